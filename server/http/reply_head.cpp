#include "server/http/reply_head.h"

#include <charconv>

#include "server/http/request.h"

namespace onetrip::http {

namespace {

void append_number(std::string& out, std::uint64_t number) {
    char digits[20];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, end);
}

}  // namespace

void append_fixed_head(std::string& out, std::uint16_t status, FieldList fields,
                       std::optional<std::size_t> body_bytes) {
    out += "HTTP/1.1 ";
    append_number(out, status);
    out += ' ';
    out += reason_phrase(status);
    out += "\r\n";
    bool says_cache = false;
    for (const auto& [name, value] : fields) {
        says_cache = says_cache || equals_ignoring_case(name, "cache-control");
        out += name;
        out += ": ";
        out += value;
        out += "\r\n";
    }
    out += standard_fields;
    if (!says_cache) out += "Cache-Control: no-store\r\n";
    if (body_bytes) {
        out += "Content-Length: ";
        append_number(out, *body_bytes);
        out += "\r\n";
    }
}

void append_changing_head(std::string& out, const ChangingHead& head) {
    out += head.date_line;
    out += "X-Request-Id: ";
    out += head.request_id;
    out += "\r\n";
    if (head.secure) out += "Strict-Transport-Security: max-age=31536000\r\n";
    if (!head.keep) {
        out += "Connection: close\r\n";
    } else if (head.keep_must_be_said) {
        out += "Connection: keep-alive\r\n";
    }
    out += "\r\n";
}

}  // namespace onetrip::http
