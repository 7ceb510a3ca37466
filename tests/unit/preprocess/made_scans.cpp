// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/preprocess/made_scans.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <array>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <jpeglib.h>
#include <sstream>
#include <stdexcept>
#include <tiffio.h>
#include <unistd.h>
#include <zlib.h>

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

cv::Mat as_rgb(const cv::Mat& image)
{
    if (image.channels() != 3) {
        return image;
    }
    cv::Mat rgb;
    cv::cvtColor(image, rgb, cv::COLOR_BGR2RGB);
    return rgb;
}

/// Rows as a TIFF holds them.
cv::Mat stored_rows(const TiffPage& page)
{
    if (page.bits != 1) {
        return as_rgb(page.image);
    }
    cv::Mat packed(page.image.rows, (page.image.cols + 7) / 8, CV_8UC1, cv::Scalar(0));
    for (int y = 0; y < page.image.rows; ++y) {
        for (int x = 0; x < page.image.cols; ++x) {
            const bool black = page.image.at<unsigned char>(y, x) < 128;
            if (black == page.white_is_zero) {
                packed.at<unsigned char>(y, x / 8) |= static_cast<unsigned char>(0x80U >> static_cast<unsigned>(x % 8));
            }
        }
    }
    return packed;
}

unsigned photometric_of(const TiffPage& page)
{
    if (!page.palette.empty()) {
        return PHOTOMETRIC_PALETTE;
    }
    if (page.image.channels() == 3) {
        return page.ycbcr ? PHOTOMETRIC_YCBCR : PHOTOMETRIC_RGB;
    }
    return page.white_is_zero ? PHOTOMETRIC_MINISWHITE : PHOTOMETRIC_MINISBLACK;
}

void set_palette(TIFF* handle, const std::vector<cv::Vec3b>& palette)
{
    std::array<std::vector<std::uint16_t>, 3> columns;
    for (const cv::Vec3b& colour : palette) {
        for (std::size_t c = 0; c < 3; ++c) {
            columns[c].push_back(static_cast<std::uint16_t>(colour[static_cast<int>(2 - c)] * 257));
        }
    }
    TIFFSetField(handle, TIFFTAG_COLORMAP, columns[0].data(), columns[1].data(), columns[2].data());
}

void describe(TIFF* handle, const TiffPage& page)
{
    TIFFSetField(handle, TIFFTAG_IMAGEWIDTH, page.image.cols);
    TIFFSetField(handle, TIFFTAG_IMAGELENGTH, page.image.rows);
    TIFFSetField(handle, TIFFTAG_BITSPERSAMPLE, page.image.depth() == CV_16U ? 16 : page.bits);
    TIFFSetField(handle, TIFFTAG_SAMPLESPERPIXEL, page.image.channels());
    TIFFSetField(handle, TIFFTAG_COMPRESSION, page.compression);
    TIFFSetField(handle, TIFFTAG_PHOTOMETRIC, photometric_of(page));
    TIFFSetField(handle, TIFFTAG_PLANARCONFIG, page.planes_apart ? PLANARCONFIG_SEPARATE : PLANARCONFIG_CONTIG);
    TIFFSetField(handle, TIFFTAG_ORIENTATION, page.orientation);
    TIFFSetField(handle, TIFFTAG_SUBFILETYPE, page.subfile_type);
    if (page.ycbcr) {
        TIFFSetField(handle, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    }
    if (page.resolution > 0.0) {
        TIFFSetField(handle, TIFFTAG_XRESOLUTION, page.resolution);
        TIFFSetField(handle, TIFFTAG_YRESOLUTION, page.resolution);
        TIFFSetField(handle, TIFFTAG_RESOLUTIONUNIT, page.resolution_unit);
    }
    if (!page.palette.empty()) {
        set_palette(handle, page.palette);
    }
    if (page.tiled) {
        TIFFSetField(handle, TIFFTAG_TILEWIDTH, 32);
        TIFFSetField(handle, TIFFTAG_TILELENGTH, 16);
    } else {
        TIFFSetField(handle, TIFFTAG_ROWSPERSTRIP, page.rows_per_strip);
    }
}

void write_tiles(TIFF* handle, const cv::Mat& rows)
{
    constexpr int width = 32;
    constexpr int height = 16;
    for (int y = 0; y < rows.rows; y += height) {
        for (int x = 0; x < rows.cols; x += width) {
            cv::Mat tile(height, width, rows.type(), cv::Scalar::all(0));
            const cv::Rect place = cv::Rect(x, y, width, height) & cv::Rect(0, 0, rows.cols, rows.rows);
            rows(place).copyTo(tile(cv::Rect(0, 0, place.width, place.height)));
            TIFFWriteTile(handle, tile.data, static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y), 0, 0);
        }
    }
}

