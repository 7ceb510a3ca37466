// SPDX-License-Identifier: Apache-2.0
#include "postprocess/add_path_references.h"

#include "postprocess/leaf_name.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace depesha {

namespace {

using OptionalText = std::optional<std::string>;
using Leaves = std::map<std::string, std::optional<LeafName>>;

bool both_tell(const OptionalText& a, const OptionalText& b)
{
    return a && b;
}

bool same(const OptionalText& a, const OptionalText& b)
{
    return both_tell(a, b) && same_part(*a, *b);
}

bool other(const OptionalText& a, const OptionalText& b)
{
    return both_tell(a, b) && !same_part(*a, *b);
}

std::string name_of(const std::string& file)
{
    return file.substr(file.rfind('/') + 1);
}

/// Of all scans of the folder.
Leaves leaves_of_folder(const std::vector<Telegram>& telegrams)
{
    std::map<std::string, std::optional<LeafName>> leaves;
    for (const Telegram& telegram : telegrams) {
        for (const RecordPage& page : telegram.pages) {
            leaves[page.id.file] = std::nullopt;
        }
    }
    std::vector<std::string> names;
    names.reserve(leaves.size());
    for (const auto& [file, leaf] : leaves) {
        names.push_back(name_of(file));
    }
    const std::vector<std::optional<LeafName>> told = leaves_of(names);
    std::size_t index = 0;
    for (auto& [file, leaf] : leaves) {
        leaf = told[index++];
    }
    return leaves;
}

/// From the leaf of the first page to that of the last; nothing where a scan of several pages leaves it open.
OptionalText sheets_of(const Telegram& telegram, const Leaves& leaves)
{
    std::vector<LeafName> told;
    for (const RecordPage& page : telegram.pages) {
        const auto& leaf = leaves.at(page.id.file);
        if (!leaf || page.id.page > 0) {
            return std::nullopt;
        }
        told.push_back(*leaf);
    }
    const std::string first = to_string(told.front());
    const std::string last = to_string(told.back());
    return first == last ? first : first + '-' + last;
}

Reference reference_of(const PathReference& path, OptionalText sheets)
{
    Reference reference;
    reference.text = path.folders;
    reference.confidence = 1.0;
    reference.fond = path.fond;
    reference.opis = path.opis;
    reference.delo = path.delo;
    reference.papka = path.papka;
    reference.sheets = std::move(sheets);
    reference.from = ReferenceOrigin::Path;
    return reference;
}

}  // namespace

bool differs(const Reference& told, const PathReference& path)
{
    return other(told.fond, path.fond) || other(told.opis, path.opis) || other(told.delo, path.delo) ||
           other(told.papka, path.papka);
}

bool agrees(const Reference& told, const PathReference& path)
{
    return !differs(told, path) && (same(told.fond, path.fond) || same(told.delo, path.delo));
}

void add_path_references(std::vector<Telegram>& telegrams)
{
    const Leaves leaves = leaves_of_folder(telegrams);
    for (Telegram& telegram : telegrams) {
        const auto path = telegram.pages.empty() ? std::nullopt : path_reference(telegram.pages.front().id.file);
        const std::vector<Reference>& told = telegram.archival_references;
        if (!path || std::any_of(told.begin(), told.end(), [&](const Reference& one) { return agrees(one, *path); })) {
            continue;
        }
        telegram.archival_references.push_back(reference_of(*path, sheets_of(telegram, leaves)));
    }
}

}  // namespace depesha
