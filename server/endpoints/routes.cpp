#include "server/endpoints/routes.h"

#include "core/base/assert.h"
#include "server/endpoints/bundle.h"
#include "server/http/client_address.h"
#include "server/storage/failure.h"

namespace onetrip::endpoints {
namespace {

using http::Problem;
using http::ProblemCode;

constexpr std::string_view base_path = "/api/v1";
constexpr std::string_view retry_seconds = "5";

/// Trouble of the machine has its own answer; a broken statement is a bug and ends as internal.
Problem problem_of(const storage::Failure& failure) {
    if (failure.kind() == storage::FailureKind::Broken) throw failure;
    const bool is_busy = failure.kind() == storage::FailureKind::Busy;
    return Problem(is_busy ? ProblemCode::Busy : ProblemCode::StorageUnavailable)
        .with_header("Retry-After", retry_seconds);
}

http::Task guarded(const http::Handler& handler, const http::Request& request) {
    try {
        co_return co_await handler(request);
    } catch (const storage::Failure& failure) {
        co_return problem_of(failure).reply(request);
    }
}

/// An account has its own allowance, wherever it asks from; the machine itself is not limited, as by address.
void require_allowance(const Office& office, const http::Request& request, const std::string& account) {
    if (http::rate_client(request.client_address()).empty()) return;
    const std::uint32_t wait_seconds = office.account_rates.take(account, std::chrono::steady_clock::now());
    if (wait_seconds > 0) throw http::Refused(http::too_many_requests(wait_seconds));
}

http::Task for_citizen(const Office& office, const CitizenHandler& handler, const http::Request& request) {
    const auto session = co_await office.citizens.session_of(request);
    if (!session) throw http::Refused(Problem(ProblemCode::SignedOut));
    require_allowance(office, request, "citizen/" + session->citizen);
    co_return co_await handler(request, *session);
}

http::Task for_staff(const Office& office, const accounts::Permission& permission, const StaffHandler& handler,
                     const http::Request& request) {
    const auto caller = co_await office.staff_sessions.caller_of(request);
    if (!caller) throw http::Refused(Problem(ProblemCode::SignedOut));
    const accounts::SignedInStaff& staff = caller->staff;
    require_allowance(office, request, "staff/" + staff.user);
    if (permission.proof == accounts::Proof::Whole && staff.awaits != accounts::Awaits::Nothing) {
        throw http::Refused(Problem(ProblemCode::SecondFactorNeeded).with("awaits", name_of(staff.awaits)));
    }
    if (!staff.roles.meets(permission.roles)) throw http::Refused(Problem(ProblemCode::Forbidden));
    http::Reply reply = co_await handler(request, staff);
    // A handler that lays or takes away the session's cookie knows better.
    if (caller->renewed && reply.header("Set-Cookie").empty()) reply.with_cookie(*caller->renewed);
    co_return reply;
}

}  // namespace

void Routes::open(http::Method method, std::string_view path, http::RouteLimits limits, http::Handler handler) {
    router_.add(method, std::string(base_path) + std::string(path), std::move(limits),
                [handler = std::move(handler)](const http::Request& request) { return guarded(handler, request); });
}

void Routes::ready(http::Method method, std::string_view path, http::RouteLimits limits, http::ReadyHandler handler) {
    router_.add_ready(method, std::string(base_path) + std::string(path), std::move(limits), std::move(handler));
}

void Routes::citizen(http::Method method, std::string_view path, http::RouteLimits limits, CitizenHandler handler) {
    const Office& office = office_;
    open(method, path, std::move(limits), [&office, handler = std::move(handler)](const http::Request& request) {
        return for_citizen(office, handler, request);
    });
}

void Routes::signed_in_citizen(http::Method method, std::string_view path, http::RouteLimits limits,
                               CitizenHandler handler) {
    citizen(method, path, std::move(limits),
            [handler = std::move(handler)](const http::Request& request, const storage::CitizenSession& session) {
                if (!session.signed_in_at) throw http::Refused(Problem(ProblemCode::SignInNeeded));
                return handler(request, session);
            });
}

void Routes::staff(http::Method method, std::string_view path, http::RouteLimits limits, StaffHandler handler) {
    const Office& office = office_;
    const auto* permission = accounts::permission_for(method, std::string(base_path) + std::string(path));
    ONETRIP_ASSERT(permission != nullptr);
    open(method, path, std::move(limits),
         [&office, permission, handler = std::move(handler)](const http::Request& request) {
             return for_staff(office, *permission, handler, request);
         });
}

void add_routes(http::Router& router, const Office& office) {
    Routes routes(router, office);
    add_catalogue_routes(routes, office);
    add_check_routes(routes, office);
    add_session_routes(routes, office);
    add_phone_sign_in_routes(routes, office);
    add_wechat_routes(routes, office);
    add_slot_routes(routes, office);
    add_booking_routes(routes, office);
    add_booking_calendar_routes(routes, office);
    add_plan_routes(routes, office);
    add_waiting_list_routes(routes, office);
    add_visit_routes(routes, office);
    add_pass_routes(routes, office);
    add_hall_desk_routes(routes, office);
    add_hall_display_routes(routes, office);
    add_hall_closure_routes(routes, office);
    add_hall_change_routes(routes, office);
    add_hall_figure_routes(routes, office);
    add_upload_routes(routes, office);
    add_earlier_material_routes(routes, office);
    add_register_answer_routes(routes, office);
    add_certificate_routes(routes, office);
    add_bundle_routes(routes, office);
    add_shared_material_routes(routes, office);
    add_transfer_routes(routes, office);
    add_transferred_file_routes(routes, office);
    add_submission_routes(routes, office);
    add_case_routes(routes, office);
    add_case_event_routes(routes, office);
    add_supplement_routes(routes, office);
    add_withdrawal_routes(routes, office);
    add_commitment_routes(routes, office);
    add_case_lookup_routes(routes, office);
    add_handover_routes(routes, office);
    add_staff_session_routes(routes, office);
    add_second_factor_routes(routes, office);
    add_staff_member_routes(routes, office);
    add_staff_queue_routes(routes, office);
    add_staff_case_routes(routes, office);
    add_staff_act_routes(routes, office);
    add_shipment_routes(routes, office);
    add_window_handout_routes(routes, office);
    add_sent_material_routes(routes, office);
    add_kdniao_callback_routes(routes, office);
    add_staff_parcel_routes(routes, office);
    add_delivery_figure_routes(routes, office);
    add_parcel_address_routes(routes, office);
    add_agent_naming_routes(routes, office);
    add_address_routes(routes, office);
    add_notice_choice_routes(routes, office);
    add_notice_routes(routes, office);
    add_parcel_routes(routes, office);
    add_courier_callback_routes(routes, office);
    add_openapi_routes(routes, office);
}

}  // namespace onetrip::endpoints
