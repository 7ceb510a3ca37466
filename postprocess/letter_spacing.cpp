// SPDX-License-Identifier: Apache-2.0
#include "postprocess/letter_spacing.h"

#include "postprocess/alphabets.h"
#include "postprocess/unicode.h"

namespace depesha {

namespace {

bool is_one_of(char32_t code, std::u32string_view set)
{
    return set.find(code) != std::u32string_view::npos;
}

/// The single letter of a word that may carry punctuation behind it (and a quote before); 0 for other words.
char32_t single_letter(std::u32string_view word, bool& ends_run)
{
    ends_run = false;
    std::size_t begin = 0;
    while (begin < word.size() && plain_sign(word[begin]) == U'"') {
        ++begin;
    }
    if (begin >= word.size() || !is_letter(word[begin])) {
        return 0;
    }
    for (std::size_t i = begin + 1; i < word.size(); ++i) {
        if (!is_one_of(plain_sign(word[i]), U".,:;!?\"")) {
            return 0;
        }
        ends_run = true;
    }
    return word[begin];
}

struct SpacedWord {
    std::u32string text;

    /// Spaces before it.
    std::size_t gap = 0;
};

std::vector<SpacedWord> spaced_words(std::string_view text)
{
    std::vector<SpacedWord> words;
    std::size_t gap = 0;
    bool in_word = false;
    for (const char32_t code : decoded(text)) {
        if (is_space(code)) {
            ++gap;
            in_word = false;
            continue;
        }
        if (!in_word) {
            words.push_back({{}, gap});
            gap = 0;
        }
        in_word = true;
        words.back().text.push_back(code);
    }
    return words;
}

/// "и в с нами": small words, no разрядка.
template <class Words, class TextOf>
bool one_letter_words(const Words& words, std::size_t first, std::size_t last, const TextOf& text_of)
{
    for (std::size_t i = first; i < last; ++i) {
        if (!is_one_of(lower(text_of(words[i]).front()), U"аивксоуябжa")) {
            return false;
        }
    }
    return true;
}

template <class Words, class TextOf>
std::vector<WordRange> runs_of(const Words& words, const TextOf& text_of)
{
    constexpr std::size_t shortest_run = 3;
    std::vector<WordRange> runs;
    for (std::size_t first = 0; first < words.size();) {
        bool ended = false;
        char32_t lead = single_letter(text_of(words[first]), ended);
        std::size_t last = first + 1;
        while (lead != 0 && !ended && last < words.size()) {
            bool ends = false;
            const char32_t next = single_letter(text_of(words[last]), ends);
            const bool capital_first = last == first + 1 && next != 0 && is_upper(lead);  // Т е л е г р а м м а
            lead = capital_first ? next : lead;
            if (next == 0 || is_upper(next) != is_upper(lead)) {
                break;
            }
            ended = ends;
            ++last;
        }
        const bool small_words = last - first == shortest_run && one_letter_words(words, first, last, text_of);
        if (last - first >= shortest_run && !small_words) {
            runs.push_back({first, last});
        }
        first = last;
    }
    return runs;
}

}  // namespace

std::vector<WordRange> letter_spaced_runs(std::span<const std::string> words)
{
    return runs_of(words, [](const std::string& word) { return decoded(word); });
}

std::string close_letter_spacing(std::string_view text)
{
    const std::vector<SpacedWord> words = spaced_words(text);
    const std::vector<WordRange> runs = runs_of(words, [](const SpacedWord& word) { return word.text; });
    if (runs.empty()) {
        return std::string(text);
    }
    std::u32string closed;
    std::size_t at = 0;
    auto run = runs.begin();
    for (const SpacedWord& word : words) {
        const bool inside = run != runs.end() && at > run->first && at < run->last;
        const bool joins = inside && word.gap == 1;
        closed.append(joins || at == 0 ? 0 : 1, U' ');
        closed += word.text;
        ++at;
        if (run != runs.end() && at >= run->last) {
            ++run;
        }
    }
    return encoded(closed);
}

}  // namespace depesha
