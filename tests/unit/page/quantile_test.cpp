// SPDX-License-Identifier: Apache-2.0
#include "page/quantile.h"

#include <gtest/gtest.h>

#include <vector>

namespace depesha {
namespace {

TEST(Quantile, IsTheValueThatSoManyComeBefore)
{
    const std::vector<int> values{50, 10, 40, 20, 30};
    EXPECT_EQ(quantile_of(values, 0.0), 10);
    EXPECT_EQ(quantile_of(values, 0.3), 20);
    EXPECT_EQ(quantile_of(values, 0.99), 50);
}

TEST(Quantile, OfHalfIsTheMedian)
{
    EXPECT_EQ(median_of(std::vector<double>{3.5, 1.0, 2.0}), 2.0);
    EXPECT_EQ(median_of(std::vector<double>{4.0, 1.0, 3.0, 2.0}), 3.0);
    EXPECT_EQ(median_of(std::vector<double>{7.0}), 7.0);
}

}  // namespace
}  // namespace depesha
