#pragma once

/// `/healthz`: the process answers. `/readyz`: it can do its work; for whoever stands in front and decides where to
/// send people.

#include <functional>

#include "server/http/router.h"

namespace onetrip::http {

/// `ready` is called on the event loop and must not block.
void add_health(Router& router, std::function<bool()> ready);

}  // namespace onetrip::http
