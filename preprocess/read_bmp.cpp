// SPDX-License-Identifier: Apache-2.0
#include "preprocess/read_bmp.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <stdexcept>

namespace depesha {
namespace {

constexpr double metres_per_inch = 0.0254;
constexpr std::size_t file_header_bytes = 14;
constexpr std::uint32_t core_header_bytes = 12;

enum class Packing : std::uint32_t { None = 0, Rle8 = 1, Rle4 = 2, Fields = 3, AlphaFields = 6 };

using Bgr = std::array<unsigned char, 3>;

struct BmpHeader {
    Size size;
    bool top_down = false;
    int bits = 0;
    Packing packing = Packing::None;
    Resolution resolution;

    /// Where red, green and blue lie in a pixel of 16 or 32 bits.
    std::array<std::uint32_t, 3> masks{};

    std::vector<Bgr> palette;

    /// Where the pixels begin.
    std::size_t start = 0;
};

[[noreturn]] void refuse(const std::string& reason)
{
    throw std::runtime_error("the BMP file cannot be read: " + reason);
}

std::uint32_t number(Bytes bytes, std::size_t offset, std::size_t count)
{
    if (offset > bytes.size() || bytes.size() - offset < count) {
        refuse("it breaks off in the header; copy it again from the original");
    }
    std::uint32_t value = 0;
    for (std::size_t i = count; i-- > 0;) {
        value = value << 8U | bytes[offset + i];
    }
    return value;
}

int signed_number(Bytes bytes, std::size_t offset)
{
    return static_cast<int>(number(bytes, offset, 4));
}

void read_size(Bytes bytes, bool core, BmpHeader& header)
{
    if (core) {
        header.size = {static_cast<int>(number(bytes, 18, 2)), static_cast<int>(number(bytes, 20, 2))};
        header.bits = static_cast<int>(number(bytes, 24, 2));
        return;
    }
    const std::int64_t height = signed_number(bytes, 22);
    header.top_down = height < 0;
    header.size = {signed_number(bytes, 18), static_cast<int>(std::min<std::int64_t>(std::abs(height), 0x7FFFFFFF))};
    header.bits = static_cast<int>(number(bytes, 28, 2));
    header.packing = static_cast<Packing>(number(bytes, 30, 4));
    header.resolution = {signed_number(bytes, 38) * metres_per_inch, signed_number(bytes, 42) * metres_per_inch};
}

void check_kind(const BmpHeader& header)
{
    constexpr std::array depths{1, 2, 4, 8, 16, 24, 32};
    const bool known = std::find(depths.begin(), depths.end(), header.bits) != depths.end();
    const int bits = header.bits;
    const bool fits = [&] {
        switch (header.packing) {
        case Packing::None:
            return true;
        case Packing::Rle8:
            return bits == 8;
        case Packing::Rle4:
            return bits == 4;
        case Packing::Fields:
        case Packing::AlphaFields:
            return bits == 16 || bits == 32;
        }
        return false;
    }();
    if (!known || !fits) {
        refuse("its kind (" + std::to_string(bits) + " bits, compression " +
               std::to_string(static_cast<std::uint32_t>(header.packing)) +
               ") is unknown; save it again as PNG or TIFF");
    }
}

void read_masks(Bytes bytes, BmpHeader& header)
{
    if (header.packing == Packing::Fields || header.packing == Packing::AlphaFields) {
        header.masks = {number(bytes, 54, 4), number(bytes, 58, 4), number(bytes, 62, 4)};
    } else if (header.bits == 16) {
        header.masks = {0x7C00, 0x03E0, 0x001F};
    } else {
        header.masks = {0xFF0000, 0x00FF00, 0x0000FF};
    }
}

void read_palette(Bytes bytes, std::size_t place, std::size_t entry_bytes, BmpHeader& header)
{
    const std::size_t colours = std::size_t{1} << static_cast<unsigned>(header.bits);
    header.palette.assign(colours, Bgr{0, 0, 0});
    for (std::size_t i = 0; i < colours; ++i, place += entry_bytes) {
        if (place + 3 > std::min(bytes.size(), header.start)) {
            return;
        }
        header.palette[i] = {bytes[place], bytes[place + 1], bytes[place + 2]};
    }
}

BmpHeader read_header(Bytes bytes)
{
    BmpHeader header;
    header.start = number(bytes, 10, 4);
    const std::uint32_t info_bytes = number(bytes, 14, 4);
    const bool core = info_bytes == core_header_bytes;
    if (!core && info_bytes < 40) {
        refuse("its header is of an unknown kind; save it again as PNG or TIFF");
    }
    read_size(bytes, core, header);
    check_kind(header);
    read_masks(bytes, header);
    if (header.bits <= 8) {
        read_palette(bytes, file_header_bytes + info_bytes, core ? 3 : 4, header);
    }
    return header;
}

bool has_colour(const BmpHeader& header)
{
    return header.bits > 8 || std::any_of(header.palette.begin(), header.palette.end(),
                                          [](const Bgr& c) { return c[0] != c[1] || c[0] != c[2]; });
}

/// Pixels under construction: rows counted from the first stored one.
struct Canvas {
    cv::Mat& pixels;
    const BmpHeader& header;

