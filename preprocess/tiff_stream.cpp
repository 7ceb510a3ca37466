// SPDX-License-Identifier: Apache-2.0
#include "preprocess/tiff_stream.h"

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <tiffio.h>

namespace depesha {
namespace {

TiffSource& source_of(void* user)
{
    return *static_cast<TiffSource*>(user);
}

tmsize_t read_bytes(thandle_t user, void* to, tmsize_t count)
{
    return count <= 0 ? 0 : static_cast<tmsize_t>(source_of(user).read(to, static_cast<std::size_t>(count)));
}

tmsize_t refuse_writing(thandle_t /*user*/, void* /*from*/, tmsize_t /*count*/)
{
    return 0;
}

toff_t seek_to(thandle_t user, toff_t offset, int whence)
{
    TiffSource& source = source_of(user);
    const std::int64_t base = whence == SEEK_CUR ? source.place : whence == SEEK_END ? source.size() : 0;
    source.place = base + static_cast<std::int64_t>(offset);
    return static_cast<toff_t>(source.place);
}

int leave_open(thandle_t /*user*/)
{
    return 0;
}

toff_t size_of(thandle_t user)
{
    return static_cast<toff_t>(source_of(user).size());
}

int note_error(TIFF* /*handle*/, void* user, const char* /*module*/, const char* format, va_list arguments)
{
    TiffSource& source = source_of(user);
    std::array<char, 200> text{};
    // NOLINTNEXTLINE: libtiff hands over a format and a va_list
    std::vsnprintf(text.data(), text.size(), format, arguments);
    source.last_message = text.data();
    while (source.last_message.ends_with(' ') || source.last_message.ends_with(':')) {
        source.last_message.pop_back();  // zlib gave libtiff no reason to go on with
    }
    if (source.errors++ == 0) {
        source.message = source.last_message;
    }
    return 1;
}

int ignore_warning(TIFF* /*handle*/, void* /*user*/, const char* /*module*/, const char* /*format*/,
                   va_list /*arguments*/)
{
    return 1;
}

struct OptionsDeleter {
    void operator()(TIFFOpenOptions* options) const noexcept { TIFFOpenOptionsFree(options); }
};

bool first_directory_is_outside(TiffSource& source)
{
    std::array<unsigned char, 8> head{};
    source.place = 0;
    if (source.read(head.data(), head.size()) < head.size()) {
        return true;
    }
    const bool big_endian = head[0] == 'M';
    std::uint32_t offset = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        offset = offset << 8U | head[big_endian ? 4 + i : 7 - i];
    }
    return static_cast<std::int64_t>(offset) + 2 > source.size();
}

[[noreturn]] void refuse(TiffSource& source)
{
    if (first_directory_is_outside(source)) {
        throw std::runtime_error("the TIFF directory points past the end of the file: copy it again from the original");
    }
    throw std::runtime_error("the TIFF directory is damaged (" + source.last_message +
                             "): copy it again from the original");
}

}  // namespace

std::int64_t TiffSource::size() const
{
    return file != nullptr ? file->size() : static_cast<std::int64_t>(memory.size());
}

std::size_t TiffSource::read(void* to, std::size_t count)
{
    if (place < 0 || place >= size()) {
        ran_out = ran_out || fills_up;
        return 0;
    }
    std::size_t given = 0;
    if (file != nullptr) {
        given = file->read_at(place, to, count);
    } else {
        given = std::min(count, memory.size() - static_cast<std::size_t>(place));
        std::memcpy(to, memory.data() + place, given);
    }
    if (given < count && fills_up) {
        std::memset(static_cast<char*>(to) + given, filling, count - given);
        ran_out = true;
        given = count;
    }
    place += static_cast<std::int64_t>(given);
    return given;
}

void TiffCloser::operator()(tiff* handle) const noexcept
{
    TIFFClose(handle);
}

TiffPtr open_tiff(TiffSource& source, std::int64_t max_block_bytes)
{
    const std::unique_ptr<TIFFOpenOptions, OptionsDeleter> options(TIFFOpenOptionsAlloc());
    if (options == nullptr) {
        throw std::bad_alloc();
    }
    TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), max_block_bytes);
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), note_error, &source);
    TIFFOpenOptionsSetWarningHandlerExtR(options.get(), ignore_warning, &source);
    // "m": not mapped into memory, for a file cut short while it is mapped kills the program.
    TiffPtr handle(TIFFClientOpenExt("scan", "rm", &source, read_bytes, refuse_writing, seek_to, leave_open, size_of,
                                     nullptr, nullptr, options.get()));
    if (handle == nullptr) {
        refuse(source);
    }
    return handle;
}

}  // namespace depesha
