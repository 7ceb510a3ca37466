// SPDX-License-Identifier: Apache-2.0
#include "preprocess/read_jp2.h"

#include "preprocess/jp2_boxes.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <openjpeg.h>
#include <stdexcept>

namespace depesha {
namespace {

/// Bytes in memory as OpenJPEG wants to read them.
struct Input {
    Bytes bytes;
    std::size_t place = 0;

    /// A tile was longer than the file.
    bool breaks_off = false;
};

constexpr std::size_t tile_head_bytes = 8;

/// Whether the bytes that were read are what follows the marker of a tile's part, SOT (ISO 15444-1, A.4.2).
bool is_head_of_tile(const Input& input, std::size_t count)
{
    constexpr std::array<unsigned char, 4> marker_and_size{0xFF, 0x90, 0x00, 0x0A};
    return count == tile_head_bytes && input.place >= marker_and_size.size() &&
           std::memcmp(input.bytes.data() + input.place - marker_and_size.size(), marker_and_size.data(),
                       marker_and_size.size()) == 0;
}

bool ends_as_it_should(Bytes bytes)
{
    return bytes.size() >= 2 && bytes[bytes.size() - 2] == 0xFF && bytes[bytes.size() - 1] == 0xD9;
}

/// A part of a tile that is longer than the file, or that has no length and goes on to the end, is given the length
/// that there is: where nothing of a tile was left OpenJPEG 2.5.0 took for picture whatever lay in memory.
void mend_length(unsigned char* head, Input& input)
{
    unsigned char* const place = head + 2;
    const std::size_t length = std::size_t{place[0]} << 24U | std::size_t{place[1]} << 16U |
                               std::size_t{place[2]} << 8U | std::size_t{place[3]};
    const std::size_t left = input.bytes.size() - (input.place - 4);
    if (length != 0 && length <= left) {
        return;
    }
    const bool whole = length == 0 && ends_as_it_should(input.bytes);
    input.breaks_off = input.breaks_off || !whole;
    const std::size_t mended = whole ? left - 2 : left;
    for (unsigned i = 0; i < 4; ++i) {
        place[i] = static_cast<unsigned char>(mended >> (24U - 8U * i));
    }
}

OPJ_SIZE_T read_bytes(void* to, OPJ_SIZE_T count, void* user)
{
    Input& input = *static_cast<Input*>(user);
    const std::size_t given = std::min<std::size_t>(count, input.bytes.size() - input.place);
    if (given == 0) {
        return static_cast<OPJ_SIZE_T>(-1);
    }
    std::memcpy(to, input.bytes.data() + input.place, given);
    if (is_head_of_tile(input, given)) {
        mend_length(static_cast<unsigned char*>(to), input);
    }
    input.place += given;
    return given;
}

OPJ_OFF_T skip_bytes(OPJ_OFF_T count, void* user)
{
    Input& input = *static_cast<Input*>(user);
    if (count < 0) {
        return -1;
    }
    const auto skipped = std::min<std::size_t>(static_cast<std::size_t>(count), input.bytes.size() - input.place);
    input.place += skipped;
    return skipped == 0 && count > 0 ? -1 : static_cast<OPJ_OFF_T>(skipped);
}

OPJ_BOOL seek_to(OPJ_OFF_T place, void* user)
{
    Input& input = *static_cast<Input*>(user);
    if (place < 0 || static_cast<std::size_t>(place) > input.bytes.size()) {
        return OPJ_FALSE;
    }
    input.place = static_cast<std::size_t>(place);
    return OPJ_TRUE;
}

void stay_silent(const char* /*message*/, void* /*user*/) {}

void note_damage(const char* /*message*/, void* user)
{
    *static_cast<bool*>(user) = true;
}

struct StreamDeleter {
    void operator()(opj_stream_t* stream) const noexcept { opj_stream_destroy(stream); }
};
struct CodecDeleter {
    void operator()(opj_codec_t* codec) const noexcept { opj_destroy_codec(codec); }
};
struct ImageDeleter {
    void operator()(opj_image_t* image) const noexcept { opj_image_destroy(image); }
};

[[noreturn]] void refuse()
{
    throw std::runtime_error("the JPEG 2000 file is damaged or breaks off: copy it again from the original");
}

/// Every read goes to where the bytes are wanted, one piece of the file's structure at a time.
constexpr OPJ_SIZE_T unbuffered = 1;

/// A decoder whose header has been read.
struct Decoder {
    explicit Decoder(Bytes bytes);

