// SPDX-License-Identifier: Apache-2.0
#include "postprocess/export/json.h"
#include "postprocess/export/tei.h"
#include "tests/unit/postprocess/parsed_xml.h"
#include "tests/unit/postprocess/tei_records.h"
#include "tests/unit/postprocess/typed_page.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace depesha {

namespace {

using namespace tei_records;

constexpr const char* body = "/t:TEI/t:text/t:body";

std::string in_body(const std::string& path)
{
    return body + ('/' + path);
}

/// What XML cannot hold, as the writer replaces it.
std::string in_xml(std::string text)
{
    const std::vector<std::string> forbidden{std::string(1, '\0'), "\x01", "\x1B", "\uFFFE", "\uFFFF"};
    for (const std::string& bytes : forbidden) {
        for (auto at = text.find(bytes); at != std::string::npos; at = text.find(bytes)) {
            text.replace(at, bytes.size(), "\uFFFD");
        }
    }
    return with_single_spaces(text);
}

void gather_texts(const nlohmann::json& json, const std::string& key, std::vector<std::string>& texts)
{
    static const std::vector<std::string> words_of_the_format{"format", "kind", "from"};
    static const std::vector<std::string> told_by_the_json_alone{"latin", "place_latin", "checks"};
    if (std::find(told_by_the_json_alone.begin(), told_by_the_json_alone.end(), key) != told_by_the_json_alone.end()) {
        return;
    }
    const bool is_text =
        std::find(words_of_the_format.begin(), words_of_the_format.end(), key) == words_of_the_format.end();
    if (json.is_string() && is_text) {
        texts.push_back(in_xml(json.get<std::string>()));
    } else if (json.is_structured()) {
        for (const auto& item : json.items()) {
            gather_texts(item.value(), json.is_object() ? item.key() : key, texts);
        }
    }
}

/// Every text of the document: each element in both readings, each attribute.
std::string all_of(const ParsedXml& tei)
{
    std::string all;
    for (const std::string path : {"//*", "//@*"}) {
        for (const std::string& value : tei.values(path)) {
            all += with_single_spaces(value) + '\n';
        }
    }
    const std::size_t elements = tei.count("//*");
    for (std::size_t i = 1; i <= elements; ++i) {
        const std::string element = "(//*)[" + std::to_string(i) + ']';
        all += tei.as_read(element) + '\n' + tei.as_meant(element) + '\n';
    }
    return all;
}

void expect_every_text(const Telegram& record)
{
    const ParsedXml tei(to_tei(record));
    const std::string all = all_of(tei);
    std::vector<std::string> texts;
    gather_texts(nlohmann::json::parse(to_json(record)), "", texts);
    for (const std::string& text : texts) {
        EXPECT_NE(all.find(text), std::string::npos) << text;
    }
}

TEST(Tei, HoldsEveryTextOfARecordWithEverything)
{
    expect_every_text(full("spice"));
}

TEST(Tei, HoldsEveryTextHoweverHostile)
{
    expect_every_text(full("]]></p> <!-- & &amp; \"one' <?php %20"));
    expect_every_text(full(std::string("a\0b\x01\x1B", 5) + "\uFFFE\uFFFF\xFF\xD0"));
    expect_every_text(full("-\n-=\n \t[garble-"));
}

TEST(Tei, HoldsEveryTextOfTelegramsAsTheyAreRead)
{
    using namespace testing_pages;
    for (const Telegram& record : telegrams_of({typed_page(R"(Сов. секретно                 Экз. № 4
                    Ш И Ф Р Т Е Л Е Г Р А М М А   № 18
Из ПЕКИНА
     Передайте ответ следующего содер-
жания:
     "Советская сторона не имеет возражений [разобрано неточно]
против созыва совещания."
28.IV.55               РЖЕВСКИЙ)",
                                                           "1.jpg")})) {
        expect_every_text(record);
    }
}

TEST(Tei, IsWellFormedForARecordWithNothing)
{
    const ParsedXml tei(to_tei(Telegram{}));
    EXPECT_EQ(tei.count(in_body("t:p")), 1U) << "a body may not be empty";
    EXPECT_EQ(tei.count("//t:facsimile"), 0U) << "a facsimile may not be empty";
}

