// SPDX-License-Identifier: Apache-2.0
#include "ocr/line_engine.h"

#include "ocr/find_strikeouts.h"
#include "ocr/models.h"
#include "ocr/page_reader.h"
#include "ocr/reading.h"
#include "ocr/tell_type.h"
#include "ocr/word_confidence.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace depesha {
namespace {

/// Sample lines of an upright page read in its language stay above, those of one upside down below.
constexpr double well_read = 0.6;

Line line_of(Reading words, const CleanPage& page)
{
    Line line;
    line.language = language_of(words);
    for (Word& word : words) {
        word.confidence = calibrated(word.confidence);
        word.box = mapped(page.to_scan, word.place, page.scan.size);
        line.place = united(line.place, word.place);
        line.box = united(line.box, word.box);
    }
    line.confidence = mean_confidence(words);
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
    return recognized;
}

/// Struck-over runs become marks; what stands beside them is read without them.
void set_strikeouts_apart(const CleanPage& page, const PageReader& reader, std::vector<ReadSegment>& segments,
                          std::vector<Mark>& marks)
{
    std::map<std::size_t, std::vector<Box>> struck;
    for (Strikeout& strikeout : find_strikeouts(page, segments)) {
        struck[strikeout.segment].push_back(strikeout.place);
        marks.push_back(
            {MarkKind::Strikeout, mapped(page.to_scan, strikeout.place, page.scan.size), std::move(strikeout.text)});
    }
    for (auto& [segment, places] : struck) {
        std::sort(places.begin(), places.end(), [](const Box& a, const Box& b) { return a.left < b.left; });
        segments[segment] = reader.read_beside(segments[segment].box, places);
    }
}

/// Parts type from what only looked like it: the one becomes lines, the other marks.
RecognizedPage read_upright(const CleanPage& page, PageReader& reader)
{
    RecognizedPage recognized = without_lines(page);
    std::vector<ReadSegment> segments = reader.read_all();
    const std::optional<double> pitch = letter_pitch(segments);
    const Box block = text_block(segments);
    set_strikeouts_apart(page, reader, segments, recognized.marks);
    auto segment = segments.begin();
    for (const TextLine& line : page.lines) {
        Reading words;
        for (const auto end = segment + static_cast<std::ptrdiff_t>(line.segments.size()); segment != end; ++segment) {
            if (is_type(*segment, pitch) && !is_scrap_beside(block, *segment)) {
                words.insert(words.end(), std::make_move_iterator(segment->words.begin()),
                             std::make_move_iterator(segment->words.end()));
            } else if (!segment->box.empty()) {
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

class LineEngine : public Engine {
public:
    explicit LineEngine(std::shared_ptr<SharedNetworks> networks)
        : models_(std::move(networks)), plan_{models_.options().languages, models_.have_typescript()}
    {
    }

    RecognizedPage recognize(const CleanPage& page) override
    {
        if (page.lines.empty()) {
            return without_lines(page);
        }
        PageReader upright = reader_of(page, plan_);
        if (upright.trial().confidence >= well_read) {
            return read(page, upright);
        }
        const CleanPage turned = turned_over(page);
        if (samples_read(turned) <= samples_read(page)) {
            return read(page, upright);
        }
        PageReader upside_down = reader_of(turned, plan_);
        return read(turned, upside_down);
    }

private:
    [[nodiscard]] PageReader reader_of(const CleanPage& page, const ReadingPlan& plan)
    {
        return {page, plan,
                [this](const cv::Mat& strip, ModelLanguage language) { return models_.read_strip(strip, language); }};
    }

    [[nodiscard]] RecognizedPage read(const CleanPage& page, PageReader& reader) const
    {
        RecognizedPage recognized = read_upright(page, reader);
        recognized.engine = models_.name_of(reader.trial().language);
        return recognized;
    }

    /// How much of the sample lines reads well. The models of one language see less sense in lines upside down than
    /// the one for typescript: they tell 64 rendered pages of 64, it 63.
    [[nodiscard]] double samples_read(const CleanPage& page)
    {
        return reader_of(page, {plan_.languages, false}).trial().confident;
    }

    Models models_;
    ReadingPlan plan_;
};

}  // namespace

EnginePool::Maker line_engines(const RecognizeOptions& options)
{
    return [networks = std::make_shared<SharedNetworks>(options)] { return std::make_unique<LineEngine>(networks); };
}

}  // namespace depesha
