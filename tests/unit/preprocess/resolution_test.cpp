// SPDX-License-Identifier: Apache-2.0
#include "preprocess/resolution.h"

#include <gtest/gtest.h>

#include <cmath>

namespace depesha {
namespace {

constexpr Size a4_at_300{2480, 3508};

TEST(Resolution, BelievesWhatScannersWrite)
{
    for (const double dpi : {150.0, 200.0, 300.0, 400.0, 600.0, 1200.0}) {
        const BelievedResolution believed = believed_resolution({dpi, dpi}, a4_at_300);
        EXPECT_TRUE(believed.stated) << dpi;
        EXPECT_EQ(believed.dpi, dpi);
        EXPECT_FALSE(believed.uneven);
    }
}

TEST(Resolution, DoesNotBelieveWhatMakesNoSheet)
{
    for (const double dpi : {0.0, -300.0, 1.0, 49.0, 72.0, 96.0, 2401.0, 1e9, std::nan("")}) {
        const BelievedResolution believed = believed_resolution({dpi, dpi}, a4_at_300);
        EXPECT_FALSE(believed.stated) << dpi;
        EXPECT_EQ(believed.dpi, 300.0);
    }
    EXPECT_FALSE(believed_resolution({1200.0, 1200.0}, {100, 100}).stated);
}

TEST(Resolution, BelievesScreenValuesOnSmallPictures)
{
    EXPECT_TRUE(believed_resolution({72.0, 72.0}, {595, 842}).stated);
    EXPECT_FALSE(believed_resolution({72.0, 72.0}, {934, 1170}).stated);
    EXPECT_TRUE(believed_resolution({96.0, 96.0}, {794, 1123}).stated);
}

TEST(Resolution, SaysWhenPixelsAreNotSquare)
{
    const BelievedResolution believed = believed_resolution({204.0, 98.0}, {1728, 1143});
    EXPECT_TRUE(believed.uneven);
    EXPECT_EQ(believed.dpi, 204.0);
}

}  // namespace
}  // namespace depesha
