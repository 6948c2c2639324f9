#include "core/wire/sessions.h"

#include <utility>

namespace onetrip::wire {

std::optional<std::int64_t> Sessions::open(SessionKind kind, std::unique_ptr<Session> session) {
    Table& table = tables_[static_cast<std::size_t>(kind)];
    if (table.open.size() >= sessions_max) return std::nullopt;
    table.open.push_back({++table.last_number, std::move(session)});
    return table.last_number;
}

Session* Sessions::find(SessionKind kind, std::int64_t number) const {
    for (const Numbered& each : table(kind).open) {
        if (each.number == number) return each.session.get();
    }
    return nullptr;
}

bool Sessions::close(SessionKind kind, std::int64_t number) {
    std::vector<Numbered>& open = tables_[static_cast<std::size_t>(kind)].open;
    for (auto each = open.begin(); each != open.end(); ++each) {
        if (each->number != number) continue;
        open.erase(each);
        return true;
    }
    return false;
}

}  // namespace onetrip::wire
