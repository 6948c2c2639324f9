#include "core/wire/taken_internal.h"

namespace onetrip::wire {

constexpr std::int64_t count_max = 1'000'000;

base::Result<appointment::Taken, json::Fault> read_taken(json::View given, std::string_view at) {
    appointment::Taken taken;
    if (!given) return taken;
    json::Shape shape(given, at);
    if (given.size() > taken_max) return base::Err{json::Fault{std::string(at)}};
    for (const json::Member member : given.members()) {
        const auto start = appointment::read_slot_start(member.name);
        const auto count = member.value.integer();
        if (!start || !count || *count < 0 || *count > count_max) {
            shape.wrong(member.name);
            break;
        }
        taken.set(*start, static_cast<std::int32_t>(*count));
    }
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return taken;
}

}  // namespace onetrip::wire
