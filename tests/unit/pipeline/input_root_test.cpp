// SPDX-License-Identifier: Apache-2.0
#include "pipeline/errors.h"
#include "pipeline/input_root.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace depesha {
namespace {

using namespace testing_aid;

TEST(KeepApart, RefusesOutputsAmongScansAndScansAmongOutputs)
{
    const TemporaryFolder root;
    put(root / "scans/box/1.jpg", "x");
    EXPECT_THROW(keep_apart({root / "scans"}, root / "scans/out"), SetupError);
    EXPECT_THROW(keep_apart({root / "scans/box"}, root / "scans"), SetupError);
    EXPECT_NO_THROW(keep_apart({root / "scans"}, root / "results/of/this/year"));
}

TEST(KeepApart, TellsInASentenceWhatCannotBeLookedAt)
{
    const TemporaryFolder root;
    put(root / "scans/1.jpg", "x");
    try {
        keep_apart({root / "scans"}, root / std::string(300, 'x'));  // no file system takes such a name
        FAIL();
    } catch (const SetupError& error) {
        EXPECT_NE(std::string(error.what()).find("cannot be looked at: File name too long;"), std::string::npos);
    }
}

}  // namespace
}  // namespace depesha
