#include "server/http/cached_answer.h"

#include <cstdint>

#include "server/http/field_text.h"
#include "server/http/memory_file.h"
#include "server/http/reply_head.h"

namespace onetrip::http {

namespace {

/// Smaller ones are copied faster than sent by a second system call.
constexpr std::size_t sent_as_file_bytes_min = 16u << 10;

/// `;q=0` and its longer spellings say no.
[[nodiscard]] bool weighs_nothing(std::string_view parameters) {
    while (!parameters.empty()) {
        const std::string_view parameter = trim_blanks(cut(parameters, ';'));
        if (parameter.size() < 3 || (parameter[0] != 'q' && parameter[0] != 'Q') || parameter[1] != '=') continue;
        return parameter.substr(2).find_first_not_of("0.") == std::string_view::npos;
    }
    return false;
}

}  // namespace

std::string etag_of(std::string_view bytes) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : bytes)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    constexpr std::string_view digits = "0123456789abcdef";
    std::string etag = "\"0000000000000000\"";
    for (std::size_t i = 16; i > 0; --i, hash >>= 4)
        etag[i] = digits[hash & 15];
    return etag;
}

bool has_seen(const Request& request, std::string_view etag) {
    std::string_view rest = request.header("if-none-match").value_or("");
    while (!rest.empty()) {
        std::string_view seen = trim_blanks(cut(rest, ','));
        if (seen == "*") return true;
        // The comparison is the weak one: a cache in between may have weakened the validator.
        if (seen.substr(0, 2) == "W/") seen.remove_prefix(2);
        if (seen == etag) return true;
    }
    return false;
}

bool accepts_coding(const Request& request, std::string_view coding) {
    std::string_view rest = request.header("accept-encoding").value_or("");
    bool by_wildcard = false;
    while (!rest.empty()) {
        std::string_view parameters = cut(rest, ',');
        const std::string_view known = trim_blanks(cut(parameters, ';'));
        if (equals_ignoring_case(known, coding)) return !weighs_nothing(parameters);
        if (known == "*") by_wildcard = !weighs_nothing(parameters);
    }
    return by_wildcard;
}

std::shared_ptr<const PreparedAnswer> prepare(std::uint16_t status, const Fields& fields, SharedBytes body) {
    auto answer = std::make_shared<PreparedAnswer>();
    answer->status = status;
    const auto length = has_body(status) ? std::optional(body.view().size()) : std::nullopt;
    append_fixed_head(answer->head, status, fields, length);
    answer->body = std::move(body);
    if (answer->body.view().size() >= sent_as_file_bytes_min) answer->file = MemoryFile::of(answer->body.view());
    if (answer->file) answer->body = SharedBytes(answer->file, answer->file->view());
    return answer;
}

CachedAnswer::CachedAnswer(Fields fields, SharedBytes body) : fields_(std::move(fields)) {
    const std::string etag = etag_of(body.view());
    variants_.push_back({"", etag, std::move(body), nullptr, nullptr});
    write(variants_.front());
}

void CachedAnswer::add_coding(std::string_view coding, SharedBytes body) {
    const std::string& plain = variants_.front().etag;
    const std::string etag = plain.substr(0, plain.size() - 1) + "-" + std::string(coding) + "\"";
    variants_.push_back({std::string(coding), etag, std::move(body), nullptr, nullptr});
    for (Variant& variant : variants_)
        write(variant);
}

void CachedAnswer::write(Variant& variant) const {
    Fields fields = fields_;
    fields.emplace_back("ETag", variant.etag);
    if (variants_.size() > 1) fields.emplace_back("Vary", "Accept-Encoding");
    variant.not_modified = prepare(304, fields, {});
    if (!variant.coding.empty()) fields.emplace_back("Content-Encoding", variant.coding);
    variant.full = prepare(200, fields, variant.body);
}

Reply CachedAnswer::reply(const Request& request) const {
    const Variant* best = &variants_.front();
    for (std::size_t i = 1; i < variants_.size(); ++i) {
        if (!accepts_coding(request, variants_[i].coding)) continue;
        best = &variants_[i];
        break;
    }
    return Reply::prepared(has_seen(request, best->etag) ? best->not_modified : best->full);
}

}  // namespace onetrip::http
