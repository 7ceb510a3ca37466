// SPDX-License-Identifier: Apache-2.0
#include "postprocess/quotes.h"

#include "postprocess/unicode.h"

#include <algorithm>

namespace depesha {

namespace {

bool is_stop(char32_t code)
{
    return std::u32string_view(U".,;: ").find(code) != std::u32string_view::npos;
}

}  // namespace

bool is_quote(char32_t code)
{
    return std::u32string_view(U"\"«»“”„‟″").find(code) != std::u32string_view::npos;
}

std::size_t quotes_in(std::string_view text)
{
    const std::u32string codes = decoded(text);
    return static_cast<std::size_t>(std::count_if(codes.begin(), codes.end(), is_quote));
}

bool starts_with_quote(std::string_view text)
{
    return !text.empty() && is_quote(letter_at(text, 0).code);
}

bool ends_with_quote(std::string_view text)
{
    const std::u32string codes = decoded(text);
    const auto last = std::find_if_not(codes.rbegin(), codes.rend(), is_stop);
    return last != codes.rend() && is_quote(*last);
}

std::string without_quotes(std::string_view text)
{
    std::u32string codes = decoded(trimmed(text));
    codes.erase(codes.begin(), std::find_if_not(codes.begin(), codes.end(), is_quote));
    const auto last = std::find_if_not(codes.rbegin(), codes.rend(), is_stop);
    if (last != codes.rend() && is_quote(*last)) {
        codes.erase(std::find_if_not(last, codes.rend(), is_quote).base(), codes.end());
    }
    return encoded(codes);
}

std::string without_stop(std::string_view text)
{
    std::u32string codes = decoded(text);
    codes.erase(std::find_if_not(codes.rbegin(), codes.rend(), is_stop).base(), codes.end());
    return encoded(codes);
}

}  // namespace depesha
