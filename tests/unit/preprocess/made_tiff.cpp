// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/preprocess/made_scans.h"

#include <opencv2/core.hpp>

#include <array>
#include <tiffio.h>

namespace depesha::made {
namespace {

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

}  // namespace

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

}  // namespace depesha::made
