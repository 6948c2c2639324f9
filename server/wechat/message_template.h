#pragma once

/// A city's message templates (订阅消息) and how one is filled in. On the WeChat platform a city picks a template and
/// the keywords it has; which of our values stands behind which keyword is a setting:
///
///     TEMPLATE_ID thing1=service character_string2=number phrase3=state time4=when
///
/// Values: `service` (its title), `number` (of the case), `state` (up to five Chinese characters), `when`, and `hint`
/// (what to do). WeChat refuses a text that is too long for its keyword, so that it is cut here.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onetrip::wechat {

/// What a citizen may want to be told of a case, once for each time it was accepted.
enum class Topic : std::uint8_t {
    Supplement,  ///< something is missing
    Decision,    ///< granted or refused
    Parcel       ///< the first news of what the case sends
};
inline constexpr std::size_t topic_count = 3;
inline constexpr std::array<Topic, topic_count> topics{Topic::Supplement, Topic::Decision, Topic::Parcel};

[[nodiscard]] std::string_view name_of(Topic topic);
[[nodiscard]] std::optional<Topic> topic_named(std::string_view name);

struct MessageTemplate {
    std::string id;                                             ///< empty: the city has none for this topic
    std::vector<std::pair<std::string, std::string>> keywords;  ///< `thing1`, `service`
};
using Templates = std::array<MessageTemplate, topic_count>;  ///< by topic

/// As the setting has it; nullopt if it names no keyword, or a value that there is not.
[[nodiscard]] std::optional<MessageTemplate> parse_template(std::string_view text);

struct MessageValues {
    std::string service;
    std::string number;
    std::string state;
    std::string when;
    std::string hint;
};

/// Each keyword with its text, cut to what its kind may hold.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> filled_in(const MessageTemplate& form,
                                                                         const MessageValues& values);

}  // namespace onetrip::wechat
