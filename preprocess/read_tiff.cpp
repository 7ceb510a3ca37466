// SPDX-License-Identifier: Apache-2.0
#include "preprocess/read_tiff.h"

#include "preprocess/read_jpeg.h"
#include "preprocess/tiff_jpeg.h"
#include "preprocess/tiff_pixels.h"
#include "preprocess/tiff_stream.h"

#include <array>
#include <optional>
#include <stdexcept>
#include <tiffio.h>

namespace depesha {
namespace {

/// Walks the chain of directories; the first is current from the start.
class Directories {
public:
    Directories(TIFF* handle, int most) : handle_(handle), most_(most) {}

    /// False at the end of the chain, or where it breaks.
    bool next()
    {
        if (TIFFLastDirectory(handle_) != 0) {
            return false;
        }
        if (++count_ >= most_) {
            throw std::runtime_error("the TIFF file has more than " + std::to_string(most_) +
                                     " pages: split it, or copy it again from the original");
        }
        broken_ = TIFFReadDirectory(handle_) != 1;
        return !broken_;
    }

    [[nodiscard]] bool broken() const { return broken_; }

private:
    TIFF* handle_;
    int most_;
    int count_ = 0;
    bool broken_ = false;
};

/// Where the directories of all pages lie, in their order.
struct Chain {
    std::vector<toff_t> pages;

    /// Something follows the last page that cannot be read.
    bool broken = false;
};

bool is_page(TIFF* handle)
{
    std::uint32_t kind = 0;
    if (TIFFGetField(handle, TIFFTAG_SUBFILETYPE, &kind) != 1) {
        return true;
    }
    return (kind & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK)) == 0;
}

Chain chain_of(TIFF* handle, int most)
{
    Directories directories(handle, most);
    Chain chain;
    std::vector<toff_t> others;
    do {
        (is_page(handle) ? chain.pages : others).push_back(TIFFCurrentDirOffset(handle));
    } while (directories.next());
    chain.broken = directories.broken();
    if (chain.pages.empty()) {
        chain.pages = others;
    }
    return chain;
}

TiffLayout layout_at(TIFF* handle, toff_t directory, std::int64_t file_bytes)
{
    if (TIFFCurrentDirOffset(handle) != directory && TIFFSetSubDirectory(handle, directory) != 1) {
        return {};
    }
    return tiff_layout(handle, file_bytes);
}

/// A page of JPEG strips by way of the JPEG file that they make together; empty where they make none that is sound.
std::optional<DecodedPage> page_by_jpeg(TIFF* handle, const TiffLayout& layout, std::int64_t file_bytes)
{
    std::vector<unsigned char> bytes = jpeg_of_tiff(handle, file_bytes);
    if (bytes.empty() || layout.white_is_zero) {
        return std::nullopt;
    }
    try {
        JpegHeader header = jpeg_header(bytes);
        if (header.picture.size != layout.header.size || header.picture.channels != layout.header.channels) {
            return std::nullopt;
        }
        header.picture.orientation = layout.header.orientation;
        header.picture.resolution = layout.header.resolution;
        DecodedPage page{header.picture, decode_jpeg(bytes, header), {}};
        if (!page.picture.damage.empty()) {
            return std::nullopt;
        }
        page.original = kept_jpeg(std::move(bytes), header);
        return page;
    } catch (const std::runtime_error&) {
        return std::nullopt;
    }
}

DecodedPage read_current(TIFF* handle, TiffSource& source, const TiffLayout& layout)
{
    if (std::optional<DecodedPage> page = page_by_jpeg(handle, layout, source.size())) {
        return *std::move(page);
    }
    return {layout.header, tiff_pixels(handle, source, layout), {}};
}

void append(std::vector<unsigned char>& bytes, std::uint32_t value, int count)
{
    for (int i = 0; i < count; ++i) {
        bytes.push_back(static_cast<unsigned char>(value >> (8 * i)));
    }
}

/// A TIFF file around bare group 4 data.
std::vector<unsigned char> wrapped_group4(Bytes data, Size size)
{
    struct Entry {
        std::uint32_t tag;
        std::uint32_t value;
    };
    constexpr std::uint32_t head_bytes = 8;
    constexpr std::uint32_t entries = 8;
    constexpr std::uint32_t start = head_bytes + 2 + entries * 12 + 4;
    const std::array<Entry, entries> directory{{{TIFFTAG_IMAGEWIDTH, static_cast<std::uint32_t>(size.width)},
                                                {TIFFTAG_IMAGELENGTH, static_cast<std::uint32_t>(size.height)},
                                                {TIFFTAG_BITSPERSAMPLE, 1},
                                                {TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4},
                                                {TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE},
                                                {TIFFTAG_STRIPOFFSETS, start},
                                                {TIFFTAG_ROWSPERSTRIP, static_cast<std::uint32_t>(size.height)},
                                                {TIFFTAG_STRIPBYTECOUNTS, static_cast<std::uint32_t>(data.size())}}};
    std::vector<unsigned char> file{'I', 'I', 42, 0};
    file.reserve(start + data.size());
    append(file, head_bytes, 4);
    append(file, entries, 2);
    for (const Entry& entry : directory) {
        append(file, entry.tag, 2);
        append(file, TIFF_LONG, 2);
        append(file, 1, 4);
        append(file, entry.value, 4);
    }
    append(file, 0, 4);
    file.insert(file.end(), data.begin(), data.end());
    return file;
}

}  // namespace

std::vector<PictureHeader> tiff_headers(const ScanFile& file, const ReadOptions& options)
{
    TiffSource source;
    source.file = &file;
    const TiffPtr handle = open_tiff(source, options.max_page_bytes);
    const Chain chain = chain_of(handle.get(), options.max_pages);
    std::vector<PictureHeader> headers;
    headers.reserve(chain.pages.size());
    for (const toff_t directory : chain.pages) {
        headers.push_back(layout_at(handle.get(), directory, file.size()).header);
    }
    return headers;
}

DecodedPage read_tiff(const ScanFile& file, int page, const ReadOptions& options)
{
    TiffSource source;
    source.file = &file;
    const TiffPtr handle = open_tiff(source, options.max_page_bytes);
    const Chain chain = chain_of(handle.get(), options.max_pages);
    if (page < 0 || static_cast<std::size_t>(page) >= chain.pages.size()) {
        throw std::runtime_error(no_such_page(page, chain.pages.size()));
    }
    const auto index = static_cast<std::size_t>(page);
    const TiffLayout layout = layout_at(handle.get(), chain.pages[index], file.size());
    check_limits(layout.header, options);
    DecodedPage result = read_current(handle.get(), source, layout);
    if (chain.broken && index + 1 == chain.pages.size()) {
        result.picture.damage.emplace_back("the file breaks off after this page: further pages may be lost");
    }
    return result;
}

Picture decode_group4(Bytes data, Size size, bool black_is_white)
{
    const std::vector<unsigned char> file = wrapped_group4(data, size);
    TiffSource source;
    source.memory = file;
    const TiffPtr handle = open_tiff(source, ReadOptions{}.max_page_bytes);
    TiffLayout layout = tiff_layout(handle.get(), source.size());
    layout.white_is_zero = !black_is_white;
    return tiff_pixels(handle.get(), source, layout);
}

}  // namespace depesha
