// SPDX-License-Identifier: Apache-2.0
#include "postprocess/parse_address.h"

#include "postprocess/address_words.h"

#include <algorithm>

namespace depesha {

namespace {

bool is_one_of(char32_t code, std::u32string_view set)
{
    return set.find(code) != std::u32string_view::npos;
}

constexpr std::u32string_view around = U"\"«»“”„'‘’`_|";
constexpr std::u32string_view dashes = U"-–—";

/// Cuts punctuation off a token; what stood behind it is told in `after`.
void add_token(std::vector<AddressWord>& words, const std::vector<Letter>& token)
{
    std::size_t begin = 0;
    std::size_t end = token.size();
    while (begin < end && is_one_of(token[begin].code, around)) {
        ++begin;
    }
    char32_t after = 0;
    while (end > begin && is_one_of(token[end - 1].code, U".,:;\"«»“”„'‘’`_|-–—!")) {
        after = token[end - 1].code;
        --end;
    }
    after = is_one_of(after, dashes) ? U'-' : after;
    if (begin == end) {
        if (!words.empty() && after != 0) {
            words.back().after = words.back().after == 0 ? after : words.back().after;
        }
        return;
    }
    AddressWord word;
    for (std::size_t i = begin; i < end; ++i) {
        word.text.push_back(token[i].code);
    }
    word.span = {token[begin].bytes.begin, token[end - 1].bytes.end};
    word.after = is_one_of(after, U".,:;-") ? after : 0;
    const bool initial =
        word.after == U'.' && (word.text.size() == 1 || (word.text.size() == 3 && word.text[1] == U'.'));
    if (initial && is_upper(word.text.front())) {
        word.text.push_back(U'.');
        word.span.end = token[end].bytes.end;
        word.after = 0;
    }
    words.push_back(std::move(word));
}

}  // namespace

std::vector<AddressWord> address_words(std::string_view text)
{
    std::vector<AddressWord> words;
    std::vector<Letter> token;
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letter_at(text, at);
        at = letter.bytes.end;
        if (letter.code == U'[' && !(words.empty() && token.empty())) {
            break;  // an editor's completion
        }
        if (!is_space(letter.code)) {
            token.push_back(letter);
            continue;
        }
        add_token(words, token);
        token.clear();
    }
    add_token(words, token);
    return words;
}

Span span_of(std::span<const AddressWord> words)
{
    return words.empty() ? Span{} : Span{words.front().span.begin, words.back().span.end};
}

std::string_view text_of(std::string_view line, std::span<const AddressWord> words)
{
    return text_at(line, span_of(words));
}

bool is_initial(std::u32string_view word)
{
    constexpr std::size_t longest = 6;
    return word.size() >= 2 && word.size() <= longest && word.back() == U'.' && is_upper(word.front()) &&
           word[1] == U'.';
}

bool starts_upper(const AddressWord& word)
{
    return !word.text.empty() && is_upper(word.text.front());
}

bool is_all_upper(std::u32string_view word)
{
    return !word.empty() &&
           std::all_of(word.begin(), word.end(), [](char32_t code) { return !is_letter(code) || is_upper(code); });
}

std::vector<FoundAddress> find_addresses(std::string_view text, Language language)
{
    return language == Language::Russian ? russian_addresses(text) : english_addresses(text);
}

}  // namespace depesha
