// SPDX-License-Identifier: Apache-2.0
#include "postprocess/labels/explain_labels.h"
#include "postprocess/postprocess.h"
#include "tests/unit/postprocess/typed_page.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace depesha {
namespace {

std::string explained_page(std::string_view text)
{
    return explain_labels(interpret(testing_pages::typed_page(text)));
}

TEST(ExplainLabels, TellsOfEveryLineWhatItIsAndWhatWasFound)
{
    const std::string text = explained_page(R"(                 ШИФРТЕЛЕГРАММА № 18

ПЕКИН, РОЩИНУ

     Советская сторона не имеет возражений против созыва совещания в
будущем месяце.

                                                  РЖЕВСКИЙ
)");
    EXPECT_NE(text.find("heading         "), std::string::npos);
    EXPECT_NE(text.find("number \"№ 18\" 1.00"), std::string::npos);
    EXPECT_NE(text.find("address         "), std::string::npos);
    EXPECT_NE(text.find("paragraph       "), std::string::npos);
    EXPECT_NE(text.find("signature       "), std::string::npos);
    EXPECT_NE(text.find("deep or centred"), std::string::npos);
    EXPECT_EQ(text.find("another telegram"), std::string::npos);
}

TEST(ExplainLabels, TellsWhereAnotherTelegramBegins)
{
    const std::string text = explained_page(R"(                 ШИФРТЕЛЕГРАММА № 18

Из ПЕКИНА

     Прошу разрешить выезд в Москву для доклада в будущем месяце.

                                                  РЖЕВСКИЙ
------------------------------------------------------------------
                 ШИФРТЕЛЕГРАММА № 19

Из ПЕКИНА

     Прошу не считаться с предыдущей телеграммой до особого указания.

                                                  РЖЕВСКИЙ
)");
    EXPECT_NE(text.find("-- another telegram begins --\nheading"), std::string::npos);
}

TEST(ExplainLabels, SaysNothingOfAnEmptyPage)
{
    EXPECT_EQ(explained_page(""), "");
}

}  // namespace
}  // namespace depesha
