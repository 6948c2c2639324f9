// What belongs to SQLite alone: what it refuses to open, and how it names trouble.

#include <sqlite3.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "server/storage/sqlite/schema.h"
#include "tests/server/storage/contract.h"

namespace onetrip::storage::test {
namespace {

using onetrip::test::TemporaryFolder;

void change(const std::string& path, const std::string& sql) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
    sqlite3_close(database);
}

std::optional<FailureKind> refusal_to_open(const std::string& address) {
    try {
        storage::open(address).reset();
        return std::nullopt;
    } catch (const Failure& failure) {
        EXPECT_STRNE(failure.what(), "");
        return failure.kind();
    }
}

TEST(Sqlite, RefusesWhatItShouldNotOpen) {
    const TemporaryFolder folder;
    const std::string path = folder.path("onetrip.db");
    const std::string address = "sqlite:" + path;
    EXPECT_EQ(refusal_to_open("mysql://localhost"), FailureKind::Foreign);
    EXPECT_EQ(refusal_to_open("sqlite:" + folder.path("missing/onetrip.db")), FailureKind::Unreadable);
    {
        const auto store = storage::open(address);
        EXPECT_EQ(refusal_to_open(address), FailureKind::InUse);
    }
    EXPECT_EQ(refusal_to_open(address), std::nullopt);

    change(path, "PRAGMA user_version = 9999");
    EXPECT_EQ(refusal_to_open(address), FailureKind::TooNew);

    change(folder.path("other.db"), "CREATE TABLE music (id INTEGER)");
    EXPECT_EQ(refusal_to_open("sqlite:" + folder.path("other.db")), FailureKind::Foreign);

    std::ofstream(folder.path("letter.db")) << std::string(5000, 'x');
    EXPECT_EQ(refusal_to_open("sqlite:" + folder.path("letter.db")), FailureKind::Corrupt);
}

TEST(Sqlite, AToolWorksBesideAServerAndNeitherLosesCommits) {
    const TemporaryFolder folder;
    const std::string path = folder.path("onetrip.db");
    const std::string address = "sqlite:" + path;
    const OpenOptions tool{.beside_a_server = true};
    const auto add = [](Store& store, std::string user) {
        write_now(store, [&user](Unit& unit) { unit.staff().put({user, "a", "h", {}, false}); });
    };
    {
        const auto server = storage::open(address);
        add(*server, "1");
        {
            const auto beside = storage::open(address, tool);
            add(*beside, "2");
            add(*server, "3");
            add(*beside, "4");
            EXPECT_EQ(refusal_to_open(address), FailureKind::InUse) << "a second server";
        }
        add(*server, "5");
    }
    const auto again = storage::open(address);
    EXPECT_EQ(read_now(*again, [](const Unit& unit) { return unit.staff().list("", 9).size(); }), 5u);
}

TEST(Sqlite, AToolBringsNothingUpUnderAServer) {
    const TemporaryFolder folder;
    const std::string path = folder.path("onetrip.db");
    const std::string address = "sqlite:" + path;
    const auto older_server = storage::open(address);
    change(path, "PRAGMA user_version = 1");
    EXPECT_THROW(static_cast<void>(storage::open(address, {.beside_a_server = true})), Failure);
    sqlite::Connection connection(path, sqlite::Connection::Access::Read);
    EXPECT_EQ(connection.integer_of("PRAGMA user_version"), 1);
}

TEST(Sqlite, RefusesADamagedDatabase) {
    const TemporaryFolder folder;
    const std::string path = folder.path("onetrip.db");
    {
        const auto store = storage::open("sqlite:" + path);
        write_now(*store, [](Unit& unit) {
            for (int i = 0; i < 200; ++i)
                unit.cases().add(new_case(std::to_string(i), "ann"), {"{}", "{}"});
        });
    }
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    const auto size = static_cast<std::streamoff>(std::filesystem::file_size(path));
    for (std::streamoff at = 4096; at < size; at += 4096) {
        file.seekp(at);
        file.write("\x99\x99\x99\x99\x99\x99\x99\x99", 8);
    }
    file.close();
    EXPECT_EQ(refusal_to_open("sqlite:" + path), FailureKind::Corrupt);
}

TEST(Sqlite, MigratesUnderItsOwnMark) {
    const TemporaryFolder folder;
    const std::string path = folder.path("onetrip.db");
    storage::open("sqlite:" + path).reset();
    sqlite::Connection connection(path, sqlite::Connection::Access::Read);
    EXPECT_EQ(connection.integer_of("PRAGMA application_id"), sqlite::application_id);
    EXPECT_EQ(connection.integer_of("PRAGMA user_version"), static_cast<std::int64_t>(sqlite::migrations().size()));
    EXPECT_EQ(connection.text_of("PRAGMA journal_mode"), "wal");
}

TEST(Sqlite, EventsCannotBeChangedOrTakenAwayEvenByHand) {
    const TemporaryFolder folder;
    const std::string path = folder.path("onetrip.db");
    {
        const auto store = storage::open("sqlite:" + path);
        write_now(*store, [](Unit& unit) {
            unit.cases().add(new_case("1", "ann"), {"{}", "{}"});
            unit.cases().append("1", event("case.submitted"));
        });
    }
    sqlite::Connection connection(path, sqlite::Connection::Access::Write);
    EXPECT_THROW(connection.execute_once("UPDATE case_event SET code = 'case.granted'"), SQLite::Exception);
    EXPECT_THROW(connection.execute_once("DELETE FROM case_event"), SQLite::Exception);
}

/// The file size limit stands in for a full disk: SQLite sees a write that fails.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) {
        handler_ = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit now{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FileSizeLimit() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit before_{};
    void (*handler_)(int) = SIG_DFL;
};

TEST(Sqlite, AFullDiskIsNamedReadsGoOnAndItRecoversByItself) {
    const TemporaryFolder folder;
    const auto store = storage::open("sqlite:" + folder.path("onetrip.db"));
    write_now(*store, [](Unit& unit) { unit.secrets().add("seed", base::as_bytes("x")); });
    const std::vector<std::uint8_t> large(3u << 20, 7);
    const auto upload_large = [&](const std::string& id) {
        Upload made;
        made.id = id;
        made.sha256 = seal::sha256_hex(large);
        made.inspection = "{}";
        write_now(*store, [&](Unit& unit) { unit.uploads().add(made, large); });
    };
    {
        const FileSizeLimit limit(1u << 20);
        try {
            upload_large("u1");
            FAIL() << "written beyond the limit";
        } catch (const Failure& failure) {
            EXPECT_TRUE(failure.kind() == FailureKind::Full || failure.kind() == FailureKind::Unreadable)
                << failure.what();
        }
        EXPECT_NE(store->trouble(), std::nullopt);
        EXPECT_TRUE(read_now(*store, [](const Unit& unit) { return unit.secrets().find("seed").has_value(); }));
        EXPECT_FALSE(read_now(*store, [](const Unit& unit) { return unit.uploads().find("u1").has_value(); }));
    }
    upload_large("u2");
    EXPECT_EQ(store->trouble(), std::nullopt);
    EXPECT_TRUE(read_now(*store, [](const Unit& unit) { return unit.uploads().find("u2").has_value(); }));
}

TEST(Sqlite, WhatTheVaultClosedIsAllThatReachesTheDisk) {
    /// Turns every byte around: enough to see whether anything went past it.
    class TurningVault final : public Vault {
    public:
        base::Bytes close(std::string_view, base::BytesView plain) const override {
            base::Bytes turned(plain.begin(), plain.end());
            for (std::uint8_t& byte : turned)
                byte ^= 0xFF;
            return turned;
        }
        std::optional<base::Bytes> open(std::string_view context, base::BytesView closed) const override {
            return close(context, closed);
        }
    };
    const TemporaryFolder folder;
    OpenOptions options;
    options.vault = std::make_shared<TurningVault>();
    {
        const auto store = storage::open("sqlite:" + folder.path("onetrip.db"), options);
        write_now(*store, [](Unit& unit) {
            Case made = new_case("1", "ann");
            made.answers = R"({"name":"PERSONAL"})";
            made.record = R"({"reason":"PERSONAL"})";
            unit.cases().add(made, {R"({"r":"PERSONAL"})", R"({"c":"PERSONAL"})"});
            CaseEvent happened = event("parcel.collected");
            happened.data = R"({"text":"PERSONAL"})";
            unit.cases().append("1", happened);
            Upload sent;
            sent.id = "u1";
            sent.sha256 = seal::sha256_hex(base::as_bytes("PERSONAL"));
            sent.file_name = "PERSONAL.jpg";
            sent.inspection = "{}";
            unit.uploads().add(sent, base::as_bytes("PERSONAL"));
            unit.addresses().put({"a1", "ann", "PERSONAL", morning});
            unit.kept_answers().add({"s", "k", {}, 201, "PERSONAL", morning});
            unit.secrets().add("seed", base::as_bytes("PERSONAL"));
            unit.staff().put({"clerk", "c", "x", {}, false});
            const base::BytesView secret = base::as_bytes("PERSONAL");
            unit.second_factors().put_pending("clerk", {{secret.begin(), secret.end()}, -1});
            Shipment shipment;
            shipment.id = "s1";
            shipment.case_number = "1";
            shipment.carrier = "ems";
            shipment.waybill = "W1";
            shipment.state = "created";
            shipment.salt = "PERSONAL";
            shipment.callback_token = "PERSONAL";
            shipment.phone = "PERSONAL";
            shipment.subscription = "pending";
            shipment.tracking = "PERSONAL";
            shipment.created_at = morning;
            shipment.updated_at = morning;
            unit.shipments().add(shipment);
            EXPECT_TRUE(unit.shipments().add_push({{}, "s1", morning, "kuaidi100_push", "PERSONAL"}));
        });
        EXPECT_EQ(read_now(*store, [](const Unit& unit) { return unit.cases().find("1")->answers; }),
                  R"({"name":"PERSONAL"})");
    }
    for (const auto& file : std::filesystem::directory_iterator(folder.path())) {
        std::ifstream stream(file.path(), std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
        EXPECT_EQ(bytes.find("PERSONAL"), std::string::npos) << file.path();
    }
}

// The one writer holds everybody up while it works: what is there already passes no vault again.
TEST(Sqlite, BytesThatAreKeptAreNeitherOpenedNorClosedForAnotherUpload) {
    class CountingVault final : public Vault {
    public:
        base::Bytes close(std::string_view context, base::BytesView open) const override {
            files += context.starts_with("file") ? 1 : 0;
            return {open.begin(), open.end()};
        }
        std::optional<base::Bytes> open(std::string_view context, base::BytesView closed) const override {
            return close(context, closed);
        }
        mutable int files = 0;
    };
    const TemporaryFolder folder;
    const auto vault = std::make_shared<CountingVault>();
    OpenOptions options;
    options.vault = vault;
    const auto store = storage::open("sqlite:" + folder.path("onetrip.db"), options);
    Upload sent;
    sent.id = "u1";
    sent.sha256 = seal::sha256_hex(base::as_bytes("a page"));
    sent.inspection = "{}";
    write_now(*store, [&](Unit& unit) { unit.uploads().add(sent, base::as_bytes("a page")); });
    EXPECT_EQ(vault->files, 1);
    sent.id = "u2";
    EXPECT_TRUE(write_now(*store, [&](Unit& unit) { return unit.uploads().add_again(sent); }));
    EXPECT_EQ(vault->files, 1);
}

}  // namespace
}  // namespace onetrip::storage::test
