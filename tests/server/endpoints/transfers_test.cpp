// Files in chunks: the tus protocol's own cases, then the quarantine and what ends it.

#include <initializer_list>

#include "tests/server/endpoints/city.h"

namespace onetrip::test {
namespace {

using http::Method;

constexpr std::string_view place = "/api/v1/transfers";
// service teacher-qualification, material photo, filename 照片.jpg
constexpr std::string_view photo_metadata =
    "service dGVhY2hlci1xdWFsaWZpY2F0aW9u,material cGhvdG8=,filename 54Wn54mHLmpwZw==";

using Fields = std::vector<std::pair<std::string_view, std::string>>;

class Transfers : public Endpoints {
protected:
    Transfers() { citizen.begin(); }

    static Fields tus(Fields more) {
        more.emplace_back("Tus-Resumable", "1.0.0");
        return more;
    }
    /// Begins a photo of that many bytes; its URL.
    std::string begin(std::size_t size) { return location(create(size)); }
    Answer create(std::size_t size, Fields more = {}) {
        more.emplace_back("Upload-Length", std::to_string(size));
        more.emplace_back("Upload-Metadata", photo_metadata);
        return citizen.ask(Method::Post, place, tus(more));
    }
    static std::string location(const Answer& answer) {
        EXPECT_EQ(answer.status, 201) << answer.text;
        return std::string(answer.reply.header("Location"));
    }
    Answer send(const std::string& url, std::size_t offset, std::string chunk, Fields more = {}) {
        more.emplace_back("Upload-Offset", std::to_string(offset));
        more.emplace_back("Content-Type", "application/offset+octet-stream");
        return citizen.ask(Method::Patch, url, tus(more), std::move(chunk));
    }
    std::string offset_of(const std::string& url) {
        return std::string(citizen.ask(Method::Head, url, tus({})).reply.header("Upload-Offset"));
    }
    Answer finish(const std::string& url) { return citizen.post(url + "/upload", json::object(), "-"); }
};

TEST_F(Transfers, SaysWhatItCanDo) {
    const Answer answer = citizen.ask(Method::Options, place, {});
    EXPECT_EQ(answer.status, 204);
    for (const auto& [name, value] :
         {std::pair{"Tus-Resumable", "1.0.0"},
          {"Tus-Version", "1.0.0"},
          {"Tus-Max-Size", "8388608"},
          {"Tus-Extension", "creation,creation-with-upload,checksum,expiration,termination,concatenation"},
          {"Tus-Checksum-Algorithm", "sha1,sha256"}}) {
        EXPECT_EQ(answer.reply.header(name), value);
    }
}

TEST_F(Transfers, AFileInThreeChunksIsTheUploadOfOne) {
    const std::string photo = jpeg();
    const Answer begun = create(photo.size());
    const std::string url = location(begun);
    EXPECT_EQ(begun.reply.header("Upload-Offset"), "0");
    EXPECT_EQ(begun.reply.header("Upload-Expires"), "Sun, 29 Nov 2026 01:00:00 GMT");
    EXPECT_EQ(offset_of(url), "0");
    EXPECT_EQ(finish(url).code(), "transfer_unfinished");
    const Answer first = send(url, 0, photo.substr(0, 9'000));
    EXPECT_EQ(first.status, 204);
    EXPECT_EQ(first.reply.header("Upload-Offset"), "9000");
    EXPECT_EQ(first.reply.header("Upload-Expires"), "Sun, 29 Nov 2026 01:00:00 GMT");
    EXPECT_EQ(send(url, 9'000, photo.substr(9'000, 1)).reply.header("Upload-Offset"), "9001");
    EXPECT_EQ(send(url, 9'001, photo.substr(9'001)).reply.header("Upload-Offset"), "20000");

    const Answer head = citizen.ask(Method::Head, url, tus({}));
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.reply.header("Upload-Length"), "20000");
    EXPECT_EQ(head.reply.header("Upload-Metadata"), photo_metadata);
    EXPECT_EQ(head.reply.header("Tus-Resumable"), "1.0.0");

