#include "tests/server/endpoints/city.h"

#include "core/json/measure.h"
#include "core/json/writer.h"
#include "core/material/inspect.h"

namespace onetrip::test {
namespace {

using accounts::Role;
using http::Method;
using http::Request;

/// As a browser does: an empty value takes the cookie away.
void keep_cookies(std::map<std::string, std::string>& cookies, const http::Reply& reply) {
    for (const auto& [name, field] : reply.headers()) {
        if (name != "Set-Cookie") continue;
        const std::size_t equals = field.find('=');
        const std::string value = field.substr(equals + 1, field.find(';') - equals - 1);
        cookies[field.substr(0, equals)] = value;
        if (value.empty()) cookies.erase(field.substr(0, equals));
    }
}

}  // namespace

ports::Inspection InspectorAtHand::inspect(std::string_view request, base::BytesView file) {
    if (end != ports::InspectionEnd::Answered) return {end, {}};
    const auto document = onetrip::json::Document::parse(request);
    const onetrip::json::View input = document->root()["input"];
    const auto spec = material::read_file_spec(input["spec"]);
    EXPECT_TRUE(spec.ok());
    const material::Inspection seen =
        material::inspect(file, *spec, input["name"].string_or({}), input["claimed_type"].string_or({}));
    onetrip::json::Writer out;
    out.begin_object().name("ok").begin_object();
    material::write_file_facts(out, seen);
    out.name("findings").begin_array();
    for (const base::Finding& finding : seen.findings) {
        out.begin_object().member("code", finding.code).member("severity", base::name_of(finding.severity));
        onetrip::json::write_measure(out, finding.measure);
        out.end_object();
    }
    out.end_array().end_object().end_object();
    return {end, out.take()};
}

std::string Answer::findings() const {
    std::string lines;
    if (!body.is_object() || !body.contains("findings")) return lines;
    for (const json& finding : body["findings"]) {
        lines += finding.value("code", "") + " at " + finding.value("field", "") + '\n';
    }
    return lines;
}

City::City(const CityOptions& options)
    : store(storage::open(options.store.empty() ? "sqlite:" + folder.path("onetrip.db") : options.store)),
      catalogue(options.catalogue),
      workers("worker", 2, 64),
      citizens(*store, clock, randomness, false),
      staff_sessions(*store, clock, randomness, options.staff_policy, false),
      staff(*store, clock, randomness, workers, staff_sessions, {1, 8192}),
      keys(endpoints::load_keys(*store, randomness)),
      phone_sign_in(*store, clock, randomness, citizens, &sms, keys.phone),
      second_factors(*store, clock, randomness, staff_sessions, keys.staff_device),
      account_rates(options.account_rate, 1'000, randomness),
      office{*store,         catalogue,      citizens,  phone_sign_in, staff,   staff_sessions,
             second_factors, keys,           clock,     randomness,    workers, events,
             account_rates,  courier_counts, inspector, &scanner,      {}} {
    endpoints::tell_watchers(office);
    endpoints::add_routes(router, office);
}

City::~City() {
    store->close();
}

Answer City::send(Request& request) {
    const http::Router::Match match = router.match(request);
    const std::string pattern(match.name);
    const std::string_view method = name_of(request.method());
    Answer answer;
    answer.reply = await(router.dispatch(request));
    answer.status = answer.reply.status();
    answer.text = answer.reply.body();
    if (!answer.text.empty()) answer.body = json::parse(answer.text, nullptr, false);
    const http::PreparedAnswer* prepared = answer.reply.prepared_answer();
    std::string type(prepared != nullptr ? "application/json" : answer.reply.header("Content-Type"));
    if (answer.reply.event_stream() != nullptr) type = "text/event-stream";
    if (match.route != nullptr) {
        EXPECT_EQ(document.fault_of(method, pattern, answer.status, type, answer.text), "")
            << method << ' ' << pattern << ' ' << answer.status << '\n'
            << answer.text.substr(0, 2000);
    }
    return answer;
}

Answer Client::send(Request request, std::string_view key) {
    std::string cookies;
    for (const auto& [name, value] : cookies_)
        cookies += (cookies.empty() ? "" : "; ") + name + '=' + value;
    if (!cookies.empty()) request.with_header("Cookie", cookies);
    request.with_client_address(address).with_id("0123456789abcdef");
    if (key != "-" && request.method() == Method::Post) {
        request.with_header("Idempotency-Key", key.empty() ? "fresh-key-" + std::to_string(++keys_) : std::string(key));
    }
    Answer answer = city_.send(request);
    keep_cookies(cookies_, answer.reply);
    return answer;
}

Answer Client::get(std::string_view target) {
    return send(Request(Method::Get, target), "-");
}

Answer Client::remove(std::string_view target) {
    return send(Request(Method::Delete, target), "-");
}

Answer Client::ask(Method method, std::string_view target,
                   const std::vector<std::pair<std::string_view, std::string>>& fields, std::string body, bool is_cut) {
    Request request(method, target);
    for (const auto& [name, value] : fields)
        request.with_header(name, value);
    if (is_cut) request.set_cut();
    return send(std::move(request.with_body(std::move(body))), "-");
}

Answer Client::post(std::string_view target, const json& body, std::string_view key) {
    return post_text(target, body.dump(), key);
}

Answer Client::post_text(std::string_view target, std::string body, std::string_view key,
                         std::string_view content_type) {
    return send(Request(Method::Post, target).with_header("Content-Type", content_type).with_body(std::move(body)),
                key);
}

Answer Client::upload(std::string_view material, std::string bytes, std::string_view content_type,
                      std::string_view key) {
    const std::string target = "/api/v1/uploads?service=teacher-qualification&material=" + std::string(material);
    return post_text(target, std::move(bytes), key, content_type);
}

Client& Client::begin() {
    const std::string phone = std::to_string(13'900'000'000 + static_cast<std::int64_t>(city_.sms.sent.size()));
    EXPECT_EQ(begin_anonymously().sign_in_with(phone).status, 201);
    return *this;
}

Answer Client::sign_in_with(std::string_view phone) {
    EXPECT_EQ(post("/api/v1/phone-codes", {{"phone", phone}}, "-").status, 202);
    return post("/api/v1/sign-ins", {{"phone", phone}, {"code", city_.sms.code()}}, "-");
}

Client& Client::begin_anonymously() {
    EXPECT_EQ(post("/api/v1/sessions", json::object(), "-").status, 201);
    return *this;
}

Client& Client::sign_in(std::string_view user, accounts::Roles roles) {
    city_.staff.put(user, "王窗口", roles, "yunchuan");
    EXPECT_EQ(post("/api/v1/staff/sessions", {{"user", user}, {"password", "yunchuan"}}, "-").status, 201);
    return *this;
}

std::string jpeg(int width, int height, std::size_t size_bytes) {
    std::string file = "\xFF\xD8";
    const auto byte = [](int value) { return static_cast<char>(value & 0xFF); };
    file += std::string("\xFF\xC0\x00\x0B\x08", 5);
    file += {byte(height >> 8), byte(height), byte(width >> 8), byte(width)};
    file += std::string("\x01\x01\x11\x00", 4);
    file += std::string("\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00", 10);
    file.append(size_bytes - file.size() - 2, 'x');
    return file + "\xFF\xD9";
}

json good_answers() {
    return {{"name", "张测试"},
            {"id_type", "resident_id"},
            {"id_no", "11010519491231002X"},
            {"mobile", "13800138000"},
            {"batch", "autumn"},
            {"kind", "primary"},
            {"subject", "mathematics"},
            {"place_basis", "household"},
            {"education", "bachelor"},
            {"degree_place", "mainland"},
            {"exam_basis", "national_exam"},
            {"putonghua_level", "2A"},
            {"resume", "二〇〇八年九月至二〇一二年六月在云川师范学院学习，之后在云川市第一小学代课。"},
            {"deliver_mode", "mail"},
            {"mail_address", "云川市澜溪区百合路18号3栋201室"},
            {"commitment", true}};
}

Application prepare(Client& citizen, std::string_view slot) {
    Application application;
    const Answer photo = citizen.upload("photo", jpeg());
    EXPECT_EQ(photo.status, 201) << photo.text;
    application.photo = photo.body["upload"].value("id", "");
    const Answer booking =
        citizen.post("/api/v1/bookings", {{"hall", "demo-hospital"}, {"service", "medical-check"}, {"slot", slot}});
    EXPECT_EQ(booking.status, 201) << booking.text;
    application.booking = booking.body["booking"].value("id", "");
    application.body = {{"service", "teacher-qualification"}, {"service_version", 1},
                        {"answers", good_answers()},          {"materials", {{"photo", application.photo}}},
                        {"booking", application.booking},     {"consents", {"processing"}}};
    return application;
}

Submitted submit(Client& citizen, std::string_view slot) {
    Submitted submitted;
    submitted.application = prepare(citizen, slot);
    const Answer answer = citizen.post("/api/v1/cases", submitted.application.body);
    EXPECT_EQ(answer.status, 201) << answer.text;
    submitted.number = answer.body["case"].value("number", "");
    submitted.query_code = answer.body.value("query_code", "");
    return submitted;
}

}  // namespace onetrip::test
