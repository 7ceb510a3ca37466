// SPDX-License-Identifier: Apache-2.0
// What a process that reads foreign bytes may still do.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace depesha {

/// Files, and folders with all that is in them. All must be there.
struct SandboxRules {
    std::vector<std::filesystem::path> readable;

    /// Here files may also be made, written, renamed from one folder to another, and removed.
    std::vector<std::filesystem::path> writable;
};

/// Shuts the calling process in for the rest of its life, with all threads that it makes later: no file but those of
/// the rules and those of the system that the program itself needs, no network, no other program, no other process, no
/// signal to one, no change of the mode, owner or times of a file, no core file.
/// To be called when the process has one thread only (throws std::logic_error), with its language data, models and
/// TMPDIR among the rules. Throws SetupError if a file or folder of the rules cannot be opened.
///
/// Returns a sentence for each protection that the kernel lacks; empty if all are in place. With sanitizers fork and
/// ptrace stay, for LeakSanitizer looks at the process from a second one.
[[nodiscard]] std::vector<std::string> enter_sandbox(const SandboxRules& rules);

/// From now on memory that the process takes beyond so many bytes is refused: std::bad_alloc. Counted is what it may
/// write and does not share (heap, stacks of threads); not the mapped language data and libraries, and not the address
/// space that malloc sets aside for every thread, as RLIMIT_AS would. Never raises a limit. Does nothing with
/// sanitizers, whose shadow memory no limit fits.
void limit_memory(std::uint64_t bytes);

}  // namespace depesha
