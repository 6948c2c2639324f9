// Somebody else receives what a case gives out: named by its applicant, shown masked, said on the label, compared at
// the window; on either store.

#include "tests/server/endpoints/shipped_cases.h"
#include "tests/server/storage/postgresql_server.h"

namespace onetrip::test {
namespace {

enum class Backend { Sqlite, Postgresql };

CityOptions on(Backend backend) {
    CityOptions options;
    if (backend == Backend::Postgresql) options.store = storage::test::PostgresqlServer::shared().create_database();
    return options;
}

class NamedAgent : public ShippedCases, public ::testing::WithParamInterface<Backend> {
protected:
    NamedAgent() : ShippedCases(on(GetParam())) {}

    /// A case of the neighbour, granted; its certificate waits at the hall.
    void grant_neighbours() {
        neighbour.begin();
        number = submit(neighbour, "2026-12-01T08:30").number;
        act("acceptance", json::object());
        act("decisions", {{"outcome", "granted"}});
    }
    Client& applicant() { return number == first_number ? citizen : neighbour; }
    Answer name_agent(const std::string& name = "王试验", const std::string& document = "E12345678") {
        return put(applicant(), {{"name", name}, {"document", document}});
    }
    Answer put(Client& whose, const json& body) {
        return whose.ask(http::Method::Put, "/api/v1/cases/" + number + "/agent",
                         {{"Content-Type", "application/json"}}, body.dump());
    }
    Answer dismiss() { return applicant().remove("/api/v1/cases/" + number + "/agent"); }
    Answer parcel(const std::string& what) {
        return clerk.post("/api/v1/staff/parcels/1012345678901/" + what, json::object(), "-");
    }
    json at_desk() { return clerk.get("/api/v1/staff/cases/" + number).body["case"]; }
    /// What became of it: the refusal, or the state.
    std::string hand_out(const std::string& to, const std::string& document) {
        const Answer answer = act("handout", {{"received_by", to}, {"document", document}});
        if (answer.status == 200) return answer.body["case"]["state"];
        return answer.body.contains("refusal") ? answer.body["refusal"].get<std::string>() : answer.code();
    }

