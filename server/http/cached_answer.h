#pragma once

/// An answer whose bytes were made once and is then asked for again and again: a static file, a service of the
/// catalogue. It knows If-None-Match (RFC 9110 section 13.1.2) and its own compressed copies.
///
///     const CachedAnswer services({{"Content-Type", "application/json"}, {"Cache-Control", "no-cache"}}, text);
///     router.add_ready(Method::Get, "/api/v1/services", {}, [&](const Request& r) { return services.reply(r); });

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/reply.h"
#include "server/http/request.h"

namespace onetrip::http {

using Fields = std::vector<std::pair<std::string, std::string>>;

/// `"0123456789abcdef"`: a strong validator from the bytes (FNV-1a, 64 bits: it tells versions of our own files apart
/// and defends against nobody).
[[nodiscard]] std::string etag_of(std::string_view bytes);

/// Whether If-None-Match names this validator, or `*`.
[[nodiscard]] bool has_seen(const Request& request, std::string_view etag);

/// Whether Accept-Encoding takes this coding (RFC 9110 section 12.5.3); without the field: no.
[[nodiscard]] bool accepts_coding(const Request& request, std::string_view coding);

/// Head and body written out once. The session's own fields are added when it is sent.
[[nodiscard]] std::shared_ptr<const PreparedAnswer> prepare(std::uint16_t status, const Fields& fields,
                                                            SharedBytes body);

class CachedAnswer {
public:
    /// `fields` should name Content-Type and Cache-Control; ETag and Vary are added.
    CachedAnswer(Fields fields, SharedBytes body);
    /// The same body in another coding (`br`, `gzip`); those added first are preferred.
    void add_coding(std::string_view coding, SharedBytes body);

    /// 200 in the best coding the client takes, or 304.
    [[nodiscard]] Reply reply(const Request& request) const;
    /// Of the uncompressed body.
    [[nodiscard]] const std::string& etag() const { return variants_.front().etag; }

private:
    struct Variant {
        std::string coding;  ///< empty for the body as it is, which is the first
        std::string etag;
        SharedBytes body;
        std::shared_ptr<const PreparedAnswer> full;
        std::shared_ptr<const PreparedAnswer> not_modified;
    };
    void write(Variant& variant) const;

    Fields fields_;
    std::vector<Variant> variants_;
};

}  // namespace onetrip::http
