// SPDX-License-Identifier: Apache-2.0
// Stands before libc, and before what decodes and reads pages: functions that fail when the plan says so. Wide names
// (open64, ...) are the same functions on the machines this is built for.
#include "tests/faults/bad_page.h"
#include "tests/faults/fault_plan.h"

#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <ctime>
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio_ext.h>
#include <string_view>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

static_assert(sizeof(off_t) == 8, "wide names have functions of their own here");

// The function that would have been called without this library.
#define NEXT(name) static const auto next = reinterpret_cast<decltype(&::name)>(::dlsym(RTLD_NEXT, #name))

namespace {

using depesha::faults::Call;
using depesha::faults::clock_shift;
using depesha::faults::come_to;
using depesha::faults::fails;
using depesha::faults::Fate;
using depesha::faults::fate_of;
using depesha::faults::note_opened;

bool for_writing(int flags)
{
    return (flags & O_ACCMODE) != O_RDONLY;
}

bool for_writing(const char* mode)
{
    return std::string_view(mode).find_first_of("wa+") != std::string_view::npos;
}

bool open_fails(int folder, const char* path, bool writing)
{
    if (!writing) {
        note_opened(path);
    }
    return fails(writing ? Call::Open : Call::Look, folder, path);
}

mode_t mode_after(int flags, va_list rest)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
}

/// Bytes to write of so many; below 0 if the call is to fail.
ssize_t share_to_write(int file, size_t bytes)
{
    switch (fate_of(Call::Write, file)) {
    case Fate::Failed:
        return -1;
    case Fate::Half:
        return bytes > 1 ? static_cast<ssize_t>(bytes / 2) : -1;
    case Fate::Done:
        break;
    }
    return static_cast<ssize_t>(bytes);
}

/// Whether what waits in the stream is to be lost now, as when the disk refuses it.
bool flush_fails(FILE* stream)
{
    if (stream == nullptr || ::__fpending(stream) == 0 || !fails(Call::Write, ::fileno(stream))) {
        return false;
    }
    ::__fpurge(stream);
    return true;
}

bool is_clock_of_the_day(clockid_t clock)
{
    return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...)
{
    NEXT(open);
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_after(flags, rest);
    va_end(rest);
    return open_fails(AT_FDCWD, path, for_writing(flags)) ? -1 : next(path, flags, mode);
}

int open64(const char* path, int flags, ...) __attribute__((alias("open")));

int openat(int folder, const char* path, int flags, ...)
{
    NEXT(openat);
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_after(flags, rest);
    va_end(rest);
    return open_fails(folder, path, for_writing(flags)) ? -1 : next(folder, path, flags, mode);
}

int openat64(int folder, const char* path, int flags, ...) __attribute__((alias("openat")));

// What programs call that are built to look at their own arguments.
int __open_2(const char* path, int flags)
{
    return open(path, flags);
}

int __open64_2(const char* path, int flags)
{
    return open(path, flags);
}

int __openat_2(int folder, const char* path, int flags)
{
    return openat(folder, path, flags);
}

FILE* fopen(const char* path, const char* mode)
{
    NEXT(fopen);
    return open_fails(AT_FDCWD, path, for_writing(mode)) ? nullptr : next(path, mode);
}

FILE* fopen64(const char* path, const char* mode) __attribute__((alias("fopen")));

DIR* opendir(const char* path)
{
    NEXT(opendir);
    return fails(Call::Look, AT_FDCWD, path) ? nullptr : next(path);
}

ssize_t write(int file, const void* bytes, size_t count)
{
    NEXT(write);
    const ssize_t share = share_to_write(file, count);
    return share < 0 ? -1 : next(file, bytes, static_cast<size_t>(share));
}

ssize_t pwrite(int file, const void* bytes, size_t count, off_t place)
{
    NEXT(pwrite);
    const ssize_t share = share_to_write(file, count);
    return share < 0 ? -1 : next(file, bytes, static_cast<size_t>(share), place);
}

ssize_t pwrite64(int file, const void* bytes, size_t count, off_t place) __attribute__((alias("pwrite")));

ssize_t writev(int file, const iovec* parts, int count)
{
    NEXT(writev);
    return fails(Call::Write, file) ? -1 : next(file, parts, count);
}

size_t fwrite(const void* bytes, size_t size, size_t count, FILE* stream)
{
    NEXT(fwrite);
    const bool reaches_the_disk = ::__fpending(stream) + size * count >= ::__fbufsize(stream);
    return reaches_the_disk && fails(Call::Write, ::fileno(stream)) ? 0 : next(bytes, size, count, stream);
}

int fflush(FILE* stream)
{
    NEXT(fflush);
    return flush_fails(stream) ? EOF : next(stream);
}

int fclose(FILE* stream)
{
    NEXT(fclose);
    const bool lost = flush_fails(stream);
    const int reason = errno;
    const int closed = next(stream);
    errno = lost ? reason : errno;
    return lost ? EOF : closed;
}

