// SPDX-License-Identifier: Apache-2.0
#include "postprocess/training/fit_weights.h"
#include "postprocess/training/vary_text.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace depesha {
namespace {

using testing_aid::TemporaryFolder;

constexpr std::string_view transcript = "              ШИФРТЕЛЕГРАММА\n"
                                        "\n"
                                        "Из ПЕКИНА  № 302/ш\n"
                                        "\n"
                                        "     Сообщаю, что груз прибыл в порт и разгружен без всякой задержки.\n"
                                        "Второй пароход ожидается на будущей неделе с остальной частью груза.\n"
                                        "\n"
                                        "                                         РОЩИН\n";

constexpr std::string_view right_labels = "heading\tШИФРТЕЛЕГРАММА\n"
                                          "heading\tИз ПЕКИНА  № 302/ш\n"
                                          "first\tСообщаю, что груз прибыл в порт и разгружен без всякой задержки.\n"
                                          "next\tВторой пароход ожидается на будущей неделе с остальной частью груза.\n"
                                          "signature\tРОЩИН\n";

std::vector<LabelledPage> pages_with(std::string_view labels)
{
    const TemporaryFolder folder;
    testing_aid::put(folder / "0031.txt", transcript);
    testing_aid::put(folder / "0031.labels", labels);
    return labelled_pages(folder.path());
}

TEST(LabelledPages, KnowEachLineAndVaryThePage)
{
    const std::vector<LabelledPage> pages = pages_with(right_labels);
    ASSERT_GT(pages.size(), 3U);
    EXPECT_EQ(pages[0].document, "0031");
    EXPECT_FALSE(pages[0].varied);
    EXPECT_TRUE(pages[1].varied);
    ASSERT_EQ(pages[0].labels.size(), 5U);
    EXPECT_EQ(pages[0].labels[4], LineLabel::Signature);
    EXPECT_EQ(pages.back().labels, pages[0].labels);
}

TEST(LabelledPages, RefuseWhatTheyDoNotUnderstand)
{
    EXPECT_THROW((void)pages_with("heading\tШИФРТЕЛЕГРАММА\n"), std::runtime_error);
    EXPECT_THROW((void)pages_with("title\tШИФРТЕЛЕГРАММА\n"), std::runtime_error);
    EXPECT_THROW((void)pages_with("heading ШИФРТЕЛЕГРАММА\n"), std::runtime_error);
}

TEST(FitWeights, LearnWhatThePagesSay)
{
    const std::vector<LabelledPage> pages = pages_with(right_labels);
    const LabelModel nothing;
    const LabelAccuracy before = accuracy_of(nothing, pages);
    const LabelAccuracy after = accuracy_of(fit_weights(pages, nothing, 0.1), pages);
    EXPECT_LT(before.right, 5);
    EXPECT_EQ(after.right, 5);
    EXPECT_EQ(after.whole, 1);
    EXPECT_GT(after.log_chance, before.log_chance);
    EXPECT_GT(after.log_chance, std::log(0.5));
}

TEST(FitWeights, AreHeldByThePrior)
{
    const std::vector<LabelledPage> pages = pages_with(right_labels);
    LabelModel prior;
    prior.line[4][2] = 1.5;
    const LabelModel held = fit_weights(pages, prior, 1e6);
    const LabelModel loose = fit_weights(pages, prior, 0.1);
    EXPECT_NEAR(held.line[4][2], 1.5, 1e-3);
    EXPECT_NEAR(held.line[0][0], 0.0, 1e-3);
    EXPECT_GT(std::abs(loose.line[0][0]), 0.01);
}

TEST(FitWeights, AreTheSameEachTime)
{
    const std::vector<LabelledPage> pages = pages_with(right_labels);
    EXPECT_EQ(write_label_model(fit_weights(pages, {}, 1.0)), write_label_model(fit_weights(pages, {}, 1.0)));
}

TEST(FitWeights, SayNothingAboutLinesThatNobodyLabelled)
{
    const std::vector<LabelledPage> pages =
        pages_with("?\tШИФРТЕЛЕГРАММА\n?\tИз ПЕКИНА  № 302/ш\n"
                   "?\tСообщаю, что груз прибыл в порт и разгружен без всякой задержки.\n"
                   "?\tВторой пароход ожидается на будущей неделе с остальной частью груза.\n?\tРОЩИН\n");
    EXPECT_EQ(write_label_model(fit_weights(pages, {}, 1.0)), write_label_model({}));
    EXPECT_EQ(accuracy_of({}, pages).lines, 0);
}

TEST(VariationsOf, KeepTheWords)
{
    const std::vector<LabelledText> labels{
        {LineLabel::First, "Сообщаю, что груз прибыл в порт и разгружен без всякой задержки."}};
    const std::vector<std::string> variations = variations_of(transcript, labels);
    ASSERT_EQ(variations.size(), 5U);
    EXPECT_EQ(variations, variations_of(transcript, labels));
    EXPECT_NE(variations[0], transcript);
    EXPECT_EQ(variations[2].find("\n "), std::string::npos);
    EXPECT_EQ(variations[3].find("\n\n"), std::string::npos);
    EXPECT_NE(variations[4].find("\n\nСообщаю"), std::string::npos);
    EXPECT_NE(variations[4].find("          РОЩИН"), std::string::npos);
}

}  // namespace
}  // namespace depesha