    Input input;
    bool damaged = false;
    std::unique_ptr<opj_stream_t, StreamDeleter> stream;
    std::unique_ptr<opj_codec_t, CodecDeleter> codec;
    std::unique_ptr<opj_image_t, ImageDeleter> image;
};

Decoder::Decoder(Bytes bytes)
    : input{bytes}, stream(opj_stream_create(unbuffered, OPJ_TRUE)),
      codec(opj_create_decompress(is_codestream(bytes) ? OPJ_CODEC_J2K : OPJ_CODEC_JP2))
{
    if (stream == nullptr || codec == nullptr) {
        throw std::bad_alloc();
    }
    opj_stream_set_user_data(stream.get(), &input, nullptr);
    opj_stream_set_user_data_length(stream.get(), bytes.size());
    opj_stream_set_read_function(stream.get(), read_bytes);
    opj_stream_set_skip_function(stream.get(), skip_bytes);
    opj_stream_set_seek_function(stream.get(), seek_to);
    opj_set_info_handler(codec.get(), stay_silent, nullptr);
    opj_set_warning_handler(codec.get(), note_damage, &damaged);
    opj_set_error_handler(codec.get(), note_damage, &damaged);
    opj_dparameters_t parameters = {};
    opj_set_default_decoder_parameters(&parameters);
    opj_image_t* found = nullptr;
    if (opj_setup_decoder(codec.get(), &parameters) == OPJ_FALSE ||
        opj_decoder_set_strict_mode(codec.get(), OPJ_FALSE) == OPJ_FALSE ||
        opj_read_header(stream.get(), codec.get(), &found) == OPJ_FALSE) {
        opj_image_destroy(found);
        refuse();
    }
    image.reset(found);
    damaged = false;
}

/// One colour channel at 8 bits, whatever its depth, sign and subsampling.
class Channel {
public:
    Channel(const opj_image_comp_t& component, Size size) : component_(&component), size_(size) {}

    [[nodiscard]] int at(int x, int y) const
    {
        const auto width = static_cast<std::int64_t>(component_->w);
        const auto height = static_cast<std::int64_t>(component_->h);
        const std::int64_t column = x * width / size_.width;
        const std::int64_t row = y * height / size_.height;
        return to_byte(component_->data[row * width + column]);
    }

private:
    [[nodiscard]] int to_byte(std::int64_t value) const
    {
        const int bits = static_cast<int>(component_->prec);
        if (component_->sgnd != 0) {
            value += std::int64_t{1} << (bits - 1);
        }
        const std::int64_t most = (std::int64_t{1} << bits) - 1;
        value = std::clamp<std::int64_t>(value, 0, most);
        return static_cast<int>(bits > 8 ? value >> (bits - 8) : value * 255 / most);
    }

    const opj_image_comp_t* component_;
    Size size_;
};

using Bgr = std::array<unsigned char, 3>;

unsigned char clamped(double value)
{
    return static_cast<unsigned char>(std::clamp(value + 0.5, 0.0, 255.0));
}

// ITU-R BT.601, full range, as JPEG 2000 part 1 annex G has it.
Bgr from_ycc(int y, int cb, int cr)
{
    return {clamped(y + 1.772 * (cb - 128)), clamped(y - 0.344136 * (cb - 128) - 0.714136 * (cr - 128)),
            clamped(y + 1.402 * (cr - 128))};
}

Bgr from_cmyk(const std::vector<Channel>& channels, int x, int y)
{
    const int light = 255 - channels[3].at(x, y);
    const auto mixed = [&](std::size_t c) {
        return static_cast<unsigned char>((255 - channels[c].at(x, y)) * light / 255);
    };
    return {mixed(2), mixed(1), mixed(0)};
}

enum class Colours { Gray, Rgb, Ycc, Cmyk };

struct Layout {
    Colours colours = Colours::Gray;

