// SPDX-License-Identifier: Apache-2.0
#include "pipeline/folder_lock.h"

#include "pipeline/errors.h"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/file.h>

namespace depesha {

FolderLock::FolderLock(const std::filesystem::path& file)
    : handle_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644))
{
    if (!handle_.valid()) {
        throw SetupError(file.string() + " cannot be opened: " + system_reason(errno) + '.');
    }
    if (::flock(handle_.get(), LOCK_EX | LOCK_NB) == 0) {
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
