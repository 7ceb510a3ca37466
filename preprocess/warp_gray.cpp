// SPDX-License-Identifier: Apache-2.0
#include "preprocess/warp_gray.h"

#include <opencv2/core/hal/intrin.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <numbers>
#include <vector>

namespace depesha {
namespace {

// Weights of neighbouring pixels add up to this: their products fit into 16 bits, eight to a register.
constexpr int whole = 128;

// Pixels that are worked on at once. So many of a row of the image lie within a pixel of height of each other up to a
// lean of eight degrees, and as many of the result can be taken for equally far apart.
constexpr int block = 8;

/// A place in 2^-32 of a pixel.
using Place = std::int64_t;
constexpr int place_bits = 32;

Place placed_at(double pixels)
{
    return std::llround(std::ldexp(pixels, place_bits));
}

int floor_of(Place place)
{
    return static_cast<int>(place >> place_bits);
}

/// Places below the first of three rows, in 2^-13 of a pixel, of which 16 bits hold two.
constexpr int fine_bits = 13;

/// Eight pixels as numbers of 16 bits.
cv::v_int16x8 pixels_at(const unsigned char* pixels)
{
    return cv::v_reinterpret_as_s16(cv::v_load_expand(pixels));
}

/// Rounds sums of products with weights, and stores eight pixels.
void store_pixels(const cv::v_int16x8& sums, unsigned char* out)
{
    const cv::v_int16x8 pixels = cv::v_shr<7>(sums + cv::v_setall_s16(whole / 2));
    cv::v_store_low(out, cv::v_pack_u(pixels, pixels));
}

/// Between three rows of the image, at heights of their own.
void blend_rows(const unsigned char* const (&rows)[3], const cv::v_int16x8& heights, unsigned char* out)
{
    const cv::v_int16x8 none = cv::v_setzero_s16();
    const cv::v_int16x8 all = cv::v_setall_s16(whole);
    const cv::v_int16x8 place = cv::v_min(cv::v_max(cv::v_shr<fine_bits - 7>(heights), none), all + all);
    const cv::v_int16x8 upper = cv::v_max(all - place, none);
    const cv::v_int16x8 lower = cv::v_max(place - all, none);
    store_pixels(cv::v_mul_wrap(pixels_at(rows[0]), upper) + cv::v_mul_wrap(pixels_at(rows[1]), all - upper - lower) +
                     cv::v_mul_wrap(pixels_at(rows[2]), lower),
                 out);
}

/// Between pixels of one row, all as far to the right of theirs.
void blend_columns(const unsigned char* pixels, int right, unsigned char* out)
{
    store_pixels(cv::v_mul_wrap(pixels_at(pixels), cv::v_setall_s16(static_cast<short>(whole - right))) +
                     cv::v_mul_wrap(pixels_at(pixels + 1), cv::v_setall_s16(static_cast<short>(right))),
                 out);
}

/// An image with an even grey around it.
class Surrounded {
public:
    Surrounded(const cv::Mat& image, double beyond)
        : image_(image), beyond_(cv::saturate_cast<unsigned char>(beyond)),
          around_(static_cast<std::size_t>(image.cols), beyond_),
          slanting_(around_.size() + std::size_t{2} * margin, beyond_)
    {
    }

    /// Takes the pixels on a slanting line: one of each column, at `height`, which grows by `slope` with each.
    void take(Place height, Place slope)
    {
        const cv::v_int16x8 steps =
            cv::v_mul_wrap(cv::v_int16x8(0, 1, 2, 3, 4, 5, 6, 7), cv::v_setall_s16(fine_of(slope)));
        for (int next = 0; next < image_.cols; next += block) {
            const int x = std::min(next, image_.cols - block);
            const Place first = height + x * slope;
            const int top = floor_of(std::min(first, first + (block - 1) * slope));
            const unsigned char* const rows[3] = {row(top) + x, row(top + 1) + x, row(top + 2) + x};
            const cv::v_int16x8 heights = cv::v_setall_s16(fine_of(first - (Place{top} << place_bits))) + steps;
            blend_rows(rows, heights, slanting_.data() + margin + x);
        }
    }

