// SPDX-License-Identifier: Apache-2.0
#include "ocr/tesseract_engine.h"

#include "ocr/language_data.h"
#include "ocr/line_strip.h"
#include "ocr/reading.h"
#include "ocr/tesseract_model.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

namespace depesha {
namespace {

// Mean confidences of the Russian and the English pass lie 0.27 to 0.52 apart on pages of one language, less than
// 0.2 on mixed ones; an upright page read in its language stays above 0.6, an upside-down one below.
constexpr double one_language_gap = 0.2;
constexpr double well_read = 0.6;
constexpr std::size_t samples_wanted = 4;

/// How well the two models read the sample lines of a page; nothing for a model that may not be used.
struct Trial {
    std::optional<double> russian;
    std::optional<double> english;

    [[nodiscard]] double best() const { return std::max(russian.value_or(0.0), english.value_or(0.0)); }
    [[nodiscard]] bool mixed() const { return russian && english && std::abs(*russian - *english) < one_language_gap; }
};

/// The longest segments of ordinary height: they tell most about language and direction.
std::vector<Box> sample_segments(const std::vector<TextLine>& lines)
{
    std::vector<Box> segments;
    for (const TextLine& line : lines) {
        segments.insert(segments.end(), line.segments.begin(), line.segments.end());
    }
    std::vector<int> heights;
    std::transform(segments.begin(), segments.end(), std::back_inserter(heights),
                   [](const Box& segment) { return segment.height(); });
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    const int usual = *middle;
    std::stable_sort(segments.begin(), segments.end(), [usual](const Box& a, const Box& b) {
        const bool a_usual = std::abs(a.height() - usual) * 2 < usual;
        const bool b_usual = std::abs(b.height() - usual) * 2 < usual;
        return a_usual != b_usual ? a_usual : a.width() > b.width();
    });
    segments.resize(std::min(segments.size(), samples_wanted));
    return segments;
}

class TesseractEngine : public Engine {
public:
    explicit TesseractEngine(const RecognizeOptions& options)
        : folder_(language_data_folder(options)), languages_(options.languages)
    {
    }

    RecognizedPage recognize(const CleanPage& page) override;

private:
    TesseractModel& model(const std::string& language);
    double mean_of_samples(const std::string& language, const CleanPage& page, const std::vector<Box>& samples);
    Trial try_samples(const CleanPage& page);
    Reading read_segment(const cv::Mat& gray, const Box& segment, const std::string& language);
    Reading read_segment(const cv::Mat& gray, const Box& segment, const Trial& trial);
    std::vector<Reading> read_lines(const CleanPage& page, const Trial& trial);
    RecognizedPage read_upright(const CleanPage& page, const Trial& trial);

    std::filesystem::path folder_;
    Languages languages_;
    std::map<std::string, TesseractModel> models_;
};

TesseractModel& TesseractEngine::model(const std::string& language)
{
    const auto found = models_.find(language);
    return found != models_.end() ? found->second
                                  : models_.emplace(language, TesseractModel(folder_, language)).first->second;
}

Reading TesseractEngine::read_segment(const cv::Mat& gray, const Box& segment, const std::string& language)
{
    const LineStrip strip = cut_strip(gray, segment);
    Reading words = model(language).read_strip(strip.gray);
    for (Word& word : words) {
        const Box shifted{word.place.left + strip.left, word.place.top + strip.top, word.place.right + strip.left,
                          word.place.bottom + strip.top};
        word.place = intersected(shifted, {0, 0, gray.cols, gray.rows});
    }
    std::erase_if(words, [](const Word& word) { return word.place.empty(); });
    return words;
}

double TesseractEngine::mean_of_samples(const std::string& language, const CleanPage& page,
                                        const std::vector<Box>& samples)
{
    Reading all;
    for (const Box& sample : samples) {
        const Reading words = read_segment(page.gray, sample, language);
        all.insert(all.end(), words.begin(), words.end());
    }
    return mean_confidence(all);
}

Trial TesseractEngine::try_samples(const CleanPage& page)
{
    const std::vector<Box> samples = sample_segments(page.lines);
    Trial trial;
    if (languages_ != Languages::English) {
        trial.russian = mean_of_samples("rus", page, samples);
    }
    if (languages_ != Languages::Russian) {
        trial.english = mean_of_samples("eng", page, samples);
    }
    return trial;
}

Reading TesseractEngine::read_segment(const cv::Mat& gray, const Box& segment, const Trial& trial)
{
    const bool russian = trial.russian.value_or(0.0) >= trial.english.value_or(0.0);
    Reading first = read_segment(gray, segment, russian ? "rus" : "eng");
    const bool other_allowed = trial.russian && trial.english;
    if (!other_allowed || !has_weak_word(first)) {
        return first;
    }
    Reading other = read_segment(gray, segment, russian ? "eng" : "rus");
    const bool other_wins = confident_words(other) > confident_words(first) + 0.5 &&
                            mean_confidence(other) > mean_confidence(first) + one_language_gap / 2;
    return other_wins ? merged(other, first) : merged(first, other);
}

std::vector<Reading> TesseractEngine::read_lines(const CleanPage& page, const Trial& trial)
{
    std::vector<Reading> readings;
    for (const TextLine& line : page.lines) {
        Reading words;
        for (const Box& segment : line.segments) {
            Reading part = read_segment(page.gray, segment, trial);
            words.insert(words.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
        }
        readings.push_back(std::move(words));
    }
    return readings;
}

Line line_of(Reading words, const CleanPage& page)
{
    Line line;
    line.confidence = mean_confidence(words);
    line.language = language_of(words);
    for (Word& word : words) {
        word.box = mapped(page.to_scan, word.place, page.scan.size);
        line.place = united(line.place, word.place);
        line.box = united(line.box, word.box);
    }
    line.words = std::move(words);
    return line;
}

RecognizedPage without_lines(const CleanPage& page)
{
    RecognizedPage recognized;
    recognized.id = page.id;
    recognized.scan = page.scan;
    recognized.upright = {page.gray.cols, page.gray.rows};
    recognized.to_scan = page.to_scan;
    recognized.orientation = page.orientation;
    recognized.skew_degrees = page.skew_degrees;
    recognized.dpi = page.dpi;
    recognized.marks = page.marks;
    recognized.steps = page.steps;
    recognized.engine = "tesseract " + tesseract_version();
    return recognized;
}

RecognizedPage TesseractEngine::read_upright(const CleanPage& page, const Trial& trial)
{
    RecognizedPage recognized = without_lines(page);
    for (Reading& words : read_lines(page, trial)) {
        if (!words.empty()) {
            recognized.lines.push_back(line_of(std::move(words), page));
        }
    }
    return recognized;
}

RecognizedPage TesseractEngine::recognize(const CleanPage& page)
{
    if (page.lines.empty()) {
        return without_lines(page);
    }
    const Trial upright = try_samples(page);
    if (upright.best() >= well_read) {
        return read_upright(page, upright);
    }
    const CleanPage turned = turned_over(page);
    const Trial upside_down = try_samples(turned);
    return upside_down.best() > upright.best() ? read_upright(turned, upside_down) : read_upright(page, upright);
}

}  // namespace

std::unique_ptr<Engine> make_tesseract_engine(const RecognizeOptions& options)
{
    return std::make_unique<TesseractEngine>(options);
}

}  // namespace depesha
