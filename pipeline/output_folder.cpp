// SPDX-License-Identifier: Apache-2.0
#include "pipeline/output_folder.h"

#include "page/outcome.h"
#include "pipeline/errors.h"
#include "pipeline/natural_order.h"
#include "pipeline/sha256.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace depesha {
namespace {

namespace fs = std::filesystem;

constexpr mode_t folder_mode = 0755;
constexpr mode_t file_mode = 0644;

/// Trouble that every further page would meet too.
bool is_trouble_of_the_disk(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EIO:
    case EROFS:
    case EFBIG:
    case ESTALE:
    case EMFILE:
    case ENFILE:
    case ENODEV:
    case ENXIO:
        return true;
    default:
        return false;
    }
}

[[noreturn]] void fail(std::string_view name, int error)
{
    const std::string sentence = "\"" + std::string(name) + "\" cannot be written: " + system_reason(error);
    if (is_trouble_of_the_disk(error)) {
        const bool full = error == ENOSPC || error == EDQUOT;
        throw BatchError(sentence + (full ? ". Make room there" : ". Look at the disk of the output folder") +
                         " and run again; nothing delivered is lost.");
    }
    throw MachineTrouble(sentence + '.');
}

/// Hidden, short whatever the name, and the same for the same name: the next run writes over what a killed one left.
std::string temporary_name(std::string_view name)
{
    constexpr std::size_t digits = 16;
    return fmt::format(".{}.part", sha256(name).substr(0, digits));
}

void sync(const FileHandle& folder, std::string_view name)
{
    // some network file systems know no fsync of folders
    if (::fsync(folder.get()) != 0 && errno != EINVAL) {
        fail(name, errno);
    }
}

void write_temporary(const FileHandle& folder, const Output& output)
{
    const std::string temporary = temporary_name(name_of(output.name));
    const int flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW;
    const FileHandle file(::openat(folder.get(), temporary.c_str(), flags, file_mode));
    if (!file.valid()) {
        fail(output.name, errno);
    }
    if (!write_durably(file, output.bytes)) {
        fail(output.name, errno);
    }
}

void put_in_place(const FileHandle& folder, const std::string& name)
{
    const std::string file(name_of(name));
    if (::renameat(folder.get(), temporary_name(file).c_str(), folder.get(), file.c_str()) != 0) {
        fail(name, errno);
    }
}

FileHandle open_part(const FileHandle& above, const std::string& part)
{
    return FileHandle(::openat(above.get(), part.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
}

fs::path made(const fs::path& root)
{
    std::error_code error;
    fs::create_directories(root, error);
    fs::path canonical = error ? fs::path() : fs::canonical(root, error);
    const bool is_folder = !error && fs::is_directory(canonical, error);
    if (error || !is_folder) {
        throw SetupError("The output folder " + root.string() +
                         " cannot be made: " + (error ? system_reason(error.value()) : "there is a file of that name") +
                         "; choose another --out.");
    }
    return canonical;
}

}  // namespace

void refuse_to_write(std::string_view name, int error)
{
    fail(name, error);
}

OutputFolder::OutputFolder(const fs::path& root)
    : root_(made(root)), handle_(::open(root_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
{
    if (!handle_.valid()) {
        throw SetupError("The output folder " + root.string() + " cannot be opened: " + system_reason(errno) +
                         "; mend its rights, or choose another --out.");
    }
    try {
        static_cast<void>(open_folder(".depesha"));
    } catch (const BatchError&) {
        throw;
    } catch (const std::runtime_error& error) {
        throw SetupError(std::string("The output folder cannot be used: ") + error.what() +
                         " Mend its rights, or choose another --out.");
    }
}

FileHandle OutputFolder::open_folder(std::string_view folder) const
{
    FileHandle current(::fcntl(handle_.get(), F_DUPFD_CLOEXEC, 0));
    for (std::string_view rest = folder; !rest.empty();) {
        const std::string part(rest.substr(0, rest.find('/')));
        rest.remove_prefix(std::min(part.size() + 1, rest.size()));
        FileHandle next = open_part(current, part);
        if (!next.valid() && errno == ENOENT) {
            if (::mkdirat(current.get(), part.c_str(), folder_mode) != 0 && errno != EEXIST) {
                fail(folder, errno);
            }
            sync(current, folder);
            next = open_part(current, part);
        }
        if (!next.valid()) {
            fail(folder, errno);
        }
        current = std::move(next);
    }
    return current;
}

void OutputFolder::write(std::span<const Output> outputs) const
{
    if (outputs.empty()) {
        return;
    }
    const FileHandle folder = open_folder(folder_of(outputs.front().name));
    try {
        for (const Output& output : outputs) {
            write_temporary(folder, output);
        }
        for (const Output& output : outputs) {
            put_in_place(folder, output.name);
        }
    } catch (...) {
        for (const Output& output : outputs) {
            ::unlinkat(folder.get(), temporary_name(name_of(output.name)).c_str(), 0);
        }
        throw;
    }
    sync(folder, outputs.front().name);
}

void OutputFolder::write_if_changed(const Output& output) const
{
    if (!holds(output)) {
        write({&output, 1});
    }
}

bool OutputFolder::holds(const Output& output) const
{
    const fs::path path = root_ / output.name;
    std::error_code error;
    if (!has(output.name) || fs::file_size(path, error) != output.bytes.size() || error) {
        return false;
    }
    try {
        return sha256_of_file(path) == sha256(output.bytes);
    } catch (const std::runtime_error&) {
        return false;
    }
}

fs::path OutputFolder::begin(const std::string& name) const
{
    static_cast<void>(open_folder(folder_of(name)));
    fs::path temporary = (root_ / name).replace_filename(temporary_name(name_of(name)));
    std::error_code error;
    fs::remove(temporary, error);
    return temporary;
}

void OutputFolder::finish(const std::string& name) const
{
    const FileHandle folder = open_folder(folder_of(name));
    const std::string temporary = temporary_name(name_of(name));
    const FileHandle file(::openat(folder.get(), temporary.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!file.valid() || ::fsync(file.get()) != 0) {
        fail(name, errno);
    }
    put_in_place(folder, name);
    sync(folder, name);
}

void OutputFolder::remove(const std::string& name) const
{
    if (!has(name)) {
        return;
    }
    const FileHandle folder = open_folder(folder_of(name));
    if (::unlinkat(folder.get(), std::string(name_of(name)).c_str(), 0) != 0 && errno != ENOENT) {
        fail(name, errno);
    }
}

bool OutputFolder::has(const std::string& name) const
{
    struct stat status = {};
    return ::fstatat(handle_.get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(status.st_mode);
}

}  // namespace depesha
