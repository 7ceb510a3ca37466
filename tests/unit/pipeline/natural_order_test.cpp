// SPDX-License-Identifier: Apache-2.0
#include "pipeline/natural_order.h"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <string_view>

namespace depesha {
namespace {

TEST(NaturalOrder, IsAsAPersonCounts)
{
    constexpr std::array<std::string_view, 12> sorted{"",        "0",       "1",        "2",        "002",  "10",
                                                      "list 9b", "list 10", "list 010", "list 10a", "лист", "я"};
    for (std::size_t a = 0; a < sorted.size(); ++a) {
        for (std::size_t b = 0; b < sorted.size(); ++b) {
            EXPECT_EQ(comes_before(sorted.at(a), sorted.at(b)), a < b) << sorted.at(a) << " and " << sorted.at(b);
        }
    }
}

TEST(NaturalOrder, HasNoLongestNumber)
{
    EXPECT_TRUE(comes_before("99999999999999999999999999999999999998", "99999999999999999999999999999999999999"));
    EXPECT_FALSE(comes_before("100000000000000000000", "99999999999999999999"));
}

TEST(NaturalOrder, PutsTheFilesOfAFolderBeforeItsSubfolders)
{
    EXPECT_TRUE(path_comes_before("z.jpg", "a/1.jpg"));
    EXPECT_TRUE(path_comes_before("a/9.jpg", "a/10.jpg"));
    EXPECT_TRUE(path_comes_before("a/z.jpg", "a/b/1.jpg"));
    EXPECT_TRUE(path_comes_before("a/b/1.jpg", "a 2/1.jpg"));
    EXPECT_FALSE(path_comes_before("a/1.jpg", "a/1.jpg"));
}

TEST(NaturalOrder, TakesPathsApart)
{
    EXPECT_EQ(folder_of("a/b/c.jpg"), "a/b");
    EXPECT_EQ(name_of("a/b/c.jpg"), "c.jpg");
    EXPECT_EQ(folder_of("c.jpg"), "");
    EXPECT_EQ(name_of("c.jpg"), "c.jpg");
}

}  // namespace
}  // namespace depesha
