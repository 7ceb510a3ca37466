// SPDX-License-Identifier: Apache-2.0
// Prints the table of accuracy for sets of outputs and holds it against the floors.
#include "pipeline/score_documents.h"
#include "postprocess/score/score_report.h"
#include "tests/accuracy/floors.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace depesha;

constexpr const char* usage =
    "usage: accuracy_table FLOORS.toml (NAME TRUTH_DIR OUT_DIR)... [--fields] [--each]\n"
    "Scores the outputs of depesha below each OUT_DIR against the transcripts and records below\n"
    "its TRUTH_DIR. Ends with 1 if a floor is not reached. --fields: every field by itself;\n"
    "--each: every document by itself.\n";

/// Rows by group; the group "all" holds everything and stands first.
using Rows = std::map<std::string, ScoreGroup>;

void print_document(const std::string& name, const TextScore& score)
{
    if (score.characters == 0) {
        std::printf("    %8zu    characters where nothing is typed: %s\n", score.character_edits, name.c_str());
    } else {
        std::printf("    CER %6.2f %%  %s\n", score.cer(), name.c_str());
    }
}

Rows scored(const std::string& truth, const std::string& out, bool each)
{
    ScoreReport report = score_documents(text_documents(truth, out), record_documents(truth, out));
    for (const ScoredDocument& document : report.documents) {
        for (const ScoredText& text : document.texts) {
            if (each) {
                print_document(text.text.name, text.score);
            }
        }
    }
    Rows rows = std::move(report.groups);
    if (!report.documents.empty()) {
        rows["all"] = std::move(report.all);
    }
    return rows;
}

void print_head()
{
    std::printf("%-14s %-11s %5s %7s %7s %9s %7s %9s %9s %7s %9s\n", "set", "group", "texts", "CER %", "WER %",
                "F1 strict", "F1 soft", "counts", "trees", "whole", "body CER %");
}

void print_row(const std::string& set, const std::string& group, const ScoreGroup& row)
{
    std::printf("%-14s %-11s %5zu %7.2f %7.2f", set.c_str(), group.c_str(), row.cers.size(), row.text.cer(),
                row.text.wer());
    if (row.records.documents > 0) {
        const FieldCounts total = row.records.total();
        const auto of = [](std::size_t part, std::size_t whole) {
            return std::to_string(part) + '/' + std::to_string(whole);
        };
        std::printf(" %9.3f %7.3f %9s %9s %7zu %9.2f", total.f1_strict(), total.f1_soft(),
                    of(row.records.counts_right, row.records.documents).c_str(),
                    of(row.records.trees_right, row.records.telegrams).c_str(), row.records.whole_right,
                    row.records.body_cer());
    }
    std::printf("\n");
}

void print_fields(const RecordScore& records)
{
    auto fields = records.fields;
    std::stable_sort(fields.begin(), fields.end(),
                     [](const auto& a, const auto& b) { return a.second.truth > b.second.truth; });
    for (const auto& [field, counts] : fields) {
        std::printf("    %-28s truth %3zu  got %3zu  strict F1 %.3f  soft F1 %.3f\n", field.c_str(), counts.truth,
                    counts.got, counts.f1_strict(), counts.f1_soft());
    }
}

/// A figure beside its floor. The slack is half of the last digit printed, so that a floor can be copied from the
/// table.
class Verdict {
public:
    explicit Verdict(std::string set) : set_(std::move(set)) {}

    void at_most(const char* what, double figure, const std::optional<double>& floor, double slack)
    {
        if (floor) {
            tell(what, figure, *floor, figure > *floor + slack, figure < *floor - slack);
        }
    }

    void at_least(const char* what, double figure, const std::optional<double>& floor, double slack)
    {
        if (floor) {
            tell(what, figure, *floor, figure<*floor - slack, figure> * floor + slack);
        }
    }

    [[nodiscard]] bool reached() const { return reached_; }

private:
    void tell(const char* what, double figure, double floor, bool worse, bool better)
    {
        if (worse) {
            std::printf("FLOOR NOT REACHED: %s: %s %g, asked for is %g\n", set_.c_str(), what, figure, floor);
            reached_ = false;
        } else if (better) {
            std::printf("better than the floor: %s: %s %g, the floor is %g: raise it\n", set_.c_str(), what, figure,
                        floor);
        }
    }

    std::string set_;
    bool reached_ = true;
};

bool holds(const std::string& set, const ScoreGroup& row, const Floor& floor)
{
    Verdict verdict(set);
    verdict.at_most("CER %", row.text.cer(), floor.cer, 0.005);
    verdict.at_most("WER %", row.text.wer(), floor.wer, 0.005);
    verdict.at_least("field F1", row.records.total().f1_strict(), floor.field_f1, 0.0005);
    verdict.at_least("soft field F1", row.records.total().f1_soft(), floor.soft_f1, 0.0005);
    verdict.at_least("whole telegrams", static_cast<double>(row.records.whole_right), floor.whole, 0.0);
    verdict.at_most("calibration error", row.records.calibration.expected_error(), floor.doubt, 0.0005);
    verdict.at_least("trees", static_cast<double>(row.records.trees_right), floor.trees, 0.0);
    verdict.at_least("counts", static_cast<double>(row.records.counts_right), floor.counts, 0.0);
    return verdict.reached();
}

struct Set {
    std::string name;
    Rows rows;
};

bool hold(const std::vector<Set>& sets, const std::map<std::string, Floor>& floors)
{
    bool all = true;
    for (const Set& set : sets) {
        for (const auto& [group, row] : set.rows) {
            const std::string name = group == "all" ? set.name : set.name + '/' + group;
            if (const auto floor = floors.find(name); floor != floors.end()) {
                all = holds(name, row, floor->second) && all;
            }
        }
    }
    return all;
}

bool taken(std::vector<std::string>& arguments, const std::string& option)
{
    return std::erase(arguments, option) > 0;
}

int run(std::vector<std::string> arguments)
{
    const bool fields = taken(arguments, "--fields");
    const bool each = taken(arguments, "--each");
    if (arguments.size() < 4 || arguments.size() % 3 != 1) {
        std::fputs(usage, stderr);
        return 2;
    }
    const std::map<std::string, Floor> floors = read_floors(arguments[0]);
    std::vector<Set> sets;
    for (std::size_t i = 1; i < arguments.size(); i += 3) {
        sets.push_back({arguments[i], scored(arguments[i + 1], arguments[i + 2], each)});
        if (sets.back().rows.empty()) {
            throw std::runtime_error("there are no transcripts below " + arguments[i + 1]);
        }
    }
    print_head();
    for (const Set& set : sets) {
        for (const auto& [group, row] : set.rows) {
            print_row(set.name, group, row);
        }
        if (fields) {
            print_fields(set.rows.at("all").records);
        }
    }
    return hold(sets, floors) ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv)
{
    try {
        const std::span<char*> words(argv, static_cast<std::size_t>(argc));
        return run({words.begin() + 1, words.end()});
    } catch (const std::exception& error) {
        std::fprintf(stderr, "accuracy_table: %s\n", error.what());
        return 2;
    }
}
