// SPDX-License-Identifier: Apache-2.0
#include "preprocess/read_pnm.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace depesha {
namespace {

constexpr int most_value = 65'535;

bool is_space(unsigned char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_digit(unsigned char c)
{
    return c >= '0' && c <= '9';
}

/// Takes numbers from text between white space and comments.
class PnmText {
public:
    explicit PnmText(Bytes bytes, std::size_t place) : bytes_(bytes), place_(place) {}

    /// Empty at the end, at anything but a digit, and for numbers of ten digits and more.
    [[nodiscard]] std::optional<int> number()
    {
        skip_space();
        int value = 0;
        int digits = 0;
        for (; place_ < bytes_.size() && is_digit(bytes_[place_]); ++place_) {
            if (++digits > 9) {
                return std::nullopt;
            }
            value = value * 10 + (bytes_[place_] - '0');
        }
        return digits == 0 ? std::nullopt : std::optional(value);
    }

    /// A bit of a plain PBM, where no space need stand between digits.
    [[nodiscard]] std::optional<int> bit()
    {
        skip_space();
        if (place_ >= bytes_.size() || (bytes_[place_] != '0' && bytes_[place_] != '1')) {
            return std::nullopt;
        }
        return bytes_[place_++] - '0';
    }

    [[nodiscard]] std::size_t place() const { return place_; }

private:
    void skip_space()
    {
        while (place_ < bytes_.size()) {
            if (bytes_[place_] == '#') {
                while (place_ < bytes_.size() && bytes_[place_] != '\n') {
                    ++place_;
                }
            } else if (!is_space(bytes_[place_])) {
                return;
            } else {
                ++place_;
            }
        }
    }

    Bytes bytes_;
    std::size_t place_;
};

struct PnmHeader {
    Size size;
    bool plain = false;
    bool bits = false;
    int channels = 1;
    int most = 1;

    /// Where the pixels begin.
    std::size_t start = 0;
};

[[noreturn]] void refuse()
{
    throw std::runtime_error("the PNM file is damaged: its header makes no sense; copy it again from the original");
}

PnmHeader read_header(Bytes bytes)
{
    if (bytes.size() < 3) {
        refuse();
    }
    const int kind = bytes[1] - '0';
    PnmHeader header;
    header.plain = kind <= 3;
    header.bits = kind == 1 || kind == 4;
    header.channels = kind == 3 || kind == 6 ? 3 : 1;
    PnmText text(bytes, 2);
    const std::optional<int> width = text.number();
    const std::optional<int> height = text.number();
    const std::optional<int> most = header.bits ? 1 : text.number();
    if (!width || !height || !most || *most < 1 || *most > most_value) {
        refuse();
    }
    header.size = {*width, *height};
    header.most = *most;
    header.start = text.place() + 1;
    return header;
}

unsigned char to_byte(int value, int most)
{
    return static_cast<unsigned char>((std::min(value, most) * 255 + most / 2) / most);
}

// Files hold red first, pixels blue.
int place_in_row(int sample, int channels)
{
    return channels == 1 ? sample : sample - sample % 3 + 2 - sample % 3;
}

/// The next sample of a plain file, 0 black to 255 white.
std::optional<unsigned char> plain_sample(PnmText& text, const PnmHeader& header)
{
    if (header.bits) {
        const std::optional<int> bit = text.bit();
        return bit ? std::optional<unsigned char>(*bit != 0 ? 0 : 255) : std::nullopt;
    }
    const std::optional<int> value = text.number();
    return value ? std::optional(to_byte(*value, header.most)) : std::nullopt;
}

/// Rows read whole.
int read_plain(Bytes bytes, const PnmHeader& header, cv::Mat& pixels)
{
    PnmText text(bytes, header.start);
    for (int y = 0; y < pixels.rows; ++y) {
        auto* row = pixels.ptr<unsigned char>(y);
        for (int sample = 0; sample < pixels.cols * header.channels; ++sample) {
            const std::optional<unsigned char> value = plain_sample(text, header);
            if (!value) {
                return y;
            }
            row[place_in_row(sample, header.channels)] = *value;
        }
    }
    return pixels.rows;
}

void read_raw_row(Bytes from, const PnmHeader& header, unsigned char* row)
{
    const int samples = header.size.width * header.channels;
    const bool wide = header.most > 255;
    for (int sample = 0; sample < samples; ++sample) {
        const auto i = static_cast<std::size_t>(sample);
        if (header.bits) {
            row[sample] = (from[i / 8] >> (7 - i % 8) & 1U) != 0 ? 0 : 255;
            continue;
        }
        const int value = wide ? from[2 * i] << 8 | from[2 * i + 1] : from[i];
        row[place_in_row(sample, header.channels)] = to_byte(value, header.most);
    }
}

/// Of a raw file.
std::size_t bytes_of_row(const PnmHeader& header)
{
    const auto samples = static_cast<std::size_t>(header.size.width) * static_cast<std::size_t>(header.channels);
    return header.bits ? (samples + 7) / 8 : samples * (header.most > 255 ? 2 : 1);
}

/// Rows read whole.
int read_raw(Bytes bytes, const PnmHeader& header, cv::Mat& pixels)
{
    const std::size_t row_bytes = bytes_of_row(header);
    std::size_t place = std::min(header.start, bytes.size());
    for (int y = 0; y < pixels.rows; ++y, place += row_bytes) {
        if (bytes.size() - place < row_bytes) {
            return y;
        }
        read_raw_row(bytes.subspan(place, row_bytes), header, pixels.ptr<unsigned char>(y));
    }
    return pixels.rows;
}

}  // namespace

PictureHeader pnm_header(Bytes bytes)
{
    const PnmHeader header = read_header(bytes);
    PictureHeader picture;
    picture.size = header.size;
    picture.channels = header.channels;
    picture.working_bytes = static_cast<std::int64_t>(bytes.size());
    return picture;
}

Picture decode_pnm(Bytes bytes, const PictureHeader& picture_header)
{
    const PnmHeader header = read_header(bytes);
    const Size size = picture_header.size;
    Picture picture;
    picture.pixels = cv::Mat(size.height, size.width, CV_8UC(header.channels), cv::Scalar::all(255));
    picture.bitonal = header.bits;
    const int rows = (header.plain ? read_plain : read_raw)(bytes, header, picture.pixels);
    if (rows == 0) {
        throw std::runtime_error("the PNM file ends before its first row of pixels: copy it again from the original");
    }
    if (rows < size.height) {
        picture.damage.push_back(missing_rows(rows, size.height));
    }
    return picture;
}

std::int64_t pnm_file_bytes(Bytes head)
{
    const PnmHeader header = read_header(head);
    const auto rows = static_cast<std::int64_t>(header.size.height);
    const auto samples = static_cast<std::int64_t>(header.size.width) * header.channels;
    // a digit, and a space before it where digits do not stand for themselves
    const std::int64_t row_bytes =
        header.plain ? samples * (header.bits ? 1 : 2) : static_cast<std::int64_t>(bytes_of_row(header));
    return static_cast<std::int64_t>(header.start) + row_bytes * rows - (header.plain ? 1 : 0);
}

}  // namespace depesha