int fsync(int file)
{
    NEXT(fsync);
    return fails(Call::Sync, file) ? -1 : (depesha::faults::without_sync() ? 0 : next(file));
}

int fdatasync(int file)
{
    NEXT(fdatasync);
    return fails(Call::Sync, file) ? -1 : (depesha::faults::without_sync() ? 0 : next(file));
}

int rename(const char* from, const char* to) noexcept
{
    NEXT(rename);
    return fails(Call::Rename, AT_FDCWD, to) ? -1 : next(from, to);
}

int renameat(int from_folder, const char* from, int to_folder, const char* to) noexcept
{
    NEXT(renameat);
    return fails(Call::Rename, to_folder, to) ? -1 : next(from_folder, from, to_folder, to);
}

int mkdir(const char* path, mode_t mode) noexcept
{
    NEXT(mkdir);
    return fails(Call::Mkdir, AT_FDCWD, path) ? -1 : next(path, mode);
}

int mkdirat(int folder, const char* path, mode_t mode) noexcept
{
    NEXT(mkdirat);
    return fails(Call::Mkdir, folder, path) ? -1 : next(folder, path, mode);
}

int ftruncate(int file, off_t length) noexcept
{
    NEXT(ftruncate);
    return fails(Call::Truncate, file) ? -1 : next(file, length);
}

int ftruncate64(int file, off_t length) noexcept __attribute__((alias("ftruncate")));

int unlink(const char* path) noexcept
{
    NEXT(unlink);
    return fails(Call::Remove, AT_FDCWD, path) ? -1 : next(path);
}

int remove(const char* path) noexcept
{
    NEXT(remove);
    return fails(Call::Remove, AT_FDCWD, path) ? -1 : next(path);
}

int unlinkat(int folder, const char* path, int flags) noexcept
{
    NEXT(unlinkat);
    return fails(Call::Remove, folder, path) ? -1 : next(folder, path, flags);
}

ssize_t read(int file, void* bytes, size_t count)
{
    NEXT(read);
    return fails(Call::Look, file) ? -1 : next(file, bytes, count);
}

ssize_t pread(int file, void* bytes, size_t count, off_t place)
{
    NEXT(pread);
    return fails(Call::Look, file) ? -1 : next(file, bytes, count, place);
}

ssize_t pread64(int file, void* bytes, size_t count, off_t place) __attribute__((alias("pread")));

int stat(const char* path, struct stat* status) noexcept
{
    NEXT(stat);
    return fails(Call::Look, AT_FDCWD, path) ? -1 : next(path, status);
}

int lstat(const char* path, struct stat* status) noexcept
{
    NEXT(lstat);
    return fails(Call::Look, AT_FDCWD, path) ? -1 : next(path, status);
}

int fstat(int file, struct stat* status) noexcept
{
    NEXT(fstat);
    return fails(Call::Look, file) ? -1 : next(file, status);
}

int fstatat(int folder, const char* path, struct stat* status, int flags) noexcept
{
    NEXT(fstatat);
    return fails(Call::Look, folder, path) ? -1 : next(folder, path, status, flags);
}

int stat64(const char* path, struct stat64* status) noexcept
{
    return stat(path, reinterpret_cast<struct stat*>(status));
}

int lstat64(const char* path, struct stat64* status) noexcept
{
    return lstat(path, reinterpret_cast<struct stat*>(status));
}

int fstat64(int file, struct stat64* status) noexcept
{
    return fstat(file, reinterpret_cast<struct stat*>(status));
}

int access(const char* path, int mode) noexcept
{
    NEXT(access);
    return fails(Call::Look, AT_FDCWD, path) ? -1 : next(path, mode);
}

int statvfs(const char* path, struct statvfs* status) noexcept
{
    NEXT(statvfs);
    return fails(Call::Look, AT_FDCWD, path) ? -1 : next(path, status);
}

int fstatvfs(int file, struct statvfs* status) noexcept
{
    NEXT(fstatvfs);
    return fails(Call::Look, file) ? -1 : next(file, status);
}

int clock_gettime(clockid_t clock, timespec* now) noexcept
{
    NEXT(clock_gettime);
    const int done = next(clock, now);
    now->tv_sec += done == 0 && is_clock_of_the_day(clock) ? clock_shift() : 0;
    return done;
}

int gettimeofday(timeval* now, void* zone) noexcept
{
    NEXT(gettimeofday);
    const int done = next(now, zone);
    now->tv_sec += done == 0 ? clock_shift() : 0;
    return done;
}

time_t time(time_t* copy) noexcept
{
    NEXT(time);
    const time_t now = next(nullptr) + clock_shift();
    if (copy != nullptr) {
        *copy = now;
    }
    return now;
}

int jpeg_start_decompress(void* picture)
{
    NEXT(jpeg_start_decompress);
    come_to("decode");
    return next(picture);
}

/// Leptonica's, with which the reading of a line begins.
void* pixScale(void* picture, float across, float down)
{
    NEXT(pixScale);
    come_to("recognize");
    return next(picture, across, down);
}

}  // extern "C"
