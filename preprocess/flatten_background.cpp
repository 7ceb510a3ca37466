// SPDX-License-Identifier: Apache-2.0
#include "preprocess/flatten_background.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace depesha {
namespace {

/// Value below which `fraction` of the chosen pixels lie (8-bit, one channel; all pixels if `chosen` is empty).
int percentile(const cv::Mat& image, const cv::Mat& chosen, double fraction)
{
    std::vector<int> counts(256, 0);
    int total = 0;
    for (int y = 0; y < image.rows; ++y) {
        const auto* row = image.ptr<unsigned char>(y);
        const auto* choice = chosen.empty() ? nullptr : chosen.ptr<unsigned char>(y);
        for (int x = 0; x < image.cols; ++x) {
            if (choice == nullptr || choice[x] != 0) {
                ++counts[row[x]];
                ++total;
            }
        }
    }
    const double wanted = fraction * total;
    int value = 0;
    for (double seen = counts[0]; seen < wanted && value < 255; seen += counts[static_cast<std::size_t>(value)]) {
        ++value;
    }
    return value;
}

/// Continues `image` (32-bit) into the pixels of weight 0: each is taken from the coarser image that reaches it.
cv::Mat continued(const cv::Mat& image, const cv::Mat& weight)
{
    if (image.cols < 3 || image.rows < 3 || cv::countNonZero(weight > 0.999F) == static_cast<int>(weight.total())) {
        cv::Mat filled;
        const double mean_weight = std::max(1e-6, cv::sum(weight)[0]);
        image.copyTo(filled);
        if (image.cols < 3 || image.rows < 3) {
            filled = cv::sum(image.mul(weight))[0] / mean_weight;
        }
        return filled;
    }
    const cv::Size half((image.cols + 1) / 2, (image.rows + 1) / 2);
    cv::Mat coarse;
    cv::Mat coarse_weight;
    cv::resize(image.mul(weight), coarse, half, 0.0, 0.0, cv::INTER_AREA);
    cv::resize(weight, coarse_weight, half, 0.0, 0.0, cv::INTER_AREA);
    coarse /= cv::max(coarse_weight, 1e-6);
    const cv::Mat certain = cv::min(coarse_weight * 4.0, 1.0);
    cv::Mat around;
    cv::resize(continued(coarse, certain), around, image.size(), 0.0, 0.0, cv::INTER_LINEAR);
    return image.mul(weight) + around.mul(1.0 - weight);
}

cv::Mat level_of_channel(const cv::Mat& channel, const cv::Mat& paper, const Reduced& scale)
{
    // Wider than a typed capital is high (3 mm), so that no letter passes for paper.
    const int text = odd_pixels(scale, 4.0);
    cv::Mat seen = channel.clone();
    seen.setTo(0, paper == 0);
    cv::morphologyEx(seen, seen, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {text, text}));

    cv::Mat level;
    seen.convertTo(level, CV_32F);
    cv::Mat weight;
    paper.convertTo(weight, CV_32F, 1.0 / 255.0);
    level = continued(level, weight);
    const double sigma = 2.0 * scale.pixels_per_mm;
    cv::GaussianBlur(level, level, {}, sigma, sigma, cv::BORDER_REPLICATE);
    cv::Mat whole;
    level = cv::max(level, 1.0);
    level.convertTo(whole, CV_8U);
    return whole;
}

}  // namespace

PaperLevel find_paper_level(const Reduced& image, const cv::Mat& not_paper)
{
    cv::Mat paper(image.pixels.size(), CV_8U, cv::Scalar(255));
    if (!not_paper.empty()) {
        paper.setTo(0, not_paper);
    }
    std::vector<cv::Mat> channels;
    cv::split(image.pixels, channels);
    for (cv::Mat& channel : channels) {
        channel = level_of_channel(channel, paper, image);
    }
    const cv::Mat& brightest = channels.size() == 3 ? channels[1] : channels[0];
    const int dark = percentile(brightest, paper, 0.05);
    const int bright = std::max(1, percentile(brightest, paper, 0.95));
    PaperLevel found;
    found.spread = 1.0 - static_cast<double>(dark) / bright;
    cv::merge(channels, found.level);
    return found;
}

void flatten(cv::Mat& gray, const cv::Mat& level, double paper)
{
    cv::divide(gray, level.size() == gray.size() ? level : stretched(level, gray.size()), gray, paper);
}

}  // namespace depesha
