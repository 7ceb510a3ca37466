// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <random>
#include <string>

namespace depesha::fuzz {

/// The same numbers on every machine, unlike the standard library's distributions.
class Dice {
public:
    explicit Dice(std::uint32_t seed) : engine_(seed) {}

    /// 0 to sides - 1; sides must not be 0.
    std::size_t roll(std::size_t sides) { return engine_() % sides; }

private:
    std::mt19937 engine_;
};

/// Damages a file as disks, networks and villains do: bits turned, bytes and numbers overwritten, parts cut out,
/// doubled or replaced by a part of `other`.
[[nodiscard]] std::string mutated(std::string bytes, const std::string& other, Dice& dice);

}  // namespace depesha::fuzz
