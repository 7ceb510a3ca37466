// SPDX-License-Identifier: Apache-2.0
#include "preprocess/read_jpeg.h"

#include "preprocess/exif.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdio>  // jpeglib.h needs FILE and size_t
#include <jerror.h>
#include <jpeglib.h>
#include <stdexcept>
#include <string_view>

namespace depesha {
namespace {

constexpr double centimetres_per_inch = 2.54;
constexpr unsigned exif_bytes_kept = 65'533;

// Most rows of pixels that one row of blocks makes (chroma halved in height).
constexpr int block_rows = 16;

/// Where libjpeg jumps to when it gives up, and what it complained about before.
struct JpegErrors {
    jpeg_error_mgr base = {};
    std::jmp_buf escape = {};
    int warnings = 0;

    /// The data ended before the picture did.
    bool ended = false;

    char message[JMSG_LENGTH_MAX] = {};
};

/// A decompressor over bytes in memory. Calls into libjpeg need setjmp(errors.escape) before them.
struct JpegStream {
    explicit JpegStream(Bytes input);
    JpegStream(const JpegStream&) = delete;
    JpegStream& operator=(const JpegStream&) = delete;
    ~JpegStream();

    Bytes bytes;
    JpegErrors errors;
    jpeg_progress_mgr progress = {};
    jpeg_decompress_struct jpeg = {};
};

// libjpeg's own scripts make at most 10 scans; thousands of empty ones keep a decoder busy for hours.
constexpr int max_scans = 64;

JpegErrors& errors_of(j_common_ptr jpeg)
{
    // libjpeg knows only the first member.
    return *reinterpret_cast<JpegErrors*>(jpeg->err);
}

[[noreturn]] void give_up(j_common_ptr jpeg)
{
    JpegErrors& errors = errors_of(jpeg);
    errors.base.format_message(jpeg, errors.message);
    std::longjmp(errors.escape, 1);
}

void note(j_common_ptr jpeg, int level)
{
    if (level >= 0) {
        return;
    }
    JpegErrors& errors = errors_of(jpeg);
    ++errors.warnings;
    if (errors.base.msg_code == JWRN_JPEG_EOF) {
        errors.ended = true;
    }
}

void stay_silent(j_common_ptr /*jpeg*/) {}

void count_scans(j_common_ptr jpeg)
{
    const auto* decoder = reinterpret_cast<j_decompress_ptr>(jpeg);
    if (decoder->input_scan_number > max_scans) {
        jpeg->err->msg_code = JERR_BAD_PROGRESSION;
        give_up(jpeg);
    }
}

JpegStream::JpegStream(Bytes input) : bytes(input)
{
    jpeg.err = jpeg_std_error(&errors.base);
    errors.base.error_exit = give_up;
    errors.base.emit_message = note;
    errors.base.output_message = stay_silent;
    progress.progress_monitor = count_scans;
}

JpegStream::~JpegStream()
{
    jpeg_destroy_decompress(&jpeg);
}

/// False where libjpeg gave up; the reason stands in `stream.errors`.
bool read_header(JpegStream& stream)
{
    if (setjmp(stream.errors.escape) != 0) {  // NOLINT: libjpeg's way to report errors
        return false;
    }
    jpeg_create_decompress(&stream.jpeg);
    stream.jpeg.progress = &stream.progress;
    jpeg_save_markers(&stream.jpeg, JPEG_APP0 + 1, exif_bytes_kept);
    jpeg_mem_src(&stream.jpeg, stream.bytes.data(), static_cast<unsigned long>(stream.bytes.size()));
    return jpeg_read_header(&stream.jpeg, TRUE) == JPEG_HEADER_OK && !stream.errors.ended;
}

[[noreturn]] void refuse(const JpegStream& stream)
{
    const std::string reason =
        stream.errors.ended ? "it breaks off before the first row of pixels" : stream.errors.message;
    throw std::runtime_error("the JPEG file cannot be read (" + reason + "): copy it again from the original");
}

ExifFacts exif_of(const jpeg_decompress_struct& jpeg)
{
    for (const jpeg_marker_struct* marker = jpeg.marker_list; marker != nullptr; marker = marker->next) {
        const std::string_view data(reinterpret_cast<const char*>(marker->data), marker->data_length);
        if (data.starts_with("Exif")) {
            return read_exif({marker->data, marker->data_length});
        }
    }
    return {};
}

Resolution resolution_of(const jpeg_decompress_struct& jpeg, const ExifFacts& exif)
{
    const Resolution density{static_cast<double>(jpeg.X_density), static_cast<double>(jpeg.Y_density)};
    if (jpeg.saw_JFIF_marker != FALSE && jpeg.density_unit == 1) {
        return density;
    }
    if (jpeg.saw_JFIF_marker != FALSE && jpeg.density_unit == 2) {
        return {density.x * centimetres_per_inch, density.y * centimetres_per_inch};
    }
    return exif.resolution;
}

// The DCT filter of PDF knows no arithmetic coding, and takes three channels for YCbCr unless an Adobe marker denies
// it.
bool decodes_everywhere(const jpeg_decompress_struct& jpeg)
{
    const bool plain_rgb = jpeg.jpeg_color_space == JCS_RGB && jpeg.saw_Adobe_marker == FALSE;
    return jpeg.arith_code == FALSE && !plain_rgb && jpeg.data_precision == 8;
}

// Progressive pictures are held as coefficients, two bytes each; the rest of the decoder needs some rows.
std::int64_t decoder_bytes(const jpeg_decompress_struct& jpeg)
{
    const std::int64_t width = jpeg.image_width;
    const std::int64_t rows = jpeg.progressive_mode != FALSE || jpeg.comps_in_scan < jpeg.num_components
                                  ? static_cast<std::int64_t>(jpeg.image_height) + 64
                                  : 64;
    return width * rows * jpeg.num_components * 2;
}

JpegHeader described(const jpeg_decompress_struct& jpeg, std::size_t file_bytes)
{
    const ExifFacts exif = exif_of(jpeg);
    JpegHeader header;
    header.picture.size = {static_cast<int>(jpeg.image_width), static_cast<int>(jpeg.image_height)};
    header.picture.orientation = exif.orientation;
    header.picture.resolution = resolution_of(jpeg, exif);
    header.picture.channels = jpeg.num_components == 1 ? 1 : 3;
    header.picture.working_bytes = decoder_bytes(jpeg) + static_cast<std::int64_t>(file_bytes);
    header.stored_channels = jpeg.num_components;
    header.inverted = jpeg.num_components == 4 && jpeg.saw_Adobe_marker != FALSE;
    header.portable = decodes_everywhere(jpeg);
    return header;
}

void choose_output(jpeg_decompress_struct& jpeg, int stored_channels)
{
    constexpr std::array spaces{JCS_UNKNOWN, JCS_GRAYSCALE, JCS_UNKNOWN, JCS_EXT_BGR, JCS_CMYK};
    jpeg.out_color_space = spaces.at(static_cast<std::size_t>(stored_channels));
}

/// Turns a row of CMYK into BGR: full ink is 255, or 0 where inverted.
void take_cmyk_row(const unsigned char* cmyk, bool inverted, int width, unsigned char* bgr)
{
    const unsigned flip = inverted ? 0U : 255U;
    for (int x = 0; x < width; ++x, cmyk += 4, bgr += 3) {
        const unsigned light = cmyk[3] ^ flip;
        for (int channel = 0; channel < 3; ++channel) {
            bgr[2 - channel] = static_cast<unsigned char>(((cmyk[channel] ^ flip) * light + 127U) / 255U);
        }
    }
}

/// Where the rows go, outside of the function that longjmp returns to.
struct RowSink {
    cv::Mat& pixels;
    cv::Mat row;
    bool inverted = false;
    int good_rows = 0;

