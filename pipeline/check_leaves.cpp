// SPDX-License-Identifier: Apache-2.0
#include "pipeline/check_leaves.h"

#include "pipeline/natural_order.h"
#include "postprocess/leaf_name.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace depesha {
namespace {

constexpr std::size_t fewest = 3;

struct LeafCount {
    std::set<int> there;

    /// By leaf and side: how many scans.
    std::map<std::string, int> scans;
};

LeafCount count_leaves(std::span<const NamedScan> scans)
{
    std::vector<std::string> names;
    names.reserve(scans.size());
    for (const NamedScan& scan : scans) {
        names.push_back(scan.name);
    }
    LeafCount count;
    const auto leaves = leaves_of(names);
    for (std::size_t i = 0; i < scans.size(); ++i) {
        if (!leaves[i]) {
            continue;
        }
        const int last = std::max(leaves[i]->last, leaves[i]->first + scans[i].pages - 1);
        for (int leaf = leaves[i]->first; leaf <= last; ++leaf) {
            count.there.insert(leaf);
        }
        ++count.scans[to_string(*leaves[i])];
    }
    return count;
}

std::vector<std::string> gaps_of(const std::set<int>& there)
{
    std::vector<std::string> gaps;
    int next = *there.begin();
    for (const int leaf : there) {
        if (leaf > next) {
            gaps.push_back(std::to_string(next) + (leaf - 1 > next ? '-' + std::to_string(leaf - 1) : std::string()));
        }
        next = leaf + 1;
    }
    return gaps;
}

std::vector<std::string> doubles_of(const std::map<std::string, int>& scans)
{
    std::vector<std::string> doubles;
    for (const auto& [leaf, count] : scans) {
        if (count > 1) {
            doubles.push_back(leaf);
        }
    }
    std::sort(doubles.begin(), doubles.end(),
              [](const std::string& a, const std::string& b) { return comes_before(a, b); });
    return doubles;
}

}  // namespace

std::optional<LeafNote> check_leaves(const std::string& folder, std::span<const NamedScan> scans)
{
    const LeafCount count = count_leaves(scans);
    if (count.there.empty() || scans.size() < fewest) {
        return std::nullopt;
    }
    LeafNote note{folder, gaps_of(count.there), doubles_of(count.scans)};
    return note.missing.empty() && note.doubled.empty() ? std::nullopt : std::optional(std::move(note));
}

}  // namespace depesha
