// SPDX-License-Identifier: Apache-2.0
#include "postprocess/split_signature.h"

#include "postprocess/correct_words.h"
#include "postprocess/names.h"
#include "postprocess/quotes.h"
#include "postprocess/vocabulary.h"

#include <algorithm>
#include <string>
#include <utility>

namespace depesha {

namespace {

std::optional<std::string> if_any(std::string text)
{
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

/// True if a name ends with this word: a stop or comma after three letters or more (initials are shorter).
bool ends_name(std::string_view word)
{
    return length_of(word) >= 4 && (word.back() == '.' || word.back() == ',');
}

/// The words of a line as one stretch for each name.
std::vector<Stretch> names_of(const Stretch& line)
{
    std::vector<Stretch> names{line};
    for (std::size_t i = line.first; i + 1 < line.last; ++i) {
        const Stretch left{line.line, line.page, names.back().first, i + 1};
        const Stretch right{line.line, line.page, i + 1, line.last};
        const Language language = line.line->language;
        const bool office = Vocabulary::built_in().whole(text_of(left), Role::Office).has_value();  // «Зам. Наркома»
        if (ends_name(line.line->typed.words[i].text) && !office &&
            looks_like_name(without_stop(text_of(left)), language) &&
            is_upper(letter_at(line.line->typed.words[i + 1].text, 0).code)) {
            names.back() = left;
            names.push_back(right);
        }
    }
    return names;
}

SignaturePart signer(std::span<const Stretch> lines)
{
    SignaturePart part;
    part.words = lines.back();
    static_cast<Field&>(part.signature) = make_field(lines, 1.0);
    const Language language = lines.back().line->language;
    const std::string bare = without_stop(without_quotes(part.signature.text));
    const std::string text = language == Language::Russian ? corrected_spelling(bare) : bare;
    part.signature.text = text;
    if (lines.size() > 1) {
        const std::string last = without_stop(without_quotes(text_of(lines.back())));
        const SignedName name = signed_name(last, language);
        part.signature.resolved = if_any(name.resolved);
        part.signature.name = if_any(name.name.empty() ? last : name.name);
        std::string title = joined_text(lines.first(lines.size() - 1));
        part.signature.title = if_any(name.title.empty() ? title : title + ' ' + name.title);
        return part;
    }
    const SignedName name = signed_name(text, language);
    part.signature.name = if_any(name.name.empty() ? text : name.name);
    part.signature.title = if_any(name.title);
    part.signature.resolved = if_any(name.resolved);
    return part;
}

/// The date or the number that the piece is; nothing for any other piece.
std::optional<SignaturePart> figure_of(const Piece& piece, const Stretch& words)
{
    const auto* date = std::get_if<FoundDate>(&piece.found);
    if (date != nullptr && piece.kind == PieceKind::Date) {
        return SignaturePart{words, *date, {}, {}};
    }
    const auto* number = std::get_if<FoundNumber>(&piece.found);
    if (number != nullptr && piece.kind == PieceKind::Number) {
        return SignaturePart{words, {}, *number, {}};
    }
    return std::nullopt;
}

/// Takes dates and numbers off the ends of the line into `parts`; what is left is returned.
Stretch without_figures(Stretch line, std::vector<SignaturePart>& parts)
{
    for (const Piece& piece : line.line->pieces) {
        const Stretch words = part_of(line, piece.span);
        const auto figure = words.empty() ? std::nullopt : figure_of(piece, words);
        if (figure && (words.first == line.first || words.last == line.last)) {
            parts.push_back(*figure);
            line = words.first == line.first ? Stretch{line.line, line.page, words.last, line.last}
                                             : Stretch{line.line, line.page, line.first, words.first};
        }
    }
    return line;
}

}  // namespace

bool is_office(std::string_view text)
{
    constexpr double sure = 0.95;
    const auto office = Vocabulary::built_in().whole(without_stop(text), Role::Office);
    return office && office->quality >= sure;
}

bool are_names(std::string_view text, Language language)
{
    std::string name;
    while (!text.empty()) {
        const std::size_t space = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, space);
        text.remove_prefix(std::min(space + 1, text.size()));
        name += name.empty() ? "" : " ";
        name += word;
        if (!text.empty() && !word.empty() && ends_name(word)) {
            if (!looks_like_name(without_stop(name), language)) {
                return false;
            }
            name.clear();
        }
    }
    return looks_like_name(without_stop(name), language);
}

std::vector<SignaturePart> split_signature(std::span<const Stretch> lines)
{
    std::vector<SignaturePart> parts;
    std::vector<Stretch> titles(lines.begin(), lines.end() - 1);
    const Stretch last = without_figures(lines.back(), parts);
    if (last.empty()) {
        if (!titles.empty()) {
            parts.push_back(signer(titles));
        }
        return parts;
    }
    const std::vector<Stretch> names = names_of(last);
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::vector<Stretch> signer_lines = i == 0 ? titles : std::vector<Stretch>{};
        signer_lines.push_back(names[i]);
        parts.push_back(signer(signer_lines));
    }
    return parts;
}

}  // namespace depesha