TEST(Tei, GivesTheSameBytesForTheSameValue)
{
    EXPECT_EQ(to_tei(full("a")), to_tei(full("a")));
    EXPECT_EQ(to_tei(full("a")).back(), '\n');
}

TEST(Tei, TellsPapersThatAreNoTelegram)
{
    Telegram blank = pages(1);
    blank.kind = RecordKind::Blank;
    const ParsedXml tei(to_tei(blank));
    EXPECT_EQ(tei.value("//t:term[@type='kind']"), "blank");
    EXPECT_EQ(tei.value("//t:titleStmt/t:title"), "Blank page, fond-45/0031");
    EXPECT_EQ(tei.count(in_body("t:pb/following-sibling::t:p")), 1U);
    EXPECT_EQ(tei.count("//t:correspDesc"), 0U);
}

TEST(Tei, NestsMessagesWithTheirOwnOpeners)
{
    const ParsedXml tei(to_tei(nested()));
    const std::string quoted = in_body("t:floatingText[@type='quoted']/t:body");
    EXPECT_EQ(tei.value(quoted + "/t:p[1]"), "first");
    EXPECT_EQ(tei.value(quoted + "/t:p[2]"), "last");
    const std::string note = quoted + "/t:floatingText[@type='note']/t:body";
    EXPECT_EQ(tei.as_read(note + "/t:opener"), "For Roshchin.");
    EXPECT_EQ(tei.value(note + "/t:floatingText[@type='enclosure']/t:body/t:p"), "third");
    EXPECT_EQ(tei.value("//t:correspDesc[@corresp='#message-1-2']//t:persName"), "Roshchin");
    EXPECT_EQ(tei.count("//t:floatingText[@xml:id='message-1-2']"), 1U);
}

TEST(Tei, FieldsPointToTheirPlaceOnTheScan)
{
    Telegram record = pages(2);
    record.message.body = {paragraph("a", {1, {10, 20, 30, 40}})};
    const ParsedXml tei(to_tei(record));
    const std::string zone = "//t:surface[@xml:id='page2']/t:zone[@xml:id='page2-zone1']";
    EXPECT_EQ(tei.value("//t:p/@facs[. = '#page2-zone1']"), "#page2-zone1");
    EXPECT_EQ(tei.value(zone + "/@ulx") + ' ' + tei.value(zone + "/@lry"), "10 40");
    EXPECT_EQ(tei.value("//t:surface[@xml:id='page2']/@lrx"), "2000");
    EXPECT_EQ(tei.value("//t:surface[2]/t:graphic/@height"), "3000px");
}

TEST(Tei, EveryPointerHasItsTarget)
{
    const ParsedXml tei(to_tei(full("a")));
    for (const std::string& pointers : tei.values("//@facs | //@corresp")) {
        std::istringstream stream(pointers);
        for (std::string pointer; stream >> pointer;) {
            EXPECT_EQ(tei.count("//*[@xml:id='" + pointer.substr(1) + "']"), 1U) << pointer;
        }
    }
}

TEST(Tei, KeepsTheWayToTheScanAReference)
{
    const ParsedXml tei(to_tei(full("a")));
    EXPECT_EQ(tei.value("//t:surface[2]/t:graphic/@url"), "папка%2012%20(копии)/a%23b%3Fc%3Aa.jpg");
}

