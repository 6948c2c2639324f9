// What couriers tell, in each of their forms: whatever it is, it is refused or read within limits, taking it twice is
// taking it once, and what is stored reads back as it was.

#include "core/base/assert.h"
#include "core/delivery/push_form.h"
#include "core/delivery/record.h"
#include "core/delivery/timeline.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace onetrip;
    using namespace onetrip::delivery;
    if (size == 0) return 0;
    const auto form = static_cast<PushForm>(data[0] % 5);
    const auto push = parse_push(form, {reinterpret_cast<const char*>(data) + 1, size - 1});
    if (!push) return 0;
    ONETRIP_ASSERT(push->events.size() <= track_events_max);

    const base::Instant now = *base::Instant::parse("2026-12-01T09:00:00+08:00");
    Event label;
    label.type = EventType::LabelReady;
    label.number = push->number;
    const auto labelled = step(create_shipment(now), label, now);
    ONETRIP_ASSERT(labelled.ok());  // what a push names is a number
    const auto once = take_push(*labelled, *push, now);
    ONETRIP_ASSERT(once.ok());
    const auto twice = take_push(*once, *push, now);
    ONETRIP_ASSERT(twice.ok() && twice->history == once->history && status_of(*twice) == status_of(*once));

    json::Writer out;
    write_shipment(out, *once);
    const std::string text = out.take();
    const auto document = json::Document::parse(text);
    ONETRIP_ASSERT(document.ok());
    const auto again = read_shipment(document->root());
    ONETRIP_ASSERT(again.ok() && again->history == once->history);
    ONETRIP_ASSERT(timeline(*again, now).state == status_of(*once));
    return 0;
}
