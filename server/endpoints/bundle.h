#pragma once

/// Bundles 一件事 of the catalogue: a lead service lists, as its member `bundle`, the others that are applied for
/// together with it; each of them names its lead. And the routes of what spares citizens papers.

#include <optional>
#include <string_view>
#include <vector>

#include "server/endpoints/catalogue.h"
#include "server/endpoints/office.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {

/// The lead, then the others in its order, each in its newest version; empty if no bundle is led by this service.
[[nodiscard]] std::vector<const ServiceEntry*> bundle_led_by(const Catalogue& catalogue, std::string_view lead);

/// The other services of the bundle in which this one stands; empty if it stands in none.
[[nodiscard]] std::vector<const ServiceEntry*> bundled_with(const Catalogue& catalogue,
                                                            const catalog::Service& service);

void add_bundle_routes(Routes& routes, const Office& office);
void add_certificate_routes(Routes& routes, const Office& office);
void add_shared_material_routes(Routes& routes, const Office& office);

}  // namespace onetrip::endpoints
