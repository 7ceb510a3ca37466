// SPDX-License-Identifier: Apache-2.0
#include "preprocess/exif.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace depesha {
namespace {

// Tags and types of the TIFF 6.0 specification.
constexpr unsigned tag_orientation = 274;
constexpr unsigned tag_x_resolution = 282;
constexpr unsigned tag_y_resolution = 283;
constexpr unsigned tag_resolution_unit = 296;
constexpr unsigned type_short = 3;
constexpr unsigned type_rational = 5;
constexpr unsigned unit_centimetre = 3;
constexpr double centimetres_per_inch = 2.54;
constexpr std::size_t entry_bytes = 12;

/// Reads numbers in the byte order of the block; past its end everything is 0.
class ExifBlock {
public:
    explicit ExifBlock(Bytes bytes) : bytes_(bytes), big_endian_(!bytes.empty() && bytes[0] == 'M') {}

    [[nodiscard]] unsigned number(std::size_t offset, std::size_t count) const
    {
        if (offset > bytes_.size() || bytes_.size() - offset < count) {
            return 0;
        }
        unsigned value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t place = big_endian_ ? offset + i : offset + count - 1 - i;
            value = value << 8U | bytes_[place];
        }
        return value;
    }

    [[nodiscard]] double rational(std::size_t offset) const
    {
        const unsigned below = number(offset + 4, 4);
        return below == 0 ? 0.0 : static_cast<double>(number(offset, 4)) / below;
    }

    [[nodiscard]] std::size_t size() const { return bytes_.size(); }

private:
    Bytes bytes_;
    bool big_endian_;
};

Bytes without_prefix(Bytes block)
{
    constexpr std::array<unsigned char, 6> prefix{'E', 'x', 'i', 'f', 0, 0};
    const bool has = block.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), block.begin());
    return has ? block.subspan(prefix.size()) : block;
}

void take_entry(const ExifBlock& block, std::size_t entry, ExifFacts& facts, unsigned& unit)
{
    const unsigned tag = block.number(entry, 2);
    const unsigned type = block.number(entry + 2, 2);
    if (type == type_short) {
        const unsigned value = block.number(entry + 8, 2);
        if (tag == tag_orientation && value >= 1 && value <= 8) {
            facts.orientation = static_cast<OrientationTag>(value);
        }
        if (tag == tag_resolution_unit) {
            unit = value;
        }
    }
    if (type == type_rational) {
        const double value = block.rational(block.number(entry + 8, 4));
        if (tag == tag_x_resolution) {
            facts.resolution.x = value;
        }
        if (tag == tag_y_resolution) {
            facts.resolution.y = value;
        }
    }
}

}  // namespace

ExifFacts read_exif(Bytes block)
{
    const ExifBlock exif(without_prefix(block));
    const std::size_t directory = exif.number(4, 4);
    const unsigned entries = exif.number(directory, 2);
    ExifFacts facts;
    unsigned unit = 2;
    for (unsigned i = 0; i < entries; ++i) {
        const std::size_t entry = directory + 2 + i * entry_bytes;
        if (entry + entry_bytes > exif.size()) {
            break;
        }
        take_entry(exif, entry, facts, unit);
    }
    if (unit == unit_centimetre) {
        facts.resolution.x *= centimetres_per_inch;
        facts.resolution.y *= centimetres_per_inch;
    }
    return facts;
}

}  // namespace depesha
