// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/manifest.h"
#include "pipeline/sha256.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace depesha {
namespace {

using namespace testing_aid;

const std::string digest_a(64, 'a');
const std::string digest_b(64, 'b');

TEST(Manifest, ListsNamesWithoutTheirFolderInNaturalOrder)
{
    const std::vector<OutputNote> outputs{{"box/10.txt", digest_a}, {"box/2.txt", digest_b}};
    EXPECT_EQ(manifest_text(outputs), digest_b + "  2.txt\n" + digest_a + "  10.txt\n");
    EXPECT_EQ(manifest_text({}), "");
    EXPECT_EQ(manifest_name(""), "SHA256SUMS");
    EXPECT_EQ(manifest_name("box/1"), "box/1/SHA256SUMS");
}

TEST(Manifest, EscapesNamesAsSha256sumDoes)
{
    EXPECT_EQ(manifest_text(std::vector<OutputNote>{{"a\\b\nc\rd", digest_a}}), '\\' + digest_a + "  a\\\\b\\nc\\rd\n");
}

TEST(Manifest, IsReadBackAsItWasWritten)
{
    const std::vector<OutputNote> outputs{{" * ", digest_a}, {"a\\b\nc\rd", digest_a}, {"опись 1.txt", digest_b}};
    EXPECT_EQ(parse_manifest(manifest_text(outputs)), outputs);
    EXPECT_TRUE(parse_manifest("").empty());
}

TEST(Manifest, SatisfiesSha256sum)
{
    const TemporaryFolder folder;
    std::vector<OutputNote> outputs;
    for (const char* const name : {"1.txt", "опись 2.txt", "a\\b", "c\nd", "e\rf", "*star", " space "}) {
        put(folder / name, name);
        outputs.push_back({name, sha256(name)});
    }
    put(folder / "SHA256SUMS", manifest_text(outputs));
    const std::string command = "cd '" + folder.path().string() + "' && sha256sum --strict --quiet -c SHA256SUMS";
    EXPECT_EQ(std::system(command.c_str()), 0);  // NOLINT: the very program it is written for
    put(folder / "c\nd", "other");
    EXPECT_NE(std::system((command + " > report 2>&1").c_str()), 0);  // NOLINT
}

TEST(Manifest, IsRefusedWhereItIsNone)
{
    const std::string good = digest_a + "  1.txt\n";
    ASSERT_NO_THROW(static_cast<void>(parse_manifest(good)));
    for (const std::string& bad : std::vector<std::string>{
             digest_a + "  1.txt", digest_a + " 1.txt\n", digest_a + " *1.txt\n", digest_a + "  \n", good + good,
             digest_a + "  box/1.txt\n", std::string(64, 'A') + "  1.txt\n", std::string(63, 'a') + "  1.txt\n",
             "\n" + good, "\\" + good, "\\" + digest_a + "  1\\t.txt\n", "\\" + digest_a + "  1\\",
             digest_a + "  1\\.txt\n", digest_a + "  1" + std::string(1, '\0') + "\n", "# comment\n"}) {
        EXPECT_THROW(static_cast<void>(parse_manifest(bad)), std::runtime_error) << bad;
    }
}

TEST(Manifest, TellsTheLineThatIsBad)
{
    try {
        static_cast<void>(parse_manifest(digest_a + "  1.txt\nnonsense\n"));
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_STREQ(error.what(), "its line 2 is none that Depesha writes");
    }
}

TEST(Manifest, IsWrittenForEveryFolderAndLeftAloneWhereItIsRight)
{
    const TemporaryFolder folder;
    const OutputFolder output(folder / "out");
    const std::vector<OutputNote> outputs{{"1.txt", digest_a}, {"box/2.txt", digest_b}, {"box/3.txt", digest_a}};
    write_manifests(output, outputs);
    EXPECT_EQ(bytes_of(folder / "out/SHA256SUMS"), digest_a + "  1.txt\n");
    EXPECT_EQ(bytes_of(folder / "out/box/SHA256SUMS"), digest_b + "  2.txt\n" + digest_a + "  3.txt\n");
    const auto written = std::filesystem::last_write_time(folder / "out/SHA256SUMS");
    put(folder / "out/box/SHA256SUMS", "spoilt");
    write_manifests(output, outputs);
    EXPECT_EQ(std::filesystem::last_write_time(folder / "out/SHA256SUMS"), written);
    EXPECT_NE(bytes_of(folder / "out/box/SHA256SUMS"), "spoilt");
}

}  // namespace
}  // namespace depesha
