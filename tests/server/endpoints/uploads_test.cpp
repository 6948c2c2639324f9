// Files: what they are is seen in their bytes, and what is not accepted is not kept.

#include "tests/server/endpoints/city.h"

namespace onetrip::test {
namespace {

class Uploads : public Endpoints {
protected:
    Uploads() { citizen.begin(); }
    std::size_t kept() {
        return storage::write_now(*city.store, [&](storage::Unit& unit) {
            // Counts by taking away what no case was made with.
            const auto count = unit.uploads().forget_unused(city.clock.now() + 1, 1000);
            unit.give_up();
            return static_cast<std::size_t>(count);
        });
    }
};

TEST_F(Uploads, AnAcceptedPhotoIsKept) {
    const std::string photo = jpeg();
    const Answer answer = citizen.upload("photo", photo);
    ASSERT_EQ(answer.status, 201) << answer.text;
    const json& upload = answer.body["upload"];
    EXPECT_EQ(upload["material"], "photo");
    EXPECT_EQ(upload["kind"], "jpeg");
    EXPECT_EQ(upload["size_bytes"], 20'000);
    EXPECT_EQ(upload["width"], 295);
    EXPECT_EQ(upload["height"], 413);
    EXPECT_EQ(upload["sha256"], seal::sha256_hex(base::as_bytes(photo)));
    EXPECT_EQ(kept(), 1u);
}

TEST_F(Uploads, WhatIsNoSuchPhotoIsRefusedWithEverythingThatIsWrong) {
    const std::string pdf = "%PDF-1.7\n" + std::string(20'000, ' ') + "\n%%EOF\n";
    struct Line {
        std::string bytes;
        std::string findings;
    };
    const Line lines[] = {
        {jpeg(600, 600), "material.pixels_too_many at material:photo\nmaterial.ratio at material:photo\n"},
        {jpeg(295, 413, 300'000), "material.too_large at material:photo\n"},
        {jpeg(295, 413, 4'000), "material.too_small at material:photo\n"},
        {jpeg().substr(0, 19'000), "material.truncated at material:photo\n"},
        {std::string(20'000, 'x'),
         "material.kind_unknown at material:photo\nmaterial.kind_mismatch at material:photo\n"},
    };
    for (const Line& line : lines) {
        const Answer answer = citizen.upload("photo", line.bytes);
        EXPECT_EQ(answer.code(), "file_not_accepted");
        EXPECT_EQ(answer.findings(), line.findings);
    }
    const Answer called_jpg = citizen.upload("photo", pdf, "image/jpeg");
    EXPECT_EQ(called_jpg.code(), "file_not_accepted");
    EXPECT_NE(called_jpg.findings().find("material.kind_not_accepted"), std::string::npos) << called_jpg.findings();
    EXPECT_NE(called_jpg.findings().find("material.kind_mismatch"), std::string::npos) << called_jpg.findings();
    EXPECT_EQ(kept(), 0u);
}

TEST_F(Uploads, OnlyMaterialsThatAreUploadedAreTaken) {
    EXPECT_EQ(citizen.upload("tea", jpeg()).code(), "not_found");
    EXPECT_EQ(citizen.upload("id_card", jpeg()).code(), "not_found") << "looked up with the police, never handed in";
    EXPECT_EQ(citizen.post_text("/api/v1/uploads?service=teacher-qualification", jpeg(), {}, "image/jpeg").code(),
              "query_invalid");
    EXPECT_EQ(citizen.post_text("/api/v1/uploads?service=x&material=photo", jpeg(), {}, "image/jpeg").code(),
              "not_found");
    EXPECT_EQ(citizen.upload("photo", jpeg(), "text/html").code(), "content_type_unsupported");
}

TEST_F(Uploads, TooLargeIsSaidWithTheLimit) {
    const Answer answer = citizen.upload("photo", jpeg(295, 413, (8u << 20) + 1));
    EXPECT_EQ(answer.code(), "body_too_large");
    EXPECT_EQ(answer.body["limit_bytes"], 8 << 20);
}

TEST_F(Uploads, TheSameKeyKeepsOnce) {
    const Answer first = citizen.upload("photo", jpeg(), "image/jpeg", "photo-key-1");
    const Answer second = citizen.upload("photo", jpeg(), "image/jpeg", "photo-key-1");
    EXPECT_EQ(second.text, first.text);
    EXPECT_EQ(second.reply.header("Idempotency-Replayed"), "true");
    EXPECT_EQ(citizen.upload("photo", jpeg(295, 413, 21'000), "image/jpeg", "photo-key-1").code(),
              "idempotency_key_reused");
    EXPECT_EQ(citizen.upload("photo", jpeg(), "image/jpeg", "-").code(), "idempotency_key_missing");
    EXPECT_EQ(kept(), 1u);
}

}  // namespace
}  // namespace onetrip::test
