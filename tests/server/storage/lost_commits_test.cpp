// What happens to a database's files while no server runs, and what is said at the next start.

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <vector>

#include "server/storage/sqlite/commit_mark.h"
#include "tests/server/storage/contract.h"

namespace onetrip::storage::test {
namespace {

namespace fs = std::filesystem;

constexpr int commits = 60;

/// A database as a killed server leaves it: the last commits only in the log. `copy_at` commits earlier its files are
/// copied to the folder `earlier`.
void leave_behind(const std::string& from, const std::string& to, int copy_at, const std::string& earlier) {
    const auto copy = [&](const std::string& folder) {
        fs::create_directories(folder);
        for (const char* ending : {"", "-wal", ".mark"})
            fs::copy_file(from + ending, folder + "/onetrip.db" + ending, fs::copy_options::overwrite_existing);
    };
    const auto store = storage::open("sqlite:" + from);
    for (int i = 0; i < commits; ++i) {
        if (i == copy_at) copy(earlier);
        write_now(*store, [&](Unit& unit) {
            unit.cases().add(new_case(std::to_string(i), "ann"), {std::string(3000, 'r'), "{}"});
        });
    }
    copy(to);
}

void flip(const std::string& path, std::uintmax_t at) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(at));
    const char flipped = static_cast<char>(file.get() ^ 0x20);
    file.seekp(static_cast<std::streamoff>(at));
    file.put(flipped);
}

struct Damage {
    const char* what;
    void (*act)(const std::string& path);
    std::optional<FailureKind> verdict;
};

const Damage damages[] = {
    {"nothing", [](const std::string&) {}, std::nullopt},
    {"the log is gone", [](const std::string& path) { fs::remove(path + "-wal"); }, FailureKind::Corrupt},
    {"the log is empty", [](const std::string& path) { fs::resize_file(path + "-wal", 0); }, FailureKind::Corrupt},
    {"the log is cut off by a byte",
     [](const std::string& path) { fs::resize_file(path + "-wal", fs::file_size(path + "-wal") - 1); },
     FailureKind::Corrupt},
    {"the log is cut in half",
     [](const std::string& path) { fs::resize_file(path + "-wal", fs::file_size(path + "-wal") / 2); },
     FailureKind::Corrupt},
    {"a bit of the log is wrong",
     [](const std::string& path) { flip(path + "-wal", fs::file_size(path + "-wal") / 2); }, FailureKind::Corrupt},
    {"the database is gone and its log is there", [](const std::string& path) { fs::remove(path); },
     FailureKind::Corrupt},
    {"all is gone but the mark",
     [](const std::string& path) {
         fs::remove(path);
         fs::remove(path + "-wal");
     },
     FailureKind::Corrupt},
    {"the mark is gone: nothing can be said", [](const std::string& path) { fs::remove(path + ".mark"); },
     std::nullopt},
    {"the mark is nonsense: nothing can be said",
     [](const std::string& path) { std::ofstream(path + ".mark") << "nonsense"; }, std::nullopt},
    {"the mark lags behind, as after a power cut", [](const std::string& path) { sqlite::CommitMark(path).write(7); },
     std::nullopt},
};

TEST(LostCommits, AreFoundAtTheStart) {
    const onetrip::test::TemporaryFolder folder;
    const std::string killed = folder.path("killed");
    leave_behind(folder.path("onetrip.db"), killed, commits / 2, folder.path("earlier"));
    for (const Damage& damage : damages) {
        const std::string here = folder.path("here");
        fs::remove_all(here);
        fs::copy(killed, here);
        damage.act(here + "/onetrip.db");
        std::optional<FailureKind> verdict;
        try {
            const auto store = storage::open("sqlite:" + here + "/onetrip.db");
            EXPECT_TRUE(read_now(*store, [](const Unit& unit) {
                return unit.cases().find(std::to_string(commits - 1)).has_value();
            })) << damage.what;
        } catch (const Failure& failure) {
            verdict = failure.kind();
            EXPECT_THAT(failure.what(), ::testing::HasSubstr("./onetrip restore")) << damage.what;
        }
        EXPECT_EQ(verdict, damage.verdict) << damage.what;
    }
}

TEST(LostCommits, ADatabaseThatWasPutBackToAnOlderOneIsFound) {
    const onetrip::test::TemporaryFolder folder;
    const std::string here = folder.path("killed");
    leave_behind(folder.path("onetrip.db"), here, commits / 2, folder.path("earlier"));
    for (const char* ending : {"", "-wal"}) {
        fs::copy_file(folder.path("earlier/onetrip.db") + ending, here + "/onetrip.db" + ending,
                      fs::copy_options::overwrite_existing);
    }
    try {
        storage::open("sqlite:" + here + "/onetrip.db").reset();
        FAIL() << "opened";
    } catch (const Failure& failure) {
        EXPECT_THAT(failure.what(), ::testing::HasSubstr("the last 30 commits are missing"));
    }
}

}  // namespace
}  // namespace onetrip::storage::test
