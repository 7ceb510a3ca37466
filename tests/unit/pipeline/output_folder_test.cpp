// SPDX-License-Identifier: Apache-2.0
#include "pipeline/errors.h"
#include "pipeline/folder_lock.h"
#include "pipeline/output_folder.h"
#include "pipeline/sha256.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace depesha {
namespace {

namespace fs = std::filesystem;
using namespace testing_aid;

TEST(OutputFolder, WritesWholeFilesAndLeavesNothingElse)
{
    const TemporaryFolder root;
    const OutputFolder output(root / "new/out");
    output.write(std::array{Output{"дело/1.txt", "text"}, Output{"дело/1.pdf", "pdf"}});
    output.write(std::array{Output{"дело/1.txt", "newer"}});
    EXPECT_EQ(listing_of(root / "new/out"), "== дело/1.pdf\npdf\n== дело/1.txt\nnewer\n");
    EXPECT_TRUE(output.has("дело/1.txt"));
    output.remove("дело/1.txt");
    output.remove("дело/1.txt");
    EXPECT_FALSE(output.has("дело/1.txt"));
}

TEST(OutputFolder, LeavesAFileAloneThatHoldsTheBytesAlready)
{
    const TemporaryFolder root;
    const OutputFolder output(root / "out");
    output.write_if_changed({"1.txt", "same"});
    const auto time = fs::file_time_type::clock::now() - std::chrono::hours(1);
    fs::last_write_time(root / "out/1.txt", time);
    output.write_if_changed({"1.txt", "same"});
    EXPECT_EQ(fs::last_write_time(root / "out/1.txt"), time);
    output.write_if_changed({"1.txt", "diff"});
    EXPECT_EQ(bytes_of(root / "out/1.txt"), "diff");
}

TEST(OutputFolder, NeverFollowsALink)
{
    const TemporaryFolder root;
    put(root / "elsewhere/scan.txt", "a scan");
    const OutputFolder output(root / "out");
    fs::create_directory_symlink(root / "elsewhere", root / "out/folder");
    fs::create_symlink(root / "elsewhere/scan.txt", root / "out/scan.txt");
    EXPECT_THROW(output.write(std::array{Output{"folder/scan.txt", "x"}}), std::runtime_error);
    output.write(std::array{Output{"scan.txt", "the link gave way"}});
    EXPECT_EQ(bytes_of(root / "elsewhere/scan.txt"), "a scan");
    EXPECT_TRUE(output.has("scan.txt"));
    EXPECT_EQ(std::distance(fs::directory_iterator(root / "elsewhere"), {}), 1);
}

TEST(OutputFolder, RefusesALinkInPlaceOfItsOwnFolder)
{
    const TemporaryFolder root;
    fs::create_directories(root / "out");
    fs::create_directories(root / "elsewhere");
    fs::create_directory_symlink(root / "elsewhere", root / "out/.depesha");
    EXPECT_THROW(OutputFolder{root / "out"}, SetupError);
}

TEST(OutputFolder, CleansUpWhenAFolderStandsInThePlaceOfAFile)
{
    const TemporaryFolder root;
    const OutputFolder output(root / "out");
    fs::create_directories(root / "out/1.pdf");
    EXPECT_THROW(output.write(std::array{Output{"1.pdf", "x"}, Output{"1.txt", "y"}}), std::runtime_error);
    EXPECT_EQ(listing_of(root / "out"), "");
}

TEST(OutputFolder, PutsWhatOthersWroteUnderItsFinalName)
{
    const TemporaryFolder root;
    const OutputFolder output(root / "out");
    const fs::path temporary = output.begin("a/1.pdf");
    EXPECT_FALSE(output.has("a/1.pdf"));
    put(temporary, "joined");
    output.finish("a/1.pdf");
    EXPECT_EQ(listing_of(root / "out"), "== a/1.pdf\njoined\n");
}

TEST(OutputFolder, SaysWhyItCannotBeMade)
{
    const TemporaryFolder root;
    put(root / "file", "x");
    EXPECT_THROW(OutputFolder{root / "file"}, SetupError);
    EXPECT_THROW(OutputFolder{root / "file/out"}, SetupError);
}

TEST(FolderLock, LetsNobodyElseIn)
{
    const TemporaryFolder root;
    {
        const FolderLock lock(root / "lock");
        EXPECT_TRUE(is_held(root / "lock"));
        EXPECT_THROW(FolderLock{root / "lock"}, FolderHeld);
    }
    EXPECT_FALSE(is_held(root / "lock"));
    EXPECT_NO_THROW(FolderLock{root / "lock"});
    EXPECT_FALSE(is_held(root / "none"));
}

TEST(Sha256, IsThatOfTheStandard)
{
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    const TemporaryFolder root;
    const std::string large(1'000'003, 'a');
    put(root / "large", large);
    EXPECT_EQ(sha256_of_file(root / "large"), sha256(large));
    EXPECT_THROW(static_cast<void>(sha256_of_file(root / "none")), std::runtime_error);
}

}  // namespace
}  // namespace depesha
