// SPDX-License-Identifier: Apache-2.0
#include "postprocess/office_symbols.h"

#include <gtest/gtest.h>

namespace depesha {

namespace {

TEST(OfficeSymbol, HasAsManyLettersAsItIsStepsWide)
{
    EXPECT_EQ(office_symbol("Gc", 0.9), "G");
    EXPECT_EQ(office_symbol("EURO.", 3.1), "EUR");
    EXPECT_EQ(office_symbol("COM.", 3.0), "COM");
    EXPECT_EQ(office_symbol("#H", 1.2), "H");
    EXPECT_EQ(office_symbol("ss", 1.9), "SS");
}

TEST(OfficeSymbol, IsTheKnownOneOfTheSameShape)
{
    EXPECT_EQ(office_symbol("LNR", 3.0), "INR");
    EXPECT_EQ(office_symbol("CTA", 3.0), "CIA");
    EXPECT_EQ(office_symbol("BMB", 3.0), "RMR");
    EXPECT_EQ(office_symbol("0SD", 3.0), "OSD");
}

TEST(OfficeSymbol, StaysAsReadWhereNothingOrMuchIsLike)
{
    EXPECT_EQ(office_symbol("QZX", 3.0), "QZX");
    EXPECT_EQ(office_symbol("K", 1.0), "K");
    EXPECT_EQ(office_symbol("&", 1.0), "&");
}

}  // namespace

}  // namespace depesha
