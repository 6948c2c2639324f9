#include "server/config.h"

#include <toml++/toml.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>

#include "core/base/numbers.h"
#include "server/http/client_address.h"

namespace onetrip {

namespace {

constexpr std::string_view program = "onetrip-server";
constexpr std::string_view by_flag = "command line";
constexpr std::string_view version = "0.1.0";

/// A setting's text with where it was found, for messages and `check-config`.
struct Given {
    std::string text;
    std::string source;
};
using Givens = std::map<std::string_view, Given>;

[[nodiscard]] std::string file_name(std::string_view setting_name) {
    std::string name(setting_name);
    for (char& c : name) {
        if (c == '-') c = '_';
    }
    return name;
}

[[nodiscard]] std::string kind_text(const Setting& setting) {
    switch (setting.kind) {
        case SettingKind::Text: return "text";
        case SettingKind::Url: return "URL";
        case SettingKind::Store: return "sqlite: or postgresql:";
        case SettingKind::Number: return std::to_string(setting.least) + " … " + std::to_string(setting.most);
        case SettingKind::Scanner: return "clamd:";
        case SettingKind::Endpoint: return "ADDRESS:PORT";
        case SettingKind::Addresses: return "IP addresses";
        case SettingKind::Roles: return "roles or none";
        case SettingKind::Switch: return "true or false";
        case SettingKind::Choice: return std::string(setting.choices);
        case SettingKind::Template: return "template";
        case SettingKind::Secret: break;
    }
    return "secret";
}

/// As a message says it: `port: "x" is not …`.
[[nodiscard]] std::string wanted(const Setting& setting) {
    switch (setting.kind) {
        case SettingKind::Number:
            return "a number from " + std::to_string(setting.least) + " to " + std::to_string(setting.most);
        case SettingKind::Url: return "an http:// or https:// URL";
        case SettingKind::Store: return "sqlite:PATH or postgresql://…";
        case SettingKind::Scanner: return "clamd:/PATH/OF/SOCKET or clamd://HOST:PORT";
        case SettingKind::Choice: return "one of " + std::string(setting.choices);
        case SettingKind::Endpoint: return "ADDRESS:PORT with an IP address";
        case SettingKind::Addresses: return "a list of IP addresses by commas";
        case SettingKind::Roles: return "a list of roles by commas, or none";
        case SettingKind::Template: return "TEMPLATE_ID KEYWORD=VALUE …, as server/wechat/README.md says";
        case SettingKind::Text:
        case SettingKind::Switch:
        case SettingKind::Secret: break;
    }
    return kind_text(setting);
}

[[nodiscard]] bool is_choice(std::string_view choices, std::string_view text) {
    return !text.empty() && ("|" + std::string(choices) + "|").find("|" + std::string(text) + "|") != std::string::npos;
}

[[nodiscard]] bool are_addresses(std::string_view text) {
    const std::vector<std::string> addresses = split_list(text);
    return std::all_of(addresses.begin(), addresses.end(), http::is_ip_address);
}

[[nodiscard]] bool are_roles(std::string_view text) {
    if (text == no_roles) return true;
    const std::vector<std::string> names = split_list(text);
    return std::all_of(names.begin(), names.end(), [](const std::string& name) { return accounts::role_named(name); });
}

/// What the text means, or nullopt if it is none of the setting's kind. Texts mean themselves (0).
[[nodiscard]] std::optional<std::int64_t> read(const Setting& setting, const std::string& text) {
    switch (setting.kind) {
        case SettingKind::Number: {
            const auto number = base::parse_integer(text);
            return number && *number >= setting.least && *number <= setting.most ? number : std::nullopt;
        }
        case SettingKind::Switch:
            if (text == "true" || text == "1") return 1;
            if (text == "false" || text == "0") return 0;
            return std::nullopt;
        case SettingKind::Choice:
            return is_choice(setting.choices, text) ? std::optional<std::int64_t>(0) : std::nullopt;
        case SettingKind::Url:
            if (text.empty() || text.substr(0, 7) == "http://" || text.substr(0, 8) == "https://") return 0;
            return std::nullopt;
        case SettingKind::Store:
            if (text.empty() || text.starts_with("sqlite:") || text.starts_with("postgresql://")) return 0;
            return std::nullopt;
        case SettingKind::Scanner:
            if (text.empty() || inspection::parse_clamd_address(text)) return 0;
            return std::nullopt;
        case SettingKind::Endpoint:
            if (text.empty() || parse_endpoint(text)) return 0;
            return std::nullopt;
        case SettingKind::Template:
            if (text.empty() || wechat::parse_template(text)) return 0;
            return std::nullopt;
        case SettingKind::Roles: return are_roles(text) ? std::optional<std::int64_t>(0) : std::nullopt;
        case SettingKind::Addresses: return are_addresses(text) ? std::optional<std::int64_t>(0) : std::nullopt;
        case SettingKind::Text:
        case SettingKind::Secret: break;
    }
    return 0;
}

void read_environment(const Environment& environment, Givens& givens) {
    for (const Setting& setting : settings()) {
        const std::string name = environment_name(setting.name);
        if (auto text = environment(name)) givens[setting.name] = {std::move(*text), "environment " + name};
    }
}

[[nodiscard]] std::optional<std::string> text_of(const toml::node& node) {
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* number = node.as_integer()) return std::to_string(number->get());
    if (const auto* truth = node.as_boolean()) return truth->get() ? "true" : "false";
    return std::nullopt;
}

void read_file(const std::string& path, Givens& givens, std::vector<std::string>& faults) {
    toml::table file;
    try {
        file = toml::parse_file(path);
    } catch (const toml::parse_error& failure) {
        std::string where = path;
        if (failure.source().begin.line > 0) where += " line " + std::to_string(failure.source().begin.line);
        faults.push_back(where + ": " + std::string(failure.description()));
        return;
    }
    for (const auto& [key, node] : file) {
        const std::string_view name = key.str();
        const Setting* known = nullptr;
        for (const Setting& setting : settings()) {
            if (file_name(setting.name) == name) known = &setting;
        }
        const std::string source = path + " line " + std::to_string(node.source().begin.line);
        if (known == nullptr) {
            faults.push_back(source + ": there is no setting \"" + std::string(name) + "\"");
            continue;
        }
        const auto text = text_of(node);
        if (!text) {
            faults.push_back(source + ": \"" + std::string(name) + "\" must be " + wanted(*known));
            continue;
        }
        givens[known->name] = {*text, source};
    }
}

/// In the address's user part or as a parameter of libpq.
[[nodiscard]] bool holds_password(std::string_view address) {
    const std::size_t user = address.find("://");
    if (user == std::string_view::npos) return false;
    const std::string_view rest = address.substr(user + 3);
    const std::size_t at = rest.find('@');
    const bool in_user = at != std::string_view::npos && rest.substr(0, at).find(':') != std::string_view::npos;
    return in_user || rest.find("password=") != std::string_view::npos;
}

/// Whether the text may stand in a message or a list.
[[nodiscard]] bool is_secret(const Setting& setting, std::string_view text) {
    return setting.kind == SettingKind::Secret || (setting.kind == SettingKind::Store && holds_password(text));
}

/// Applies everything in the table's order; a fault for each that is none of its kind.
[[nodiscard]] Config make_config(const Givens& givens, std::vector<std::string>& faults) {
    Config config;
    for (const Setting& setting : settings()) {
        const auto found = givens.find(setting.name);
        const std::string text = found == givens.end() ? std::string(setting.fallback) : found->second.text;
        const std::string source = found == givens.end() ? "" : found->second.source;
        const bool is_hidden = is_secret(setting, text);
        if (is_hidden && source == by_flag) {
            faults.push_back(std::string(setting.name) +
                             ": a password belongs in the environment or the file, not on the command line");
        } else if (const auto number = read(setting, text)) {
            setting.apply(config, text, *number);
        } else {
            const std::string shown = is_hidden ? "" : " \"" + text + "\"";
            faults.push_back(std::string(setting.name) + ":" + shown + " is not " + wanted(setting) + " (" + source +
                             ")");
        }
    }
    return config;
}

[[nodiscard]] std::string effective_settings(const Givens& givens) {
    std::string out;
    for (const Setting& setting : settings()) {
        const auto found = givens.find(setting.name);
        std::string text = found == givens.end() ? std::string(setting.fallback) : found->second.text;
        if (setting.kind == SettingKind::Secret && text.empty())
            text = "(not set)";
        else if (is_secret(setting, text))
            text = "(set)";
        out += file_name(setting.name) + " = " + text;
        if (found != givens.end()) out += "    # " + found->second.source;
        out += '\n';
    }
    return out;
}

[[nodiscard]] std::string joined(const std::vector<std::string>& faults) {
    std::string out;
    for (const std::string& fault : faults)
        out += std::string(program) + ": " + fault + "\n";
    return out;
}

struct CommandLine {
    Givens givens;
    std::string config_path;
    bool check = false;
    Command command = Command::Serve;
    std::string backup_file;
    bool replace = false;
    StaffOrder staff;
};

void add_keeping(CLI::App& app, CommandLine& line) {
    CLI::App* backup = app.add_subcommand("backup", "copy the whole store to a new file, also while it is served");
    CLI::App* restore = app.add_subcommand("restore", "put the store back to a backup, while no server runs");
    backup->fallthrough()->callback([&line] { line.command = Command::BackUp; });
    restore->fallthrough()->callback([&line] { line.command = Command::Restore; });
    for (CLI::App* command : {backup, restore})
        command->add_option("file", line.backup_file, "the backup's file; whoever has it has everything")->required();
    restore->add_flag("--force", line.replace, "replace a store that is there");
}

/// A text to print and end with, where the command line asks for one or is not understood.
[[nodiscard]] std::optional<Loaded> read_command_line(std::vector<std::string> arguments, CommandLine& line) {
    CLI::App app("The server of OneTrip: pages, /api/v1, couriers' callbacks.", std::string(program));
    app.set_version_flag("--version", std::string(program) + " " + std::string(version));
    app.add_option("--config", line.config_path, "a TOML file with any of these settings (- becomes _)");
    std::map<std::string_view, std::string> texts;
    std::map<std::string_view, bool> switches;
    for (const Setting& setting : settings()) {
        const std::string name = "--" + std::string(setting.name);
        const std::string help = std::string(setting.help) + " [" + std::string(setting.fallback) + "]";
        if (setting.kind == SettingKind::Secret) continue;
        if (setting.kind == SettingKind::Switch) {
            app.add_flag(name + ",!--no-" + std::string(setting.name), switches[setting.name], help);
        } else {
            app.add_option(name, texts[setting.name], help)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
        }
    }
    app.add_subcommand("check-config", "print the settings as they are in effect, or what is wrong with them")
        ->fallthrough()
        ->callback([&line] { line.check = true; });
    add_keeping(app, line);
    add_staff_orders(app, line.staff);
    std::reverse(arguments.begin(), arguments.end());
    try {
        app.parse(arguments);
    } catch (const CLI::CallForHelp&) {
        return Loaded{std::nullopt, app.help(), false, 0};
    } catch (const CLI::CallForVersion&) {
        return Loaded{std::nullopt, app.version() + "\n", false, 0};
    } catch (const CLI::ParseError& failure) {
        return Loaded{std::nullopt, joined({failure.what() + std::string(" (--help lists all)")}), true, 2};
    }
    for (const Setting& setting : settings()) {
        const std::string name = "--" + std::string(setting.name);
        if (setting.kind == SettingKind::Secret || app.count(name) == 0) continue;
        const bool is_switch = setting.kind == SettingKind::Switch;
        line.givens[setting.name] = {is_switch ? (switches[setting.name] ? "true" : "false") : texts[setting.name],
                                     std::string(by_flag)};
    }
    return std::nullopt;
}

}  // namespace

