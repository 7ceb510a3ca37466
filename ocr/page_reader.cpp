// SPDX-License-Identifier: Apache-2.0
#include "ocr/page_reader.h"

#include "ocr/find_strikeouts.h"
#include "ocr/line_strip.h"
#include "ocr/one_alphabet.h"
#include "ocr/small_signs.h"
#include "ocr/tell_print.h"

#include <algorithm>
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

/// The alphabet of nearly all letters; None on a page of both.
Alphabet alphabet_of_page(const std::vector<ReadSegment>& segments)
{
    constexpr int nearly_all = 10;
    int latin = 0;
    int cyrillic = 0;
    for (const ReadSegment& segment : segments) {
        const Letters evidence = alphabet_evidence(segment.words);
        latin += evidence.only_latin;
        cyrillic += evidence.only_cyrillic;
    }
    return latin > nearly_all * cyrillic   ? Alphabet::Latin
           : cyrillic > nearly_all * latin ? Alphabet::Cyrillic
                                           : Alphabet::None;
}

/// Segments of letters that both alphabets have (COM, MM) are spelled as the page is.
void spell_alike(std::vector<ReadSegment>& segments)
{
    const Alphabet page = alphabet_of_page(segments);
    for (ReadSegment& segment : segments) {
        segment.words = in_one_alphabet(std::move(segment.words), page);
    }
}

Box shifted(const Box& box, int dx, int dy)
{
    return {box.left + dx, box.top + dy, box.right + dx, box.bottom + dy};
}

/// Paper in place of what is struck over, from the top of the strip to its foot.
void paint_out(const LineStrip& strip, const Box& struck)
{
    const int left = std::clamp(struck.left - strip.left, 0, strip.gray.cols);
    const int right = std::clamp(struck.right - strip.left, left, strip.gray.cols);
    strip.gray.colRange(left, right).setTo(255);
}

/// True for what was read into the paper that stands in place of a struck run, and for what is left of the run where it
/// is longer than was seen: letters of its kind, close beside it.
bool is_of_struck(const Word& word, std::span<const Box> struck)
{
    constexpr double unsure = 0.6;
    return std::any_of(struck.begin(), struck.end(), [&word](const Box& place) {
        const int shared = std::min(word.place.right, place.right) - std::max(word.place.left, place.left);
        return 2 * shared > word.place.width() ||
               (word.confidence < unsure && is_filler(word) && -shared < place.height() / 2);
    });
}

/// The segment without the struck places at its ends and the slivers that these leave there.
Box beside(Box segment, std::span<const Box> struck)
{
    const int sliver = segment.height() / 3;
    for (const Box& place : struck) {
        if (place.left - segment.left <= sliver) {
            segment.left = std::max(segment.left, place.right);
        }
    }
    std::for_each(struck.rbegin(), struck.rend(), [&](const Box& place) {
        if (segment.right - place.right <= sliver) {
            segment.right = std::min(segment.right, place.left);
        }
    });
    return segment.width() > sliver ? segment : Box{};
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
    if (trial_.language == ModelLanguage::Typescript) {
        spell_alike(segments);
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

ReadSegment PageReader::read_beside(const Box& segment, std::span<const Box> struck) const
{
    const Box rest = beside(segment, struck);
    return {rest, rest.empty() ? Reading{} : read_anew(rest, trial_.language, struck)};
}

Reading PageReader::read_anew(const Box& segment, ModelLanguage language, std::span<const Box> struck) const
{
    const LineStrip strip = cut_strip(page_.gray, segment);
    for (const Box& place : struck) {
        paint_out(strip, place);
    }
    Reading words = with_signs_of_ink(read_strip_(strip.gray, language), strip.gray);
    for (Word& word : words) {
        word.place = intersected(shifted(word.place, strip.left, strip.top), {0, 0, page_.gray.cols, page_.gray.rows});
    }
    std::erase_if(words, [&](const Word& word) { return word.place.empty() || is_of_struck(word, struck); });
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
    return language_of(usual) == "en" ? ModelLanguage::English : ModelLanguage::Russian;
}

}  // namespace depesha
