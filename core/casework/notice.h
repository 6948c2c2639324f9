#pragma once

/// The supplement notice (一次性告知书): everything that is missing or wrong, told once (行政许可法 art. 32 no. 4). A
/// notice that forgets something costs the citizen another trip, so it is a list with a rule and not a text field.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/day.h"
#include "core/base/instant.h"

namespace onetrip::casework {

enum class ItemKind : std::uint8_t { Material, Field };
[[nodiscard]] std::string_view name_of(ItemKind kind);
[[nodiscard]] std::optional<ItemKind> item_kind_of(std::string_view name);

/// What an item is about: a material's id, or a field's JSON Pointer into the answers.
struct ItemPlace {
    ItemKind kind = ItemKind::Material;
    std::string id;

    friend bool operator==(const ItemPlace& a, const ItemPlace& b) { return a.kind == b.kind && a.id == b.id; }
};

struct NoticeItem {
    ItemPlace place;
    std::string reason_code;  ///< for statistics and translation
    std::string text;         ///< what the applicant reads and does
};

struct Notice {
    base::Instant sent_at;
    std::optional<base::Day> due;  ///< the last day to answer; after it the case may be closed as overdue
    std::vector<NoticeItem> items;
};

inline constexpr std::size_t notice_items_max = 100;
inline constexpr std::size_t code_bytes_max = 64;    ///< of a reason code
inline constexpr std::size_t id_bytes_max = 256;     ///< of a material's id or a field's pointer
inline constexpr std::size_t text_bytes_max = 3000;  ///< of a text for the applicant: 1,000 Chinese characters

/// What is wrong with a list of items, in the order in which it is looked for.
enum class NoticeFault : std::uint8_t {
    Empty,       ///< nothing is asked for
    TooMany,     ///< more than `notice_items_max`
    Incomplete,  ///< an item without id, reason code or text
    TooLong,     ///< an item beyond the lengths above
    Double       ///< two items about one place
};
[[nodiscard]] std::optional<NoticeFault> fault_of(const std::vector<NoticeItem>& items);

/// The items nobody answered.
[[nodiscard]] std::vector<ItemPlace> unanswered(const Notice& notice, const std::vector<ItemPlace>& answered);

}  // namespace onetrip::casework
