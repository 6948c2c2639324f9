// The address book: chosen from the regions, checked, shown masked, everybody's own; and a case keeps the copy it was
// made with.

#include "tests/server/endpoints/shipped_cases.h"

namespace onetrip::test {
namespace {

const std::string book = "/api/v1/addresses";

json address(std::string region = "330106", std::string detail = "文三路18号3幢201室", std::string receiver = "王试验",
             std::string phone = "13900139000") {
    return {{"receiver", std::move(receiver)},
            {"phone", std::move(phone)},
            {"region", std::move(region)},
            {"detail", std::move(detail)}};
}

class AddressBook : public ShippedCases {
protected:
    std::string add(const json& given) { return citizen.post(book, given).body["address"].value("id", ""); }
    Answer put(Client& whose, const std::string& id, const json& given) {
        return whose.ask(http::Method::Put, book + '/' + id, {{"Content-Type", "application/json"}}, given.dump());
    }
};

TEST_F(AddressBook, IsShownMaskedAndOneOfItWhole) {
    const std::string id = add(address());
    const json masked = {{"id", id}, {"receiver", "王**"}, {"phone", "139****9000"}, {"address", "浙江省杭州市***"}};
    EXPECT_EQ(citizen.get(book).body["addresses"], json::array({masked}));
    const json whole = {{"id", id},
                        {"receiver", "王试验"},
                        {"phone", "13900139000"},
                        {"address", "浙江省杭州市西湖区文三路18号3幢201室"},
                        {"region", "330106"},
                        {"detail", "文三路18号3幢201室"}};
    EXPECT_EQ(citizen.get(book + '/' + id).body["address"], whole);
}

TEST_F(AddressBook, WritesRegionsAsOnAnEnvelope) {
    const struct {
        const char* region;
        const char* written;
    } table[] = {
        {"110108", "北京市海淀区1号楼"},
        {"441900", "广东省东莞市1号楼"},
        {"429004", "湖北省仙桃市1号楼"},
        {"500230", "重庆市丰都县1号楼"},
        {"820000", "澳门特别行政区1号楼"},
        {"990102", "云川市城东区1号楼"},
        {"650102", "新疆维吾尔自治区乌鲁木齐市天山区1号楼"},
    };
    for (const auto& line : table) {
        EXPECT_EQ(citizen.post(book, address(line.region, "1号楼")).body["address"]["address"], line.written);
    }
}

TEST_F(AddressBook, SaysAllThatIsWrong) {
    const struct {
        json given;
        const char* findings;
    } table[] = {
        {address("", "", "", ""),
         "required at /receiver\nrequired at /phone\nrequired at /region\nrequired at /detail\n"},
        {address("330100"), "choice_unknown at /region\n"},  // a city with districts
        {address("330199"), "choice_unknown at /region\n"},
        {address("330106", "1"), "text_short at /detail\n"},
        {address("330106", std::string(101, 'x')), "text_long at /detail\n"},
        {address("330106", "文三路\n18号"), "text_control at /detail\n"},
        {address("330106", "文三路18号", "王试验", "12345"), "identity.length at /phone\n"},
    };
    for (const auto& line : table)
        EXPECT_EQ(citizen.post(book, line.given).findings(), line.findings);
    EXPECT_EQ(citizen.post(book, address(), "-").code(), "idempotency_key_missing");
    EXPECT_EQ(citizen.get(book).body["addresses"].size(), 0u);
}

TEST_F(AddressBook, TakesATextAsLongAsItsLimits) {
    const std::string widest = "\xF0\xA0\xAE\xB7";  // four bytes, one character
    const auto times = [&](int count) {
        std::string text;
        for (int i = 0; i < count; ++i)
            text += widest;
        return text;
    };
    EXPECT_EQ(citizen.post(book, address("330106", times(100))).status, 201) << "100 characters";
    EXPECT_EQ(citizen.post(book, address("330106", times(101))).findings(), "text_long at /detail\n");
    EXPECT_EQ(citizen.post(book, address("330106", std::string(600, 'x'))).findings(), "text_long at /detail\n");
    EXPECT_EQ(citizen.post(book, address("330106", std::string(601, 'x'))).code(), "body_invalid") << "bytes";
}

TEST_F(AddressBook, IsWrittenAnewAndTornOutNewestFirst) {
    const std::string older = add(address());
    city.clock.advance_minutes(1);
    const std::string newer = add(address("110108"));
    const auto first = [&] { return citizen.get(book).body["addresses"][0]["id"]; };
    EXPECT_EQ(first(), newer);
    city.clock.advance_minutes(1);
    EXPECT_EQ(put(citizen, older, address("330106", "文二路1号")).body["address"]["detail"], "文二路1号");
    EXPECT_EQ(first(), older);
    EXPECT_EQ(citizen.remove(book + '/' + older).status, 204);
    EXPECT_EQ(citizen.get(book).body["addresses"].size(), 1u);
    EXPECT_EQ(citizen.remove(book + '/' + older).code(), "not_found");
    EXPECT_EQ(put(citizen, older, address()).code(), "not_found");
}

TEST_F(AddressBook, HoldsTwenty) {
    for (int i = 0; i < 20; ++i)
        ASSERT_FALSE(add(address()).empty());
    EXPECT_EQ(citizen.post(book, address()).findings(), "rows_many at \n");
}

TEST_F(AddressBook, IsItsOwnPersonsAndOfPersonsOnly) {
    const std::string id = add(address());
    neighbour.begin();
    EXPECT_EQ(neighbour.get(book).body["addresses"].size(), 0u);
    EXPECT_EQ(neighbour.get(book + '/' + id).code(), "not_found");
    EXPECT_EQ(put(neighbour, id, address("110108")).code(), "not_found");
    EXPECT_EQ(neighbour.remove(book + '/' + id).code(), "not_found");
    Client stranger(city);
    stranger.begin_anonymously();
    EXPECT_EQ(stranger.get(book).code(), "sign_in_needed");
    EXPECT_EQ(citizen.get(book + '/' + id).body["address"]["region"], "330106");
}

TEST_F(AddressBook, LeavesWhatWasSentAsItWas) {
    const std::string id = add(address());
    const json chosen = citizen.get(book + '/' + id).body["address"];
    const json to = {{"address", chosen["address"]}, {"receiver", chosen["receiver"]}, {"phone", chosen["phone"]}};
    ASSERT_EQ(citizen.post("/api/v1/cases/" + number + "/parcel/address", to).status, 200);
    ASSERT_EQ(put(citizen, id, address("110108", "中关村大街1号", "李试验", "13700137000")).status, 200);
    ASSERT_EQ(citizen.remove(book + '/' + id).status, 204);
    const json clerks = clerk.get("/api/v1/staff/cases/" + number).body["case"]["answers"];
    EXPECT_EQ(clerks["mail_address"], "浙江省杭州市西湖区文三路18号3幢201室");
    EXPECT_EQ(clerks["mail_receiver"], "王试验");
    EXPECT_EQ(clerks["mail_phone"], "13900139000");
    EXPECT_EQ(seen()["mail_to"]["phone"], "139****9000");
}

}  // namespace
}  // namespace onetrip::test
