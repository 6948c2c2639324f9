#include "server/accounts/roles.h"

namespace onetrip::accounts {
namespace {

using http::Method;

constexpr std::string_view names[role_count] = {"intake",     "reviewer", "decider", "issuer",
                                                "supervisor", "editor",   "auditor"};

constexpr Roles whoever_works_on_cases = {Role::Intake, Role::Reviewer,   Role::Decider,
                                          Role::Issuer, Role::Supervisor, Role::Auditor};

constexpr Roles whoever_manages_accounts = {Role::Supervisor, Role::Editor};

constexpr Permission table[] = {
    {Method::Get, "/api/v1/staff/sessions/current", Roles::all(), Proof::PasswordOnly},
    {Method::Delete, "/api/v1/staff/sessions/current", Roles::all(), Proof::PasswordOnly},
    {Method::Post, "/api/v1/staff/sessions/current/second-factor", Roles::all(), Proof::PasswordOnly},
    {Method::Post, "/api/v1/staff/password", Roles::all()},
    {Method::Get, "/api/v1/staff/sessions", Roles::all()},
    {Method::Delete, "/api/v1/staff/sessions/{id}", Roles::all()},
    {Method::Get, "/api/v1/staff/second-factor", Roles::all()},
    {Method::Post, "/api/v1/staff/second-factor", Roles::all(), Proof::PasswordOnly},
    {Method::Post, "/api/v1/staff/second-factor/confirmation", Roles::all(), Proof::PasswordOnly},
    {Method::Get, "/api/v1/staff/members", whoever_manages_accounts},
    {Method::Delete, "/api/v1/staff/members/{user}/second-factor", whoever_manages_accounts},
    {Method::Get, "/api/v1/staff/log", {Role::Auditor}},
    {Method::Get, "/api/v1/staff/events", whoever_works_on_cases},
    {Method::Get, "/api/v1/staff/cases", whoever_works_on_cases},
    {Method::Get, "/api/v1/staff/cases/{number}", whoever_works_on_cases},
    {Method::Get, "/api/v1/staff/cases/{number}/materials/{id}", {Role::Intake, Role::Reviewer, Role::Decider}},
    {Method::Post, "/api/v1/staff/bookings/{id}/events", {Role::Intake}},
    {Method::Get, "/api/v1/staff/halls/{id}/line", {Role::Intake, Role::Supervisor}},
    {Method::Post, "/api/v1/staff/halls/{id}/tickets", {Role::Intake}},
    {Method::Post, "/api/v1/staff/halls/{id}/calls", {Role::Intake}},
    {Method::Post, "/api/v1/staff/tickets/{id}/events", {Role::Intake}},
    {Method::Get, "/api/v1/staff/halls/{id}/closures", {Role::Intake, Role::Supervisor}},
    {Method::Post, "/api/v1/staff/halls/{id}/closures", {Role::Supervisor}},
    {Method::Delete, "/api/v1/staff/halls/{id}/closures/{closure}", {Role::Supervisor}},
    {Method::Get, "/api/v1/staff/halls/{id}/changes", {Role::Intake, Role::Supervisor}},
    {Method::Post, "/api/v1/staff/halls/{id}/changes", {Role::Supervisor}},
    {Method::Post, "/api/v1/staff/halls/{id}/changes/{change}/end", {Role::Supervisor}},
    {Method::Get, "/api/v1/staff/halls/{id}/figures", {Role::Intake, Role::Supervisor}},
    {Method::Post, "/api/v1/staff/cases/{number}/acceptance", {Role::Intake}},
    {Method::Post, "/api/v1/staff/cases/{number}/supplement-notices", {Role::Intake, Role::Reviewer}},
    {Method::Post, "/api/v1/staff/cases/{number}/decisions", {Role::Decider}},
    {Method::Post, "/api/v1/staff/cases/{number}/certificate/status", {Role::Decider, Role::Supervisor}},
    {Method::Post, "/api/v1/staff/cases/{number}/shipments", {Role::Issuer}},
    {Method::Post, "/api/v1/staff/cases/{number}/handout", {Role::Issuer}},
    {Method::Get, "/api/v1/staff/parcels", {Role::Issuer, Role::Supervisor}},
    {Method::Post, "/api/v1/staff/parcels/{waybill}/label", {Role::Issuer}},
    {Method::Post, "/api/v1/staff/parcels/{waybill}/hand-over", {Role::Issuer}},
    {Method::Post, "/api/v1/staff/parcels/{waybill}/settlement", {Role::Issuer, Role::Supervisor}},
    {Method::Get, "/api/v1/staff/delivery-figures", {Role::Issuer, Role::Supervisor}},
};

}  // namespace

std::string_view name_of(Role role) {
    return names[static_cast<std::size_t>(role)];
}

std::optional<Role> role_named(std::string_view name) {
    for (std::size_t i = 0; i < role_count; ++i) {
        if (names[i] == name) return static_cast<Role>(i);
    }
    return std::nullopt;
}

std::vector<std::string> Roles::names() const {
    std::vector<std::string> found;
    for (std::size_t i = 0; i < role_count; ++i) {
        if (has(static_cast<Role>(i))) found.emplace_back(name_of(static_cast<Role>(i)));
    }
    return found;
}

Roles Roles::of_names(std::span<const std::string> names) {
    Roles roles;
    for (const std::string& name : names) {
        if (const auto role = role_named(name)) roles.add(*role);
    }
    return roles;
}

std::span<const Permission> permissions() {
    return table;
}

const Permission* permission_for(http::Method method, std::string_view pattern) {
    for (const Permission& permission : table) {
        if (permission.method == method && permission.pattern == pattern) return &permission;
    }
    return nullptr;
}

Roles roles_for(http::Method method, std::string_view pattern) {
    const Permission* permission = permission_for(method, pattern);
    return permission == nullptr ? Roles() : permission->roles;
}

}  // namespace onetrip::accounts
