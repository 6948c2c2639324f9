#include "core/material/pdf_dictionary.h"

#include <algorithm>

#include "core/base/numbers.h"
#include "core/material/byte_reader_internal.h"

namespace onetrip::material {
namespace {

constexpr std::size_t name_bytes_max = 32;
constexpr std::size_t digits_max = 15;
constexpr std::string_view spaces("\0\t\n\f\r ", 6);
constexpr std::string_view delimiters("()<>[]{}/%", 10);

bool is_space(std::uint32_t c) {
    return spaces.find(static_cast<char>(c)) != std::string_view::npos;
}

bool ends_token(std::uint32_t c) {
    return is_space(c) || delimiters.find(static_cast<char>(c)) != std::string_view::npos;
}

int hex_digit(std::uint32_t c) {
    if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
    if (c >= 'A' && c <= 'F') return static_cast<int>(c - 'A' + 10);
    if (c >= 'a' && c <= 'f') return static_cast<int>(c - 'a' + 10);
    return -1;
}

/// Walks over the tokens of a text; every step moves forward.
class Walker {
public:
    Walker(base::BytesView file, std::size_t at, std::size_t end) : file_(file), read_(file), at_(at), end_(end) {}

    [[nodiscard]] std::size_t at() const { return at_; }

    /// Moves to the next token; false at the end.
    bool find_token() {
        at_ = skip_pdf_space(file_, at_);
        return at_ < end_;
    }
    [[nodiscard]] bool is(std::string_view text) const { return read_.starts(at_, text); }

    /// Over one token: a bracket, a string, a name, a number or a word.
    void skip_token() {
        if (is("<<") || is(">>")) {
            at_ += 2;
        } else if (is("(")) {
            skip_string();
        } else if (is("<")) {
            at_ = std::min(read_.find(">", at_, end_), end_) + 1;
        } else {
            ++at_;
            const bool is_bracket = delimiters.find(static_cast<char>(read_.byte(at_ - 1))) != std::string_view::npos;
            if (is_bracket && read_.byte(at_ - 1) != '/') return;
            while (at_ < end_ && !ends_token(read_.byte(at_)))
                ++at_;
        }
    }

    /// Over one value: a token, or all that a bracket holds.
    void skip_value() {
        std::size_t depth = 0;
        do {
            if (!find_token()) return;
            if (is("<<") || is("[")) ++depth;
            const bool closes = is(">>") || is("]");
            if (closes && depth == 0) return;
            if (closes) --depth;
            skip_token();
        } while (depth > 0);
    }

private:
    void skip_string() {
        std::size_t depth = 0;
        do {
            const std::uint32_t c = read_.byte(at_);
            if (c == '\\') ++at_;
            if (c == '(') ++depth;
            if (c == ')') --depth;
            ++at_;
        } while (depth > 0 && at_ < end_);
    }

