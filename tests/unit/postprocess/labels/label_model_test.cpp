// SPDX-License-Identifier: Apache-2.0
#include "postprocess/labels/label_model.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <stdexcept>

namespace depesha {
namespace {

TEST(LabelModel, ComesBackFromItsFile)
{
    LabelModel model;
    model.line[3][7] = 1.25;
    model.step[12][0] = -3.5;
    model.first[1] = 0.125;
    model.second_page[2] = -0.5;
    model.after_rule = 4.0;
    const LabelModel read = read_label_model(write_label_model(model));
    EXPECT_EQ(read.line, model.line);
    EXPECT_EQ(read.step, model.step);
    EXPECT_EQ(read.first, model.first);
    EXPECT_EQ(read.second_page, model.second_page);
    EXPECT_EQ(read.after_rule, model.after_rule);
    EXPECT_EQ(read.title, 0.0);
}

TEST(LabelModel, RefusesNamesThatItDoesNotKnow)
{
    EXPECT_THROW((void)read_label_model("[line.first]\nno_such_feature = 1.0\n"), std::runtime_error);
    EXPECT_THROW((void)read_label_model("[step.first]\nno_such_label = 1.0\n"), std::runtime_error);
    EXPECT_THROW((void)read_label_model("[first]\nheading = \"high\"\n"), std::runtime_error);
    EXPECT_THROW((void)read_label_model("[line.first\n"), std::runtime_error);
}

TEST(LabelModel, IsBuiltIn)
{
    const LabelModel& model = LabelModel::built_in();
    const auto heading = static_cast<std::size_t>(LineLabel::Heading);
    EXPECT_GT(model.line[heading][1], model.line[static_cast<std::size_t>(LineLabel::First)][1]);
}

TEST(LabelModel, AddsUpTheWeightsOfALine)
{
    LabelModel model;
    model.line[0] = {1.0, 2.0};
    LineFeatures features{};
    features[0] = 1.0;
    features[1] = 0.25;
    EXPECT_DOUBLE_EQ(score_line(model, features)[0], 1.5);
    EXPECT_DOUBLE_EQ(score_line(model, features)[1], 0.0);
}

TEST(FeatureNames, AreThereOnceEach)
{
    const std::set<std::string_view> names(feature_names().begin(), feature_names().end());
    EXPECT_EQ(names.size(), line_features);
    EXPECT_EQ(names.count(""), 0U);
}

TEST(FeaturesOf, KeepTheirBounds)
{
    LineSight loud;
    loud.heading = loud.address = loud.tail = loud.prose = loud.instruction = 1.0;
    loud.for_someone = loud.honours = loud.opens_quote = loud.greets = loud.full = loud.gap = true;
    for (const LineSight& sight : {LineSight{}, loud}) {
        for (const LineSight* above : std::initializer_list<const LineSight*>{nullptr, &loud}) {
            for (const double value : features_of(sight, above, PageHabit{true, false, true})) {
                EXPECT_LE(std::abs(value), 1.0);
            }
        }
    }
}

}  // namespace
}  // namespace depesha
