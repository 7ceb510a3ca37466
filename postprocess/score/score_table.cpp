// SPDX-License-Identifier: Apache-2.0
#include "postprocess/score/score_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace depesha {

namespace {

using NamedGroups = std::vector<std::pair<std::string, const ScoreGroup*>>;

NamedGroups groups_of(const ScoreReport& report)
{
    NamedGroups groups{{"all", &report.all}};
    for (const auto& [name, group] : report.groups) {
        groups.emplace_back(name, &group);
    }
    return groups;
}

std::string of(std::size_t part, std::size_t whole)
{
    return fmt::format("{}/{}", part, whole);
}

std::string texts_table(const NamedGroups& groups)
{
    std::string table = fmt::format("{:<28} {:>6} {:>10} {:>8} {:>8} {:>8} {:>8}\n", "texts", "number", "characters",
                                    "CER %", "WER %", "median", "9 in 10");
    for (const auto& [name, group] : groups) {
        if (!group->cers.empty()) {
            table += fmt::format("{:<28} {:>6} {:>10} {:>8.2f} {:>8.2f} {:>8.2f} {:>8.2f}\n", name, group->cers.size(),
                                 group->text.characters, group->text.cer(), group->text.wer(), group->cer_quantile(0.5),
                                 group->cer_quantile(0.9));
        }
    }
    return table;
}

std::string records_table(const NamedGroups& groups)
{
    std::string table = fmt::format("\n{:<28} {:>9} {:>5} {:>5} {:>7} {:>8} {:>9} {:>9} {:>8}\n", "records",
                                    "number ok", "cut", "join", "missing", "invented", "trees", "whole", "body CER");
    for (const auto& [name, group] : groups) {
        const RecordScore& score = group->records;
        if (score.documents > 0) {
            table += fmt::format("{:<28} {:>9} {:>5} {:>5} {:>7} {:>8} {:>9} {:>9} {:>8.2f}\n", name,
                                 of(score.counts_right, score.documents), score.cuts.cuts, score.cuts.joins,
                                 score.cuts.missing, score.cuts.invented, of(score.trees_right, score.telegrams),
                                 of(score.whole_right, score.telegrams), score.body_cer());
        }
    }
    return table;
}

std::string fields_row(const std::string& name, const FieldCounts& counts)
{
    return fmt::format("{:<28} {:>6} {:>6} {:>8.3f} {:>8.3f} {:>8.3f} {:>8.3f} {:>8.3f} {:>8.3f}\n", name, counts.truth,
                       counts.got, counts.precision_strict(), counts.recall_strict(), counts.f1_strict(),
                       counts.precision_soft(), counts.recall_soft(), counts.f1_soft());
}

std::string fields_table(const NamedGroups& groups)
{
    std::string table = fmt::format(
        "\n{:<28} {:>6} {:>6} {:>26} {:>26}\n{:<28} {:>6} {:>6}{:>9} {:>8} {:>8}{:>9} {:>8} {:>8}\n", "fields", "", "",
        "strictly right", "softly right", "", "truth", "read", "precis.", "recall", "F1", "precis.", "recall", "F1");
    for (const auto& [name, group] : groups) {
        if (group->records.documents > 0) {
            table += fields_row(name, group->records.total());
        }
    }
    auto fields = groups.front().second->records.fields;
    std::stable_sort(fields.begin(), fields.end(),
                     [](const auto& a, const auto& b) { return a.second.truth > b.second.truth; });
    table += '\n';
    for (const auto& [field, counts] : fields) {
        table += fields_row(field, counts);
    }
    return table;
}

std::string calibration_table(const Calibration& calibration)
{
    std::string table = fmt::format("\n{:<28} {:>6} {:>9} {:>9}\n", "confidences of fields", "fields", "mean", "right");
    for (std::size_t i = 0; i < calibration.bins.size(); ++i) {
        const CalibrationBin& bin = calibration.bins.at(i);
        const auto tenth = static_cast<double>(i) / 10.0;
        if (bin.fields > 0) {
            table += fmt::format("{:.1f} to {:.1f}{:<18} {:>6} {:>9.3f} {:>9.3f}\n", tenth, tenth + 0.1, "", bin.fields,
                                 bin.mean_confidence(), bin.share_right());
        }
    }
    return table + fmt::format("{:<28} {:>6} {:>9.3f}\n", "expected calibration error", calibration.fields(),
                               calibration.expected_error());
}

std::string text_of_document(const ScoredText& text)
{
    const TextScore& score = text.score;
    const std::string figures = score.characters == 0
                                    ? fmt::format("{} characters where nothing is typed", score.character_edits)
                                    : fmt::format("CER {:.2f} %, WER {:.2f} %", score.cer(), score.wer());
    return "  " + figures + (text.text.found ? "" : ", no text was found") + ": " + text.text.name + '\n';
}

std::string document_lines(const ScoredDocument& document)
{
    std::string lines = document.name + '\n';
    for (const ScoredText& text : document.texts) {
        lines += text_of_document(text);
    }
    for (const RecordComparison& record : document.comparisons) {
        for (const FieldComparison& field : record.fields) {
            if (field.verdict != FieldVerdict::Right) {
                lines +=
                    fmt::format("  {} {}: {}{}{}\n", to_string(field.verdict), field.field, field.truth.value_or(""),
                                field.truth && field.got ? " <> " : "", field.got.value_or(""));
            }
        }
    }
    return lines;
}

std::string not_found(const ScoreReport& report)
{
    std::string names;
    for (const ScoredDocument& document : report.documents) {
        for (const ScoredText& text : document.texts) {
            names += text.text.found ? "" : "no text was found for  " + text.text.name + '\n';
        }
    }
    return names.empty() ? "" : '\n' + names;
}

}  // namespace

std::string score_table(const ScoreReport& report, EachDocument each)
{
    const NamedGroups groups = groups_of(report);
    std::string table = texts_table(groups);
    if (report.all.records.documents > 0) {
        table += records_table(groups) + fields_table(groups);
    }
    if (report.all.records.calibration.fields() > 0) {
        table += calibration_table(report.all.records.calibration);
    }
    if (each == EachDocument::Told) {
        for (const ScoredDocument& document : report.documents) {
            table += '\n' + document_lines(document);
        }
    }
    return table + not_found(report);
}

}  // namespace depesha
