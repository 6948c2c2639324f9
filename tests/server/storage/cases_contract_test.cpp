// Cases, their events and receipts; uploads.

#include "tests/server/storage/contract.h"

namespace onetrip::storage::test {
namespace {

template <typename Backend>
class CasesContract : public StoreContract<Backend> {
protected:
    void add(const Case& made) {
        this->write([=](Unit& unit) {
            unit.cases().add(made, {R"({"signature":"…"})", R"({"answers":{}})"});
            unit.cases().append(made.number, event("case.submitted"));
        });
    }
    static std::string numbers(const std::vector<Case>& cases) {
        std::string line;
        for (const Case& one : cases)
            line += one.number + " ";
        return line;
    }
};
TYPED_TEST_SUITE(CasesContract, Backends);

TYPED_TEST(CasesContract, KeepsEveryMember) {
    Case made = new_case("1", "ann");
    made.service_version = 3;
    this->add(made);
    this->reopen();
    const auto found = this->read([](const Unit& unit) { return unit.cases().find("1"); });
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->citizen, "ann");
    EXPECT_EQ(found->service, "teacher-qualification");
    EXPECT_EQ(found->service_version, 3);
    EXPECT_EQ(found->state, "submitted");
    EXPECT_EQ(found->submitted_at, morning);
    EXPECT_EQ(found->received_day, made.received_day);
    EXPECT_EQ(found->promised_due, made.promised_due);
    EXPECT_EQ(found->legal_due, std::nullopt);
    EXPECT_EQ(found->query_code_hash, made.query_code_hash);
    EXPECT_EQ(found->sequence, 1);
    EXPECT_EQ(found->answers, made.answers);
    EXPECT_EQ(found->record, made.record);
    const auto receipt = this->read([](const Unit& unit) { return unit.cases().receipt("1"); });
    ASSERT_TRUE(receipt.has_value());
    EXPECT_EQ(receipt->receipt, R"({"signature":"…"})");
    EXPECT_EQ(receipt->content, R"({"answers":{}})");
}

TYPED_TEST(CasesContract, EventsCountUpAndStay) {
    this->add(new_case("1", "ann"));
    this->add(new_case("2", "bob"));
    const auto second = this->write([](Unit& unit) {
        return unit.cases().append("1",
                                   {0, morning + 5, "parcel", "parcel.collected", "system", R"({"text":"已揽收"})"});
    });
    EXPECT_EQ(second, 2);
    const auto events = this->read([](const Unit& unit) { return unit.cases().events("1"); });
    ASSERT_EQ(events.size(), 2u);
    EXPECT_EQ(events[0].sequence, 1);
    EXPECT_EQ(events[0].code, "case.submitted");
    EXPECT_EQ(events[0].data, "");
    EXPECT_EQ(events[1].at, morning + 5);
    EXPECT_EQ(events[1].kind, "parcel");
    EXPECT_EQ(events[1].actor, "system");
    EXPECT_EQ(events[1].data, R"({"text":"已揽收"})");
    EXPECT_THROW(this->write([](Unit& unit) { return unit.cases().append("9", event("case.accepted")); }), Failure);
}

TYPED_TEST(CasesContract, WhoReadSomethingOldMayNotSave) {
    this->add(new_case("1", "ann"));
    auto mine = *this->read([](const Unit& unit) { return unit.cases().find("1"); });
    auto theirs = mine;
    mine.state = "accepted";
    EXPECT_TRUE(this->write([&](Unit& unit) {
        const bool saved = unit.cases().save(mine);
        unit.cases().append("1", event("case.accepted"));
        return saved;
    }));
    theirs.state = "withdrawn";
    EXPECT_FALSE(this->write([&](Unit& unit) { return unit.cases().save(theirs); }));
    EXPECT_EQ(this->read([](const Unit& unit) { return unit.cases().find("1")->state; }), "accepted");
}

TYPED_TEST(CasesContract, AreSeenByTheirCitizenAndByWhomTheyWereShown) {
    this->add(new_case("1", "ann", 0));
    this->add(new_case("2", "bob", 1));
    this->add(new_case("3", "ann", 2));
    const auto seen = [&](std::string_view citizen, std::optional<std::string_view> after, std::int64_t limit) {
        return this->numbers(this->read([=](const Unit& unit) { return unit.cases().seen_by(citizen, after, limit); }));
    };
    EXPECT_EQ(seen("ann", std::nullopt, 10), "3 1 ");
    EXPECT_EQ(seen("ann", std::nullopt, 1), "3 ");
    EXPECT_EQ(seen("ann", "3", 10), "1 ");
    EXPECT_EQ(seen("ann", "9", 10), "") << "a cursor nobody knows leads nowhere";
    EXPECT_FALSE(this->read([](const Unit& unit) { return unit.cases().may_see("2", "ann"); }));
    this->write([](Unit& unit) {
        unit.cases().let_see("2", "ann");
        unit.cases().let_see("2", "ann");
    });
    const auto own = [&](std::int64_t limit) {
        return this->numbers(this->read([=](const Unit& unit) { return unit.cases().of_citizen("ann", limit); }));
    };
    EXPECT_EQ(own(10), "3 1 ") << "what was shown to them is not theirs";
    EXPECT_EQ(own(1), "3 ");
    EXPECT_TRUE(this->read([](const Unit& unit) { return unit.cases().may_see("2", "ann"); }));
    EXPECT_EQ(seen("ann", std::nullopt, 10), "3 2 1 ");
}

TYPED_TEST(CasesContract, QueueIsOldestFirstAndPagedByCursor) {
    for (int i = 0; i < 5; ++i) {
        Case made = new_case(std::to_string(5 - i), "ann", i / 2);  // two share a moment: the number decides
        if (i == 4) made.state = "accepted";
        this->add(made);
    }
    const auto queue = [&](std::optional<std::string_view> state, std::optional<std::string_view> after,
                           std::int64_t limit) {
        return this->numbers(this->read([=](const Unit& unit) { return unit.cases().queue(state, after, limit); }));
    };
    EXPECT_EQ(queue(std::nullopt, std::nullopt, 10), "4 5 2 3 1 ");
    EXPECT_EQ(queue(std::nullopt, std::nullopt, 2), "4 5 ");
    EXPECT_EQ(queue(std::nullopt, "5", 2), "2 3 ");
    EXPECT_EQ(queue("submitted", "5", 10), "2 3 ");
    EXPECT_EQ(queue("accepted", std::nullopt, 10), "1 ");
    EXPECT_EQ(queue("submitted", "9", 10), "");
}

Upload upload(std::string id, base::BytesView content) {
    Upload made;
    made.id = std::move(id);
    made.citizen = "ann";
    made.service = "teacher-qualification";
    made.material = "photo";
    made.sha256 = seal::sha256_hex(content);
    made.kind = "jpeg";
    made.size_bytes = static_cast<std::int64_t>(content.size());
    made.width = 295;
    made.file_name = "照片.jpg";
    made.inspection = "{}";
    made.created_at = morning;
    return made;
}

TYPED_TEST(CasesContract, UploadsOfTheSameBytesAreKeptOnce) {
    const auto bytes = base::as_bytes("\xFF\xD8 a photo");
    this->write([&](Unit& unit) {
        unit.uploads().add(upload("u1", bytes), bytes);
        unit.uploads().add(upload("u2", bytes), bytes);
    });
    this->add(new_case("1", "ann"));
    this->write([](Unit& unit) { unit.uploads().attach("u2", "1"); });
    this->reopen();
    const auto found = this->read([](const Unit& unit) { return unit.uploads().find("u2"); });
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->citizen, "ann");
    EXPECT_EQ(found->material, "photo");
    EXPECT_EQ(found->sha256, seal::sha256_hex(bytes));
    EXPECT_EQ(found->width, 295);
    EXPECT_EQ(found->height, std::nullopt);
    EXPECT_EQ(found->file_name, "照片.jpg");
    EXPECT_EQ(found->case_number, "1");
    const auto content = [&] {
        return this->read([&](const Unit& unit) { return unit.uploads().content(seal::sha256_hex(bytes)); });
    };
    EXPECT_EQ(base::as_text(*content()), base::as_text(bytes));
    const auto forget = [&](base::Instant before) {
        return this->write([=](Unit& unit) { return unit.uploads().forget_unused(before, 100); });
    };
    EXPECT_EQ(forget(morning), 0);
    EXPECT_EQ(forget(morning + 1), 1) << "u2 belongs to a case";
    EXPECT_TRUE(content().has_value());
}

