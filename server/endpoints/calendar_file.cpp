#include "server/endpoints/calendar_file.h"

#include <libical/ical.h>

#include <ctime>
#include <memory>

namespace onetrip::endpoints {
namespace {

struct FreeComponent {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

struct FreeText {
    void operator()(char* text) const { icalmemory_free_buffer(text); }
};

icaltimetype utc(base::Instant instant) {
    constexpr int is_date = 0;
    return icaltime_from_timet_with_zone(static_cast<std::time_t>(instant.milliseconds() / 1000), is_date,
                                         icaltimezone_get_utc_timezone());
}

void add(const Component& to, icalproperty* property) {
    icalcomponent_add_property(to.get(), property);
}

void add_alarm(const Component& event, const char* before, const std::string& says) {
    Component alarm(icalcomponent_new(ICAL_VALARM_COMPONENT));
    add(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
    add(alarm, icalproperty_new_trigger(icaltriggertype_from_string(before)));
    add(alarm, icalproperty_new_description(says.c_str()));
    icalcomponent_add_component(event.get(), alarm.release());
}

}  // namespace

std::string calendar_text(const CalendarEvent& said) {
    Component event(icalcomponent_new(ICAL_VEVENT_COMPONENT));
    add(event, icalproperty_new_uid((said.id + "@onetrip").c_str()));
    add(event, icalproperty_new_sequence(static_cast<int>(said.version)));
    add(event, icalproperty_new_dtstamp(utc(said.written_at)));
    add(event, icalproperty_new_dtstart(utc(said.from)));
    add(event, icalproperty_new_dtend(utc(said.to)));
    add(event, icalproperty_new_summary(said.title.c_str()));
    add(event, icalproperty_new_location(said.place.c_str()));
    add(event, icalproperty_new_description(said.description.c_str()));
    add_alarm(event, "-P1D", said.title);
    add_alarm(event, "-PT2H", said.title);

    Component calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
    add(calendar, icalproperty_new_version("2.0"));
    add(calendar, icalproperty_new_prodid("-//OneTrip//appointments//EN"));
    add(calendar, icalproperty_new_method(ICAL_METHOD_PUBLISH));
    icalcomponent_add_component(calendar.get(), event.release());
    const std::unique_ptr<char, FreeText> text(icalcomponent_as_ical_string_r(calendar.get()));
    return text.get();
}

}  // namespace onetrip::endpoints
