// SPDX-License-Identifier: Apache-2.0
#include "pipeline/output_stem.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>

namespace depesha {
namespace {

/// "0031.p0002": how the second page of 0031 is called.
bool looks_like_further_page(std::string_view stem)
{
    const std::size_t mark = stem.rfind(".p");
    if (mark == std::string_view::npos || stem.size() - mark < 6) {
        return false;
    }
    const std::string_view digits = stem.substr(mark + 2);
    return std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string without_ending(const std::string& name)
{
    const std::size_t dot = name.rfind('.');
    return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

}  // namespace

std::string page_stem(const std::string& stem, int page)
{
    return page == 0 ? stem : fmt::format("{}.p{:04}", stem, page + 1);
}

std::vector<std::string> unique_stems(const std::vector<std::string>& names)
{
    std::vector<std::string> stems;
    stems.reserve(names.size());
    for (const std::string& name : names) {
        const std::string stem = without_ending(name);
        stems.push_back(looks_like_further_page(stem) ? name : stem);
    }
    for (bool settled = false; !settled;) {
        std::map<std::string, int> count;
        for (const std::string& stem : stems) {
            ++count[stem];
        }
        settled = true;
        for (std::size_t i = 0; i < stems.size(); ++i) {
            if (count[stems[i]] > 1 && stems[i] != names[i]) {
                stems[i] = names[i];
                settled = false;
            }
        }
    }
    return stems;
}

}  // namespace depesha
