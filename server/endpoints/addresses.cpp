// /addresses: where a person has parcels sent. The book is shown masked; one address is given whole, to be put into a
// form. What was sent stands in the case and is not touched by what happens here.

#include <algorithm>

#include "core/base/text.h"
#include "server/accounts/token.h"
#include "server/endpoints/application.h"
#include "server/endpoints/body.h"
#include "server/endpoints/judged_value.h"
#include "server/endpoints/masking.h"
#include "server/endpoints/once.h"
#include "server/endpoints/routes.h"
#include "server/storage/failure.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;

/// More than anybody looks through on a phone.
constexpr std::size_t addresses_max = 20;
constexpr std::size_t detail_code_points_min = 2;
constexpr std::size_t detail_code_points_max = 100;
constexpr std::size_t text_bytes_max = 600;

struct Entry {
    std::string receiver;
    std::string phone;
    std::string region;  ///< six digits of catalog/regions.json
    std::string area;    ///< its names, as they stood when the address was written down
    std::string detail;  ///< street, number, flat
};

std::string write_content(const Entry& entry) {
    json::Writer out;
    out.begin_object().member("receiver", entry.receiver).member("phone", entry.phone);
    out.member("region", entry.region).member("area", entry.area).member("detail", entry.detail).end_object();
    return out.take();
}

Entry read_content(const storage::Address& address) {
    const auto document = json::Document::parse(address.content);
    json::Shape shape(document ? document->root() : json::View());
    const auto text = [&](std::string_view name) { return std::string(shape.text(name)); };
    Entry entry{text("receiver"), text("phone"), text("region"), text("area"), text("detail")};
    if (shape.fault()) throw storage::Failure(storage::FailureKind::Corrupt, "an address is broken");
    return entry;
}

void write_address(json::Writer& out, std::string_view id, const Entry& entry, bool is_masked) {
    const std::string line = entry.area + entry.detail;
    out.begin_object().member("id", id);
    out.member("receiver", is_masked ? masked_name(entry.receiver) : entry.receiver);
    out.member("phone", is_masked ? masked_mobile(entry.phone) : entry.phone);
    out.member("address", is_masked ? masked_address(line) : line);
    if (!is_masked) out.member("region", entry.region).member("detail", entry.detail);
    out.end_object();
}

std::string whole_text(std::string_view id, const Entry& entry) {
    json::Writer out;
    out.begin_object().name("address");
    write_address(out, id, entry, false);
    out.end_object();
    return out.take();
}

bool has_control_characters(std::string_view text) {
    const std::u32string characters = base::code_points(text);
    return std::any_of(characters.begin(), characters.end(),
                       [](char32_t one) { return one < 0x20 || (one >= 0x7F && one < 0xA0); });
}

void judge_detail(std::string_view detail, std::vector<base::Finding>& findings) {
    const std::size_t count = base::code_point_count(detail);
    const auto find = [&](std::string_view code) { findings.push_back({std::string(code), "/detail"}); };
    if (detail.empty()) return find("required");
    if (has_control_characters(detail)) return find("text_control");
    if (count < detail_code_points_min) return find("text_short");
    if (count > detail_code_points_max) return find("text_long");
}

/// All that is wrong, in the order of the fields.
std::vector<base::Finding> judge(Entry& entry, const Regions& regions) {
    std::vector<base::Finding> findings;
    judge_as("person_name", entry.receiver, "/receiver", findings);
    judge_as("mobile", entry.phone, "/phone", findings);
    if (const auto area = regions.place(entry.region)) {
        entry.area = *area;
    } else {
        findings.push_back({entry.region.empty() ? "required" : "choice_unknown", "/region"});
    }
    judge_detail(entry.detail, findings);
    return findings;
}

Entry read_entry(const http::Request& request) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    const auto text = [&](std::string_view name) { return std::string(JsonBody::text(shape, name, text_bytes_max)); };
    Entry entry{text("receiver"), text("phone"), text("region"), {}, text("detail")};
    JsonBody::finish(shape, {"receiver", "phone", "region", "detail"});
    return entry;
}

Attempt add(storage::Unit& unit, const storage::Address& address, const Entry& entry) {
    if (unit.addresses().of_citizen(address.citizen).size() >= addresses_max) {
        return Err{findings_problem({{"rows_many", {}}})};
    }
    unit.addresses().put(address);
    return Answer{201, whole_text(address.id, entry), false};
}

http::Task add_address(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const Keyed key = keyed(request, "citizen/" + session.citizen);
    Entry entry = read_entry(request);
    const auto findings = judge(entry, office.catalogue.regions());
    if (!findings.empty()) co_return findings_problem(findings).reply(request);
    const base::Instant now = office.clock.now();
    const storage::Address address{accounts::draw_id(office.randomness), session.citizen, write_content(entry), now};
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, now,
                                       [&](storage::Unit& inner) { return add(inner, address, entry); });
                       }));
}

http::Task change_address(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    Entry entry = read_entry(request);
    const auto findings = judge(entry, office.catalogue.regions());
    if (!findings.empty()) co_return findings_problem(findings).reply(request);
    const std::string id(request.param("id"));
    const storage::Address address{id, session.citizen, write_content(entry), office.clock.now()};
    const bool was_there = co_await storage::write(office.store, [&](storage::Unit& unit) {
        const bool is_there = unit.addresses().find(session.citizen, id).has_value();
        if (is_there) unit.addresses().put(address);
        return is_there;
    });
    if (!was_there) co_return Problem(ProblemCode::NotFound).reply(request);
    co_return http::Reply::json(200, whole_text(id, entry));
}

http::Task list_addresses(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    require_query(request, {});
    const auto addresses = co_await storage::read(
        office.store, [&](const storage::Unit& unit) { return unit.addresses().of_citizen(session.citizen); });
    json::Writer out;
    out.begin_object().name("addresses").begin_array();
    for (const storage::Address& address : addresses)
        write_address(out, address.id, read_content(address), true);
    out.end_array().end_object();
    co_return http::Reply::json(200, out.take());
}

http::Task get_address(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    require_query(request, {});
    const auto address = co_await storage::read(office.store, [&](const storage::Unit& unit) {
        return unit.addresses().find(session.citizen, request.param("id"));
    });
    if (!address) co_return Problem(ProblemCode::NotFound).reply(request);
    co_return http::Reply::json(200, whole_text(address->id, read_content(*address)));
}

http::Task remove_address(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const bool was_there = co_await storage::write(office.store, [&](storage::Unit& unit) {
        return unit.addresses().remove(session.citizen, request.param("id"));
    });
    if (!was_there) co_return Problem(ProblemCode::NotFound).reply(request);
    co_return http::Reply(204);
}

}  // namespace

void add_address_routes(Routes& routes, const Office& office) {
    using Handler = http::Task (*)(const Office&, const http::Request&, const storage::CitizenSession&);
    const auto route = [&](http::Method method, std::string_view path, http::RouteLimits limits, Handler handler) {
        routes.signed_in_citizen(
            method, path, std::move(limits),
            [&office, handler](const http::Request& request, const storage::CitizenSession& session) {
                return handler(office, request, session);
            });
    };
    route(http::Method::Get, "/addresses", {}, list_addresses);
    route(http::Method::Post, "/addresses", http::json_body(), add_address);
    route(http::Method::Get, "/addresses/{id}", {}, get_address);
    route(http::Method::Put, "/addresses/{id}", http::json_body(), change_address);
    route(http::Method::Delete, "/addresses/{id}", {}, remove_address);
}

}  // namespace onetrip::endpoints
