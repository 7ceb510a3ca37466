// SPDX-License-Identifier: Apache-2.0
// Prints the scores of texts or records as the reference scorers in Python print them, so that both can be compared.
#include "pipeline/score_documents.h"
#include "pipeline/score_files.h"
#include "postprocess/score/score_records.h"
#include "postprocess/score/score_text.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <map>
#include <set>
#include <span>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace depesha;

/// LIST: lines of transcript, tab, text, and perhaps tab and group.
int print_texts(const std::string& list)
{
    std::map<std::string, TextScore> groups;
    std::istringstream lines(file_text(list));
    for (std::string line; std::getline(lines, line);) {
        std::istringstream cells(line);
        std::string transcript;
        std::string text;
        std::string group = "all";
        std::getline(cells, transcript, '\t');
        std::getline(cells, text, '\t');
        std::getline(cells, group, '\t');
        const TextScore score = score_text(file_text(transcript), file_text(text));
        for (const std::string& name : std::set<std::string>{group.empty() ? "all" : group, "ALL"}) {
            groups[name] += score;
        }
    }
    for (const auto& [group, score] : groups) {
        std::printf("%s: CER %.2f%%  WER %.2f%%  (%zu characters)\n", group.c_str(), score.cer(), score.wer(),
                    score.characters);
    }
    return 0;
}

int print_records(const std::string& truth, const std::string& out)
{
    RecordScore score;
    for (const RecordDocument& document : record_documents(truth, out)) {
        score += score_records(document.truth, document.got);
    }
    const FieldCounts total = score.total();
    std::printf(
        "ALL: field F1 strict %.3f soft %.3f (precision %.3f recall %.3f); count right %zu/%zu, tree right %zu/%zu, "
        "whole telegram right %zu/%zu, body CER %.2f%%\n",
        total.f1_strict(), total.f1_soft(), total.precision_soft(), total.recall_soft(), score.counts_right,
        score.documents, score.trees_right, score.telegrams, score.whole_right, score.telegrams, score.body_cer());
    std::stable_sort(score.fields.begin(), score.fields.end(),
                     [](const auto& a, const auto& b) { return a.second.truth > b.second.truth; });
    for (const auto& [field, counts] : score.fields) {
        std::printf("    %s: truth %zu got %zu strict F1 %.3f soft F1 %.3f\n", field.c_str(), counts.truth, counts.got,
                    counts.f1_strict(), counts.f1_soft());
    }
    return 0;
}

int run(const std::vector<std::string>& arguments)
{
    if (arguments.size() == 2 && arguments[0] == "texts") {
        return print_texts(arguments[1]);
    }
    if (arguments.size() == 3 && arguments[0] == "records") {
        return print_records(arguments[1], arguments[2]);
    }
    std::fputs("usage: score_folder texts LIST.tsv | score_folder records TRUTH_DIR OUT_DIR\n", stderr);
    return 2;
}

}  // namespace

int main(int argc, char** argv)
{
    try {
        const std::span<char*> words(argv, static_cast<std::size_t>(argc));
        return run({words.begin() + 1, words.end()});
    } catch (const std::exception& error) {
        std::fprintf(stderr, "score_folder: %s\n", error.what());
        return 2;
    }
}