    const Answer upload = finish(url);
    ASSERT_EQ(upload.status, 201) << upload.text;
    const Answer in_one = citizen.upload("photo", photo);
    for (const char* member : {"material", "kind", "sha256", "size_bytes", "width", "height"}) {
        EXPECT_EQ(upload.body["upload"][member], in_one.body["upload"][member]) << member;
    }
    EXPECT_EQ(finish(url).text, upload.text) << "asked again";
    EXPECT_EQ(send(url, 20'000, "").status, 204) << "nothing more is nothing new";
}

TEST_F(Transfers, AChunkBelongsWhereTheLastOneEnded) {
    const std::string url = begin(100);
    EXPECT_EQ(send(url, 0, std::string(40, 'a')).status, 204);
    struct Line {
        Fields fields;
        std::size_t size;
        int status;
        std::string_view code;
    };
    const std::string type = "application/offset+octet-stream";
    const Line lines[] = {
        {{{"Upload-Offset", "0"}, {"Content-Type", type}}, 40, 409, "transfer_offset"},
        {{{"Upload-Offset", "41"}, {"Content-Type", type}}, 1, 409, "transfer_offset"},
        {{{"Upload-Offset", "40"}, {"Content-Type", type}}, 61, 413, "body_too_large"},
        {{{"Upload-Offset", "-1"}, {"Content-Type", type}}, 1, 400, "bad_request"},
        {{{"Content-Type", type}}, 1, 400, "bad_request"},
        {{{"Upload-Offset", "40"}, {"Content-Type", "application/octet-stream"}}, 1, 415, "content_type_unsupported"},
        {{{"Upload-Offset", "40"}}, 1, 415, "content_type_unsupported"},
    };
    for (const Line& line : lines) {
        const Answer answer = citizen.ask(Method::Patch, url, tus(line.fields), std::string(line.size, 'b'));
        EXPECT_EQ(answer.status, line.status) << answer.text;
        EXPECT_EQ(answer.code(), line.code);
        EXPECT_EQ(answer.reply.header("Tus-Resumable"), "1.0.0");
        EXPECT_EQ(offset_of(url), "40");
    }
}

TEST_F(Transfers, AnotherVersionOfTheProtocolIsRefusedBeforeAnythingElse) {
    const std::string url = begin(100);
    for (const Fields& fields : {Fields{}, Fields{{"Tus-Resumable", "0.2.2"}}}) {
        for (const auto& [method, target] : {std::pair{Method::Post, std::string(place)},
                                             {Method::Head, url},
                                             {Method::Delete, url},
                                             {Method::Patch, url}}) {
            Fields sent = fields;
            if (method == Method::Patch) sent.emplace_back("Content-Type", "application/offset+octet-stream");
            const Answer answer = citizen.ask(method, target, sent);
            EXPECT_EQ(answer.status, 412) << http::name_of(method);
            EXPECT_EQ(answer.reply.header("Tus-Version"), "1.0.0") << http::name_of(method);
        }
    }
    EXPECT_EQ(offset_of(url), "0");
}

TEST_F(Transfers, ADamagedChunkIsThrownAway) {
    const std::string url = begin(11);
    const auto send_as = [&](std::string checksum) {
        return send(url, 0, "hello world", {{"Upload-Checksum", std::move(checksum)}});
    };
    const Answer damaged = send_as("sha1 2jmj7l5rSw0yVb/vlWAYkK/YBwk=");
    EXPECT_EQ(damaged.status, 460);
    EXPECT_EQ(damaged.code(), "checksum_mismatch");
    EXPECT_EQ(send_as("md5 XrY7u+Ae7tCTyyK7j1rNww==").status, 400);
    EXPECT_EQ(offset_of(url), "0");
    EXPECT_EQ(send_as("sha256 uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek=").status, 204);
    EXPECT_EQ(offset_of(url), "11");
}

TEST_F(Transfers, WhatComesOfACutBodyIsKeptUnlessItHasAChecksum) {
    const std::string url = begin(100);
    const auto send_cut = [&](std::string came, Fields more) {
        more.emplace_back("Upload-Offset", offset_of(url));
        more.emplace_back("Content-Type", "application/offset+octet-stream");
        return citizen.ask(Method::Patch, url, tus(more), std::move(came), true);
    };
    EXPECT_EQ(send_cut("hello", {}).status, 204);
    EXPECT_EQ(offset_of(url), "5");
    send_cut("hello", {{"Upload-Checksum", "sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0="}});
    EXPECT_EQ(offset_of(url), "5");
}

TEST_F(Transfers, ABeginningSaysWhatItIsForAndHowLong) {
    struct Line {
        Fields fields;
        int status;
        std::string_view code;
    };
    const std::string photo(photo_metadata);
    const Line lines[] = {
        {{{"Upload-Metadata", photo}}, 400, "bad_request"},
        {{{"Upload-Metadata", photo}, {"Upload-Length", "-5"}}, 400, "bad_request"},
        {{{"Upload-Metadata", photo}, {"Upload-Length", "8388609"}}, 413, "body_too_large"},
        {{{"Upload-Metadata", photo}, {"Upload-Length", "200001"}}, 422, "file_not_accepted"},
        {{{"Upload-Metadata", photo}, {"Upload-Length", "200000"}}, 201, ""},
        {{{"Upload-Metadata", "service ?"}, {"Upload-Length", "100"}}, 400, "bad_request"},
        {{{"Upload-Length", "100"}}, 400, "bad_request"},
        {{{"Upload-Metadata", "service eA==,material eA=="}, {"Upload-Length", "100"}}, 404, "not_found"},
        {{{"Upload-Metadata", photo}, {"Upload-Length", "100"}, {"Upload-Concat", "both"}}, 400, "bad_request"},
    };
    for (const Line& line : lines) {
        const Answer answer = citizen.ask(Method::Post, place, tus(line.fields));
        EXPECT_EQ(answer.status, line.status) << answer.text;
        EXPECT_EQ(answer.code(), line.code);
    }
    EXPECT_EQ(create(200'001).findings(), "material.too_large at material:photo\n") << "before a byte is sent";
}

TEST_F(Transfers, TheFirstChunkMayComeWithTheBeginning) {
    const std::string photo = jpeg();
    const Fields more = {{"Upload-Length", std::to_string(photo.size())},
                         {"Upload-Metadata", std::string(photo_metadata)},
                         {"Content-Type", "application/offset+octet-stream"}};
    const Answer begun = citizen.ask(Method::Post, place, tus(more), photo.substr(0, 5'000));
    EXPECT_EQ(begun.reply.header("Upload-Offset"), "5000");
    EXPECT_EQ(send(location(begun), 5'000, photo.substr(5'000)).status, 204);
    EXPECT_EQ(finish(location(begun)).status, 201);
    const Answer whole = citizen.ask(Method::Post, place, tus(more), photo);
    EXPECT_EQ(whole.reply.header("Upload-Offset"), "20000");
    EXPECT_EQ(citizen.ask(Method::Post, place, tus(more), photo + "x").status, 413);
    Fields other = more;
    other.back().second = "image/jpeg";
    EXPECT_EQ(citizen.ask(Method::Post, place, tus(other), photo).status, 415);
}

TEST_F(Transfers, ABeginningThatIsSentAgainWithItsKeyIsTheSame) {
    const Fields key = {{"Idempotency-Key", "begin-photo-1"}};
    const std::string first = location(create(100, key));
    EXPECT_EQ(location(create(100, key)), first);
    EXPECT_EQ(create(101, key).code(), "idempotency_key_reused");
    EXPECT_NE(begin(100), first) << "without a key each is another";
}

TEST_F(Transfers, OneCitizenHasNotAnyNumberUnderWay) {
    std::string last;
    for (int count = 0; count < 16; ++count)
        last = begin(100);
    const Answer more = create(100);
    EXPECT_EQ(more.code(), "transfers_open");
    EXPECT_EQ(more.body["limit"], 16);
    EXPECT_EQ(citizen.ask(Method::Delete, last, tus({})).status, 204);
    EXPECT_EQ(create(100).status, 201);
}

TEST_F(Transfers, WhatIsEndedOrExpiredIsGone) {
    const std::string ended = begin(100);
    EXPECT_EQ(citizen.ask(Method::Delete, ended, tus({})).status, 204);
    const std::string expired = begin(100);
    city.clock.advance_minutes(24 * 60);
    for (const std::string& url : {ended, expired}) {
        EXPECT_EQ(citizen.ask(Method::Head, url, tus({})).status, 404);
        EXPECT_EQ(send(url, 0, "a").status, 404);
        EXPECT_EQ(citizen.ask(Method::Delete, url, tus({})).status, 404);
        EXPECT_EQ(finish(url).status, 404);
    }
}

TEST_F(Transfers, ClientsWithoutPatchSayItInAField) {
    const std::string photo = jpeg();
    const std::string url = begin(photo.size());
    const auto as = [&](std::string method, std::string body = {}) {
        return citizen.ask(Method::Post, url,
                           tus({{"X-HTTP-Method-Override", std::move(method)},
                                {"Upload-Offset", "0"},
                                {"Content-Type", "application/offset+octet-stream"}}),
                           std::move(body));
    };
    EXPECT_EQ(as("PATCH", photo).status, 204);
    EXPECT_EQ(as("HEAD").reply.header("Upload-Offset"), "20000");
    EXPECT_EQ(as("PUT").status, 405);
    EXPECT_EQ(as("DELETE").status, 204);
    EXPECT_EQ(as("HEAD").status, 404);
}

TEST_F(Transfers, PartsThatWereSentSideBySideBecomeOneFile) {
    const std::string photo = jpeg();
    const auto part = [&](std::string bytes) {
        const Answer answer = citizen.ask(
            Method::Post, place, tus({{"Upload-Length", std::to_string(bytes.size())}, {"Upload-Concat", "partial"}}));
        const std::string url = location(answer);
        EXPECT_EQ(send(url, 0, std::move(bytes)).status, 204);
        return url;
    };
    const auto join = [&](const std::string& parts, Fields more = {}) {
        more.emplace_back("Upload-Concat", "final;" + parts);
        more.emplace_back("Upload-Metadata", photo_metadata);
        return citizen.ask(Method::Post, place, tus(more));
    };
    const std::string first = part(photo.substr(0, 12'345));
    const std::string second = part(photo.substr(12'345));
    EXPECT_EQ(join(first + ' ' + second, {{"Upload-Length", "20000"}}).status, 400);
    EXPECT_EQ(join(first + " /api/v1/transfers/nothing").status, 404);
    EXPECT_EQ(finish(first).status, 403) << "a part is for nobody";
    const Answer joined = join(first + ' ' + second);
    const std::string url = location(joined);
    EXPECT_EQ(joined.reply.header("Upload-Offset"), "20000");
    EXPECT_EQ(location(join(first + ' ' + second)), url) << "the answer was lost, it is sent again";
    EXPECT_EQ(join(second + ' ' + first).status, 404) << "their bytes are gone";
    const Answer head = citizen.ask(Method::Head, url, tus({}));
    EXPECT_EQ(head.reply.header("Upload-Concat"), "final;" + first + ' ' + second);
    EXPECT_EQ(head.reply.header("Upload-Length"), "20000");
    EXPECT_EQ(offset_of(first), "12345");
    EXPECT_EQ(send(url, 20'000, "").status, 403) << "a final upload takes no chunk";
    EXPECT_EQ(finish(url).body["upload"]["sha256"], seal::sha256_hex(base::as_bytes(photo)));

    const std::string open =
        location(citizen.ask(Method::Post, place, tus({{"Upload-Length", "5"}, {"Upload-Concat", "partial"}})));
    EXPECT_EQ(join(open).code(), "transfer_unfinished");
    EXPECT_EQ(join(begin(0)).status, 400) << "no part";
}

TEST_F(Transfers, BadBytesAreRefusedForGoodAndTheirBytesGo) {
    const std::string url = begin(20'000);
    EXPECT_EQ(send(url, 0, std::string(20'000, 'x')).status, 204);
    const Answer refused = finish(url);
    EXPECT_EQ(refused.code(), "file_not_accepted");
    EXPECT_NE(refused.findings().find("material.kind_unknown at material:photo"), std::string::npos);
    EXPECT_EQ(finish(url).findings(), refused.findings());
    EXPECT_TRUE(storage::read_now(*city.store, [&](const storage::Unit& unit) {
                    return unit.transfers().content(url.substr(url.rfind('/') + 1));
                }).empty());
}

TEST_F(Transfers, WhatCrashesOrHangsTheInspectorIsAFinding) {
    for (const auto end : {ports::InspectionEnd::Crashed, ports::InspectionEnd::TimedOut}) {
        city.inspector.end = end;
        const std::string url = begin(20'000);
        EXPECT_EQ(send(url, 0, jpeg()).status, 204);
        EXPECT_EQ(finish(url).findings(), "material.inspection_failed at material:photo\n");
        EXPECT_EQ(citizen.upload("photo", jpeg()).findings(), "material.inspection_failed at material:photo\n");
    }
    city.inspector.end = ports::InspectionEnd::Answered;
    EXPECT_EQ(citizen.upload("photo", jpeg()).status, 201);
}

TEST_F(Transfers, WithoutAVerdictAboutVirusesTheFileStaysInQuarantine) {
    const std::string url = begin(20'000);
    EXPECT_EQ(send(url, 0, jpeg()).status, 204);
    city.scanner.next = {ports::ScanEnd::Unavailable, "refused"};
    const Answer away = finish(url);
    EXPECT_EQ(away.status, 503);
    EXPECT_EQ(away.code(), "scanner_unavailable");
    EXPECT_EQ(away.reply.header("Retry-After"), "30");
    EXPECT_EQ(citizen.upload("photo", jpeg()).code(), "scanner_unavailable");
    EXPECT_EQ(offset_of(url), "20000");
    city.scanner.next = {ports::ScanEnd::Clean, {}};
    EXPECT_EQ(finish(url).status, 201);

    const std::string infected = begin(20'000);
    EXPECT_EQ(send(infected, 0, jpeg()).status, 204);
    city.scanner.next = {ports::ScanEnd::Infected, "Eicar-Signature"};
    EXPECT_EQ(finish(infected).findings(), "material.infected at material:photo\n");
    EXPECT_EQ(citizen.upload("photo", jpeg()).findings(), "material.infected at material:photo\n");
}

}  // namespace
}  // namespace onetrip::test
