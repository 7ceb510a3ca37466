// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/place_words.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstddef>

namespace depesha {
namespace {

/// Connected ink, parted from the paper by Otsu's threshold.
std::vector<Box> blobs_of(const LineInput& line)
{
    const cv::Mat columns(line.width, line.height, CV_8U, const_cast<std::uint8_t*>(line.pixels.data()));
    cv::Mat ink;
    cv::threshold(columns.t(), ink, 0, 255, cv::THRESH_BINARY_INV | cv::THRESH_OTSU);
    cv::Mat labels;
    cv::Mat stats;
    cv::Mat centres;
    const int count = cv::connectedComponentsWithStats(ink, labels, stats, centres, 8, CV_32S);
    std::vector<Box> blobs;
    for (int i = 1; i < count; ++i) {
        const int left = stats.at<int>(i, cv::CC_STAT_LEFT);
        const int top = stats.at<int>(i, cv::CC_STAT_TOP);
        blobs.push_back(
            {left, top, left + stats.at<int>(i, cv::CC_STAT_WIDTH), top + stats.at<int>(i, cv::CC_STAT_HEIGHT)});
    }
    return blobs;
}

}  // namespace

std::vector<Box> place_words(const LineInput& line, const std::vector<WordReach>& words)
{
    std::vector<Box> places(words.size());
    if (words.empty()) {
        return places;
    }
    for (const Box& blob : blobs_of(line)) {
        const auto word = std::find_if(words.begin(), words.end() - 1,
                                       [&blob](const WordReach& reach) { return blob.left < reach.end; });
        if (blob.right > word->begin) {
            Box& place = places[static_cast<std::size_t>(word - words.begin())];
            place = united(place, blob);
        }
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i].empty()) {
            places[i] = {words[i].begin, 0, std::max(words[i].end, words[i].begin + 1), line.height};
        }
    }
    return places;
}

}  // namespace depesha
