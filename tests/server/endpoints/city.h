#pragma once

/// A small city for tests of endpoints: the real catalogue, a real SQLite in a temporary folder, a clock that stands,
/// random bytes that repeat; no sockets. Every answer is held against the interface document on its way.

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "server/endpoints/routes.h"
#include "server/http/router.h"
#include "server/storage/open.h"
#include "tests/server/await.h"
#include "tests/server/doubles.h"
#include "tests/server/endpoints/document.h"
#include "tests/server/temporary_folder.h"
#include "tests/source_path.h"

namespace onetrip::test {

using nlohmann::json;

struct Answer {
    int status = 0;
    json body;  ///< null where there is none
    std::string text;
    http::Reply reply;

    /// The problem's code; empty for none.
    [[nodiscard]] std::string code() const { return body.is_object() ? body.value("code", "") : std::string(); }
    /// `code at field`, one a line.
    [[nodiscard]] std::string findings() const;
};

/// What a test wants otherwise: no rates and, as in a demo, no second factor.
struct CityOptions {
    http::Rate account_rate{};
    std::string catalogue = source_path("catalog");
    accounts::StaffPolicy staff_policy{};
    std::string store{};  ///< its address; empty: SQLite in the city's folder
};

/// The core at hand, without a process of its own and without decoding: pictures here are headers. Or whatever a test
/// lets become of it.
class InspectorAtHand final : public ports::Inspector {
public:
    ports::Inspection inspect(std::string_view request, base::BytesView file) override;
    std::atomic<ports::InspectionEnd> end = ports::InspectionEnd::Answered;
};

/// Says what a test wants to hear; clean until then.
class ScannerAtHand final : public ports::VirusScanner {
public:
    boost::asio::awaitable<ports::Scan> scan(base::BytesView) override { co_return next; }
    ports::Scan next{ports::ScanEnd::Clean, {}};
};

class City {
public:
    explicit City(const CityOptions& options = {});
    ~City();

    /// Sends a request as it is and holds the answer against the document.
    Answer send(http::Request& request);

    TemporaryFolder folder;
    SetClock clock;
    CountedRandomness randomness;
    std::unique_ptr<storage::Store> store;
    endpoints::Catalogue catalogue;
    host::WorkerPool workers;
    http::EventHub events;
    accounts::Citizens citizens;
    accounts::StaffSessions staff_sessions;
    accounts::Staff staff;
    endpoints::OfficeKeys keys;
    KeptSms sms;
    accounts::PhoneSignIn phone_sign_in;
    accounts::SecondFactors second_factors;
    http::RateLimiter account_rates;
    endpoints::CourierCounts courier_counts;
    InspectorAtHand inspector;
    ScannerAtHand scanner;
    endpoints::Office office;
    http::Router router;
    InterfaceDocument document;
};

/// A browser: keeps its cookies.
class Client {
public:
    explicit Client(City& city) : city_(city) {}

    Answer get(std::string_view target);
    Answer remove(std::string_view target);
    /// Any method with any fields; `is_cut`: the network ends within the body.
    Answer ask(http::Method method, std::string_view target,
               const std::vector<std::pair<std::string_view, std::string>>& fields, std::string body = {},
               bool is_cut = false);
    /// With a fresh Idempotency-Key, or with this one; `-` sends none.
    Answer post(std::string_view target, const json& body, std::string_view key = {});
    Answer post_text(std::string_view target, std::string body, std::string_view key = {},
                     std::string_view content_type = "application/json");
    Answer upload(std::string_view material, std::string bytes, std::string_view content_type = "image/jpeg",
                  std::string_view key = {});

    /// Begins a citizen's session and signs in with a phone nobody else has.
    Client& begin();
    Client& begin_anonymously();
    /// Asks for a code and signs in with it.
    Answer sign_in_with(std::string_view phone);
    /// Signs in as a member of the staff with these roles, whose account is laid first.
    Client& sign_in(std::string_view user, accounts::Roles roles);

    std::string address = "10.0.0.1";

private:
    Answer send(http::Request request, std::string_view key);

    City& city_;
    std::map<std::string, std::string> cookies_;
    int keys_ = 0;
};

/// A JPEG whose header says these pixels, of that many bytes.
[[nodiscard]] std::string jpeg(int width = 295, int height = 413, std::size_t size_bytes = 20'000);

/// Answers that pass, and the same with one member replaced.
[[nodiscard]] json good_answers();

/// Everything a submission needs, sent: the photo uploaded, the slot held.
struct Application {
    std::string photo;
    std::string booking;
    json body;  ///< of POST /cases
};
[[nodiscard]] Application prepare(Client& citizen, std::string_view slot = "2026-12-01T08:00");

/// A submitted case.
struct Submitted {
    std::string number;
    std::string query_code;
    Application application;
};
[[nodiscard]] Submitted submit(Client& citizen, std::string_view slot = "2026-12-01T08:00");

class Endpoints : public ::testing::Test {
protected:
    explicit Endpoints(const CityOptions& options = {}) : city(options) {}
    City city;
    Client citizen{city};
    Client clerk{city};
};

}  // namespace onetrip::test
