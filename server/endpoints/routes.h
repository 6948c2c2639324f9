#pragma once

/// Everything a client may ask under /api/v1. One function per file of this room adds its routes; `openapi.json` says
/// the same in words, and a test holds the two against each other.

#include <functional>
#include <string>
#include <string_view>

#include "server/accounts/staff.h"
#include "server/endpoints/office.h"
#include "server/http/router.h"

namespace onetrip::endpoints {

/// For whoever holds a citizen's session; others get signed_out.
using CitizenHandler = std::function<http::Task(const http::Request&, const storage::CitizenSession&)>;
/// For staff with a role that `accounts/roles.cpp` names for the route, signed in as far as it says; others get
/// signed_out, second_factor_needed or forbidden.
using StaffHandler = std::function<http::Task(const http::Request&, const accounts::SignedInStaff&)>;

/// Adds routes with their guard in front: who is asking, and what becomes of a store in trouble.
class Routes {
public:
    Routes(http::Router& router, const Office& office) : router_(router), office_(office) {}

    /// `path` is below /api/v1.
    void open(http::Method method, std::string_view path, http::RouteLimits limits, http::Handler handler);
    /// Open, and answered without awaiting anything.
    void ready(http::Method method, std::string_view path, http::RouteLimits limits, http::ReadyHandler handler);
    void citizen(http::Method method, std::string_view path, http::RouteLimits limits, CitizenHandler handler);
    /// Only where a person is signed in; an anonymous session gets sign_in_needed.
    void signed_in_citizen(http::Method method, std::string_view path, http::RouteLimits limits,
                           CitizenHandler handler);
    void staff(http::Method method, std::string_view path, http::RouteLimits limits, StaffHandler handler);
    [[nodiscard]] http::Router& router() { return router_; }

private:
    http::Router& router_;
    const Office& office_;
};

/// All of them. `office` must outlive the router.
void add_routes(http::Router& router, const Office& office);
/// From now on what is committed reaches whoever watches. Once, before the first write; `office` must outlive the
/// store.
void tell_watchers(const Office& office);

// One per file.
void add_catalogue_routes(Routes& routes, const Office& office);
void add_check_routes(Routes& routes, const Office& office);
void add_session_routes(Routes& routes, const Office& office);
void add_phone_sign_in_routes(Routes& routes, const Office& office);
void add_wechat_routes(Routes& routes, const Office& office);
void add_slot_routes(Routes& routes, const Office& office);
void add_booking_routes(Routes& routes, const Office& office);
void add_booking_calendar_routes(Routes& routes, const Office& office);
void add_plan_routes(Routes& routes, const Office& office);
void add_waiting_list_routes(Routes& routes, const Office& office);
void add_visit_routes(Routes& routes, const Office& office);
void add_pass_routes(Routes& routes, const Office& office);
void add_hall_desk_routes(Routes& routes, const Office& office);
void add_hall_display_routes(Routes& routes, const Office& office);
void add_hall_closure_routes(Routes& routes, const Office& office);
void add_hall_change_routes(Routes& routes, const Office& office);
void add_hall_figure_routes(Routes& routes, const Office& office);
void add_upload_routes(Routes& routes, const Office& office);
void add_earlier_material_routes(Routes& routes, const Office& office);
void add_register_answer_routes(Routes& routes, const Office& office);
void add_transfer_routes(Routes& routes, const Office& office);
void add_transferred_file_routes(Routes& routes, const Office& office);
void add_submission_routes(Routes& routes, const Office& office);
void add_case_routes(Routes& routes, const Office& office);
void add_case_event_routes(Routes& routes, const Office& office);
void add_supplement_routes(Routes& routes, const Office& office);
void add_withdrawal_routes(Routes& routes, const Office& office);
void add_commitment_routes(Routes& routes, const Office& office);
void add_case_lookup_routes(Routes& routes, const Office& office);
void add_handover_routes(Routes& routes, const Office& office);
void add_staff_session_routes(Routes& routes, const Office& office);
void add_second_factor_routes(Routes& routes, const Office& office);
void add_staff_member_routes(Routes& routes, const Office& office);
void add_staff_queue_routes(Routes& routes, const Office& office);
void add_staff_case_routes(Routes& routes, const Office& office);
void add_staff_act_routes(Routes& routes, const Office& office);
void add_shipment_routes(Routes& routes, const Office& office);
void add_window_handout_routes(Routes& routes, const Office& office);
void add_agent_naming_routes(Routes& routes, const Office& office);
void add_parcel_routes(Routes& routes, const Office& office);
void add_sent_material_routes(Routes& routes, const Office& office);
void add_kdniao_callback_routes(Routes& routes, const Office& office);
void add_staff_parcel_routes(Routes& routes, const Office& office);
void add_delivery_figure_routes(Routes& routes, const Office& office);
void add_parcel_address_routes(Routes& routes, const Office& office);
void add_address_routes(Routes& routes, const Office& office);
void add_notice_choice_routes(Routes& routes, const Office& office);
void add_notice_routes(Routes& routes, const Office& office);
void add_courier_callback_routes(Routes& routes, const Office& office);
void add_openapi_routes(Routes& routes, const Office& office);

}  // namespace onetrip::endpoints
