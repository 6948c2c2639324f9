#include "server/host/log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/sink.h>
#include <unistd.h>

#include <cerrno>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "core/base/text.h"
#include "core/json/writer.h"

namespace onetrip::host {

namespace {

constexpr std::size_t waiting_bytes_max = 4u << 20;
constexpr std::size_t write_at_bytes = 64u << 10;
constexpr std::chrono::milliseconds write_interval{100};
constexpr std::size_t foreign_text_bytes_max = 200;
constexpr std::size_t digits_shown_max = 4;

void write_whole(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

/// Gathers lines and lets its own thread write them. The lock is never held while writing.
class GatheringSink final : public spdlog::sinks::sink {
public:
    explicit GatheringSink(int descriptor) : descriptor_(descriptor), thread_([this] { write_on(); }) {}
    ~GatheringSink() override {
        {
            const std::lock_guard lock(mutex_);
            ended_ = true;
        }
        wake_.notify_all();
        thread_.join();
    }

    void log(const spdlog::details::log_msg& message) override {
        bool much = false;
        {
            const std::lock_guard lock(mutex_);
            if (waiting_.size() >= waiting_bytes_max) {
                ++dropped_;
                return;
            }
            waiting_.append(message.payload.data(), message.payload.size());
            much = waiting_.size() >= write_at_bytes || message.level >= spdlog::level::err;
            hurry_ = hurry_ || much;
        }
        if (much) wake_.notify_all();
    }

    void flush() override {
        std::unique_lock lock(mutex_);
        hurry_ = true;
        wake_.notify_all();
        written_.wait(lock, [this] { return waiting_.empty() && !writing_; });
    }

    void set_pattern(const std::string&) override {}
    void set_formatter(std::unique_ptr<spdlog::formatter>) override {}

private:
    void write_on() {
        std::string taken;
        std::unique_lock lock(mutex_);
        while (!ended_ || !waiting_.empty()) {
            wake_.wait_for(lock, write_interval, [this] { return ended_ || hurry_; });
            hurry_ = false;
            if (waiting_.empty()) continue;
            taken.clear();
            taken.swap(waiting_);
            if (dropped_ > 0) {
                taken +=
                    R"({"level":"warning","event":"log_lines_dropped","count":)" + std::to_string(dropped_) + "}\n";
                dropped_ = 0;
            }
            writing_ = true;
            lock.unlock();
            write_whole(descriptor_, taken);
            lock.lock();
            writing_ = false;
            written_.notify_all();
        }
    }

    const int descriptor_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::condition_variable written_;
    std::string waiting_;
    std::size_t dropped_ = 0;
    bool hurry_ = false;
    bool writing_ = false;
    bool ended_ = false;
    std::thread thread_;
};

[[nodiscard]] spdlog::level::level_enum level_of(Level level) {
    switch (level) {
        case Level::Debug: return spdlog::level::debug;
        case Level::Info: return spdlog::level::info;
        case Level::Warning: return spdlog::level::warn;
        case Level::Error: break;
    }
    return spdlog::level::err;
}

void append_member(std::string& line, std::string_view name, std::string_view text) {
    line += ",\"";
    line += name;
    line += "\":";
    json::append_string(line, text);
}

}  // namespace

std::string_view name_of(Level level) {
    switch (level) {
        case Level::Debug: return "debug";
        case Level::Info: return "info";
        case Level::Warning: return "warning";
        case Level::Error: break;
    }
    return "error";
}

struct Log::State {
    explicit State(int descriptor) : logger("onetrip", std::make_shared<GatheringSink>(descriptor)) {
        logger.set_level(spdlog::level::trace);
    }
    spdlog::logger logger;
};

Log::Log(const ports::Clock& clock, Level least, int descriptor)
    : clock_(clock), least_(least), state_(std::make_unique<State>(descriptor)) {}

Log::~Log() = default;

void Log::write(Level level, std::string_view event, std::span<const LogMember> members) {
    if (!writes(level)) return;
    thread_local std::string line;
    line = R"({"at":")";
    line += clock_.now().text();
    line += '"';
    append_member(line, "level", name_of(level));
    append_member(line, "event", event);
    for (const LogMember& member : members) {
        if (!member.is_number) {
            append_member(line, member.name, member.text);
            continue;
        }
        line += ",\"";
        line += member.name;
        line += "\":";
        line += std::to_string(member.number);
    }
    line += "}\n";
    state_->logger.log(level_of(level), spdlog::string_view_t(line.data(), line.size()));
}

void Log::flush() {
    state_->logger.flush();
}

std::string without_personal_data(std::string_view text) {
    std::string out;
    std::size_t digits = 0;
    for (const char c : text.substr(0, foreign_text_bytes_max)) {
        digits = base::is_ascii_digit(c) ? digits + 1 : 0;
        if (digits > digits_shown_max) {
            // The first digits of a long number are taken back too.
            out.resize(out.size() - (digits == digits_shown_max + 1 ? digits_shown_max : 0));
            if (digits == digits_shown_max + 1) out += '#';
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += byte >= 0x20 && byte < 0x7f ? c : '?';
    }
    return out;
}

}  // namespace onetrip::host
