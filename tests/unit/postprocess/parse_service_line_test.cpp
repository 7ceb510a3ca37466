// SPDX-License-Identifier: Apache-2.0
#include "postprocess/parse_date.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

TEST(ServiceLine, TellsOriginNumberAndTime)
{
    const std::string text = "КУЙБЫШЕВ 12/345 23 18/3 1015";
    const auto line = parse_service_line(text);
    ASSERT_TRUE(line);
    EXPECT_EQ(text_at(text, line->origin), "КУЙБЫШЕВ");
    EXPECT_EQ(text_at(text, line->number), "12/345");
    EXPECT_EQ(text_at(text, line->words), "23");
    EXPECT_EQ(text_at(text, line->date), "18/3 1015");
    EXPECT_EQ(to_iso(line->when), "--03-18T10:15");
}

TEST(ServiceLine, TakesOriginsOfTwoWordsAndDaysWithoutMonth)
{
    const std::string text = "СТАРАЯ РУССА 77/409 29 13 1210";
    const auto line = parse_service_line(text);
    ASSERT_TRUE(line);
    EXPECT_EQ(text_at(text, line->origin), "СТАРАЯ РУССА");
    EXPECT_EQ(to_iso(line->when), "---13T12:10");
}

TEST(ServiceLine, RefusesOtherLines)
{
    for (const char* text : {"", "ГОРЬКИЙ СВЕРДЛОВА 9 МОРОЗОВУ", "12/345 23 13 1015", "МОСКВА 12/345 23 33 1015",
                             "МОСКВА 12/345 23 13 2515", "МОСКВА 12/345 23 13"}) {
        EXPECT_FALSE(parse_service_line(text)) << text;
    }
}

}  // namespace
}  // namespace depesha
