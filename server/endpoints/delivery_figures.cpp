// GET /staff/delivery-figures: how the couriers do, by the parcels of some days and by what this server saw of them.

#include <span>

#include "core/json/writer.h"
#include "server/couriers/health.h"
#include "server/endpoints/body.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using storage::DeliveryFigures;

constexpr std::int32_t days_max = 366;

/// Of one carrier.
struct Summed {
    std::int64_t collected = 0;
    std::int64_t arrived = 0;
    std::int64_t first_attempt_failed = 0;
    std::int64_t returned = 0;
};

Summed sum(std::span<const DeliveryFigures> rows) {
    Summed summed;
    for (const DeliveryFigures& row : rows) {
        summed.collected += row.parcels;
        summed.arrived += row.days ? row.parcels : 0;
        summed.first_attempt_failed += row.first_attempt_failed;
        summed.returned += row.returned;
    }
    return summed;
}

/// The days in which `tenths` tenths of those that arrived had come. Rows are in order of days.
std::optional<std::int64_t> days_of(std::span<const DeliveryFigures> rows, std::int64_t arrived, std::int64_t tenths) {
    std::int64_t come = 0;
    for (const DeliveryFigures& row : rows) {
        if (!row.days) continue;
        come += row.parcels;
        if (come * 10 >= arrived * tenths) return row.days;
    }
    return std::nullopt;
}

void write_days(json::Writer& out, std::string_view name, std::optional<std::int64_t> days) {
    out.name(name);
    days ? out.value(*days) : out.null();
}

void write_carriers(json::Writer& out, std::span<const DeliveryFigures> figures) {
    out.name("carriers").begin_array();
    for (std::size_t first = 0; first < figures.size();) {
        std::size_t end = first;
        while (end < figures.size() && figures[end].carrier == figures[first].carrier)
            ++end;
        const auto rows = figures.subspan(first, end - first);
        const Summed summed = sum(rows);
        out.begin_object().member("carrier", rows.front().carrier).member("collected", summed.collected);
        out.member("arrived", summed.arrived).member("first_attempt_failed", summed.first_attempt_failed);
        out.member("returned", summed.returned);
        write_days(out, "days_median", days_of(rows, summed.arrived, 5));
        write_days(out, "days_nine_in_ten", days_of(rows, summed.arrived, 9));
        out.end_object();
        first = end;
    }
    out.end_array();
}

void write_health(json::Writer& out, const Office& office, const std::optional<base::Instant>& last_told_at) {
    out.name("couriers").begin_array();
    if (office.courier_health != nullptr) {
        for (const couriers::CourierHealth& health : *office.courier_health) {
            out.begin_object().member("name", health.name).member("asked", health.asked.load());
            out.member("answered", health.answered.load()).member("failed", health.failed.load());
            out.member("held_back", health.held_back.load()).member("breaker_open", health.is_open.load()).end_object();
        }
    }
    out.end_array().name("pushes").begin_object();
    const CourierCounts& counts = office.courier_counts;
    out.member("kept", counts.kept.load()).member("repeated", counts.repeated.load());
    out.member("forged", counts.forged.load()).member("unreadable", counts.unreadable.load()).name("last_told_at");
    last_told_at ? out.value(last_told_at->text()) : out.null();
    out.end_object();
}

base::Day query_day(const http::Request& request, std::string_view name) {
    const auto day = base::Day::parse(query_text(request, name, identifier_bytes_max));
    if (!day) refuse_query(name);
    return *day;
}

http::Task tell_figures(const Office& office, const http::Request& request) {
    require_query(request, {"from", "to"});
    const base::Day from = query_day(request, "from");
    const base::Day to = query_day(request, "to");
    if (to < from || to - from > days_max) refuse_query("to");
    std::string text = co_await storage::read(office.store, [&](const storage::Unit& unit) {
        const auto begin = base::Instant::at(from, 0, base::china_offset_minutes);
        const auto end = base::Instant::at(to + 1, 0, base::china_offset_minutes);
        json::Writer out;
        out.begin_object();
        write_carriers(out, unit.shipments().figures(begin, end));
        write_health(out, office, unit.shipments().last_told_at());
        out.end_object();
        return out.take();
    });
    co_return http::Reply::json(200, std::move(text));
}

}  // namespace

void add_delivery_figure_routes(Routes& routes, const Office& office) {
    routes.staff(http::Method::Get, "/staff/delivery-figures", {},
                 [&office](const http::Request& request, const accounts::SignedInStaff&) {
                     return tell_figures(office, request);
                 });
}

}  // namespace onetrip::endpoints
