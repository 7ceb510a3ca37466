// SPDX-License-Identifier: Apache-2.0
#include "postprocess/export/json.h"
#include "postprocess/export/text.h"
#include "tests/unit/postprocess/typed_page.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace depesha {

namespace {

using namespace testing_pages;

TEST(ToText, HasOneLineForEachTypedLine)
{
    EXPECT_EQ(to_text(typed_page("СТРОГО СЕКРЕТНО        Экз. № 7\n\n     Первая строка\nвторая\nтретья\n")),
              "СТРОГО СЕКРЕТНО Экз. № 7\n\nПервая строка\nвторая\nтретья\n");
}

TEST(ToText, IsEmptyForABlankPage)
{
    EXPECT_EQ(to_text(typed_page("")), "");
}

TEST(ToJson, HasEveryMemberOfAnEmptyRecord)
{
    const auto json = nlohmann::json::parse(to_json(Telegram{}));
    for (const char* member :
         {"format", "id", "kind", "genre", "languages", "part", "pages", "archival_references", "checks", "message",
          "furniture", "marks", "defects", "confidence", "review", "history"}) {
        EXPECT_TRUE(json.contains(member)) << member;
    }
    EXPECT_EQ(json["format"], "depesha-telegram-1");
    EXPECT_TRUE(json["part"].is_null());
    EXPECT_TRUE(json["message"]["header"]["title"].is_null());
    EXPECT_EQ(json["message"]["addressee"], nlohmann::json::array());
}

Telegram sample()
{
    Telegram telegram;
    telegram.id = "fond-45/0031";
    RecordPage& page = telegram.pages.emplace_back();
    page.id = {"fond-45/0031.tif", 1};
    page.sha256 = "ab12";
    page.size = {2480, 3508};
    page.dpi = 299.6;
    Number number;
    number.text = "№ 302/ш";
    number.raw = "№ 302/III";
    number.number = "302";
    number.suffix = "ш";
    number.role = NumberRole::Registration;
    number.confidence = 0.87654;
    number.sources = {{0, {1, 2, 3, 4}}};
    telegram.message.header.numbers.push_back(number);
    Message quoted;
    quoted.role = MessageRole::Quoted;
    quoted.body.push_back({Paragraph{{"a", "a", std::nullopt, 1.0, {}, {}}, ParagraphType::ListItem}});
    telegram.message.body.push_back({quoted});
    return telegram;
}

TEST(ToJson, TellsFieldsWithTheirSources)
{
    const auto json = nlohmann::json::parse(to_json(sample()));
    EXPECT_EQ(json["pages"][0], nlohmann::json::parse(R"({"file": "fond-45/0031.tif", "page": 2, "sha256": "ab12",
        "width": 2480, "height": 3508, "dpi": 300})"));
    EXPECT_EQ(json["message"]["header"]["numbers"][0],
              nlohmann::json::parse(R"({"text": "№ 302/ш", "raw": "№ 302/III", "value": null, "confidence": 0.877,
        "evidence": {"words": 1.0, "fit": 1.0, "certainty": 1.0},
        "sources": [{"page": 0, "box": [1, 2, 3, 4]}], "role": "registration", "number": "302", "suffix": "ш"})"));
}

TEST(ToJson, NestsMessages)
{
    const auto json = nlohmann::json::parse(to_json(sample()));
    EXPECT_EQ(json["message"]["role"], "telegram");
    EXPECT_EQ(json["message"]["body"][0]["role"], "quoted");
    EXPECT_EQ(json["message"]["body"][0]["body"][0]["type"], "list_item");
}

TEST(ToJson, GivesTheSameBytesForTheSameValue)
{
    EXPECT_EQ(to_json(sample()), to_json(sample()));
    EXPECT_EQ(to_json(sample()).back(), '\n');
}

TEST(ToJson, SurvivesBytesThatAreNoText)
{
    Telegram telegram = sample();
    telegram.message.header.numbers[0].raw = "\xff\xfe";
    EXPECT_TRUE(nlohmann::json::accept(to_json(telegram)));
}

}  // namespace

}  // namespace depesha
