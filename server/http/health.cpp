#include "server/http/health.h"

namespace onetrip::http {

void add_health(Router& router, std::function<bool()> ready) {
    router.add_ready(Method::Get, "/healthz", {},
                     [](const Request&) { return Reply::json(200, R"({"status":"ok"})"); });
    router.add_ready(Method::Get, "/readyz", {}, [ready = std::move(ready)](const Request& request) {
        if (ready()) return Reply::json(200, R"({"status":"ready"})");
        return Problem(ProblemCode::StorageUnavailable).with_header("Retry-After", "2").reply(request);
    });
}

}  // namespace onetrip::http
