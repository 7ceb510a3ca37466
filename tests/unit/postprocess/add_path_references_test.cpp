// SPDX-License-Identifier: Apache-2.0
#include "postprocess/add_path_references.h"
#include "postprocess/export/json.h"
#include "tests/unit/postprocess/typed_page.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace depesha {

namespace {

using namespace testing_pages;

constexpr std::string_view page = R"(                    СЕКРЕТНО
                    ШИФРТЕЛЕГРАММА
Из ОСЛО   № 318   11 час. 20 мин. 4.VI.50
     Сегодня осмотрели новые склады в порту.
4.VI.50                        ТУМАНОВ
)";

Telegram telegram_at(const std::string& file, const std::string& last_line = "")
{
    return telegrams_of({typed_page(std::string(page) + last_line, file)}).at(0);
}

TEST(AddPathReferences, TellsTheFolderAndNoPlaceOnThePage)
{
    const Telegram telegram = telegram_at("fond-45/opis-1/delo-339/0031.jpg");
    ASSERT_EQ(telegram.archival_references.size(), 1U);
    const Reference& reference = telegram.archival_references.front();
    EXPECT_EQ(reference.from, ReferenceOrigin::Path);
    EXPECT_EQ(reference.fond, "45");
    EXPECT_EQ(reference.sheets, "31");
    EXPECT_EQ(reference.text, "fond-45/opis-1/delo-339");
    EXPECT_TRUE(reference.raw.empty());
    EXPECT_TRUE(reference.sources.empty());
    EXPECT_EQ(nlohmann::json::parse(to_json(telegram))["archival_references"][0]["from"], "path");
}

TEST(AddPathReferences, ChangesNothingElse)
{
    const Telegram with = telegram_at("fond-45/opis-1/delo-339/0031.jpg");
    const Telegram without = telegram_at("box-45/0031.jpg");
    EXPECT_TRUE(without.archival_references.empty());
    EXPECT_EQ(with.confidence, without.confidence);
    EXPECT_EQ(with.review, without.review);
}

TEST(AddPathReferences, AddsNoneWhereThePageAgrees)
{
    const Telegram telegram = telegram_at("fond-45/opis-1/delo-339/0031.jpg", "АПРФ. Ф. 45. Оп. 1. Д. 339. Л. 31.\n");
    ASSERT_EQ(telegram.archival_references.size(), 1U);
    EXPECT_EQ(telegram.archival_references.front().from, ReferenceOrigin::Page);
}

TEST(AddPathReferences, OverwritesNothingWhereThePageDiffers)
{
    const Telegram telegram = telegram_at("fond-45/opis-1/delo-340/0031.jpg", "АПРФ. Ф. 45. Оп. 1. Д. 339. Л. 31.\n");
    ASSERT_EQ(telegram.archival_references.size(), 2U);
    EXPECT_EQ(telegram.archival_references[0].delo, "339");
    EXPECT_EQ(telegram.archival_references[1].delo, "340");
}

TEST(AddPathReferences, GivesNoSheetsToNamesOfACamera)
{
    const auto telegrams =
        telegrams_of({typed_page(page, "fond-45/opis-1/1042.jpg"), typed_page(page, "fond-45/opis-1/1187.jpg")});
    ASSERT_EQ(telegrams.size(), 2U);
    EXPECT_FALSE(telegrams[0].archival_references.at(0).sheets);
}

}  // namespace

}  // namespace depesha
