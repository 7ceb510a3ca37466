// SPDX-License-Identifier: Apache-2.0
#include "preprocess/tiff_jpeg.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <tiffio.h>

namespace depesha {
namespace {

using Bytes = std::span<const unsigned char>;
using Buffer = std::vector<unsigned char>;

// Markers of ITU-T T.81, table B.1.
constexpr unsigned char start_of_image = 0xD8;
constexpr unsigned char end_of_image = 0xD9;
constexpr unsigned char start_of_scan = 0xDA;
constexpr unsigned char quantization_tables = 0xDB;
constexpr unsigned char huffman_tables = 0xC4;
constexpr unsigned char restart_interval = 0xDD;
constexpr unsigned char baseline_frame = 0xC0;
constexpr unsigned char extended_frame = 0xC1;
constexpr unsigned char first_restart = 0xD0;

/// A JPEG stream taken apart.
struct JpegParts {
    /// Whole segments, markers included.
    Buffer tables;
    Buffer frame;
    Buffer scan_header;

    /// Entropy-coded data without the end marker.
    Bytes data;
};

void append(Buffer& to, Bytes from)
{
    to.insert(to.end(), from.begin(), from.end());
}

/// Takes one segment in; false where the stream is of a kind that cannot be joined.
bool take_segment(JpegParts& parts, unsigned char marker, Bytes segment)
{
    switch (marker) {
    case quantization_tables:
    case huffman_tables:
        append(parts.tables, segment);
        return true;
    case baseline_frame:
    case extended_frame:
        parts.frame.assign(segment.begin(), segment.end());
        return true;
    case start_of_scan:
        parts.scan_header.assign(segment.begin(), segment.end());
        return true;
    default:
        // Application data and comments are left behind.
        return marker >= 0xE0 && marker <= 0xFE;
    }
}

Bytes without_end(Bytes data)
{
    for (std::size_t i = data.size(); i >= 2; --i) {
        if (data[i - 2] == 0xFF && data[i - 1] == end_of_image) {
            return data.first(i - 2);
        }
    }
    return data;
}

std::optional<JpegParts> taken_apart(Bytes jpeg)
{
    JpegParts parts;
    if (jpeg.size() < 4 || jpeg[0] != 0xFF || jpeg[1] != start_of_image) {
        return std::nullopt;
    }
    for (std::size_t place = 2; place + 4 <= jpeg.size();) {
        const unsigned char marker = jpeg[place + 1];
        const std::size_t length = 2U + (static_cast<std::size_t>(jpeg[place + 2]) << 8U | jpeg[place + 3]);
        if (jpeg[place] != 0xFF || length < 4 || length > jpeg.size() - place ||
            !take_segment(parts, marker, jpeg.subspan(place, length))) {
            return std::nullopt;
        }
        place += length;
        if (marker == start_of_scan) {
            parts.data = without_end(jpeg.subspan(place));
            return parts;
        }
    }
    // Shared tables come without a scan.
    return parts;
}

// In a frame segment: marker and length, then bits, height, width, count of components, three bytes for each.
constexpr std::size_t frame_height_at = 5;
constexpr std::size_t frame_width_at = 7;
constexpr std::size_t frame_count_at = 9;
constexpr std::size_t frame_components_at = 10;

unsigned two_bytes(const Buffer& segment, std::size_t place)
{
    return static_cast<unsigned>(segment[place]) << 8U | segment[place + 1];
}

void put_two_bytes(Buffer& segment, std::size_t place, unsigned value)
{
    segment[place] = static_cast<unsigned char>(value >> 8U);
    segment[place + 1] = static_cast<unsigned char>(value);
}

bool is_sound_frame(const Buffer& frame)
{
    return frame.size() > frame_components_at &&
           frame.size() >= frame_components_at + 3U * static_cast<std::size_t>(frame[frame_count_at]);
}

/// Width and height in pixels of the unit that a scan codes at once.
std::array<unsigned, 2> unit_of(const Buffer& frame)
{
    const unsigned count = frame[frame_count_at];
    std::array<unsigned, 2> unit{8, 8};
    for (std::size_t c = 0; count > 1 && c < count; ++c) {
        const unsigned factors = frame[frame_components_at + 3 * c + 1];
        unit = {std::max(unit[0], 8 * (factors >> 4U)), std::max(unit[1], 8 * (factors & 15U))};
    }
    return unit;
}

Buffer raw_strip(TIFF* handle, std::uint32_t index, std::int64_t file_bytes)
{
    const std::uint64_t stated = TIFFRawStripSize64(handle, index);
    if (stated == 0 || stated > static_cast<std::uint64_t>(file_bytes)) {
        return {};
    }
    Buffer strip(stated);
    const tmsize_t got = TIFFReadRawStrip(handle, index, strip.data(), static_cast<tmsize_t>(stated));
    strip.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    return strip;
}

Buffer shared_tables(TIFF* handle)
{
    std::uint32_t count = 0;
    void* data = nullptr;
    if (TIFFGetField(handle, TIFFTAG_JPEGTABLES, &count, &data) != 1 || count < 4) {
        return {};
    }
    const std::optional<JpegParts> parts = taken_apart(without_end({static_cast<const unsigned char*>(data), count}));
    return parts ? parts->tables : Buffer{};
}

/// Joins strips as they come; the height of all stands in the frame at the end.
class JoinedJpeg {
public:
    JoinedJpeg(TIFF* handle, std::uint32_t width, std::uint32_t height) : width_(width), height_(height)
    {
        file_ = {0xFF, start_of_image};
        std::uint16_t photometric = 0;
        if (TIFFGetField(handle, TIFFTAG_PHOTOMETRIC, &photometric) == 1 && photometric == PHOTOMETRIC_RGB) {
            // Adobe's marker, with "no colour transform".
            constexpr std::array<unsigned char, 16> plain_rgb{0xFF, 0xEE, 0,   14, 'A', 'd', 'o', 'b',
                                                              'e',  0,    100, 0,  0,   0,   0,   0};
            append(file_, plain_rgb);
        }
        append(file_, shared_tables(handle));
    }

