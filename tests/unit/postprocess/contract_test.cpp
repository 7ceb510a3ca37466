// SPDX-License-Identifier: Apache-2.0
// Every record keeps the contract of the telegram record: members, words, ranges, boxes inside their page, review paths
// that lead to a field.
#include "postprocess/export/json.h"
#include "tests/unit/postprocess/typed_page.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <initializer_list>
#include <random>
#include <set>
#include <string>

namespace depesha {

namespace {

using namespace testing_pages;
using nlohmann::json;

using Names = std::initializer_list<const char*>;

void expect_members(const json& object, Names names, const std::string& where)
{
    ASSERT_TRUE(object.is_object()) << where;
    for (const char* name : names) {
        EXPECT_TRUE(object.contains(name)) << where << " has no " << name;
    }
}

void expect_one_of(const json& value, Names words, const std::string& where)
{
    ASSERT_TRUE(value.is_string()) << where;
    const std::set<std::string> known(words.begin(), words.end());
    EXPECT_TRUE(known.contains(value.get<std::string>())) << where << ": " << value;
}

void expect_text_or_null(const json& object, Names names, const std::string& where)
{
    for (const char* name : names) {
        EXPECT_TRUE(object.at(name).is_string() || object.at(name).is_null()) << where << "." << name;
    }
}

/// Walks one record; `pages` are its pages as JSON.
class Contract {
public:
    explicit Contract(const json& record) : record_(record), pages_(record.at("pages")) {}

    void check()
    {
        expect_members(record_,
                       {"format", "id", "kind", "genre", "languages", "part", "pages", "archival_references", "message",
                        "seams", "edition", "checks", "furniture", "marks", "defects", "confidence", "review",
                        "history"},
                       "record");
        EXPECT_EQ(record_["format"], "depesha-telegram-1");
        EXPECT_FALSE(record_["id"].get<std::string>().empty());
        expect_one_of(record_["kind"], {"telegram", "other", "blank"}, "kind");
        expect_one_of(record_["genre"],
                      {"soviet_cipher_outgoing", "soviet_cipher_incoming", "party_cipher", "open_telegram",
                       "postal_telegram", "us_state_incoming", "us_state_outgoing", "us_electronic_cable", "cia_cable",
                       "uk_cipher", "translation_record", "unknown"},
                      "genre");
        confidence(record_["confidence"], "record");
        check_lists();
        message(record_["message"], "message");
        for (const json& path : record_["review"]) {
            EXPECT_NO_THROW(EXPECT_TRUE(record_.at(pointer(path)).contains("confidence"))) << path;
        }
    }

private:
    static json::json_pointer pointer(const json& path)
    {
        std::string text = "/";
        for (const char sign : path.get<std::string>()) {
            text += sign == '.' || sign == '[' ? std::string("/") : sign == ']' ? std::string() : std::string(1, sign);
        }
        return json::json_pointer(text);
    }

    static void confidence(const json& value, const std::string& where)
    {
        ASSERT_TRUE(value.is_number()) << where;
        EXPECT_GE(value.get<double>(), 0.0) << where;
        EXPECT_LE(value.get<double>(), 1.0) << where;
    }

    void sources(const json& list, const std::string& where)
    {
        ASSERT_TRUE(list.is_array()) << where;
        EXPECT_FALSE(list.empty()) << where;
        for (const json& source : list) {
            const auto page = source.at("page").get<std::size_t>();
            ASSERT_LT(page, pages_.size()) << where;
            const auto box = source.at("box").get<std::vector<int>>();
            ASSERT_EQ(box.size(), 4U) << where;
            EXPECT_LT(box[0], box[2]) << where;
            EXPECT_LT(box[1], box[3]) << where;
            EXPECT_GE(std::min(box[0], box[1]), 0) << where;
            EXPECT_LE(box[2], pages_[page].at("width").get<int>()) << where;
            EXPECT_LE(box[3], pages_[page].at("height").get<int>()) << where;
        }
    }

    void field(const json& field, const std::string& where, Names more = {})
    {
        expect_members(field, {"text", "raw", "confidence", "evidence", "sources"}, where);
        expect_members(field, more, where);
        EXPECT_FALSE(field["raw"].get<std::string>().empty()) << where;
        confidence(field["confidence"], where);
        sources(field["sources"], where);
    }

    void fields(const json& list, const std::string& where, Names more = {})
    {
        ASSERT_TRUE(list.is_array()) << where;
        for (const json& each : list) {
            field(each, where, more);
        }
    }

    void check_lists()
    {
        for (const json& page : pages_) {
            expect_members(page, {"file", "page", "sha256", "width", "height", "dpi"}, "page");
            EXPECT_GE(page["page"].get<int>(), 1);
        }
        for (const json& reference : record_["archival_references"]) {
            field(reference, "reference", {"archive", "fond", "opis", "delo", "papka", "sheets", "state", "from"});
            expect_text_or_null(reference, {"archive", "fond", "opis", "delo", "papka", "sheets", "state"},
                                "reference");
            expect_one_of(reference["from"], {"page", "path", "record"}, "reference");
        }
        ASSERT_FALSE(record_["seams"].empty());
        EXPECT_EQ(record_["seams"][0]["seam"], "begin");
        for (const json& seam : record_["seams"]) {
            expect_members(seam, {"seam", "reason", "sources"}, "seam");
            sources(seam["sources"], "seam");
        }
        fields(record_["edition"], "edition", {"section"});
        for (const char* name : {"furniture", "marks", "defects"}) {
            for (const json& each : record_[name]) {
                expect_members(each, {"kind", "text", "sources"}, name);
                sources(each["sources"], name);
            }
        }
        for (const json& defect : record_["defects"]) {
            expect_one_of(defect["kind"], {"garble", "illegible", "omission", "redaction", "lost_text"}, "defect");
        }
    }