TEST(Tei, TellsDatesAsSchemaTakesThem)
{
    const auto date_of = [](const std::string& iso) {
        Telegram record = pages(1);
        record.message.header.date.emplace();
        static_cast<Field&>(*record.message.header.date) = field("a date", {0, {1, 1, 9, 9}});
        if (!iso.empty()) {
            record.message.header.date->iso = iso;
        }
        const ParsedXml tei(to_tei(record));
        const std::string date = in_body("t:opener/t:dateline/t:date");
        EXPECT_EQ(tei.value(date), "a date");
        return tei.value(date + "/@when") + '|' + tei.value(date + "/@when-iso") + '|' + tei.value(date + "/@n");
    };
    EXPECT_EQ(date_of(""), "||");
    EXPECT_EQ(date_of("1951-06-13"), "1951-06-13||");
    EXPECT_EQ(date_of("--06-13"), "--06-13||");
    EXPECT_EQ(date_of("--02-29"), "--02-29||");
    EXPECT_EQ(date_of("1978-03-05T08:40Z"), "1978-03-05T08:40:00Z||");
    EXPECT_EQ(date_of("1951-02-29"), "|1951-02-29|");
    EXPECT_EQ(date_of("1951-06-13T25:00"), "|1951-06-13T25:00|");
    EXPECT_EQ(date_of("---13T12:10"), "|---13T12:10|");
    EXPECT_EQ(date_of("soon"), "||soon");
}

TEST(Tei, FollowsTheOrderOfThePage)
{
    Telegram record = pages(1);
    Header& header = record.message.header;
    header.title = field("TELEGRAM", {0, {500, 200, 900, 230}});
    header.agency = field("Department", {0, {500, 100, 900, 130}});
    header.precedence = field("URGENT", {0, {900, 305, 990, 335}});
    header.origin = field("Moscow", {0, {100, 310, 300, 340}});
    header.handling = {field("late", {0, {100, 900, 300, 930}})};
    record.message.body = {paragraph("words", {0, {100, 500, 900, 800}})};
    record.message.signature = {Signature{field("BOHLEN", {0, {600, 850, 900, 880}}), {}, {}, {}}};
    const ParsedXml tei(to_tei(record));
    EXPECT_EQ(tei.as_read(body), "Department TELEGRAM Moscow URGENT words BOHLEN late");
    EXPECT_EQ(tei.as_read(in_body("t:opener[2]")), "Moscow URGENT");
    EXPECT_EQ(tei.as_read(in_body("t:closer/*[last()]")), "late");
}

TEST(Tei, FollowsTheOrderOfPagesThatLieOnTheirSide)
{
    Telegram record = pages(1);
    record.message.header.title = field("TELEGRAM", {0, {1700, 400, 1730, 900}});
    record.message.header.origin = field("Moscow", {0, {1600, 100, 1630, 300}});
    record.message.header.destination = field("Paris", {0, {1605, 600, 1635, 800}});
    record.message.body = {paragraph("first", {0, {1000, 100, 1030, 900}}),
                           paragraph("second", {0, {900, 100, 930, 900}})};
    EXPECT_EQ(ParsedXml(to_tei(record)).as_read(body), "TELEGRAM Moscow Paris first second");
}

TEST(Tei, PutsWhatIsNoFieldWhereItBegins)
{
    Telegram record = pages(2);
    record.message.body = {paragraph("first", {0, {100, 500, 900, 800}}),
                           paragraph("second", {1, {100, 500, 900, 800}})};
    record.furniture = {{FurnitureKind::PageNumber, "- 2 -", {{1, {500, 100, 560, 130}}}}};
    record.marks = {{MarkKind::Stamp, {0, {100, 900, 300, 990}}, "АРХИВ"},
                    {MarkKind::Strikeout, {0, {1, 600, 9, 630}}, ""}};
    record.defects = {{DefectKind::LostText, "about 9 typed characters were not read", {{1, {100, 850, 900, 880}}}}};
    const ParsedXml tei(to_tei(record));
    const std::string before_second = in_body("t:p[2]/preceding-sibling::*");
    EXPECT_EQ(tei.count(in_body("t:p[1]/following-sibling::*[1]/t:del/t:gap")), 1U);
    EXPECT_EQ(tei.value(in_body("t:p[1]/following-sibling::*[2]/t:stamp")), "АРХИВ");
    EXPECT_EQ(tei.value(in_body("t:p[1]/following-sibling::*[3][self::t:pb]/@n")), "2");
    EXPECT_EQ(tei.value(in_body("t:fw[@type='pageNum']/following-sibling::*[1]")), "second");
    EXPECT_EQ(tei.value(in_body("t:gap[@reason='lost_text' and @facs]/t:desc")),
              "about 9 typed characters were not read");
}

