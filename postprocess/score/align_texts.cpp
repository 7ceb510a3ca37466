// SPDX-License-Identifier: Apache-2.0
#include "postprocess/score/align_texts.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <numeric>
#include <utility>

namespace depesha {

namespace {

/// Costs of turning `a` into every beginning of `b`; both are walked by their iterators.
template <class A, class B>
std::vector<std::size_t> costs(A a, A a_end, B b, B b_end)
{
    std::vector<std::size_t> row(static_cast<std::size_t>(b_end - b) + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (; a != a_end; ++a) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 1; j < row.size(); ++j) {
            const std::size_t replaced = diagonal + (*a == b[static_cast<std::ptrdiff_t>(j) - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row;
}

class Aligner {
public:
    std::vector<AlignedRun> runs;

    void align(std::u32string_view truth, std::u32string_view read)
    {
        const auto begin = std::mismatch(truth.begin(), truth.end(), read.begin(), read.end());
        const auto same = static_cast<std::size_t>(begin.first - truth.begin());
        add(Edit::Same, same, same);
        truth.remove_prefix(same);
        read.remove_prefix(same);
        const auto end = std::mismatch(truth.rbegin(), truth.rend(), read.rbegin(), read.rend());
        const auto same_end = static_cast<std::size_t>(end.first - truth.rbegin());
        truth.remove_suffix(same_end);
        read.remove_suffix(same_end);
        align_different(truth, read);
        add(Edit::Same, same_end, same_end);
    }

private:
    void align_different(std::u32string_view truth, std::u32string_view read)
    {
        if (truth.empty() || read.empty()) {
            add(Edit::Missing, truth.size(), 0);
            add(Edit::Invented, 0, read.size());
        } else if (truth.size() == 1) {
            align_one(truth.front(), read);
        } else {
            const std::size_t middle = truth.size() / 2;
            const std::size_t cut = best_cut(truth, middle, read);
            align(truth.substr(0, middle), read.substr(0, cut));
            align(truth.substr(middle), read.substr(cut));
        }
    }

    /// The true sign stands beside its like, or else beside the first.
    void align_one(char32_t truth, std::u32string_view read)
    {
        const std::size_t at = read.find(truth);
        const std::size_t before = at == std::u32string_view::npos ? 0 : at;
        add(Edit::Invented, 0, before);
        add(at == std::u32string_view::npos ? Edit::Replaced : Edit::Same, 1, 1);
        add(Edit::Invented, 0, read.size() - before - 1);
    }

    [[nodiscard]] static std::size_t best_cut(std::u32string_view truth, std::size_t middle, std::u32string_view read)
    {
        const auto half = static_cast<std::ptrdiff_t>(middle);
        std::vector<std::size_t> sum = costs(truth.begin(), truth.begin() + half, read.begin(), read.end());
        const std::vector<std::size_t> back = costs(truth.rbegin(), truth.rend() - half, read.rbegin(), read.rend());
        std::transform(sum.begin(), sum.end(), back.rbegin(), sum.begin(), std::plus<>());
        return static_cast<std::size_t>(std::min_element(sum.begin(), sum.end()) - sum.begin());
    }

    void add(Edit edit, std::size_t truth, std::size_t read)
    {
        if (truth + read == 0) {
            return;
        }
        if (runs.empty() || runs.back().edit != edit) {
            runs.push_back({edit, truth_, 0, read_, 0});
        }
        runs.back().truth_length += truth;
        runs.back().read_length += read;
        truth_ += truth;
        read_ += read;
    }

    std::size_t truth_ = 0;
    std::size_t read_ = 0;
};

}  // namespace

std::vector<AlignedRun> aligned(std::u32string_view truth, std::u32string_view read)
{
    Aligner aligner;
    aligner.align(truth, read);
    return std::move(aligner.runs);
}

}  // namespace depesha
