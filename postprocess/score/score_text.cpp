// SPDX-License-Identifier: Apache-2.0
#include "postprocess/score/score_text.h"

#include "postprocess/score/edit_distance.h"
#include "postprocess/score/folded_text.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace depesha {

namespace {

double percent(std::size_t edits, std::size_t length)
{
    return 100.0 * static_cast<double>(edits) / static_cast<double>(std::max<std::size_t>(1, length));
}

/// The words of a folded text as numbers; the same word has the same number in every text that shares `known`.
std::vector<std::size_t> word_numbers(std::u32string_view folded, std::map<std::u32string, std::size_t>& known)
{
    std::vector<std::size_t> numbers;
    for (std::size_t start = 0; start < folded.size();) {
        const std::size_t end = std::min(folded.find(U' ', start), folded.size());
        numbers.push_back(
            known.try_emplace(std::u32string(folded.substr(start, end - start)), known.size()).first->second);
        start = end + 1;
    }
    return numbers;
}

}  // namespace

double TextScore::cer() const
{
    return percent(character_edits, characters);
}

double TextScore::wer() const
{
    return percent(word_edits, words);
}

TextScore& TextScore::operator+=(const TextScore& other)
{
    character_edits += other.character_edits;
    characters += other.characters;
    word_edits += other.word_edits;
    words += other.words;
    return *this;
}

TextScore score_text(std::string_view transcript, std::string_view text)
{
    const std::u32string truth = folded_text(transcript);
    const std::u32string read = folded_text(text);
    std::map<std::u32string, std::size_t> known;
    const std::vector<std::size_t> truth_words = word_numbers(truth, known);
    const std::vector<std::size_t> read_words = word_numbers(read, known);
    return {.character_edits = edit_distance<char32_t>(truth, read),
            .characters = truth.size(),
            .word_edits = edit_distance<std::size_t>(truth_words, read_words),
            .words = truth_words.size()};
}

}  // namespace depesha
