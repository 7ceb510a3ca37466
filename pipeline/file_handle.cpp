// SPDX-License-Identifier: Apache-2.0
#include "pipeline/file_handle.h"

#include "page/outcome.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <stdexcept>
#include <unistd.h>

namespace depesha {

FileHandle& FileHandle::operator=(FileHandle&& other) noexcept
{
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

FileHandle::~FileHandle()
{
    if (valid()) {
        ::close(descriptor_);
    }
}

FileHandle open_for_reading(const std::filesystem::path& file)
{
    FileHandle handle(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
    if (!handle.valid()) {
        const bool refused = errno == EACCES || errno == EPERM;
        throw MachineTrouble("\"" + file.filename().string() + "\" cannot be opened: " + system_reason(errno) +
                             (refused ? "; give yourself the right to read it." : "."));
    }
    return handle;
}

std::size_t read_some(const FileHandle& handle, std::span<char> buffer, const std::filesystem::path& file)
{
    for (;;) {
        const ssize_t count = ::read(handle.get(), buffer.data(), buffer.size());
        if (count >= 0) {
            return static_cast<std::size_t>(count);
        }
        if (errno != EINTR) {
            throw MachineTrouble("\"" + file.filename().string() + "\" cannot be read: " + system_reason(errno) + '.');
        }
    }
}

bool write_durably(const FileHandle& handle, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::write(handle.get(), bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) {
            return false;
        }
        bytes.remove_prefix(count < 0 ? 0 : static_cast<std::size_t>(count));
    }
    return ::fsync(handle.get()) == 0;
}

std::string system_reason(int error)
{
    const char* const reason = ::strerrordesc_np(error);
    return reason != nullptr ? reason : "error " + std::to_string(error);
}

}  // namespace depesha
