// SPDX-License-Identifier: Apache-2.0
// Scans drawn for tests: a typed sheet of known outline on a scanner bed or in a frame of film.
#pragma once

#include <opencv2/core.hpp>

#include <array>
#include <cstdint>

namespace depesha {

/// What lies at one side of a frame of film, from the sheet's bed outwards, in millimetres.
struct DrawnFilmEdge {
    double black_bar = 0.0;
    double stripe = 0.0;
    double stripe_grey = 190.0;

    /// Sprocket holes in the stripe; none where it is 0.
    double hole = 0.0;
    double hole_grey = 252.0;
};

struct DrawnScan {
    double dpi = 100.0;

    /// Width and height of the sheet in millimetres.
    cv::Size2d sheet{210.0, 297.0};
    double paper = 222.0;
    double ink = 60.0;
    double bed = 12.0;

    /// Bed left, top, right and bottom of the sheet, in millimetres; below 0 the sheet reaches beyond the scan.
    std::array<double, 4> margins{12.0, 12.0, 12.0, 12.0};
    double lean_degrees = 0.0;

    /// How far the corners are off, right and down, as shares of the sheet's width: left top, right top, right bottom,
    /// left bottom.
    std::array<cv::Point2d, 4> off{};

    /// Grey levels that the shadow takes from the bed at the edge of the sheet, on its left, top, right and bottom.
    std::array<double, 4> shadows{};

    /// Sides of the torn and of the turned down corners, in millimetres; the order of `off`.
    std::array<double, 4> torn{};
    std::array<double, 4> dog_ears{};

    /// Share of the light that the scan loses from its left to its right.
    double dimming = 0.0;
    double grain = 2.0;

    /// Millimetres from the edge of the sheet to the nearest type.
    double text_margin = 20.0;
    int lines = 28;
    DrawnFilmEdge left_edge;
    std::uint64_t seed = 1;
};

/// Grey, and what is true of it.
struct ScanOfSheet {
    cv::Mat pixels;

    /// Left top, right top, right bottom, left bottom of the whole sheet, in pixels; torn corners as if they were
    /// there.
    std::array<cv::Point2d, 4> corners;

    /// 8-bit, size of `pixels`, 255 where the sheet shows, and where type shows.
    cv::Mat sheet;
    cv::Mat type;
};

[[nodiscard]] ScanOfSheet draw_scan(const DrawnScan& look);

}  // namespace depesha
