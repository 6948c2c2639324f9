// onetrip-inspector SECONDS MEMORY_BYTES sealed|open|asked: reads one request of core/wire (a line) and the bytes of a
// file (the rest) from standard input, writes the core's answer as a line. The bytes are foreign, so this process first
// gives up everything it does not need: see confinement.h.

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "core/wire/call.h"
#include "server/inspection/confinement.h"
#include "server/inspection/inspector_pdf.h"

namespace {

bool read_everything(std::string& into) {
    struct stat about {};
    if (::fstat(STDIN_FILENO, &about) == 0 && about.st_size > 0) into.reserve(static_cast<std::size_t>(about.st_size));
    char part[64 << 10];
    for (;;) {
        const ssize_t got = ::read(STDIN_FILENO, part, sizeof part);
        if (got < 0) return false;
        if (got == 0) return true;
        into.append(part, static_cast<std::size_t>(got));
    }
}

bool write_everything(std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
        if (written <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool write_line(std::string_view text) {
    return write_everything(std::string(text) + '\n');
}

/// The way out by itself would ask for calls that are given up by then.
[[noreturn]] void end(int code) {
    ::_exit(code);
}

}  // namespace

int main(int argc, char** argv) {
    using namespace onetrip::inspection;
    if (argc != 4) end(2);
    if (!limit_resources(std::strtoull(argv[1], nullptr, 10), std::strtoull(argv[2], nullptr, 10))) end(3);
    std::string input;
    if (!read_everything(input)) end(4);
    const std::string_view calls = argv[3];
    const bool is_sealed = calls != calls_open && give_up_system_calls();
    if (calls == calls_asked) end(write_line(is_sealed ? calls_sealed : calls_open) ? 0 : 6);
    if (calls == calls_sealed && !is_sealed) end(7);
    const std::size_t head = input.find('\n');
    if (head == std::string::npos) end(5);
    const std::string_view text = input;
    const std::string_view request = text.substr(0, head);
    const auto file = onetrip::base::as_bytes(text.substr(head + 1));
    end(write_line(with_pdf_reading(request, onetrip::wire::call(request, file), file)) ? 0 : 6);
}
