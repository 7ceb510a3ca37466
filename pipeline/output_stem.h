// SPDX-License-Identifier: Apache-2.0
// How the outputs of a scan are named.
#pragma once

#include <string>
#include <vector>

namespace depesha {

/// Stem of page `page` (from 0) of a scan whose outputs start with `stem`: "0031", then "0031.p0002".
[[nodiscard]] std::string page_stem(const std::string& stem, int page);

/// The stems of the scans of one folder, given their file names: the name without its ending; the whole name where two
/// would share a stem, or where the stem looks like that of a further page ("0031.p0002"). Same order as the names.
[[nodiscard]] std::vector<std::string> unique_stems(const std::vector<std::string>& names);

}  // namespace depesha
