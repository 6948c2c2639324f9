#pragma once

/// A data-sharing platform, reached over HTTP. Platforms differ in envelopes, signatures and how registers are
/// numbered; a city puts the few lines that speak its platform's language behind one address, which takes `POST URL`
/// with `Authorization: Bearer KEY` and the body
/// `{"register":"higher_education_diplomas","name":"…","number":"…","purpose":"teacher-qualification","consent":true}`
/// and answers 200 with `{"found":false}` or
/// `{"found":true,"source":"教育部学历数据","as_of":"2026-11-28","values":{"holder_name":"…",…}}`. Anything else counts
/// as out of reach.

#include <chrono>
#include <string>
#include <string_view>

#include "server/host/log.h"
#include "server/ports/registry.h"

namespace onetrip::registers {

struct HttpRegistrySettings {
    std::string url;  ///< as host::parse_http_address reads it
    std::string key;  ///< a secret; empty: no Authorization is sent
    std::chrono::milliseconds timeout{5'000};
};

/// What an answer says; Unavailable for what cannot be read.
[[nodiscard]] ports::RegistryReply read_registry_reply(unsigned status, std::string_view body);

class HttpRegistry final : public ports::Registry {
public:
    HttpRegistry(HttpRegistrySettings settings, host::Log& log) : settings_(std::move(settings)), log_(log) {}

    /// One attempt: a citizen waits for it. What went wrong is logged without name and number.
    boost::asio::awaitable<ports::RegistryReply> ask(ports::RegistryInquiry inquiry) override;

private:
    const HttpRegistrySettings settings_;
    host::Log& log_;
};

}  // namespace onetrip::registers