    /// Lays the line into a row of the result, whose pixels lie `step` apart on it.
    void lay(Place start, Place step, int width, unsigned char* out) const
    {
        constexpr Place rounding = Place{1} << (place_bits - 8);
        const Place drift = (step - (Place{1} << place_bits)) * (block - 1) / 2;  // those in the middle are in place
        for (int next = 0; next < width; next += block) {
            const int x = std::min(next, width - block);
            const Place place = start + x * step + drift + rounding;
            const int left = floor_of(place);
            if (left < -margin || left + block >= image_.cols + margin) {
                std::memset(out + x, beyond_, block);
            } else {
                const auto right = static_cast<int>((place >> (place_bits - 7)) & (whole - 1));
                blend_columns(slanting_.data() + margin + left, right, out + x);
            }
        }
    }

private:
    static constexpr int margin = 2 * block;

    static short fine_of(Place place) { return static_cast<short>(place >> (place_bits - fine_bits)); }

    [[nodiscard]] const unsigned char* row(int y) const
    {
        return y >= 0 && y < image_.rows ? image_.ptr<unsigned char>(y) : around_.data();
    }

    const cv::Mat& image_;
    unsigned char beyond_;
    std::vector<unsigned char> around_;
    std::vector<unsigned char> slanting_;
};

/// From centres of pixels to centres of pixels, of which whole numbers speak.
Transform between_centres(const Transform& corners)
{
    const Point middle = apply(corners, {0.5, 0.5});
    return {corners.xx, corners.xy, corners.yx, corners.yy, middle.x - 0.5, middle.y - 0.5};
}

bool leans_slightly(const Transform& map)
{
    return std::abs(map.xx - 1.0) < 1.0 / 64.0 && std::abs(map.yx) * (block - 1) < 0.98 * map.xx;
}

cv::Mat warped_by_opencv(const cv::Mat& image, const Transform& map, Size size, double beyond)
{
    const cv::Matx23d matrix(map.xx, map.xy, map.dx, map.yx, map.yy, map.dy);
    cv::Mat result;
    cv::warpAffine(image, result, matrix, {size.width, size.height}, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_CONSTANT, cv::Scalar::all(beyond));
    return result;
}

}  // namespace

// In two passes, after Catmull and Smith: a row of the result lies on a slanting line of the image, which is first
// taken from the columns, then laid level.
cv::Mat warp_gray(const cv::Mat& image, const Transform& to_image, Size size, double beyond)
{
    const Transform map = between_centres(to_image);
    if (!leans_slightly(map) || image.cols < block || size.width < block) {
        return warped_by_opencv(image, map, size, beyond);
    }
    Surrounded source(image, beyond);
    cv::Mat result(size.height, size.width, CV_8UC1);
    const double slope = map.yx / map.xx;
    for (int y = 0; y < size.height; ++y) {
        const double start = map.xy * y + map.dx;
        source.take(placed_at(map.yy * y + map.dy - slope * start), placed_at(slope));
        source.lay(placed_at(start), placed_at(map.xx), size.width, result.ptr<unsigned char>(y));
    }
    return result;
}

cv::Mat turned_back(const cv::Mat& image, double degrees)
{
    const double angle = degrees * std::numbers::pi / 180.0;
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    const Point middle{image.cols / 2.0, image.rows / 2.0};
    const Transform turn{cosine,
                         -sine,
                         sine,
                         cosine,
                         middle.x - cosine * middle.x + sine * middle.y,
                         middle.y - sine * middle.x - cosine * middle.y};
    return warp_gray(image, turn, {image.cols, image.rows}, 0.0);
}

}  // namespace depesha
