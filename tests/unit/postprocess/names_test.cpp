// SPDX-License-Identifier: Apache-2.0
#include "postprocess/names.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

struct NameCase {
    const char* typed;
    const char* name;
};

void PrintTo(const NameCase& c, std::ostream* out)
{
    *out << c.typed;
}

class PlaceFromGenitive : public testing::TestWithParam<NameCase> {};

TEST_P(PlaceFromGenitive, IsTheNominativeWithCapitalInitials)
{
    EXPECT_EQ(place_name(GetParam().typed, GrammaticalCase::Genitive, Language::Russian).text, GetParam().name);
}

INSTANTIATE_TEST_SUITE_P(Listed, PlaceFromGenitive,
                         testing::Values(NameCase{"ПЕКИНА", "Пекин"}, NameCase{"Алма-Аты", "Алма-Ата"},
                                         NameCase{"Горького", "Горький"}, NameCase{"ДАЛЬНЕГО", "Дальний"},
                                         NameCase{"ХЕЛЬСИНКИ", "Хельсинки"}, NameCase{"ТОКИО", "Токио"},
                                         NameCase{"Нижнего Новгорода", "Нижний Новгород"}, NameCase{"АФИН", "Афины"},
                                         NameCase{"КАЗАНИ", "Казань"}, NameCase{"Орла", "Орел"},
                                         NameCase{"Ростова-на-Дону", "Ростов-на-Дону"},
                                         NameCase{"Улан-Батора", "Улан-Батор"}, NameCase{"ВАШИНПТОНА", "Вашингтон"},
                                         NameCase{"П Р А Г И", "Прага"}));

INSTANTIATE_TEST_SUITE_P(Unlisted, PlaceFromGenitive,
                         testing::Values(NameCase{"ЗАРЕЧИНСКА", "Заречинск"}, NameCase{"Мирославы", "Мирослава"},
                                         NameCase{"Чжанбая", "Чжанбай"}, NameCase{"Верхнего", "Верхний"}));

TEST(PlaceName, KeepsTheNominative)
{
    EXPECT_EQ(place_name("ПАРИЖ", GrammaticalCase::Nominative, Language::Russian).text, "Париж");
    EXPECT_EQ(place_name("ЗАРЕЧИНСК,", GrammaticalCase::Nominative, Language::Russian).text, "Заречинск");
    EXPECT_EQ(place_name("", GrammaticalCase::Nominative, Language::Russian).text, "");
}

TEST(PlaceName, SpellsEnglishPlacesAndPosts)
{
    const auto english = [](const char* typed) {
        return place_name(typed, GrammaticalCase::Nominative, Language::English).text;
    };
    EXPECT_EQ(english("TEL AVIV"), "Tel Aviv");
    EXPECT_EQ(english("AMEMBASSY COLOMBO"), "Colombo");
    EXPECT_EQ(english("WASHDC"), "Washington");
    EXPECT_EQ(english("The Hague"), "The Hague");
    EXPECT_EQ(english("PORT NOWHERE"), "Port Nowhere");
    EXPECT_EQ(english("M0SC0W"), "Moscow");
}

TEST(PlaceName, TrustsTheListMoreThanTheRule)
{
    const double listed = place_name("ПЕКИНА", GrammaticalCase::Genitive, Language::Russian).confidence;
    EXPECT_DOUBLE_EQ(listed, 1.0);
    EXPECT_LT(place_name("ЗАРЕЧИНСКА", GrammaticalCase::Genitive, Language::Russian).confidence, listed);
}

TEST(KnownPlace, IsKnownInEveryCaseAndThroughOneError)
{
    EXPECT_TRUE(is_known_place("Варшава", Language::Russian));
    EXPECT_TRUE(is_known_place("ВАРШАВЫ", Language::Russian));
    EXPECT_TRUE(is_known_place("СТ0КГОЛЬМ", Language::Russian));
    EXPECT_TRUE(is_known_place("Нижний Новгород", Language::Russian));
    EXPECT_FALSE(is_known_place("Рощину", Language::Russian));
    EXPECT_FALSE(is_known_place("", Language::Russian));
    EXPECT_FALSE(is_known_place("Secretary", Language::English));
}

class PersonFromDative : public testing::TestWithParam<NameCase> {};

TEST_P(PersonFromDative, IsTheNominativeAsTyped)
{
    EXPECT_EQ(person_name(GetParam().typed, GrammaticalCase::Dative, Language::Russian).text, GetParam().name);
}

INSTANTIATE_TEST_SUITE_P(
    Russian, PersonFromDative,
    testing::Values(NameCase{"Тов. КРЫМОВУ", "КРЫМОВ"}, NameCase{"Товарищу МАО ЦЗЭДУНУ.", "МАО ЦЗЭДУН"},
                    NameCase{"И. С. Лаптеву", "И. С. Лаптев"}, NameCase{"ЛУГОВОМУ [ГРИНЬ]", "ЛУГОВОЙ"},
                    NameCase{"Гьони и Ходо", "Гьони, Ходо"}, NameCase{"ВЫШИНСКОМУ", "ВЫШИНСКИЙ"},
                    NameCase{"Ким Ир Сену", "Ким Ир Сен"}, NameCase{"ЛИ ЧЕР СУ", "ЛИ ЧЕР СУ"},
                    NameCase{"Чжоу Эньлаю", "Чжоу Эньлай"}, NameCase{"ТЕР-АВАКЯНУ", "ТЕР-АВАКЯН"},
                    NameCase{"Штеменко", "Штеменко"}, NameCase{"Щербине", "Щербина"}, NameCase{"Берии", "Берия"},
                    NameCase{"Ивановой", "Иванова"}, NameCase{"Иосифу Сталину", "Иосиф Сталин"},
                    NameCase{"Кагановичу, Молотову", "Каганович, Молотов"}, NameCase{"3. Калмыкову", "З. Калмыков"},
                    NameCase{"ATAJIAPOBY", "АТАЛАРОВ"}, NameCase{"Врубелю", "Врубель"},
                    NameCase{"т. Стрельцу", "Стрелец"}));

