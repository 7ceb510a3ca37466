// SPDX-License-Identifier: Apache-2.0
// Fond, opis, delo and papka as the folders of a scan are called.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace depesha {

struct PathReference {
    std::optional<std::string> fond;
    std::optional<std::string> opis;
    std::optional<std::string> delo;
    std::optional<std::string> papka;

    /// The folders that tell them, as they are called: "fond-45/opis-1/delo-339".
    std::string folders;

    bool operator==(const PathReference&) const = default;
};

/// What the folders of a scan's path (its last part is the scan's own name) tell: "fond-45/opis-1/delo-339/0031.jpg",
/// "Ф.45/Оп.1/Д.339/0031.jpg", "ф45_оп1_д339/0031.jpg". A part stands at the beginning of a folder's name or behind
/// another part; its value is digits and one letter ("059а", "Р-5446"), the letter in the alphabet of the label.
/// Letters of either alphabet's shape and both normal forms of Unicode are understood. Nothing for a path that tells
/// less than a fond, or an opis with a delo or papka; labels of one or two letters count only where fond and opis are
/// both told, for "d5" and "f-3" are called many things. A folder of several ("дела 1-5") tells nothing. Any bytes are
/// allowed.
[[nodiscard]] std::optional<PathReference> path_reference(std::string_view path);

/// True if two values of one part may be meant for the same: leading zeros, capitals and the alphabet of the letter do
/// not count, and a letter that only one of them has is let pass.
[[nodiscard]] bool same_part(std::string_view a, std::string_view b);

}  // namespace depesha
