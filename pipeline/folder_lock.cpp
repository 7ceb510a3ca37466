// SPDX-License-Identifier: Apache-2.0
#include "pipeline/folder_lock.h"

#include "pipeline/errors.h"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <thread>

namespace depesha {
namespace {

/// Takes the lock. The child of a run that was killed is still there for a moment.
bool is_free_soon(const FileHandle& handle)
{
    constexpr std::chrono::milliseconds step{20};
    constexpr int steps = 50;
    for (int i = 0; i < steps; ++i) {
        if (::flock(handle.get(), LOCK_EX | LOCK_NB) == 0) {
            return true;
        }
        if (errno != EWOULDBLOCK) {
            return false;
        }
        std::this_thread::sleep_for(step);
    }
    errno = EWOULDBLOCK;
    return false;
}

}  // namespace

FolderLock::FolderLock(const std::filesystem::path& file)
    : handle_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644))
{
    if (!handle_.valid()) {
        throw SetupError(file.string() + " cannot be opened: " + system_reason(errno) + '.');
    }
    if (is_free_soon(handle_)) {
        return;
    }
    if (errno == EWOULDBLOCK) {
        throw FolderHeld("Another run holds " + file.parent_path().parent_path().string() +
                         "; wait until it ends, or look at it with `depesha status`.");
    }
    throw SetupError(file.string() + " cannot be locked: " + system_reason(errno) + '.');
}

bool is_held(const std::filesystem::path& file)
{
    const FileHandle handle(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    return handle.valid() && ::flock(handle.get(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

}  // namespace depesha
