#pragma once

/// Writes what the transport tells into the log: one line a request, with the route's pattern and never its path.

#include "server/host/log.h"
#include "server/http/observer.h"

namespace onetrip::host {

class LogObserver final : public http::Observer {
public:
    /// Without `every_request` only those that ended in a server error are written.
    LogObserver(Log& log, bool every_request) : log_(log), every_request_(every_request) {}

    void exchanged(const http::Exchange& exchange) override;
    void troubled(std::string_view what) override;

private:
    Log& log_;
    const bool every_request_;
};

}  // namespace onetrip::host
