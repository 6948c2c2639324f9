#include "server/config.h"

namespace onetrip {

namespace {

using std::chrono::milliseconds;
using Kind = SettingKind;
using Text = const std::string&;
using Number = std::int64_t;

constexpr Number day_milliseconds = 86'400'000;
constexpr Number gibibyte = Number{1} << 30;

[[nodiscard]] host::Level level_named(std::string_view name) {
    for (const host::Level level : {host::Level::Debug, host::Level::Info, host::Level::Warning}) {
        if (name_of(level) == name) return level;
    }
    return host::Level::Error;
}

void apply_metrics(Config& config, std::string_view text) {
    const auto endpoint = parse_endpoint(text);
    if (!endpoint) return;
    config.metrics_address = endpoint->address;
    config.metrics_port = endpoint->port;
}

void apply_second_factor_roles(Config& config, std::string_view text) {
    if (text.empty()) return;
    config.second_factor_roles = text == no_roles ? accounts::Roles() : accounts::Roles::of_names(split_list(text));
}

void apply_template(Config& config, wechat::Topic topic, std::string_view text) {
    auto& form = config.wechat_templates[static_cast<std::size_t>(topic)];
    form = wechat::parse_template(text).value_or(wechat::MessageTemplate());
}

// clang-format off
constexpr Setting table[] = {
    {"address", Kind::Text, "127.0.0.1", 0, 0, "", "the IP address to listen on; 0.0.0.0 or :: for all",
     [](Config& c, Text t, Number) { c.http.address = t; }},
    {"port", Kind::Number, "8080", 0, 65'535, "", "the port to listen on; 0 takes a free one",
     [](Config& c, Text, Number n) { c.http.port = static_cast<std::uint16_t>(n); }},
    {"public-url", Kind::Url, "", 0, 0, "", "how people and couriers reach the server; default: http://ADDRESS:PORT, or https:// with a certificate; with https:// cookies are laid for TLS only",
     [](Config& c, Text t, Number) { c.public_url = t; }},
    {"tls-certificate", Kind::Text, "", 0, 0, "", "a PEM file with the certificate and its chain, read again on SIGHUP; empty: plain HTTP, for a proxy in front",
     [](Config& c, Text t, Number) { c.tls_certificate = t; }},
    {"tls-key", Kind::Text, "", 0, 0, "", "the PEM file with its key",
     [](Config& c, Text t, Number) { c.tls_key = t; }},
    {"data", Kind::Text, "var", 0, 0, "", "the folder of the database, where it is a file",
     [](Config& c, Text t, Number) { c.data_folder = t; }},
    {"store", Kind::Store, "", 0, 0, "", "sqlite:PATH for one server, postgresql://USER@HOST/DATABASE for several; empty: sqlite: with onetrip.db in the data folder",
     [](Config& c, Text t, Number) { c.store = t; }},
    {"catalog", Kind::Text, "catalog", 0, 0, "", "the folder of services, halls and holidays",
     [](Config& c, Text t, Number) { c.catalog_folder = t; }},
    {"web", Kind::Text, "web", 0, 0, "", "the folder of the built pages (citizen/dist, console/dist)",
     [](Config& c, Text t, Number) { c.web_folder = t; }},
    {"demo", Kind::Switch, "false", 0, 0, "", "lay the demo city's accounts and print them",
     [](Config& c, Text, Number n) { c.demo = n != 0; }},
    {"second-factor-roles", Kind::Roles, "", 0, 0, "", "whose sign-in takes a code besides the password, by commas; none: nobody's; empty: decider,issuer,supervisor,editor,auditor, with demo nobody's",
     [](Config& c, Text t, Number) { apply_second_factor_roles(c, t); }},
    {"staff-idle-minutes", Kind::Number, "30", 1, 480, "", "without a request a session of the staff is over",
     [](Config& c, Text, Number n) { c.staff_idle_minutes = n; }},
    {"staff-token-minutes", Kind::Number, "15", 1, 480, "", "the cookie of the staff's sessions is replaced when it is older",
     [](Config& c, Text, Number n) { c.staff_token_minutes = n; }},
    {"courier-url", Kind::Url, "", 0, 0, "", "Kuaidi100, where parcels of all carriers are subscribed; empty: none are",
     [](Config& c, Text t, Number) { c.couriers.kuaidi100_url = t; }},
    {"courier-key", Kind::Secret, "", 0, 0, "", "our authorised key at Kuaidi100",
     [](Config& c, Text t, Number) { c.couriers.kuaidi100_key = t; }},
    {"courier-customer", Kind::Secret, "", 0, 0, "", "our customer number there, for asking where a parcel is",
     [](Config& c, Text t, Number) { c.couriers.kuaidi100_customer = t; }},
    {"courier-calls-per-second", Kind::Number, "10", 1, 1000, "", "the most that goes out to one courier",
     [](Config& c, Text, Number n) { c.couriers.calls_per_second = n; }},
    {"ems-url", Kind::Url, "", 0, 0, "", "China Post's open platform, asked for parcels of EMS and China Post; empty: Kuaidi100 follows them",
     [](Config& c, Text t, Number) { c.couriers.ems_url = t; }},
    {"ems-sender", Kind::Text, "", 0, 0, "", "our agreement's customer number there",
     [](Config& c, Text t, Number) { c.couriers.ems_sender = t; }},
    {"ems-authorization", Kind::Secret, "", 0, 0, "", "our authorisation there",
     [](Config& c, Text t, Number) { c.couriers.ems_authorization = t; }},
    {"ems-key", Kind::Secret, "", 0, 0, "", "our SM4 key there, base64 as it was issued",
     [](Config& c, Text t, Number) { c.couriers.ems_key = t; }},
    {"sf-url", Kind::Url, "", 0, 0, "", "SF's open platform, asked for its parcels; empty: Kuaidi100 follows them",
     [](Config& c, Text t, Number) { c.couriers.sf_url = t; }},
    {"sf-partner", Kind::Text, "", 0, 0, "", "our partner id there",
     [](Config& c, Text t, Number) { c.couriers.sf_partner = t; }},
    {"sf-check-word", Kind::Secret, "", 0, 0, "", "our check word there",
     [](Config& c, Text t, Number) { c.couriers.sf_check_word = t; }},
    {"kdniao-url", Kind::Url, "", 0, 0, "", "Kdniao, asked for parcels of all carriers where Kuaidi100 is not set",
     [](Config& c, Text t, Number) { c.couriers.kdniao_url = t; }},
    {"kdniao-business", Kind::Text, "", 0, 0, "", "our business id there",
     [](Config& c, Text t, Number) { c.couriers.kdniao_business = t; }},
    {"kdniao-key", Kind::Secret, "", 0, 0, "", "our key there",
     [](Config& c, Text t, Number) { c.couriers.kdniao_key = t; }},
    {"kdniao-push-token", Kind::Secret, "", 0, 0, "", "the end of the address it pushes to, /api/v1/couriers/kdniao/callbacks/TOKEN, once it is told what to follow; empty: it is only asked",
     [](Config& c, Text t, Number) { c.couriers.kdniao_push_token = t; }},
    {"sms-url", Kind::Url, "", 0, 0, "", "where codes for phones are posted (server/notices); empty: a demo logs them, others send none",
     [](Config& c, Text t, Number) { c.sms_url = t; }},
    {"sms-key", Kind::Secret, "", 0, 0, "", "our bearer key there",
     [](Config& c, Text t, Number) { c.sms_key = t; }},
    {"registry-url", Kind::Url, "", 0, 0, "", "where other offices' registers are asked (server/registers); empty: none is",
     [](Config& c, Text t, Number) { c.registry_url = t; }},
    {"registry-key", Kind::Secret, "", 0, 0, "", "our bearer key there",
     [](Config& c, Text t, Number) { c.registry_key = t; }},
    {"wechat-url", Kind::Url, "", 0, 0, "", "WeChat's server for our mini-program, https://api.weixin.qq.com; empty: no signing in and no messages by WeChat",
     [](Config& c, Text t, Number) { c.wechat_url = t; }},
    {"wechat-app-id", Kind::Text, "", 0, 0, "", "our mini-program's id there",
     [](Config& c, Text t, Number) { c.wechat_account.app_id = t; }},
    {"wechat-secret", Kind::Secret, "", 0, 0, "", "its secret there",
     [](Config& c, Text t, Number) { c.wechat_account.secret = t; }},
    {"wechat-template-supplement", Kind::Template, "", 0, 0, "", "the message that something is missing, TEMPLATE_ID KEYWORD=VALUE … (server/wechat); empty: none",
     [](Config& c, Text t, Number) { apply_template(c, wechat::Topic::Supplement, t); }},
    {"wechat-template-decision", Kind::Template, "", 0, 0, "", "the message how a case was decided, likewise",
     [](Config& c, Text t, Number) { apply_template(c, wechat::Topic::Decision, t); }},
    {"wechat-template-parcel", Kind::Template, "", 0, 0, "", "the message that a parcel is on its way, likewise",
     [](Config& c, Text t, Number) { apply_template(c, wechat::Topic::Parcel, t); }},
    {"threads", Kind::Number, "0", 0, 256, "", "event loops; 0: one per core",
     [](Config& c, Text, Number n) { c.http.threads = static_cast<std::size_t>(n); }},
    {"worker-threads", Kind::Number, "4", 1, 256, "", "threads for work that blocks: hashing passwords, checking files",
     [](Config& c, Text, Number n) { c.worker_threads = static_cast<std::size_t>(n); }},
    {"worker-queue-max", Kind::Number, "1024", 1, 1'000'000, "", "jobs that may wait for them; beyond: 503 busy",
     [](Config& c, Text, Number n) { c.worker_queue_max = static_cast<std::size_t>(n); }},
    {"log-level", Kind::Choice, "info", 0, 0, "debug|info|warning|error", "the least that is logged",
     [](Config& c, Text t, Number) { c.log_level = level_named(t); }},
    {"log-requests", Kind::Switch, "true", 0, 0, "", "one line for every request, not only for server errors",
     [](Config& c, Text, Number n) { c.log_requests = n != 0; }},
    {"metrics", Kind::Endpoint, "", 0, 0, "", "where Prometheus reads /metrics, never where citizens come; empty: nowhere",
     [](Config& c, Text t, Number) { apply_metrics(c, t); }},
    {"stop-timeout-ms", Kind::Number, "10000", 0, day_milliseconds, "", "how long running requests may take after SIGTERM",
     [](Config& c, Text, Number n) { c.stop_timeout = milliseconds(n); }},
    {"upkeep-interval-seconds", Kind::Number, "30", 1, 3600, "", "between two looks at what lapsed; among several servers one does it",
     [](Config& c, Text, Number n) { c.upkeep.interval_seconds = n; }},
    {"uploads-kept-hours", Kind::Number, "168", 1, 8760, "", "how long files are kept that no case was made with",
     [](Config& c, Text, Number n) { c.upkeep.uploads_kept_hours = n; }},
    {"transfers-kept-hours", Kind::Number, "24", 1, 8760, "", "how long a file in chunks may take to arrive and be checked",
     [](Config& c, Text, Number n) { c.transfers.kept_hours = n; }},
    {"transfers-open-max", Kind::Number, "16", 1, 10'000, "", "files in chunks that one citizen may have under way",
     [](Config& c, Text, Number n) { c.transfers.open_max = n; }},
    {"inspection-timeout-ms", Kind::Number, "15000", 1, day_milliseconds, "", "how long looking at one received file may take; beyond: it is not accepted",
     [](Config& c, Text, Number n) { c.inspector.time = milliseconds(n); }},
    {"inspection-memory-bytes", Kind::Number, "536870912", 16 << 20, 64 * gibibyte, "", "memory that looking at one received file may take; beyond: it is not accepted",
     [](Config& c, Text, Number n) { c.inspector.memory_bytes = static_cast<std::size_t>(n); }},
    {"scanner", Kind::Scanner, "", 0, 0, "", "where ClamAV's daemon listens, to scan received files for viruses; empty: they are not scanned",
     [](Config& c, Text t, Number) { c.scanner = inspection::parse_clamd_address(t); }},
    {"scanner-timeout-ms", Kind::Number, "10000", 1, day_milliseconds, "", "how long it may take over one file; beyond: 503 scanner_unavailable",
     [](Config& c, Text, Number n) { c.scanner_limits.time = milliseconds(n); }},
    {"scans-max", Kind::Number, "8", 1, 1000, "", "files scanned at once; beyond: 503 scanner_unavailable",
     [](Config& c, Text, Number n) { c.scanner_limits.scans_max = static_cast<std::size_t>(n); }},
    {"answers-kept-hours", Kind::Number, "72", 1, 8760, "", "how long the same request with the same key is answered the same",
     [](Config& c, Text, Number n) { c.upkeep.answers_kept_hours = n; }},
    {"trusted-proxies", Kind::Addresses, "", 0, 0, "", "IP addresses, by commas, whose X-Forwarded-For is believed",
     [](Config& c, Text t, Number) { c.http.limits.trusted_proxies = split_list(t); }},
    {"client-requests-per-second", Kind::Number, "100", 0, 1'000'000, "", "of one client in the long run; beyond: 429; 0: no limit; loopback has none",
     [](Config& c, Text, Number n) { c.http.limits.client_rate.per_second = static_cast<std::uint32_t>(n); }},
    {"client-burst", Kind::Number, "1000", 1, 1'000'000, "", "of one client at once",
     [](Config& c, Text, Number n) { c.http.limits.client_rate.burst = static_cast<std::uint32_t>(n); }},
    {"account-requests-per-second", Kind::Number, "20", 0, 1'000'000, "", "of one signed-in account in the long run, from whatever address; beyond: 429; 0: no limit; loopback has none",
     [](Config& c, Text, Number n) { c.account_rate.per_second = static_cast<std::uint32_t>(n); }},
    {"account-burst", Kind::Number, "200", 1, 1'000'000, "", "of one account at once",
     [](Config& c, Text, Number n) { c.account_rate.burst = static_cast<std::uint32_t>(n); }},
    {"connections-max", Kind::Number, "10000", 1, 1'000'000, "", "connections at a time; beyond: 503 busy",
     [](Config& c, Text, Number n) { c.http.limits.connections_max = static_cast<std::size_t>(n); }},
    {"header-bytes-max", Kind::Number, "8192", 1024, 1 << 20, "", "a request's target and fields together; beyond: 431",
     [](Config& c, Text, Number n) { c.http.limits.header_bytes_max = static_cast<std::size_t>(n); }},
    {"header-fields-max", Kind::Number, "100", 10, 10'000, "", "a request's fields; beyond: 431",
     [](Config& c, Text, Number n) { c.http.limits.header_fields_max = static_cast<std::size_t>(n); }},
    {"bodies-bytes-max", Kind::Number, "268435456", 1 << 20, 64 * gibibyte, "", "bodies of all connections together; beyond: 503 busy",
     [](Config& c, Text, Number n) { c.http.limits.body_bytes_in_flight_max = static_cast<std::size_t>(n); }},
    {"header-timeout-ms", Kind::Number, "10000", 10, day_milliseconds, "", "from the first byte of a request to the end of its header; beyond: 408",
     [](Config& c, Text, Number n) { c.http.limits.header_timeout = milliseconds(n); }},
    {"body-timeout-ms", Kind::Number, "30000", 10, day_milliseconds, "", "for a body, longer at the least pace; beyond: 408",
     [](Config& c, Text, Number n) { c.http.limits.body_timeout = milliseconds(n); }},
    {"write-timeout-ms", Kind::Number, "30000", 10, day_milliseconds, "", "for an answer, longer at the least pace; beyond: the connection ends",
     [](Config& c, Text, Number n) { c.http.limits.write_timeout = milliseconds(n); }},
    {"idle-timeout-ms", Kind::Number, "60000", 10, day_milliseconds, "", "until the next request of a connection",
     [](Config& c, Text, Number n) { c.http.limits.idle_timeout = milliseconds(n); }},
    {"pace-bytes-per-second-min", Kind::Number, "16384", 1, gibibyte, "", "who keeps this pace may take longer",
     [](Config& c, Text, Number n) { c.http.limits.pace_bytes_per_second_min = static_cast<std::size_t>(n); }},
    {"event-keep-alive-ms", Kind::Number, "15000", 10, day_milliseconds, "", "between comments on a quiet event stream",
     [](Config& c, Text, Number n) { c.http.limits.event_keep_alive = milliseconds(n); }},
    {"event-lifetime-ms", Kind::Number, "1800000", 10, day_milliseconds, "", "until an event stream is ended and its client comes back",
     [](Config& c, Text, Number n) { c.http.limits.event_stream_lifetime = milliseconds(n); }},
};
// clang-format on

}  // namespace

std::span<const Setting> settings() {
    return table;
}

}  // namespace onetrip
