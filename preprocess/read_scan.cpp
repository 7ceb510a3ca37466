// SPDX-License-Identifier: Apache-2.0
#include "preprocess/read_scan.h"

#include "preprocess/picture.h"
#include "preprocess/read_bmp.h"
#include "preprocess/read_jp2.h"
#include "preprocess/read_jpeg.h"
#include "preprocess/read_pdf.h"
#include "preprocess/read_png.h"
#include "preprocess/read_pnm.h"
#include "preprocess/read_tiff.h"
#include "preprocess/read_webp.h"
#include "preprocess/resolution.h"
#include "preprocess/scan_file.h"

#include <algorithm>
#include <stdexcept>

namespace depesha {
namespace {

// Headers, colour profile and preview of nearly every picture end before.
constexpr std::int64_t header_bytes = 256 * std::int64_t{1024};

FileFormat known_format(const ScanFile& file)
{
    const std::optional<FileFormat> format = format_of(file);
    if (!format) {
        throw std::runtime_error("the file is not a picture that Depesha reads "
                                 "(TIFF, JPEG, PNG, JPEG 2000, WebP, BMP, PNM or PDF): save it as one of them");
    }
    return *format;
}

PictureHeader header_of(FileFormat format, Bytes bytes)
{
    switch (format) {
    case FileFormat::Jpeg:
        return jpeg_header(bytes).picture;
    case FileFormat::Png:
        return png_header(bytes);
    case FileFormat::Jpeg2000:
        return jp2_header(bytes);
    case FileFormat::WebP:
        return webp_header(bytes);
    case FileFormat::Bmp:
        return bmp_header(bytes);
    default:
        return pnm_header(bytes);
    }
}

Picture decoded(FileFormat format, Bytes bytes, const PictureHeader& header)
{
    switch (format) {
    case FileFormat::Png:
        return decode_png(bytes, header);
    case FileFormat::Jpeg2000:
        return decode_jp2(bytes, header);
    case FileFormat::WebP:
        return decode_webp(bytes, header);
    case FileFormat::Bmp:
        return decode_bmp(bytes, header);
    default:
        return decode_pnm(bytes, header);
    }
}

/// From the first bytes where they do, else from the whole file.
PictureHeader picture_header(FileFormat format, const ScanFile& file)
{
    PictureHeader header;
    try {
        header = header_of(format, file.first_bytes(header_bytes));
    } catch (const std::runtime_error&) {
        if (file.size() <= header_bytes) {
            throw;
        }
        return header_of(format, file.first_bytes(file.size()));
    }
    header.working_bytes += std::max<std::int64_t>(0, file.size() - header_bytes);
    return header;
}

PageHeader page_header(const PictureHeader& header, const ReadOptions& options)
{
    const std::int64_t bytes = refusal(header, options).empty() ? decoding_bytes(header) : 0;
    return {upright_size(header.size, header.orientation), bytes};
}

ScanPage scan_page(DecodedPage decoded_page)
{
    Picture& picture = decoded_page.picture;
    const PictureHeader& header = decoded_page.header;
    ScanPage page;
    page.pixels = upright(picture.pixels, header.orientation);
    picture.pixels.release();
    page.original = std::move(decoded_page.original);
    page.bitonal = picture.bitonal;
    page.remarks = std::move(picture.remarks);
    page.scan.damage = std::move(picture.damage);
    page.scan.size = {page.pixels.cols, page.pixels.rows};
    const BelievedResolution resolution = believed_resolution(header.resolution, header.size);
    page.scan.dpi = resolution.dpi;
    page.scan.dpi_stated = resolution.stated;
    if (resolution.uneven) {
        page.remarks.emplace_back("the resolution differs across and down: the page looks stretched");
    }
    return page;
}

DecodedPage read_jpeg(const ScanFile& file, const ReadOptions& options)
{
    std::vector<unsigned char> bytes = file.first_bytes(file.size());
    const JpegHeader header = jpeg_header(bytes);
    check_limits(header.picture, options);
    DecodedPage page{header.picture, decode_jpeg(bytes, header), {}};
    // A damaged file would be shown blank by some readers of the output.
    if (page.picture.damage.empty()) {
        page.original = kept_jpeg(std::move(bytes), header);
    }
    return page;
}

DecodedPage read_picture(FileFormat format, const ScanFile& file, const ReadOptions& options)
{
    // The limits stand before the file is taken into memory, too.
    check_limits(picture_header(format, file), options);
    if (format == FileFormat::Jpeg) {
        return read_jpeg(file, options);
    }
    const std::vector<unsigned char> bytes = file.first_bytes(file.size());
    const PictureHeader header = header_of(format, bytes);
    check_limits(header, options);
    DecodedPage page{header, decoded(format, bytes, header), {}};
    if (format == FileFormat::Png && page.picture.damage.empty()) {
        page.original = kept_png(bytes, header);
    }
    if (format == FileFormat::Jpeg2000 && page.picture.damage.empty()) {
        page.original = kept_jp2(bytes, header);
    }
    return page;
}

DecodedPage read_page(const std::filesystem::path& path, int page, const ReadOptions& options)
{
    const ScanFile file(path, options.max_file_bytes);
    const FileFormat format = known_format(file);
    if (format == FileFormat::Tiff) {
        return read_tiff(file, page, options);
    }
    if (format == FileFormat::Pdf) {
        return read_pdf(path, page, options);
    }
    if (page != 0) {
        throw std::runtime_error(no_such_page(page, 1));
    }
    return read_picture(format, file, options);
}

}  // namespace

std::vector<PageHeader> probe_scan(const std::filesystem::path& path, const ReadOptions& options)
{
    const ScanFile file(path, options.max_file_bytes);
    const FileFormat format = known_format(file);
    std::vector<PictureHeader> headers;
    if (format == FileFormat::Tiff) {
        headers = tiff_headers(file, options);
    } else if (format == FileFormat::Pdf) {
        headers = pdf_headers(path, options);
    } else {
        headers = {picture_header(format, file)};
    }
    std::vector<PageHeader> pages;
    pages.reserve(headers.size());
    for (const PictureHeader& header : headers) {
        pages.push_back(page_header(header, options));
    }
    return pages;
}

ScanPage read_scan(const std::filesystem::path& path, int page, const ReadOptions& options)
{
    ScanPage result = scan_page(read_page(path, page, options));
    result.id.page = page;
    return result;
}

}  // namespace depesha
