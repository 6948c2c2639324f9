#include "core/json/writer.h"

#include <algorithm>

#include "core/base/numbers.h"
#include "core/base/text.h"

namespace onetrip::json {
namespace {

/// RFC 8785 section 3.2.2.3 knows doubles only: beyond these an integer is written as the double it is nearest to, as
/// every other reader of the text takes it.
constexpr std::int64_t exact_integer_max = std::int64_t{1} << 53;

void append_canonical_integer(std::string& out, std::int64_t integer) {
    if (integer >= -exact_integer_max && integer <= exact_integer_max) return base::append_integer(out, integer);
    base::append_real(out, static_cast<double>(integer));
}

/// UTF-16 order: surrogate pairs sort below U+E000..U+FFFF, although their code points are above.
char32_t utf16_rank(char32_t c) {
    if (c >= 0x10000) return c - 0x10000 + 0xD800;
    return c >= 0xE000 ? c + 0x200000 : c;
}

bool utf16_less(std::string_view a, std::string_view b) {
    const std::u32string left = base::code_points(a);
    const std::u32string right = base::code_points(b);
    return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end(),
                                        [](char32_t x, char32_t y) { return utf16_rank(x) < utf16_rank(y); });
}

void append_canonical(std::string& out, View value) {
    switch (value.kind()) {
        case Kind::Null: out += "null"; return;
        case Kind::Boolean: out += *value.boolean() ? "true" : "false"; return;
        case Kind::Integer: append_canonical_integer(out, *value.integer()); return;
        case Kind::Real: base::append_real(out, *value.number()); return;
        case Kind::String: append_string(out, *value.string()); return;
        case Kind::Array: {
            char separator = '[';
            for (const View element : value.elements()) {
                out += separator;
                append_canonical(out, element);
                separator = ',';
            }
            out += separator == '[' ? "[]" : "]";
            return;
        }
        case Kind::Object: {
            std::vector<Member> members;
            for (const Member member : value.members())
                members.push_back(member);
            std::sort(members.begin(), members.end(),
                      [](const Member& a, const Member& b) { return utf16_less(a.name, b.name); });
            char separator = '{';
            for (const Member& member : members) {
                out += separator;
                append_string(out, member.name);
                out += ':';
                append_canonical(out, member.value);
                separator = ',';
            }
            out += separator == '{' ? "{}" : "}";
            return;
        }
    }
}

}  // namespace

namespace {

/// Its escape, the letter behind the backslash; nothing for a character that stands for itself, `u` for other controls.
char escape_of(char c) {
    switch (c) {
        case '"': return '"';
        case '\\': return '\\';
        case '\b': return 'b';
        case '\f': return 'f';
        case '\n': return 'n';
        case '\r': return 'r';
        case '\t': return 't';
        default: return static_cast<unsigned char>(c) < 0x20 ? 'u' : '\0';
    }
}

}  // namespace

void append_string(std::string& out, std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    out += '"';
    std::size_t copied = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
        out.append(text, copied, at - copied);
        copied = at + 1;
        const char escape = escape_of(c);
        out += '\\';
        out += escape;
        if (escape != 'u') continue;
        out += "00";
        out += hex[static_cast<unsigned char>(c) >> 4];
        out += hex[static_cast<unsigned char>(c) & 0x0F];
    }
    out.append(text, copied, std::string_view::npos);
    out += '"';
}

std::string canonical(View value) {
    std::string out;
    append_canonical(out, value);
    return out;
}

void Writer::before_value() {
    if (after_name_) {
        after_name_ = false;
        return;
    }
    if (levels_.empty()) {
        ONETRIP_ASSERT(out_.empty());
        return;
    }
    // Inside an object a value follows its name only.
    ONETRIP_ASSERT(in_name_ || levels_.back() == '[');
    // No value ends in an opening bracket, so one at the end is that of the container itself.
    if (out_.back() != levels_.back()) out_ += ',';
}

Writer& Writer::open(char bracket) {
    before_value();
    out_ += bracket;
    levels_ += bracket;
    return *this;
}

Writer& Writer::close(char bracket) {
    ONETRIP_ASSERT(!levels_.empty() && !after_name_);
    ONETRIP_ASSERT((levels_.back() == '{') == (bracket == '}'));
    levels_.pop_back();
    out_ += bracket;
    return *this;
}

Writer& Writer::name(std::string_view member_name) {
    ONETRIP_ASSERT(!after_name_ && !levels_.empty() && levels_.back() == '{');
    in_name_ = true;
    before_value();
    in_name_ = false;
    append_string(out_, member_name);
    out_ += ':';
    after_name_ = true;
    return *this;
}

Writer& Writer::value(std::string_view text) {
    before_value();
    append_string(out_, text);
    return *this;
}

Writer& Writer::value(bool truth) {
    return raw(truth ? "true" : "false");
}
Writer& Writer::null() {
    return raw("null");
}

Writer& Writer::value(double number) {
    before_value();
    base::append_real(out_, number);
    return *this;
}

Writer& Writer::integer(std::int64_t number) {
    before_value();
    base::append_integer(out_, number);
    return *this;
}

Writer& Writer::raw(std::string_view json) {
    before_value();
    out_ += json;
    return *this;
}

Writer& Writer::value(View view) {
    switch (view.kind()) {
        case Kind::Null: return null();
        case Kind::Boolean: return value(*view.boolean());
        case Kind::Integer: return integer(*view.integer());
        case Kind::Real: return value(*view.number());
        case Kind::String: return value(*view.string());
        case Kind::Array:
            begin_array();
            for (const View element : view.elements())
                value(element);
            return end_array();
        case Kind::Object:
            begin_object();
            for (const Member member : view.members())
                this->member(member.name, member.value);
            return end_object();
    }
    return *this;
}

std::string Writer::take() {
    ONETRIP_ASSERT(levels_.empty() && !after_name_);
    return std::move(out_);
}

}  // namespace onetrip::json
