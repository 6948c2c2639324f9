// A file from anywhere: looking at it ends, and what is kept of it says the same as what was seen.

#include <string>

#include "core/base/assert.h"
#include "core/json/document.h"
#include "core/json/writer.h"
#include "core/material/inspect.h"
#include "core/material/remedies.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace onetrip;
    const material::Inspection seen = material::inspect({data, size});
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