std::optional<EndpointText> parse_endpoint(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    std::string_view address = text.substr(0, colon);
    const bool in_brackets = address.size() > 2 && address.front() == '[' && address.back() == ']';
    if (in_brackets) address = address.substr(1, address.size() - 2);
    if (!http::is_ip_address(address) || in_brackets != (address.find(':') != std::string_view::npos))
        return std::nullopt;
    const auto port = base::parse_integer(text.substr(colon + 1));
    if (!port || *port < 0 || *port > 65'535) return std::nullopt;
    return EndpointText{std::string(address), static_cast<std::uint16_t>(*port)};
}

std::vector<std::string> split_list(std::string_view text) {
    std::vector<std::string> parts;
    for (bool more = !text.empty(); more;) {
        const std::size_t end = text.find(',');
        parts.emplace_back(text.substr(0, end));
        more = end != std::string_view::npos;
        if (more) text.remove_prefix(end + 1);
    }
    return parts;
}

std::string environment_name(std::string_view setting_name) {
    std::string name = "ONETRIP_";
    for (const char c : setting_name)
        name += c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    return name;
}

std::string settings_table() {
    std::string out = "| setting | kind | default | meaning |\n| --- | --- | --- | --- |\n";
    for (const Setting& setting : settings()) {
        std::string kind = kind_text(setting);
        for (std::size_t at = 0; (at = kind.find('|', at)) != std::string::npos;)
            kind.replace(at, 1, ", ");
        out += "| `" + std::string(setting.name) + "` | " + kind + " | ";
        out += (setting.fallback.empty() ? "" : "`" + std::string(setting.fallback) + "`") + std::string(" | ");
        out += std::string(setting.help) + " |\n";
    }
    return out;
}

Loaded load_config(const std::vector<std::string>& arguments, const Environment& environment) {
    CommandLine line;
    if (auto ended = read_command_line(arguments, line)) return *ended;
    if (line.config_path.empty()) line.config_path = environment("ONETRIP_CONFIG").value_or("");

    std::vector<std::string> faults;
    Givens givens;
    if (!line.config_path.empty()) read_file(line.config_path, givens, faults);
    read_environment(environment, givens);
    for (auto& [name, given] : line.givens)
        givens[name] = std::move(given);
    Config config = make_config(givens, faults);

    if (config.tls_certificate.empty() != config.tls_key.empty()) {
        faults.push_back("tls-certificate and tls-key: one is given without the other");
    }

    const bool knows_wechat = !config.wechat_account.app_id.empty() && !config.wechat_account.secret.empty();
    if (!config.wechat_url.empty() && !knows_wechat) {
        faults.push_back("wechat-url: wechat-app-id and wechat-secret are needed with it");
    }

    if (!faults.empty()) return {std::nullopt, joined(faults), true, 1};
    if (line.check) return {std::nullopt, effective_settings(givens), false, 0};
    if (line.staff.act != StaffAct::None) line.command = Command::Staff;
    return {std::move(config), "", false, 0, line.command, line.backup_file, line.replace, line.staff};
}

}  // namespace onetrip
