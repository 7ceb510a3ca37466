// SPDX-License-Identifier: Apache-2.0
#include "postprocess/find_furniture.h"

#include "postprocess/noise.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>

namespace depesha {

namespace {

void set_furniture(LabelledLine& line, FurnitureKind kind)
{
    line.label = LineLabel::Furniture;
    line.furniture = kind;
    line.certainty = 1.0;
}

/// Signs that are neither letters nor figures: a rule or a row of stars has three and more and nothing else. A rule of
/// ten dashes may have figures in it, as the teletype's line of electronic cables ("------------------091345 200655Z").
std::optional<FurnitureKind> kind_of_signs(std::string_view text)
{
    constexpr std::ptrdiff_t shortest_rule = 10;
    const std::u32string codes = decoded(text);
    const auto dashes =
        std::count_if(codes.begin(), codes.end(), [](char32_t code) { return code == U'-' || code == U'='; });
    if (codes.starts_with(U"--") && dashes >= shortest_rule) {
        return std::any_of(codes.begin(), codes.end(), is_digit) ? FurnitureKind::Other : FurnitureKind::Rule;
    }
    if (std::any_of(codes.begin(), codes.end(), [](char32_t code) { return is_letter(code) || is_digit(code); })) {
        return std::nullopt;
    }
    const auto drawn = std::count_if(codes.begin(), codes.end(), [](char32_t code) {
        return std::u32string_view(U"-_=*—–~").find(code) != std::u32string_view::npos;
    });
    return drawn >= 3 ? FurnitureKind::Rule : FurnitureKind::Other;
}

/// Page numbers stand in the first three lines of a page's text or the last two.
bool near_edge(std::size_t index, std::size_t count)
{
    return index < 3 || index + 2 >= count;
}

/// «К шифртелеграмме из Тегерана № 2210      лист 2»: a running head, its page told behind a wide gap. Sheets of an
/// archival reference are none.
std::optional<PageNumber> page_number_behind(const LabelledLine& line)
{
    const std::size_t last = line.text.words.size() - 1;
    const bool archive = std::any_of(line.pieces.begin(), line.pieces.end(),
                                     [](const Piece& piece) { return piece.kind == PieceKind::Archive; });
    if (archive || last < 2 || line.text.gaps[last - 1] < field_gap || line.text.gaps[last] >= field_gap) {
        return std::nullopt;
    }
    const std::string_view behind = std::string_view(line.text.text).substr(line.text.words[last - 1].begin);
    return Vocabulary::built_in().at_start(behind, Role::Furniture) ? parse_page_number(behind) : std::nullopt;
}

/// «Сов. секретно            - 2 -»: a figure between dashes, behind a wide gap.
std::optional<PageNumber> dashed_number_behind(const LabelledLine& line)
{
    constexpr std::size_t words = 3;
    const std::size_t count = line.text.words.size();
    const bool apart = count > words && line.text.gaps[count - words] >= field_gap;
    const std::string_view behind =
        apart ? std::string_view(line.text.text).substr(line.text.words[count - words].begin) : std::string_view();
    const auto number = behind.starts_with('-') ? parse_page_number(behind) : std::nullopt;
    return number ? number : page_number_behind(line);
}

/// «2.                        №№ 411-413»: the sheet, and behind a wide gap the number of the telegram.
std::optional<PageNumber> page_number_before(const LabelledLine& line)
{
    const LineText& text = line.text;
    const bool apart = text.words.size() >= 2 && text.words.size() <= 4 && text.gaps[1] >= field_gap;
    const bool numbered = std::any_of(line.pieces.begin(), line.pieces.end(), [&](const Piece& piece) {
        return piece.kind == PieceKind::Number && text.first_word(piece.span) == 1;
    });
    const auto number = apart && numbered ? parse_page_number(text_at(text.text, text.words[0])) : std::nullopt;
    return number ? std::optional(PageNumber{number->number, 0.9}) : std::nullopt;
}

/// The page's own number, also at the end of a line: "1073, February 13, 6 p.m., from Warsaw  -2-".
std::optional<PageNumber> page_number_in(const LabelledLine& line)
{
    if (auto whole = parse_page_number(line.text.text)) {
        return whole;
    }
    if (auto before = page_number_before(line)) {
        return before;
    }
    const std::string_view last = text_at(line.text.text, line.text.words.back());
    const bool dashed = last.size() > 2 && last.front() == '-' && last.back() == '-';
    return dashed ? parse_page_number(last) : dashed_number_behind(line);
}

/// What parse_page_number trusts a figure that nothing announces.
constexpr double bare_number = 0.5;

/// A bare figure at the edge of the sheet counts the leaves of the file, not the pages of the telegram, which are few.
bool tells_page(const LabelledLine& line, const PageNumber& number)
{
    constexpr int most_pages = 40;
    constexpr double clear_of_edge = 12.0;
    const bool bare = number.confidence <= bare_number;
    return number.number <= most_pages && (!bare || line.typed.short_by > clear_of_edge);
}

/// "Enciphered by ______________", "___ Collect": print of a form with room to write.
bool is_blank_of_form(const LabelledLine& line)
{
    constexpr std::size_t room = 3;
    const bool room_to_write = line.text.text.find(std::string(room, '_')) != std::string::npos;
    const bool filled_in = std::any_of(line.pieces.begin(), line.pieces.end(), [](const Piece& piece) {
        return piece.kind == PieceKind::Number || piece.kind == PieceKind::Date || piece.kind == PieceKind::Event;
    });
    const auto phrase = Vocabulary::built_in().whole(line.text.text, Role::Furniture);
    return (room_to_write && !filled_in) || (phrase && phrase->value == "form" && phrase->quality > 0.9);
}

bool is_quotation_mark(const LabelledLine& line)
{
    const auto mark = Vocabulary::built_in().whole(line.text.text, Role::Quotation);
    return mark && mark->quality >= 0.95;
}

bool begins_small(const LabelledLine& line)
{
    const char32_t first = decoded(line.text.text).front();
    return is_letter(first) && !is_upper(first);
}

std::optional<FurnitureKind> kind_of(const LabelledLine& line, double usual)
{
    if (const auto signs = kind_of_signs(line.text.text)) {
        return signs;
    }
    if (is_quotation_mark(line)) {
        return FurnitureKind::Quotation;
    }
    if (is_blank_of_form(line)) {
        return FurnitureKind::Form;
    }
    if (is_row_of_stars(line)) {
        return FurnitureKind::Rule;
    }
    const auto phrase = Vocabulary::built_in().at_start(line.text.text, Role::Furniture);
    const bool heading = std::any_of(line.pieces.begin(), line.pieces.end(), [&](const Piece& piece) {
        return phrase && piece.span.begin == 0 && piece.quality > phrase->quality;
    });
    constexpr double sure = 0.85;  // "not declassified] BUT HAS SEEN" is text
    if (phrase && phrase->value == "release" && phrase->quality > sure && !heading && !begins_small(line)) {
        return FurnitureKind::Release;
    }
    const auto number = page_number_in(line);
    const bool told = number && number->confidence > bare_number;
    return !told && is_noise(line, usual) ? std::optional(FurnitureKind::Other) : std::nullopt;
}

bool is_banner(const LabelledLine& line)
{
    return !is_told(line) && Vocabulary::built_in().whole(line.text.text, Role::Classification).has_value();
}

/// The classification at the foot of a page repeats its head; at the head of a second page it repeats the first.
void find_banners(std::vector<LabelledLine>& lines, int number)
{
    const auto last = std::find_if_not(lines.rbegin(), lines.rend(), is_told);
    const auto first = std::find_if_not(lines.begin(), lines.end(), is_told);
    if (first == lines.end() || &*first == &*last) {
        return;
    }
    if (is_banner(*last)) {
        set_furniture(*last, FurnitureKind::Classification);
    }
    if (number > 1 && is_banner(*first)) {
        set_furniture(*first, FurnitureKind::Classification);
    }
}

/// A number that the page tells of itself.
struct OwnNumber {
    int told = 0;

