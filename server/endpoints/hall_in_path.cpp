#include "server/endpoints/hall_in_path.h"

#include "server/http/problem.h"

namespace onetrip::endpoints {

const HallEntry& hall_in_path(const Office& office, const http::Request& request) {
    const HallEntry* entry = office.catalogue.find_hall(request.param("id"));
    if (entry == nullptr) throw http::Refused(http::Problem(http::ProblemCode::NotFound));
    return *entry;
}

}  // namespace onetrip::endpoints
