// SPDX-License-Identifier: Apache-2.0
#include "preprocess/ends_whole.h"

#include "preprocess/file_numbers.h"
#include "preprocess/jp2_boxes.h"
#include "preprocess/read_bmp.h"
#include "preprocess/read_pnm.h"
#include "preprocess/tiff_ends.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>

namespace depesha {
namespace {

using namespace std::string_view_literals;

// What cameras and programs hang on behind the end of a picture stays far below.
constexpr std::uint64_t tail_bytes = 65'536;

// Headers with their palettes, profiles and comments.
constexpr std::int64_t head_bytes = 65'536;

std::string text_at(const ScanFile& file, std::uint64_t offset, std::uint64_t count)
{
    std::string text(count, '\0');
    text.resize(file.read_at(static_cast<std::int64_t>(offset), text.data(), text.size()));
    return text;
}

/// Where the zeros begin that the file ends with; no more than 16 MB of them are looked at.
std::uint64_t end_of_content(const ScanFile& file)
{
    constexpr std::uint64_t most_zeros = 16'000'000;
    const auto size = static_cast<std::uint64_t>(file.size());
    std::uint64_t end = size;
    while (end > 0 && size - end < most_zeros) {
        const std::uint64_t count = std::min(end, tail_bytes);
        const std::size_t last = text_at(file, end - count, count).find_last_not_of('\0');
        if (last != std::string::npos) {
            return end - count + last + 1;
        }
        end -= count;
    }
    return end;
}

/// True if the mark stands among the last `within` bytes before the zeros, but not before `start`.
bool ends_with(const ScanFile& file, std::string_view mark, std::uint64_t within, std::uint64_t start)
{
    const std::uint64_t end = end_of_content(file);
    const std::uint64_t from = std::max(start, end - std::min(end, within));
    return from < end && text_at(file, from, end - from).find(mark) != std::string::npos;
}

/// Where the data of the first scan begin; nothing where the file ends before, or is damaged.
std::optional<std::uint64_t> first_scan_of_jpeg(const ScanFile& file)
{
    constexpr std::uint64_t start_of_scan = 0xFFDA;
    constexpr int most_segments = 10'000;
    std::uint64_t place = 2;
    for (int i = 0; i < most_segments; ++i) {
        const std::optional<std::uint64_t> marker = number_at(file, place, 2, ByteOrder::BigEndian);
        const std::optional<std::uint64_t> length = number_at(file, place + 2, 2, ByteOrder::BigEndian);
        if (!length || *marker < 0xFF00) {
            return std::nullopt;
        }
        if (*marker == 0xFFFF) {  // padding
            ++place;
            continue;
        }
        place += 2 + *length;
        if (*marker == start_of_scan) {
            return place;
        }
    }
    return std::nullopt;
}

// A thumbnail before the first scan has an end mark of its own.
bool jpeg_ends_whole(const ScanFile& file)
{
    const std::optional<std::uint64_t> start = first_scan_of_jpeg(file);
    return start && ends_with(file, "\xFF\xD9"sv, tail_bytes, *start);
}

bool png_ends_whole(const ScanFile& file)
{
    return ends_with(file, "IEND\xAE\x42\x60\x82"sv, tail_bytes, 0);
}

/// What /L in the first object of a PDF made for the web says; 0 where there is none.
std::uint64_t linearized_bytes(const ScanFile& file)
{
    const std::string head = text_at(file, 0, 1024);
    std::size_t place = head.find("/Linearized");
    place = place == std::string::npos ? place : head.find("/L ", place);
    std::uint64_t bytes = 0;
    if (place != std::string::npos) {
        std::from_chars(head.data() + place + 3, head.data() + head.size(), bytes);
    }
    return bytes;
}

bool pdf_ends_whole(const ScanFile& file)
{
    // as far from the end as Acrobat looks for it (PDF 32000-1, implementation note 18)
    constexpr std::uint64_t within = 1024;
    return linearized_bytes(file) <= static_cast<std::uint64_t>(file.size()) && ends_with(file, "%%EOF"sv, within, 0);
}

bool codestream_ends_whole(const ScanFile& file, std::uint64_t start)
{
    return ends_with(file, "\xFF\xD9"sv, tail_bytes, start);
}

struct Jp2Box {
    std::uint64_t bytes = 0;
    std::uint64_t head_bytes = 8;
    bool is_codestream = false;
};

/// Length 0 stands for "up to the end", 1 for a length of 64 bits behind the type (ISO 15444-1, I.4).
std::optional<Jp2Box> box_at(const ScanFile& file, std::uint64_t place)
{
    const std::optional<std::uint64_t> length = number_at(file, place, 4, ByteOrder::BigEndian);
    const std::optional<std::uint64_t> type = number_at(file, place + 4, 4, ByteOrder::BigEndian);
    if (!type) {
        return std::nullopt;
    }
    Jp2Box box{*length, 8, *type == 0x6A703263};  // "jp2c"
    if (*length == 1) {
        const std::optional<std::uint64_t> whole = number_at(file, place + 8, 8, ByteOrder::BigEndian);
        box = {whole.value_or(0), 16, box.is_codestream};
        return whole && *whole >= box.head_bytes ? std::optional(box) : std::nullopt;
    }
    return *length == 0 || *length >= box.head_bytes ? std::optional(box) : std::nullopt;
}

bool jp2_ends_whole(const ScanFile& file)
{
    if (is_codestream(file.first_bytes(8))) {
        return codestream_ends_whole(file, 0);
    }
    constexpr int most_boxes = 10'000;
    const std::uint64_t end = end_of_content(file);
    bool has_picture = false;
    std::uint64_t place = 0;
    for (int i = 0; i < most_boxes && place < end; ++i) {
        const std::optional<Jp2Box> box = box_at(file, place);
        if (!box || !lies_in(file, place, box->bytes)) {
            return false;
        }
        const bool to_the_end = box->bytes == 0;
        if (box->is_codestream) {
            has_picture = to_the_end ? codestream_ends_whole(file, place + box->head_bytes)
                                     : text_at(file, place + box->bytes - 2, 2) == "\xFF\xD9"sv;
        }
        if (to_the_end) {
            return has_picture;
        }
        place += box->bytes;
    }
    return has_picture;
}

// A file of the right size that ends in a kilobyte of zeros was made by a copier that has not filled it yet.
bool webp_ends_whole(const ScanFile& file)
{
    constexpr std::uint64_t riff_head_bytes = 8;
    constexpr std::uint64_t most_zeros = 1024;
    const std::uint64_t end = number_at(file, 4, 4, ByteOrder::LittleEndian).value_or(0) + riff_head_bytes;
    return lies_in(file, 0, end) && end_of_content(file) + most_zeros > end;
}

/// True if the file is as long as its header asks for.
template <class BytesAsked>
bool is_long_enough(const ScanFile& file, const BytesAsked& bytes_asked)
{
    try {
        return bytes_asked(file.first_bytes(head_bytes)) <= file.size();
    } catch (const std::runtime_error&) {
        return false;
    }
}

}  // namespace

bool ends_whole(const std::filesystem::path& path)
{
    std::error_code error;
    if (std::filesystem::file_size(path, error) == 0 && !error) {
        return false;
    }
    const ScanFile file(path, std::numeric_limits<std::int64_t>::max());
    const std::optional<FileFormat> format = format_of(file);
    if (!format) {
        return true;
    }
    switch (*format) {
    case FileFormat::Tiff:
        return tiff_ends_whole(file);
    case FileFormat::Jpeg:
        return jpeg_ends_whole(file);
    case FileFormat::Png:
        return png_ends_whole(file);
    case FileFormat::Jpeg2000:
        return jp2_ends_whole(file);
    case FileFormat::WebP:
        return webp_ends_whole(file);
    case FileFormat::Bmp:
        return is_long_enough(file, bmp_file_bytes);
    case FileFormat::Pnm:
        return is_long_enough(file, pnm_file_bytes);
    case FileFormat::Pdf:
        return pdf_ends_whole(file);
    }
    return true;
}

}  // namespace depesha
