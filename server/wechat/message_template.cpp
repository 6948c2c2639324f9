#include "server/wechat/message_template.h"

#include <algorithm>

#include "core/base/text.h"

namespace onetrip::wechat {
namespace {

constexpr std::string_view topic_names[topic_count] = {"supplement", "decision", "parcel"};

struct Value {
    std::string_view name;
    std::string MessageValues::*text;
};
constexpr Value values_known[] = {
    {"service", &MessageValues::service}, {"number", &MessageValues::number}, {"state", &MessageValues::state},
    {"when", &MessageValues::when},       {"hint", &MessageValues::hint},
};

/// The most characters of a keyword's kind; `thing1` is of the kind `thing`.
struct Limit {
    std::string_view kind;
    std::size_t characters_max;
};
constexpr Limit limits[] = {
    {"thing", 20}, {"character_string", 32}, {"phrase", 5}, {"name", 10}, {"const", 20}, {"date", 32}, {"time", 32},
};

const Value* find_value(std::string_view name) {
    const auto* found = std::find_if(std::begin(values_known), std::end(values_known),
                                     [name](const Value& one) { return one.name == name; });
    return found == std::end(values_known) ? nullptr : found;
}

const Limit* limit_of(std::string_view keyword) {
    const std::size_t letters = keyword.find_last_not_of("0123456789") + 1;
    if (letters == keyword.size()) return nullptr;
    const auto* found = std::find_if(std::begin(limits), std::end(limits),
                                     [&](const Limit& one) { return one.kind == keyword.substr(0, letters); });
    return found == std::end(limits) ? nullptr : found;
}

std::string cut(const std::string& text, std::size_t characters_max) {
    std::string kept;
    for (const char32_t character : base::code_points(text).substr(0, characters_max))
        base::append_code_point(kept, character);
    return kept;
}

/// The next word, taken off the front; empty at the end.
std::string_view next_word(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    return word;
}

}  // namespace

std::string_view name_of(Topic topic) {
    return topic_names[static_cast<std::size_t>(topic)];
}

std::optional<Topic> topic_named(std::string_view name) {
    for (const Topic topic : topics) {
        if (name_of(topic) == name) return topic;
    }
    return std::nullopt;
}

std::optional<MessageTemplate> parse_template(std::string_view text) {
    MessageTemplate read;
    read.id = next_word(text);
    for (std::string_view word = next_word(text); !word.empty(); word = next_word(text)) {
        const std::size_t equals = word.find('=');
        if (equals == std::string_view::npos) return std::nullopt;
        const std::string_view keyword = word.substr(0, equals);
        const std::string_view value = word.substr(equals + 1);
        if (limit_of(keyword) == nullptr || find_value(value) == nullptr) return std::nullopt;
        read.keywords.emplace_back(keyword, value);
    }
    if (read.id.empty() || read.keywords.empty() || read.id.find('=') != std::string::npos) return std::nullopt;
    return read;
}

std::vector<std::pair<std::string, std::string>> filled_in(const MessageTemplate& form, const MessageValues& values) {
    std::vector<std::pair<std::string, std::string>> filled;
    for (const auto& [keyword, name] : form.keywords) {
        const Value* value = find_value(name);
        const Limit* limit = limit_of(keyword);
        if (value == nullptr || limit == nullptr) continue;
        filled.emplace_back(keyword, cut(values.*(value->text), limit->characters_max));
    }
    return filled;
}

}  // namespace onetrip::wechat
