// SPDX-License-Identifier: Apache-2.0
#include "postprocess/parse_address.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

/// note|person|office|place of every addressee.
std::vector<std::string> told(std::string_view text, Language language)
{
    std::vector<std::string> all;
    for (const FoundAddress& found : find_addresses(text, language)) {
        all.push_back(found.note + "|" + found.person + "|" + found.office + "|" + found.place);
    }
    return all;
}

struct AddressCase {
    const char* text;
    std::vector<std::string> addressees;
};

void PrintTo(const AddressCase& c, std::ostream* out)
{
    *out << c.text;
}

class RussianAddress : public testing::TestWithParam<AddressCase> {};

TEST_P(RussianAddress, TellsWhoAndWhere)
{
    EXPECT_EQ(told(GetParam().text, Language::Russian), GetParam().addressees);
}

INSTANTIATE_TEST_SUITE_P(
    Lines, RussianAddress,
    testing::Values(
        AddressCase{"Сочи. Тов. Сталину.", {"to|Сталин||Сочи"}}, AddressCase{"Сочи — Сталину.", {"to|Сталин||Сочи"}},
        AddressCase{"Киев, Антонову, Подвойскому", {"to|Антонов, Подвойский||Киев"}},
        AddressCase{"Копия Раковскому", {"copy|Раковский||"}},
        AddressCase{"Харьков, Раковскому Копия Владимирову", {"to|Раковский||Харьков", "copy|Владимиров||"}},
        AddressCase{"Москва. ЦК ВКП(б). Т. Кагановичу.", {"to|Каганович|ЦК ВКП(б)|Москва"}},
        AddressCase{"Штаб Запфронта, Сталину", {"to|Сталин|Штаб Запфронта|"}},
        AddressCase{"Пхеньян Штыкову", {"to|Штыков||Пхеньян"}}, AddressCase{"для Ким Ир Сена", {"for|Ким Ир Сен||"}},
        AddressCase{"Штыкову для товарища Ким Ир Сена.", {"to|Штыков||", "for|Ким Ир Сен||"}},
        AddressCase{"Для Кагановича и Молотова.", {"for|Каганович, Молотов||"}},
        AddressCase{"Симбирск Председателю Совдепа", {"to||Председатель Совдепа|Симбирск"}},
        AddressCase{"В Токио т. Рамзаю", {"to|Рамзай||Токио"}},
        AddressCase{"Куда: ПРАГА Кому: СОВПОСОЛ", {"to||СОВПОСОЛ|Прага"}},
        AddressCase{"Кому: ТОРГПРЕДУ", {"to||ТОРГПРЕД|"}}, AddressCase{"ПЕКИН, РОЩИНУ", {"to|РОЩИН||Пекин"}},
        AddressCase{"Омск, крайком, Ветрову", {"to|Ветров|крайком|Омск"}},
        AddressCase{"Калуга начальнику станции", {"to||начальник станции|Калуга"}},
        AddressCase{"Заречинск депо Ильюшкину", {"to|Ильюшкин|депо|Заречинск"}},
        AddressCase{"Капитану парохода \"Вайгач\" товарищу Клюеву", {"to|Клюев|Капитан парохода \"Вайгач\"|"}},
        AddressCase{"ГОРЬКИЙ СВЕРДЛОВА 9 МОРОЗОВУ", {"to|МОРОЗОВ||Горький"}},
        AddressCase{"КОПИЯ АСТРАХАНЬ НЕФТЕСКЛАД ПУГАЧЕВУ", {"copy|ПУГАЧЕВ|НЕФТЕСКЛАД|Астрахань"}},
        AddressCase{"Москва, ЦК ВКП (6)", {"to||ЦК ВКП (б)|Москва"}}, AddressCase{"Кому: ТОРГИРЕДУ", {"to||ТОРГИРЕД|"}},
        AddressCase{"Кому: ТОРГОВУ", {"to|ТОРГОВ||"}}, AddressCase{"в НКИД СССР", {"to||НКИД СССР|"}},
        AddressCase{"СЕКРЕТАРЯМ КРАЙКОМОВ: ХАБАРОВСК, ЧИТА", {"to||секретари крайкомов|"}},
        AddressCase{"ЛУГОВОМУ [ГРИНЬ]", {"to|ЛУГОВОЙ||"}},
        AddressCase{"Тов. КОРШУНОВУ П. Д.", {"to|КОРШУНОВ П. Д.||"}}));

INSTANTIATE_TEST_SUITE_P(None, RussianAddress,
                         testing::Values(AddressCase{"", {}}, AddressCase{"Шифром ЦК", {}}, AddressCase{"Тирана", {}},
                                         AddressCase{
                                             "Для бесперебойного снабжения автотранспорта прошу отпустить уголь", {}},
                                         AddressCase{"На складе в Магдебурге при проверке обнаружена недостача", {}},
                                         AddressCase{"13.VI.51 г.", {}}));

class EnglishAddress : public testing::TestWithParam<AddressCase> {};

