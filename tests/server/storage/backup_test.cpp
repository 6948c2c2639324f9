#include "server/storage/backup.h"

#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "tests/server/storage/contract.h"

namespace onetrip::storage::test {
namespace {

namespace fs = std::filesystem;

class BackupTest : public ::testing::Test {
protected:
    void add_case(Store& store, const std::string& number) {
        write_now(store, [&](Unit& unit) {
            unit.cases().add(new_case(number, "ann"), {"{}", "{}"});
            unit.cases().append(number, event("case.submitted"));
        });
    }
    bool has_case(const std::string& number) {
        const auto store = storage::open(address);
        return read_now(*store, [&](const Unit& unit) { return unit.cases().find(number).has_value(); });
    }
    /// The failure's kind; nullopt if it went well.
    template <typename Act>
    std::optional<FailureKind> refusal(Act act) {
        try {
            act();
            return std::nullopt;
        } catch (const Failure& failure) {
            EXPECT_STRNE(failure.what(), "");
            return failure.kind();
        }
    }

    onetrip::test::TemporaryFolder folder;
    const std::string path = folder.path("onetrip.db");
    const std::string address = "sqlite:" + path;
    const std::string file = folder.path("backup");
};

TEST_F(BackupTest, WhatWasAcknowledgedBeforeIsInItKeysIncludedThoughTheStoreIsBusy) {
    {
        const auto store = storage::open(address);
        write_now(*store, [](Unit& unit) { unit.secrets().add("seed", base::as_bytes("x")); });
        std::atomic<int> acknowledged = 0;
        std::atomic<bool> stop = false;
        std::thread busy([&] {
            for (int i = 0; !stop; ++i) {
                add_case(*store, std::to_string(i));
                acknowledged = i + 1;
            }
        });
        while (acknowledged < 50)
            std::this_thread::yield();
        const int before = acknowledged;
        const BackupFigures figures = back_up(address, file);
        stop = true;
        busy.join();
        EXPECT_GE(figures.cases, before);
        EXPECT_LE(figures.cases, acknowledged);
    }
    const BackupFigures restored = restore(file, address, Existing::Replace);
    for (int i = 0; i < static_cast<int>(restored.cases); i += 10)
        EXPECT_TRUE(has_case(std::to_string(i))) << i;
    EXPECT_FALSE(has_case(std::to_string(restored.cases)));
    const auto store = storage::open(address);
    EXPECT_TRUE(read_now(*store, [](const Unit& unit) { return unit.secrets().find("seed").has_value(); }));
}

TEST_F(BackupTest, IsOneFileForItsOwnerAlone) {
    storage::open(address).reset();
    back_up(address, file);
    struct stat found {};
    ASSERT_EQ(::stat(file.c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777, 0600u);
    for (const auto& entry : fs::directory_iterator(folder.path()))
        EXPECT_FALSE(entry.path().filename().string().starts_with("backup.") ||
                     entry.path().filename().string().starts_with("backup-"))
            << entry.path();
}

TEST_F(BackupTest, RefusesAndLeavesEverythingAsItWas) {
    EXPECT_EQ(refusal([&] { back_up(address, file); }), FailureKind::Unreadable) << "no database";
    EXPECT_EQ(refusal([&] { restore(file, address, Existing::Keep); }), FailureKind::Unreadable) << "no backup";
    {
        const auto store = storage::open(address);
        add_case(*store, "1");
        back_up(address, file);
        add_case(*store, "2");
        EXPECT_EQ(refusal([&] { back_up(address, file); }), FailureKind::InUse) << "a backup replaces nothing";
        EXPECT_EQ(refusal([&] { restore(file, address, Existing::Replace); }), FailureKind::InUse) << "a server runs";
    }
    EXPECT_EQ(refusal([&] { restore(file, address, Existing::Keep); }), FailureKind::InUse) << "without --force";

    const std::string cut_off = folder.path("cut-off");
    fs::copy_file(file, cut_off);
    fs::resize_file(cut_off, fs::file_size(file) / 2);
    EXPECT_EQ(refusal([&] { restore(cut_off, address, Existing::Replace); }), FailureKind::Corrupt);
    std::ofstream(folder.path("letter")) << std::string(5000, 'x');
    EXPECT_EQ(refusal([&] { restore(folder.path("letter"), address, Existing::Replace); }), FailureKind::Corrupt);
    EXPECT_TRUE(has_case("2"));

    restore(file, address, Existing::Replace);
    EXPECT_TRUE(has_case("1"));
    EXPECT_FALSE(has_case("2"));
}

TEST_F(BackupTest, BringsAStoreBackThatIsGone) {
    {
        const auto store = storage::open(address);
        add_case(*store, "1");
        back_up(address, file);
    }
    for (const char* ending : {"", "-wal", "-shm", ".mark", ".lock"})
        fs::remove(path + ending);
    restore(file, address, Existing::Keep);
    EXPECT_TRUE(has_case("1"));
}

}  // namespace
}  // namespace onetrip::storage::test
