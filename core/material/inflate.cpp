#include "core/material/inflate.h"

#include <zlib.h>

#include <algorithm>

#include "core/base/assert.h"

namespace onetrip::material {
namespace {

constexpr std::size_t step_bytes = 64u << 10;

}  // namespace

Inflated inflate(base::BytesView packed, std::size_t size_bytes_max, Wrapper wrapper) {
    Inflated out;
    z_stream stream = {};
    // zlib reads through a pointer that is not const and writes nothing there.
    stream.next_in = const_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    // Less than nothing is zlib's word for a stream without a wrapper.
    ONETRIP_ASSERT(inflateInit2(&stream, wrapper == Wrapper::Zlib ? MAX_WBITS : -MAX_WBITS) == Z_OK);
    int status = Z_OK;
    while (status == Z_OK) {
        const std::size_t so_far = out.bytes.size();
        // One byte more than is let in tells whether there is more.
        const std::size_t room = std::min(step_bytes, size_bytes_max - so_far + 1);
        out.bytes.resize(so_far + room);
        stream.next_out = reinterpret_cast<Bytef*>(out.bytes.data()) + so_far;
        stream.avail_out = static_cast<uInt>(room);
        status = ::inflate(&stream, Z_NO_FLUSH);
        out.bytes.resize(so_far + room - stream.avail_out);
        if (out.bytes.size() > size_bytes_max) {
            out.bytes.resize(size_bytes_max);
            out.is_over_limit = true;
            break;
        }
    }
    out.is_whole = status == Z_STREAM_END && !out.is_over_limit;
    inflateEnd(&stream);
    return out;
}

}  // namespace onetrip::material
