// The certificate shall go elsewhere: until the courier has it, by its own citizen, with the form's own checks.

#include "tests/server/endpoints/shipped_cases.h"

namespace onetrip::test {
namespace {

class ParcelAddress : public ShippedCases {
protected:
    Answer change(const json& body, std::string_view key = {}) {
        return citizen.post("/api/v1/cases/" + number + "/parcel/address", body, key);
    }
    static json to(std::string address, std::string receiver = "", std::string phone = "") {
        return {{"address", std::move(address)}, {"receiver", std::move(receiver)}, {"phone", std::move(phone)}};
    }
    storage::Shipment stored() {
        return *storage::read_now(*city.store,
                                  [&](const storage::Unit& unit) { return unit.shipments().find_of_case(number); });
    }
};

TEST_F(ParcelAddress, IsToldMasked) {
    const json expected = {{"address", "云川市澜溪区***"},
                           {"receiver", "张**"},
                           {"phone", "138****8000"},
                           {"paid_by", "state"},
                           {"may_change", true}};
    EXPECT_EQ(seen()["mail_to"], expected);
}

TEST_F(ParcelAddress, IsChangedWhileOnlyTheLabelIsPrinted) {
    const Answer changed = change(to("浙江省杭州市西湖区文三路18号", "王试验", "13900139000"));
    ASSERT_EQ(changed.status, 200) << changed.text;
    const json expected = {{"address", "浙江省杭州市***"},
                           {"receiver", "王**"},
                           {"phone", "139****9000"},
                           {"paid_by", "state"},
                           {"may_change", true}};
    EXPECT_EQ(seen()["mail_to"], expected);
    EXPECT_EQ(seen()["timeline"].back()["code"], "case.address_changed");
    EXPECT_EQ(stored().phone, "13900139000");
    EXPECT_EQ(stored().to_province, "33");
    const json clerks = clerk.get("/api/v1/staff/cases/" + number).body["case"];
    EXPECT_EQ(clerks["answers"]["mail_address"], "浙江省杭州市西湖区文三路18号");
    EXPECT_EQ(clerks["answers"]["name"], "张测试") << "nothing else changed";
}

TEST_F(ParcelAddress, IsChangedBeforeAnythingIsMailed) {
    neighbour.begin();
    const std::string mine = submit(neighbour, "2026-12-01T09:30").number;
    const std::string path = "/api/v1/cases/" + mine;
    EXPECT_EQ(neighbour.post(path + "/parcel/address", to("云川市城东区学府路8号3幢201室")).status, 200);
    EXPECT_EQ(neighbour.get(path).body["case"]["mail_to"]["address"], "云川市城东区***");
}

TEST_F(ParcelAddress, StaysOnceTheCourierHasIt) {
    send(push({collected}));
    EXPECT_EQ(seen()["mail_to"]["may_change"], false);
    const Answer late = change(to("浙江省杭州市西湖区文三路18号"));
    EXPECT_EQ(late.status, 409);
    EXPECT_EQ(late.body["refusal"], "delivery.state_forbids");
    EXPECT_EQ(stored().to_province, "99");
}

TEST_F(ParcelAddress, LeavesAParcelThatCameBackAsItWent) {
    send(push({collected, returned}));
    const storage::Shipment before = stored();
    city.clock.advance_minutes(1);
    ASSERT_EQ(change(to("浙江省杭州市西湖区文三路18号", "王试验", "13900139000")).status, 200);
    EXPECT_EQ(stored().label, before.label);
    EXPECT_EQ(stored().phone, before.phone);
    EXPECT_EQ(stored().to_province, before.to_province);
    EXPECT_EQ(stored().updated_at.text(), before.updated_at.text());
    ASSERT_EQ(act("shipments", {{"carrier", "ems"}, {"waybill", "1012345678918"}}).status, 201);
    EXPECT_EQ(stored().to_province, "33") << "the next one goes where it shall go";
}

TEST_F(ParcelAddress, IsCheckedAsTheFormChecksIt) {
    const struct {
        json body;
        const char* findings;
    } table[] = {
        {to(""), "required at /address\n"},
        {to("云川市城东区学府路8号3幢201室", "", "12345"), "identity.length at /phone\n"},
    };
    for (const auto& line : table)
        EXPECT_EQ(change(line.body).findings(), line.findings);
    EXPECT_EQ(change({{"address", "云川市城东区学府路8号"}}).code(), "body_invalid");
    EXPECT_EQ(change(to("云川市城东区学府路8号"), "-").code(), "idempotency_key_missing");
}

TEST_F(ParcelAddress, IsAsLongAsItsLimits) {
    const auto characters = [](int count) {
        std::string text;
        for (int i = 0; i < count; ++i)
            text += "路";
        return text;
    };
    const auto long_one = change(to(characters(200)));
    EXPECT_EQ(long_one.findings(), "text_long at /address\n") << "600 bytes are read, and the form's own limit judges";
    EXPECT_EQ(change(to(characters(200) + 'x')).code(), "body_invalid") << "601 bytes";
    EXPECT_EQ(change(to(characters(20), characters(200) + 'x')).body["at"], "/receiver");
    EXPECT_EQ(change(to(characters(20), "", characters(200) + 'x')).body["at"], "/phone");
}

TEST_F(ParcelAddress, IsItsOwnCitizensWord) {
    neighbour.begin();
    const std::string path = "/api/v1/cases/" + number + "/parcel/address";
    EXPECT_EQ(neighbour.post(path, to("云川市城东区学府路8号3幢201室")).code(), "not_found");
}

}  // namespace
}  // namespace onetrip::test
