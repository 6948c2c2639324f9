// What staff do to a case: accept it, send the one notice that lists everything, decide.

#include "core/calendar/working_days.h"
#include "server/endpoints/body.h"
#include "server/endpoints/case_file.h"
#include "server/endpoints/once.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;
using Act = std::function<std::optional<Problem>(storage::Unit&, CaseFile&, base::Instant)>;

constexpr std::size_t reason_bytes_max = 2000;
constexpr std::string_view refused_reason_code = "decision.refused";
constexpr std::string_view remedy =
    "如不服本决定，可以自收到之日起六十日内申请行政复议，或者六个月内依法向人民法院提起行政诉讼。";

/// Opens the case, lets `act` change it, and writes it down as `code` done by this member.
http::Task act_on_case(const Office& office, const http::Request& request, const accounts::SignedInStaff& staff,
                       KeyDuty duty, std::uint16_t status, std::string_view code, const Act& act) {
    const Keyed key = keyed(request, "staff/" + staff.user, duty);
    const base::Instant now = office.clock.now();
    const auto work = [&](storage::Unit& unit) -> Attempt {
        auto file = find_case(unit, office.catalogue, request.param("number"));
        if (!file) return Err{Problem(ProblemCode::NotFound)};
        if (auto problem = act(unit, *file, now)) return Err{std::move(*problem)};
        commit_case(unit, office.catalogue, *file, {0, now, "case", std::string(code), staff.user, {}});
        return Answer{status, staff_case_text(unit, *file, office.catalogue, now), false};
    };
    co_return reply_of(request, co_await storage::write(
                                    office.store, [&](storage::Unit& unit) { return once(unit, key, now, work); }));
}

http::Task accept_case(const Office& office, const http::Request& request, const accounts::SignedInStaff& staff) {
    require_empty_object(request);
    const Act act = [](storage::Unit&, CaseFile& file, base::Instant now) {
        casework::Event event;
        event.type = casework::EventType::Accepted;
        return take_step(file, event, now);
    };
    co_return co_await act_on_case(office, request, staff, KeyDuty::Optional, 200, "case.accepted", act);
}

std::vector<casework::NoticeItem> read_items(const http::Request& request) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    std::vector<casework::NoticeItem> items;
    const json::View given = shape.array("items");
    for (std::size_t i = 0; i < given.size() && !shape.fault(); ++i) {
        json::Shape item(given.at(i), shape.place("items", i));
        casework::NoticeItem read;
        const auto kind = casework::item_kind_of(item.text("kind"));
        if (!kind) item.wrong("kind");
        read.place = {kind.value_or(casework::ItemKind::Material), std::string(item.text("id"))};
        read.reason_code = item.text("reason_code");
        read.text = item.text("text");
        item.only({"kind", "id", "reason_code", "text"});
        shape.take(item.fault());
        items.push_back(std::move(read));
    }
    JsonBody::finish(shape, {"items"});
    return items;
}

/// The notice may ask only for what the service knows: a page could not show anything else.
std::optional<Problem> refuse_unknown_places(const CaseFile& file, const std::vector<casework::NoticeItem>& items) {
    const catalog::Service& service = file.service->service();
    for (std::size_t i = 0; i < items.size(); ++i) {
        const casework::ItemPlace& place = items[i].place;
        const bool is_known = place.kind == casework::ItemKind::Material
                                  ? service.material(place.id) != nullptr
                                  : service.form().find(std::string_view(place.id).substr(place.id.empty() ? 0 : 1)) &&
                                        place.id.starts_with('/');
        if (!is_known) {
            return Problem(ProblemCode::BodyInvalid).with("at", "/items/" + std::to_string(i) + "/id");
        }
    }
    return std::nullopt;
}

/// `云教补字〔2026〕00001号`.
std::string notice_number(storage::Unit& unit, const CaseFile& file, base::Day day) {
    const std::string year = day.text().substr(0, 4);
    const std::int64_t count = unit.counters().next("notice/" + file.service->agency->id + '/' + year);
    std::string digits = std::to_string(count);
    digits.insert(0, digits.size() < 5 ? 5 - digits.size() : 0, '0');
    return std::string(file.service->agency->short_title["zh-CN"].string_or({})) + "补字〔" + year + "〕" + digits +
           "号";
}

http::Task request_supplement(const Office& office, const http::Request& request,
                              const accounts::SignedInStaff& staff) {
    const auto items = read_items(request);
    const Act act = [&](storage::Unit& unit, CaseFile& file, base::Instant now) -> std::optional<Problem> {
        if (auto problem = refuse_unknown_places(file, items)) return problem;
        const base::Day today = now.day_in(file.service->agency->offset_minutes);
        casework::Event event;
        event.type = casework::EventType::SupplementRequested;
        event.items = items;
        event.due = calendar::add_calendar_days(office.catalogue.calendar(), today,
                                                file.service->limits.applicant_supplement_days)
                        .day;
        if (auto problem = take_step(file, event, now)) return problem;
        file.record.notice_number = notice_number(unit, file, today);
        return std::nullopt;
    };
    co_return co_await act_on_case(office, request, staff, KeyDuty::Required, 201, "case.supplement_requested", act);
}

struct Verdict {
    casework::Outcome outcome = casework::Outcome::Granted;
    std::string reason;
    std::optional<catalog::CertificateWish> certificate;  ///< what shall stand on it
};