TEST(PersonName, ComesOutOfTheGenitive)
{
    const auto genitive = [](const char* typed) {
        return person_name(typed, GrammaticalCase::Genitive, Language::Russian).text;
    };
    EXPECT_EQ(genitive("Рощина."), "Рощин");
    EXPECT_EQ(genitive("Яблоньского."), "Яблоньский");
    EXPECT_EQ(genitive("Ким Ир Сена"), "Ким Ир Сен");
    EXPECT_EQ(genitive("Щербины"), "Щербина");
}

TEST(PersonName, StaysAsItIsInEnglish)
{
    EXPECT_EQ(person_name("Comrade MAO ZEDONG.", GrammaticalCase::Dative, Language::English).text, "MAO ZEDONG");
    EXPECT_EQ(person_name("", GrammaticalCase::Dative, Language::English).text, "");
}

class OfficeFromDative : public testing::TestWithParam<NameCase> {};

TEST_P(OfficeFromDative, IsTheNominativeAsTyped)
{
    EXPECT_EQ(office_name(GetParam().typed, GrammaticalCase::Dative, Language::Russian).text, GetParam().name);
}

INSTANTIATE_TEST_SUITE_P(
    Russian, OfficeFromDative,
    testing::Values(NameCase{"Начальнику тыла", "Начальник тыла"},
                    NameCase{"Главному управлению речного флота", "Главное управление речного флота"},
                    NameCase{"ВРЕМЕННОМУ ПОВЕРЕННОМУ", "временный поверенный"},
                    NameCase{"временному поверенному в делах", "временный поверенный в делах"},
                    NameCase{"Полномочному Представителю СССР в Норвегии", "Полномочный Представитель СССР в Норвегии"},
                    NameCase{"секретарям крайкомов", "секретари крайкомов"}, NameCase{"крайкому", "крайком"},
                    NameCase{"Центральной конторе", "Центральная контора"}, NameCase{"ТОРГПРЕДУ", "ТОРГПРЕД"},
                    NameCase{"Командующему Тихоокеанским флотом", "Командующий Тихоокеанским флотом"},
                    NameCase{"Министерству связи", "Министерство связи"},
                    NameCase{"редакции газеты", "редакция газеты"}, NameCase{"СОВПОСОЛ", "СОВПОСОЛ"},
                    NameCase{"депо", "депо"}, NameCase{"ОГПУ", "ОГПУ"}));

struct SignatureCase {
    const char* text;
    const char* title;
    const char* name;
    const char* resolved;
};

void PrintTo(const SignatureCase& c, std::ostream* out)
{
    *out << c.text;
}

class SignedNameOf : public testing::TestWithParam<SignatureCase> {};

TEST_P(SignedNameOf, PartsTitleNameAndCompletion)
{
    const SignedName found = signed_name(GetParam().text, language_of(GetParam().text));
    EXPECT_EQ(found.title, GetParam().title);
    EXPECT_EQ(found.name, GetParam().name);
    EXPECT_EQ(found.resolved, GetParam().resolved);
}

INSTANTIATE_TEST_SUITE_P(
    Signatures, SignedNameOf,
    testing::Values(SignatureCase{"FILIPPOV [Stalin].\"", "", "FILIPPOV", "Stalin"},
                    SignatureCase{"ФИЛИППОВ [Сталин].\"", "", "ФИЛИППОВ", "Сталин"},
                    SignatureCase{"А. КОСТЫЛЕВ", "", "А. КОСТЫЛЕВ", ""},
                    SignatureCase{"Секретарь обкома Ветров", "Секретарь обкома", "Ветров", ""},
                    SignatureCase{"Министр речного флота З. КАЛМЫКОВ", "Министр речного флота", "З. КАЛМЫКОВ", ""},
                    SignatureCase{"Зав. транспортным отделом ЦК С. Брянцев", "Зав. транспортным отделом ЦК",
                                  "С. Брянцев", ""},
                    SignatureCase{"Трест \"Востокуголь\" Гайсин", "Трест \"Востокуголь\"", "Гайсин", ""},
                    SignatureCase{"ВОЛГОТАНКЕР АГАЛАРОВ", "ВОЛГОТАНКЕР", "АГАЛАРОВ", ""},
                    SignatureCase{"П Е Р Е В О З Н И К О В", "", "ПЕРЕВОЗНИКОВ", ""},
                    SignatureCase{"МАО ЦЗЭДУН", "", "МАО ЦЗЭДУН", ""}, SignatureCase{"THURSTON", "", "THURSTON", ""},
                    SignatureCase{"", "", "", ""}));

TEST(LooksLikeName, TakesNamesOnly)
{
    for (const char* text : {"ЗАРЕЦКИЙ", "В. ОБУХОВ", "Ким Ир Сен", "Тер-Авакян", "П Е Т Р О В"}) {
        EXPECT_TRUE(looks_like_name(text, Language::Russian)) << text;
    }
    for (const char* text : {"LAWSON", "A. DOBRYNIN", "O'Neill"}) {
        EXPECT_TRUE(looks_like_name(text, Language::English)) << text;
    }
    for (const char* text : {"", "№ 302", "СЕКРЕТНО", "ШИФРТЕЛЕГРАММА", "Просим подтвердить получение", "ждем ответа",
                             "4 экз.", "13.VI.51", "А."}) {
        EXPECT_FALSE(looks_like_name(text, Language::Russian)) << text;
    }
}

}  // namespace
}  // namespace depesha