TEST_P(EnglishAddress, TellsWhoAndWhere)
{
    EXPECT_EQ(told(GetParam().text, Language::English), GetParam().addressees);
}

INSTANTIATE_TEST_SUITE_P(Lines, EnglishAddress,
                         testing::Values(AddressCase{"TO: Secretary of State", {"to||Secretary of State|"}},
                                         AddressCase{"SENT TO: Embassy in Norway", {"to||Embassy in Norway|"}},
                                         AddressCase{"ACTION EUR-08", {"action||EUR|"}},
                                         AddressCase{"INFO OCT-01 ISO-00 ACDA-12 /036 W", {"info||ISO,ACDA|"}},
                                         AddressCase{"TO SECSTATE WASHDC PRIORITY 0048", {"to||SECSTATE|Washington"}},
                                         AddressCase{"AMEMBASSY BONN", {"to||AMEMBASSY|Bonn"}},
                                         AddressCase{"FROM BAGHDAD TO FOREIGN OFFICE", {"to||FOREIGN OFFICE|"}},
                                         AddressCase{"FROM BAGHDAD fO FOREIGN OFFICE", {"to||FOREIGN OFFICE|"}},
                                         AddressCase{"BEIJING, TO ROSHCHIN", {"to|ROSHCHIN||Beijing"}},
                                         AddressCase{"\"To Comrade MAO ZEDONG.", {"to|MAO ZEDONG||"}},
                                         AddressCase{"For Roshchin.", {"for|Roshchin||"}},
                                         AddressCase{"Destination: PEKING To Whom: SovAmbassador",
                                                     {"to||SovAmbassador|Peking"}}));

INSTANTIATE_TEST_SUITE_P(None, EnglishAddress,
                         testing::Values(AddressCase{"", {}}, AddressCase{"to be sent separately", {}},
                                         AddressCase{"For the time being we see no reason to refuse", {}},
                                         AddressCase{"NO: 915, April 23, noon", {}}));

TEST(FindAddresses, TrustsLabelsMoreThanBareNames)
{
    EXPECT_LT(find_addresses("ЗИМИНУ", Language::Russian).front().confidence, 0.5);
    EXPECT_GT(find_addresses("Кому: ЗИМИНУ", Language::Russian).front().confidence, 0.5);
    EXPECT_LT(find_addresses("FENG XI", Language::English).front().confidence, 0.5);
}

TEST(FindAddresses, TellsWhereThePlaceStands)
{
    const std::string text = "ПЕКИН, РОЩИНУ";
    EXPECT_EQ(text_at(text, find_addresses(text, Language::Russian).front().place_span), "ПЕКИН");
}

TEST(ParseAddress, TakesAnUndeclinedNameBehindAPlaceAndAComma)
{
    const std::vector<std::string> expected{"to|ПРИХОДЬКО||Улан-Батор"};
    EXPECT_EQ(told("УЛАН-БАТОР,  ПРИХОДЬКО", Language::Russian), expected);
    EXPECT_EQ(told("СТОКГОЛЬМ,   КОЛЛОНТАЙ", Language::Russian), std::vector<std::string>{"to|КОЛЛОНТАЙ||Стокгольм"});
    EXPECT_TRUE(told("Москва, Китай", Language::Russian).empty());
    EXPECT_TRUE(told("ПРАГА. ОДНАКО", Language::Russian).empty());
    EXPECT_TRUE(told("МОСКВА, Кино", Language::Russian).empty());
    EXPECT_TRUE(told("Однако, Приходько", Language::Russian).empty());
}

TEST(ParseAddress, LeavesTheCountryBehindAPrepositionWithTheOffice)
{
    using Told = std::vector<std::string>;
    EXPECT_EQ(told("Совпосланнику в Дании", Language::Russian), Told{"to||Совпосланник в Дании|"});
    EXPECT_EQ(told("Совпослу в Норвегии Афанасьеву", Language::Russian), Told{"to|Афанасьев|Совпосол в Норвегии|"});
    EXPECT_EQ(told("Уполномоченному Наркоминдела в Хабаровске", Language::Russian),
              Told{"to||Уполномоченный Наркоминдела в Хабаровске|"});
}

TEST(ParseAddress, KnowsTheBodiesThatPlacesAreMistakenFor)
{
    using Told = std::vector<std::string>;
    EXPECT_EQ(told("Политбюро, тов. Сталину", Language::Russian), Told{"to|Сталин|Политбюро|"});
    EXPECT_EQ(told("София, Совпосольство", Language::Russian), Told{"to||Совпосольство|София"});
    EXPECT_EQ(told("Далькрайком, т. Крейцеру", Language::Russian), Told{"to|Крейцер|Далькрайком|"});
}

TEST(ParseAddress, TakesNoOriginForHimWhoGetsACopy)
{
    for (const FoundAddress& found : find_addresses("Копия.  Из Горького", Language::Russian)) {
        EXPECT_NE(found.note, "copy");
    }
}

}  // namespace
}  // namespace depesha
