// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace depesha {

/// The characters of a model and the codes that its network gives out for them. A character has one code or, in models
/// of large alphabets, several that follow one another.
class CharacterSet {
public:
    /// Reads the components of a .traineddata file. Codes are below `codes`.
    /// Throws BrokenModel with a clause ("its ...") if they are broken, or of a script written without spaces.
    CharacterSet(std::span<const char> unicharset, std::span<const char> recoder, int codes);

    /// Codes that were read of a character so far; `no_code` is the state before the first.
    using State = std::size_t;
    static constexpr State no_code = 0;

    /// A code that may come next.
    struct Step {
        int code = 0;

        /// The character that is complete with it, if any.
        std::optional<int> character;

        /// The state behind it if characters go on, else `no_code`.
        State next = no_code;
    };

    /// In the order of the characters; a code is there twice where it both ends a character and begins others.
    [[nodiscard]] const std::vector<Step>& steps(State state) const { return states_[state]; }

    /// UTF-8; character 0 is the space.
    [[nodiscard]] const std::string& text(int character) const { return texts_[static_cast<std::size_t>(character)]; }

    [[nodiscard]] bool is_digit(int character) const { return digits_[static_cast<std::size_t>(character)]; }

    /// The most codes that a character has.
    [[nodiscard]] int longest() const { return longest_; }

private:
    void add(int character, std::span<const int> codes);

    std::vector<std::string> texts_;
    std::vector<bool> digits_;
    std::vector<std::vector<Step>> states_;
    int longest_ = 1;
};

constexpr int space_character = 0;

}  // namespace depesha