    /// The first strip, with all that precedes its data.
    bool begin(const JpegParts& parts, std::uint32_t strip_rows, bool is_only)
    {
        if (!is_sound_frame(parts.frame) || two_bytes(parts.frame, frame_width_at) != width_) {
            return false;
        }
        first_ = parts;
        append(file_, parts.tables);
        if (!is_only && !append_interval(strip_rows)) {
            return false;
        }
        Buffer frame = parts.frame;
        put_two_bytes(frame, frame_height_at, height_);
        append(file_, frame);
        append(file_, parts.scan_header);
        append(file_, parts.data);
        return true;
    }

    bool go_on(const JpegParts& parts, std::uint32_t index)
    {
        Buffer frame = parts.frame;
        if (!is_sound_frame(frame) || !(parts.tables.empty() || parts.tables == first_.tables) ||
            parts.scan_header != first_.scan_header) {
            return false;
        }
        put_two_bytes(frame, frame_height_at, two_bytes(first_.frame, frame_height_at));
        if (frame != first_.frame) {
            return false;
        }
        file_.push_back(0xFF);
        file_.push_back(static_cast<unsigned char>(first_restart + (index - 1) % 8));
        append(file_, parts.data);
        return true;
    }

    Buffer finish()
    {
        file_.push_back(0xFF);
        file_.push_back(end_of_image);
        return std::move(file_);
    }

private:
    /// Each strip is one interval between restarts.
    bool append_interval(std::uint32_t strip_rows)
    {
        const auto [unit_width, unit_height] = unit_of(first_.frame);
        const std::uint64_t units =
            static_cast<std::uint64_t>((width_ + unit_width - 1) / unit_width) * (strip_rows / unit_height);
        if (strip_rows % unit_height != 0 || units == 0 || units > 0xFFFF) {
            return false;
        }
        append(file_,
               std::array<unsigned char, 6>{0xFF, restart_interval, 0, 4, static_cast<unsigned char>(units >> 8U),
                                            static_cast<unsigned char>(units)});
        return true;
    }

    std::uint32_t width_;
    std::uint32_t height_;
    JpegParts first_;
    Buffer file_;
};

template <class T>
T field(TIFF* handle, std::uint32_t tag)
{
    T value = 0;
    TIFFGetFieldDefaulted(handle, tag, &value);
    return value;
}

bool can_be_joined(TIFF* handle)
{
    constexpr std::uint32_t most = 65'500;
    return field<std::uint16_t>(handle, TIFFTAG_COMPRESSION) == COMPRESSION_JPEG && TIFFIsTiled(handle) == 0 &&
           field<std::uint16_t>(handle, TIFFTAG_PLANARCONFIG) == PLANARCONFIG_CONTIG &&
           field<std::uint32_t>(handle, TIFFTAG_IMAGELENGTH) <= most && TIFFNumberOfStrips(handle) > 0;
}

}  // namespace

std::vector<unsigned char> jpeg_of_tiff(tiff* handle, std::int64_t file_bytes)
{
    if (!can_be_joined(handle)) {
        return {};
    }
    const auto height = field<std::uint32_t>(handle, TIFFTAG_IMAGELENGTH);
    const std::uint32_t rows = std::min(field<std::uint32_t>(handle, TIFFTAG_ROWSPERSTRIP), height);
    const std::uint32_t strips = TIFFNumberOfStrips(handle);
    JoinedJpeg joined(handle, field<std::uint32_t>(handle, TIFFTAG_IMAGEWIDTH), height);
    for (std::uint32_t i = 0; i < strips; ++i) {
        const Buffer strip = raw_strip(handle, i, file_bytes);
        const std::optional<JpegParts> parts = taken_apart(strip);
        if (!parts || parts->data.empty() ||
            !(i == 0 ? joined.begin(*parts, rows, strips == 1) : joined.go_on(*parts, i))) {
            return {};
        }
    }
    return joined.finish();
}

}  // namespace depesha
