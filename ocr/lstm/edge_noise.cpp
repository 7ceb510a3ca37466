// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/edge_noise.h"

#include <cstddef>
#include <random>

namespace depesha {
namespace {

class Generator {
public:
    explicit Generator(std::int32_t seed)
    {
        constexpr std::int64_t spread = 0x10000001;
        engine_.seed(static_cast<std::uint64_t>(static_cast<std::int64_t>(seed) * spread));
        engine_.discard(1);
    }

    std::uint8_t operator()()
    {
        constexpr double one = 127.0;
        constexpr double most = 2147483647.0;
        const double value = one * 2.0 * static_cast<double>(engine_()) / most - one;
        const int rounded = static_cast<int>(value + (value < 0.0 ? -0.5 : 0.5));
        return static_cast<std::uint8_t>(rounded + 128);
    }

private:
    std::minstd_rand engine_;
};

constexpr int sides = 3;

void fill(std::vector<std::uint8_t>& numbers, std::size_t pixel, int from, Generator& draw, int to = sides)
{
    for (int i = from; i < to; ++i) {
        numbers[pixel * sides + static_cast<std::size_t>(i)] = draw();
    }
}

}  // namespace

void draw_noise(int width, int height, std::int32_t seed, EdgeNoise& noise)
{
    const auto columns = static_cast<std::size_t>(width);
    const auto rows = static_cast<std::size_t>(height);
    noise.above.assign(columns * sides, 0);
    noise.below.assign(columns * sides, 0);
    noise.left.assign(rows * sides, 0);
    noise.right.assign(rows * sides, 0);
    Generator draw(seed);
    for (std::size_t y = 0; y < rows; ++y) {
        std::vector<std::uint8_t>* edge = y == 0 ? &noise.above : y + 1 == rows ? &noise.below : nullptr;
        for (std::size_t x = 0; x < columns; x += edge == nullptr && x == 0 && columns > 1 ? columns - 1 : 1) {
            if (x == 0) {
                fill(noise.left, y, 0, draw);
            }
            if (edge != nullptr) {
                fill(*edge, x, x == 0 ? 1 : 0, draw, x + 1 == columns ? sides - 1 : sides);
            }
            if (x + 1 == columns) {
                fill(noise.right, y, 0, draw);
            }
        }
    }
}

}  // namespace depesha
