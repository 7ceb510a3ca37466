// SPDX-License-Identifier: Apache-2.0
#include "preprocess/read_pdf.h"

#include "preprocess/pdf_content.h"
#include "preprocess/pdf_image.h"
#include "preprocess/pdf_stream.h"
#include "preprocess/render_pdf.h"

#include <opencv2/core.hpp>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <stdexcept>

namespace depesha {
namespace {

constexpr double points_per_inch = 72.0;
constexpr double default_dpi = 300.0;

// Resolutions that a page is painted at, whatever its picture says.
constexpr double lowest_painting_dpi = 36.0;
constexpr double highest_painting_dpi = 1200.0;

// A page too large for its native resolution is painted with about so many pixels: A2 at 300 dpi.
constexpr double pixels_where_too_large = 35e6;

// A picture of less than half the page does not decide on its resolution.
constexpr double least_share = 0.5;

/// What of a page is seen, in points.
struct Frame {
    double left = 0.0;
    double bottom = 0.0;
    double width = 612.0;
    double height = 792.0;

    /// Clockwise, as /Rotate says.
    int quarter_turns = 0;

    /// Points in a unit of the page.
    double unit = 1.0;
};

/// How a page is to be read.
struct Plan {
    PictureHeader header;

    /// The picture to take out; empty where the page is painted.
    std::optional<PlacedImage> image;

    /// Of painting.
    double dpi = default_dpi;

