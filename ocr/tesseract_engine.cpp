// SPDX-License-Identifier: Apache-2.0
#include "ocr/tesseract_engine.h"

#include "ocr/language_data.h"
#include "ocr/line_strip.h"
#include "ocr/reading.h"
#include "ocr/tell_language.h"
#include "ocr/tell_type.h"
#include "ocr/tesseract_model.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace depesha {
namespace {

/// Sample lines of an upright page read in its language stay above, those of one upside down below; a line of a page of
/// one language that stays above gains nothing by the other model (7.37 % CER where every line with a weak word was
/// read twice, 6.82 % where only those below this were, and a quarter less time).
constexpr double well_read = 0.6;

/// How much surer the other model must be of a whole line.
constexpr double clearly_surer = 0.1;

/// A page in two languages shows by a line of some words that the other model reads this well.
constexpr double surely_read = 0.75;

const char* model_name(ModelLanguage language)
{
    return language == ModelLanguage::Russian ? "rus" : "eng";
}

Box shifted(const Box& box, int dx, int dy)
{
    return {box.left + dx, box.top + dy, box.right + dx, box.bottom + dy};
}

/// The models of one engine, each loaded when it is first needed.
class Models {
public:
    explicit Models(std::filesystem::path folder) : folder_(std::move(folder)) {}

    TesseractModel& of(ModelLanguage language)
    {
        const auto found = models_.find(language);
        return found != models_.end()
                   ? found->second
                   : models_.emplace(language, TesseractModel(folder_, model_name(language))).first->second;
    }

private:
    std::filesystem::path folder_;
    std::map<ModelLanguage, TesseractModel> models_;
};

/// Reads the segments of one page, each but once with each model.
class PageReader {
public:
    PageReader(const CleanPage& page, Models& models, Languages languages)
        : page_(page), models_(models),
          trial_(try_languages(page.lines, languages,
                               [this](const Box& segment, ModelLanguage language) { return read(segment, language); }))
    {
    }

    [[nodiscard]] const LanguageTrial& trial() const { return trial_; }

    /// All segments by the page's model, helped out by the other one where they read poorly.
    std::vector<ReadSegment> read_all()
    {
        std::vector<ReadSegment> segments;
        for (const TextLine& line : page_.lines) {
            for (const Box& segment : line.segments) {
                segments.push_back({segment, read(segment, trial_.language)});
            }
        }
        if (trial_.other_allowed) {
            help_out(segments);
        }
        return segments;
    }

private:
    using Key = std::tuple<ModelLanguage, int, int>;

    Reading read(const Box& segment, ModelLanguage language)
    {
        const Key key{language, segment.left, segment.top};
        const auto known = readings_.find(key);
        return known != readings_.end() ? known->second
                                        : readings_.emplace(key, read_anew(segment, language)).first->second;
    }

    /// Asks the other model about the lines that read poorly; once it surely wins one, about all that have a weak word.
    void help_out(std::vector<ReadSegment>& segments)
    {
        bool mixed = trial_.mixed;
        for (ReadSegment& segment : segments) {
            if (mean_confidence(segment.words) < well_read) {
                mixed = read_again(segment) || mixed;
            }
        }
        for (ReadSegment& segment : segments) {
            if (mixed && has_weak_word(segment.words)) {
                read_again(segment);
            }
        }
    }

    /// True if the other model surely reads the segment better.
    bool read_again(ReadSegment& segment)
    {
        const Reading usual = read(segment.box, trial_.language);
        const Reading rival = read(segment.box, other_than(trial_.language));
        const bool rival_wins = confident_words(rival) > confident_words(usual) + 0.5 &&
                                mean_confidence(rival) > mean_confidence(usual) + clearly_surer;
        segment.words = rival_wins ? merged(rival, usual) : merged(usual, rival);
        return rival_wins && rival.size() > 2 && mean_confidence(rival) >= surely_read;
    }

    Reading read_anew(const Box& segment, ModelLanguage language)
    {
        const LineStrip strip = cut_strip(page_.gray, segment);
        Reading words = models_.of(language).read_strip(strip.gray);
        for (Word& word : words) {
            word.place =
                intersected(shifted(word.place, strip.left, strip.top), {0, 0, page_.gray.cols, page_.gray.rows});
        }
        std::erase_if(words, [](const Word& word) { return word.place.empty(); });
        return words;
    }

    const CleanPage& page_;
    Models& models_;
    std::map<Key, Reading> readings_;
    LanguageTrial trial_;
};

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

/// Parts type from what only looked like it: the one becomes lines, the other marks.
RecognizedPage read_upright(const CleanPage& page, PageReader& reader)
{
    RecognizedPage recognized = without_lines(page);
    std::vector<ReadSegment> segments = reader.read_all();
    const std::optional<double> pitch = letter_pitch(segments);
    auto segment = segments.begin();
    for (const TextLine& line : page.lines) {
        Reading words;
        for (const auto end = segment + static_cast<std::ptrdiff_t>(line.segments.size()); segment != end; ++segment) {
            if (is_type(*segment, pitch)) {
                words.insert(words.end(), std::make_move_iterator(segment->words.begin()),
                             std::make_move_iterator(segment->words.end()));
            } else {
                recognized.marks.push_back(
                    {MarkKind::Other, mapped(page.to_scan, segment->box, page.scan.size), text_of(segment->words)});
            }
        }
        if (!words.empty()) {
            recognized.lines.push_back(line_of(std::move(words), page));
        }
    }
    return recognized;
}

class TesseractEngine : public Engine {
public:
    explicit TesseractEngine(const RecognizeOptions& options)
        : models_(language_data_folder(options)), languages_(options.languages)
    {
    }

    RecognizedPage recognize(const CleanPage& page) override
    {
        if (page.lines.empty()) {
            return without_lines(page);
        }
        PageReader upright(page, models_, languages_);
        if (upright.trial().confidence >= well_read) {
            return read_upright(page, upright);
        }
        const CleanPage turned = turned_over(page);
        PageReader upside_down(turned, models_, languages_);
        return upside_down.trial().confident > upright.trial().confident ? read_upright(turned, upside_down)
                                                                         : read_upright(page, upright);
    }

private:
    Models models_;
    Languages languages_;
};

}  // namespace

std::unique_ptr<Engine> make_tesseract_engine(const RecognizeOptions& options)
{
    return std::make_unique<TesseractEngine>(options);
}

}  // namespace depesha
