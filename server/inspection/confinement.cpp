#include "server/inspection/confinement.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>
#include <cstddef>
#include <vector>

namespace onetrip::inspection {
namespace {

/// A sanitizer takes terabytes of address space for its own, and asks for the signals' stack when something is thrown.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool has_sanitizer = true;
#elif defined(__has_feature)
constexpr bool has_sanitizer = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
constexpr bool has_sanitizer = false;
#endif

#if defined(__x86_64__)
constexpr std::uint32_t machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t machine = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t machine = 0;
#endif

bool limit(decltype(RLIMIT_CPU) what, rlim_t most) {
    const rlimit limits{most, most};
    return ::setrlimit(what, &limits) == 0;
}

/// A program for the kernel's packet machine: one accumulator, and jumps by how many instructions to pass over. Each
/// rule begins and passes on with the call's number in the accumulator. Of an argument the half looked at is the lower
/// one, which stands first on both machines.
class Filter {
public:
    Filter() {
        // Numbers mean other calls where a program speaks to the kernel as one of another machine (32-bit on x86-64).
        load(offsetof(seccomp_data, arch));
        pass_over_unless_equal(machine, 1);
        pass_over(1);
        end_process();
        load(offsetof(seccomp_data, nr));
    }

    void allow(std::uint32_t call) {
        pass_over_unless_equal(call, 1);
        allow();
    }
    void allow_with_argument(std::uint32_t call, std::uint32_t argument, std::uint32_t value) {
        pass_over_unless_equal(call, 4);
        load_argument(argument);
        pass_over_unless_equal(value, 1);
        allow();
        end_process();
    }
    void allow_without_bits(std::uint32_t call, std::uint32_t argument, std::uint32_t bits) {
        pass_over_unless_equal(call, 4);
        load_argument(argument);
        steps_.push_back(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 1, 0));
        allow();
        end_process();
    }

    /// Everything else ends the process. False where the kernel does not take it.
    [[nodiscard]] bool lay() {
        end_process();
        const sock_fprog program{static_cast<unsigned short>(steps_.size()), steps_.data()};
        return ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) == 0;
    }

private:
    void load(std::size_t offset) {
        steps_.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset)));
    }
    void load_argument(std::uint32_t index) { load(offsetof(seccomp_data, args) + index * sizeof(std::uint64_t)); }
    void pass_over_unless_equal(std::uint32_t value, std::uint8_t count) {
        steps_.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, count));
    }
    void pass_over(std::uint32_t count) { steps_.push_back(BPF_STMT(BPF_JMP | BPF_JA, count)); }
    void allow() { steps_.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)); }
    void end_process() { steps_.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)); }

    std::vector<sock_filter> steps_;
};

}  // namespace

bool limit_resources(std::uint64_t seconds, std::uint64_t memory_bytes) {
    return ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           ::prctl(PR_SET_DUMPABLE, 0) == 0 && limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) &&
           limit(RLIMIT_NOFILE, 0) && limit(RLIMIT_NPROC, 0) && limit(RLIMIT_CPU, seconds) &&
           (has_sanitizer || limit(RLIMIT_AS, memory_bytes));
}

bool give_up_system_calls() {
    if (machine == 0) return false;
    Filter filter;
    filter.allow_with_argument(SYS_write, 0, STDOUT_FILENO);
    // Memory, of which none is ever code.
    filter.allow_without_bits(SYS_mmap, 2, PROT_EXEC);
    filter.allow_without_bits(SYS_mprotect, 2, PROT_EXEC);
    for (const std::uint32_t call : {SYS_brk, SYS_munmap, SYS_mremap, SYS_madvise})
        filter.allow(call);
    // Random bytes tell nothing of anybody: GnuTLS wants some before it undoes a PDF's 256-bit AES.
    filter.allow(SYS_getrandom);
    if (has_sanitizer) filter.allow(SYS_sigaltstack);
    for (const std::uint32_t call : {SYS_futex, SYS_clock_gettime, SYS_exit, SYS_exit_group})
        filter.allow(call);
    return filter.lay();
}

}  // namespace onetrip::inspection
