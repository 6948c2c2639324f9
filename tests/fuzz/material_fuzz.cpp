// A file from anywhere: looking at it ends, and what is kept of it says the same as what was seen. What tells more than
// the picture is taken out once: of what is left nothing more goes.

#include <string>

#include "core/base/assert.h"
#include "core/json/document.h"
#include "core/json/writer.h"
#include "core/material/inspect.h"
#include "core/material/metadata.h"
#include "core/material/remedies.h"

namespace {

void strip_twice(onetrip::material::Kind kind, onetrip::base::BytesView file) {
    using namespace onetrip::material;
    const auto stripped = strip_metadata(kind, file);
    if (!stripped) return;
    ONETRIP_ASSERT(stripped->parts.size() <= parts_max);
    const onetrip::base::Bytes left = put_together(file, stripped->parts);
    const auto again = strip_metadata(kind, left);
    ONETRIP_ASSERT(again && again->removed.empty());
    ONETRIP_ASSERT(put_together(left, again->parts).size() == left.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace onetrip;
    const material::Inspection seen = material::inspect({data, size});
    strip_twice(seen.kind, {data, size});
    json::Writer written;
    written.begin_object();
    material::write_file_facts(written, seen);
    written.end_object();
    const auto document = json::Document::parse(written.text());
    ONETRIP_ASSERT(document.ok());
    const auto kept = material::read_file_facts(document->root());
    ONETRIP_ASSERT(kept.has_value());
    ONETRIP_ASSERT(material::check_facts(*kept, {}) == seen.findings);
    for (const base::Finding& finding : seen.findings)
        ONETRIP_ASSERT(!material::remedy_of(finding.code).empty());
    return 0;
}
