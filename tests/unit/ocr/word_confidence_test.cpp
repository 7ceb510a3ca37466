// SPDX-License-Identifier: Apache-2.0
#include "ocr/word_confidence.h"

#include <gtest/gtest.h>

#include <limits>

namespace depesha {
namespace {

TEST(WordConfidence, NeverFallsWhereTesseractIsSurer)
{
    double last = calibrated(0.0);
    EXPECT_GE(last, 0.0);
    for (int step = 1; step <= 1000; ++step) {
        const double next = calibrated(step / 1000.0);
        EXPECT_GT(next, last) << step;
        last = next;
    }
    EXPECT_LE(last, 1.0);
}

TEST(WordConfidence, TakesTheCeilingOfTesseractForNearlySure)
{
    EXPECT_GT(calibrated(0.966), 0.99);
    EXPECT_LT(calibrated(0.966), 1.0);
}

TEST(WordConfidence, TrustsTheMiddleLessThanTesseractDoes)
{
    for (const double middle : {0.5, 0.6, 0.7, 0.8, 0.85}) {
        EXPECT_LT(calibrated(middle), middle);
    }
}

TEST(WordConfidence, StaysAShareForWhatIsNone)
{
    EXPECT_EQ(calibrated(-3.0), calibrated(0.0));
    EXPECT_EQ(calibrated(7.0), calibrated(1.0));
    EXPECT_EQ(calibrated(std::numeric_limits<double>::infinity()), calibrated(1.0));
}

}  // namespace
}  // namespace depesha