    /// A bare figure at the edge of the sheet, which may count leaves.
    int bare = 0;
};

/// Labels the page numbers among the lines that are left.
OwnNumber find_page_number(std::vector<LabelledLine>& lines)
{
    std::vector<LabelledLine*> texts;
    for (LabelledLine& line : lines) {
        if (!is_told(line)) {
            texts.push_back(&line);
        }
    }
    OwnNumber own;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        LabelledLine& line = *texts[i];
        const auto number = page_number_in(line);
        if (number && number->confidence >= 0.5 && near_edge(i, texts.size())) {
            set_furniture(line, line.text.words.size() > 3 ? FurnitureKind::RunningHead : FurnitureKind::PageNumber);
            (tells_page(line, *number) ? own.told : own.bare) = number->number;
        }
    }
    return own;
}

/// "PAGE 02  KATHMA 01944  171108Z" in the middle of a sheet, with the banners above and below it: electronic cables
/// were printed without regard to sheets.
void find_page_breaks(std::vector<LabelledLine>& lines)
{
    constexpr double sure = 0.9;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto number = is_told(lines[i]) ? std::nullopt : parse_page_number(lines[i].text.text);
        const bool head = number && number->confidence > sure && lines[i].text.words.size() > 3;
        if (!head) {
            continue;
        }
        set_furniture(lines[i], FurnitureKind::RunningHead);
        for (std::size_t above = i; above > 0 && is_banner(lines[above - 1]); --above) {
            set_furniture(lines[above - 1], FurnitureKind::Classification);
        }
    }
}