std::optional<base::Day> day_if(json::Shape& shape, std::string_view name) {
    const auto text = shape.text_if(name);
    if (!text) return std::nullopt;
    const auto day = base::Day::parse(*text);
    if (!day) shape.wrong(name);
    return day;
}

catalog::CertificateWish read_wish(json::Shape& parent) {
    json::Shape shape(parent.object("certificate"), parent.place("certificate"));
    catalog::CertificateWish wish;
    wish.number = shape.text_if("number").value_or("");
    wish.valid_from = day_if(shape, "valid_from");
    wish.valid_to = day_if(shape, "valid_to");
    shape.only({"number", "valid_from", "valid_to"});
    parent.take(shape.fault());
    return wish;
}

Verdict read_verdict(const http::Request& request) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    const std::string_view outcome = JsonBody::text(shape, "outcome", identifier_bytes_max);
    if (outcome != "granted" && outcome != "refused") shape.wrong("outcome");
    const std::string_view reason = shape.text_if("reason").value_or("");
    const bool is_refused = outcome == "refused";
    if (reason.size() > reason_bytes_max || (is_refused && reason.empty())) shape.wrong("reason");
    Verdict verdict{is_refused ? casework::Outcome::Refused : casework::Outcome::Granted, std::string(reason), {}};
    if (body.root()["certificate"] && !is_refused) verdict.certificate = read_wish(shape);
    if (body.root()["certificate"] && is_refused) shape.wrong("certificate");
    JsonBody::finish(shape, {"outcome", "reason", "certificate"});
    return verdict;
}

/// Year, region and a running number of seven digits.
std::string certificate_number(storage::Unit& unit, const CaseFile& file, base::Day day) {
    const std::string head = day.text().substr(0, 4) + file.service->agency->region;
    std::string digits = std::to_string(unit.counters().next("certificate/" + file.stored.service + '/' + head));
    digits.insert(0, digits.size() < 7 ? 7 - digits.size() : 0, '0');
    return head + digits;
}

/// What the catalogue lets it give out its applicant holds from now on; the number is the office's own, or ours.
std::optional<Problem> give_out(storage::Unit& unit, CaseFile& file, catalog::CertificateWish wish, base::Instant now,
                                std::string& number) {
    const base::Day today = now.day_in(file.service->agency->offset_minutes);
    if (wish.number.empty()) wish.number = certificate_number(unit, file, today);
    const auto given_out = given_out_by(file);
    if (!given_out) {
        number = wish.number;
        return std::nullopt;
    }
    auto terms = catalog::certificate_terms(*given_out, std::move(wish), today);
    if (!terms) return Problem(ProblemCode::BodyInvalid).with("at", "/certificate/" + std::string(terms.error()));
    number = terms->number;
    file.record.certificate =
        make_certificate(file.service->service(), answers_of(file).root(), *given_out, std::move(terms).value());
    return std::nullopt;
}

/// A granted case is issued its certificate in the same act: nothing lies between.
std::optional<Problem> issue(storage::Unit& unit, CaseFile& file, const Verdict& verdict, base::Instant now) {
    if (verdict.certificate && !given_out_by(file)) return Problem(ProblemCode::BodyInvalid).with("at", "/certificate");
    casework::Event event;
    event.type = casework::EventType::Issued;
    if (auto problem =
            give_out(unit, file, verdict.certificate.value_or(catalog::CertificateWish{}), now, event.number))
        return problem;
    file.record.issued_at = now;
    return take_step(file, event, now);
}

http::Task decide_case(const Office& office, const http::Request& request, const accounts::SignedInStaff& staff) {
    const Verdict verdict = read_verdict(request);
    const bool is_granted = verdict.outcome == casework::Outcome::Granted;
    const Act act = [&](storage::Unit& unit, CaseFile& file, base::Instant now) -> std::optional<Problem> {
        casework::Event event;
        event.type = casework::EventType::Decided;
        event.outcome = verdict.outcome;
        if (!is_granted) {
            event.reason_code = refused_reason_code;
            event.text = verdict.reason;
            event.remedy = remedy;
        }
        if (auto problem = take_step(file, event, now)) return problem;
        file.record.decision = Decision{verdict.outcome, now, verdict.reason};
        return is_granted ? issue(unit, file, verdict, now) : std::nullopt;
    };
    const std::string_view code = is_granted ? "case.granted" : "case.refused";
    co_return co_await act_on_case(office, request, staff, KeyDuty::Required, 201, code, act);
}

}  // namespace

void add_staff_act_routes(Routes& routes, const Office& office) {
    using accounts::SignedInStaff;
    using http::Request;
    routes.staff(
        http::Method::Post, "/staff/cases/{number}/acceptance", http::json_body(),
        [&office](const Request& request, const SignedInStaff& staff) { return accept_case(office, request, staff); });
    routes.staff(http::Method::Post, "/staff/cases/{number}/supplement-notices", http::json_body(),
                 [&office](const Request& request, const SignedInStaff& staff) {
                     return request_supplement(office, request, staff);
                 });
    routes.staff(
        http::Method::Post, "/staff/cases/{number}/decisions", http::json_body(),
        [&office](const Request& request, const SignedInStaff& staff) { return decide_case(office, request, staff); });
}

}  // namespace onetrip::endpoints
