// SPDX-License-Identifier: Apache-2.0
#include "pipeline/journal_summary.h"

#include "pipeline/check_leaves.h"
#include "pipeline/natural_order.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace depesha {
namespace {

void add_failed(SQLite::Database& database, JournalSummary& summary)
{
    SQLite::Statement rows(database, "SELECT f.file, p.page, p.stage, p.reason, p.cause, p.tries FROM pages p "
                                     "JOIN files f ON f.id = p.file WHERE p.state = 2 "
                                     "UNION ALL SELECT file, 0, 0, reason, 1, 1 FROM not_taken WHERE refused = 1");
    while (rows.executeStep()) {
        PageFailure& failure = summary.failed.emplace_back();
        failure.id.file = rows.getColumn(0).getString();
        failure.id.page = rows.getColumn(1).getInt();
        failure.stage = static_cast<Stage>(rows.getColumn(2).getInt());
        failure.reason = rows.getColumn(3).getString();
        failure.cause = static_cast<Cause>(rows.getColumn(4).getInt());
        failure.tries = rows.getColumn(5).getInt();
    }
}

void add_to_review(SQLite::Database& database, JournalSummary& summary)
{
    SQLite::Statement rows(database, "SELECT id, confidence, worst_field, doubtful_fields FROM telegrams "
                                     "WHERE doubtful_fields > 0 ORDER BY confidence, id");
    while (rows.executeStep()) {
        TelegramNote& telegram = summary.to_review.emplace_back();
        telegram.id = rows.getColumn(0).getString();
        telegram.confidence = rows.getColumn(1).getDouble();
        telegram.worst_field = rows.getColumn(2).getString();
        telegram.doubtful_fields = rows.getColumn(3).getInt();
    }
}

void add_left_out(SQLite::Database& database, JournalSummary& summary)
{
    SQLite::Statement rows(database, "SELECT file, reason FROM not_taken WHERE refused = 0");
    while (rows.executeStep()) {
        LeftOut& left = summary.left_out.emplace_back();
        left.file = rows.getColumn(0).getString();
        left.reason = rows.getColumn(1).getString();
    }
}

void add_leaves(SQLite::Database& database, JournalSummary& summary)
{
    std::map<std::string, std::vector<NamedScan>> folders;
    SQLite::Statement rows(database, "SELECT file, pages FROM files ORDER BY file");
    while (rows.executeStep()) {
        const std::string file = rows.getColumn(0).getString();
        folders[std::string(folder_of(file))].push_back({std::string(name_of(file)), rows.getColumn(1).getInt()});
    }
    for (const auto& [folder, scans] : folders) {
        if (auto note = check_leaves(folder, scans)) {
            summary.leaves.push_back(std::move(*note));
        }
    }
}

void put_in_order(JournalSummary& summary)
{
    const auto before = [](const PageId& a, const PageId& b) {
        return a.file != b.file ? path_comes_before(a.file, b.file) : a.page < b.page;
    };
    std::sort(summary.failed.begin(), summary.failed.end(),
              [&](const PageFailure& a, const PageFailure& b) { return before(a.id, b.id); });
    std::sort(summary.left_out.begin(), summary.left_out.end(),
              [](const LeftOut& a, const LeftOut& b) { return path_comes_before(a.file, b.file); });
    std::sort(summary.leaves.begin(), summary.leaves.end(),
              [](const LeafNote& a, const LeafNote& b) { return path_comes_before(a.folder, b.folder); });
}

}  // namespace

JournalSummary summarize(SQLite::Database& database)
{
    JournalSummary summary;
    summary.files = database.execAndGet("SELECT count(*) FROM files").getInt();
    summary.pages_read = database.execAndGet("SELECT count(*) FROM pages WHERE state = 0").getInt();
    summary.pages_done = database.execAndGet("SELECT count(*) FROM pages WHERE state = 1").getInt();
    summary.telegrams = database.execAndGet("SELECT count(*) FROM telegrams").getInt();
    add_failed(database, summary);
    add_to_review(database, summary);
    add_left_out(database, summary);
    add_leaves(database, summary);
    put_in_order(summary);
    return summary;
}

}  // namespace depesha