    const json masked = {{"name", "王**"}, {"document_end", "5678"}};
};

INSTANTIATE_TEST_SUITE_P(Stores, NamedAgent, ::testing::Values(Backend::Sqlite, Backend::Postgresql),
                         [](const auto& backend) {
                             return std::string(backend.param == Backend::Sqlite ? "Sqlite" : "Postgresql");
                         });

TEST_P(NamedAgent, IsShownMaskedAndWholeToTheDeskThatCompares) {
    EXPECT_EQ(seen()["agent"], nullptr);
    EXPECT_EQ(seen()["may_name_agent"], true);
    const Answer named = name_agent();
    ASSERT_EQ(named.status, 200) << named.text;
    EXPECT_EQ(named.body["case"]["agent"], masked);
    EXPECT_EQ(named.text.find("王试验"), std::string::npos);
    EXPECT_EQ(named.text.find("E12345678"), std::string::npos);
    EXPECT_EQ(seen()["timeline"].back()["code"], "case.agent_named");
    EXPECT_EQ(at_desk()["agent"], json({{"name", "王试验"}, {"document_end", "5678"}}));
    ASSERT_EQ(name_agent("李试验", "４４０３０６１９９０１０１００２ｘ").status, 200);
    EXPECT_EQ(seen()["agent"], json({{"name", "李**"}, {"document_end", "002X"}})) << "one at a time";
    ASSERT_EQ(dismiss().status, 200);
    EXPECT_EQ(seen()["agent"], nullptr);
    EXPECT_EQ(seen()["timeline"].back()["code"], "case.agent_dismissed");
}

TEST_P(NamedAgent, StandsOnTheLabelAndInTheListsMasked) {
    EXPECT_EQ(parcel("label").body["label"]["agent"], nullptr);
    name_agent();
    EXPECT_EQ(parcel("hand-over").body["refusal"], "delivery.label_outdated") << "the label knows nobody";
    EXPECT_EQ(parcel("label").body["label"]["agent"], masked);
    EXPECT_EQ(parcel("hand-over").body["parcel"]["agent"], masked);
    const json listed = clerk.get("/api/v1/staff/parcels?list=handed_over").body["parcels"][0];
    EXPECT_EQ(listed["agent"], masked);
    EXPECT_EQ(seen()["may_name_agent"], false) << "the courier has it";
    EXPECT_EQ(name_agent("李试验").body["refusal"], "delivery.state_forbids");
    EXPECT_EQ(dismiss().body["refusal"], "delivery.state_forbids");
}

TEST_P(NamedAgent, IsCheckedAsItIsNamed) {
    const struct {
        const char* name;
        std::string document;
        const char* findings;
    } table[] = {
        {"", "", "required at /name\nrequired at /document\n"},
        {"王试验", "567", "identity.form at /document\n"},
        {"王试验", "身份证5678", "identity.form at /document\n"},
        {"王试验", std::string(31, '7'), "identity.form at /document\n"},
        {"王1", "5678", "identity.characters at /name\n"},
    };
    for (const auto& line : table)
        EXPECT_EQ(name_agent(line.name, line.document).findings(), line.findings);
    EXPECT_EQ(name_agent("王试验", std::string(201, '7')).code(), "body_invalid");
    EXPECT_EQ(name_agent(std::string(201, 'x')).code(), "body_invalid");
    EXPECT_EQ(put(citizen, {{"name", "王试验"}}).code(), "body_invalid");
    EXPECT_EQ(name_agent("王试验", "5678").status, 200);
}

TEST_P(NamedAgent, IsTheApplicantsWordAlone) {
    neighbour.begin();
    EXPECT_EQ(put(neighbour, {{"name", "王试验"}, {"document", "5678"}}).code(), "not_found");
    EXPECT_EQ(neighbour.remove("/api/v1/cases/" + number + "/agent").code(), "not_found");
}

TEST_P(NamedAgent, FetchesAtTheWindowWithTheDocumentThatWasNamed) {
    EXPECT_EQ(hand_out("applicant", "11010519491231002X"), "case.state_forbids") << "it is in the mail";
    grant_neighbours();
    const json before = open_history();
    EXPECT_EQ(hand_out("agent", "E12345678"), "delivery.agent_missing");
    name_agent();
    EXPECT_EQ(hand_out("agent", "E12345679"), "delivery.document_differs");
    EXPECT_EQ(hand_out("agent", "78"), "delivery.document_invalid");
    EXPECT_EQ(hand_out("neighbour", "5678"), "body_invalid");
    EXPECT_EQ(open_history().size(), before.size() + 1) << "a refusal leaves nothing but the naming";
    EXPECT_EQ(hand_out("agent", "e 1234 5678"), "closed");
    EXPECT_EQ(open_history().back()["code"], "case.received_by_agent");
    EXPECT_EQ(open_history().back()["actor"], "clerk");
    EXPECT_EQ(seen()["state"], "closed");
    EXPECT_EQ(seen()["agent"], masked) << "who received stays told";
    EXPECT_EQ(hand_out("agent", "5678"), "case.state_forbids") << "once";
}

TEST_P(NamedAgent, IsNotNeededByAnApplicantWhoComes) {
    grant_neighbours();
    const std::string own = at_desk()["answers"]["id_no"];
    name_agent("王试验", "0000");
    EXPECT_EQ(hand_out("applicant", "0000"), "delivery.document_differs");
    EXPECT_EQ(hand_out("applicant", own), "closed");
    EXPECT_EQ(open_history().back()["code"], "case.received_by_applicant");
    EXPECT_EQ(seen()["timeline"].back()["code"], "case.received_by_applicant");
}

TEST_P(NamedAgent, FetchesWhatCameBackByMail) {
    name_agent();
    send(push({collected, returned}));
    EXPECT_EQ(clerk.get("/api/v1/staff/parcels?list=attention").body["parcels"].size(), 1u);
    EXPECT_EQ(hand_out("agent", "5678"), "closed");
    EXPECT_EQ(clerk.get("/api/v1/staff/parcels?list=attention").body["parcels"].size(), 0u);
}

}  // namespace
}  // namespace onetrip::test
