// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/preprocess/made_scans.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <atomic>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <jpeglib.h>
#include <stdexcept>
#include <tiffio.h>
#include <unistd.h>

namespace depesha::made {
namespace {

cv::Rect quarter_of(const cv::Mat& image, int row, int column)
{
    const int width = image.cols / 2;
    const int height = image.rows / 2;
    return {column * width, row * height, width, height};
}

void paint(cv::Mat& image, int row, int column, const cv::Scalar& colour)
{
    image(quarter_of(image, row, column)).setTo(colour);
}

std::string as_text(const std::vector<unsigned char>& bytes)
{
    return {bytes.begin(), bytes.end()};
}

std::string little_endian(unsigned value, int count)
{
    std::string text;
    for (int i = 0; i < count; ++i) {
        text += static_cast<char>(value >> (8 * i) & 0xFFU);
    }
    return text;
}

std::string exif_entry(unsigned tag, unsigned type, unsigned value)
{
    return little_endian(tag, 2) + little_endian(type, 2) + little_endian(1, 4) + little_endian(value, 4);
}

/// Compresses rows of samples that stand as libjpeg wants them.
std::string compressed(const cv::Mat& rows, J_COLOR_SPACE space, bool progressive)
{
    jpeg_compress_struct jpeg = {};
    jpeg_error_mgr errors = {};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    unsigned char* buffer = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&jpeg, &buffer, &size);
    jpeg.image_width = static_cast<JDIMENSION>(rows.cols);
    jpeg.image_height = static_cast<JDIMENSION>(rows.rows);
    jpeg.input_components = rows.channels();
    jpeg.in_color_space = space;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, 95, TRUE);
    if (progressive) {
        jpeg_simple_progression(&jpeg);
    }
    jpeg_start_compress(&jpeg, TRUE);
    while (jpeg.next_scanline < jpeg.image_height) {
        auto* row = const_cast<unsigned char*>(rows.ptr<unsigned char>(static_cast<int>(jpeg.next_scanline)));
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    std::string text(reinterpret_cast<char*>(buffer), size);
    std::free(buffer);  // NOLINT: libjpeg takes it by malloc
    return text;
}

std::vector<std::pair<std::string, std::string>> pdfs_of_each_kind()
{
    const cv::Mat gray = gray_card(60, 40);
    const std::string gray_entries = "/ColorSpace /DeviceGray /BitsPerComponent 8";
    const PdfPicture jpeg{60, 40, gray_entries + " /Filter /DCTDecode", encoded(".jpg", gray)};
    const PdfPicture flate{60, 40, gray_entries + " /Filter /FlateDecode", zlib_packed(samples(gray))};
    const std::string visible = "BT /F0 12 Tf 20 20 Td (Text) Tj ET\n";
    const std::string font = "/Font << /F0 << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >>";
    return {{"jpeg.pdf", pdf({{60, 40, full_page(60, 40), {jpeg}, "", ""}})},
            {"flate.pdf", pdf({{60, 40, full_page(60, 40), {flate}, "/Rotate 90", ""}})},
            {"text.pdf", pdf({{60, 40, full_page(60, 40) + visible, {flate}, "", font}})}};
}

std::vector<std::pair<std::string, std::string>> tiffs_of_each_kind()
{
    TiffPage gray{gray_card(60, 40)};
    TiffPage lzw = gray;
    lzw.compression = COMPRESSION_LZW;
    TiffPage fax{bitonal_card(60, 40), 1, COMPRESSION_CCITTFAX4, true};
    TiffPage fax3{bitonal_card(60, 40), 1, COMPRESSION_CCITTFAX3, true};
    TiffPage jpeg{colour_card(64, 48)};
    jpeg.compression = COMPRESSION_JPEG;
    jpeg.ycbcr = true;
    TiffPage tiled{colour_card(64, 48)};
    tiled.tiled = true;
    TiffPage apart{colour_card(64, 48)};
    apart.planes_apart = true;
    return {{"pages.tif", tiff({gray, fax})}, {"lzw.tif", tiff({lzw})},     {"g3.tif", tiff({fax3})},
            {"jpeg.tif", tiff({jpeg})},       {"tiled.tif", tiff({tiled})}, {"apart.tif", tiff({apart})}};
}

}  // namespace

cv::Mat gray_card(int width, int height)
{
    cv::Mat card(height, width, CV_8UC1, cv::Scalar(240));
    paint(card, 0, 0, cv::Scalar(0));
    paint(card, 0, 1, cv::Scalar(80));
    paint(card, 1, 0, cv::Scalar(160));
    return card;
}

cv::Mat colour_card(int width, int height)
{
    cv::Mat card(height, width, CV_8UC3, cv::Scalar::all(255));
    paint(card, 0, 0, cv::Scalar(0, 0, 255));
    paint(card, 0, 1, cv::Scalar(0, 255, 0));
    paint(card, 1, 0, cv::Scalar(255, 0, 0));
    return card;
}

cv::Mat bitonal_card(int width, int height)
{
    cv::Mat card(height, width, CV_8UC1, cv::Scalar(255));
    paint(card, 0, 0, cv::Scalar(0));
    for (int x = width / 2; x < width; x += 7) {
        card.col(x).setTo(0);
    }
    return card;
}

double quarter(const cv::Mat& image, int row, int column, int channel)
{
    cv::Rect place = quarter_of(image, row, column);
    place = {place.x + place.width / 4, place.y + place.height / 4, place.width / 2, place.height / 2};
    // Rounded: the mean of equal values is off by some last digits.
    return std::round(cv::mean(image(place))[channel] * 1000.0) / 1000.0;
}

