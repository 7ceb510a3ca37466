// SPDX-License-Identifier: Apache-2.0
#include "page/outcome.h"
#include "page/page_id.h"

#include <gtest/gtest.h>

#include <string>
#include <variant>

namespace depesha {
namespace {

TEST(StageTest, IsSpeltAsJournalAndLogSpellIt)
{
    EXPECT_EQ(to_string(Stage::List), "list");
    EXPECT_EQ(to_string(Stage::Read), "read");
    EXPECT_EQ(to_string(Stage::Preprocess), "preprocess");
    EXPECT_EQ(to_string(Stage::Recognize), "recognize");
    EXPECT_EQ(to_string(Stage::Interpret), "interpret");
    EXPECT_EQ(to_string(Stage::Deliver), "deliver");
}

TEST(OutcomeTest, IsEitherTheValueOrTheFailureThatTookItsPlace)
{
    const Outcome<std::string> read = std::string("a page");
    EXPECT_EQ(std::get<std::string>(read), "a page");

    PageFailure failure;
    failure.id = {"box-12/0003.tif", 4};
    const Outcome<std::string> failed = failure;
    ASSERT_TRUE(std::holds_alternative<PageFailure>(failed));
    EXPECT_EQ(to_string(std::get<PageFailure>(failed).id), "box-12/0003.tif#4");
}

TEST(OutcomeTest, IsAValueByDefault)
{
    EXPECT_TRUE(std::holds_alternative<int>(Outcome<int>{}));
}

TEST(PageIdTest, IsWrittenAsFileAndPage)
{
    EXPECT_EQ(to_string(PageId{"box-12/0003.tif", 0}), "box-12/0003.tif#0");
    EXPECT_EQ(to_string(PageId{"дело 5/лист#2.pdf", 117}), "дело 5/лист#2.pdf#117");
}

TEST(PageIdTest, IsTheSameOnlyIfFileAndPageAre)
{
    const PageId id{"a.tif", 1};
    EXPECT_EQ(id, (PageId{"a.tif", 1}));
    EXPECT_NE(id, (PageId{"a.tif", 2}));
    EXPECT_NE(id, (PageId{"b.tif", 1}));
}

}  // namespace
}  // namespace depesha