    bool bitonal = false;
};

QPDFObjectHandle::Rectangle intersected(const QPDFObjectHandle::Rectangle& a, const QPDFObjectHandle::Rectangle& b)
{
    return {std::max(a.llx, b.llx), std::max(a.lly, b.lly), std::min(a.urx, b.urx), std::min(a.ury, b.ury)};
}

QPDFObjectHandle::Rectangle ordered(const QPDFObjectHandle::Rectangle& r)
{
    return {std::min(r.llx, r.urx), std::min(r.lly, r.ury), std::max(r.llx, r.urx), std::max(r.lly, r.ury)};
}

int turns_of(QPDFObjectHandle rotation)
{
    const long long degrees = rotation.isInteger() ? rotation.getIntValue() % 360 : 0;
    return static_cast<int>((degrees + 360) % 360 / 90);
}

Frame frame_of(const QPDFObjectHandle& page)
{
    QPDFPageObjectHelper whole(page);
    Frame frame;
    QPDFObjectHandle media = whole.getAttribute("/MediaBox", false);
    QPDFObjectHandle crop = whole.getAttribute("/CropBox", false);
    if (media.isRectangle()) {
        QPDFObjectHandle::Rectangle seen = ordered(media.getArrayAsRectangle());
        if (crop.isRectangle()) {
            const auto cut = intersected(seen, ordered(crop.getArrayAsRectangle()));
            seen = cut.urx > cut.llx && cut.ury > cut.lly ? cut : seen;
        }
        if (seen.urx > seen.llx && seen.ury > seen.lly) {
            frame.left = seen.llx;
            frame.bottom = seen.lly;
            frame.width = seen.urx - seen.llx;
            frame.height = seen.ury - seen.lly;
        }
    }
    frame.quarter_turns = turns_of(whole.getAttribute("/Rotate", false));
    QPDFObjectHandle unit = entry_of(page, "/UserUnit");
    frame.unit = unit.isNumber() ? std::clamp(unit.getNumericValue(), 1.0, 1000.0) : 1.0;
    return frame;
}

Transform unit_square(const Frame& frame)
{
    return {frame.width, 0.0, 0.0, frame.height, frame.left, frame.bottom};
}

/// Clockwise quarter turns that the placement gives a picture; empty where it mirrors or leans it.
std::optional<int> turns_of(const Transform& place)
{
    const double across = std::hypot(place.xx, place.yx);
    const double up = std::hypot(place.xy, place.yy);
    const double lean = 0.001;
    if (std::abs(place.yx) <= lean * across && std::abs(place.xy) <= lean * up) {
        if (place.xx > 0 && place.yy > 0) {
            return 0;
        }
        return place.xx < 0 && place.yy < 0 ? std::optional(2) : std::nullopt;
    }
    if (std::abs(place.xx) <= lean * across && std::abs(place.yy) <= lean * up) {
        if (place.yx < 0 && place.xy > 0) {
            return 1;
        }
        return place.yx > 0 && place.xy < 0 ? std::optional(3) : std::nullopt;
    }
    return std::nullopt;
}

bool near(double a, double b, double side)
{
    constexpr double tolerance = 0.02;
    return std::abs(a - b) <= tolerance * side;
}

/// The picture's edges are the page's.
bool fills(const Transform& place, const Frame& frame)
{
    const Point a = apply(place, {0.0, 0.0});
    const Point b = apply(place, {1.0, 1.0});
    return near(std::min(a.x, b.x), frame.left, frame.width) && near(std::min(a.y, b.y), frame.bottom, frame.height) &&
           near(std::max(a.x, b.x), frame.left + frame.width, frame.width) &&
           near(std::max(a.y, b.y), frame.bottom + frame.height, frame.height);
}

Resolution resolution_of(Size pixels, const Transform& place, double unit)
{
    const double across = std::hypot(place.xx, place.yx) * unit;
    const double up = std::hypot(place.xy, place.yy) * unit;
    if (!(across > 0.0) || !(up > 0.0)) {
        return {};
    }
    return {pixels.width * points_per_inch / across, pixels.height * points_per_inch / up};
}

// Links and pop-ups paint nothing of their own.
bool has_visible_annotations(const QPDFObjectHandle& page)
{
    QPDFObjectHandle list = entry_of(page, "/Annots");
    if (!list.isArray()) {
        return false;
    }
    const std::vector<QPDFObjectHandle> annotations = list.getArrayAsVector();
    return std::any_of(annotations.begin(), annotations.end(), [](const QPDFObjectHandle& annotation) {
        QPDFObjectHandle kind = entry_of(annotation, "/Subtype");
        const bool silent = kind.isNameAndEquals("/Link") || kind.isNameAndEquals("/Popup");
        return !silent && !entry_of(annotation, "/AP").isNull();
    });
}

std::optional<Plan> plan_of_image(QPDF& pdf, const PdfContent& content, const Frame& frame)
{
    if (!content.only_images || content.images.size() != 1) {
        return std::nullopt;
    }
    const PlacedImage& placed = content.images.front();
    const QPDFObjectHandle image = pdf.getObjectByID(placed.object, placed.generation);
    const std::optional<int> turns = turns_of(placed.place);
    if (!turns || !fills(placed.place, frame) || !is_plain_image(image)) {
        return std::nullopt;
    }
    constexpr std::array<OrientationTag, 4> tags{1, 6, 3, 8};
    Plan plan;
    plan.image = placed;
    plan.header = pdf_image_header(image);
    plan.header.orientation = tags[static_cast<std::size_t>((*turns + frame.quarter_turns) % 4)];
    plan.header.resolution = resolution_of(plan.header.size, placed.place, frame.unit);
    return plan;
}

struct Native {
    double dpi = default_dpi;
    bool bitonal = false;
};

/// What the largest picture says, if it is large.
Native native_of(QPDF& pdf, const PdfContent& content, const Frame& frame)
{
    Native native;
    double largest = least_share * frame.width * frame.height;
    for (const PlacedImage& placed : content.images) {
        const double area = std::abs(placed.place.xx * placed.place.yy - placed.place.xy * placed.place.yx);
        if (area < largest) {
            continue;
        }
        QPDFObjectHandle image = pdf.getObjectByID(placed.object, placed.generation);
        const Resolution resolution = resolution_of(stated_size(image), placed.place, frame.unit);
        native.dpi = std::max(resolution.x, resolution.y);
        QPDFObjectHandle bits = entry_of(image.getDict(), "/BitsPerComponent");
        native.bitonal = content.images.size() == 1 && bits.isInteger() && bits.getIntValue() == 1;
        largest = area;
    }
    if (!(native.dpi > 0.0)) {
        native.dpi = default_dpi;
    }
    return native;
}

int painted_extent(double points, double dpi)
{
    return static_cast<int>(std::clamp(std::round(points * dpi / points_per_inch), 1.0, 1e9));
}

PictureHeader painted_header(const Frame& frame, double dpi)
{
    PictureHeader header;
    const bool lying = frame.quarter_turns % 2 == 1;
    header.size = {painted_extent((lying ? frame.height : frame.width), dpi),
                   painted_extent((lying ? frame.width : frame.height), dpi)};
    header.resolution = {dpi / frame.unit, dpi / frame.unit};
    header.channels = 3;
    // Poppler's canvas, its copy, and a picture scaled to it.
    header.working_bytes =
        static_cast<std::int64_t>(std::min(1e15, static_cast<double>(header.size.width) * header.size.height * 10.0));
    return header;
}

/// Painting knows nothing of /UserUnit: `dpi` counts for the page's own units.
Plan plan_of_painting(const Native& native, const Frame& frame, const ReadOptions& options)
{
    Plan plan;
    plan.bitonal = native.bitonal;
    plan.dpi = std::clamp(native.dpi * frame.unit, lowest_painting_dpi, highest_painting_dpi);
    plan.header = painted_header(frame, plan.dpi);
    if (!refusal(plan.header, options).empty()) {
        const double inches = frame.width * frame.height / (points_per_inch * points_per_inch);
        plan.dpi = std::clamp(std::sqrt(pixels_where_too_large / inches), lowest_painting_dpi, plan.dpi);
        plan.header = painted_header(frame, plan.dpi);
    }
    return plan;
}

Plan painting_plan(QPDF& pdf, const QPDFObjectHandle& page, const ReadOptions& options)
{
    const Frame frame = frame_of(page);
    return plan_of_painting(native_of(pdf, read_content(page, unit_square(frame)), frame), frame, options);
}

Plan plan_of(QPDF& pdf, const QPDFObjectHandle& page, const ReadOptions& options)
{
    const Frame frame = frame_of(page);
    const PdfContent content = read_content(page, unit_square(frame));
    if (!has_visible_annotations(page)) {
        if (std::optional<Plan> plan = plan_of_image(pdf, content, frame)) {
            return *plan;
        }
    }
    return plan_of_painting(native_of(pdf, content, frame), frame, options);
}

[[noreturn]] void refuse(const QPDFExc& error)
{
    if (error.getErrorCode() == qpdf_e_password) {
        throw std::runtime_error("the PDF is locked with a password: save a copy without it");
    }
    throw std::runtime_error("the PDF is damaged (" + error.getMessageDetail() + "): copy it again from the original");
}

std::vector<QPDFObjectHandle> opened(QPDF& pdf, const std::filesystem::path& file)
{
    pdf.setSuppressWarnings(true);
    pdf.processFile(file.c_str());
    return pdf.getAllPages();
}

/// An open PDF and its pages.
struct OpenPdf {
    explicit OpenPdf(const std::filesystem::path& file, const ReadOptions& options) : pages(opened(pdf, file))
    {
        if (pages.empty()) {
            throw std::runtime_error("the PDF has no pages: copy it again from the original");
        }
        if (pages.size() > static_cast<std::size_t>(options.max_pages)) {
            throw std::runtime_error("the PDF has " + std::to_string(pages.size()) + " pages, over the limit of " +
                                     std::to_string(options.max_pages) + ": split it");
        }
    }

