// SPDX-License-Identifier: Apache-2.0
#include "postprocess/columns.h"

#include "postprocess/inflect.h"
#include "postprocess/names.h"
#include "postprocess/quotes.h"
#include "postprocess/run_together.h"
#include "postprocess/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>

namespace depesha {

namespace {

/// The words of a line parted before every word that `begins` says a part begins with.
std::vector<Stretch> parted(const Stretch& line, const std::function<bool(std::size_t)>& begins)
{
    std::vector<Stretch> parts{line};
    for (std::size_t word = line.first + 1; word < line.last; ++word) {
        if (begins(word)) {
            parts.back().last = word;
            parts.push_back({line.line, line.page, word, line.last});
        }
    }
    return parts;
}

std::vector<Stretch> parted_at_gaps(const Stretch& line, double least_gap)
{
    return parted(line, [&](std::size_t word) { return line.line->text.gaps[word] >= least_gap; });
}

double centre_of(const Stretch& part)
{
    const Word& first = part.line->typed.words[part.first];
    const Word& last = part.line->typed.words[part.last - 1];
    return (first.place.left + last.place.right) / 2.0;
}

bool names_an_office(std::string_view name)
{
    return Vocabulary::built_in().at_start(name, Role::Office).has_value() || is_run_together(decoded(name));
}

/// A name that needs nobody beside it: with initials, a Russian surname, or one word that is no office.
bool is_signer(const Stretch& part)
{
    const Language language = part.line->language;
    const std::string text = without_stop(without_quotes(text_of(part)));
    const SignedName found = signed_name(text, language);
    if (!looks_like_name(found.name, language)) {
        return false;
    }
    const std::size_t space = found.name.rfind(' ');
    const bool initials = found.name.find(". ") != std::string::npos;
    const std::string family = space == std::string::npos ? found.name : found.name.substr(space + 1);
    if (initials || (language == Language::Russian && is_russian_surname(decoded(family)))) {
        return !names_an_office(family);
    }
    return found.title.empty() && space == std::string::npos && !names_an_office(family);
}

/// The signers of a row; empty for any other row. Between two signers the paper is wider than before a name that
/// belongs to the title on its left.
std::vector<Stretch> row_of_signers(const Stretch& line)
{
    constexpr double between_signers = 4.0;
    std::vector<Stretch> parts = parted_at_gaps(line, between_signers);
    const bool signers = parts.size() > 1 && std::all_of(parts.begin(), parts.end(), is_signer);
    return signers ? parts : std::vector<Stretch>{};
}

bool is_signature(const Stretch& line)
{
    return line.line->label == LineLabel::Signature || line.line->label == LineLabel::SignerTitle;
}

/// Each part of a row of titles goes above the name that stands nearest to it.
void add_titles(const Stretch& row, const std::vector<Stretch>& names, std::vector<std::vector<Stretch>>& columns)
{
    for (const Stretch& part : parted_at_gaps(row, field_gap)) {
        std::size_t nearest = 0;
        for (std::size_t i = 1; i < names.size(); ++i) {
            const double distance = std::abs(centre_of(names[i]) - centre_of(part));
            nearest = distance < std::abs(centre_of(names[nearest]) - centre_of(part)) ? i : nearest;
        }
        columns[nearest].push_back(part);
    }
}

/// The number that an entry begins with: "1 - т. Сталину", "2. Архив", "экз. № 3 - в дело".
std::optional<int> entry_number(std::string_view text)
{
    std::u32string codes = decoded(lowered(text));
    for (const std::u32string_view label : {U"экз.", U"№"}) {
        if (codes.starts_with(label)) {
            codes.erase(0, label.size());
        }
        codes.erase(0, std::min(codes.find_first_not_of(U' '), codes.size()));
    }
    constexpr std::size_t most_digits = 3;
    const auto end = std::find_if_not(codes.begin(), codes.end(), is_digit);
    const auto digits = static_cast<std::size_t>(end - codes.begin());
    const std::size_t sign = codes.find_first_not_of(U' ', digits);
    const bool parted = sign != std::u32string::npos && std::u32string_view(U"-–—.)").find(codes[sign]) < 5;
    const bool entry = parted && codes.find_first_not_of(U" -–—.)", digits) != std::u32string::npos;
    const bool joined = entry && is_digit(codes[codes.find_first_not_of(U" -–—.)", digits)]);  // a date
    return digits > 0 && digits <= most_digits && entry && !joined
               ? std::optional(std::stoi(encoded(codes.substr(0, digits))))
               : std::nullopt;
}

std::optional<int> entry_number(const Stretch& part)
{
    return entry_number(raw_of(part));
}

/// The entries of a row; empty for a row of anything else.
std::vector<Stretch> row_of_entries(const Stretch& line)
{
    const LineLabel label = line.line->label;
    if ((label != LineLabel::Tail && label != LineLabel::TailNext) || !entry_number(line)) {
        return {};
    }
    return parted(line, [&](std::size_t word) {
        return line.line->text.gaps[word] >= field_gap && entry_number({line.line, line.page, word, line.last});
    });
}

bool rises(const std::vector<Stretch>& entries)
{
    return std::adjacent_find(entries.begin(), entries.end(), [](const Stretch& a, const Stretch& b) {
               return entry_number(a) >= entry_number(b);
           }) == entries.end();
}

/// All entries, row by row or column by column.
std::vector<Stretch> down_the_columns(const std::vector<std::vector<Stretch>>& rows)
{
    std::vector<Stretch> entries;
    const auto widest =
        std::max_element(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
    for (std::size_t column = 0; column < widest->size(); ++column) {
        for (const std::vector<Stretch>& row : rows) {
            if (column < row.size()) {
                entries.push_back(row[column]);
            }
        }
    }
    return entries;
}

std::vector<Stretch> along_the_rows(const std::vector<std::vector<Stretch>>& rows)
{
    std::vector<Stretch> entries;
    for (const std::vector<Stretch>& row : rows) {
        entries.insert(entries.end(), row.begin(), row.end());
    }
    return entries;
}

}  // namespace

Columns signer_columns(std::span<const Stretch> lines)
{
    constexpr std::size_t most_rows = 5;
    for (std::size_t i = 0; i < lines.size() && i < most_rows && is_signature(lines[i]); ++i) {
        const std::vector<Stretch> names = row_of_signers(lines[i]);
        if (names.empty()) {
            if (parted_at_gaps(lines[i], field_gap).size() == 1 && is_signer(lines[i])) {
                return {};
            }
            continue;
        }
        Columns found{i + 1, std::vector<std::vector<Stretch>>(names.size())};
        for (const Stretch& row : lines.first(i)) {
            add_titles(row, names, found.columns);
        }
        for (std::size_t column = 0; column < names.size(); ++column) {
            found.columns[column].push_back(names[column]);
        }
        return found;
    }
    return {};
}

Columns numbered_columns(std::span<const Stretch> lines)
{
    std::vector<std::vector<Stretch>> rows;
    for (const Stretch& line : lines) {
        std::vector<Stretch> row = row_of_entries(line);
        if (row.empty() || line.page != lines.front().page) {
            break;
        }
        rows.push_back(std::move(row));
    }
    if (rows.empty() || rows.front().size() < 2) {
        return {};
    }
    for (const std::vector<Stretch>& entries : {down_the_columns(rows), along_the_rows(rows)}) {
        if (rises(entries)) {
            return {rows.size(), {entries}};
        }
    }
    return {};
}

}  // namespace depesha
