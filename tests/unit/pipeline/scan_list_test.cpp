// SPDX-License-Identifier: Apache-2.0
#include "pipeline/errors.h"
#include "pipeline/output_stem.h"
#include "pipeline/scan_list.h"
#include "pipeline/scan_name.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace depesha {
namespace {

namespace fs = std::filesystem;
using namespace testing_aid;
using Names = std::vector<std::string>;

Names files_of(const ScanList& list)
{
    Names files;
    for (const ScanFolder& folder : list.folders) {
        for (const ListedScan& scan : folder.scans) {
            files.push_back(scan.file + (scan.selected ? "" : " (not selected)"));
        }
    }
    return files;
}

Names stems_of(const ScanList& list)
{
    Names stems;
    for (const ScanFolder& folder : list.folders) {
        for (const ListedScan& scan : folder.scans) {
            stems.push_back(scan.stem);
        }
    }
    return stems;
}

Names refused_in(const ScanList& list)
{
    Names refused;
    for (const ScanFolder& folder : list.folders) {
        for (const RefusedFile& file : folder.refused) {
            refused.push_back(file.file + ": " + file.reason + (file.selected ? "" : " (not selected)"));
        }
    }
    return refused;
}

TEST(ListScans, CountsAsAPersonDoesAndPutsAFolderBeforeItsSubfolders)
{
    const TemporaryFolder root;
    for (const char* const name : {"10.jpg", "2.jpg", "1.jpg", "дело 10/а.tif", "дело 9/б.tif", "дело 9/а.tif",
                                   "дело 9/вложения/1.png", "дело 9/я.tif"}) {
        put(root / name, "x");
    }
    EXPECT_EQ(files_of(list_scans({root.path()}, {})),
              (Names{"1.jpg", "2.jpg", "10.jpg", "дело 9/а.tif", "дело 9/б.tif", "дело 9/я.tif",
                     "дело 9/вложения/1.png", "дело 10/а.tif"}));
}

TEST(ListScans, TakesQuotesBracketsSpacesAndCyrillicAsTheyAre)
{
    const TemporaryFolder root;
    const Names names{"a [1].jpg", "it's \"2\".jpg", "Телеграмма №3 (копия).jpg"};
    for (const std::string& name : names) {
        put(root / name, "x");
    }
    EXPECT_EQ(files_of(list_scans({root.path()}, {})), names);
}

TEST(ListScans, PassesOverHiddenAndHalfCopiedFilesAndTellsOfTextsAndTables)
{
    const TemporaryFolder root;
    for (const char* const name : {".hidden.jpg", ".git/1.jpg", "1.jpg.part", "2.tmp", "3.JPG.crdownload", "4.jpg~",
                                   "Thumbs.db", "list.XLSX", "5.jpg", "unknown.pic", "no ending"}) {
        put(root / name, "x");
    }
    const ScanList list = list_scans({root.path()}, {});
    EXPECT_EQ(files_of(list), (Names{"5.jpg", "no ending", "unknown.pic"}));
    ASSERT_EQ(list.folders.at(0).left_out.size(), 1U);
    EXPECT_EQ(list.folders[0].left_out[0].file, "list.XLSX");
    EXPECT_TRUE(refused_in(list).empty());
}

TEST(ListScans, RefusesLinksOutOfTheInputAndTakesLinksWithinIt)
{
    const TemporaryFolder root;
    put(root / "outside/secret.jpg", "x");
    put(root / "in/a/1.jpg", "x");
    fs::create_symlink(root / "outside/secret.jpg", root / "in/leak.jpg");
    fs::create_directory_symlink(root / "outside", root / "in/folder");
    fs::create_symlink("nowhere", root / "in/dangling.jpg");
    fs::create_symlink("a/1.jpg", root / "in/2.jpg");
    fs::create_directory_symlink("..", root / "in/a/loop");
    const ScanList list = list_scans({root / "in"}, {});
    EXPECT_EQ(files_of(list), (Names{"2.jpg", "a/1.jpg"}));
    EXPECT_EQ(refused_in(list),
              (Names{"dangling.jpg: The link points nowhere; mend or remove it.",
                     "folder: The link leads out of the input folder; copy the scan to where the link is.",
                     "leak.jpg: The link leads out of the input folder; copy the scan to where the link is."}))
        << "and the loop upwards is passed over, since what it points to is listed";
}

TEST(ListScans, RefusesPipesAndNamesThatNoOutputCanHave)
{
    const TemporaryFolder root;
    put(root / "bad\xFFname.jpg", "x");
    put(root / "line\nend.jpg", "x");
    put(root / (std::string(240, 'a') + ".jpg"), "x");
    ASSERT_EQ(mkfifo((root / "pipe.jpg").c_str(), 0600), 0);
    const ScanList list = list_scans({root.path()}, {});
    EXPECT_TRUE(files_of(list).empty());
    EXPECT_EQ(refused_in(list).size(), 4U);
}

TEST(ListScans, SelectsByPatternAgainstNameOrPath)
{
    const TemporaryFolder root;
    for (const char* const name : {"a/1.jpg", "a/2.tif", "b/1.jpg"}) {
        put(root / name, "x");
    }
    EXPECT_EQ(files_of(list_scans({root.path()}, {"1.*"})), (Names{"a/1.jpg", "a/2.tif (not selected)", "b/1.jpg"}));
    EXPECT_EQ(files_of(list_scans({root.path()}, {"b/*", "*.tif"})),
              (Names{"a/1.jpg (not selected)", "a/2.tif", "b/1.jpg"}));
}

TEST(ListScans, SelectsWhatItRefusesAsItSelectsScans)
{
    const TemporaryFolder root;
    put(root / "a/1.jpg", "x");
    put(root / "a/line\nend.jpg", "x");
    fs::create_symlink("nowhere", root / "a/2.jpg");
    const std::string link = "a/2.jpg: The link points nowhere; mend or remove it.";
    EXPECT_EQ(refused_in(list_scans({root.path()}, {"a/2*"})).front(), link);
    const Names others = refused_in(list_scans({root.path()}, {"1.jpg"}));
    ASSERT_EQ(others.size(), 2U);
    EXPECT_EQ(others.front(), link + " (not selected)");
    EXPECT_TRUE(others.back().ends_with(" (not selected)"));
    EXPECT_EQ(refused_in(list_scans({root / "a/1.jpg"}, {})).front(), link.substr(2) + " (not selected)");
}

TEST(ListScans, AsksForAFolderThatCannotBeListedIfItMayHoldWhatIsAskedFor)
{
    if (::geteuid() == 0) {
        GTEST_SKIP() << "root may list any folder";
    }
    const TemporaryFolder root;
    fs::create_directories(root / "a/b");
    fs::permissions(root / "a/b", fs::perms::none);
    const auto is_asked_for = [&](const std::string& pattern) {
        return list_scans({root.path()}, {pattern}).folders.at(0).refused.at(0).selected;
    };
    for (const char* const pattern : {"1.jpg", "*", "a/*", "a/b/1.jpg", "a/b/c/*", "?/*"}) {
        EXPECT_TRUE(is_asked_for(pattern)) << pattern;
    }
    EXPECT_FALSE(is_asked_for("b/*"));
    EXPECT_FALSE(is_asked_for("a/c/1.jpg"));
}

TEST(ListScans, KnowsTheNeighboursOfAScanGivenByName)
{
    const TemporaryFolder root;
    for (const char* const name : {"1.jpg", "2.jpg", "sub/3.jpg"}) {
        put(root / name, "x");
    }
    EXPECT_EQ(files_of(list_scans({root / "2.jpg"}, {})), (Names{"1.jpg (not selected)", "2.jpg"}));
    EXPECT_EQ(files_of(list_scans({root / "2.jpg", root / "1.jpg"}, {})), (Names{"1.jpg", "2.jpg"}));
}

TEST(ListScans, PrefixesSeveralInputsByTheirNames)
{
    const TemporaryFolder root;
    put(root / "box 10/1.jpg", "x");
    put(root / "box 9/1.jpg", "x");
    EXPECT_EQ(files_of(list_scans({root / "box 10", root / "box 9"}, {})), (Names{"box 9/1.jpg", "box 10/1.jpg"}));
}

TEST(ListScans, ListsAFolderOnceThatIsNamedTwice)
{
    const TemporaryFolder root;
    put(root / "a/b/1.jpg", "x");
    EXPECT_EQ(files_of(list_scans({root / "a", root / "a/b", root / "a/b/1.jpg"}, {})), (Names{"b/1.jpg"}));
}

TEST(ListScans, RefusesInputsThatAreMissingOrShareAName)
{
    const TemporaryFolder root;
    put(root / "a/scans/1.jpg", "x");
    put(root / "b/scans/1.jpg", "x");
    EXPECT_THROW(static_cast<void>(list_scans({root / "none"}, {})), SetupError);
    EXPECT_THROW(static_cast<void>(list_scans({root / "a/scans", root / "b/scans"}, {})), SetupError);
}

TEST(ListScans, UsesWholeNamesWhereTwoScansShareAStem)
{
    const TemporaryFolder root;
    for (const char* const name : {"a/0031.jpg", "a/0031.tif", "a/0032.jpg", "b/0031.jpg"}) {
        put(root / name, "x");
    }
    EXPECT_EQ(stems_of(list_scans({root.path()}, {})), (Names{"a/0031.jpg", "a/0031.tif", "a/0032", "b/0031"}));
}

TEST(UniqueStems, NeverGiveOneStemTwice)
{
    EXPECT_EQ(unique_stems({"a.jpg", "a.tif", "a.jpg.png"}), (Names{"a.jpg", "a.tif", "a.jpg.png"}));
    EXPECT_EQ(unique_stems({"0031.tif", "0031.p0002.jpg"}), (Names{"0031", "0031.p0002.jpg"}));
    EXPECT_EQ(unique_stems({"0031.pdf", "v1.2.pdf", "none"}), (Names{"0031", "v1.2", "none"}));
}

TEST(PageStem, NumbersFurtherPagesFromTwo)
{
    EXPECT_EQ(page_stem("box/0031", 0), "box/0031");
    EXPECT_EQ(page_stem("box/0031", 1), "box/0031.p0002");
    EXPECT_EQ(page_stem("box/0031", 10'000), "box/0031.p10001");
}

TEST(Printable, ReplacesControlsAndBrokenUtf8Only)
{
    EXPECT_EQ(printable("дело «1» 𝄞"), "дело «1» 𝄞");
    EXPECT_EQ(printable("a\x1b[2Jb\n"), "a?[2Jb?");
    EXPECT_EQ(printable("\xC3("), "?(");
    EXPECT_EQ(printable("\xED\xA0\x80"), "???") << "half of a surrogate pair";
    EXPECT_EQ(printable("\xC0\xAF"), "??") << "overlong slash";
}

}  // namespace
}  // namespace depesha
