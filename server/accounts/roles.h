#pragma once

/// Who may do what: one table from route to roles. A route of the staff's part that is not in it may be used by nobody.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/request.h"

namespace onetrip::accounts {

enum class Role : std::uint8_t {
    Intake,      ///< takes cases in: accepts, sends the supplement notice
    Reviewer,    ///< looks at materials, sends the supplement notice
    Decider,     ///< grants and refuses
    Issuer,      ///< hands certificates to the courier
    Supervisor,  ///< sees every case and its time limits, changes none
    Editor,      ///< writes the catalogue
    Auditor      ///< sees what was done, changes nothing
};
inline constexpr std::size_t role_count = 7;
[[nodiscard]] std::string_view name_of(Role role);
[[nodiscard]] std::optional<Role> role_named(std::string_view name);

/// A set of roles in one byte.
class Roles {
public:
    constexpr Roles() = default;
    constexpr Roles(std::initializer_list<Role> roles) {
        for (const Role role : roles)
            add(role);
    }
    constexpr void add(Role role) { bits_ = static_cast<std::uint8_t>(bits_ | bit(role)); }
    [[nodiscard]] constexpr bool has(Role role) const { return (bits_ & bit(role)) != 0; }
    [[nodiscard]] constexpr bool meets(Roles others) const { return (bits_ & others.bits_) != 0; }
    [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
    friend constexpr bool operator==(Roles a, Roles b) { return a.bits_ == b.bits_; }

    /// In declared order.
    [[nodiscard]] std::vector<std::string> names() const;
    /// Names that are no roles are left out: an older database grants nothing new.
    [[nodiscard]] static Roles of_names(std::span<const std::string> names);
    [[nodiscard]] static constexpr Roles all() {
        return {Role::Intake,     Role::Reviewer, Role::Decider, Role::Issuer,
                Role::Supervisor, Role::Editor,   Role::Auditor};
    }

private:
    static constexpr std::uint8_t bit(Role role) {
        return static_cast<std::uint8_t>(1u << static_cast<unsigned>(role));
    }
    std::uint8_t bits_ = 0;
};

/// How far somebody must have signed in.
enum class Proof : std::uint8_t {
    Whole,        ///< with the second factor, where the account has one or its role asks for one
    PasswordOnly  ///< also while the second factor is still to come
};

/// A line of the table: whoever has one of the roles may use the route.
struct Permission {
    http::Method method;
    std::string_view pattern;  ///< as the router knows it
    Roles roles;
    Proof proof = Proof::Whole;
};

[[nodiscard]] std::span<const Permission> permissions();

/// The line of a route; nullptr if the table does not name it.
[[nodiscard]] const Permission* permission_for(http::Method method, std::string_view pattern);
/// The roles that may use a route; empty if the table does not name it.
[[nodiscard]] Roles roles_for(http::Method method, std::string_view pattern);

}  // namespace onetrip::accounts
