// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/mutate.h"

#include <algorithm>
#include <array>

namespace depesha::fuzz {
namespace {

// Numbers on which lengths and offsets break.
constexpr std::array<std::uint32_t, 10> edges{0,      1,       0x7F,       0xFF,       0x7FFF,
                                              0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF};

void turn_bit(std::string& bytes, Dice& dice)
{
    char& byte = bytes[dice.roll(bytes.size())];
    byte = static_cast<char>(byte ^ static_cast<char>(1U << dice.roll(8)));
}

void overwrite_number(std::string& bytes, Dice& dice)
{
    const std::uint32_t value = edges[dice.roll(edges.size())];
    const std::size_t start = dice.roll(bytes.size());
    const std::size_t count = std::size_t{1} << dice.roll(3);
    const bool big_endian = dice.roll(2) == 0;
    for (std::size_t i = 0; i < count && start + i < bytes.size(); ++i) {
        bytes[start + i] = static_cast<char>(value >> (8 * (big_endian ? count - 1 - i : i)));
    }
}

void cut_out(std::string& bytes, Dice& dice)
{
    const std::size_t start = dice.roll(bytes.size());
    bytes.erase(start, 1 + dice.roll(std::min<std::size_t>(bytes.size() - start, 64)));
}

void repeat_part(std::string& bytes, Dice& dice)
{
    const std::size_t start = dice.roll(bytes.size());
    const std::string part = bytes.substr(start, 1 + dice.roll(64));
    bytes.insert(dice.roll(bytes.size()), part);
}

void cut_short(std::string& bytes, Dice& dice)
{
    bytes.resize(1 + dice.roll(bytes.size()));
}

void graft(std::string& bytes, const std::string& other, Dice& dice)
{
    if (other.empty()) {
        return;
    }
    const std::string part = other.substr(dice.roll(other.size()), 1 + dice.roll(64));
    bytes.replace(dice.roll(bytes.size()), part.size(), part);
}

}  // namespace

std::string mutated(std::string bytes, const std::string& other, Dice& dice)
{
    const std::size_t times = 1 + dice.roll(6);
    for (std::size_t i = 0; i < times && !bytes.empty(); ++i) {
        switch (dice.roll(12)) {
        case 0:
            cut_short(bytes, dice);
            break;
        case 1:
            cut_out(bytes, dice);
            break;
        case 2:
            repeat_part(bytes, dice);
            break;
        case 3:
            graft(bytes, other, dice);
            break;
        case 4:
        case 5:
        case 6:
        case 7:
            overwrite_number(bytes, dice);
            break;
        default:
            turn_bit(bytes, dice);
            break;
        }
    }
    return bytes;
}

}  // namespace depesha::fuzz
