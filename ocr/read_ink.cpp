// SPDX-License-Identifier: Apache-2.0
#include "ocr/read_ink.h"

#include "ocr/reading.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
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

    /// How many letters the word may have; more than that stand in a place that is wider than the word.
    double most = 0.0;
    std::vector<Row> rows;
    std::size_t chosen = 0;
};

bool fits(const Claim& claim)
{
    return claim.most == std::numeric_limits<double>::max();
}

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

/// Half of the row's letters are wider; print and headings may be wider than the page's type.
double width_of(const Row& row, const std::vector<Component>& letters)
{
    std::vector<int> widths(row.size());
    std::transform(row.begin(), row.end(), widths.begin(),
                   [&](std::size_t letter) { return letters[letter].box.width(); });
    const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
    std::nth_element(widths.begin(), middle, widths.end());
    return *middle;
}

/// Ink of a word whose place is wider than its letters: no more of them than it has, from the left, and of those that
/// no other word claims. Engines give a word the place of its whole line at times.
Row within_measure(const Claim& claim, const Claims& claims, const std::vector<Component>& letters, double pitch)
{
    Row row = claim.rows[claim.chosen];
    std::erase_if(row, [&](std::size_t letter) { return claims.any(letter); });
    std::sort(row.begin(), row.end(),
              [&](std::size_t a, std::size_t b) { return letters[a].box.left < letters[b].box.left; });
    const double one = std::max(pitch, width_of(claim.rows[claim.chosen], letters));
    double count = 0.0;
    const auto end = std::find_if(row.begin(), row.end(), [&](std::size_t letter) {
        count += std::max(1.0, std::round(letters[letter].box.width() / one));
        return count > claim.most;
    });
    return {row.begin(), end};
}

/// The fullest row in the place of a word, if there is ink at all.
std::optional<Claim> claim_of(const Word& word, std::size_t line, const std::vector<Component>& letters, double pitch)
{
    const int aside = static_cast<int>(0.3 * pitch);
    const int above = static_cast<int>(0.15 * pitch);
    const Box place{word.place.left - aside, word.place.top - above, word.place.right + aside,
                    word.place.bottom + above};
    Claim claim{line, 0.0, rows_of(letters_within(place, letters), letters, pitch), 0};
    if (claim.rows.empty()) {
        return std::nullopt;
    }
    const double length = character_count(word.text);
    constexpr double broken_letters = 1.25;
    const bool wide = word.place.width() > (length + 2.0) * pitch;
    claim.most = wide ? broken_letters * length + 1.0 : std::numeric_limits<double>::max();
    const auto fullest = std::max_element(claim.rows.begin(), claim.rows.end(),
                                          [](const Row& a, const Row& b) { return a.size() < b.size(); });
    claim.chosen = static_cast<std::size_t>(fullest - claim.rows.begin());
    return claim;
}

/// Words whose places fit them before those whose places do not.
std::vector<Claim> claims_of(const RecognizedPage& recognized, const std::vector<Component>& letters, double pitch)
{
    std::vector<Claim> claims;
    for (std::size_t line = 0; line < recognized.lines.size(); ++line) {
        for (const Word& word : recognized.lines[line].words) {
            if (auto claim = claim_of(word, line, letters, pitch)) {
                claims.push_back(std::move(*claim));
            }
        }
    }
    std::stable_partition(claims.begin(), claims.end(), fits);
    return claims;
}

}  // namespace

InkShares share_out_ink(const std::vector<Component>& components, const RecognizedPage& recognized, double pitch)
{
    const std::vector<Component> letters = letter_high(components, pitch);
    std::vector<Claim> words = claims_of(recognized, letters, pitch);
    const auto misfit = std::find_if_not(words.begin(), words.end(), fits);
    Claims claims(letters.size());
    for (auto word = words.begin(); word != misfit; ++word) {
        claims.add(word->rows[word->chosen], word->line);
    }
    for (auto word = words.begin(); word != misfit; ++word) {
        settle(*word, claims);
    }
    for (auto word = misfit; word != words.end(); ++word) {
        claims.add(within_measure(*word, claims, letters, pitch), word->line);
    }
    InkShares shares;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        (claims.any(i) ? shares.read : shares.unread).push_back(letters[i]);
    }
    return shares;
}

}  // namespace depesha