Folder::Folder()
{
    static std::atomic<int> count{0};
    path_ = std::filesystem::temp_directory_path() /
            ("depesha-read-" + std::to_string(::getpid()) + '-' + std::to_string(count++));
    std::filesystem::create_directories(path_);
}

Folder::~Folder()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path Folder::put(std::string_view name, std::string_view bytes) const
{
    const std::filesystem::path file = path_ / name;
    std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return file;
}

std::string bytes_of(const std::filesystem::path& file)
{
    std::ifstream input(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(input), {}};
}

std::string encoded(std::string_view extension, const cv::Mat& image, const std::vector<int>& parameters)
{
    std::vector<unsigned char> bytes;
    if (!cv::imencode(std::string(extension), image, bytes, parameters)) {
        throw std::runtime_error("the test picture cannot be encoded");
    }
    return as_text(bytes);
}

std::string with_density(std::string jpeg, int unit, int x, int y)
{
    // JFIF's APP0 stands right after the start: its unit at 13, densities at 14 and 16.
    jpeg[13] = static_cast<char>(unit);
    jpeg[14] = static_cast<char>(x >> 8);
    jpeg[15] = static_cast<char>(x & 0xFF);
    jpeg[16] = static_cast<char>(y >> 8);
    jpeg[17] = static_cast<char>(y & 0xFF);
    return jpeg;
}

std::string with_exif(const std::string& jpeg, int orientation, int resolution, int unit)
{
    const unsigned entries = resolution > 0 ? 4 : 1;
    const unsigned rational_at = 8 + 2 + entries * 12 + 4;
    std::string block = std::string("II") + little_endian(42, 2) + little_endian(8, 4) + little_endian(entries, 2);
    block += exif_entry(274, 3, static_cast<unsigned>(orientation));
    if (resolution > 0) {
        block += exif_entry(282, 5, rational_at) + exif_entry(283, 5, rational_at);
        block += exif_entry(296, 3, static_cast<unsigned>(unit));
    }
    block += little_endian(0, 4);
    block += little_endian(static_cast<unsigned>(resolution), 4) + little_endian(1, 4);
    const std::string content = std::string("Exif\0\0", 6) + block;
    const std::size_t length = content.size() + 2;
    std::string marker = "\xFF\xE1";
    marker += static_cast<char>(length >> 8U);
    marker += static_cast<char>(length & 0xFFU);
    return jpeg.substr(0, 2) + marker + content + jpeg.substr(2);
}

std::string without_jfif(const std::string& jpeg)
{
    return jpeg.substr(0, 2) + jpeg.substr(20);
}

std::string adobe_cmyk_jpeg(const cv::Mat& bgr)
{
    // Full ink is 0, so that colours stand as light and black is none at all.
    cv::Mat cmyk(bgr.rows, bgr.cols, CV_8UC4);
    for (int y = 0; y < bgr.rows; ++y) {
        for (int x = 0; x < bgr.cols; ++x) {
            const auto& pixel = bgr.at<cv::Vec3b>(y, x);
            cmyk.at<cv::Vec4b>(y, x) = cv::Vec4b(pixel[2], pixel[1], pixel[0], 255);
        }
    }
    return compressed(cmyk, JCS_CMYK, false);
}

std::string progressive_jpeg(const cv::Mat& image)
{
    return compressed(as_rgb(image), image.channels() == 1 ? JCS_GRAYSCALE : JCS_RGB, true);
}

cv::Mat as_rgb(const cv::Mat& image)
{
    if (image.channels() != 3) {
        return image;
    }
    cv::Mat rgb;
    cv::cvtColor(image, rgb, cv::COLOR_BGR2RGB);
    return rgb;
}

std::string samples(const cv::Mat& image)
{
    const cv::Mat rgb = as_rgb(image).clone();
    return {reinterpret_cast<const char*>(rgb.data), rgb.total() * rgb.elemSize()};
}

std::vector<std::pair<std::string, std::string>> one_of_each()
{
    const cv::Mat gray = gray_card(60, 40);
    const cv::Mat colour = colour_card(60, 40);
    std::vector<std::pair<std::string, std::string>> files{
        {"gray.jpg", encoded(".jpg", gray)},
        {"colour.jpg", with_exif(encoded(".jpg", colour), 6)},
        {"cmyk.jpg", adobe_cmyk_jpeg(colour)},
        {"progressive.jpg", progressive_jpeg(colour)},
        {"gray.png", encoded(".png", gray)},
        {"colour.png", encoded(".png", colour)},
        {"bits.png", encoded(".png", bitonal_card(60, 40), {cv::IMWRITE_PNG_BILEVEL, 1})},
        {"colour.jp2", encoded(".jp2", colour)},
        {"colour.webp", encoded(".webp", colour)},
        {"colour.bmp", encoded(".bmp", colour)},
        {"gray.bmp", encoded(".bmp", gray)},
        {"gray.pgm", encoded(".pgm", gray)},
        {"plain.ppm", encoded(".ppm", colour, {cv::IMWRITE_PXM_BINARY, 0})},
        {"bits.pbm", encoded(".pbm", bitonal_card(60, 40))},
    };
    for (const auto& more : {tiffs_of_each_kind(), pdfs_of_each_kind()}) {
        files.insert(files.end(), more.begin(), more.end());
    }
    return files;
}

}  // namespace depesha::made
