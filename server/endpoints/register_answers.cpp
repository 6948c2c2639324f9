// POST /services/{id}/register-answers: asks other offices' registers now, because the applicant agreed, and tells what
// they have; never what it says. Whoever submits with the consent `registers` has them asked again.

#include "server/endpoints/register_answers.h"

#include "core/form/screen.h"
#include "core/material/checklist.h"
#include "server/accounts/allowance.h"
#include "server/endpoints/body.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using http::Problem;
using http::ProblemCode;
using ports::RegistryEnd;

/// So that nobody goes through other people's numbers: the answers name whoever is asked about, not the account.
constexpr accounts::Allowance asked_by_citizen{"register", 20, 60 * 60};

constexpr std::string_view end_names[] = {"found", "not_found", "unavailable"};

std::string_view name_of(RegistryEnd end) {
    return end_names[static_cast<std::size_t>(end)];
}

struct Wanted {
    std::string material;
    std::string source_register;
};

/// The materials that nothing but a register is asked for, as long as it has them.
std::vector<Wanted> wanted_of(const catalog::Service& service, json::View answers, base::Day today) {
    const material::Holdings nothing;
    std::vector<Wanted> wanted;
    for (const material::Item& item :
         material::list_items(service.materials(), service.situation(answers, today, nothing))) {
        const bool is_drawn = item.way->by == material::Obtain::DataSharing && !item.way->source_register.empty();
        if (!is_drawn || wanted.size() == registers_asked_max) continue;
        wanted.push_back({std::string(item.material->id), std::string(item.way->source_register)});
    }
    return wanted;
}

void write_source(json::Writer& out, const RegisterAnswer& answer) {
    out.member("source", answer.reply.source);
    if (answer.reply.as_of) out.member("as_of", answer.reply.as_of->text());
}

std::string told_text(const std::vector<RegisterAnswer>& answers) {
    json::Writer out;
    out.begin_object().name("registry").begin_array();
    for (const RegisterAnswer& answer : answers) {
        out.begin_object().member("material", answer.material).member("register", answer.source_register);
        out.member("outcome", name_of(answer.reply.end));
        if (answer.reply.end != RegistryEnd::Unavailable) write_source(out, answer);
        out.end_object();
    }
    out.end_array().end_object();
    return out.take();
}

http::Task tell_register_answers(const Office& office, const http::Request& request,
                                 const storage::CitizenSession& session) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    const json::View answers = shape.object("answers");
    JsonBody::finish(shape, {"answers"});
    const ServiceEntry* entry = office.catalogue.find_service(request.param("id"));
    if (entry == nullptr) co_return Problem(ProblemCode::NotFound).reply(request);
    const base::Instant now = office.clock.now();
    const std::int64_t wait = co_await storage::write(office.store, [&](storage::Unit& unit) {
        return accounts::take(unit, asked_by_citizen, session.citizen, now);
    });
    if (wait > 0) co_return http::too_many_requests(wait).reply(request);
    const base::Day today = now.day_in(entry->agency->offset_minutes);
    co_return http::Reply::json(200, told_text(co_await ask_registers(office, *entry, answers, today)));
}

}  // namespace

boost::asio::awaitable<std::vector<RegisterAnswer>> ask_registers(const Office& office, const ServiceEntry& service,
                                                                  json::View answers, base::Day today) {
    std::vector<RegisterAnswer> told;
    const catalog::Service& asked_for = service.service();
    const std::string_view name = asked_for.answer(answers, "applicant", "name").string_or({});
    const std::string_view number = asked_for.answer(answers, "applicant", "id_number").string_or({});
    if (office.registry == nullptr || name.empty() || number.empty()) co_return told;
    for (Wanted& wanted : wanted_of(asked_for, answers, today)) {
        ports::RegistryInquiry inquiry;
        inquiry.source_register = wanted.source_register;
        inquiry.holder_name = name;
        inquiry.holder_number = number;
        inquiry.purpose = asked_for.id();
        ports::RegistryReply reply = co_await office.registry->ask(std::move(inquiry));
        if (reply.end == RegistryEnd::NotFound) {
            // Nobody signs for what is not there: the register, on the day it was asked.
            reply.source = wanted.source_register;
            reply.as_of = today;
        }
        told.push_back({std::move(wanted.material), std::move(wanted.source_register), std::move(reply)});
    }
    co_return told;
}

void add_register_answer_routes(Routes& routes, const Office& office) {
    routes.signed_in_citizen(http::Method::Post, "/services/{id}/register-answers", http::json_body(),
                             [&office](const http::Request& request, const storage::CitizenSession& session) {
                                 return tell_register_answers(office, request, session);
                             });
}

}  // namespace onetrip::endpoints
