#include "core/casework/notice.h"

#include <algorithm>

namespace onetrip::casework {

std::string_view name_of(ItemKind kind) {
    return kind == ItemKind::Material ? "material" : "field";
}

std::optional<ItemKind> item_kind_of(std::string_view name) {
    if (name == "material") return ItemKind::Material;
    if (name == "field") return ItemKind::Field;
    return std::nullopt;
}

std::optional<NoticeFault> fault_of(const std::vector<NoticeItem>& items) {
    if (items.empty()) return NoticeFault::Empty;
    if (items.size() > notice_items_max) return NoticeFault::TooMany;
    const auto any = [&](auto is_wrong) { return std::any_of(items.begin(), items.end(), is_wrong); };
    if (any([](const NoticeItem& item) {
            return item.place.id.empty() || item.reason_code.empty() || item.text.empty();
        })) {
        return NoticeFault::Incomplete;
    }
    if (any([](const NoticeItem& item) {
            return item.place.id.size() > id_bytes_max || item.reason_code.size() > code_bytes_max ||
                   item.text.size() > text_bytes_max;
        })) {
        return NoticeFault::TooLong;
    }
    for (auto item = items.begin(); item != items.end(); ++item) {
        const bool is_double =
            std::any_of(items.begin(), item, [&](const NoticeItem& earlier) { return earlier.place == item->place; });
        if (is_double) return NoticeFault::Double;
    }
    return std::nullopt;
}

std::vector<ItemPlace> unanswered(const Notice& notice, const std::vector<ItemPlace>& answered) {
    std::vector<ItemPlace> open;
    for (const NoticeItem& item : notice.items) {
        if (std::find(answered.begin(), answered.end(), item.place) == answered.end()) open.push_back(item.place);
    }
    return open;
}

}  // namespace onetrip::casework
