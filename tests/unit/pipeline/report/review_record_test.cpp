// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/review_record.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace depesha {
namespace {

constexpr const char* record = R"({"format": "depesha-telegram-1", "id": "d/0031", "confidence": 0.61,
 "pages": [{"file": "d/0031.tif", "page": 1, "sha256": "ab", "width": 2573, "height": 3335, "dpi": 300},
           {"file": "d/0031.tif", "page": 2, "sha256": "ab", "width": 2500, "height": 3300, "dpi": 300}],
 "archival_references": [],
 "defects": [{"kind": "lost_text", "text": "about 14 typed characters were not read",
              "sources": [{"page": 1, "box": [1, 2, 3, 4]}]}],
 "message": {"role": "telegram",
  "header": {"numbers": [{"text": "№ 302/ш", "confidence": 0.5, "role": "registration",
                          "sources": [{"page": 0, "box": [316, 2884, 615, 2929]}]}],
             "origin": null, "destination": {"text": "ПЕКИН", "value": "Пекин"},
             "date": {"text": "13 июня 1951 г.", "iso": "1951-06-13"}},
  "addressee": [{"text": "копия", "note": "copy", "confidence": 0.2, "sources": []}],
  "body": [{"type": "paragraph", "text": "x"},
           {"role": "quoted", "signature": [{"text": "ФИЛИППОВ", "confidence": 0.7,
            "sources": [{"page": 0, "box": [5, 6, 7, 8]}, {"page": 1, "box": [9, 10, 11, 12]}]}]}]},
 "review": ["defects[0]", "message.addressee[0]", "message.header.numbers[0]", "message.body[1].signature[0]"]})";

TEST(ReviewRecord, TakesPagesAndWhatTheTelegramIsToldBy)
{
    const TelegramToReview telegram = review_of_record(record);
    ASSERT_EQ(telegram.pages.size(), 2U);
    EXPECT_EQ(telegram.pages[1].page.id, (PageId{"d/0031.tif", 1}));
    EXPECT_EQ(telegram.pages[0].page.size, (Size{2573, 3335}));
    EXPECT_EQ(telegram.number, "№ 302/ш");
    EXPECT_EQ(telegram.date, "1951-06-13");
    EXPECT_EQ(telegram.origin, "");
    EXPECT_EQ(telegram.destination, "Пекин");
    EXPECT_DOUBLE_EQ(telegram.confidence, 0.61);
}

TEST(ReviewRecord, TellsADateWithoutAYearAsItIsTyped)
{
    const TelegramToReview telegram = review_of_record(R"({"format": "depesha-telegram-1", "message": {"header": {
        "date": {"text": "17 октября", "iso": "--10-17"}}}})");
    EXPECT_EQ(telegram.date, "17 октября");
}

TEST(ReviewRecord, TakesTheFieldsInTheOrderOfTheReview)
{
    const TelegramToReview telegram = review_of_record(record);
    ASSERT_EQ(telegram.fields.size(), 4U);
    EXPECT_EQ(telegram.fields[0].label, "not read");
    EXPECT_FALSE(telegram.fields[0].confidence.has_value());
    EXPECT_EQ(telegram.fields[0].text, "about 14 typed characters were not read");
    EXPECT_EQ(telegram.fields[0].sources, (std::vector<Source>{{1, {1, 2, 3, 4}}}));
    EXPECT_EQ(telegram.fields[1].label, "addressee (copy)");
    EXPECT_TRUE(telegram.fields[1].sources.empty());
    EXPECT_EQ(telegram.fields[2].label, "registration number");
    EXPECT_EQ(telegram.fields[2].confidence, 0.5);
    EXPECT_EQ(telegram.fields[3].label, "signature, quoted message");
    EXPECT_EQ(telegram.fields[3].sources, (std::vector<Source>{{0, {5, 6, 7, 8}}, {1, {9, 10, 11, 12}}}));
}

TEST(ReviewRecord, LeavesOutWhatIsOdd)
{
    const TelegramToReview telegram = review_of_record(R"({"format": "depesha-telegram-1", "pages": [7, {"page": -3}],
        "message": {"header": {"date": 3, "title": {"text": "T", "sources": [{"page": 2, "box": [1, 2, 3, 4]},
            {"page": -1, "box": [1, 2, 3, 4]}, {"page": 0, "box": [1, 2, 3]}, {"page": 0, "box": [1, 1e99, 3, "x"]}, 5]}}},
        "review": ["message.header.title", "message.header.~", "message.body[99].x", 5, ""]})");
    EXPECT_EQ(telegram.pages.size(), 2U);
    EXPECT_EQ(telegram.pages[1].page.id.page, 0);
    ASSERT_EQ(telegram.fields.size(), 5U);
    ASSERT_EQ(telegram.fields[0].sources.size(), 1U);
    EXPECT_EQ(telegram.fields[0].sources[0].box.bottom, 0);
    EXPECT_EQ(telegram.fields[1].label, "message.header.~");
    EXPECT_EQ(telegram.fields[1].text, "");
}

TEST(ReviewRecord, RefusesWhatIsNoRecord)
{
    for (const char* const bytes : {"", "[", "7", "null", "[]", "{}", "{\"format\": \"other\"}", "\xff"}) {
        EXPECT_THROW(static_cast<void>(review_of_record(bytes)), std::runtime_error) << bytes;
    }
    EXPECT_THROW(static_cast<void>(review_of_record(std::string(1'000'000, '['))), std::runtime_error);
}

}  // namespace
}  // namespace depesha