    // Rows that were whole when the data ended.
    int rows_before_end = 0;

    // Rows that still hold pixels when the data has ended: those of the last row of blocks.
    int rows_left_at_end = block_rows;
};

bool wants_more(JpegStream& stream, RowSink& sink)
{
    if (stream.jpeg.output_scanline >= stream.jpeg.output_height) {
        return false;
    }
    if (!stream.errors.ended) {
        sink.rows_before_end = sink.good_rows;
        return true;
    }
    return sink.rows_left_at_end-- > 0;
}

void read_one_row(JpegStream& stream, RowSink& sink)
{
    const int y = static_cast<int>(stream.jpeg.output_scanline);
    const bool cmyk = !sink.row.empty();
    JSAMPROW row = cmyk ? sink.row.ptr<unsigned char>() : sink.pixels.ptr<unsigned char>(y);
    if (jpeg_read_scanlines(&stream.jpeg, &row, 1) == 1) {
        if (cmyk) {
            take_cmyk_row(row, sink.inverted, sink.pixels.cols, sink.pixels.ptr<unsigned char>(y));
        }
        sink.good_rows = y + 1;
    }
}

/// False where libjpeg gave up before the last row.
bool read_rows(JpegStream& stream, RowSink& sink)
{
    if (setjmp(stream.errors.escape) != 0) {  // NOLINT: libjpeg's way to report errors
        return false;
    }
    jpeg_start_decompress(&stream.jpeg);
    // A progressive picture has been taken in whole by now: its end says nothing about its rows.
    if (jpeg_has_multiple_scans(&stream.jpeg) != FALSE) {
        sink.rows_before_end = sink.rows_left_at_end = static_cast<int>(stream.jpeg.output_height);
    }
    while (wants_more(stream, sink)) {
        read_one_row(stream, sink);
    }
    return true;
}

std::vector<std::string> damage_of(const JpegStream& stream, bool finished, int good_rows, int rows)
{
    if (good_rows < rows) {
        return {missing_rows(good_rows, rows)};
    }
    if (!finished || stream.errors.ended) {
        return {"the file breaks off: the last details of the picture are missing"};
    }
    if (stream.errors.warnings > 0) {
        return {"the JPEG data is damaged in places; what can be read was read"};
    }
    return {};
}

}  // namespace

JpegHeader jpeg_header(Bytes bytes)
{
    JpegStream stream(bytes);
    if (!read_header(stream)) {
        refuse(stream);
    }
    const int channels = stream.jpeg.num_components;
    if (channels != 1 && channels != 3 && channels != 4) {
        throw std::runtime_error("the JPEG file has " + std::to_string(channels) +
                                 " colour channels, which no scanner writes: save it again as grey or RGB");
    }
    return described(stream.jpeg, bytes.size());
}

Picture decode_jpeg(Bytes bytes, const JpegHeader& header)
{
    JpegStream stream(bytes);
    if (!read_header(stream)) {
        refuse(stream);
    }
    choose_output(stream.jpeg, header.stored_channels);
    const Size size = header.picture.size;
    Picture picture;
    picture.pixels.create(size.height, size.width, CV_8UC(header.picture.channels));
    RowSink sink{picture.pixels, {}, header.inverted};
    if (header.stored_channels == 4) {
        sink.row.create(1, size.width, CV_8UC4);
    }
    const bool finished = read_rows(stream, sink);
    if (sink.good_rows == 0 || (sink.rows_before_end == 0 && size.height > block_rows)) {
        refuse(stream);
    }
    if (sink.good_rows < size.height) {
        picture.pixels.rowRange(sink.good_rows, size.height).setTo(cv::Scalar::all(255));
    }
    picture.damage = damage_of(stream, finished, sink.good_rows, size.height);
    return picture;
}

EncodedImage kept_jpeg(std::vector<unsigned char> bytes, const JpegHeader& header)
{
    const int turns = quarter_turns(header.picture.orientation);
    if (!header.portable || turns < 0) {
        return {};
    }
    EncodedImage kept;
    kept.format = EncodedImage::Format::Jpeg;
    kept.bytes = std::move(bytes);
    kept.size = header.picture.size;
    kept.channels = header.stored_channels;
    kept.inverted = header.inverted;
    kept.quarter_turns = turns;
    return kept;
}

}  // namespace depesha
