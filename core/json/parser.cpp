// The strict parser of core/json/document.h. One pass over an owned copy of the text; strings are unescaped in place
// (an escape is never shorter than what it stands for), so a document is two allocations.

#include <algorithm>
#include <bit>
#include <cstring>

#include "core/base/numbers.h"
#include "core/base/text.h"
#include "core/json/document.h"

namespace onetrip::json {

std::string_view code_of(ParseRefusal refusal) {
    switch (refusal) {
        case ParseRefusal::TooLarge: return "json.too_large";
        case ParseRefusal::TooDeep: return "json.too_deep";
        case ParseRefusal::TooMany: return "json.too_many_values";
        case ParseRefusal::NotJson: return "json.malformed";
        case ParseRefusal::BadText: return "json.bad_text";
        case ParseRefusal::NumberRange: return "json.number_range";
        case ParseRefusal::DuplicateName: return "json.duplicate_name";
    }
    return "json.malformed";
}

class Parser {
public:
    Parser(std::string_view text, const Limits& limits) : limits_(limits) {
        document_.text_.assign(text);
        document_.nodes_.reserve(std::min<std::size_t>(text.size() / 8 + 8, limits.values_max));
    }

    base::Result<Document, ParseError> parse() {
        skip_blank();
        if (!value(0)) return base::Err{error_};
        skip_blank();
        if (at_ != size()) return base::Err{ParseError{ParseRefusal::NotJson, at_}};
        return std::move(document_);
    }

private:
    [[nodiscard]] std::size_t size() const { return document_.text_.size(); }
    [[nodiscard]] char peek() const { return at_ < size() ? document_.text_[at_] : '\0'; }

    void skip_blank() {
        while (at_ < size()) {
            const char c = document_.text_[at_];
            if (c != ' ' && c != '\n' && c != '\t' && c != '\r') return;
            ++at_;
        }
    }

    bool fail(ParseRefusal refusal) {
        error_ = {refusal, at_};
        return false;
    }

    /// A new node's index, or nothing if there are too many.
    bool add_node(Kind kind, std::uint32_t& index) {
        if (document_.nodes_.size() >= limits_.values_max) return fail(ParseRefusal::TooMany);
        index = static_cast<std::uint32_t>(document_.nodes_.size());
        document_.nodes_.emplace_back().kind = kind;
        return true;
    }

    bool value(std::uint32_t depth) {
        switch (peek()) {
            case '{': return container(Kind::Object, depth);
            case '[': return container(Kind::Array, depth);
            case '"': return string();
            case 't': return word("true", Kind::Boolean, 1);
            case 'f': return word("false", Kind::Boolean, 0);
            case 'n': return word("null", Kind::Null, 0);
            default: return number();
        }
    }

    bool word(std::string_view expected, Kind kind, std::uint32_t size_value) {
        if (document_.text_.compare(at_, expected.size(), expected) != 0) return fail(ParseRefusal::NotJson);
        at_ += expected.size();
        std::uint32_t index = 0;
        if (!add_node(kind, index)) return false;
        document_.nodes_[index].size = size_value;
        return true;
    }

    bool container(Kind kind, std::uint32_t depth) {
        if (depth >= limits_.depth_max) return fail(ParseRefusal::TooDeep);
        std::uint32_t index = 0;
        if (!add_node(kind, index)) return false;
        const char closing = kind == Kind::Object ? '}' : ']';
        ++at_;
        skip_blank();
        std::uint32_t count = 0;
        if (peek() == closing) {
            ++at_;
        } else {
            for (;;) {
                if (kind == Kind::Object && !name()) return false;
                if (!value(depth + 1)) return false;
                ++count;
                skip_blank();
                const char c = peek();
                if (at_ >= size() || (c != ',' && c != closing)) return fail(ParseRefusal::NotJson);
                ++at_;
                if (c == closing) break;
                skip_blank();
            }
        }
        Node& node = document_.nodes_[index];
        node.size = count;
        node.end = document_.nodes_.size();
        return kind == Kind::Array || names_differ(index, count);
    }

    bool name() {
        if (peek() != '"') return fail(ParseRefusal::NotJson);
        if (!string()) return false;
        skip_blank();
        if (peek() != ':') return fail(ParseRefusal::NotJson);
        ++at_;
        skip_blank();
        return true;
    }

