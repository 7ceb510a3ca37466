// SPDX-License-Identifier: Apache-2.0
#include "pipeline/natural_order.h"

#include <algorithm>
#include <compare>
#include <cstddef>

namespace depesha {
namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

std::string_view leading_digits(std::string_view text)
{
    const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

std::string_view without_zeros(std::string_view digits)
{
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

std::strong_ordering by_value(std::string_view a, std::string_view b)
{
    const std::string_view x = without_zeros(a);
    const std::string_view y = without_zeros(b);
    return x.size() != y.size() ? x.size() <=> y.size() : x <=> y;
}

std::strong_ordering natural(std::string_view a, std::string_view b)
{
    while (!a.empty() && !b.empty()) {
        const std::string_view x = leading_digits(a);
        const std::string_view y = leading_digits(b);
        const bool numbers = !x.empty() && !y.empty();
        // bytes of UTF-8 compare as their code points do
        const auto order =
            numbers ? by_value(x, y) : static_cast<unsigned char>(a.front()) <=> static_cast<unsigned char>(b.front());
        if (order != 0) {
            return order;
        }
        a.remove_prefix(numbers ? x.size() : 1);
        b.remove_prefix(numbers ? y.size() : 1);
    }
    return a.size() <=> b.size();
}

std::strong_ordering natural_then_bytes(std::string_view a, std::string_view b)
{
    if (const auto order = natural(a, b); order != 0) {
        return order;
    }
    return a.size() != b.size() ? a.size() <=> b.size() : a <=> b;
}

std::string_view first_part(std::string_view path)
{
    return path.substr(0, path.find('/'));
}

std::strong_ordering by_folder(std::string_view a, std::string_view b)
{
    while (!a.empty() && !b.empty()) {
        const std::string_view x = first_part(a);
        const std::string_view y = first_part(b);
        if (const auto order = natural_then_bytes(x, y); order != 0) {
            return order;
        }
        a.remove_prefix(std::min(x.size() + 1, a.size()));
        b.remove_prefix(std::min(y.size() + 1, b.size()));
    }
    return a.size() <=> b.size();
}

}  // namespace

bool comes_before(std::string_view a, std::string_view b)
{
    return natural_then_bytes(a, b) < 0;
}

bool path_comes_before(std::string_view a, std::string_view b)
{
    const auto order = by_folder(folder_of(a), folder_of(b));
    return order != 0 ? order < 0 : comes_before(name_of(a), name_of(b));
}

std::string_view folder_of(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view name_of(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

}  // namespace depesha
