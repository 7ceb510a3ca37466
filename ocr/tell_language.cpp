// SPDX-License-Identifier: Apache-2.0
#include "ocr/tell_language.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>

namespace depesha {
namespace {

// Mean confidences of the Russian and the English pass lie 0.27 to 0.52 apart on pages of one language, less than
// 0.2 on mixed ones.
constexpr double one_language_gap = 0.2;
constexpr std::size_t most_samples = 4;

// Of 384 sample lines none was read as surely as this, and as much surer, by the model of the wrong language.
constexpr double surely_read = 0.8;
constexpr double sure_gap = 0.35;

std::vector<Box> segments_of(const std::vector<TextLine>& lines)
{
    std::vector<Box> segments;
    for (const TextLine& line : lines) {
        segments.insert(segments.end(), line.segments.begin(), line.segments.end());
    }
    return segments;
}

int usual_height(const std::vector<Box>& segments)
{
    std::vector<int> heights;
    std::transform(segments.begin(), segments.end(), std::back_inserter(heights),
                   [](const Box& segment) { return segment.height(); });
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    return *middle;
}

/// The longest segments of ordinary height: they tell most about language and direction.
std::vector<Box> sample_segments(const std::vector<TextLine>& lines)
{
    std::vector<Box> segments = segments_of(lines);
    if (segments.empty()) {
        return segments;
    }
    const int usual = usual_height(segments);
    const auto is_usual = [usual](const Box& segment) { return std::abs(segment.height() - usual) * 2 < usual; };
    std::stable_sort(segments.begin(), segments.end(), [&](const Box& a, const Box& b) {
        return is_usual(a) != is_usual(b) ? is_usual(a) : a.width() > b.width();
    });
    segments.resize(std::min(segments.size(), most_samples));
    return segments;
}

void append(Reading& all, Reading more)
{
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

LanguageTrial trial_of(ModelLanguage language, const Reading& words)
{
    return {language, false, false, mean_confidence(words), confident_words(words)};
}

LanguageTrial try_one(const std::vector<Box>& samples, ModelLanguage language, const SegmentReader& read)
{
    Reading words;
    for (const Box& sample : samples) {
        append(words, read(sample, language));
    }
    return trial_of(language, words);
}

double gap_between(const Reading& a, const Reading& b)
{
    return std::abs(mean_confidence(a) - mean_confidence(b));
}

/// One line read very well tells enough, two lines if they tell it clearly.
bool is_told(const Reading& russian, const Reading& english, std::size_t samples)
{
    const double gap = gap_between(russian, english);
    const double surer = std::max(mean_confidence(russian), mean_confidence(english));
    return (samples >= 1 && surer >= surely_read && gap >= sure_gap) || (samples >= 2 && gap >= one_language_gap);
}

LanguageTrial try_both(const std::vector<Box>& samples, const SegmentReader& read)
{
    Reading russian;
    Reading english;
    for (std::size_t i = 0; i < samples.size() && !is_told(russian, english, i); ++i) {
        append(russian, read(samples[i], ModelLanguage::Russian));
        append(english, read(samples[i], ModelLanguage::English));
    }
    const bool reads_russian = mean_confidence(russian) >= mean_confidence(english);
    LanguageTrial trial =
        reads_russian ? trial_of(ModelLanguage::Russian, russian) : trial_of(ModelLanguage::English, english);
    trial.mixed = gap_between(russian, english) < one_language_gap;
    trial.other_allowed = true;
    return trial;
}

}  // namespace

LanguageTrial try_languages(const std::vector<TextLine>& lines, Languages allowed, const SegmentReader& read)
{
    const std::vector<Box> samples = sample_segments(lines);
    switch (allowed) {
    case Languages::Russian:
        return try_one(samples, ModelLanguage::Russian, read);
    case Languages::English:
        return try_one(samples, ModelLanguage::English, read);
    case Languages::Both: {
        LanguageTrial trial = try_both(samples, read);
        trial.mixed = true;
        return trial;
    }
    case Languages::Auto:
        break;
    }
    return try_both(samples, read);
}

LanguageTrial try_typescript(const std::vector<TextLine>& lines, Languages allowed, const SegmentReader& read)
{
    Reading words;
    for (const Box& sample : sample_segments(lines)) {
        append(words, read(sample, ModelLanguage::Typescript));
        if (mean_confidence(words) >= surely_read) {
            break;
        }
    }
    LanguageTrial trial = trial_of(ModelLanguage::Typescript, words);
    trial.other_allowed = allowed == Languages::Auto || allowed == Languages::Both;
    return trial;
}

}  // namespace depesha
