// SPDX-License-Identifier: Apache-2.0
#include "postprocess/score/score_report.h"

#include <algorithm>
#include <utility>

namespace depesha {

namespace {

class Reporter {
public:
    void take(TextDocument text)
    {
        const TextScore score = score_text(text.transcript, text.text);
        for_groups(text.groups, [&](ScoreGroup& group) {
            group.text += score;
            group.cers.push_back(score.cer());
        });
        ScoredDocument& scored = document(text.document);
        scored.texts.push_back({std::move(text), score});
    }

    void take(const RecordDocument& records)
    {
        const RecordScore score = score_records(records.truth, records.got);
        for_groups(records.groups, [&](ScoreGroup& group) { group.records += score; });
        ScoredDocument& scored = document(records.name);
        scored.records = score;
        scored.comparisons = compare_records(records.truth, records.got);
    }

    ScoreReport finished()
    {
        const auto sort = [](ScoreGroup& group) { std::sort(group.cers.begin(), group.cers.end()); };
        sort(report_.all);
        for (auto& [name, group] : report_.groups) {
            sort(group);
        }
        for (auto& [name, document] : documents_) {
            report_.documents.push_back(std::move(document));
        }
        return std::move(report_);
    }

private:
    template <class Add>
    void for_groups(const std::vector<std::string>& names, const Add& add)
    {
        add(report_.all);
        for (const std::string& name : names) {
            add(report_.groups[name]);
        }
    }

    ScoredDocument& document(const std::string& name)
    {
        ScoredDocument& found = documents_[name];
        found.name = name;
        return found;
    }

    ScoreReport report_;
    std::map<std::string, ScoredDocument> documents_;
};

}  // namespace

double ScoreGroup::cer_quantile(double share) const
{
    if (cers.empty()) {
        return 0.0;
    }
    const auto at = static_cast<std::size_t>(static_cast<double>(cers.size()) * share);
    return cers[std::min(at, cers.size() - 1)];
}

TextScore ScoredDocument::text() const
{
    TextScore sum;
    for (const ScoredText& text : texts) {
        sum += text.score;
    }
    return sum;
}

ScoreReport score_documents(std::vector<TextDocument> texts, const std::vector<RecordDocument>& records)
{
    Reporter reporter;
    for (TextDocument& text : texts) {
        reporter.take(std::move(text));
    }
    for (const RecordDocument& document : records) {
        reporter.take(document);
    }
    return reporter.finished();
}

}  // namespace depesha
