// SPDX-License-Identifier: Apache-2.0
#include "postprocess/reference_parts.h"

#include "postprocess/edit_distance.h"
#include "postprocess/figures.h"
#include "postprocess/fold.h"

#include <array>
#include <string_view>

namespace depesha {

namespace {

using Part = ReferencePart;

struct PartLabel {
    Part part;
    std::u32string_view russian;
    std::u32string_view english;
};

/// Longer spellings first. "оn" is the Latin On that stands for Оп.
constexpr std::array<PartLabel, 27> part_labels{{
    {Part::Fond, U"фонд", U"fond"},     {Part::Fond, U"фонда", U"collection"},
    {Part::Opis, U"опись", U"opis"},    {Part::Opis, U"описи", U"inventory"},
    {Part::Papka, U"папка", U"papka"},  {Part::Papka, U"папки", U"folder"},
    {Part::Papka, U"пап", U"pap"},      {Part::Delo, U"дело", U"delo"},
    {Part::Delo, U"дела", U"file"},     {Part::Delo, U"спр", U"dela"},
    {Part::Sheets, U"листы", U"listy"}, {Part::Sheets, U"листов", U"sheets"},
    {Part::Sheets, U"лист", U"list"},   {Part::Sheets, U"листа", U"sheet"},
    {Part::Sheets, U"арк", U"lists"},   {Part::Sheets, U"лл", U"ll"},
    {Part::Sheets, U"л", U"l"},         {Part::Opis, U"оп", U"op"},
    {Part::Opis, U"оn", U"on"},         {Part::Opis, U"он", U"oп"},
    {Part::Opis, U"ор", U"or"},         {Part::Fond, U"ф", U"f"},
    {Part::Papka, U"п", U"p"},          {Part::Delo, U"д", U"d"},
    {Part::Sheets, U"дл", U"ii"},       {Part::Sheets, U"пл", U"pp"},
    {Part::Fond, U"фоид", U"foud"},
}};

struct PartStart {
    Part part = Part::Fond;
    std::size_t value = 0;
};

/// A word of four letters and more that differs from the label in one: "лисф" for "лист".
bool is_misread(const LineScan& line, std::size_t i, const PartLabel& label)
{
    constexpr std::size_t shortest = 4;
    std::u32string russian;
    std::u32string english;
    for (std::size_t at = i; at < line.letters_end(i); ++at) {
        russian.push_back(line.russian_at(at));
        english.push_back(line.english_at(at));
    }
    const auto near = [&](std::u32string_view read, std::u32string_view word) {
        return word.size() >= shortest && read.size() == word.size() && edit_distance(read, word, 1) <= 1;
    };
    return near(russian, label.russian) || near(english, label.english);
}

/// The label that begins at i, if a digit follows it.
std::optional<PartStart> read_label(const LineScan& line, std::size_t i)
{
    for (const PartLabel& label : part_labels) {
        const bool russian = line.russian_word(i, label.russian);
        if (!russian && !line.english_word(i, label.english) && !is_misread(line, i, label)) {
            continue;
        }
        const std::size_t after = line.letters_end(i);
        const std::size_t value = line.skip_spaces(line.skip(line.skip_spaces(after), U".,:", 2));
        const bool region = (line.russian_at(value) == U'р' || line.english_at(value) == U'r') &&
                            line.english_at(value + 1) == U'-';  // Р-1235
        if (is_digit(line.at(value)) || digit_like(line.at(value)) != 0 || region) {
            return PartStart{label.part, value};
        }
    }
    return std::nullopt;
}

/// The letter that may follow the digits of a fond or opis ("059а"), as the language of the line writes it.
void read_letter(const LineScan& line, std::size_t& at, std::string& text, bool russian)
{
    const bool single = is_letter(line.at(at)) && !line.counts(at + 1);
    if (!single) {
        return;
    }
    const char32_t folded_letter = russian ? line.russian_at(at) : line.english_at(at);
    append(text, is_upper(line.at(at)) ? upper(folded_letter) : folded_letter);
    ++at;
}

std::optional<PartValue> read_single(const LineScan& line, std::size_t i, bool russian)
{
    PartValue value;
    std::size_t at = i;
    if (!is_digit(line.at(at)) && line.english_at(at + 1) == U'-' && is_letter(line.at(at))) {
        value.text = russian ? "Р-" : "R-";
        at += 2;
    }
    const auto figure = read_figure(line, at, 1, 8);
    if (!figure) {
        return std::nullopt;
    }
    value.text += figure->digits;
    value.repairs = figure->repairs;
    at = figure->end;
    read_letter(line, at, value.text, russian);
    value.begin = i;
    value.end = at;
    return value;
}

std::size_t skip_verso(const LineScan& line, std::size_t i, std::string& text)
{
    const std::size_t at = line.skip_spaces(i);
    for (const std::u32string_view word : {U"об", U"o6"}) {
        if (line.russian_word(at, word)) {
            text += "об";
            const std::size_t end = at + word.size();
            if (line.at(end) == U'.') {
                text += '.';
                return end + 1;
            }
            return end;
        }
    }
    return i;
}

/// The digits of a sheet: "об" behind them is no 06.
std::optional<Figure> read_sheet_number(const LineScan& line, std::size_t i)
{
    const std::string digits = plain_digits(line, i);
    const bool verso = !digits.empty() && digits.size() <= 5 && line.russian_word(i + digits.size(), U"об");
    return verso ? std::optional(Figure{0, digits, i + digits.size(), 0}) : read_figure(line, i, 1, 5);
}

/// "31-32", "21, 95-99", "31об.": items with commas and dashes between.
std::optional<PartValue> read_sheets(const LineScan& line, std::size_t i)
{
    PartValue value;
    value.begin = i;
    std::size_t at = i;
    while (true) {
        const auto figure = read_sheet_number(line, at);
        if (!figure) {
            break;
        }
        value.text += figure->digits;
        value.repairs += figure->repairs;
        value.end = skip_verso(line, figure->end, value.text);
        const std::size_t sign = line.skip(value.end, U" ", 1);
        const bool dash = line.english_at(sign) == U'-';
        const bool comma = line.at(sign) == U',' || (line.russian_at(sign) == U'и' && line.at(sign + 1) == U' ');
        const std::size_t next = line.skip_spaces(sign + 1);
        if (!(dash || comma) || !read_figure(line, next, 1, 5)) {
            break;
        }
        value.text += dash ? "-" : ", ";
        at = next;
    }
    return value.text.empty() ? std::nullopt : std::optional(value);
}

}  // namespace

std::optional<PartValue> read_value(const LineScan& line, std::size_t i, ReferencePart part, bool russian)
{
    auto value = part == Part::Sheets ? read_sheets(line, i) : read_single(line, i, russian);
    if (value) {
        value->part = part;
    }
    return value;
}

std::optional<PartValue> read_part(const LineScan& line, std::size_t i, bool russian)
{
    const auto label = line.begins_word(i) ? read_label(line, i) : std::nullopt;
    if (!label) {
        return std::nullopt;
    }
    auto value = read_value(line, label->value, label->part, russian);
    if (value) {
        value->begin = i;
    }
    return value;
}

}  // namespace depesha
