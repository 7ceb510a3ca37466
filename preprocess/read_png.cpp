// SPDX-License-Identifier: Apache-2.0
#include "preprocess/read_png.h"

#include "preprocess/exif.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <csetjmp>
#include <cstring>
#include <png.h>
#include <stdexcept>

namespace depesha {
namespace {

constexpr double metres_per_inch = 0.0254;

// Text and colour profiles of honest scans stay far below.
constexpr png_alloc_size_t max_chunk_bytes = 8'000'000;
constexpr png_uint_32 max_chunks = 1'000;

/// A libpng reader over bytes in memory. Calls into libpng need setjmp(escape) before them.
struct PngStream {
    explicit PngStream(Bytes input);
    PngStream(const PngStream&) = delete;
    PngStream& operator=(const PngStream&) = delete;
    ~PngStream() { png_destroy_read_struct(&png, &info, nullptr); }

    Bytes bytes;
    std::size_t place = 0;
    png_structp png = nullptr;
    png_infop info = nullptr;
    std::jmp_buf escape = {};
    bool damaged = false;
    std::string message;
};

PngStream& stream_of(void* pointer)
{
    return *static_cast<PngStream*>(pointer);
}

void give_up(png_structp png, png_const_charp message)
{
    PngStream& stream = stream_of(png_get_error_ptr(png));
    stream.message = message;
    std::longjmp(stream.escape, 1);
}

void note(png_structp png, png_const_charp message)
{
    PngStream& stream = stream_of(png_get_error_ptr(png));
    stream.damaged = stream.damaged || std::strstr(message, "CRC") != nullptr;
}

void read_bytes(png_structp png, png_bytep to, png_size_t count)
{
    PngStream& stream = stream_of(png_get_io_ptr(png));
    if (stream.bytes.size() - stream.place < count) {
        png_error(png, "it breaks off");
    }
    std::memcpy(to, stream.bytes.data() + stream.place, count);
    stream.place += count;
}

PngStream::PngStream(Bytes input)
    : bytes(input), png(png_create_read_struct(PNG_LIBPNG_VER_STRING, this, give_up, note)),
      info(png == nullptr ? nullptr : png_create_info_struct(png))
{
    if (info == nullptr) {
        png_destroy_read_struct(&png, &info, nullptr);
        throw std::bad_alloc();
    }
    png_set_read_fn(png, this, read_bytes);
    png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
    png_set_chunk_malloc_max(png, max_chunk_bytes);
    png_set_chunk_cache_max(png, max_chunks);
    // A wrong checksum spoils less than no picture at all.
    png_set_crc_action(png, PNG_CRC_WARN_USE, PNG_CRC_WARN_DISCARD);
}

/// False where libpng gave up; the reason stands in `stream.message`.
bool read_header(PngStream& stream)
{
    if (setjmp(stream.escape) != 0) {  // NOLINT: libpng's way to report errors
        return false;
    }
    png_read_info(stream.png, stream.info);
    return true;
}

[[noreturn]] void refuse(const PngStream& stream)
{
    throw std::runtime_error("the PNG file cannot be read (" + stream.message + "): copy it again from the original");
}

OrientationTag orientation_of(const PngStream& stream)
{
    png_uint_32 count = 0;
    png_bytep exif = nullptr;
    if (png_get_eXIf_1(stream.png, stream.info, &count, &exif) == 0 || exif == nullptr) {
        return 1;
    }
    return read_exif({exif, count}).orientation;
}

Resolution resolution_of(const PngStream& stream)
{
    png_uint_32 x = 0;
    png_uint_32 y = 0;
    int unit = PNG_RESOLUTION_UNKNOWN;
    if (png_get_pHYs(stream.png, stream.info, &x, &y, &unit) == 0 || unit != PNG_RESOLUTION_METER) {
        return {};
    }
    return {x * metres_per_inch, y * metres_per_inch};
}

bool has_colour(const PngStream& stream)
{
    png_colorp palette = nullptr;
    int count = 0;
    if (png_get_PLTE(stream.png, stream.info, &palette, &count) == 0 ||
        png_get_color_type(stream.png, stream.info) != PNG_COLOR_TYPE_PALETTE) {
        return (png_get_color_type(stream.png, stream.info) & PNG_COLOR_MASK_COLOR) != 0;
    }
    return std::any_of(palette, palette + count,
                       [](const png_color& c) { return c.red != c.green || c.red != c.blue; });
}

PictureHeader described(const PngStream& stream)
{
    PictureHeader header;
    const png_uint_32 width = png_get_image_width(stream.png, stream.info);
    const png_uint_32 height = png_get_image_height(stream.png, stream.info);
    header.size = {static_cast<int>(width), static_cast<int>(height)};
    header.orientation = orientation_of(stream);
    header.resolution = resolution_of(stream);
    header.channels = has_colour(stream) ? 3 : 1;
    // Some rows of at most 16-bit RGBA, and the file itself.
    header.working_bytes = static_cast<std::int64_t>(width) * 8 * 6 + static_cast<std::int64_t>(stream.bytes.size());
    return header;
}

/// Asks libpng for 8-bit grey or BGR over white.
void choose_output(PngStream& stream, int channels)
{
    png_set_expand(stream.png);
    png_set_scale_16(stream.png);
    png_color_16 white = {};
    white.red = white.green = white.blue = white.gray = png_get_bit_depth(stream.png, stream.info) == 16 ? 65'535 : 255;
    png_set_background(stream.png, &white, PNG_BACKGROUND_GAMMA_SCREEN, 0, 1.0);
    if (channels == 3) {
        png_set_gray_to_rgb(stream.png);
        png_set_bgr(stream.png);
    } else {
        png_set_rgb_to_gray_fixed(stream.png, PNG_ERROR_ACTION_NONE, -1, -1);
    }
}

/// False where libpng gave up; `rows` counts those read in the last pass, up to which the picture is whole.
bool read_rows(PngStream& stream, int channels, cv::Mat& pixels, int& rows)
{
    if (setjmp(stream.escape) != 0) {  // NOLINT: libpng's way to report errors
        return false;
    }
    choose_output(stream, channels);
    const int passes = png_set_interlace_handling(stream.png);
    png_read_update_info(stream.png, stream.info);
    if (png_get_rowbytes(stream.png, stream.info) > pixels.step[0]) {
        png_error(stream.png, "its rows are longer than its header says");
    }
    for (int pass = 0; pass < passes; ++pass) {
        for (rows = 0; rows < pixels.rows; ++rows) {
            png_read_row(stream.png, pixels.ptr<unsigned char>(rows), nullptr);
        }
    }
    return true;
}

bool is_bitonal(int bit_depth, const cv::Mat& pixels)
{
    if (bit_depth != 1 || pixels.channels() != 1) {
        return false;
    }
    return cv::countNonZero(pixels == 0) + cv::countNonZero(pixels == 255) == static_cast<int>(pixels.total());
}

/// Neither transparent nor interlaced, so that its data stands as it is in a PDF, too.
bool is_portable(const PngStream& stream)
{
    const int type = png_get_color_type(stream.png, stream.info);
    return (type & PNG_COLOR_MASK_ALPHA) == 0 && png_get_valid(stream.png, stream.info, PNG_INFO_tRNS) == 0 &&
           png_get_interlace_type(stream.png, stream.info) == PNG_INTERLACE_NONE;
}

std::vector<unsigned char> palette_of(const PngStream& stream)
{
    png_colorp colours = nullptr;
    int count = 0;
    std::vector<unsigned char> palette;
    if (png_get_color_type(stream.png, stream.info) == PNG_COLOR_TYPE_PALETTE &&
        png_get_PLTE(stream.png, stream.info, &colours, &count) != 0) {
        for (int i = 0; i < count; ++i) {
            palette.insert(palette.end(), {colours[i].red, colours[i].green, colours[i].blue});
        }
    }
    return palette;
}

/// What the IDAT chunks hold together.
std::vector<unsigned char> picture_data(Bytes bytes)
{
    constexpr std::size_t signature_bytes = 8;
    constexpr std::size_t around_chunk = 12;
    std::vector<unsigned char> data;
    for (std::size_t place = signature_bytes; place + around_chunk <= bytes.size();) {
        const std::size_t length = png_get_uint_32(bytes.data() + place);
        if (length > bytes.size() - place - around_chunk) {
            break;
        }
        const auto content = bytes.subspan(place + 8, length);
        if (std::memcmp(bytes.data() + place + 4, "IDAT", 4) == 0) {
            data.insert(data.end(), content.begin(), content.end());
        }
        place += around_chunk + length;
    }
    return data;
}

}  // namespace

PictureHeader png_header(Bytes bytes)
{
    PngStream stream(bytes);
    if (!read_header(stream)) {
        refuse(stream);
    }
    return described(stream);
}

Picture decode_png(Bytes bytes, const PictureHeader& header)
{
    PngStream stream(bytes);
    if (!read_header(stream)) {
        refuse(stream);
    }
    Picture picture;
    picture.pixels = cv::Mat(header.size.height, header.size.width, CV_8UC(header.channels), cv::Scalar::all(255));
    const int bit_depth = png_get_bit_depth(stream.png, stream.info);
    int rows = 0;
    const bool whole = read_rows(stream, header.channels, picture.pixels, rows);
    if (!whole && rows == 0) {
        refuse(stream);
    }
    picture.bitonal = is_bitonal(bit_depth, picture.pixels);
    if (!whole) {
        picture.damage.push_back(missing_rows(rows, header.size.height));
    } else if (stream.damaged) {
        picture.damage.emplace_back("the PNG data fails its checksum; what can be read was read");
    }
    return picture;
}

EncodedImage kept_png(Bytes bytes, const PictureHeader& header)
{
    PngStream stream(bytes);
    const int turns = quarter_turns(header.orientation);
    if (!read_header(stream) || !is_portable(stream) || turns < 0) {
        return {};
    }
    EncodedImage kept;
    kept.format = EncodedImage::Format::Png;
    kept.bytes = picture_data(bytes);
    kept.size = header.size;
    kept.palette = palette_of(stream);
    kept.channels = png_get_color_type(stream.png, stream.info) == PNG_COLOR_TYPE_RGB ? 3 : 1;
    kept.bits = png_get_bit_depth(stream.png, stream.info);
    kept.quarter_turns = turns;
    return kept;
}

}  // namespace depesha
