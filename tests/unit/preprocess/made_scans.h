// SPDX-License-Identifier: Apache-2.0
// Scan files of every kind, made by the tests themselves.
#pragma once

#include <opencv2/core.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace depesha::made {

/// Grey card whose quarters are 0 (top left), 80 (top right), 160 (bottom left) and 240: no turn looks like another.
[[nodiscard]] cv::Mat gray_card(int width, int height);

/// BGR card with quarters red, green, blue and white.
[[nodiscard]] cv::Mat colour_card(int width, int height);

/// Card of black and white only: the top left quarter and a grid of lines are black.
[[nodiscard]] cv::Mat bitonal_card(int width, int height);

/// Mean of the middle of a quarter: row and column 0 or 1; of the first channel or of `channel`.
[[nodiscard]] double quarter(const cv::Mat& image, int row, int column, int channel = 0);

/// A folder of the test's own, removed with all that is in it.
class Folder {
public:
    Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder();

    /// Writes a file and returns its path.
    std::filesystem::path put(std::string_view name, std::string_view bytes) const;

    [[nodiscard]] std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

[[nodiscard]] std::string bytes_of(const std::filesystem::path& file);

/// An image as OpenCV writes it under this extension (".png", ".jpg", ".webp", ".jp2", ".bmp", ".pgm").
[[nodiscard]] std::string encoded(std::string_view extension, const cv::Mat& image,
                                  const std::vector<int>& parameters = {});

/// A JPEG whose JFIF header says this resolution (unit 1 inch, 2 centimetre).
[[nodiscard]] std::string with_density(std::string jpeg, int unit, int x, int y);

/// A JPEG with an EXIF block right after its start: orientation, and resolution if not 0 (unit 2 inch, 3 centimetre).
[[nodiscard]] std::string with_exif(const std::string& jpeg, int orientation, int resolution = 0, int unit = 2);

/// A JPEG whose JFIF marker is taken out.
[[nodiscard]] std::string without_jfif(const std::string& jpeg);

/// A CMYK JPEG as Adobe's programs write it (full ink 0), from a BGR image.
[[nodiscard]] std::string adobe_cmyk_jpeg(const cv::Mat& bgr);

[[nodiscard]] std::string progressive_jpeg(const cv::Mat& image);

/// One page of a TIFF.
struct TiffPage {
    /// 8-bit grey or BGR; 16-bit grey; 8-bit with `bits` 1: packed, black below 128.
    cv::Mat image = {};

    int bits = 8;
    unsigned compression = 1;
    bool white_is_zero = false;
    bool tiled = false;
    bool planes_apart = false;
    unsigned orientation = 1;
    double resolution = 0.0;
    unsigned resolution_unit = 2;
    unsigned rows_per_strip = 16;
    unsigned subfile_type = 0;

    /// JPEG only: stored as YCbCr.
    bool ycbcr = false;

    /// Grey values become places in this palette of 256 BGR colours.
    std::vector<cv::Vec3b> palette = {};
};

/// A whole TIFF file.
[[nodiscard]] std::string tiff(const std::vector<TiffPage>& pages);

/// An image of a PDF: the entries of its dictionary beside /Width, /Height and /Length, and its data.
struct PdfPicture {
    int width = 0;
    int height = 0;
    std::string entries;
    std::string data;
};

/// One page of a PDF; its pictures are /Im0, /Im1, …
struct PdfPage {
    double width = 595.0;
    double height = 842.0;
    std::string content;
    std::vector<PdfPicture> pictures;

    /// More entries of the page's dictionary.
    std::string entries;

    /// More entries of its resources.
    std::string resources;
};

/// A whole PDF file, written by hand, streams as they are given.
[[nodiscard]] std::string pdf(const std::vector<PdfPage>& pages);

/// "q w 0 0 h 0 0 cm /Im0 Do Q"
[[nodiscard]] std::string full_page(double width, double height);

[[nodiscard]] std::string zlib_packed(std::string_view bytes);

/// BGR as RGB; anything else as it is.
[[nodiscard]] cv::Mat as_rgb(const cv::Mat& image);

/// The pixels of an image row by row, BGR as RGB.
[[nodiscard]] std::string samples(const cv::Mat& image);

/// One small file of every kind that is read, with names that say what they are.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> one_of_each();

}  // namespace depesha::made