    /// Small objects compare pairwise, by a digest first; large ones sort, so that no input makes this quadratic.
    bool names_differ(std::uint32_t object, std::uint32_t count) {
        constexpr std::uint32_t pairwise_max = 64;
        if (count < 2) return true;
        if (count > pairwise_max) return sorted_names_differ(object, count);
        std::string_view names[pairwise_max];
        std::uint32_t digests[pairwise_max];
        std::uint64_t seen = 0;
        std::uint32_t at = object + 1;
        for (std::uint32_t i = 0; i < count; ++i) {
            names[i] = name_at(at);
            digests[i] = digest(names[i]);
            const std::uint64_t mark = std::uint64_t{1} << (digests[i] * 0x9E3779B1U >> 26);
            if ((seen & mark) == 0) {
                seen |= mark;
                continue;
            }
            for (std::uint32_t j = 0; j < i; ++j) {
                if (digests[i] == digests[j] && names[i] == names[j]) return fail_at(names[i].data());
            }
        }
        return true;
    }

    bool sorted_names_differ(std::uint32_t object, std::uint32_t count) {
        std::vector<std::string_view> names;
        names.reserve(count);
        std::uint32_t at = object + 1;
        for (std::uint32_t i = 0; i < count; ++i)
            names.push_back(name_at(at));
        std::sort(names.begin(), names.end());
        const auto twice = std::adjacent_find(names.begin(), names.end());
        return twice == names.end() || fail_at(std::max(twice[0].data(), twice[1].data()));
    }

    /// A name that stands there for the second time.
    bool fail_at(const char* name) {
        at_ = static_cast<std::size_t>(name - document_.text_.data());
        return fail(ParseRefusal::DuplicateName);
    }

    /// The name whose node this is; goes on to the next one of the object.
    std::string_view name_at(std::uint32_t& at) const {
        const Node& node = document_.nodes_[at];
        const Node& value_node = document_.nodes_[at + 1];
        const bool is_container = value_node.kind == Kind::Array || value_node.kind == Kind::Object;
        at = is_container ? static_cast<std::uint32_t>(value_node.end) : at + 2;
        return {document_.text_.data() + node.text_at, node.size};
    }

    static std::uint32_t digest(std::string_view name) {
        std::uint32_t ends[2] = {0, 0};
        const std::size_t part = std::min<std::size_t>(name.size(), 4);
        std::memcpy(&ends[0], name.data(), part);
        std::memcpy(&ends[1], name.data() + name.size() - part, part);
        return ends[0] ^ (ends[1] * 31U) ^ static_cast<std::uint32_t>(name.size() << 16);
    }

    bool number() {
        std::string& text = document_.text_;
        const std::size_t begin = at_;
        bool is_integer = true;
        if (peek() == '-') ++at_;
        const std::size_t first_digit = at_;
        while (base::is_ascii_digit(peek()))
            ++at_;
        const std::size_t digits = at_ - first_digit;
        if (digits == 0 || (digits > 1 && text[first_digit] == '0')) return fail(ParseRefusal::NotJson);
        if (peek() == '.' || peek() == 'e' || peek() == 'E') {
            is_integer = false;
            while (base::is_ascii_digit(peek()) || peek() == '.' || peek() == 'e' || peek() == 'E' || peek() == '+' ||
                   peek() == '-') {
                ++at_;
            }
        }
        const std::string_view spelled(text.data() + begin, at_ - begin);
        std::uint32_t index = 0;
        if (is_integer) {
            if (const auto integer = base::parse_integer(spelled)) {
                if (!add_node(Kind::Integer, index)) return false;
                document_.nodes_[index].integer = *integer;
                return true;
            }
        }
        const auto real = base::parse_real(spelled);
        if (!real) {
            at_ = begin;
            return fail(is_number_grammar(spelled) ? ParseRefusal::NumberRange : ParseRefusal::NotJson);
        }
        if (!add_node(Kind::Real, index)) return false;
        document_.nodes_[index].real = *real;
        return true;
    }

    /// `digits . digits e sign digits` as far as number() has not already made sure of it.
    static bool is_number_grammar(std::string_view text) {
        std::size_t at = text.front() == '-' ? 1 : 0;
        const auto digits = [&] {
            const std::size_t begin = at;
            while (at < text.size() && base::is_ascii_digit(text[at]))
                ++at;
            return at > begin;
        };
        if (!digits()) return false;
        if (at < text.size() && text[at] == '.' && (++at, !digits())) return false;
        if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
            ++at;
            if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
            if (!digits()) return false;
        }
        return at == text.size();
    }

