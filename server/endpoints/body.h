#pragma once

/// Reads what a request carries, strictly: a body that is no JSON, lacks a member or has one nobody knows ends the
/// handler with the right problem.
///
///     JsonBody body(request);
///     json::Shape shape(body.root());
///     const std::string_view hall = body.text(shape, "hall", 64);
///     body.finish(shape, {"hall"});

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "core/json/document.h"
#include "core/json/shape.h"
#include "server/http/request.h"

namespace onetrip::endpoints {

inline constexpr std::size_t identifier_bytes_max = 64;

class JsonBody {
public:
    /// Throws http::Refused with malformed_json.
    explicit JsonBody(const http::Request& request);

    [[nodiscard]] json::View root() const { return document_.root(); }

    /// A required text of at most that many bytes; a longer one is a fault of the shape.
    [[nodiscard]] static std::string_view text(json::Shape& shape, std::string_view name, std::size_t bytes_max);
    /// Throws http::Refused with body_invalid at the first fault.
    static void finish(json::Shape& shape, std::initializer_list<std::string_view> known);

private:
    json::Document document_;
};

/// For bodies that say nothing: exactly `{}`.
void require_empty_object(const http::Request& request);

/// Throws http::Refused with query_invalid for an item that is not named here or is given twice.
void require_query(const http::Request& request, std::initializer_list<std::string_view> known);
/// Ends the handler with query_invalid at this item.
[[noreturn]] void refuse_query(std::string_view name);
/// A required query item of 1 to `bytes_max` bytes.
[[nodiscard]] std::string_view query_text(const http::Request& request, std::string_view name, std::size_t bytes_max);
[[nodiscard]] std::optional<std::int64_t> query_integer(const http::Request& request, std::string_view name,
                                                        std::int64_t minimum, std::int64_t maximum);

}  // namespace onetrip::endpoints
