#pragma once

/// What the inspector gives up before it looks at foreign bytes, in two steps: limits before it reads a byte, then,
/// with the file in memory, every system call that decoding does not need. Whoever takes a decoder over by a hostile
/// file finds no way to a file, a socket or another program; trying ends the process (SIGSYS).
///
/// Left are: writing to standard output, memory that is never code, random bytes, what the C++ runtime waits and tells
/// the time with, and the end. See seccomp(2). Sanitized builds live with the same list; valgrind does not:
/// `onetrip-call` asks the same core without a process of its own.

#include <cstdint>
#include <string_view>

namespace onetrip::inspection {

/// The inspector's third argument: what it does about its system calls.
inline constexpr std::string_view calls_sealed = "sealed";  ///< gives them up, or ends without an answer
inline constexpr std::string_view calls_open = "open";      ///< keeps them: the machine lets nobody give them up
inline constexpr std::string_view calls_asked = "asked";    ///< tries, and answers with one of the two words above

/// No privileges to be gained, no core dump with a citizen's papers in it, no new files, no processes, no more time or
/// memory (address space) than this; ends when the server does. False if the kernel does not do all of it.
[[nodiscard]] bool limit_resources(std::uint64_t seconds, std::uint64_t memory_bytes);

/// From here on only the calls above, for all threads of this process. False if the kernel refuses (no seccomp, or
/// a sandbox around us forbids it), or if the machine is neither x86-64 nor 64-bit ARM: nothing is given up then.
[[nodiscard]] bool give_up_system_calls();

}  // namespace onetrip::inspection