    bool string() {
        std::uint32_t index = 0;
        if (!add_node(Kind::String, index)) return false;
        ++at_;
        const std::size_t begin = at_;
        std::string& text = document_.text_;
        at_ = plain_end(at_);
        std::size_t write = at_;
        for (;;) {
            if (at_ >= text.size()) return fail(ParseRefusal::NotJson);
            const auto c = static_cast<unsigned char>(text[at_]);
            if (c == '"') break;
            if (c < 0x20) return fail(ParseRefusal::NotJson);
            if (c == '\\') {
                if (!escape(write)) return false;
                continue;
            }
            std::size_t end = plain_end(at_);
            if (end == at_) {
                const auto decoded = base::decode_code_point(text, at_);
                if (!decoded) return fail(ParseRefusal::BadText);
                end = at_ + decoded->size_bytes;
            }
            if (write != at_) std::memmove(&text[write], &text[at_], end - at_);
            write += end - at_;
            at_ = end;
        }
        ++at_;
        document_.nodes_[index].text_at = begin;
        document_.nodes_[index].size = static_cast<std::uint32_t>(write - begin);
        return true;
    }

    // 1110xxxx 10xxxxxx 10xxxxxx, and whatever follows, read as one word.
    static_assert(std::endian::native == std::endian::little);
    static constexpr std::uint32_t three_byte_mask = 0x00C0C0F0;
    static constexpr std::uint32_t three_byte_form = 0x008080E0;

    /// Where what most texts are made of ends: ASCII without quotes, escapes and controls, and characters of three
    /// bytes that cannot be overlong or surrogates (Chinese is among them). What is left to others may stand there too.
    [[nodiscard]] std::size_t plain_end(std::size_t at) const {
        const auto* text = reinterpret_cast<const unsigned char*>(document_.text_.data());
        const std::size_t end = size();
        while (at < end) {
            const unsigned char c = text[at];
            if (c < 0x80) {
                if (c < 0x20 || c == '"' || c == '\\') return at;
                ++at;
            } else {
                std::uint32_t four = 0;
                if (at + 4 > end || c == 0xE0 || c == 0xED) return at;
                std::memcpy(&four, text + at, 4);
                if ((four & three_byte_mask) != three_byte_form) return at;
                at += 3;
            }
        }
        return at;
    }

    bool escape(std::size_t& write) {
        std::string& text = document_.text_;
        const char c = at_ + 1 < text.size() ? text[at_ + 1] : '\0';
        if (c == 'u') return unicode_escape(write);
        constexpr std::string_view names = "\"\\/bfnrt";
        constexpr std::string_view values = "\"\\/\b\f\n\r\t";
        const std::size_t which = names.find(c);
        if (c == '\0' || which == std::string_view::npos) return fail(ParseRefusal::NotJson);
        text[write++] = values[which];
        at_ += 2;
        return true;
    }

    bool unicode_escape(std::size_t& write) {
        char32_t c = 0;
        if (!four_hex(c)) return false;
        if (c >= 0xD800 && c <= 0xDFFF) {
            char32_t low = 0;
            if (c >= 0xDC00 || document_.text_.compare(at_, 2, "\\u") != 0) return fail(ParseRefusal::BadText);
            if (!four_hex(low)) return false;
            if (low < 0xDC00 || low > 0xDFFF) return fail(ParseRefusal::BadText);
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        }
        std::string bytes;
        base::append_code_point(bytes, c);
        std::memcpy(&document_.text_[write], bytes.data(), bytes.size());
        write += bytes.size();
        return true;
    }

    /// The four digits after `\u`; stands behind them afterwards.
    bool four_hex(char32_t& out) {
        out = 0;
        if (at_ + 6 > size()) return fail(ParseRefusal::NotJson);
        for (std::size_t i = 2; i < 6; ++i) {
            const char c = document_.text_[at_ + i];
            const char upper = base::to_ascii_upper(c);
            const bool is_letter = upper >= 'A' && upper <= 'F';
            if (!is_letter && !base::is_ascii_digit(c)) return fail(ParseRefusal::NotJson);
            out = out << 4 | static_cast<char32_t>(is_letter ? upper - 'A' + 10 : c - '0');
        }
        at_ += 6;
        return true;
    }

    const Limits& limits_;
    Document document_;
    ParseError error_;
    std::size_t at_ = 0;
};

base::Result<Document, ParseError> Document::parse(std::string_view text, const Limits& limits) {
    if (text.size() > limits.size_bytes_max) return base::Err{ParseError{ParseRefusal::TooLarge, 0}};
    return Parser(text, limits).parse();
}

}  // namespace onetrip::json