    QPDF pdf;
    std::vector<QPDFObjectHandle> pages;
};

bool only_extremes(const cv::Mat& gray)
{
    return gray.channels() == 1 &&
           cv::countNonZero(gray == 0) + cv::countNonZero(gray == 255) == static_cast<int>(gray.total());
}

DecodedPage painted(const std::filesystem::path& file, int page, const Plan& plan, const ReadOptions& options)
{
    check_limits(plan.header, options);
    DecodedPage result{plan.header, {}, {}};
    result.picture.pixels = render_pdf(file, page, plan.dpi, plan.header.size);
    result.header.size = {result.picture.pixels.cols, result.picture.pixels.rows};
    result.picture.bitonal = plan.bitonal && only_extremes(result.picture.pixels);
    return result;
}

DecodedPage taken_out(OpenPdf& open, const Plan& plan, const ReadOptions& options)
{
    const QPDFObjectHandle image = open.pdf.getObjectByID(plan.image->object, plan.image->generation);
    DecodedPage result = decode_pdf_image(image, options);
    result.header.orientation = plan.header.orientation;
    result.header.resolution = plan.header.resolution;
    result.original.quarter_turns = quarter_turns(plan.header.orientation);
    return result;
}

DecodedPage read_open_pdf(OpenPdf& open, const std::filesystem::path& file, int page, const ReadOptions& options)
{
    if (page < 0 || static_cast<std::size_t>(page) >= open.pages.size()) {
        throw std::runtime_error(no_such_page(page, open.pages.size()));
    }
    const QPDFObjectHandle sheet = open.pages[static_cast<std::size_t>(page)];
    const Plan plan = plan_of(open.pdf, sheet, options);
    if (!plan.image) {
        return painted(file, page, plan, options);
    }
    check_limits(plan.header, options);
    try {
        return taken_out(open, plan, options);
    } catch (const std::runtime_error& error) {
        DecodedPage result = painted(file, page, painting_plan(open.pdf, sheet, options), options);
        result.picture.remarks.push_back("the picture in the PDF was painted by poppler, for it cannot be taken out: " +
                                         std::string(error.what()));
        return result;
    }
}

}  // namespace

std::vector<PictureHeader> pdf_headers(const std::filesystem::path& file, const ReadOptions& options)
{
    try {
        OpenPdf open(file, options);
        std::vector<PictureHeader> headers;
        headers.reserve(open.pages.size());
        for (const QPDFObjectHandle& page : open.pages) {
            headers.push_back(plan_of(open.pdf, page, options).header);
        }
        return headers;
    } catch (const QPDFExc& error) {
        refuse(error);
    }
}

DecodedPage read_pdf(const std::filesystem::path& file, int page, const ReadOptions& options)
{
    try {
        OpenPdf open(file, options);
        return read_open_pdf(open, file, page, options);
    } catch (const QPDFExc& error) {
        refuse(error);
    }
}

}  // namespace depesha