/// The teletype's line of electronic cables.
bool is_teletype_rule(const LabelledLine& line)
{
    return is_told(line) && line.text.text.starts_with("--") && kind_of_signs(line.text.text) == FurnitureKind::Other;
}

/// "200655Z", "(20", "/14 W": figures with one letter at most.
bool is_teletype_figure(const LabelledLine& line)
{
    const std::u32string codes = decoded(line.text.text);
    return std::any_of(codes.begin(), codes.end(), is_digit) &&
           std::count_if(codes.begin(), codes.end(), is_letter) < 2;
}

/// What stands beside the teletype's rule belongs to it, where the engine told them apart and they are not quite level.
void find_teletype_rows(std::vector<LabelledLine>& lines)
{
    const auto beside = [&](std::size_t below) { return lines[below].typed.gap_above < 0.5; };
    const auto take = [&](LabelledLine& line) {
        if (!is_told(line) && is_teletype_figure(line)) {
            set_furniture(line, FurnitureKind::Other);
        }
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!is_teletype_rule(lines[i])) {
            continue;
        }
        for (std::size_t above = i; above > 0 && beside(above); --above) {
            take(lines[above - 1]);
        }
        for (std::size_t below = i + 1; below < lines.size() && beside(below); ++below) {
            take(lines[below]);
        }
    }
}

/// "Declassified/Released US Department of State EO Systematic Review / 20 Mar 2014": a date below such a line is its
/// own.
void find_release_dates(std::vector<LabelledLine>& lines)
{
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const LabelledLine& line = lines[i];
        const bool below = lines[i - 1].furniture == FurnitureKind::Release && is_told(lines[i - 1]) && !is_told(line);
        if (below && line.pieces.size() == 1 && line.pieces[0].kind == PieceKind::Date &&
            line.pieces[0].span.begin == 0 && line.pieces[0].span.end + 1 >= line.text.text.size()) {
            set_furniture(lines[i], FurnitureKind::Release);
        }
    }
}

/// «Прага, № 640» at the head of a second sheet, above text that goes on: what the first sheet told, in short.
void find_running_head(std::vector<LabelledLine>& lines)
{
    constexpr std::size_t most_words = 6;
    const auto first = std::find_if_not(lines.begin(), lines.end(), is_told);
    const auto second = first == lines.end() ? first : std::find_if_not(std::next(first), lines.end(), is_told);
    if (second == lines.end() || first->text.words.size() > most_words || first->text.text.ends_with('.')) {
        return;
    }
    const bool figure = std::any_of(first->pieces.begin(), first->pieces.end(), [](const Piece& piece) {
        return piece.kind == PieceKind::Number || piece.kind == PieceKind::Reply || piece.kind == PieceKind::Date;
    });
    if (figure && begins_small(*second)) {
        set_furniture(*first, FurnitureKind::RunningHead);
    }
}

/// The text of the page begins in the middle of a sentence: a bare figure above it is its own.
bool goes_on(const std::vector<LabelledLine>& lines)
{
    const auto first = std::find_if_not(lines.begin(), lines.end(), is_told);
    return first != lines.end() && begins_small(*first);
}

/// «Продолжение», "- continued -": labels such a line among the first two that are left; true if there is one.
bool find_continuation(std::vector<LabelledLine>& lines)
{
    constexpr std::size_t head = 2;
    std::size_t seen = 0;
    for (LabelledLine& line : lines) {
        if (is_told(line)) {
            continue;
        }
        if (seen++ == head) {
            break;
        }
        const auto phrase = Vocabulary::built_in().whole(line.text.text, Role::Furniture);
        if (phrase && phrase->value == "continued") {
            set_furniture(line, FurnitureKind::RunningHead);
            return true;
        }
    }
    return false;
}

}  // namespace

PageSigns find_furniture(std::vector<LabelledLine>& lines)
{
    if (lines.empty()) {
        return {};
    }
    if (std::none_of(lines.begin(), lines.end(), is_text)) {
        std::for_each(lines.begin(), lines.end(),
                      [](LabelledLine& line) { set_furniture(line, FurnitureKind::Other); });
        return {};
    }
    const double usual = usual_confidence(lines);
    for (LabelledLine& line : lines) {
        if (line.typed.column == Column::Margin && !is_noise(line, usual)) {
            line.label = LineLabel::Margin;
            line.certainty = 1.0;
        } else if (const auto kind = kind_of(line, usual)) {
            set_furniture(line, *kind);
        }
    }
    find_release_dates(lines);
    find_teletype_rows(lines);
    const OwnNumber own = find_page_number(lines);
    find_page_breaks(lines);
    if (own.told > 1 || own.bare > 1) {
        find_running_head(lines);
    }
    const int page_number = own.told == 0 && goes_on(lines) ? own.bare : own.told;
    const bool continued = find_continuation(lines);
    find_banners(lines, page_number);
    return {page_number, continued};
}

}  // namespace depesha