    base::BytesView file_;
    ByteReader read_;
    std::size_t at_;
    std::size_t end_;
};

/// `/FlateDecode`, or an array of that alone.
PdfFilter read_filter(base::BytesView file, std::size_t at) {
    const ByteReader read(file);
    const bool is_array = read.starts(at, "[");
    if (is_array) at = skip_pdf_space(file, at + 1);
    if (is_array && read.starts(at, "]")) return PdfFilter::None;
    const std::string name = read_pdf_name(file, at);
    if (name != "FlateDecode" && name != "Fl") return PdfFilter::Other;
    if (!is_array) return PdfFilter::Flate;
    Walker walker(file, at, file.size());
    walker.skip_token();
    return walker.find_token() && walker.is("]") ? PdfFilter::Flate : PdfFilter::Other;
}

void take(base::BytesView file, const std::string& key, std::size_t at, PdfDictionary& out) {
    struct Number {
        std::string_view key;
        std::optional<std::int64_t> PdfDictionary::*member;
    };
    constexpr Number numbers[] = {{"Count", &PdfDictionary::count}, {"Length", &PdfDictionary::length},
                                  {"N", &PdfDictionary::objects},   {"First", &PdfDictionary::first},
                                  {"Width", &PdfDictionary::width}, {"Height", &PdfDictionary::height}};
    if (key == "Type") out.type = read_pdf_name(file, at);
    if (key == "Subtype") out.subtype = read_pdf_name(file, at);
    if (key == "Filter") {
        out.filter = read_filter(file, at);
        out.is_standard_security = read_pdf_name(file, at) == "Standard";
    }
    if (key == "DecodeParms") out.has_parameters = true;
    for (const Number& number : numbers) {
        if (key == number.key) out.*number.member = read_pdf_integer(file, at);
    }
}

/// `5 0 R` is no number.
bool is_reference(base::BytesView file, std::size_t at) {
    if (!read_pdf_integer(file, at)) return false;
    Walker walker(file, at, file.size());
    walker.skip_token();
    if (!walker.find_token() || !read_pdf_integer(file, walker.at())) return false;
    walker.skip_token();
    return walker.find_token() && walker.is("R");
}

/// Calls `look` for each key with where its value stands; returns where the dictionary ends, nullopt if it does not
/// within the limit.
template <typename Look>
std::optional<std::size_t> walk_dictionary(base::BytesView file, std::size_t at, const Look& look) {
    const std::size_t end = at < file.size() ? at + std::min(file.size() - at, pdf_dictionary_bytes_max) : at;
    Walker walker(file, at, end);
    if (!walker.is("<<")) return std::nullopt;
    walker.skip_token();
    while (walker.find_token()) {
        if (walker.is(">>")) return walker.at() + 2;
        if (!walker.is("/")) {
            // No key: what a damaged or a lying file has here.
            walker.skip_token();
            continue;
        }
        const std::string key = read_pdf_name(file, walker.at());
        walker.skip_token();
        if (!walker.find_token()) break;
        look(key, walker.at());
        walker.skip_value();
    }
    return std::nullopt;
}

std::optional<std::string> read_hexadecimal_string(const ByteReader& read, std::size_t at, std::size_t bytes_max) {
    std::string out;
    bool has_half = false;
    for (; at < read.size() && out.size() <= bytes_max; ++at) {
        if (read.byte(at) == '>') return out;
        const int digit = hex_digit(read.byte(at));
        if (digit < 0) continue;
        // A half byte at the end counts as if a zero followed.
        if (has_half) {
            out.back() = static_cast<char>(static_cast<unsigned char>(out.back()) | digit);
        } else {
            out += static_cast<char>(digit << 4);
        }
        has_half = !has_half;
    }
    return std::nullopt;
}

/// What is written behind a backslash, which ends before `at` and moves it on; nullopt for an end of line, which only
/// breaks the text.
std::optional<char> read_escape(const ByteReader& read, std::size_t& at) {
    constexpr std::string_view letters = "nrtbf";
    constexpr std::string_view meanings = "\n\r\t\b\f";
    const char c = static_cast<char>(read.byte(at++));
    if (c == '\r' && read.byte(at) == '\n') ++at;
    if (c == '\r' || c == '\n') return std::nullopt;
    if (c >= '0' && c <= '7') {
        int value = c - '0';
        for (int digits = 1; digits < 3 && read.byte(at) >= '0' && read.byte(at) <= '7'; ++digits)
            value = value * 8 + static_cast<int>(read.byte(at++) - '0');
        return static_cast<char>(value);
    }
    const std::size_t letter = letters.find(c);
    return letter == std::string_view::npos ? c : meanings[letter];
}

}  // namespace

std::size_t skip_pdf_space(base::BytesView file, std::size_t at) {
    const ByteReader read(file);
    while (at < file.size()) {
        if (read.byte(at) == '%') {
            while (at < file.size() && read.byte(at) != '\n' && read.byte(at) != '\r')
                ++at;
        } else if (is_space(read.byte(at))) {
            ++at;
        } else {
            return at;
        }
    }
    return file.size();
}

std::string read_pdf_name(base::BytesView file, std::size_t at) {
    const ByteReader read(file);
    std::string name;
    if (!read.starts(at, "/")) return name;
    ++at;
    while (at < read.size() && !ends_token(read.byte(at))) {
        if (name.size() > name_bytes_max) return {};
        const int high = read.byte(at) == '#' ? hex_digit(read.byte(at + 1)) : -1;
        const int low = high >= 0 ? hex_digit(read.byte(at + 2)) : -1;
        name += static_cast<char>(low >= 0 ? high * 16 + low : static_cast<int>(read.byte(at)));
        at += low >= 0 ? 3 : 1;
    }
    return name;
}

std::optional<std::int64_t> read_pdf_integer(base::BytesView file, std::size_t at) {
    const ByteReader read(file);
    std::size_t end = at;
    while (end < read.size() && end - at <= digits_max && !ends_token(read.byte(end)))
        ++end;
    if (end - at > digits_max) return std::nullopt;
    return base::parse_integer(read.text(at, end - at));
}

std::optional<std::string> read_pdf_string(base::BytesView file, std::size_t at, std::size_t bytes_max) {
    const ByteReader read(file);
    if (read.starts(at, "<")) return read_hexadecimal_string(read, at + 1, bytes_max);
    if (!read.starts(at, "(")) return std::nullopt;
    std::string out;
    std::size_t depth = 1;
    for (++at; at < file.size() && out.size() <= bytes_max;) {
        char c = static_cast<char>(read.byte(at++));
        if (c == '\\') {
            if (const auto escaped = read_escape(read, at)) out += *escaped;
            continue;
        }
        if (c == '(') ++depth;
        if (c == ')' && --depth == 0) return out;
        // However an end of line is written, it is read as one line feed.
        if (c == '\r' && read.byte(at) == '\n') ++at;
        out += c == '\r' ? '\n' : c;
    }
    return std::nullopt;
}

bool is_pdf_false(base::BytesView file, std::size_t at) {
    const ByteReader read(file);
    return read.starts(at, "false") && (at + 5 == file.size() || ends_token(read.byte(at + 5)));
}

std::optional<std::size_t> find_pdf_value(base::BytesView file, std::size_t at, std::string_view key) {
    std::optional<std::size_t> found;
    const auto look = [&](const std::string& name, std::size_t value_at) {
        if (name == key && !is_reference(file, value_at)) found = value_at;
    };
    if (!walk_dictionary(file, at, look)) return std::nullopt;
    return found;
}

std::optional<PdfDictionary> read_pdf_dictionary(base::BytesView file, std::size_t at) {
    PdfDictionary out;
    const auto end = walk_dictionary(file, at, [&](const std::string& key, std::size_t value_at) {
        if (!is_reference(file, value_at)) take(file, key, value_at, out);
    });
    if (!end) return std::nullopt;
    out.end_bytes = *end;
    return out;
}

}  // namespace onetrip::material
