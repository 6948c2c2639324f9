// A calendar as a city writes it, and working days counted in it: counting on and counting back agree, and a due day is
// a working day.

#include <cstring>
#include <string_view>

#include "core/base/assert.h"
#include "core/calendar/read.h"
#include "core/calendar/working_days.h"
#include "core/json/document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace onetrip;
    struct Numbers {
        std::int16_t start;
        std::int16_t days;
    } numbers{};
    if (size < sizeof numbers) return 0;
    std::memcpy(&numbers, data, sizeof numbers);
    const std::string_view text(reinterpret_cast<const char*>(data) + sizeof numbers, size - sizeof numbers);
    const auto document = json::Document::parse(text);
    auto own = document ? calendar::read_calendar(document->root(), "")
                        : base::Result<calendar::WorkCalendar, json::Fault>(base::Err{json::Fault{}});
    const calendar::WorkCalendar& calendar = own ? *own : calendar::WorkCalendar::built_in();

    const base::Day start(20'785 + numbers.start);
    const std::int32_t days = (numbers.days & 0x7FFF) % (calendar::count_max + 1);
    const calendar::DueDay due = calendar::add_workdays(calendar, start, days);
    if (days > 0) {
        ONETRIP_ASSERT(calendar.is_working_day(due.day));
        ONETRIP_ASSERT(calendar::count_workdays(calendar, start, due.day) == days);
    }
    ONETRIP_ASSERT(calendar.is_working_day(calendar::next_working_day(calendar, start)));
    return 0;
}
