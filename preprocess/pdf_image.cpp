// SPDX-License-Identifier: Apache-2.0
#include "preprocess/pdf_image.h"

#include "preprocess/pdf_stream.h"
#include "preprocess/read_jp2.h"
#include "preprocess/read_jpeg.h"
#include "preprocess/read_tiff.h"

#include <opencv2/core.hpp>
#include <qpdf/QPDFObjectHandle.hh>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <stdexcept>

namespace depesha {
namespace {

enum class Coding { Samples, Jpeg, Jpeg2000, Group4 };

using Bgr = std::array<unsigned char, 3>;

/// How samples become colours.
struct Colours {
    /// 1 grey or palette, 3 RGB, 4 CMYK (JPEG only), 0 unknown to us.
    int channels = 0;

    /// Empty unless indexed.
    std::vector<Bgr> palette;
};

Bytes as_bytes(const std::string& text)
{
    return {reinterpret_cast<const unsigned char*>(text.data()), text.size()};
}

int integer_of(QPDFObjectHandle value, int otherwise)
{
    return value.isInteger() ? value.getIntValueAsInt() : otherwise;
}

bool is_true(QPDFObjectHandle value)
{
    return value.isBool() && value.getBoolValue();
}

QPDFObjectHandle item_of(QPDFObjectHandle array, int index)
{
    return array.isArray() && index < array.getArrayNItems() ? array.getArrayItem(index) : QPDFObjectHandle::newNull();
}

/// The one element of an array, or the thing itself; null for longer arrays.
QPDFObjectHandle sole(QPDFObjectHandle value)
{
    if (!value.isArray()) {
        return value;
    }
    return value.getArrayNItems() == 1 ? value.getArrayItem(0) : QPDFObjectHandle::newNull();
}

std::optional<Coding> coding_of(QPDFObjectHandle image)
{
    const QPDFObjectHandle facts = image.getDict();
    QPDFObjectHandle filter = entry_of(facts, "/Filter");
    QPDFObjectHandle parameters = sole(entry_of(facts, "/DecodeParms"));
    if (QPDFObjectHandle single = sole(filter); single.isName()) {
        const std::string name = single.getName();
        if (name == "/DCTDecode" || name == "/DCT") {
            return parameters.isNull() ? std::optional(Coding::Jpeg) : std::nullopt;
        }
        if (name == "/JPXDecode") {
            return integer_of(entry_of(facts, "/SMaskInData"), 0) == 0 ? std::optional(Coding::Jpeg2000) : std::nullopt;
        }
        if (name == "/CCITTFaxDecode" || name == "/CCF") {
            const bool plain = integer_of(entry_of(parameters, "/K"), 0) < 0 &&
                               !is_true(entry_of(parameters, "/EncodedByteAlign")) &&
                               integer_of(entry_of(parameters, "/Columns"), 1728) == stated_size(image).width;
            return plain ? std::optional(Coding::Group4) : std::nullopt;
        }
    }
    constexpr std::array packings{"/FlateDecode",   "/Fl",  "/LZWDecode",      "/LZW", "/RunLengthDecode", "/RL",
                                  "/ASCII85Decode", "/A85", "/ASCIIHexDecode", "/AHx"};
    const auto is_packing = [&](QPDFObjectHandle name) {
        return name.isName() && std::find(packings.begin(), packings.end(), name.getName()) != packings.end();
    };
    bool packed = filter.isNull() || is_packing(filter);
    if (filter.isArray()) {
        const std::vector<QPDFObjectHandle> names = filter.getArrayAsVector();
        packed = names.size() <= 4 && std::all_of(names.begin(), names.end(), is_packing);
    }
    return packed ? std::optional(Coding::Samples) : std::nullopt;
}

int profile_channels(const QPDFObjectHandle& space)
{
    QPDFObjectHandle profile = item_of(space, 1);
    return profile.isStream() ? integer_of(entry_of(profile.getDict(), "/N"), 0) : 0;
}

int base_channels(QPDFObjectHandle space)
{
    if (space.isName()) {
        const std::string name = space.getName();
        return name == "/DeviceGray" || name == "/G"      ? 1
               : name == "/DeviceRGB" || name == "/RGB"   ? 3
               : name == "/DeviceCMYK" || name == "/CMYK" ? 4
                                                          : 0;
    }
    QPDFObjectHandle family = item_of(space, 0);
    if (!family.isName()) {
        return 0;
    }
    const std::string name = family.getName();
    return name == "/CalGray" ? 1 : name == "/CalRGB" ? 3 : name == "/ICCBased" ? profile_channels(space) : 0;
}

std::string table_of(QPDFObjectHandle table)
{
    constexpr std::size_t most = 256UL * 3UL;
    if (table.isString()) {
        return table.getStringValue();
    }
    return table.isStream() ? unpacked_stream(table, most).bytes : std::string();
}

Colours indexed_colours(const QPDFObjectHandle& space)
{
    const int channels = base_channels(item_of(space, 1));
    const int count = std::clamp(integer_of(item_of(space, 2), 0) + 1, 1, 256);
    const std::string table = table_of(item_of(space, 3));
    if (channels != 1 && channels != 3) {
        return {};
    }
    Colours colours{1, std::vector<Bgr>(static_cast<std::size_t>(count), Bgr{0, 0, 0})};
    for (std::size_t i = 0; i < colours.palette.size(); ++i) {
        for (std::size_t c = 0; c < 3; ++c) {
            const std::size_t place = channels == 1 ? i : i * 3 + 2 - c;
            colours.palette[i][c] = place < table.size() ? static_cast<unsigned char>(table[place]) : 0;
        }
    }
    return colours;
}

Colours colours_of(QPDFObjectHandle image)
{
    QPDFObjectHandle space = entry_of(image.getDict(), "/ColorSpace");
    QPDFObjectHandle family = item_of(space, 0);
    if (family.isName() && (family.getName() == "/Indexed" || family.getName() == "/I")) {
        return indexed_colours(space);
    }
    return {base_channels(space), {}};
}

enum class Decode { Plain, Inverted, Other };

Decode decode_of(QPDFObjectHandle image, double most)
{
    QPDFObjectHandle decode = entry_of(image.getDict(), "/Decode");
    if (!decode.isArray()) {
        return Decode::Plain;
    }
    bool plain = true;
    bool inverted = true;
    for (int i = 0; i < decode.getArrayNItems(); ++i) {
        QPDFObjectHandle item = decode.getArrayItem(i);
        const double value = item.isNumber() ? item.getNumericValue() : -1.0;
        plain = plain && value == (i % 2 == 0 ? 0.0 : most);
        inverted = inverted && value == (i % 2 == 0 ? most : 0.0);
    }
    return plain ? Decode::Plain : inverted ? Decode::Inverted : Decode::Other;
}

int bits_of(QPDFObjectHandle image)
{
    return integer_of(entry_of(image.getDict(), "/BitsPerComponent"), 0);
}

bool is_plain_jpeg(const QPDFObjectHandle& image, const Colours& colours)
{
    const Decode decode = decode_of(image, 1.0);
    return colours.palette.empty() && colours.channels > 0 &&
           (decode == Decode::Plain || (decode == Decode::Inverted && colours.channels == 4));
}

bool are_plain_samples(const QPDFObjectHandle& image, const Colours& colours)
{
    const int bits = bits_of(image);
    if (colours.channels != 1 && colours.channels != 3) {
        return false;
    }
    if (!colours.palette.empty()) {
        return bits <= 8 && decode_of(image, static_cast<double>((1 << std::clamp(bits, 0, 8)) - 1)) == Decode::Plain;
    }
    return decode_of(image, 1.0) != Decode::Other;
}

/// One row of packed samples.
class SampleRow {
public:
    SampleRow(const unsigned char* bytes, int bits) : bytes_(bytes), bits_(static_cast<std::size_t>(bits)) {}