void write_page(TIFF* handle, const TiffPage& page)
{
    describe(handle, page);
    const cv::Mat rows = stored_rows(page);
    if (page.tiled) {
        write_tiles(handle, rows);
    } else if (page.planes_apart) {
        std::vector<cv::Mat> planes;
        cv::split(rows, planes);
        for (std::size_t p = 0; p < planes.size(); ++p) {
            for (int y = 0; y < rows.rows; ++y) {
                TIFFWriteScanline(handle, planes[p].ptr(y), static_cast<std::uint32_t>(y),
                                  static_cast<std::uint16_t>(p));
            }
        }
    } else {
        for (int y = 0; y < rows.rows; ++y) {
            cv::Mat row = rows.row(y).clone();  // libtiff may swap bytes in place
            TIFFWriteScanline(handle, row.data, static_cast<std::uint32_t>(y), 0);
        }
    }
    TIFFWriteDirectory(handle);
}

/// Numbers objects and notes where they lie.
class PdfFile {
public:
    int add(const std::string& object)
    {
        places_.push_back(text_.size());
        const int number = static_cast<int>(places_.size());
        text_ += std::to_string(number) + " 0 obj\n" + object + "\nendobj\n";
        return number;
    }

    int add_stream(const std::string& entries, const std::string& data)
    {
        return add("<< " + entries + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data +
                   "\nendstream");
    }

    std::string finish(int catalog)
    {
        const std::size_t start = text_.size();
        text_ += "xref\n0 " + std::to_string(places_.size() + 1) + "\n0000000000 65535 f \n";
        for (const std::size_t place : places_) {
            std::array<char, 24> line{};
            std::snprintf(line.data(), line.size(), "%010zu 00000 n \n", place);
            text_ += line.data();
        }
        text_ += "trailer\n<< /Size " + std::to_string(places_.size() + 1) + " /Root " + std::to_string(catalog) +
                 " 0 R >>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
        return std::move(text_);
    }

private:
    std::string text_ = "%PDF-1.5\n";
    std::vector<std::size_t> places_;
};

std::string plain(double number)
{
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << number;
    return text.str();
}

int add_page(PdfFile& file, const PdfPage& page, int parent)
{
    std::string pictures;
    for (std::size_t i = 0; i < page.pictures.size(); ++i) {
        const PdfPicture& picture = page.pictures[i];
        const int number = file.add_stream("/Type /XObject /Subtype /Image /Width " + std::to_string(picture.width) +
                                               " /Height " + std::to_string(picture.height) + ' ' + picture.entries,
                                           picture.data);
        pictures += "/Im" + std::to_string(i) + ' ' + std::to_string(number) + " 0 R ";
    }
    const int content = file.add_stream("", page.content);
    return file.add("<< /Type /Page /Parent " + std::to_string(parent) + " 0 R /MediaBox [0 0 " + plain(page.width) +
                    ' ' + plain(page.height) + "] /Contents " + std::to_string(content) +
                    " 0 R /Resources << /XObject << " + pictures + ">> " + page.resources + " >> " + page.entries +
                    " >>");
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

std::string tiff(const std::vector<TiffPage>& pages)
{
    const Folder folder;
    const std::filesystem::path file = folder / "made.tif";
    TIFF* handle = TIFFOpen(file.c_str(), "w");
    for (const TiffPage& page : pages) {
        write_page(handle, page);
    }
    TIFFClose(handle);
    return bytes_of(file);
}

std::string pdf(const std::vector<PdfPage>& pages)
{
    PdfFile file;
    // The tree of pages is the last object but one.
    int objects = 0;
    for (const PdfPage& page : pages) {
        objects += static_cast<int>(page.pictures.size()) + 2;
    }
    const int parent = objects + 1;
    std::string kids;
    for (const PdfPage& page : pages) {
        kids += std::to_string(add_page(file, page, parent)) + " 0 R ";
    }
    file.add("<< /Type /Pages /Count " + std::to_string(pages.size()) + " /Kids [" + kids + "] >>");
    return file.finish(file.add("<< /Type /Catalog /Pages " + std::to_string(parent) + " 0 R >>"));
}

std::string full_page(double width, double height)
{
    return "q " + plain(width) + " 0 0 " + plain(height) + " 0 0 cm /Im0 Do Q\n";
}

std::string zlib_packed(std::string_view bytes)
{
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    std::string packed(size, '\0');
    compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
             static_cast<uLong>(bytes.size()));
    packed.resize(size);
    return packed;
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
