#pragma once

/// The server's settings: one table says name, kind, range, default and meaning; flags, environment, file, help, check
/// and the table in README.md all come from it.
///
/// Where a setting is given more than once: flag before environment before file before default. `--port` is
/// `ONETRIP_PORT` in the environment and `port` in the TOML file (`-` becomes `_`). Secrets have no flag: a command
/// line can be read by everybody on the machine.

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/accounts/staff_sessions.h"
#include "server/courier_agreements.h"
#include "server/endpoints/transfer_limits.h"
#include "server/host/log.h"
#include "server/http/server.h"
#include "server/inspection/child_inspector.h"
#include "server/inspection/clamd_scanner.h"
#include "server/staff_order.h"
#include "server/upkeep.h"
#include "server/wechat/api.h"
#include "server/wechat/message_template.h"

namespace onetrip {

/// Whoever decides, issues, supervises or writes the catalogue can do harm alone.
inline constexpr accounts::Roles second_factor_roles_default{accounts::Role::Decider, accounts::Role::Issuer,
                                                             accounts::Role::Supervisor, accounts::Role::Editor,
                                                             accounts::Role::Auditor};

struct Config {
    http::ServerOptions http;
    std::string data_folder;
    std::string store;  ///< where the store is, as storage::open reads it; empty: onetrip.db in the data folder
    std::string catalog_folder;
    std::string web_folder;
    std::string tls_certificate;  ///< both or neither
    std::string tls_key;
    std::string metrics_address;  ///< empty: no metrics
    std::uint16_t metrics_port = 0;
    std::string public_url;  ///< as people reach the server; empty: http://ADDRESS:PORT
    CourierAgreements couriers;
    std::string sms_url;  ///< where codes for phones go; empty: the demo's log, or nowhere
    std::string sms_key;
    std::string registry_url;  ///< where other offices' registers are asked; empty: nowhere
    std::string registry_key;
    std::string wechat_url;  ///< empty: no mini-program of ours
    wechat::Account wechat_account;
    wechat::Templates wechat_templates;
    bool demo = false;
    std::optional<accounts::Roles> second_factor_roles;  ///< none: `second_factor_roles_default`, in a demo nobody's
    std::int64_t staff_idle_minutes = 30;
    std::int64_t staff_token_minutes = 15;
    http::Rate account_rate{20, 200};  ///< requests of one account, whatever address they come from
    host::Level log_level = host::Level::Info;
    bool log_requests = true;
    std::size_t worker_threads = 4;
    std::size_t worker_queue_max = 1024;
    std::chrono::milliseconds stop_timeout{10'000};
    UpkeepSettings upkeep;
    inspection::InspectorLimits inspector;
    std::optional<inspection::ClamdAddress> scanner;  ///< none: received files are not scanned for viruses
    inspection::ClamdLimits scanner_limits;
    endpoints::TransferLimits transfers;

    /// As storage::open reads it.
    [[nodiscard]] std::string store_address() const {
        return store.empty() ? "sqlite:" + data_folder + "/onetrip.db" : store;
    }

    [[nodiscard]] accounts::StaffPolicy staff_policy() const {
        const accounts::Roles roles = demo ? accounts::Roles() : second_factor_roles_default;
        return {second_factor_roles.value_or(roles), staff_idle_minutes * 60, staff_token_minutes * 60};
    }

    /// Whether people reach the server by TLS, so that cookies are laid for TLS only.
    [[nodiscard]] bool is_reached_by_tls() const {
        return public_url.substr(0, 8) == "https://" || !tls_certificate.empty();
    }
};

enum class SettingKind : std::uint8_t {
    Text,
    Url,      ///< http:// or https://, or empty
    Store,    ///< sqlite:PATH or postgresql://…, or empty; a password in it is never shown and never a flag
    Scanner,  ///< clamd:/PATH or clamd://HOST:PORT, or empty
    Number,
    Endpoint,   ///< ADDRESS:PORT, or empty
    Addresses,  ///< IP addresses, by commas, without blanks; or empty
    Roles,      ///< roles of the staff by commas, without blanks; or `none`; or empty
    Switch,     ///< true or false; as a flag `--name` or `--no-name`
    Choice,     ///< one of the words in `choices`
    Template,   ///< as server/wechat/message_template.h reads it
    Secret      ///< never shown, never a flag
};

struct Setting {
    std::string_view name;  ///< `header-bytes-max`
    SettingKind kind = SettingKind::Text;
    std::string_view fallback;  ///< the default as text
    std::int64_t least = 0;     ///< Number
    std::int64_t most = 0;
    std::string_view choices;  ///< Choice: `debug|info`
    std::string_view help;
    void (*apply)(Config& config, const std::string& text, std::int64_t number) = nullptr;
};

[[nodiscard]] std::span<const Setting> settings();
/// `a,b` -> `a` and `b`; nothing for an empty text. A list that ends with a comma ends with an empty part.
[[nodiscard]] std::vector<std::string> split_list(std::string_view text);
/// What stands for an empty list of roles.
inline constexpr std::string_view no_roles = "none";
/// `header-bytes-max` -> `ONETRIP_HEADER_BYTES_MAX`
[[nodiscard]] std::string environment_name(std::string_view setting_name);
/// The table as Markdown, as it stands in README.md.
[[nodiscard]] std::string settings_table();

/// `127.0.0.1:9464` or `[::1]:9464` taken apart; nullopt if it is neither.
struct EndpointText {
    std::string address;
    std::uint16_t port = 0;
};
[[nodiscard]] std::optional<EndpointText> parse_endpoint(std::string_view text);

enum class Command : std::uint8_t { Serve, BackUp, Restore, Staff };

/// What the command line asked for.
struct Loaded {
    std::optional<Config> config;  ///< none: print `text` and end
    std::string text;
    bool is_error = false;  ///< `text` is one line a fault and belongs on standard error
    int exit_code = 0;
    Command command = Command::Serve;
    std::string backup_file{};  ///< BackUp, Restore
    bool replace = false;       ///< Restore
    StaffOrder staff{};         ///< Staff
};

using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// Exit codes: 0 for --help, --version and a good `check-config`; 1 for settings that are wrong; 2 for a command line
/// that is not understood.
[[nodiscard]] Loaded load_config(const std::vector<std::string>& arguments, const Environment& environment);

}  // namespace onetrip
