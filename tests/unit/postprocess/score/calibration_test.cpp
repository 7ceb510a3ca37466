// SPDX-License-Identifier: Apache-2.0
#include "postprocess/score/calibration.h"

#include <gtest/gtest.h>

#include <cstddef>

namespace depesha {
namespace {

/// `fields` fields told with one confidence, of which the first `right` are right.
Calibration told(double confidence, std::size_t fields, std::size_t right)
{
    Calibration calibration;
    for (std::size_t i = 0; i < fields; ++i) {
        calibration.add(confidence, i < right);
    }
    return calibration;
}

TEST(Calibration, PutsConfidencesIntoTenthsWithOneInTheLast)
{
    Calibration calibration;
    for (const double confidence : {0.0, 0.099, 0.1, 0.3, 0.6, 0.7, 0.899, 0.9, 1.0}) {
        calibration.add(confidence, true);
    }
    const std::size_t due[] = {2, 1, 0, 1, 0, 0, 1, 1, 1, 2};
    for (std::size_t i = 0; i < calibration.bins.size(); ++i) {
        EXPECT_EQ(calibration.bins.at(i).fields, due[i]) << i;
    }
    EXPECT_EQ(calibration.fields(), 9U);
}

TEST(Calibration, FindsNoErrorWhereNineInTenAreRight)
{
    EXPECT_NEAR(told(0.9, 10, 9).expected_error(), 0.0, 1e-12);
}

TEST(Calibration, TellsByHowMuchConfidencesAreTooHighOrTooLow)
{
    EXPECT_NEAR(told(0.9, 10, 4).expected_error(), 0.5, 1e-12);
    EXPECT_NEAR(told(0.25, 4, 4).expected_error(), 0.75, 1e-12);
}

TEST(Calibration, WeighsBinsByTheirFields)
{
    Calibration sum = told(0.9, 30, 27);
    sum += told(0.5, 10, 1);
    EXPECT_NEAR(sum.expected_error(), 0.25 * 0.4, 1e-12);
    EXPECT_EQ(sum.bins.at(5).right, 1U);
    EXPECT_NEAR(sum.bins.at(5).share_right(), 0.1, 1e-12);
    EXPECT_NEAR(sum.bins.at(9).mean_confidence(), 0.9, 1e-12);
}

TEST(Calibration, LetsErrorsOfTwoBinsNotMakeUpForOneAnother)
{
    Calibration sum = told(0.8, 10, 10);
    sum += told(0.2, 10, 0);
    EXPECT_NEAR(sum.expected_error(), 0.2, 1e-12);
}

TEST(Calibration, IsNothingWithoutFields)
{
    EXPECT_EQ(Calibration().fields(), 0U);
    EXPECT_DOUBLE_EQ(Calibration().expected_error(), 0.0);
    EXPECT_DOUBLE_EQ(Calibration().bins.at(0).share_right(), 0.0);
    EXPECT_DOUBLE_EQ(Calibration().bins.at(0).mean_confidence(), 0.0);
}

}  // namespace
}  // namespace depesha