    [[nodiscard]] unsigned char* row(int stored) const
    {
        const int y = header.top_down ? stored : pixels.rows - 1 - stored;
        return pixels.ptr<unsigned char>(y);
    }

    void put(unsigned char* to, int x, std::size_t index) const
    {
        const Bgr& colour = header.palette[std::min(index, header.palette.size() - 1)];
        const int channels = pixels.channels();
        std::copy_n(colour.begin(), channels, to + static_cast<std::ptrdiff_t>(x) * channels);
    }
};

unsigned char field(std::uint32_t pixel, std::uint32_t mask)
{
    if (mask == 0) {
        return 0;
    }
    const int shift = std::countr_zero(mask);
    const std::uint64_t most = mask >> shift;
    return static_cast<unsigned char>(((pixel & mask) >> shift) * std::uint64_t{255} / most);
}

void unpack_direct_row(Bytes from, const BmpHeader& header, unsigned char* to)
{
    const std::size_t pixel_bytes = static_cast<std::size_t>(header.bits) / 8;
    for (int x = 0; x < header.size.width; ++x, to += 3) {
        const Bytes bytes = from.subspan(static_cast<std::size_t>(x) * pixel_bytes, pixel_bytes);
        if (pixel_bytes == 3) {
            std::copy_n(bytes.begin(), 3, to);
            continue;
        }
        const std::uint32_t pixel = number(bytes, 0, pixel_bytes);
        to[0] = field(pixel, header.masks[2]);
        to[1] = field(pixel, header.masks[1]);
        to[2] = field(pixel, header.masks[0]);
    }
}

void unpack_indexed_row(Bytes from, const Canvas& canvas, unsigned char* to)
{
    const auto bits = static_cast<std::size_t>(canvas.header.bits);
    const unsigned mask = (1U << bits) - 1;
    for (int x = 0; x < canvas.pixels.cols; ++x) {
        const std::size_t bit = static_cast<std::size_t>(x) * bits;
        canvas.put(to, x, from[bit / 8] >> (8 - bits - bit % 8) & mask);
    }
}

/// Of a file without run-length coding.
std::size_t bytes_of_row(const BmpHeader& header)
{
    return (static_cast<std::size_t>(header.size.width) * static_cast<std::size_t>(header.bits) + 31) / 32 * 4;
}

bool has_runs(const BmpHeader& header)
{
    return header.packing == Packing::Rle8 || header.packing == Packing::Rle4;
}

/// Rows read whole.
int unpack_rows(Bytes bytes, const Canvas& canvas)
{
    const BmpHeader& header = canvas.header;
    const std::size_t row_bytes = bytes_of_row(header);
    std::size_t place = std::min(header.start, bytes.size());
    for (int y = 0; y < header.size.height; ++y, place += row_bytes) {
        if (bytes.size() - place < row_bytes) {
            return y;
        }
        const Bytes from = bytes.subspan(place, row_bytes);
        if (header.bits > 8) {
            unpack_direct_row(from, header, canvas.row(y));
        } else {
            unpack_indexed_row(from, canvas, canvas.row(y));
        }
    }
    return header.size.height;
}

/// Undoes run-length coding of 4 or 8 bits.
class RunLengths {
public:
    RunLengths(Bytes bytes, const Canvas& canvas)
        : bytes_(bytes.subspan(std::min(canvas.header.start, bytes.size()))), canvas_(canvas),
          four_(canvas.header.bits == 4)
    {
    }

