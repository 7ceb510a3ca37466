// SPDX-License-Identifier: Apache-2.0
#include "pipeline/config_file.h"
#include "pipeline/errors.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace depesha {
namespace {

using namespace testing_aid;

std::string fault_of(std::string_view text)
{
    Options options;
    try {
        read_config(text, "depesha.toml", options);
        check(options);
    } catch (const SetupError& error) {
        return error.what();
    }
    return "none";
}

TEST(ReadConfig, SetsWhatIsNamedAndLeavesTheRest)
{
    Options options;
    read_config("[recognize]\nlang = \"ru+en\"\n[preprocess]\nreading_dpi = 250\n[preprocess.deskew]\n"
                "max_degrees = 3.5\n[batch]\njobs = 3\n[read]\nmax_pixels = 1_000_000\n",
                "depesha.toml", options);
    EXPECT_EQ(options.recognize.languages, Languages::Both);
    EXPECT_EQ(options.preprocess.reading_dpi, 250.0);
    EXPECT_EQ(options.preprocess.deskew.max_degrees, 3.5);
    EXPECT_EQ(options.batch.jobs, 3);
    EXPECT_EQ(options.read.max_pixels, 1'000'000);
    EXPECT_EQ(options.preprocess.deskew.min_confidence, DeskewOptions().min_confidence);
}

TEST(ReadConfig, SaysWhereAnUnknownKeyStands)
{
    EXPECT_EQ(fault_of("[batch]\njobs = 2\n  job = 3\n"),
              "depesha.toml:3:3: there is no option \"batch.job\"; docs/configuration.md names them all.");
    EXPECT_EQ(fault_of("[btch]\njobs = 2\n"),
              "depesha.toml:1:2: there is no option \"btch\"; docs/configuration.md names them all.");
    EXPECT_EQ(fault_of("[preprocess.deskew]\n[preprocess.deskew.more]\n").substr(0, 18), "depesha.toml:2:20:");
}

TEST(ReadConfig, SaysWhereAValueHasTheWrongType)
{
    EXPECT_EQ(fault_of("[batch]\njobs = \"two\"\n"), "depesha.toml:2:8: batch.jobs must be a whole number.");
    EXPECT_EQ(fault_of("[batch]\njobs = 2.5\n"), "depesha.toml:2:8: batch.jobs must be a whole number.");
    EXPECT_EQ(fault_of("[batch]\njobs = 9999999999\n"), "depesha.toml:2:8: batch.jobs must be a whole number.");
    EXPECT_EQ(fault_of("[recognize]\nlang = \"fr\"\n"),
              "depesha.toml:2:8: recognize.lang must be \"auto\", \"ru\", \"en\" or \"ru+en\".");
    EXPECT_EQ(fault_of("batch = 3\n"),
              "depesha.toml:1:1: there is no option \"batch\"; docs/configuration.md names them all.");
}

TEST(ReadConfig, SaysWhereTheFileIsNoToml)
{
    EXPECT_EQ(fault_of("[batch]\njobs = = 2\n").substr(0, 17), "depesha.toml:2:8:");
}

TEST(ReadConfig, SaysWhereAFigureIsOutOfRange)
{
    EXPECT_EQ(fault_of("[batch]\njobs = -1\n"), "depesha.toml:2:8: batch.jobs is -1; it must lie within 0 and 1024.");
    EXPECT_EQ(fault_of("[batch]\n\n  jobs = 9999\n"),
              "depesha.toml:3:10: batch.jobs is 9999; it must lie within 0 and 1024.");
    EXPECT_EQ(fault_of("[preprocess.deskew]\nmax_degrees = nan\n"),
              "depesha.toml:2:15: preprocess.deskew.max_degrees is nan; it must lie within 0 and 45.");
    EXPECT_EQ(fault_of("[batch]\njobs = 0\n"), "none");
}

TEST(ReadConfigFile, SaysThatThereIsNone)
{
    Options options;
    EXPECT_THROW(read_config_file("/no/such/file.toml", options), SetupError);
}

TEST(Options, FingerprintTellsWhatShapesOutputsAndNothingElse)
{
    const Options plain;
    Options other;
    other.batch.jobs = 7;
    other.recognize.tessdata = "/elsewhere";
    EXPECT_EQ(fingerprint(plain), fingerprint(other));
    other.preprocess.deskew.max_degrees = 4.0;
    EXPECT_NE(fingerprint(plain), fingerprint(other));
}

TEST(Options, AreCheckedWhereverTheyComeFrom)
{
    Options options;
    options.batch.jobs = 1025;
    EXPECT_THROW(check(options), SetupError);
}

TEST(Options, AreNamedOnceEachAndValidByDefault)
{
    Options options;
    std::set<std::string_view> names;
    for (const Setting& setting : settings_of(options)) {
        EXPECT_TRUE(names.insert(setting.name).second) << setting.name;
    }
    EXPECT_NO_THROW(check(options));
}

}  // namespace
}  // namespace depesha
