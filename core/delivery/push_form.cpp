#include "core/delivery/push_form.h"

#include <array>

#include "core/delivery/ems_answer.h"
#include "core/delivery/kdniao_answer.h"
#include "core/delivery/kuaidi100_push.h"
#include "core/delivery/sf_answer.h"

namespace onetrip::delivery {
namespace {

struct Row {
    std::string_view name;
    base::Result<Push, PushRefusal> (*parse)(std::string_view text);
};

// In the order of the enumerators.
constexpr std::array<Row, 5> rows{{{"kuaidi100_push", parse_kuaidi100_push},
                                   {"kuaidi100_answer", parse_kuaidi100_answer},
                                   {"ems_answer", parse_ems_answer},
                                   {"sf_answer", parse_sf_answer},
                                   {"kdniao_answer", parse_kdniao_answer}}};

}  // namespace

std::string_view name_of(PushForm form) {
    return rows[static_cast<std::size_t>(form)].name;
}

std::optional<PushForm> push_form_of(std::string_view name) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].name == name) return static_cast<PushForm>(i);
    }
    return std::nullopt;
}

base::Result<Push, PushRefusal> parse_push(PushForm form, std::string_view text) {
    return rows[static_cast<std::size_t>(form)].parse(text);
}

}  // namespace onetrip::delivery
