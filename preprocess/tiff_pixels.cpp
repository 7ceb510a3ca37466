// SPDX-License-Identifier: Apache-2.0
#include "preprocess/tiff_pixels.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <stdexcept>
#include <tiffio.h>

namespace depesha {
namespace {

constexpr double centimetres_per_inch = 2.54;

// Rows converted at once where libtiff's conversion works by strips or tiles of fewer rows.
constexpr int band_rows = 256;

template <class T>
T field(TIFF* handle, std::uint32_t tag, T otherwise)
{
    T value = otherwise;
    return TIFFGetFieldDefaulted(handle, tag, &value) == 1 ? value : otherwise;
}

int extent(TIFF* handle, std::uint32_t tag)
{
    const auto value = field<std::uint32_t>(handle, tag, 0);
    return static_cast<int>(std::min<std::uint32_t>(value, std::numeric_limits<int>::max()));
}

Resolution resolution_of(TIFF* handle)
{
    const auto unit = field<std::uint16_t>(handle, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    if (unit == RESUNIT_NONE) {
        return {};
    }
    const double scale = unit == RESUNIT_CENTIMETER ? centimetres_per_inch : 1.0;
    return {field(handle, TIFFTAG_XRESOLUTION, 0.0F) * scale, field(handle, TIFFTAG_YRESOLUTION, 0.0F) * scale};
}

bool is_fax(unsigned compression)
{
    return compression == COMPRESSION_CCITTRLE || compression == COMPRESSION_CCITTFAX3 ||
           compression == COMPRESSION_CCITTFAX4 || compression == COMPRESSION_CCITTRLEW;
}

unsigned photometric_of(TIFF* handle, unsigned compression)
{
    std::uint16_t value = 0;
    if (TIFFGetField(handle, TIFFTAG_PHOTOMETRIC, &value) == 1) {
        return value;
    }
    return is_fax(compression) ? PHOTOMETRIC_MINISWHITE : PHOTOMETRIC_MINISBLACK;
}

TiffLayout::Kind kind_of(TIFF* handle, unsigned photometric, unsigned compression)
{
    using Kind = TiffLayout::Kind;
    const int bits = field<std::uint16_t>(handle, TIFFTAG_BITSPERSAMPLE, 1);
    const int samples = field<std::uint16_t>(handle, TIFFTAG_SAMPLESPERPIXEL, 1);
    const bool contiguous = field<std::uint16_t>(handle, TIFFTAG_PLANARCONFIG, 1) == PLANARCONFIG_CONTIG;
    const bool whole_numbers = field<std::uint16_t>(handle, TIFFTAG_SAMPLEFORMAT, 1) == SAMPLEFORMAT_UINT;
    const bool gray = photometric == PHOTOMETRIC_MINISWHITE || photometric == PHOTOMETRIC_MINISBLACK;
    if (gray && samples == 1 && whole_numbers) {
        return bits == 1 ? Kind::Bits : bits == 8 ? Kind::Gray : bits == 16 ? Kind::WideGray : Kind::General;
    }
    const bool jpeg_colour = photometric == PHOTOMETRIC_YCBCR && compression == COMPRESSION_JPEG;
    if ((photometric == PHOTOMETRIC_RGB || jpeg_colour) && samples == 3 && bits == 8 && contiguous && whole_numbers) {
        return Kind::Rgb;
    }
    return Kind::General;
}

double block_bytes(TIFF* handle, bool tiled)
{
    const std::uint64_t bytes = tiled ? TIFFTileSize64(handle) : TIFFStripSize64(handle);
    return static_cast<double>(bytes);
}

/// Rows that one call of libtiff's conversion covers.
int band_of(TIFF* handle, bool tiled, int height)
{
    const auto stated = field<std::uint32_t>(handle, tiled ? TIFFTAG_TILELENGTH : TIFFTAG_ROWSPERSTRIP, 0);
    const int block = static_cast<int>(std::clamp<std::int64_t>(stated, 1, height));
    const std::int64_t band = (static_cast<std::int64_t>(band_rows) + block - 1) / block * block;
    return static_cast<int>(std::min<std::int64_t>(band, height));
}

std::int64_t working_bytes(TIFF* handle, const TiffLayout& layout, std::int64_t file_bytes)
{
    const Size size = layout.header.size;
    double bytes = static_cast<double>(TIFFScanlineSize64(handle)) * 4;
    if (layout.kind == TiffLayout::Kind::General) {
        bytes += block_bytes(handle, layout.tiled) * 2;
        bytes += 4.0 * size.width * band_of(handle, layout.tiled, size.height);
    } else if (layout.tiled) {
        bytes += block_bytes(handle, true);
    }
    // One strip or tile is held as it lies in the file.
    bytes += std::min(static_cast<double>(file_bytes), 4.0 * size.width * size.height);
    return static_cast<std::int64_t>(std::min(bytes, 1e15));
}

/// Bytes that a row of stored pixels has at least.
std::size_t stored_bytes(TiffLayout::Kind kind, int width)
{
    const auto pixels = static_cast<std::size_t>(width);
    switch (kind) {
    case TiffLayout::Kind::Bits:
        return (pixels + 7) / 8;
    case TiffLayout::Kind::WideGray:
        return pixels * 2;
    case TiffLayout::Kind::Rgb:
        return pixels * 3;
    default:
        return pixels;
    }
}

/// How many rows could be read, of how many.
struct RowCount {
    int good = 0;
    int all = 0;
};

void expand_bits(const unsigned char* from, int width, unsigned flip, unsigned char* to)
{
    for (int x = 0; x < width; ++x) {
        const unsigned byte = from[x / 8] ^ flip;
        to[x] = (byte >> (7U - static_cast<unsigned>(x) % 8U) & 1U) != 0 ? 255 : 0;
    }
}

void narrow(const unsigned char* from, int width, unsigned flip, unsigned char* to)
{
    const auto* wide = reinterpret_cast<const std::uint16_t*>(from);
    for (int x = 0; x < width; ++x) {
        to[x] = static_cast<unsigned char>(wide[x] >> 8U ^ flip);
    }
}

void swap_ends(const unsigned char* from, int width, unsigned char* to)
{
    for (int x = 0; x < width; ++x, from += 3, to += 3) {
        to[0] = from[2];
        to[1] = from[1];
        to[2] = from[0];
    }
}

/// Turns `width` stored pixels into ours.
void convert(const unsigned char* from, int width, const TiffLayout& layout, unsigned char* to)
{
    const unsigned flip = layout.white_is_zero ? 0xFFU : 0U;
    switch (layout.kind) {
    case TiffLayout::Kind::Bits:
        expand_bits(from, width, flip, to);
        break;
    case TiffLayout::Kind::Gray:
        std::transform(from, from + width, to,
                       [flip](unsigned char value) { return static_cast<unsigned char>(value ^ flip); });
        break;
    case TiffLayout::Kind::WideGray:
        narrow(from, width, flip, to);
        break;
    case TiffLayout::Kind::Rgb:
        swap_ends(from, width, to);
        break;
    case TiffLayout::Kind::General:
        break;
    }
}

RowCount read_strips(TIFF* handle, const TiffLayout& layout, cv::Mat& pixels)
{
    const auto rows_per_strip = field<std::uint32_t>(handle, TIFFTAG_ROWSPERSTRIP, 0);
    const int strip = static_cast<int>(std::clamp<std::int64_t>(rows_per_strip, 1, pixels.rows));
    const auto row_bytes = static_cast<std::size_t>(std::max<tmsize_t>(TIFFScanlineSize(handle), 1));
    if (row_bytes < stored_bytes(layout.kind, pixels.cols)) {
        return {0, pixels.rows};
    }
    // 16-bit samples are read as such.
    std::vector<std::uint16_t> row((row_bytes + 1) / 2);
    auto* bytes = reinterpret_cast<unsigned char*>(row.data());
    RowCount count{0, pixels.rows};
    for (int y = 0; y < pixels.rows;) {
        if (TIFFReadScanline(handle, bytes, static_cast<std::uint32_t>(y)) == 1) {
            convert(bytes, pixels.cols, layout, pixels.ptr<unsigned char>(y++));
            ++count.good;
        } else {
            y = (y / strip + 1) * strip;
        }
    }
    return count;
}

void place_tile(const unsigned char* tile, std::size_t row_bytes, const TiffLayout& layout, cv::Rect place,
                cv::Mat& pixels)
{
    for (int y = 0; y < place.height; ++y) {
        unsigned char* to =
            pixels.ptr<unsigned char>(place.y + y) + static_cast<std::ptrdiff_t>(place.x) * pixels.channels();
        convert(tile + static_cast<std::size_t>(y) * row_bytes, place.width, layout, to);
    }
}

RowCount read_tiles(TIFF* handle, const TiffLayout& layout, cv::Mat& pixels)
{
    const cv::Rect page(0, 0, pixels.cols, pixels.rows);
    const int width = extent(handle, TIFFTAG_TILEWIDTH);
    const int height = extent(handle, TIFFTAG_TILELENGTH);
    const tmsize_t tile_bytes = TIFFTileSize(handle);
    const tmsize_t row_bytes = TIFFTileRowSize(handle);
    RowCount count;
    if (width <= 0 || height <= 0 || tile_bytes <= 0 || row_bytes <= 0 ||
        static_cast<std::size_t>(row_bytes) < stored_bytes(layout.kind, width) || tile_bytes / row_bytes < height) {
        return {0, 1};
    }
    std::vector<std::uint16_t> samples(static_cast<std::size_t>(tile_bytes + 1) / 2);
    auto* bytes = reinterpret_cast<unsigned char*>(samples.data());
    for (std::int64_t y = 0; y < pixels.rows; y += height) {
        for (std::int64_t x = 0; x < pixels.cols; x += width) {
            const cv::Rect place = cv::Rect(static_cast<int>(x), static_cast<int>(y), width, height) & page;
            count.all += place.height;
            const std::uint32_t tile =
                TIFFComputeTile(handle, static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y), 0, 0);
            if (TIFFReadEncodedTile(handle, tile, bytes, tile_bytes) < 0) {
                continue;
            }
            count.good += place.height;
            place_tile(bytes, static_cast<std::size_t>(row_bytes), layout, place, pixels);
        }
    }
    return count;
}

/// Ends libtiff's conversion however its reading ends.
class RgbaImage {
public:
    explicit RgbaImage(TIFF* handle)
    {
        std::array<char, 1024> reason{};
        if (TIFFRGBAImageOK(handle, reason.data()) != 1 || TIFFRGBAImageBegin(&image_, handle, 1, reason.data()) != 1) {
            throw std::runtime_error(std::string("the TIFF page is of a kind that scanners do not write (") +
                                     reason.data() + "): save it again as 8-bit grey or RGB");
        }
        // As stored: the tag is applied afterwards.
        image_.req_orientation = image_.orientation;
    }
    RgbaImage(const RgbaImage&) = delete;
    RgbaImage& operator=(const RgbaImage&) = delete;
    ~RgbaImage() { TIFFRGBAImageEnd(&image_); }

