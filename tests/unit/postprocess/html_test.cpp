// SPDX-License-Identifier: Apache-2.0
#include "postprocess/export/html.h"
#include "postprocess/export/relative_url.h"

#include <gtest/gtest.h>

namespace depesha {
namespace {

TEST(HtmlEscaped, LeavesNoMarkup)
{
    EXPECT_EQ(html_escaped("<b> & \"x\""), "&lt;b&gt; &amp; &quot;x&quot;");
    EXPECT_EQ(html_escaped("a\xff\x01"
                           "b\n"),
              "a\uFFFD\uFFFDb\n");
}

TEST(HtmlEscaped, ShowsSignsThatTurnTheDirectionOfWriting)
{
    EXPECT_EQ(html_escaped("0031\u202Efdp.exe"), "0031\uFFFDfdp.exe");
    EXPECT_EQ(html_escaped("Дело № 31\u2069"), "Дело № 31\uFFFD");
}

TEST(RelativeUrl, KeepsLettersAndEncodesWhatAReferenceMayNotHold)
{
    EXPECT_EQ(relative_url("опись 1/50%_a#b?.txt"), "опись%201/50%25_a%23b%3F.txt");
    EXPECT_EQ(relative_url("c:d\"<e>\n"), "c%3Ad%22%3Ce%3E%0A");
}

}  // namespace
}  // namespace depesha
