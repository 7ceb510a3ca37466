// SPDX-License-Identifier: Apache-2.0
#include "pipeline/command_line.h"
#include "pipeline/errors.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace depesha {
namespace {

using namespace testing_aid;

std::variant<Command, ExitCode> parse(std::vector<const char*> words)
{
    words.insert(words.begin(), "depesha");
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    auto parsed = parse_command_line(static_cast<int>(words.size()), words.data());
    testing::internal::GetCapturedStdout();
    testing::internal::GetCapturedStderr();
    return parsed;
}

template <class T>
T command_of(const std::vector<const char*>& words)
{
    return std::get<T>(std::get<Command>(parse(words)));
}

TEST(CommandLine, TellsARun)
{
    const auto run = command_of<RunCommand>({"run", "a", "b c", "--out", "o", "--lang", "ru+en", "--jobs", "3",
                                             "--only", "*.tif", "--only", "1*", "--force", "--tessdata", "t"});
    EXPECT_EQ(run.inputs, (std::vector<std::filesystem::path>{"a", "b c"}));
    EXPECT_EQ(run.out, "o");
    EXPECT_EQ(run.only, (std::vector<std::string>{"*.tif", "1*"}));
    EXPECT_EQ(run.options.recognize.languages, Languages::Both);
    EXPECT_EQ(run.options.recognize.tessdata, "t");
    EXPECT_EQ(run.options.batch.jobs, 3);
    EXPECT_EQ(run.redo, Redo::All);
    EXPECT_FALSE(run.dry_run);
}

TEST(CommandLine, TakesInputsAfterOptionsThatTakeOneWord)
{
    const auto before = command_of<RunCommand>({"run", "--only", "*.tif", "a", "b", "--out", "o"});
    EXPECT_EQ(before.inputs, (std::vector<std::filesystem::path>{"a", "b"}));
    EXPECT_EQ(before.only, (std::vector<std::string>{"*.tif"}));
    const auto after = command_of<RunCommand>({"run", "--out", "o", "--only", "*.tif", "--only=1*", "a"});
    EXPECT_EQ(after.inputs, (std::vector<std::filesystem::path>{"a"}));
    EXPECT_EQ(after.only, (std::vector<std::string>{"*.tif", "1*"}));
}

TEST(CommandLine, TellsWhatIsToBeCleaned)
{
    const auto clean = command_of<CleanCommand>({"clean", "1.jpg", "box 2", "--out", "o", "--lang", "ru", "--json"});
    EXPECT_EQ(clean.scans, (std::vector<std::filesystem::path>{"1.jpg", "box 2"}));
    EXPECT_EQ(clean.out, "o");
    EXPECT_EQ(clean.options.recognize.languages, Languages::Russian);
    EXPECT_TRUE(clean.json);
    EXPECT_FALSE(clean.strips);
    EXPECT_TRUE(command_of<CleanCommand>({"clean", "1.jpg", "--out", "o", "--strips"}).strips);
    EXPECT_EQ(std::get<ExitCode>(parse({"clean", "1.jpg"})), ExitCode::Setup);
}

TEST(CommandLine, TellsPageAndStatus)
{
    EXPECT_EQ(command_of<PageCommand>({"page", "1.jpg"}).format, PageCommand::Format::Text);
    EXPECT_EQ(command_of<PageCommand>({"page", "1.jpg", "--json"}).format, PageCommand::Format::Json);
    EXPECT_EQ(command_of<PageCommand>({"page", "1.jpg", "--explain"}).format, PageCommand::Format::Explained);
    EXPECT_TRUE(command_of<StatusCommand>({"status", "out", "--json"}).json);
    EXPECT_EQ(command_of<StatusCommand>({"status", "out"}).folder, "out");
}

TEST(CommandLine, TellsWhatIsToBeVerified)
{
    EXPECT_EQ(command_of<VerifyCommand>({"verify", "out"}).folder, "out");
    EXPECT_FALSE(command_of<VerifyCommand>({"verify", "out"}).json);
    EXPECT_TRUE(command_of<VerifyCommand>({"verify", "out", "--json"}).json);
    EXPECT_EQ(std::get<ExitCode>(parse({"verify"})), ExitCode::Setup);
}

TEST(CommandLine, TellsWhatIsToBeReported)
{
    const auto report = command_of<ReportCommand>({"report", "out", "--metrics", "depesha.prom"});
    EXPECT_EQ(report.folder, "out");
    EXPECT_EQ(report.metrics, "depesha.prom");
    EXPECT_TRUE(command_of<ReportCommand>({"report", "out"}).metrics.empty());
    EXPECT_EQ(std::get<ExitCode>(parse({"report"})), ExitCode::Setup);
}

TEST(CommandLine, TellsWhatIsToBeScored)
{
    const auto score = command_of<ScoreCommand>({"score", "truth", "out", "--json", "--each", "--html", "page.html"});
    EXPECT_EQ(score.truth, "truth");
    EXPECT_EQ(score.out, "out");
    EXPECT_EQ(score.html, "page.html");
    EXPECT_TRUE(score.json);
    EXPECT_TRUE(score.each);
    EXPECT_FALSE(command_of<ScoreCommand>({"score", "truth", "out"}).json);
    EXPECT_EQ(std::get<ExitCode>(parse({"score", "truth"})), ExitCode::Setup);
}

TEST(CommandLine, GoesBeforeTheFile)
{
    const TemporaryFolder root;
    const std::string file = root / "depesha.toml";
    put(file, "[batch]\njobs = 5\n[recognize]\nlang = \"en\"\n");
    const auto run = command_of<RunCommand>({"run", "a", "--out", "o", "--config", file.c_str(), "--jobs", "2"});
    EXPECT_EQ(run.options.batch.jobs, 2);
    EXPECT_EQ(run.options.recognize.languages, Languages::English);
    const auto all_cores = command_of<RunCommand>({"run", "a", "--out", "o", "--config", file.c_str(), "--jobs", "0"});
    EXPECT_EQ(all_cores.options.batch.jobs, 0);
}

TEST(CommandLine, EndsWithTwoOnWhatItDoesNotKnow)
{
    const std::vector<std::vector<const char*>> wrong{{},
                                                      {"walk"},
                                                      {"run", "a"},
                                                      {"run", "--out", "o"},
                                                      {"run", "a", "--out", "o", "--lang", "fr"},
                                                      {"run", "a", "--out", "o", "--jobs", "-1"},
                                                      {"run", "a", "--out", "o", "--jobs", "1025"},
                                                      {"run", "a", "--out", "o", "--jobs", "two"},
                                                      {"run", "a", "--out", "o", "--fast"},
                                                      {"page", "a", "--json", "--text"},
                                                      {"status"}};
    for (const auto& words : wrong) {
        const auto parsed = parse(words);
        ASSERT_TRUE(std::holds_alternative<ExitCode>(parsed)) << (words.empty() ? "" : words.back());
        EXPECT_EQ(std::get<ExitCode>(parsed), ExitCode::Setup);
    }
    EXPECT_THROW(static_cast<void>(parse_command_line(
                     6, std::vector<const char*>{"depesha", "run", "a", "--out=o", "--config", "/none.toml"}.data())),
                 SetupError);
}

std::string complaint_on(std::vector<const char*> words)
{
    words.insert(words.begin(), "depesha");
    testing::internal::CaptureStderr();
    static_cast<void>(parse_command_line(static_cast<int>(words.size()), words.data()));
    return testing::internal::GetCapturedStderr();
}

TEST(CommandLine, SaysInOneLineWhatIsWrongAndWhereToReadOn)
{
    EXPECT_EQ(complaint_on({}), "depesha: say what to do: run, retry, watch, page, clean, status, verify, report or "
                                "score. See: depesha --help\n");
    EXPECT_EQ(complaint_on({"walk"}), "depesha: \"walk\" is no command: run, retry, watch, page, clean, status, "
                                      "verify, report or score. See: depesha --help\n");
    EXPECT_EQ(complaint_on({"run", "a"}), "depesha run: --out is required. See: depesha run --help\n");
    EXPECT_EQ(complaint_on({"status", "o", "--fast"}),
              "depesha status: The following argument was not expected: --fast. See: depesha status --help\n");
}

TEST(CommandLine, HelpsWithoutComplaint)
{
    for (const char* const word : {"--help", "--version"}) {
        EXPECT_EQ(std::get<ExitCode>(parse({word})), ExitCode::AllDone);
    }
    EXPECT_EQ(std::get<ExitCode>(parse({"run", "--help"})), ExitCode::AllDone);
}

}  // namespace
}  // namespace depesha
