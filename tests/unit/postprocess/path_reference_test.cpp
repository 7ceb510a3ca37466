// SPDX-License-Identifier: Apache-2.0
#include "postprocess/path_reference.h"

#include <gtest/gtest.h>

#include <string>

namespace depesha {

namespace {

/// "45/1/339/-": fond, opis, delo, papka; "nothing" for no reference.
std::string told(std::string_view path)
{
    const auto reference = path_reference(path);
    if (!reference) {
        return "nothing";
    }
    return reference->fond.value_or("-") + '/' + reference->opis.value_or("-") + '/' + reference->delo.value_or("-") +
           '/' + reference->papka.value_or("-");
}

TEST(PathReferences, AreToldByFoldersOfManySpellings)
{
    for (const char* path : {"fond-45/opis-1/delo-339/0031.jpg", "Ф.45/Оп.1/Д.339/0031.jpg", "ф45_оп1_д339/0031.jpg",
                             "фонд 45/опись 1/дело 339/0031.jpg", "FOND_45/OPIS_1/DELO_339/1.tif",
                             "archive/Фонд № 45/Опись №1/Дело №339/1.tif", "f.45 op.1 d.339/1.tif",
                             "ф. 45, оп. 1, д. 339/1.tif", "ф.45-оп.1-д.339 (копии)/1.tif"}) {
        EXPECT_EQ(told(path), "45/1/339/-") << path;
    }
    EXPECT_EQ(told("fond-059/opis-42/папка 12 (копии)/0104.jpg"), "059/42/-/12");
    EXPECT_EQ(told("ф.059/оп.42/п.12/д.3/0104.jpg"), "059/42/3/12");
    EXPECT_EQ(path_reference("box/fond-45/opis-1/delo-339/0031.jpg")->folders, "fond-45/opis-1/delo-339");
}

TEST(PathReferences, KeepLettersInTheAlphabetOfTheLabel)
{
    EXPECT_EQ(told("фонд 059a/опись 5А/дело 5/1.jpg"), "059а/5а/5/-");
    EXPECT_EQ(told("fond-059а/opis-5a/delo-5/1.jpg"), "059a/5a/5/-");
    EXPECT_EQ(told("фонд Р-5446/опись 1/дело 2/1.jpg"), "Р-5446/1/2/-");
}

TEST(PathReferences, SeeThroughLookAlikesAndDecomposedNames)
{
    EXPECT_EQ(told("фoнд 45/oпись 1/делo 339/1.jpg"), "45/1/339/-");
    EXPECT_EQ(told("фонд 45й/опись 1/дело 2/1.jpg"), told("фонд 45\u0438\u0306/опись 1/дело 2/1.jpg"));
}

TEST(PathReferences, OfHalfAPathTellHalf)
{
    EXPECT_EQ(told("fond-45/0031.jpg"), "45/-/-/-");
    EXPECT_EQ(told("opis-1/delo-339/0031.jpg"), "-/1/339/-");
    EXPECT_EQ(told("delo-339/0031.jpg"), "nothing");
    EXPECT_EQ(told("0031.jpg"), "nothing");
    EXPECT_EQ(told("fond-45/opis-1/delo-339"), "45/1/-/-");
}

TEST(PathReferences, AreThoseOfTheDeepestFond)
{
    EXPECT_EQ(told("fond-45/opis-1/delo-339/fond-17/opis-162/1.jpg"), "17/162/-/-");
    EXPECT_EQ(told("fond-45/opis-1/delo-339/opis-2/1.jpg"), "45/2/-/-");
}

TEST(PathReferences, AreNotInventedFromOtherNames)
{
    for (const char* path : {"rg-59/box-3021/611-0007.jp2",
                             "fo-371/0021.jpg",
                             "d5/f3/0001.jpg",
                             "ф45/0001.jpg",
                             "p12/1.jpg",
                             "фонд Сталина/1.jpg",
                             "фондовая 5/опись/дело/1.jpg",
                             "DCIM/100CANON/IMG_0031.JPG",
                             "дом 45/оп/д/1.jpg",
                             "fond/opis/delo/1.jpg",
                             "1951/06/13/1.jpg",
                             "opis-1/1.jpg",
                             "fond-12345678/1.jpg",
                             "fondation-4/1.jpg",
                             "фонд 45-46/1.jpg",
                             "fond 45,46/1.jpg",
                             "дела 1-5/1.jpg",
                             "\xff\xfe/\xd1/1.jpg",
                             "",
                             "/",
                             "//"}) {
        EXPECT_EQ(told(path), "nothing") << path;
    }
    EXPECT_EQ(told("fond-45/opis-1/дело 1-5/1.jpg"), "45/1/-/-");
}

TEST(PathReferences, AgreePartByPart)
{
    EXPECT_TRUE(same_part("059а", "59a"));
    EXPECT_TRUE(same_part("059", "059а"));
    EXPECT_TRUE(same_part("Р-5446", "5446"));
    EXPECT_FALSE(same_part("059а", "059б"));
    EXPECT_FALSE(same_part("45", "54"));
}

}  // namespace

}  // namespace depesha
