#include "core/logic/plan.h"

#include "core/json/pointer.h"

namespace onetrip::logic {

std::string Plan::pointer_to(std::uint32_t node) const {
    std::vector<const Place*> way;
    for (; node != 0; node = places[node].parent)
        way.push_back(&places[node]);
    std::string pointer;
    for (auto place = way.rbegin(); place != way.rend(); ++place) {
        const std::string_view name = places[(*place)->parent].operator_name;
        if (!name.empty()) json::append_token(pointer, name);
        if ((*place)->argument != Place::alone) json::append_token(pointer, std::size_t{(*place)->argument});
    }
    return pointer;
}

std::vector<std::string> split_path(std::string_view path) {
    std::vector<std::string> names(1);
    for (std::size_t at = 0; at < path.size(); ++at) {
        const char c = path[at];
        const char next = at + 1 < path.size() ? path[at + 1] : '\0';
        if (c == '\\' && (next == '.' || next == '/' || next == '\\')) {
            names.back() += next;
            ++at;
        } else if (c == '.') {
            names.emplace_back();
        } else {
            names.back() += c;
        }
    }
    // A path of nothing but points has as many names as points: "." is the member with the empty name.
    if (path.find_first_not_of('.') == std::string_view::npos) names.pop_back();
    return names;
}

}  // namespace onetrip::logic
