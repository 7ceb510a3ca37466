// SPDX-License-Identifier: Apache-2.0
// Reports made up for tests.
#pragma once

#include "pipeline/report/report.h"

#include <cstddef>
#include <string>

namespace depesha::testing_aid {

/// A night with a failed page, a telegram over two pages with three doubtful fields, leaves and a file left out. Names
/// and texts hold Cyrillic letters, markup, quotes and control characters.
[[nodiscard]] Report made_report();

/// So many pages failed while they were recognized, for two reasons in turn.
[[nodiscard]] Report report_of_failures(std::size_t number);

/// So many telegrams of one page with one doubtful field each.
[[nodiscard]] Report report_of_reviews(std::size_t number);

/// Says which page it would be a picture of.
[[nodiscard]] std::string fake_picture(const std::filesystem::path& scan, int page);

/// How often a part stands in a text.
[[nodiscard]] std::size_t count_of(const std::string& text, const std::string& part);

[[nodiscard]] bool holds(const std::string& text, const std::string& part);

}  // namespace depesha::testing_aid
