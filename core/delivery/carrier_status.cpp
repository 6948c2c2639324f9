#include "core/delivery/carrier_status.h"

#include <array>

#include "core/base/text.h"
#include "core/delivery/status_code_internal.h"

namespace onetrip::delivery {
namespace {

constexpr std::array<std::string_view, status_count> status_names{
    "created",   "label_ready",     "collected", "in_transit", "problem",   "returning", "out_for_delivery",
    "in_locker", "delivered_proxy", "delivered", "returned",   "cancelled", "lost"};

// Whole codes that do not read as their family does.
constexpr std::array<StatusCode, 11> exact_codes{{{"101", Status::LabelReady},
                                                  {"102", Status::LabelReady},
                                                  {"303", Status::DeliveredProxy},
                                                  {"501", Status::InLocker},
                                                  {"10", Status::InTransit},
                                                  {"11", Status::InTransit},
                                                  {"12", Status::InTransit},
                                                  {"13", Status::InTransit},
                                                  {"14", Status::Returned},
                                                  {"7", Status::InTransit},
                                                  {"8", Status::InTransit}}};

// By the first digit: 0 in transit, 1 collected, 2 problem, 3 signed, 4 returned, 5 out for delivery, 6 returning.
constexpr std::array<Status, 7> families{Status::InTransit, Status::Collected,      Status::Problem,  Status::Delivered,
                                         Status::Returned,  Status::OutForDelivery, Status::Returning};

}  // namespace

std::string_view name_of(Status status) {
    return status_names[static_cast<std::size_t>(status)];
}

std::optional<Status> status_of(std::string_view name) {
    for (std::size_t i = 0; i < status_names.size(); ++i) {
        if (status_names[i] == name) return static_cast<Status>(i);
    }
    return std::nullopt;
}

bool is_final(Status status) {
    return status == Status::Delivered || status == Status::DeliveredProxy || status == Status::Returned ||
           status == Status::Cancelled;
}

std::optional<Status> status_of_kuaidi100(std::string_view code) {
    if (const auto listed = listed_status(exact_codes, code)) return listed;
    if (!base::is_digits(code)) return std::nullopt;
    if (code.size() == 4 && code.substr(0, 3) == "100") return Status::InTransit;
    const auto family = static_cast<std::size_t>(code[0] - '0');
    const bool is_known_form = code.size() == 1 || code.size() == 3;
    if (!is_known_form || family >= families.size()) return std::nullopt;
    return families[family];
}

}  // namespace onetrip::delivery
