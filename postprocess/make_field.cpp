// SPDX-License-Identifier: Apache-2.0
#include "postprocess/make_field.h"

#include "postprocess/fold.h"
#include "postprocess/join_lines.h"
#include "postprocess/letter_spacing.h"
#include "postprocess/look_alikes.h"
#include "postprocess/vocabulary.h"

#include <algorithm>

namespace depesha {

namespace {

/// The line's text from the first to the last of the words, with its own spaces.
std::string_view typed_text(const Stretch& stretch)
{
    const LineText& text = stretch.line->text;
    if (stretch.empty()) {
        return {};
    }
    return text_at(text.text, {text.words[stretch.first].begin, text.words[stretch.last - 1].end});
}

std::string single_spaced(std::string_view text)
{
    std::string result;
    for (const char sign : text) {
        if (sign != ' ' || (!result.empty() && result.back() != ' ')) {
            result += sign;
        }
    }
    return result;
}

/// Letter-spaced words closed; those that ran together with equal gaps are parted by the vocabulary.
std::string closed(std::string_view text)
{
    const std::string closed_text = close_letter_spacing(text);
    return closed_text == text ? closed_text : Vocabulary::built_in().parted(closed_text);
}

}  // namespace

Stretch whole_line(const LabelledLine& line, int page)
{
    return {&line, page, 0, line.text.words.size()};
}

Stretch part_of(const Stretch& line, Span span)
{
    const LineText& text = line.line->text;
    return {line.line, line.page, std::max(line.first, text.first_word(span)),
            std::min(line.last, text.last_word(span))};
}

std::string raw_of(const Stretch& stretch)
{
    std::string raw;
    for (std::size_t i = stretch.first; i < stretch.last; ++i) {
        raw += raw.empty() ? "" : " ";
        raw += stretch.line->typed.words[i].text;
    }
    return raw;
}

std::string text_of(const Stretch& stretch)
{
    return without_stray_signs(repaired_lookalikes(single_spaced(closed(typed_text(stretch))), stretch.line->language));
}

std::string joined_text(std::span<const Stretch> stretches)
{
    std::string text;
    for (const Stretch& stretch : stretches) {
        append_line(text, text_of(stretch));
    }
    return text;
}

double confidence_of(std::span<const Stretch> stretches)
{
    double sum = 0.0;
    double letters = 0.0;
    for (const Stretch& stretch : stretches) {
        for (std::size_t i = stretch.first; i < stretch.last; ++i) {
            const Word& word = stretch.line->typed.words[i];
            const auto length = static_cast<double>(length_of(word.text));
            sum += length * word.confidence;
            letters += length;
        }
    }
    return letters > 0.0 ? sum / letters : 0.0;
}

double certainty_of(std::span<const Stretch> stretches)
{
    double certainty = 1.0;
    for (const Stretch& stretch : stretches) {
        certainty = std::min(certainty, stretch.line->certainty);
    }
    return certainty;
}

std::vector<Source> sources_of(std::span<const Stretch> stretches)
{
    std::vector<Source> sources;
    for (const Stretch& stretch : stretches) {
        Box box;
        for (std::size_t i = stretch.first; i < stretch.last; ++i) {
            box = united(box, stretch.line->typed.words[i].box);
        }
        if (!sources.empty() && sources.back().page == stretch.page) {
            sources.back().box = united(sources.back().box, box);
        } else {
            sources.push_back({stretch.page, box});
        }
    }
    return sources;
}

Field make_field(std::span<const Stretch> stretches, double quality)
{
    Field field;
    for (const Stretch& stretch : stretches) {
        field.raw += field.raw.empty() ? "" : "\n";
        field.raw += raw_of(stretch);
    }
    field.text = joined_text(stretches);
    field.evidence = {confidence_of(stretches), std::clamp(quality, 0.0, 1.0), certainty_of(stretches)};
    field.confidence = field.evidence.words * field.evidence.fit;
    field.sources = sources_of(stretches);
    return field;
}

Paragraph make_paragraph(std::span<const Stretch> stretches, ParagraphType type)
{
    Paragraph paragraph;
    static_cast<Field&>(paragraph) = make_field(stretches, 1.0);
    paragraph.type = type;
    for (const Stretch& stretch : stretches) {
        for (std::size_t i = stretch.first; i < stretch.last; ++i) {
            paragraph.confidence = std::min(paragraph.confidence, stretch.line->typed.words[i].confidence);
        }
    }
    return paragraph;
}

Field make_field(const Stretch& stretch, double quality)
{
    return make_field(std::span(&stretch, 1), quality);
}

}  // namespace depesha
