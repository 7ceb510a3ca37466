// SPDX-License-Identifier: Apache-2.0
// Signatures side by side, and lists of copies in columns.
#include "postprocess/run_together.h"
#include "tests/unit/postprocess/typed_page.h"

#include <gtest/gtest.h>

namespace depesha {

namespace {

using namespace testing_pages;

Message signed_with(std::string_view signatures)
{
    return telegram_of(std::string(R"(                       ТЕЛЕГРАММА № 31
Тула. Начальнику завода тов. Седову

     Поздравляем рабочих и инженеров с досрочным окончанием сборки
третьей турбины. Желаем дальнейших успехов.

)") + std::string(signatures))
        .message;
}

TEST(Columns, ReadsTwoSignersSideBySideWithTitlesAboveEach)
{
    const Message message = signed_with(R"(      Председатель                     Секретарь
  Облисполкома                     Областного комитета
       П. ЖДАНКИН                      М. ОРЕХОВ
)");
    ASSERT_EQ(message.signature.size(), 2U);
    EXPECT_EQ(message.signature[0].name, "П. ЖДАНКИН");
    EXPECT_EQ(message.signature[0].title, "Председатель Облисполкома");
    EXPECT_EQ(message.signature[1].name, "М. ОРЕХОВ");
    EXPECT_EQ(message.signature[1].title, "Секретарь Областного комитета");
}

TEST(Columns, ReadsSignersInOneRowWithoutTitles)
{
    const Message message = signed_with("         П. ЖДАНКИН                       М. ОРЕХОВ\n");
    ASSERT_EQ(message.signature.size(), 2U);
    EXPECT_EQ(message.signature[1].name, "М. ОРЕХОВ");
    EXPECT_FALSE(message.signature[1].title);
}

TEST(Columns, LeavesATitleTogetherWithTheNameOnItsRight)
{
    const Message message = signed_with("     Заместитель Министра                   С. ТРУХИН\n");
    ASSERT_EQ(message.signature.size(), 1U);
    EXPECT_EQ(message.signature[0].name, "С. ТРУХИН");
    EXPECT_EQ(message.signature[0].title, "Заместитель Министра");
}

TEST(Columns, LeavesSignersBelowOneAnotherApart)
{
    const Message message = signed_with(R"(     Секретарь обкома                      Жданкин
     Предкрайисполкома                     Пахомовский
)");
    ASSERT_EQ(message.signature.size(), 2U);
    EXPECT_EQ(message.signature[0].name, "Жданкин");
    EXPECT_EQ(message.signature[1].name, "Пахомовский");
    EXPECT_EQ(message.signature[1].title, "Предкрайисполкома");
}

std::vector<std::string> distribution_of(std::string_view list)
{
    const Message message = signed_with("                                         П. ЖДАНКИН\n\n" + std::string(list));
    std::vector<std::string> entries;
    for (const Field& entry : message.closing.distribution) {
        entries.push_back(entry.text);
    }
    return entries;
}

TEST(Columns, ReadsNumberedCopiesDownTheColumns)
{
    const std::vector<std::string> expected{"1 - т. Седову", "2 - т. Орехову", "3 - т. Трухину", "4 - X отдел",
                                            "5 - в дело"};
    EXPECT_EQ(distribution_of(R"(5 экз.
1 - т. Седову       4 - X отдел
2 - т. Орехову      5 - в дело
3 - т. Трухину
)"),
              expected);
}

TEST(Columns, ReadsNumberedCopiesAlongTheRows)
{
    const std::vector<std::string> expected{"1 - т. Седову", "2 - т. Орехову", "3 - т. Трухину", "4 - в дело"};
    EXPECT_EQ(distribution_of(R"(4 экз.
1 - т. Седову       2 - т. Орехову
3 - т. Трухину      4 - в дело
)"),
              expected);
}

TEST(Columns, LeavesEntriesWhoseNumbersDoNotRiseAsTheyStand)
{
    const auto entries = distribution_of(R"(4 экз.
1 - т. Седову       1 - т. Орехову
2 - т. Трухину      2 - в дело
)");
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0], "1 - т. Седову 1 - т. Орехову");
}

TEST(Columns, KnowsRunTogetherOfficesInTheGenitive)
{
    EXPECT_TRUE(is_run_together(U"Предкрайисполкома"));
    EXPECT_TRUE(is_run_together(U"Замначпароходства"));
    EXPECT_TRUE(is_run_together(U"Уполнаркомпроду"));
    EXPECT_FALSE(is_run_together(U"Замятин"));
    EXPECT_FALSE(is_run_together(U"Завьялова"));
    EXPECT_FALSE(is_run_together(U"Помазкову"));
    EXPECT_FALSE(is_run_together(U"Главы"));
}

}  // namespace

}  // namespace depesha