    [[nodiscard]] unsigned at(std::size_t index) const
    {
        if (bits_ >= 8) {
            return bytes_[index * bits_ / 8];
        }
        const std::size_t bit = index * bits_;
        return bytes_[bit / 8] >> (8 - bits_ - bit % 8) & ((1U << bits_) - 1);
    }

private:
    const unsigned char* bytes_;
    std::size_t bits_;
};

/// What the value of a sample looks like, by channel.
std::vector<Bgr> looks_of(const Colours& colours, int bits, bool inverted)
{
    if (!colours.palette.empty()) {
        return colours.palette;
    }
    const unsigned most = (1U << static_cast<unsigned>(std::min(bits, 8))) - 1;
    std::vector<Bgr> looks(most + 1);
    for (unsigned value = 0; value <= most; ++value) {
        looks[value].fill(static_cast<unsigned char>((inverted ? most - value : value) * 255 / most));
    }
    return looks;
}

void unpack_row(const SampleRow& row, const std::vector<Bgr>& looks, bool rgb, cv::Mat pixels)
{
    const int channels = pixels.channels();
    auto* to = pixels.ptr<unsigned char>();
    for (std::size_t x = 0; x < static_cast<std::size_t>(pixels.cols); ++x, to += channels) {
        for (std::size_t c = 0; c < static_cast<std::size_t>(channels); ++c) {
            const unsigned value = rgb ? row.at(x * 3 + 2 - c) : row.at(x);
            to[c] = looks[std::min<std::size_t>(value, looks.size() - 1)][c];
        }
    }
}

bool is_gray(const Bgr& colour)
{
    return colour[0] == colour[1] && colour[0] == colour[2];
}

bool is_extreme(const Bgr& colour)
{
    return is_gray(colour) && (colour[0] == 0 || colour[0] == 255);
}

Picture unpacked_samples(const QPDFObjectHandle& image, Size size)
{
    const Colours colours = colours_of(image);
    const int bits = bits_of(image);
    const std::vector<Bgr> looks = looks_of(colours, bits, decode_of(image, 1.0) == Decode::Inverted);
    const bool rgb = colours.channels == 3;
    const bool gray = !rgb && std::all_of(looks.begin(), looks.end(), is_gray);
    const std::size_t row_bytes =
        (static_cast<std::size_t>(size.width) * static_cast<std::size_t>(colours.channels * bits) + 7) / 8;
    const StreamBytes data = unpacked_stream(image, row_bytes * static_cast<std::size_t>(size.height));
    const int rows = static_cast<int>(data.bytes.size() / row_bytes);
    if (rows == 0) {
        throw std::runtime_error("the picture in the PDF is damaged: copy the file again from the original");
    }
    Picture picture;
    picture.pixels = cv::Mat(size.height, size.width, gray ? CV_8UC1 : CV_8UC3, cv::Scalar::all(255));
    for (int y = 0; y < rows; ++y) {
        const unsigned char* row = as_bytes(data.bytes).data() + static_cast<std::size_t>(y) * row_bytes;
        unpack_row(SampleRow(row, bits), looks, rgb, picture.pixels.row(y));
    }
    picture.bitonal = bits == 1 && gray && std::all_of(looks.begin(), looks.end(), is_extreme);
    if (rows < size.height) {
        picture.damage.push_back(missing_rows(rows, size.height));
    }
    return picture;
}

DecodedPage decoded_jpeg(const QPDFObjectHandle& image, const ReadOptions& options)
{
    std::string text = raw_stream(image, static_cast<std::size_t>(options.max_page_bytes)).bytes;
    const Bytes bytes = as_bytes(text);
    JpegHeader header = jpeg_header(bytes);
    // Inside a PDF the dictionary says how CMYK is meant and which way is up.
    header.inverted = header.stored_channels == 4 && decode_of(image, 1.0) == Decode::Inverted;
    header.picture.orientation = 1;
    check_limits(header.picture, options);
    if (header.stored_channels != colours_of(image).channels) {
        throw std::runtime_error("the picture in the PDF has other colours than the PDF says");
    }
    DecodedPage page{header.picture, decode_jpeg(bytes, header), {}};
    if (page.picture.damage.empty()) {
        page.original = kept_jpeg({bytes.begin(), bytes.end()}, header);
    }
    return page;
}

DecodedPage decoded_jp2(const QPDFObjectHandle& image, const ReadOptions& options)
{
    const std::string text = raw_stream(image, static_cast<std::size_t>(options.max_page_bytes)).bytes;
    const PictureHeader header = jp2_header(as_bytes(text));
    check_limits(header, options);
    return {header, decode_jp2(as_bytes(text), header), {}};
}

Picture decoded_group4(QPDFObjectHandle image, Size size, const ReadOptions& options)
{
    const std::string data = raw_stream(image, static_cast<std::size_t>(options.max_page_bytes)).bytes;
    const QPDFObjectHandle parameters = sole(entry_of(image.getDict(), "/DecodeParms"));
    const bool black_is_one = is_true(entry_of(parameters, "/BlackIs1"));
    return decode_group4(as_bytes(data), size, black_is_one != (decode_of(image, 1.0) == Decode::Inverted));
}

}  // namespace

Size stated_size(QPDFObjectHandle image)
{
    const QPDFObjectHandle facts = image.getDict();
    return {integer_of(entry_of(facts, "/Width"), 0), integer_of(entry_of(facts, "/Height"), 0)};
}

bool is_plain_image(QPDFObjectHandle image)
{
    const QPDFObjectHandle facts = image.getDict();
    const Size size = stated_size(image);
    if (size.width <= 0 || size.height <= 0 || is_true(entry_of(facts, "/ImageMask")) ||
        !entry_of(facts, "/SMask").isNull() || !entry_of(facts, "/Mask").isNull()) {
        return false;
    }
    const std::optional<Coding> coding = coding_of(image);
    const Colours colours = colours_of(image);
    const int bits = bits_of(image);
    if (!coding) {
        return false;
    }
    switch (*coding) {
    case Coding::Jpeg:
        return is_plain_jpeg(image, colours);
    case Coding::Jpeg2000:
        return colours.palette.empty() && decode_of(image, 1.0) == Decode::Plain &&
               (colours.channels > 0 || entry_of(facts, "/ColorSpace").isNull());
    case Coding::Group4:
        return bits == 1 && colours.channels == 1 && colours.palette.empty() && decode_of(image, 1.0) != Decode::Other;
    case Coding::Samples:
        break;
    }
    return (bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16) && are_plain_samples(image, colours);
}

PictureHeader pdf_image_header(const QPDFObjectHandle& image)
{
    const Colours colours = colours_of(image);
    const bool gray = colours.channels == 1 && std::all_of(colours.palette.begin(), colours.palette.end(), is_gray);
    PictureHeader header;
    header.size = stated_size(image);
    header.channels = gray ? 1 : 3;
    const Coding coding = coding_of(image).value_or(Coding::Samples);
    // JPEG 2000 works in 32-bit numbers, a progressive JPEG in 16-bit ones; samples are unpacked as they lie.
    const int bytes_per_sample = coding == Coding::Jpeg2000 ? 8 : coding == Coding::Group4 ? 1 : 2;
    header.working_bytes = static_cast<std::int64_t>(header.size.width) * header.size.height *
                           std::max(1, colours.channels) * bytes_per_sample;
    return header;
}

DecodedPage decode_pdf_image(const QPDFObjectHandle& image, const ReadOptions& options)
{
    const PictureHeader header = pdf_image_header(image);
    check_limits(header, options);
    switch (coding_of(image).value_or(Coding::Samples)) {
    case Coding::Jpeg:
        return decoded_jpeg(image, options);
    case Coding::Jpeg2000:
        return decoded_jp2(image, options);
    case Coding::Group4:
        return {header, decoded_group4(image, header.size, options), {}};
    case Coding::Samples:
        break;
    }
    return {header, unpacked_samples(image, header.size), {}};
}

}  // namespace depesha