TEST(Tei, BreaksThePageInsideAParagraph)
{
    Telegram record = pages(2);
    Paragraph going_on{field("one two three", "one\ntwo\nthree", {0, {0, 500, 900, 560}}), ParagraphType::Paragraph};
    going_on.sources.push_back({1, {0, 100, 900, 130}});
    record.message.body = {{going_on}};
    record.furniture = {{FurnitureKind::PageNumber, "2", {{1, {500, 50, 560, 80}}}}};
    const ParsedXml tei(to_tei(record));
    EXPECT_EQ(tei.as_read(in_body("t:p")), "one two three");
    EXPECT_EQ(tei.value(in_body("t:p/t:pb[@cert='low']/@n")), "2");
    EXPECT_EQ(tei.count(in_body("t:p/t:lb[preceding::t:pb[@n='2']]")), 1U);
    EXPECT_EQ(tei.count(in_body("t:p/t:pb/following-sibling::*[1][self::t:fw]")), 1U);
    EXPECT_EQ(tei.count("//t:pb"), 2U);
}

TEST(Tei, MarksGapsWhereTheTextTellsOfThem)
{
    Telegram record = pages(1);
    const Source place{0, {100, 500, 900, 530}};
    record.message.body = {paragraph("see [garble] and", place), paragraph("[garble]", {0, {100, 600, 900, 630}})};
    record.defects = {{DefectKind::Garble, "[garble]", {{0, {300, 505, 400, 530}}}},
                      {DefectKind::Omission, "[words missing]", {{0, {300, 505, 400, 530}}}}};
    const ParsedXml tei(to_tei(record));
    EXPECT_EQ(tei.as_read(in_body("t:p[1]")), "see [garble] and");
    EXPECT_EQ(tei.value(in_body("t:p[1]/t:gap[@reason='garble']/t:desc")), "[garble]");
    EXPECT_EQ(tei.count(in_body("t:p[2]/t:gap")), 0U) << "another place";
    EXPECT_EQ(tei.value(in_body("t:gap[@reason='omission']/t:desc")), "[words missing]") << "not found in the text";
}

TEST(Tei, MarksFieldsForReviewAsUnclear)
{
    Telegram record = pages(1);
    record.message.body = {paragraph("sure", {0, {1, 1, 9, 9}}), paragraph("unsure", {0, {1, 10, 9, 19}})};
    record.review = {"message.body[1]"};
    const ParsedXml tei(to_tei(record));
    EXPECT_EQ(tei.values("//t:unclear"), (std::vector<std::string>{"unsure"}));
    EXPECT_EQ(tei.value("//t:p[1]/@cert"), "0.900");
}

TEST(Tei, KeepsWhatIsNoTypeOutOfTheText)
{
    Telegram record = pages(1);
    record.marks = {{MarkKind::Other, {0, {1, 2, 3, 4}}, "и *"}, {MarkKind::Hole, {0, {5, 6, 7, 8}}, ""}};
    const ParsedXml tei(to_tei(record));
    EXPECT_EQ(tei.as_read(body), "");
    EXPECT_EQ(tei.value("//t:zone[@type='other']"), "и *");
    EXPECT_EQ(tei.count("//t:zone[@type='hole']"), 1U);
}

TEST(Tei, TellsArchivalReferences)
{
    const ParsedXml tei(to_tei(full("a")));
    const std::string identifier = "//t:msDesc/t:msIdentifier";
    EXPECT_EQ(tei.value(identifier + "/t:collection[@type='fond']"), "firstfond-text a");
    EXPECT_EQ(tei.value(identifier + "/t:altIdentifier/t:repository"), "secondarchive-text a");
    EXPECT_EQ(tei.value(identifier + "/t:altIdentifier/t:idno/t:idno[@type='delo']"), "seconddelo-text a");
    EXPECT_EQ(
        tei.count(in_body("t:note[@type='archival_reference']") + " | //t:opener/t:note[@type='archival_reference']"),
        2U);
}

}  // namespace

}  // namespace depesha
