// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/metrics.h"
#include "tests/unit/pipeline/report/made_report.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>

namespace depesha {
namespace {

using namespace testing_aid;

/// What promtool and the textfile collector ask of a file; samples by name and labels, and what is wrong.
struct Checked {
    std::map<std::string, double> samples;
    std::string fault;
};

class Checker {
public:
    Checked check(const std::string& text)
    {
        if (text.empty() || text.back() != '\n') {
            checked_.fault = "does not end with a line end";
        }
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line) && checked_.fault.empty();) {
            look_at(line);
        }
        return checked_;
    }

private:
    void look_at(const std::string& line)
    {
        static const std::regex help("# HELP ([a-z_:][a-z0-9_:]*) (.+)");
        static const std::regex type("# TYPE ([a-z_:][a-z0-9_:]*) (gauge|counter)");
        static const std::regex sample(
            R"re(([a-z_:][a-z0-9_:]*)(\{[a-z_]+="(?:[^"\\]|\\["\\n])*"(?:,[a-z_]+="(?:[^"\\]|\\["\\n])*")*\})? )re"
            R"re((-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?))re");
        std::smatch part;
        if (std::regex_match(line, part, help)) {
            fault_if(!helped_.insert(part[1]).second, "second HELP", line);
            family_.clear();
        } else if (std::regex_match(line, part, type)) {
            fault_if(!helped_.contains(part[1]) || !typed_.insert(part[1]).second, "TYPE without HELP or twice", line);
            fault_if((part[2] == "counter") != part[1].str().ends_with("_total"), "counters end with _total", line);
            family_ = part[1];
        } else if (std::regex_match(line, part, sample)) {
            fault_if(part[1] != family_, "sample outside its family", line);
            fault_if(!checked_.samples.emplace(part[1].str() + part[2].str(), std::stod(part[3])).second, "twice",
                     line);
        } else {
            fault_if(true, "no line of the format", line);
        }
    }

    void fault_if(bool bad, const std::string& what, const std::string& line)
    {
        if (bad && checked_.fault.empty()) {
            checked_.fault = what + ": " + line;
        }
    }

    Checked checked_;
    std::string family_;
    std::set<std::string> helped_;
    std::set<std::string> typed_;
};

Checked checked(const std::string& text)
{
    return Checker().check(text);
}

TEST(Metrics, TellTheNightAndTheFolder)
{
    Report report = made_report();
    report.folder = "/results";
    const auto [samples, fault] = checked(metrics_text(report));
    EXPECT_EQ(fault, "");
    const auto value = [&samples = samples](const std::string& name, const std::string& more = "") {
        return samples.at("depesha_" + name + "{folder=\"/results\"" + more + "}");
    };
    EXPECT_EQ(value("last_run_timestamp_seconds"), 1796093290);
    EXPECT_EQ(value("last_run_duration_seconds"), 28086);
    EXPECT_EQ(value("last_run_exit_code"), 1);
    EXPECT_EQ(value("last_run_pages", ",state=\"read\""), 12345);
    EXPECT_EQ(value("last_run_pages", ",state=\"left\""), 7);
    EXPECT_EQ(value("last_success_timestamp_seconds"), 1796093290);
    EXPECT_EQ(value("build_info", ",version=\"0.1.0\""), 1);
    EXPECT_EQ(value("pages", ",state=\"done\""), 13144);
    EXPECT_EQ(value("pages", ",state=\"failed\""), 1);
    EXPECT_EQ(value("telegrams_to_review"), 1);
    EXPECT_EQ(value("leaves_missing"), 6);
}

TEST(Metrics, LeaveOutARunThatIsNotKnown)
{
    const auto [samples, fault] = checked(metrics_text(Report()));
    EXPECT_EQ(fault, "");
    EXPECT_TRUE(samples.contains("depesha_telegrams{folder=\"\"}"));
    EXPECT_FALSE(samples.contains("depesha_last_run_exit_code{folder=\"\"}"));
    EXPECT_FALSE(samples.contains("depesha_last_success_timestamp_seconds{folder=\"\"}"));
}

TEST(Metrics, KeepToTheFormatWhateverTheFolderIsCalled)
{
    Report report = made_report();
    report.folder = "/a\"b\\c\nd \xff";
    const auto [samples, fault] = checked(metrics_text(report));
    EXPECT_EQ(fault, "");
    EXPECT_TRUE(samples.contains(R"(depesha_scans{folder="/a\"b\\c?d ?"})"));
}

TEST(Metrics, AreHeldByACheckThatSeesFaults)
{
    for (const char* const wrong :
         {"", "# HELP a b", "a 1\n", "# TYPE a gauge\na 1\n", "# HELP a b\n# TYPE a gauge\na{b=\"c\"d\"} 1\n",
          "# HELP a b\n# TYPE a gauge\na 1\na 2\n", "# HELP a b\n# TYPE a gauge\na x\n",
          "# HELP a_total b\n# TYPE a_total gauge\na_total 1\n", "# HELP a b\n# TYPE a gauge\nb 1\n"}) {
        EXPECT_NE(checked(wrong).fault, "") << wrong;
    }
    EXPECT_EQ(checked("# HELP a b\n# TYPE a gauge\na 1\na{c=\"d\"} 2.5\n").fault, "");
}

TEST(WriteMetrics, LeavesNothingBesideTheFile)
{
    const TemporaryFolder folder;
    put(folder / "depesha.prom", "old");
    write_metrics(made_report(), folder / "depesha.prom");
    EXPECT_EQ(bytes_of(folder / "depesha.prom"), metrics_text(made_report()));
    const auto entries = std::filesystem::directory_iterator(folder.path());
    EXPECT_EQ(std::distance(begin(entries), end(entries)), 1);
    using std::filesystem::perms;
    EXPECT_NE(std::filesystem::status(folder / "depesha.prom").permissions() & perms::others_read, perms::none);
}

TEST(WriteMetrics, SaysWhyItCannot)
{
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder / "depesha.prom/full");
    EXPECT_THROW(write_metrics(made_report(), folder / "depesha.prom"), std::runtime_error);
    EXPECT_FALSE(std::filesystem::exists(folder / "depesha.prom.part"));
    try {
        write_metrics(made_report(), folder / "none/depesha.prom");
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string(error.what()).find("No such file or directory; make the folder"), std::string::npos);
    }
}

}  // namespace
}  // namespace depesha
