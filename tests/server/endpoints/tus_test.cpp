// The header fields of tus 1.0.0, each as the protocol writes it and as it must not be.

#include "server/endpoints/tus.h"

#include <gtest/gtest.h>

namespace onetrip::endpoints::tus {
namespace {

TEST(Tus, CountsAreDigitsAndNothingElse) {
    for (const auto& [field, count] : {std::pair{"0", std::optional<std::int64_t>(0)},
                                       {"100", 100},
                                       {"007", 7},
                                       {"999999999999999", 999'999'999'999'999},
                                       {"1000000000000000", std::nullopt},
                                       {"", std::nullopt},
                                       {"-1", std::nullopt},
                                       {"+1", std::nullopt},
                                       {"1.0", std::nullopt},
                                       {"1 ", std::nullopt},
                                       {"0x10", std::nullopt}}) {
        EXPECT_EQ(read_count(field), count) << field;
    }
}

TEST(Tus, MetadataAreKeysWithBase64) {
    const auto metadata =
        Metadata::read("filename d29ybGRfZG9taW5hdGlvbl9wbGFuLnBkZg==,is_confidential,empty , next eA==");
    ASSERT_TRUE(metadata.has_value());
    EXPECT_EQ(metadata->value("filename"), "world_domination_plan.pdf");
    EXPECT_EQ(metadata->value("is_confidential"), "");
    EXPECT_EQ(metadata->value("next"), "x");
    EXPECT_EQ(metadata->value("Filename"), "");
    EXPECT_TRUE(Metadata::read("").has_value());
    for (const std::string& field :
         {std::string("a eA"),
          std::string("a eA=="
                      ",a eA=="),
          std::string(",a eA=="), std::string("a e A=="), std::string("a eB=="), std::string("a _A=="),
          std::string("a eA=\t"), std::string("\xe5 eA=="), std::string(3000, 'a')}) {
        EXPECT_FALSE(Metadata::read(field).has_value()) << field.substr(0, 40);
    }
    std::string many;
    for (int i = 0; i < 17; ++i)
        many += "k" + std::to_string(i) + " eA==,";
    EXPECT_FALSE(Metadata::read(many).has_value());
}

TEST(Tus, AChecksumIsOfOneChunkOnly) {
    const base::BytesView hello = base::as_bytes("hello world");
    for (const auto& [field, is_right] : {std::pair{"sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=", true},
                                          {"sha256 uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek=", true},
                                          {"sha1 2jmj7l5rSw0yVb/vlWAYkK/YBwk=", false}}) {
        const auto checksum = Checksum::read(field);
        ASSERT_TRUE(checksum.has_value()) << field;
        EXPECT_EQ(checksum->is_of(hello), is_right) << field;
        EXPECT_FALSE(checksum->is_of({hello.data(), 10})) << field;
    }
    for (const char* field : {"", "sha1", "sha1 ", "sha1 Kq5s", "md5 XrY7u+Ae7tCTyyK7j1rNww==",
                              "SHA1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=", "sha256 Kq5sNclPz7QV2+lfQIuc6R7oRu0=",
                              "sha1  Kq5sNclPz7QV2+lfQIuc6R7oRu0=", "sha1 Kq5sNclPz7QV2-lfQIuc6R7oRu0="}) {
        EXPECT_FALSE(Checksum::read(field).has_value()) << field;
    }
}

TEST(Tus, AFinalUploadNamesItsParts) {
    const auto read = [](std::string_view field) { return read_concatenation(field, "/api/v1/transfers/"); };
    ASSERT_TRUE(read("partial").has_value());
    EXPECT_FALSE(read("partial")->is_final);
    const auto made = read("final;/api/v1/transfers/a https://city.example/api/v1/transfers/b");
    ASSERT_TRUE(made.has_value());
    EXPECT_TRUE(made->is_final);
    EXPECT_EQ(made->parts, (std::vector<std::string>{"a", "b"}));
    for (const char* field :
         {"", "final", "final;", "final;/files/a", "final;a", "final;/api/v1/transfers/", "Partial", "partial;x",
          "final;/api/v1/transfers/a /api/v1/transfers/a", "final;/api/v1/transfers/\xe5"}) {
        EXPECT_FALSE(read(field).has_value()) << field;
    }
}

}  // namespace
}  // namespace onetrip::endpoints::tus
