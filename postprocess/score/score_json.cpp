// SPDX-License-Identifier: Apache-2.0
#include "postprocess/score/score_table.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace depesha {

namespace {

using nlohmann::ordered_json;

double rounded(double figure)
{
    constexpr double millionths = 1e6;
    return std::round(figure * millionths) / millionths;
}

ordered_json text_json(const TextScore& score)
{
    return {{"characters", score.characters},      {"character_edits", score.character_edits},
            {"cer_percent", rounded(score.cer())}, {"words", score.words},
            {"word_edits", score.word_edits},      {"wer_percent", rounded(score.wer())}};
}

ordered_json texts_json(const ScoreGroup& group)
{
    if (group.cers.empty()) {
        return nullptr;
    }
    ordered_json json = text_json(group.text);
    json["number"] = group.cers.size();
    json["cer_percent_median"] = rounded(group.cer_quantile(0.5));
    json["cer_percent_nine_in_ten"] = rounded(group.cer_quantile(0.9));
    return json;
}

ordered_json field_json(const FieldCounts& counts)
{
    return {{"truth", counts.truth},
            {"read", counts.got},
            {"strict", counts.strict},
            {"soft", counts.soft},
            {"precision_strict", rounded(counts.precision_strict())},
            {"recall_strict", rounded(counts.recall_strict())},
            {"f1_strict", rounded(counts.f1_strict())},
            {"precision_soft", rounded(counts.precision_soft())},
            {"recall_soft", rounded(counts.recall_soft())},
            {"f1_soft", rounded(counts.f1_soft())}};
}

ordered_json calibration_json(const Calibration& calibration)
{
    ordered_json bins = ordered_json::array();
    for (std::size_t i = 0; i < calibration.bins.size(); ++i) {
        const CalibrationBin& bin = calibration.bins.at(i);
        bins.push_back({{"from", static_cast<double>(i) / 10.0},
                        {"fields", bin.fields},
                        {"right", bin.right},
                        {"mean_confidence", rounded(bin.mean_confidence())},
                        {"share_right", rounded(bin.share_right())}});
    }
    return {{"fields", calibration.fields()},
            {"expected_error", rounded(calibration.expected_error())},
            {"bins", std::move(bins)}};
}

ordered_json records_json(const RecordScore& score)
{
    if (score.documents == 0) {
        return nullptr;
    }
    ordered_json by_field = ordered_json::object();
    for (const auto& [field, counts] : score.fields) {
        by_field[field] = field_json(counts);
    }
    return {{"documents", score.documents},
            {"number_right", score.counts_right},
            {"cut", score.cuts.cuts},
            {"joined", score.cuts.joins},
            {"missing", score.cuts.missing},
            {"invented", score.cuts.invented},
            {"telegrams", score.telegrams},
            {"trees_right", score.trees_right},
            {"whole_right", score.whole_right},
            {"body_cer_percent", rounded(score.body_cer())},
            {"all_fields", field_json(score.total())},
            {"fields", std::move(by_field)},
            {"calibration", calibration_json(score.calibration)}};
}

ordered_json group_json(const ScoreGroup& group)
{
    return {{"texts", texts_json(group)}, {"records", records_json(group.records)}};
}

template <class T>
ordered_json or_null(const std::optional<T>& value)
{
    return value ? ordered_json(*value) : ordered_json(nullptr);
}

ordered_json comparison_json(const RecordComparison& record)
{
    ordered_json fields = ordered_json::array();
    for (const FieldComparison& field : record.fields) {
        fields.push_back({{"verdict", to_string(field.verdict)},
                          {"field", field.field},
                          {"truth", or_null(field.truth)},
                          {"read", or_null(field.got)},
                          {"confidence", or_null(field.confidence)}});
    }
    return {{"tree_truth", record.truth_tree}, {"tree_read", record.got_tree}, {"fields", std::move(fields)}};
}

ordered_json document_json(const ScoredDocument& document)
{
    ordered_json texts = ordered_json::array();
    for (const ScoredText& text : document.texts) {
        ordered_json json = {{"name", text.text.name}, {"found", text.text.found}};
        json.update(text_json(text.score));
        texts.push_back(std::move(json));
    }
    ordered_json records = ordered_json::array();
    for (const RecordComparison& record : document.comparisons) {
        records.push_back(comparison_json(record));
    }
    return {{"name", document.name}, {"texts", std::move(texts)}, {"records", std::move(records)}};
}

ordered_json not_found(const ScoreReport& report)
{
    ordered_json names = ordered_json::array();
    for (const ScoredDocument& document : report.documents) {
        for (const ScoredText& text : document.texts) {
            if (!text.text.found) {
                names.push_back(text.text.name);
            }
        }
    }
    return names;
}

}  // namespace

std::string score_json(const ScoreReport& report, EachDocument each)
{
    ordered_json json = {{"format", "depesha-score-1"}, {"all", group_json(report.all)}};
    json["groups"] = ordered_json::object();
    for (const auto& [name, group] : report.groups) {
        json["groups"][name] = group_json(group);
    }
    json["not_found"] = not_found(report);
    if (each == EachDocument::Told) {
        json["documents"] = ordered_json::array();
        for (const ScoredDocument& document : report.documents) {
            json["documents"].push_back(document_json(document));
        }
    }
    return json.dump(1, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace depesha