TYPED_TEST(CasesContract, BytesThatAreKeptServeAnotherUpload) {
    const auto bytes = base::as_bytes("a household book");
    const auto add_again = [&](std::string id) {
        return this->write([&](Unit& unit) { return unit.uploads().add_again(upload(id, bytes)); });
    };
    EXPECT_FALSE(add_again("u2")) << "nobody sent them yet";
    this->write([&](Unit& unit) { unit.uploads().add(upload("u1", bytes), bytes); });
    EXPECT_TRUE(add_again("u2"));
    const auto found = this->read([](const Unit& unit) { return unit.uploads().find("u2"); });
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->sha256, seal::sha256_hex(bytes));
    EXPECT_FALSE(this->read([](const Unit& unit) { return unit.uploads().find("u3"); }).has_value());
}

TYPED_TEST(CasesContract, BytesNobodyRefersToAreForgotten) {
    const auto bytes = base::as_bytes("nobody's");
    this->write([&](Unit& unit) { unit.uploads().add(upload("u1", bytes), bytes); });
    EXPECT_EQ(this->write([](Unit& unit) { return unit.uploads().forget_unused(morning + 1, 100); }), 1);
    EXPECT_FALSE(
        this->read([&](const Unit& unit) { return unit.uploads().content(seal::sha256_hex(bytes)).has_value(); }));
}

}  // namespace
}  // namespace onetrip::storage::test
