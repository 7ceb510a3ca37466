// SPDX-License-Identifier: Apache-2.0
#include "postprocess/parse_reference.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

/// archive|fond|opis|delo|papka|sheets, - for what is absent.
std::string told(const FoundReference& reference)
{
    std::string text;
    for (const auto* const part :
         {&reference.archive, &reference.fond, &reference.opis, &reference.delo, &reference.papka, &reference.sheets}) {
        text += text.empty() ? "" : "|";
        text += part->value_or("-");
    }
    return text;
}

struct ReferenceCase {
    const char* text;
    std::vector<std::string> references;
};

void PrintTo(const ReferenceCase& c, std::ostream* out)
{
    *out << c.text;
}

class FindReferences : public testing::TestWithParam<ReferenceCase> {};

TEST_P(FindReferences, TellsEveryPart)
{
    std::vector<std::string> found;
    for (const FoundReference& reference : find_references(GetParam().text)) {
        found.push_back(told(reference));
    }
    EXPECT_EQ(found, GetParam().references);
}

INSTANTIATE_TEST_SUITE_P(
    Russian, FindReferences,
    testing::Values(ReferenceCase{"РГАСПИ. Ф. 558. Оп. 11. Д. 79. Л. 51", {"РГАСПИ|558|11|79|-|51"}},
                    ReferenceCase{"РГАСПИ Ф. 558. Oп. 11. Д. 79. Л. 38. Автограф.", {"РГАСПИ|558|11|79|-|38"}},
                    ReferenceCase{"Ф. 558. On. 11. Д. 79.", {"-|558|11|79|-|-"}},
                    ReferenceCase{"АПРФ. Ф. 45. Оп. 1 Д. 346 Л. 8.", {"АПРФ|45|1|346|-|8"}},
                    ReferenceCase{"АВП РФ. Ф. 0102. Оп. 12. Д. 6, папка 68.", {"АВП РФ|0102|12|6|68|-"}},
                    ReferenceCase{"ЦАМО, ф. 48, оп. 3408, д. 3", {"ЦАМО|48|3408|3|-|-"}},
                    ReferenceCase{"ЦГАОР, ф. 130, оп. 3, д. 382, л. 57; д. 1035, л. 16.",
                                  {"ЦГАОР|130|3|382|-|57", "-|-|-|1035|-|16"}},
                    ReferenceCase{"Там же. Л. 97", {"-|-|-|-|-|97"}},
                    ReferenceCase{"РГАЭ, фонд 7733, опись 36, дело 12, листы 21, 95–99",
                                  {"РГАЭ|7733|36|12|-|21, 95-99"}},
                    ReferenceCase{"ГАРФ. Ф. Р-1235. Оп. 2. Д. 5. Л. 31об.-32", {"ГАРФ|Р-1235|2|5|-|31об.-32"}},
                    ReferenceCase{"АВПРФ, ф. 059a, оп. 5a, п. 11, д. 4, л. 60", {"АВПРФ|059а|5а|4|11|60"}},
                    ReferenceCase{"РДАСПІ, ф. 17, оп. 3, спр. 925, арк. 8.", {"РДАСПІ|17|3|925|-|8"}},
                    ReferenceCase{"ЦАМО PS. Ф. 67. Оп. 12022. ДЦ. 19. 1. 203-204.", {"ЦАМО РФ|67|12022|19|-|203-204"}},
                    ReferenceCase{"ADPX, фонд 45, опись 1, дело 347, листы 12-13", {"АПРФ|45|1|347|-|12-13"}},
                    ReferenceCase{"АПР$Ф, фонд 45, опись 1, дело 347, листы 12-13", {"АПРФ|45|1|347|-|12-13"}},
                    ReferenceCase{"AMPS. $. 45. Оп. 1. Д. 339. Ла. 31-32.", {"АПРФ|45|1|339|-|31-32"}},
                    ReferenceCase{"РГАСПИ, фонд 82, опись 2, дело 610, лисф 44", {"РГАСПИ|82|2|610|-|44"}},
                    ReferenceCase{"PTACПИ. Ф. 558. Оп. 11. Д. 79. Л. 5l.", {"РГАСПИ|558|11|79|-|51"}}));

INSTANTIATE_TEST_SUITE_P(
    English, FindReferences,
    testing::Values(
        ReferenceCase{"APRF, Fond 45, Opis 1, Delo 339, Listy 31-32 and AVPRF, Fond 059a, Opis 5a, Delo 5, Papka 11, "
                      "Listy 31-32",
                      {"APRF|45|1|339|-|31-32", "AVPRF|059a|5a|5|11|31-32"}},
        ReferenceCase{
            "APRF, f. 45, op. 1, d. 342, l. 78; AVPRF, f. 1, List 80; and RGASPI, f. 558, op. 11, d. 342, ll. 0078.",
            {"APRF|45|1|342|-|78", "AVPRF|1|-|-|-|80", "RGASPI|558|11|342|-|0078"}},
        ReferenceCase{"RGASPI, £. 558, op. 11, d. 249, 1. 101", {"RGASPI|558|11|249|-|101"}},
        ReferenceCase{"APRF, Listy 146-147, Fond and Opis not given", {"APRF|-|-|-|-|146-147"}}));

INSTANTIATE_TEST_SUITE_P(None, FindReferences,
                         testing::Values(ReferenceCase{"", {}}, ReferenceCase{"ул. Ленина, д. 3, кв. 5", {}},
                                         ReferenceCase{"Л. 21, 95–99", {}}, ReferenceCase{"л. 5 и ф. Круппа", {}},
                                         ReferenceCase{"Смотри дело о поставке в АПРФ", {}},
                                         ReferenceCase{"on page 5 or d. 7", {}}));

TEST(FindReferences, KeepsTheStateOfTheCopy)
{
    const auto found = find_references("РГВИА. Ф. 803. Оп. 1. Д. 1817. Л. 114. Копия. Машинопись.");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().state, "Копия. Машинопись.");
    EXPECT_EQ(found.front().span.end, std::string("РГВИА. Ф. 803. Оп. 1. Д. 1817. Л. 114. Копия. Машинопись.").size());
}

TEST(FindReferences, TrustsThemLessWherePartsAreMissingOrMended)
{
    const double whole = find_references("РГАСПИ. Ф. 558. Оп. 11. Д. 79. Л. 51").front().confidence;
    EXPECT_DOUBLE_EQ(whole, 1.0);
    EXPECT_LT(find_references("Ф. 558. Оп. 11. Д. 79. Л. 51").front().confidence, whole);
    EXPECT_LT(find_references("РГАСПИ. Ф. 558. Оп. 11. Д. 7З. Л. 51").front().confidence, whole);
}

TEST(DecimalFile, TellsTheDayItWasFiled)
{
    const auto found = find_references("793B.00/1–1251: Telegram");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found.front().decimal_file);
    EXPECT_EQ(to_iso(*found.front().filed), "1951-01-12");
    EXPECT_EQ(to_iso(*find_references("611.48/7-858").front().filed), "1958-07-08");
    EXPECT_EQ(to_iso(*find_references("756D56/2-2859").front().filed), "1959-02-28");
}

TEST(DecimalFile, IsNotFoundInOtherNumbers)
{
    for (const char* text : {"49-2387", "AN/ARC-3", "793B.00/13-1251", "793B.00/2-3051", "1999/08/24", "22/601"}) {
        EXPECT_TRUE(find_references(text).empty()) << text;
    }
}

}  // namespace
}  // namespace depesha