    void header(const json& header, const std::string& where)
    {
        expect_members(header,
                       {"title", "agency", "classification", "precedence", "handling", "numbers", "origin",
                        "destination", "date", "times", "references", "instructions"},
                       where);
        for (const char* name : {"title", "agency", "classification", "precedence", "origin", "destination"}) {
            if (!header[name].is_null()) {
                field(header[name], where + "." + name);
            }
        }
        if (!header["classification"].is_null()) {
            expect_one_of(header["classification"]["value"],
                          {"top_secret", "secret", "confidential", "restricted", "official_use", "unclassified"},
                          where);
        }
        if (!header["precedence"].is_null()) {
            expect_one_of(header["precedence"]["value"],
                          {"flash", "urgent", "immediate", "priority", "routine", "special"}, where);
        }
        for (const char* name : {"handling", "references", "instructions"}) {
            fields(header[name], where + "." + name);
        }
        numbers_and_times(header, where);
    }

    void numbers_and_times(const json& header, const std::string& where)
    {
        fields(header["numbers"], where + ".numbers", {"role", "number", "suffix"});
        for (const json& number : header["numbers"]) {
            expect_one_of(number["role"], {"outgoing", "incoming", "special", "registration", "control", "sequence"},
                          where);
        }
        fields(header["times"], where + ".times", {"iso", "role"});
        for (const json& time : header["times"]) {
            expect_one_of(time["role"], {"drafted", "sent", "received", "passed", "deciphered", "typed"}, where);
        }
        if (!header["date"].is_null()) {
            field(header["date"], where + ".date", {"iso"});
        }
    }

    void message(const json& message, const std::string& where)
    {
        expect_members(message, {"role", "header", "addressee", "salutation", "body", "signature", "closing", "closed"},
                       where);
        expect_one_of(message["role"], {"telegram", "quoted", "note", "enclosure"}, where);
        EXPECT_TRUE(message["closed"].is_boolean()) << where;
        header(message["header"], where + ".header");
        fields(message["addressee"], where + ".addressee",
               {"note", "person", "office", "place", "resolved", "latin", "place_latin"});
        for (const json& addressee : message["addressee"]) {
            expect_one_of(addressee["note"], {"to", "copy", "for", "via", "action", "info"}, where);
            expect_text_or_null(addressee, {"person", "office", "place"}, where);
        }
        fields(message["signature"], where + ".signature", {"name", "title", "resolved"});
        expect_members(message["closing"], {"instructions", "copies", "distribution", "typist"}, where + ".closing");
        for (const json& part : message["body"]) {
            if (part.contains("role")) {
                this->message(part, where + ".body");
            } else {
                field(part, where + ".body", {"type"});
                expect_one_of(part["type"], {"paragraph", "list_item"}, where);
            }
        }
    }

    const json& record_;
    const json& pages_;
};

void expect_contract(std::vector<RecognizedPage> pages)
{
    for (RecognizedPage& page : pages) {
        page.scan.size = {20000, 20000};  // any page the tests type lies within
    }
    for (const Telegram& telegram : telegrams_of(pages)) {
        const json record = json::parse(to_json(telegram));
        Contract(record).check();
    }
}

TEST(Contract, HoldsForATelegramInATelegram)
{
    expect_contract({typed_page(R"(                 ШИФРТЕЛЕГРАММА № 3557
ПЕКИН, РОЩИНУ
Вручите немедленно адресату.
"Товарищу МАО ЦЗЭДУНУ.
     Сегодня состоялась беседа с Вашими представителями [garble]
из Кореи.
                                        ФИЛИППОВ [Сталин]."
Для Рощина.
     Просим ознакомить с этой телеграммой Красовского.
                                        ФИЛИППОВ
№ 302/ш
13 июня 1951 г.
АПРФ, ф. 45, оп. 1, д. 339, л. 31-32
)")});
}

TEST(Contract, HoldsForAmericanForms)
{
    expect_contract({typed_page(R"(          INCOMING TELEGRAM                 Department of State
ACTION                        CONFIDENTIAL
EUR                                      Control: 7712
INFO                                     Rec'd:   May 4, 1957
        FROM:  Vienna                             10:12 a.m.
G       TO:    Secretary of State
        NO:    2203, May 4, 2 p.m.
SS      NIACT
        Foreign Minister told me yesterday that the Cabinet had
NAVY    agreed to send delegation.
                              THOMPSON
        ABC:DE/3
)")});
}

TEST(Contract, HoldsForPagesThatAreNoTelegrams)
{
    expect_contract({typed_page(""), typed_page("Список\n\n     Первая строка документа без всякого адреса.\n")});
}

TEST(Contract, HoldsWhateverThePageHolds)
{
    const std::vector<std::string> words{
        "№",    "302/ш", "Из",  "ПЕКИНА", "СРОЧНО", "\"Тов.", "МАО!",       "13.VI.51", "Для", "Рощина.",
        "-",    "НР",    "70.", "Копия:", "FROM:",  "TO",     "SECRET",     "PAGE",     "02",  "Отп.",
        "экз.", "ф.",    "45,", "оп.",    "***",    "Стал-",  "[не разб.]", "Секретно"};
    std::mt19937 random(1713);
    for (int i = 0; i < 30 && !testing::Test::HasFailure(); ++i) {
        std::string page;
        for (auto count = random() % 60; count > 0; --count) {
            page += words[random() % words.size()] + (random() % 5 == 0 ? "\n" : "   ");
        }
        expect_contract({typed_page(page, "a.jpg"), typed_page(page, "b.jpg")});
    }
}

}  // namespace

}  // namespace depesha
