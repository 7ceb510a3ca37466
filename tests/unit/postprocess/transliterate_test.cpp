// SPDX-License-Identifier: Apache-2.0
#include "postprocess/export/json.h"
#include "postprocess/transliterate.h"
#include "postprocess/unicode.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace depesha {

namespace {

TEST(Transliterated, FollowsBgnPcgnWithoutItsSigns)
{
    EXPECT_EQ(transliterated("Рощин"), "Roshchin");
    EXPECT_EQ(transliterated("РОЩИН"), "ROSHCHIN");
    EXPECT_EQ(transliterated("Ельцин"), "Yeltsin");
    EXPECT_EQ(transliterated("Объедков"), "Obyedkov");
    EXPECT_EQ(transliterated("Мао Цзэдун"), "Mao Tszedun");
    EXPECT_EQ(transliterated("И. С. Лаптев"), "I. S. Laptev");
    EXPECT_EQ(transliterated("МОЛОТОВ Linskiy"), "MOLOTOV Linskiy");
}

TEST(Transliterated, LeavesNoCyrillicLetterOfOtherLanguages)
{
    for (const char32_t code : decoded(*transliterated("Київ Єва Іван Ґонта Ђорђе"))) {
        EXPECT_FALSE(is_cyrillic(code));
    }
}

TEST(Transliterated, GivesNothingWhereThereIsNoCyrillic)
{
    EXPECT_FALSE(transliterated("FILIPPOV"));
    EXPECT_FALSE(transliterated(""));
    EXPECT_FALSE(transliterated("毛泽东 1951"));
    EXPECT_EQ(transliterated("Да\xff"), "Da\uFFFD");
}

TEST(ToJson, TellsNamesInLatinBesideThoseOfThePage)
{
    Telegram telegram;
    telegram.message.header.origin.emplace().text = "Из ПЕКИНА";
    telegram.message.header.origin->value = "Пекин";
    telegram.message.header.destination.emplace().text = "MOSCOW";
    telegram.message.addressee.emplace_back().person = "РОЩИН";
    telegram.message.addressee[0].place = "Пекин";
    telegram.message.signature.emplace_back().text = "ФИЛИППОВ";
    const auto message = nlohmann::json::parse(to_json(telegram))["message"];
    EXPECT_EQ(message["header"]["origin"]["latin"], "Pekin");
    EXPECT_TRUE(message["header"]["destination"]["latin"].is_null());
    EXPECT_EQ(message["addressee"][0]["latin"], "ROSHCHIN");
    EXPECT_EQ(message["addressee"][0]["place_latin"], "Pekin");
    EXPECT_EQ(message["signature"][0]["latin"], "FILIPPOV");
    EXPECT_EQ(message["signature"][0]["text"], "ФИЛИППОВ");
}

}  // namespace

}  // namespace depesha
