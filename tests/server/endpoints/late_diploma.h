#pragma once

// A city in which a diploma from abroad may follow after an application was sent.

#include <filesystem>
#include <fstream>

#include "tests/server/endpoints/city.h"
#include "tests/source_path.h"

namespace onetrip::test {

/// The catalogue, but a diploma from abroad may follow within twenty working days.
inline std::string catalogue_with_late_diploma(const TemporaryFolder& folder) {
    const std::filesystem::path copy = std::filesystem::path(folder.path()) / "catalog";
    std::filesystem::copy(source_path("catalog"), copy, std::filesystem::copy_options::recursive);
    const std::filesystem::path file = copy / "services" / "teacher-qualification.json";
    json service = json::parse(std::ifstream(file));
    for (json& material : service["materials"]) {
        if (material["id"] != "diploma") continue;
        material["necessity"] = "later";
        material["late_workdays"] = 20;
    }
    std::ofstream(file) << service;
    return copy;
}

inline CityOptions with_late_diploma() {
    static const TemporaryFolder folder;
    static const std::string catalogue = catalogue_with_late_diploma(folder);
    CityOptions options;
    options.catalogue = catalogue;
    return options;
}

class LateDiploma : public Endpoints {
protected:
    LateDiploma() : Endpoints(with_late_diploma()) { citizen.begin(); }

    /// Days pass between acts, and nobody stays signed in for days.
    Client desk() {
        Client somebody(city);
        somebody.sign_in("clerk-" + std::to_string(++desks), accounts::Roles::all());
        return somebody;
    }
    Answer act(const std::string& what, const json& body) {
        return desk().post("/api/v1/staff/cases/" + number + "/" + what, body);
    }
    Answer grant() { return act("decisions", {{"outcome", "granted"}}); }
    void submit_without(const std::string& degree_place) {
        Application application = prepare(citizen);
        application.body["answers"]["degree_place"] = degree_place;
        const Answer made = citizen.post("/api/v1/cases", application.body);
        ASSERT_EQ(made.status, 201) << made.text;
        number = made.body["case"]["number"];
    }
    json told() { return citizen.get("/api/v1/cases/" + number).body["case"]; }
    json told_to_clerk() { return desk().get("/api/v1/staff/cases/" + number).body["case"]; }
    std::string uploaded(const std::string& material) {
        const bool is_photo = material == "photo";
        const std::string bytes = is_photo ? jpeg(295, 413, 30'000) : jpeg(1600, 1200, 60'000 + material.size());
        const Answer answer = citizen.upload(material, bytes);
        EXPECT_EQ(answer.status, 201) << answer.text;
        return answer.body["upload"].value("id", "");
    }
    Answer send(const std::string& material, const json& answers = json::object()) {
        return citizen.post("/api/v1/cases/" + number + "/supplements",
                            {{"materials", {{material, uploaded(material)}}}, {"answers", answers}});
    }

    std::string number;
    int desks = 0;
};

}  // namespace onetrip::test
