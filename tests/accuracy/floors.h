// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace depesha {

/// The least that a set must reach. What is empty is not asked for.
struct Floor {
    std::optional<double> cer;       ///< percent, at most
    std::optional<double> wer;       ///< percent, at most
    std::optional<double> field_f1;  ///< strict, 0 to 1, at least
    std::optional<double> soft_f1;   ///< soft, 0 to 1, at least
    std::optional<double> whole;     ///< telegrams right as a whole, at least
    std::optional<double> doubt;     ///< expected calibration error of the fields' confidences, 0 to 1, at most
    std::optional<double> trees;     ///< records with the right tree, at least
    std::optional<double> counts;    ///< documents with the right number of records, at least
};

/// Reads floors.toml: one table for each set, named "set" or "set/group". Throws std::runtime_error, with line and
/// column, for what is no TOML, and with its name for an unknown key.
[[nodiscard]] std::map<std::string, Floor> read_floors(const std::filesystem::path& file);

}  // namespace depesha
