// SPDX-License-Identifier: Apache-2.0
// Nothing is lost and nothing is told twice: every word read stands in exactly one raw text.
#include "tests/unit/postprocess/typed_page.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>

namespace depesha {

namespace {

using namespace testing_pages;

std::vector<std::string> words_of(const std::string& text)
{
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) {
        words.push_back(word);
    }
    std::sort(words.begin(), words.end());
    return words;
}

void expect_lossless(const std::vector<std::string>& pages)
{
    std::vector<RecognizedPage> read;
    std::string all;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        read.push_back(typed_page(pages[i], std::to_string(i) + ".jpg"));
        all += pages[i] + '\n';
    }
    std::string raws;
    for (const Telegram& telegram : telegrams_of(read)) {
        raws += raws_of(telegram);
    }
    EXPECT_EQ(words_of(raws), words_of(all)) << all;
}

TEST(Lossless, EveryWordOfATelegramWithEverythingStandsInOneRaw)
{
    expect_lossless({R"(МИД СССР. 10-й отдел                         Экз. № 4
Сов. секретно
Спец. № 1009        Исх. № 20877
                    ШИФРТЕЛЕГРАММА
Куда: ПАРИЖ         Кому: СТАВРОВУ
ВНЕ ОЧЕРЕДИ
На № 14 от 2.IV.
     Передайте ответ следующего содержания:
     "Советская сторона не имеет возражений [разобрано неточно]
против созыва совещания.
     Список будет сообщен".
О выполнении сообщите.
28.IV.55               РЖЕВСКИЙ
Отп. 6 экз. 28.IV.55 г.
Разослано: 1-3 тт. членам коллегии, 4 отдел,
        5 в дело
Отпечатала Иванова
№ 14/ш
АВП РФ. Ф. 059. Оп. 1. П. 255. Д. 1791. Л. 3. Машинопись.
Копия.
)",
                     R"(                    - 2 -
и что-то еще без начала,  12 /?/ ---
)"});
}

TEST(Lossless, TheAmericanFormIsKeptWithItsColumn)
{
    expect_lossless({R"(          INCOMING TELEGRAM                 Department of State

ACTION                        CONFIDENTIAL
EUR                                      Control: 7712
INFO                                     Rec'd:   May 4, 1957
        FROM:  Vienna                             10:12 a.m.
G       TO:    Secretary of State
        NO:    2203, May 4, 2 p.m.
SS
        Foreign Minister told me yesterday that the Cabinet had
NAVY    agreed to send delegation.

                              THOMPSON
        ABC:DE/3
)"});
}

/// Words of all kinds in any order and place: whatever they are taken for, none may be lost.
std::string random_page(std::mt19937& random)
{
    static const std::vector<std::string> words{"№",      "302/ш",    "Из",          "ПЕКИНА",    "СРОЧНО",   "\"Тов.",
                                                "МАО!",   "13.VI.51", "Филиппов\".", "-",         "Для",      "Рощина.",
                                                "и",      "просим",   "НР",          "70.",       "Копия:",   "1",
                                                "т.",     "FROM:",    "TO",          "SECRETARY", "[garble]", "SECRET",
                                                "PAGE",   "02",       "Отп.",        "5",         "экз.",     "Тел.",
                                                "ф.",     "45,",      "оп.",         "***",       "а)",       "Стал-",
                                                "Deptel", "606",      "(1)",         "ЛПП:АБ/3"};
    std::string page;
    for (unsigned line = 0; line < 12; ++line) {
        page += std::string(random() % 3 * 5, ' ');
        for (auto word = random() % 7; word > 0; --word) {
            page += words[random() % words.size()] + std::string(1 + random() % 2 * 3, ' ');
        }
        page += '\n';
    }
    return page;
}

TEST(Lossless, WhateverThePageHolds)
{
    std::mt19937 random(1951);
    for (int i = 0; i < 40 && !HasFailure(); ++i) {
        expect_lossless({random_page(random), random_page(random)});
    }
}

TEST(Lossless, EveryWordOfAnEditionStandsInOneRaw)
{
    expect_lossless({R"(June 3, 1952

Ciphered Telegram No. 12, Linden to Hollow

Citation:
     "Ciphered Telegram No. 12," June 3, 1952, Digital Archive, APRF, Fond
     45, Opis 1, Delo 20, Listy 5-6. Translated.

Summary:
     A ferry is bought.

CIPHERED TELEGRAM No. 12

     We agree to the price that you name, and ask you to sign before
the end of the month.
                                   LINDEN
)"});
}

}  // namespace

}  // namespace depesha
