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

/// The word that a blob belongs to by its left edge: the first one that ends behind it, or the last one.
std::size_t owner_of(const Box& blob, const std::vector<WordReach>& words)
{
    const auto word =
        std::find_if(words.begin(), words.end() - 1, [&](const WordReach& reach) { return blob.left < reach.end; });
    return static_cast<std::size_t>(word - words.begin());
}

/// False for what ends before the word begins, and for what lies further from its letters than the line is high.
bool is_ink_of(const WordReach& word, const Box& blob, int height)
{
    return blob.right > word.begin && blob.right > word.first_letter - height && blob.left < word.last_letter + height;
}

/// Gives the blob to its word; one that reaches over the first letters of others, as underlines do, is cut between
/// them.
void give(const Box& blob, const std::vector<WordReach>& words, int height, std::vector<Box>& places)
{
    const std::size_t owner = owner_of(blob, words);
    std::size_t last = owner;
    while (last + 1 < words.size() && blob.right > words[last + 1].first_letter) {
        ++last;
    }
    for (std::size_t i = owner; i <= last; ++i) {
        const int left = i == owner ? blob.left : words[i].begin;
        const int right = i == last ? blob.right : words[i].end;
        if (is_ink_of(words[i], {left, blob.top, right, blob.bottom}, height)) {
            places[i] = united(places[i], {left, blob.top, right, blob.bottom});
        }
    }
}

/// With the letters that have no ink. One with ink is told up to two steps beside it.
Box with_pale_letters(Box ink, const WordReach& reach)
{
    constexpr int beside = 6;
    if (ink.left - reach.first_letter > beside) {
        ink.left = reach.first_letter;
    }
    if (reach.last_letter - ink.right > beside) {
        ink.right = reach.last_letter;
    }
    return ink;
}

}  // namespace

std::vector<Box> place_words(const LineInput& line, const std::vector<WordReach>& words)
{
    std::vector<Box> places(words.size());
    if (words.empty()) {
        return places;
    }
    for (const Box& blob : blobs_of(line)) {
        give(blob, words, line.height, places);
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        places[i] = places[i].empty() ? Box{words[i].begin, 0, std::max(words[i].end, words[i].begin + 1), line.height}
                                      : with_pale_letters(places[i], words[i]);
    }
    return places;
}

}  // namespace depesha
