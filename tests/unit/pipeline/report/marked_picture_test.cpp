// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/marked_picture.h"
#include "tests/unit/pipeline/report/made_report.h"

#include <gtest/gtest.h>

#include <vector>

namespace depesha {
namespace {

using namespace testing_aid;

std::string picture_of(const std::vector<NumberedMark>& marks)
{
    return marked_picture("jpeg", {1000, 2000}, marks, "a \"scan\"");
}

TEST(MarkedPicture, HoldsThePictureInPixelsOfTheScan)
{
    const std::string svg = picture_of({});
    EXPECT_TRUE(holds(svg, "viewBox=\"0 0 1000 2000\""));
    EXPECT_TRUE(holds(svg, "<image width=\"1000\" height=\"2000\""));
    EXPECT_TRUE(holds(svg, "href=\"data:image/jpeg;base64,anBlZw==\""));
    EXPECT_TRUE(holds(svg, "aria-label=\"a &quot;scan&quot;\""));
}

TEST(MarkedPicture, FramesTheFieldWithSomeRoomAndItsNumberBeside)
{
    const std::string svg = picture_of({{3, {300, 400, 500, 440}, true}});
    EXPECT_TRUE(holds(svg, "<g class=\"severe\"><rect x=\"290\" y=\"390\" width=\"220\" height=\"60\""));
    EXPECT_TRUE(holds(svg, "<circle cx=\"255\" cy=\"420\" r=\"27\"/>")) << svg;
    EXPECT_TRUE(holds(svg, ">3</text>"));
}

TEST(MarkedPicture, PutsTheNumberWhereThereIsRoom)
{
    EXPECT_TRUE(holds(picture_of({{1, {10, 400, 500, 440}}}), "<circle cx=\"545\""));
    EXPECT_TRUE(holds(picture_of({{1, {10, 400, 990, 440}}}), "<circle cx=\"29\""));
    EXPECT_TRUE(holds(picture_of({{1, {300, 0, 500, 4}}}), "cy=\"27\""));
}

TEST(MarkedPicture, CutsOffWhatLiesBeyondTheScan)
{
    EXPECT_TRUE(holds(picture_of({{1, {-50, -50, 100, 100}}}), "<rect x=\"0\" y=\"0\" width=\"110\" height=\"110\""));
    for (const Box& box : {Box{1000, 10, 1200, 20}, Box{10, 2000, 20, 2100}, Box{-20, 0, 0, 10}, Box{50, 60, 50, 70},
                           Box{50, 60, 40, 70}}) {
        EXPECT_FALSE(holds(picture_of({{1, box}}), "<rect"));
    }
}

TEST(InlinePicture, NeedsNoFileBesideIt)
{
    EXPECT_EQ(inline_picture("\xff\xd8\xff", "<1>"), "<img src=\"data:image/jpeg;base64,/9j/\" alt=\"&lt;1&gt;\">\n");
    EXPECT_EQ(inline_picture("", ""), "<img src=\"data:image/jpeg;base64,\" alt=\"\">\n");
}

}  // namespace
}  // namespace depesha