    bool read(int first_row, int rows, int width, std::uint32_t* to)
    {
        image_.row_offset = first_row;
        image_.col_offset = 0;
        return TIFFRGBAImageGet(&image_, to, static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(rows)) == 1;
    }

private:
    TIFFRGBAImage image_ = {};
};

// libtiff's colours come multiplied by their opacity.
unsigned char on_white(std::uint32_t colour, std::uint32_t alpha)
{
    return static_cast<unsigned char>(std::min<std::uint32_t>(colour + 255U - alpha, 255U));
}

void take_rgba(const std::uint32_t* from, int width, unsigned char* to)
{
    for (int x = 0; x < width; ++x, to += 3) {
        const std::uint32_t alpha = TIFFGetA(from[x]);
        to[0] = on_white(TIFFGetB(from[x]), alpha);
        to[1] = on_white(TIFFGetG(from[x]), alpha);
        to[2] = on_white(TIFFGetR(from[x]), alpha);
    }
}

constexpr std::uint32_t white = 0xFFFFFFFFU;

RowCount read_general(TIFF* handle, const TiffLayout& layout, cv::Mat& pixels)
{
    RgbaImage image(handle);
    const int band = band_of(handle, layout.tiled, pixels.rows);
    std::vector<std::uint32_t> raster(static_cast<std::size_t>(band) * static_cast<std::size_t>(pixels.cols));
    RowCount count{0, pixels.rows};
    for (int first = 0; first < pixels.rows; first += band) {
        const int rows = std::min(band, pixels.rows - first);
        std::fill(raster.begin(), raster.end(), white);
        if (image.read(first, rows, pixels.cols, raster.data())) {
            count.good += rows;
        } else if (std::any_of(raster.begin(), raster.end(), [](std::uint32_t pixel) { return pixel != white; })) {
            // What was decoded before the damage lies in the raster.
            ++count.good;
        }
        for (int y = 0; y < rows; ++y) {
            take_rgba(raster.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.cols), pixels.cols,
                      pixels.ptr<unsigned char>(first + y));
        }
    }
    return count;
}

RowCount read_pixels(TIFF* handle, const TiffLayout& layout, cv::Mat& pixels)
{
    if (layout.kind == TiffLayout::Kind::General) {
        return read_general(handle, layout, pixels);
    }
    if (layout.compression == COMPRESSION_JPEG && layout.kind == TiffLayout::Kind::Rgb) {
        TIFFSetField(handle, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    }
    return layout.tiled ? read_tiles(handle, layout, pixels) : read_strips(handle, layout, pixels);
}

std::vector<std::string> damage_of(const TiffSource& source, const RowCount& count)
{
    std::vector<std::string> damage;
    if (source.ran_out) {
        damage.emplace_back("the file breaks off: a part of the page is missing");
    }
    if (count.good < count.all) {
        const int percent = std::max(1, static_cast<int>(100LL * (count.all - count.good) / count.all));
        damage.push_back("the TIFF data is damaged: " + std::to_string(percent) + " % of the page cannot be read");
    } else if (source.errors > 0 && !source.ran_out) {
        damage.push_back("the TIFF data is damaged in places (" + source.message + ")");
    }
    return damage;
}

}  // namespace

TiffLayout tiff_layout(tiff* handle, std::int64_t file_bytes)
{
    TiffLayout layout;
    layout.header.size = {extent(handle, TIFFTAG_IMAGEWIDTH), extent(handle, TIFFTAG_IMAGELENGTH)};
    const int orientation = field<std::uint16_t>(handle, TIFFTAG_ORIENTATION, 1);
    layout.header.orientation = orientation >= 1 && orientation <= 8 ? orientation : 1;
    layout.header.resolution = resolution_of(handle);
    layout.compression = field<std::uint16_t>(handle, TIFFTAG_COMPRESSION, COMPRESSION_NONE);
    const unsigned photometric = photometric_of(handle, layout.compression);
    layout.kind = kind_of(handle, photometric, layout.compression);
    layout.white_is_zero = photometric == PHOTOMETRIC_MINISWHITE;
    layout.tiled = TIFFIsTiled(handle) != 0;
    const bool colour = layout.kind == TiffLayout::Kind::Rgb || layout.kind == TiffLayout::Kind::General;
    layout.header.channels = colour ? 3 : 1;
    if (layout.header.size.width > 0 && layout.header.size.height > 0) {
        layout.header.working_bytes = working_bytes(handle, layout, file_bytes);
    }
    return layout;
}

Picture tiff_pixels(tiff* handle, TiffSource& source, const TiffLayout& layout)
{
    const Size size = layout.header.size;
    source.errors = 0;
    source.fills_up = true;
    // A filling that each decoder takes for damage or for white, never for ink.
    source.filling = is_fax(layout.compression) ? 0x00 : 0xFF;
    Picture picture;
    picture.pixels = cv::Mat(size.height, size.width, CV_8UC(layout.header.channels), cv::Scalar::all(255));
    const RowCount count = read_pixels(handle, layout, picture.pixels);
    source.fills_up = false;
    if (count.good == 0 && source.ran_out) {
        throw std::runtime_error(
            "the TIFF file ends before the first row of the page: copy it again from the original");
    }
    if (count.good == 0) {
        throw std::runtime_error("no row of the TIFF page can be read (" + source.message +
                                 "): copy the file again from the original");
    }
    picture.bitonal = layout.kind == TiffLayout::Kind::Bits;
    picture.damage = damage_of(source, count);
    if (layout.kind == TiffLayout::Kind::General) {
        picture.pixels = gray_if_colourless(picture.pixels);
    }
    return picture;
}

}  // namespace depesha