    /// Index of the channel of opacity; 0 where there is none.
    std::size_t alpha = 0;
};

Layout layout_of(const opj_image_t& image)
{
    const std::size_t count = image.numcomps;
    Layout layout;
    for (std::size_t c = 1; c < count; ++c) {
        if (image.comps[c].alpha != 0) {
            layout.alpha = c;
        }
    }
    const std::size_t colours = layout.alpha != 0 ? layout.alpha : count;
    if (colours < 3) {
        return layout;
    }
    if (colours == 3) {
        const bool ycc = image.color_space == OPJ_CLRSPC_SYCC || image.comps[1].dx > image.comps[0].dx;
        layout.colours = ycc ? Colours::Ycc : Colours::Rgb;
        return layout;
    }
    layout.colours = image.color_space == OPJ_CLRSPC_SRGB ? Colours::Rgb : Colours::Cmyk;
    return layout;
}

Bgr pixel_of(const std::vector<Channel>& channels, Colours colours, int x, int y)
{
    switch (colours) {
    case Colours::Rgb:
        return {static_cast<unsigned char>(channels[2].at(x, y)), static_cast<unsigned char>(channels[1].at(x, y)),
                static_cast<unsigned char>(channels[0].at(x, y))};
    case Colours::Ycc:
        return from_ycc(channels[0].at(x, y), channels[1].at(x, y), channels[2].at(x, y));
    case Colours::Cmyk:
        return from_cmyk(channels, x, y);
    case Colours::Gray:
        break;
    }
    return {static_cast<unsigned char>(channels[0].at(x, y))};
}

cv::Mat pixels_of(const opj_image_t& image, Size size)
{
    std::vector<Channel> channels;
    for (std::size_t c = 0; c < image.numcomps; ++c) {
        const opj_image_comp_t& component = image.comps[c];
        if (component.data == nullptr || component.w == 0 || component.h == 0 || component.prec > 31) {
            refuse();
        }
        channels.emplace_back(component, size);
    }
    const Layout layout = layout_of(image);
    const int count = layout.colours == Colours::Gray ? 1 : 3;
    cv::Mat pixels(size.height, size.width, CV_8UC(count));
    for (int y = 0; y < size.height; ++y) {
        auto* to = pixels.ptr<unsigned char>(y);
        for (int x = 0; x < size.width; ++x, to += count) {
            const Bgr pixel = pixel_of(channels, layout.colours, x, y);
            const auto alpha = layout.alpha == 0 ? 255U : static_cast<unsigned>(channels[layout.alpha].at(x, y));
            for (int c = 0; c < count; ++c) {
                to[c] = over_white(pixel[static_cast<std::size_t>(c)], alpha);
            }
        }
    }
    return pixels;
}

int clamped_extent(OPJ_UINT32 from, OPJ_UINT32 to)
{
    constexpr OPJ_UINT32 most = 0x7FFFFFFF;
    return to <= from ? 0 : static_cast<int>(std::min(to - from, most));
}

}  // namespace

PictureHeader jp2_header(Bytes bytes)
{
    const Decoder decoder(bytes);
    const opj_image_t& image = *decoder.image;
    PictureHeader header;
    header.size = {clamped_extent(image.x0, image.x1), clamped_extent(image.y0, image.y1)};
    header.resolution = jp2_resolution(bytes);
    header.channels = 3;
    // Every channel as 32-bit numbers, once as a tile and once as a picture.
    const double working = static_cast<double>(header.size.width) * header.size.height * image.numcomps * 8;
    header.working_bytes = static_cast<std::int64_t>(std::min(working, 1e15)) + static_cast<std::int64_t>(bytes.size());
    return header;
}

Picture decode_jp2(Bytes bytes, const PictureHeader& header)
{
    Decoder decoder(bytes);
    opj_image_t& image = *decoder.image;
    if (opj_decode(decoder.codec.get(), decoder.stream.get(), &image) == OPJ_FALSE) {
        refuse();
    }
    Picture picture;
    picture.pixels = gray_if_colourless(pixels_of(image, header.size));
    if (decoder.damaged || decoder.input.breaks_off) {
        picture.damage.emplace_back("the JPEG 2000 data is damaged or breaks off; what can be read was read");
    }
    return picture;
}

EncodedImage kept_jp2(Bytes bytes, const PictureHeader& header)
{
    const Decoder decoder(bytes);
    const opj_image_t& image = *decoder.image;
    const Jp2Colours colours = jp2_colours(bytes);
    const bool gray = image.numcomps == 1 && colours == Jp2Colours::Gray;
    const bool rgb = image.numcomps == 3 && colours == Jp2Colours::Rgb;
    const bool plain = std::all_of(image.comps, image.comps + image.numcomps, [](const opj_image_comp_t& component) {
        return component.prec == 8 && component.sgnd == 0 && component.alpha == 0 && component.dx == 1 &&
               component.dy == 1;
    });
    if (!plain || !(gray || rgb)) {
        return {};
    }
    EncodedImage kept;
    kept.format = EncodedImage::Format::Jpeg2000;
    kept.bytes.assign(bytes.begin(), bytes.end());
    kept.size = header.size;
    kept.channels = gray ? 1 : 3;
    return kept;
}

}  // namespace depesha
