// The header fields of the tus protocol: whatever is read is within its limits, and read again from how we write it.

#include "server/endpoints/tus.h"

#include "core/base/assert.h"

using namespace onetrip;
using namespace onetrip::endpoints;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view field(reinterpret_cast<const char*>(data), size);
    if (const auto count = tus::read_count(field)) {
        ONETRIP_ASSERT(*count >= 0);
        ONETRIP_ASSERT(tus::read_count(std::to_string(*count)) == count);
    }
    if (const auto metadata = tus::Metadata::read(field)) {
        ONETRIP_ASSERT(size <= tus::metadata_bytes_max);
        for (const std::string_view key : {"service", "material", "filename", ""})
            ONETRIP_ASSERT(metadata->value(key).size() <= size);
    }
    if (const auto checksum = tus::Checksum::read(field)) static_cast<void>(checksum->is_of({data, size}));
    constexpr std::string_view place = "/api/v1/transfers/";
    if (const auto made = tus::read_concatenation(field, place)) {
        ONETRIP_ASSERT(made->is_final == !made->parts.empty() && made->parts.size() <= tus::parts_max);
        std::string again = made->is_final ? "final;" : "partial";
        for (const std::string& part : made->parts)
            again += std::string(place) + part + ' ';
        const auto reread = tus::read_concatenation(again, place);
        ONETRIP_ASSERT(reread && reread->parts == made->parts);
    }
    return 0;
}
