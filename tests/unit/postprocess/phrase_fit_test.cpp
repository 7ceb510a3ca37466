// SPDX-License-Identifier: Apache-2.0
#include "postprocess/phrase_fit.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace depesha {
namespace {

/// Letters of which д and л, ы and н are taken for one another, and no others.
const std::vector<std::string> letters{"д", "л", "ы", "н", "ж", "х"};

unsigned cost_of(char32_t a, char32_t b)
{
    const auto are = [&](char32_t c, char32_t d) { return (a == c && b == d) || (a == d && b == c); };
    if (a == b) {
        return 0;
    }
    return are(U'д', U'л') || are(U'ы', U'н') ? 1 : edit_cost;
}

/// Costs of the phrase against every prefix of the line, none spared.
std::vector<unsigned> all_costs(const std::u32string& phrase, const std::u32string& line)
{
    std::vector<unsigned> costs(line.size() + 1);
    for (std::size_t j = 0; j < costs.size(); ++j) {
        costs[j] = static_cast<unsigned>(j) * edit_cost;
    }
    for (std::size_t i = 0; i < phrase.size(); ++i) {
        std::vector<unsigned> next{costs[0] + edit_cost};
        for (std::size_t j = 1; j < costs.size(); ++j) {
            next.push_back(std::min(
                {costs[j - 1] + cost_of(phrase[i], line[j - 1]), costs[j] + edit_cost, next[j - 1] + edit_cost}));
        }
        costs = next;
    }
    return costs;
}

std::optional<Fit> plain_fit(const std::u32string& phrase, const Skeleton& line)
{
    const std::vector<unsigned> costs = all_costs(phrase, line.letters);
    std::optional<Fit> best;
    for (std::size_t j = 1; j < costs.size(); ++j) {
        if (line.ends[j - 1] && costs[j] <= allowed_cost(phrase.size()) && (!best || costs[j] < best->cost)) {
            best = Fit{0, j, costs[j]};
        }
    }
    return best;
}

class Typist {
public:
    std::string word(std::size_t length)
    {
        std::string typed;
        for (std::size_t i = 0; i < length; ++i) {
            typed += letters[below(letters.size())];
        }
        return typed;
    }

    /// With some letters dropped, doubled or changed, and more words after it.
    std::string misread(const std::string& text)
    {
        std::string read;
        for (std::size_t i = 0; i < text.size(); i += 2) {
            const std::size_t chance = below(24);
            read += chance == 0 ? "" : chance < 3 ? letters[below(letters.size())] : text.substr(i, 2);
            read += chance == 3 ? letters[below(letters.size())] : "";
            read += chance == 4 ? " " : "";
        }
        return read + " " + word(below(6));
    }

    std::size_t below(std::size_t count) { return random_() % count; }

private:
    std::mt19937 random_{17};
};

TEST(FitWindow, FindsTheCheapestFitThatIsAllowed)
{
    Typist typist;
    int fits = 0;
    int strangers = 0;
    for (int i = 0; i < 20'000; ++i) {
        const std::string text = typist.word(1 + typist.below(30));
        const PhraseLetters phrase = letters_of_phrase(text, Language::Russian);
        const std::string read = typist.misread(typist.below(8) == 0 ? typist.word(20) : text);
        const Skeleton line = make_skeleton(read, Language::Russian);
        if (line.letters.empty()) {
            continue;
        }
        const std::optional<Fit> found = FitWindow(line, 0).fit(phrase);
        const std::optional<Fit> wanted = plain_fit(phrase.letters, line);
        ASSERT_EQ(found.has_value(), wanted.has_value()) << text << " in " << read;
        if (found) {
            ASSERT_EQ(found->cost, wanted->cost) << text << " in " << read;
            ASSERT_EQ(found->end, wanted->end) << text << " in " << read;
        }
        (found ? fits : strangers) += 1;
    }
    EXPECT_GT(fits, 5'000);
    EXPECT_GT(strangers, 2'000);
}

TEST(FitWindow, GrantsLongPhrasesMoreEditsAndShortOnesNone)
{
    const auto fits = [](const char* phrase, const char* read) {
        const Skeleton line = make_skeleton(read, Language::Russian);
        return FitWindow(line, 0).fit(letters_of_phrase(phrase, Language::Russian)).has_value();
    };
    EXPECT_TRUE(fits("ШИФРТЕЛЕГРАММА", "ШИФРТЕЛГРАМА"));
    EXPECT_FALSE(fits("ШИФРТЕЛЕГРАММА", "ШИФРТОЛГРОЖЖЖА"));
    EXPECT_TRUE(fits("ИЗ", "ИЗ ПЕКИНА"));
    EXPECT_FALSE(fits("ИЗ", "ИХ ПЕКИНА"));
}

}  // namespace
}  // namespace depesha
