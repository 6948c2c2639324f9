#pragma once

/// A service as a city describes it in catalog/services/<id>.json: form, materials, visits, limits. Compiled once, it
/// judges any number of applications (core/submission). catalog/README.md describes the file member by member.

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/day.h"
#include "core/base/result.h"
#include "core/form/form.h"
#include "core/json/defect.h"
#include "core/json/document.h"
#include "core/material/checklist.h"

namespace onetrip::catalog {

inline constexpr std::size_t visits_max = 20;
inline constexpr std::size_t also_at_max = 39;  ///< halls beside the first

/// Why somebody has to come in person, where, and whether a time has to be booked.
struct Visit {
    std::string_view id;
    std::string_view hall;     ///< catalog/halls/<hall>.json
    std::string_view service;  ///< what is booked there
    json::View definition;
    json::View title;
    json::View reason;
    material::Condition when;
    bool needs_booking = false;
    std::vector<std::string_view> also_at;  ///< other halls that do the same `service`: a visit there counts as well

    [[nodiscard]] bool is_at(std::string_view hall_id) const;
};

class Service {
public:
    /// Keeps views into the definition, whose document must outlive the service, unmoved. The service is usable if
    /// `defects.can_run()` afterwards; lint.h says more about a definition than running it needs.
    [[nodiscard]] static Service load(json::View definition, json::Defects& defects);

    [[nodiscard]] std::string_view id() const { return id_; }
    [[nodiscard]] std::int64_t version() const { return version_; }
    [[nodiscard]] json::View definition() const { return definition_; }
    [[nodiscard]] const form::Form& form() const { return form_; }
    [[nodiscard]] std::span<const material::Material> materials() const { return materials_; }
    [[nodiscard]] std::span<const Visit> visits() const { return visits_; }

    /// nullptr if there is none of that id.
    [[nodiscard]] const material::Material* material(std::string_view id) const;
    [[nodiscard]] const Visit* visit(std::string_view id) const;

    /// The visits that these (sound) answers lead to, in the order of the definition: their number is the trips.
    [[nodiscard]] std::vector<const Visit*> visits_for(json::View answers, base::Day today) const;

    /// What decides the list of materials and the visits and has no (sound) answer yet, as pointers in the order in
    /// which it is asked for: the few questions that tell somebody what they will need before they fill in a form.
    [[nodiscard]] std::vector<std::string> questions(json::View answers) const;

    /// What the service calls by a role of its own: `answer(answers, "applicant", "name")`, `answer(answers,
    /// "delivery", "receiver")`. The definition holds a pointer into the answers, or several, of which the first that
    /// is answered counts. Absent if none is.
    [[nodiscard]] json::View answer(json::View answers, std::string_view part, std::string_view role) const;
    /// What the list of materials is made for: these (sound) answers, and what is known of the applicant they name.
    [[nodiscard]] material::Situation situation(json::View answers, base::Day today,
                                                const material::Holdings& holdings) const;
    /// Whether the result is to be mailed.
    [[nodiscard]] bool is_mailed(json::View answers) const;

private:
    void read_visits(json::View visits, json::Defects& defects);

    std::string_view id_;
    std::int64_t version_ = 0;
    json::View definition_;
    form::Form form_;
    std::vector<material::Material> materials_;
    std::vector<Visit> visits_;
};

/// A service that owns the document it was read from: what a server keeps.
struct ServiceFile {
    std::unique_ptr<const json::Document> document;
    Service service;
};

/// The first reason why a definition cannot be run; `./onetrip lint` names them all, with line and remedy.
struct ServiceError {
    std::string code;
    std::string at;  ///< JSON Pointer into the definition
};

/// Reads the text of a file.
[[nodiscard]] base::Result<ServiceFile, ServiceError> read_service(std::string_view text);

/// `{"count","visits":[{"id","title","hall","service","booking","reason"}]}`, with `also_at` where there is any.
void write_trips(json::Writer& out, const std::vector<const Visit*>& visits);

}  // namespace onetrip::catalog
