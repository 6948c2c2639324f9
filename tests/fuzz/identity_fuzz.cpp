// Numbers and names of every kind, whatever is written: what is stored is written as it should be, and stays so.

#include <string_view>

#include "core/base/assert.h"
#include "core/base/text.h"
#include "core/identity/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace onetrip;
    if (size == 0) return 0;
    const auto kinds = identity::kinds();
    const identity::Kind& kind = kinds[data[0] % kinds.size()];
    const std::string_view written(reinterpret_cast<const char*>(data) + 1, size - 1);
    const base::Day today(20'785);
    const auto report = identity::check(kind, written, today);
    const auto again = identity::check(kind, report.value, today);
    ONETRIP_ASSERT(again.value == report.value);
    ONETRIP_ASSERT(!report.valid || again.valid);
    for (const identity::ValueFinding& finding : report.findings)
        ONETRIP_ASSERT(!finding.code.empty());
    return 0;
}
