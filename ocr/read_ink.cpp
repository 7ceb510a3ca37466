// SPDX-License-Identifier: Apache-2.0
#include "ocr/read_ink.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace depesha {
namespace {

double area(const Box& box)
{
    return static_cast<double>(box.width()) * box.height();
}

/// Ink as high as letters may be.
std::vector<Component> letter_high(const std::vector<Component>& components, double pitch)
{
    std::vector<Component> high;
    for (const Component& component : components) {
        if (component.box.height() >= 0.4 * pitch && component.box.height() <= 4.0 * pitch) {
            high.push_back(component);
        }
    }
    std::sort(high.begin(), high.end(), [](const Component& a, const Component& b) { return a.middle() < b.middle(); });
    return high;
}

/// Indices of letters side by side.
using Row = std::vector<std::size_t>;

/// The letters at least half within the place, from the upper to the lower.
Row letters_within(const Box& place, const std::vector<Component>& letters)
{
    Row within;
    const auto first = std::lower_bound(letters.begin(), letters.end(), place.top,
                                        [](const Component& letter, int top) { return letter.middle() < top; });
    for (auto letter = first; letter != letters.end() && letter->middle() <= place.bottom; ++letter) {
        if (area(intersected(place, letter->box)) >= 0.5 * area(letter->box)) {
            within.push_back(static_cast<std::size_t>(letter - letters.begin()));
        }
    }
    return within;
}

/// Rows lie further apart than the middles of high and low letters do.
std::vector<Row> rows_of(const Row& within, const std::vector<Component>& letters, double pitch)
{
    std::vector<Row> rows;
    double last = 0.0;
    for (const std::size_t letter : within) {
        const double middle = letters[letter].middle();
        if (rows.empty() || middle - last >= 0.5 * pitch) {
            rows.emplace_back();
        }
        rows.back().push_back(letter);
        last = middle;
    }
    return rows;
}

/// The rows in the place of one word, and which of them the word is.
struct Claim {
    std::size_t line = 0;
    std::vector<Row> rows;
    std::size_t chosen = 0;
};

/// Which lines claim each letter, once for each of their words that does.
class Claims {
public:
    explicit Claims(std::size_t letters) : lines_(letters) {}

    void add(const Row& row, std::size_t line)
    {
        for (const std::size_t letter : row) {
            lines_[letter].push_back(line);
        }
    }

    void take_back(const Row& row, std::size_t line)
    {
        for (const std::size_t letter : row) {
            std::vector<std::size_t>& lines = lines_[letter];
            lines.erase(std::find(lines.begin(), lines.end(), line));
        }
    }

    [[nodiscard]] bool any(std::size_t letter) const { return !lines_[letter].empty(); }

    [[nodiscard]] bool mostly_free(const Row& row) const
    {
        return most(row, [this](const std::size_t letter) { return !any(letter); });
    }

    [[nodiscard]] bool mostly_of_others(const Row& row, std::size_t line) const
    {
        return most(row, [&](const std::size_t letter) {
            const std::vector<std::size_t>& lines = lines_[letter];
            return std::any_of(lines.begin(), lines.end(), [line](std::size_t other) { return other != line; });
        });
    }

private:
    template <class Test>
    static bool most(const Row& row, const Test& test)
    {
        return 2 * std::count_if(row.begin(), row.end(), test) > static_cast<std::ptrdiff_t>(row.size());
    }

    std::vector<std::vector<std::size_t>> lines_;
};

/// A word whose row is another line's too takes one that nobody has.
void settle(Claim& claim, Claims& claims)
{
    if (!claims.mostly_of_others(claim.rows[claim.chosen], claim.line)) {
        return;
    }
    const auto free =
        std::find_if(claim.rows.begin(), claim.rows.end(), [&](const Row& row) { return claims.mostly_free(row); });
    if (free != claim.rows.end()) {
        claims.take_back(claim.rows[claim.chosen], claim.line);
        claim.chosen = static_cast<std::size_t>(free - claim.rows.begin());
        claims.add(*free, claim.line);
    }
}

/// The fullest row in the place of a word, if there is ink at all.
std::optional<Claim> claim_of(const Box& place, std::size_t line, const std::vector<Component>& letters, double pitch)
{
    Claim claim{line, rows_of(letters_within(place, letters), letters, pitch), 0};
    if (claim.rows.empty()) {
        return std::nullopt;
    }
    const auto fullest = std::max_element(claim.rows.begin(), claim.rows.end(),
                                          [](const Row& a, const Row& b) { return a.size() < b.size(); });
    claim.chosen = static_cast<std::size_t>(fullest - claim.rows.begin());
    return claim;
}

std::vector<Claim> claims_of(const RecognizedPage& recognized, const std::vector<Component>& letters, double pitch)
{
    const int aside = static_cast<int>(0.3 * pitch);
    const int above = static_cast<int>(0.15 * pitch);
    std::vector<Claim> claims;
    for (std::size_t line = 0; line < recognized.lines.size(); ++line) {
        for (const Word& word : recognized.lines[line].words) {
            const Box& box = word.place;
            const Box place{box.left - aside, box.top - above, box.right + aside, box.bottom + above};
            if (auto claim = claim_of(place, line, letters, pitch)) {
                claims.push_back(std::move(*claim));
            }
        }
    }
    return claims;
}

}  // namespace

InkShares share_out_ink(const std::vector<Component>& components, const RecognizedPage& recognized, double pitch)
{
    const std::vector<Component> letters = letter_high(components, pitch);
    std::vector<Claim> words = claims_of(recognized, letters, pitch);
    Claims claims(letters.size());
    for (const Claim& word : words) {
        claims.add(word.rows[word.chosen], word.line);
    }
    for (Claim& word : words) {
        settle(word, claims);
    }
    InkShares shares;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        (claims.any(i) ? shares.read : shares.unread).push_back(letters[i]);
    }
    return shares;
}

}  // namespace depesha
