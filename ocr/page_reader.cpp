// SPDX-License-Identifier: Apache-2.0
#include "ocr/page_reader.h"

#include "ocr/line_strip.h"
#include "ocr/one_alphabet.h"
#include "ocr/small_signs.h"
#include "ocr/tell_print.h"

#include <utility>

namespace depesha {
namespace {

/// A line of a page of one language that stays above gains nothing by the other model (7.37 % CER where every line
/// with a weak word was read twice, 6.82 % where only those below this were, and a quarter less time).
constexpr double well_read = 0.6;

/// How much surer the other model must be of a whole line.
constexpr double clearly_surer = 0.1;

/// A page in two languages shows by a line of some words that the other model reads this well.
constexpr double surely_read = 0.75;

Box shifted(const Box& box, int dx, int dy)
{
    return {box.left + dx, box.top + dy, box.right + dx, box.bottom + dy};
}

}  // namespace

PageReader::PageReader(const CleanPage& page, const ReadingPlan& plan, StripReader read_strip)
    : page_(page), plan_(plan), read_strip_(std::move(read_strip))
{
    plan_.typescript = plan.typescript && !is_print(page);
    trial_ = tried();
}

LanguageTrial PageReader::tried()
{
    const SegmentReader reader = [this](const Box& segment, ModelLanguage language) { return read(segment, language); };
    return plan_.typescript ? try_typescript(page_.lines, plan_.languages, reader)
                            : try_languages(page_.lines, plan_.languages, reader);
}

std::vector<ReadSegment> PageReader::read_all()
{
    std::vector<ReadSegment> segments;
    for (const TextLine& line : page_.lines) {
        for (const Box& segment : line.segments) {
            segments.push_back({segment, read(segment, trial_.language)});
        }
    }
    if (trial_.other_allowed) {
        look_again(segments);
    }
    return segments;
}

Reading PageReader::read(const Box& segment, ModelLanguage language)
{
    const Key key{language, segment.left, segment.top};
    const auto known = readings_.find(key);
    return known != readings_.end() ? known->second
                                    : readings_.emplace(key, read_anew(segment, language)).first->second;
}

Reading PageReader::read_anew(const Box& segment, ModelLanguage language) const
{
    const LineStrip strip = cut_strip(page_.gray, segment);
    Reading words = with_signs_of_ink(read_strip_(strip.gray, language), strip.gray);
    for (Word& word : words) {
        word.place = intersected(shifted(word.place, strip.left, strip.top), {0, 0, page_.gray.cols, page_.gray.rows});
    }
    std::erase_if(words, [](const Word& word) { return word.place.empty(); });
    return language == ModelLanguage::Typescript ? in_one_alphabet(std::move(words)) : words;
}

/// Asks another model about the lines that read poorly; on a page read with a model of one language, once the other
/// surely wins a line, about all that have a weak word.
void PageReader::look_again(std::vector<ReadSegment>& segments)
{
    bool mixed = trial_.mixed;
    for (ReadSegment& segment : segments) {
        if (mean_confidence(segment.words) < well_read) {
            mixed = read_again(segment) || mixed;
        }
    }
    for (ReadSegment& segment : segments) {
        if (mixed && trial_.language != ModelLanguage::Typescript && has_weak_word(segment.words)) {
            read_again(segment);
        }
    }
}

/// True if the other model surely reads the segment better.
bool PageReader::read_again(ReadSegment& segment)
{
    const Reading usual = read(segment.box, trial_.language);
    const Reading rival = read(segment.box, rival_of(usual));
    const bool rival_wins = confident_words(rival) > confident_words(usual) + 0.5 &&
                            mean_confidence(rival) > mean_confidence(usual) + clearly_surer;
    segment.words = rival_wins ? merged(rival, usual) : merged(usual, rival);
    return rival_wins && rival.size() > 2 && mean_confidence(rival) >= surely_read;
}

ModelLanguage PageReader::rival_of(const Reading& usual) const
{
    if (!plan_.typescript) {
        return other_than(trial_.language);
    }
    if (trial_.language != ModelLanguage::Typescript) {
        return ModelLanguage::Typescript;
    }
    return language_of(usual) == "en" ? ModelLanguage::English : ModelLanguage::Russian;
}

}  // namespace depesha
