// SPDX-License-Identifier: Apache-2.0
// Leaves of a delo as the scans of a folder are called: 0031.jpg, 0031об.jpg, "л. 31-32.tif".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace depesha {

struct LeafName {
    /// 1 to 9999; `last` is above `first` for a scan of several leaves.
    int first = 0;
    int last = 0;

    /// "а" of leaf 31а, put in between 31 and 32; empty for none.
    std::string letter;

    /// The back of the leaf.
    bool verso = false;

    /// True where the name itself says leaf: "л. 31".
    bool labelled = false;

    /// True for what file managers call a copy: "0031 (2)".
    bool copy = false;

    bool operator==(const LeafName&) const = default;
};

/// The leaf that a scan's name tells (without folders, with its ending or without): "0031", "31об", "0104 оборот",
/// "л. 31об", "лл. 31-32", "list-31", "0031 (2)". Nothing where anything else stands in the name ("0031 translation"),
/// for more than four digits, and for 0. Any bytes are allowed.
[[nodiscard]] std::optional<LeafName> leaf_name(std::string_view file);

/// The leaves of all scans of a folder, index for index; all empty unless the names clearly are leaf numbers: most of
/// the names tell a leaf, and either they say so by themselves or fewer leaves are missing than there are. So cameras,
/// which count on and skip, give none.
[[nodiscard]] std::vector<std::optional<LeafName>> leaves_of(std::span<const std::string> files);

/// "31", "31об", "31а", "31-32": as an archival reference tells sheets.
[[nodiscard]] std::string to_string(const LeafName& leaf);

}  // namespace depesha
