// SPDX-License-Identifier: Apache-2.0
// The signs a number is made of: №, digits, range, series letter.
#pragma once

#include "postprocess/line_scan.h"

#include <optional>
#include <string>

namespace depesha {

/// № or what stands for it.
struct NumberSign {
    std::size_t end = 0;

    /// False for the damage of № that is a word of its own elsewhere ("Мо", "Ле", "%"): believed only beside a label, a
    /// series letter or at the start of a line.
    bool certain = true;

    /// Written "NO:", as on American forms.
    bool form_field = false;
};
[[nodiscard]] std::optional<NumberSign> read_number_sign(const LineScan& line, std::size_t i);

struct NumberBody {
    std::string number;
    std::string suffix;
    std::size_t end = 0;
    int repairs = 0;

    /// The series letter was read as ш, с, sh or s is written.
    bool clear_suffix = false;
};

/// "302/ш", "5100-5106", "1252/1409", "10/с".
[[nodiscard]] std::optional<NumberBody> read_number_body(const LineScan& line, std::size_t i, Language language);

}  // namespace depesha
