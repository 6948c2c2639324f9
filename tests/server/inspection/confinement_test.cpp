// Who was taken over by a file finds nothing to call: each try ends the process. The tries are made in children of this
// test that gave up what the inspector gives up, by the same two functions.

#include "server/inspection/confinement.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>

#include "server/inspection/child_inspector.h"
#include "tests/server/refused_filters.h"

namespace onetrip::inspection {
namespace {

constexpr int survived = 42;
constexpr int not_sealed = 43;

/// The kernel's own door, past what the C library does instead.
long call(long number, long first = 0, long second = 0, long third = 0) {
    return ::syscall(number, first, second, third, 0, 0, 0);
}
long address(const void* of) {
    return reinterpret_cast<long>(of);
}

/// How a child ended that gave everything up and then did this.
int end_of(void (*act)()) {
    const pid_t child = ::fork();
    if (child == 0) {
        if (!limit_resources(10, 512u << 20) || !give_up_system_calls()) ::_exit(not_sealed);
        act();
        call(SYS_exit_group, survived);  // past what a sanitizer does before the end
    }
    int status = 0;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    return status;
}

TEST(Confinement, WhateverLeadsOutOfTheProcessEndsIt) {
    struct Line {
        const char* what;
        void (*act)();
    };
    const Line lines[] = {
        {"a file", [] { call(SYS_openat, AT_FDCWD, address("/etc/passwd"), O_RDONLY); }},
        {"a socket", [] { call(SYS_socket, AF_INET, SOCK_STREAM); }},
        {"a program", [] { call(SYS_execve, address("/bin/true")); }},
        {"a process", [] { call(SYS_clone, SIGCHLD); }},
        {"somebody else's memory", [] { call(SYS_ptrace, PTRACE_ATTACH, ::getppid()); }},
        {"a signal to another", [] { call(SYS_kill, 1, 0); }},
        {"reading, for everything was read",
         [] {
             char byte = 0;
             call(SYS_read, STDIN_FILENO, address(&byte), 1);
         }},
        {"another output", [] { call(SYS_write, STDERR_FILENO, address("x"), 1); }},
        {"the same with bits above", [] { call(SYS_write, (1L << 32) + STDERR_FILENO, address("x"), 1); }},
        {"memory that is code",
         [] { ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); }},
        {"memory that becomes code",
         [] {
             void* page = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
             ::mprotect(page, 4096, PROT_READ | PROT_EXEC);
         }},
        {"other rules", [] { call(SYS_prctl, PR_SET_DUMPABLE, 1); }},
        {"a filter of its own", [] { call(SYS_seccomp, SECCOMP_SET_MODE_FILTER); }},
        {"a call that there is not", [] { call(4'000); }},
#if defined(__x86_64__)
        // The same call by the interface for 32-bit pointers, whose numbers have bit 30 set.
        {"a file, by x32", [] { call(0x40000000 + SYS_open, address("/etc/passwd"), O_RDONLY); }},
#endif
    };
    for (const Line& line : lines) {
        const int status = end_of(line.act);
        EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS) << line.what << ": " << status;
    }
}

TEST(Confinement, WhatDecodingNeedsIsLeft) {
    const int status = end_of([] {
        void* large = std::malloc(8u << 20);
        std::memset(large, 1, 8u << 20);
        large = std::realloc(large, 32u << 20);
        std::free(large);
        void* small = std::malloc(100);
        std::free(small);
        timespec time{};
        call(SYS_clock_gettime, CLOCK_MONOTONIC, address(&time));
        call(SYS_write, STDOUT_FILENO, address(""), 0);
    });
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == survived) << status;
}

TEST(Confinement, TheInspectorIsSealedOrItIsSaid) {
    const InspectorLimits limits{std::chrono::milliseconds(30'000), 512u << 20};
    constexpr std::string_view request = R"({"op":"material.inspect","input":{}})";
    ChildInspector here(ONETRIP_INSPECTOR_PROGRAM, limits);
    EXPECT_TRUE(here.find_seal());
    EXPECT_EQ(here.inspect(request, {}).end, ports::InspectionEnd::Answered);

    test::where_filters_are_refused([&] {
        ChildInspector there(ONETRIP_INSPECTOR_PROGRAM, limits);
        EXPECT_EQ(there.inspect(request, {}).end, ports::InspectionEnd::Crashed) << "not asked: sealed or nothing";
        EXPECT_FALSE(there.find_seal());
        EXPECT_EQ(there.inspect(request, {}).end, ports::InspectionEnd::Answered);
    });
}

}  // namespace
}  // namespace onetrip::inspection
