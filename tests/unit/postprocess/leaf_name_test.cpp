// SPDX-License-Identifier: Apache-2.0
#include "postprocess/leaf_name.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace depesha {

namespace {

std::string leaf_of(std::string_view file)
{
    const auto leaf = leaf_name(file);
    return leaf ? to_string(*leaf) : "none";
}

std::size_t leaves_in(const std::vector<std::string>& files)
{
    const auto leaves = leaves_of(files);
    EXPECT_EQ(leaves.size(), files.size());
    return static_cast<std::size_t>(
        std::count_if(leaves.begin(), leaves.end(), [](const auto& leaf) { return leaf.has_value(); }));
}

TEST(LeafNames, TellLeafAndSide)
{
    EXPECT_EQ(leaf_of("0031.jpg"), "31");
    EXPECT_EQ(leaf_of("л. 31об"), "31об");
    EXPECT_EQ(leaf_of("л. 31об..tif"), "31об");
    EXPECT_EQ(leaf_of("0031об.jpg"), "31об");
    EXPECT_EQ(leaf_of("0031o6.jpg"), "none");
    EXPECT_EQ(leaf_of("0031_ob.jp2"), "31об");
    EXPECT_EQ(leaf_of("0104 оборот.jpg"), "104об");
    EXPECT_EQ(leaf_of("31а.jpg"), "31а");
    EXPECT_EQ(leaf_of("лл. 31-32.pdf"), "31-32");
    EXPECT_EQ(leaf_of("list-31.png"), "31");
    EXPECT_TRUE(leaf_name("0031 (2).jpg")->copy);
    EXPECT_TRUE(leaf_name("0031 — копия.jpg")->copy);
    EXPECT_EQ(leaf_of("0031 (2).jpg"), "31");
}

TEST(LeafNames, AreNotFoundInOtherNames)
{
    for (const char* file : {"0031 translation.jpg", "0000 опись.webp", "0000.jpg", "IMG_0031.jpg",
                             "1978HELSIN02214.jpg", "611-0007.jp2", "31-30.jpg", "19510613.jpg", "00031.jpg",
                             "en-d01.jpg", ".jpg", "", "л.", "лев 31.jpg", "\xd0\xff.jpg", "31объект.jpg"}) {
        EXPECT_EQ(leaf_of(file), "none") << file;
    }
}

TEST(LeafNames, OfAFolderAreThoseOfMostScans)
{
    EXPECT_EQ(leaves_in({"0031.jpg", "0032.jpg", "0034.jpg", "опись.jpg"}), 3U);
    EXPECT_EQ(leaves_in({"0031.jpg", "опись.jpg"}), 0U);
    EXPECT_EQ(leaves_in({"л. 5.jpg", "л. 90.jpg", "л. 700.jpg"}), 3U);
    EXPECT_EQ(leaves_in({}), 0U);
}

TEST(LeafNames, OfACameraAreNone)
{
    EXPECT_EQ(leaves_in({"1042.jpg", "1043.jpg", "1187.jpg", "1188.jpg", "1240.jpg"}), 0U);
}

}  // namespace

}  // namespace depesha
