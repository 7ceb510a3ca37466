// SPDX-License-Identifier: Apache-2.0
#include "postprocess/letter_spacing.h"
#include "postprocess/look_alikes.h"
#include "postprocess/names.h"
#include "postprocess/run_together.h"
#include "postprocess/vocabulary.h"

#include <algorithm>
#include <vector>

namespace depesha {

namespace {

struct Word {
    std::u32string text;
    std::size_t begin = 0;
};

std::vector<Word> words_of(std::u32string_view text)
{
    std::vector<Word> words;
    for (std::size_t i = 0; i < text.size();) {
        if (is_space(text[i])) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < text.size() && !is_space(text[i])) {
            ++i;
        }
        words.push_back({std::u32string(text.substr(begin, i - begin)), begin});
    }
    return words;
}

constexpr std::u32string_view quotes_and_stops = U" .,;:\"«»“”„‘’'`_|";

std::u32string stripped(std::u32string_view text, std::u32string_view signs)
{
    const std::size_t first = text.find_first_not_of(signs);
    if (first == std::u32string_view::npos) {
        return {};
    }
    return std::u32string(text.substr(first, text.find_last_not_of(signs) - first + 1));
}

/// "С.", "И.С.", "В.М."
bool is_initial(std::u32string_view word)
{
    constexpr std::size_t longest = 6;
    return word.size() >= 2 && word.size() <= longest && word.back() == U'.' && word[1] == U'.' &&
           (is_upper(word.front()) || word.front() == U'3' || word.front() == U'0');
}

/// "д." before a name in capitals: an initial read as a small letter.
bool is_small_initial(std::u32string_view word)
{
    return word.size() == 2 && word.back() == U'.' && is_letter(word.front()) && !is_upper(word.front());
}

bool has_small_letter(std::u32string_view word)
{
    return std::any_of(word.begin(), word.end(), [](char32_t code) { return is_letter(code) && !is_upper(code); });
}

/// Do these words before a surname say what its bearer is?
bool is_title(std::u32string_view text, Language language)
{
    if (text.find_first_of(U"\"«“(№0123456789") != std::u32string_view::npos) {
        return true;
    }
    const std::string bytes = encoded(text);
    const MatchLine line(bytes);
    const Vocabulary& vocabulary = Vocabulary::built_in();
    if (vocabulary.at_start(line, Role::Office) || vocabulary.at_start(line, Role::SignatureFormula)) {
        return true;
    }
    const std::vector<Word> words = words_of(text);
    return std::any_of(words.begin(), words.end(), [&](const Word& word) {
        const bool small = !is_upper(word.text.front()) && has_small_letter(word.text) && word.text != U"фон" &&
                           word.text != U"де" && word.text != U"de" && word.text != U"von" && word.text != U"van";
        return small || (language == Language::Russian && is_run_together(word.text));
    });
}

/// Cuts "[Stalin]" from the end and hands it out.
std::u32string take_resolved(std::u32string& text)
{
    const std::size_t open = text.rfind(U'[');
    if (open == std::u32string::npos || open == 0) {
        return {};
    }
    std::u32string inside = stripped(std::u32string_view(text).substr(open + 1), U"] .,\"«»“”?");
    text = stripped(std::u32string_view(text).substr(0, open), quotes_and_stops);
    return inside;
}

std::u32string mended_initials(std::u32string name)
{
    if (name.starts_with(U"3.")) {
        name.front() = U'З';
    } else if (name.starts_with(U"0.")) {
        name.front() = U'О';
    }
    return name;
}

}  // namespace

SignedName signed_name(std::string_view signature, Language language)
{
    std::u32string text = stripped(decoded(repaired_name(close_letter_spacing(signature), language)), U" .,;:");
    std::replace(text.begin(), text.end(), U'{', U'[');
    std::replace(text.begin(), text.end(), U'}', U']');
    SignedName found;
    found.resolved = encoded(take_resolved(text));
    text = stripped(text, U" .,;:”»“„‘’'`_|");
    if (std::count(text.begin(), text.end(), U'"') % 2 == 1) {
        text = stripped(text, quotes_and_stops);
    }
    const std::vector<Word> words = words_of(text);
    if (words.empty()) {
        return found;
    }
    std::size_t first = words.size() - 1;
    if (first > 0 && is_small_initial(words[first - 1].text) && is_upper(words[first].text.back())) {
        text[words[first - 1].begin] = upper(text[words[first - 1].begin]);
        --first;
    }
    while (first > 0 && is_initial(words[first - 1].text)) {
        --first;
    }
    const std::u32string before = stripped(std::u32string_view(text).substr(0, words[first].begin), U" ,");
    if (before.empty() || !is_title(before, language)) {
        found.name = encoded(mended_initials(text));
        return found;
    }
    found.name = encoded(mended_initials(text.substr(words[first].begin)));
    found.title = encoded(before);
    return found;
}

}  // namespace depesha
