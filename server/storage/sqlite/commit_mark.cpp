#include "server/storage/sqlite/commit_mark.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/numbers.h"

namespace onetrip::storage::sqlite {
namespace {

/// One line of always the same length, so that a new one covers the old one whole.
constexpr std::string_view before = "commits ";
constexpr std::size_t digits = 19;
constexpr std::size_t line_bytes = before.size() + digits + 1;

}  // namespace

CommitMark::CommitMark(const std::string& path)
    : descriptor_(::open(path_of(path).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {}

CommitMark::~CommitMark() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

std::optional<std::int64_t> CommitMark::read() const {
    std::array<char, line_bytes> line{};
    if (::pread(descriptor_, line.data(), line.size(), 0) != static_cast<ssize_t>(line.size())) return std::nullopt;
    const std::string_view text(line.data(), line.size());
    if (!text.starts_with(before) || text.back() != '\n') return std::nullopt;
    std::string_view number = text.substr(before.size(), digits);
    number.remove_prefix(std::min(number.find_first_not_of('0'), digits - 1));
    return base::parse_integer(number);
}

void CommitMark::write(std::int64_t commits) noexcept {
    std::array<char, line_bytes> line{};
    std::copy(before.begin(), before.end(), line.begin());
    for (std::size_t at = before.size() + digits; at-- > before.size(); commits /= 10)
        line[at] = static_cast<char>('0' + commits % 10);
    line.back() = '\n';
    [[maybe_unused]] const auto written = ::pwrite(descriptor_, line.data(), line.size(), 0);
}

}  // namespace onetrip::storage::sqlite