    /// Rows read, the last perhaps in part; all if the picture says that it ends.
    int unpack()
    {
        while (place_ + 2 <= bytes_.size() && y_ < canvas_.pixels.rows) {
            const unsigned count = bytes_[place_++];
            const unsigned value = bytes_[place_++];
            if (count > 0) {
                repeat(count, value);
            } else if (!escape(value)) {
                return canvas_.pixels.rows;
            }
        }
        return y_;
    }

private:
    void repeat(unsigned count, unsigned value)
    {
        for (unsigned i = 0; i < count; ++i) {
            put(four_ ? (i % 2 == 0 ? value >> 4U : value & 15U) : value);
        }
    }

    /// False at the end of the picture.
    bool escape(unsigned code)
    {
        constexpr unsigned end_of_row = 0;
        constexpr unsigned end_of_picture = 1;
        constexpr unsigned jump = 2;
        if (code == end_of_row) {
            x_ = 0;
            ++y_;
        } else if (code == end_of_picture) {
            return false;
        } else if (code == jump) {
            if (place_ + 2 <= bytes_.size()) {
                x_ = std::min(x_ + bytes_[place_], canvas_.pixels.cols);
                y_ = std::min(y_ + bytes_[place_ + 1], canvas_.pixels.rows);
            }
            place_ += 2;
        } else {
            copy(code);
        }
        return true;
    }

    void copy(unsigned count)
    {
        const std::size_t length = four_ ? (count + 1) / 2 : count;
        for (unsigned i = 0; i < count; ++i) {
            const std::size_t at = place_ + (four_ ? i / 2 : i);
            if (at >= bytes_.size()) {
                break;
            }
            const unsigned value = bytes_[at];
            put(four_ ? (i % 2 == 0 ? value >> 4U : value & 15U) : value);
        }
        place_ += length + length % 2;
    }

    void put(unsigned index)
    {
        if (x_ < canvas_.pixels.cols && y_ < canvas_.pixels.rows) {
            canvas_.put(canvas_.row(y_), x_, index);
        }
        // Runs end at the row's end: a count that lies must not carry x beyond all bounds.
        x_ = std::min(x_ + 1, canvas_.pixels.cols);
    }

    Bytes bytes_;
    const Canvas& canvas_;
    bool four_;
    std::size_t place_ = 0;
    int x_ = 0;
    int y_ = 0;
};

bool black_and_white(const BmpHeader& header)
{
    const auto extreme = [](const Bgr& colour) { return colour[0] == 0 || colour[0] == 255; };
    return header.bits == 1 && !has_colour(header) &&
           std::all_of(header.palette.begin(), header.palette.end(), extreme);
}

}  // namespace

PictureHeader bmp_header(Bytes bytes)
{
    const BmpHeader header = read_header(bytes);
    PictureHeader picture;
    picture.size = header.size;
    picture.resolution = header.resolution;
    picture.channels = has_colour(header) ? 3 : 1;
    picture.working_bytes = static_cast<std::int64_t>(bytes.size());
    return picture;
}

Picture decode_bmp(Bytes bytes, const PictureHeader& picture_header)
{
    const BmpHeader header = read_header(bytes);
    const Size size = header.size;
    Picture picture;
    picture.pixels = cv::Mat(size.height, size.width, CV_8UC(picture_header.channels), cv::Scalar::all(255));
    picture.bitonal = black_and_white(header);
    const Canvas canvas{picture.pixels, header};
    const int rows = has_runs(header) ? RunLengths(bytes, canvas).unpack() : unpack_rows(bytes, canvas);
    if (rows == 0) {
        refuse("it ends before its first row of pixels; copy it again from the original");
    }
    if (rows < size.height) {
        picture.damage.push_back("the file breaks off: " + std::to_string(100 * (size.height - rows) / size.height) +
                                 " % of the page are missing");
    }
    return picture;
}

std::int64_t bmp_file_bytes(Bytes head)
{
    const BmpHeader header = read_header(head);
    const auto start = static_cast<std::int64_t>(header.start);
    if (has_runs(header)) {
        return start + number(head, 34, 4);
    }
    if (header.size.width < 0) {
        refuse("its width is negative; copy it again from the original");
    }
    // a header of lies must not overflow
    const auto row_bytes = static_cast<std::int64_t>(std::min<std::size_t>(bytes_of_row(header), 0xFFFFFFFF));
    return start + row_bytes * header.size.height;
}

}  // namespace depesha
