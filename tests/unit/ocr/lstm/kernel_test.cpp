// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/kernel.h"
#include "ocr/lstm/network_runner.h"
#include "tests/unit/ocr/lstm/made_model.h"
#include "tests/unit/ocr/lstm/plain_network.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace depesha {
namespace {

using namespace testing_aid;

LineInput random_line(int width, std::mt19937& random)
{
    std::uniform_int_distribution<int> pixel(1, 255);
    LineInput line{width, 36, {}};
    line.pixels.resize(static_cast<std::size_t>(width * line.height));
    std::generate(line.pixels.begin(), line.pixels.end(), [&] { return static_cast<std::uint8_t>(pixel(random)); });
    return line;
}

/// White and black alone: sums as large as they become.
LineInput extreme_line(int width, std::mt19937& random)
{
    LineInput line = random_line(width, random);
    for (std::uint8_t& pixel : line.pixels) {
        pixel = pixel < 128 ? 1 : 255;
    }
    return line;
}

void expect_same(const CodeProbabilities& got, const std::vector<std::vector<float>>& plain)
{
    ASSERT_EQ(got.steps, static_cast<int>(plain.size()));
    for (int step = 0; step < got.steps; ++step) {
        const auto row = got.at(step);
        ASSERT_EQ(std::vector<float>(row.begin(), row.end()), plain[static_cast<std::size_t>(step)]) << "step " << step;
    }
}

class EveryKernel : public testing::TestWithParam<const Kernel*> {};

TEST_P(EveryKernel, GivesTheBitsOfThePlainNetwork)
{
    std::mt19937 random(20);  // NOLINT: the same networks each time
    PackedNetwork::Scratch scratch;
    const std::vector<NetworkSizes> all_sizes{
        {16, 16, {16, 32}, 20}, {16, 48, {32}, 111}, {7, 5, {3, 9, 17}, 4}, {1, 1, {}, 2}, {16, 64, {96, 96}, 64}};
    for (const NetworkSizes& sizes : all_sizes) {
        const LineNetwork network = made_network(sizes, random);
        const PackedNetwork packed(network, *GetParam());
        for (const int width : {3, 4, 5, 20, 90}) {
            const LineInput line = width % 2 == 0 ? random_line(width, random) : extreme_line(width, random);
            expect_same(packed.run(line, scratch), run_plainly(network, line));
        }
    }
}

TEST_P(EveryKernel, LeavesNothingOfALineBehind)
{
    std::mt19937 random(21);  // NOLINT: the same networks each time
    const LineNetwork network = made_network({}, random);
    const PackedNetwork packed(network, *GetParam());
    PackedNetwork::Scratch scratch;
    const LineInput line = random_line(50, random);
    static_cast<void>(packed.run(random_line(300, random), scratch));
    const CodeProbabilities& later = packed.run(line, scratch);
    PackedNetwork::Scratch fresh;
    EXPECT_EQ(later.values, packed.run(line, fresh).values);
}

TEST_P(EveryKernel, GivesProbabilities)
{
    std::mt19937 random(22);  // NOLINT: the same networks each time
    const LineNetwork network = made_network({}, random);
    PackedNetwork::Scratch scratch;
    const CodeProbabilities& result = PackedNetwork(network, *GetParam()).run(random_line(60, random), scratch);
    ASSERT_EQ(result.steps, 20);
    for (int step = 0; step < result.steps; ++step) {
        float sum = 0.0F;
        for (const float value : result.at(step)) {
            EXPECT_GE(value, 0.0F);
            sum += value;
        }
        EXPECT_NEAR(sum, 1.0F, 1e-5F);
    }
}

INSTANTIATE_TEST_SUITE_P(All, EveryKernel, testing::ValuesIn(kernels().begin(), kernels().end()),
                         [](const auto& kernel) {
                             std::string name(kernel.param->name);
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

TEST(Kernels, EndWithTheOneThatRunsEverywhere)
{
    ASSERT_FALSE(kernels().empty());
    EXPECT_EQ(kernels().back()->name, "portable");
}

}  // namespace
}  // namespace depesha
