#include "server/host/log_observer.h"

#include <iterator>

namespace onetrip::host {

void LogObserver::exchanged(const http::Exchange& exchange) {
    const bool failed = exchange.status >= 500;
    if (!failed && !every_request_) return;
    const std::string error = without_personal_data(exchange.error);
    const LogMember members[] = {
        {"request_id", exchange.request_id},
        {"method", http::name_of(exchange.method)},
        {"route", exchange.route},
        {"status", exchange.status},
        {"duration_us", exchange.duration.count()},
        {"body_bytes_in", exchange.body_bytes_in},
        {"body_bytes_out", exchange.body_bytes_out},
        {"error", error},
    };
    // `error` is last, so that it is simply left off where there is none.
    if (error.empty()) {
        log_.write(failed ? Level::Warning : Level::Info, "request", std::span(members, std::size(members) - 1));
    } else {
        log_.write(Level::Error, "request", members);
    }
}

void LogObserver::troubled(std::string_view what) {
    log_.write(Level::Error, "trouble", {{"what", without_personal_data(what)}});
}

}  // namespace onetrip::host
