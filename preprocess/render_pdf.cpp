// SPDX-License-Identifier: Apache-2.0
#include "preprocess/render_pdf.h"

#include "preprocess/picture.h"

#include <opencv2/core.hpp>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <cmath>
#include <memory>
#include <mutex>
#include <stdexcept>

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__  // as g++ says it
#endif
#endif

#ifdef __SANITIZE_ADDRESS__
// fontconfig, which poppler asks for fonts, loses some hundred bytes once in the life of the program.
extern "C" const char* __lsan_default_suppressions();  // NOLINT: the name that the sanitizer looks for
extern "C" const char* __lsan_default_suppressions()   // NOLINT
{
    return "leak:libfontconfig";
}
#endif

namespace depesha {
namespace {

void stay_silent(const std::string& /*message*/, void* /*closure*/) {}

void silence_poppler()
{
    static std::once_flag once;
    std::call_once(once, [] { poppler::set_debug_error_function(stay_silent, nullptr); });
}

[[noreturn]] void refuse(int page)
{
    throw std::runtime_error("page " + std::to_string(page + 1) +
                             " of the PDF cannot be painted: copy the file again from the original");
}

void check_extent(const poppler::page& sheet, int page, double dpi, Size planned)
{
    constexpr double points_per_inch = 72.0;
    constexpr double tolerance = 1.05;  // for rounding
    const poppler::rectf box = sheet.page_rect(poppler::crop_box);
    const double scale = dpi / points_per_inch;
    const double pixels = std::abs(box.width() * scale * box.height() * scale);
    const double most = (planned.width + 1.0) * (planned.height + 1.0) * tolerance;
    if (!(pixels <= most)) {
        throw std::runtime_error("page " + std::to_string(page + 1) +
                                 " of the PDF says its size in two ways: copy the file again from the original");
    }
}

}  // namespace

cv::Mat render_pdf(const std::filesystem::path& file, int page, double dpi, Size planned)
{
    silence_poppler();
    const std::unique_ptr<poppler::document> document(poppler::document::load_from_file(file.string()));
    if (document == nullptr || document->is_locked() || page < 0 || page >= document->pages()) {
        refuse(page);
    }
    const std::unique_ptr<poppler::page> sheet(document->create_page(page));
    if (sheet == nullptr) {
        refuse(page);
    }
    check_extent(*sheet, page, dpi, planned);
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_bgr24);
    renderer.set_render_hints(poppler::page_renderer::antialiasing | poppler::page_renderer::text_antialiasing);
    poppler::image image = renderer.render_page(sheet.get(), dpi, dpi);
    if (!image.is_valid() || image.width() <= 0 || image.height() <= 0) {
        refuse(page);
    }
    const cv::Mat painted(image.height(), image.width(), CV_8UC3, image.data(),
                          static_cast<std::size_t>(image.bytes_per_row()));
    const cv::Mat gray = gray_if_colourless(painted);
    return gray.channels() == 1 ? gray : painted.clone();
}

}  // namespace depesha
