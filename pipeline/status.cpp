// SPDX-License-Identifier: Apache-2.0
#include "pipeline/status.h"

#include "pipeline/errors.h"
#include "pipeline/folder_lock.h"
#include "pipeline/page_task.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>

namespace depesha {

std::string status(const StatusCommand& command)
{
    const std::filesystem::path own = command.folder / ".depesha";
    if (!std::filesystem::is_regular_file(own / "journal.db")) {
        throw SetupError(command.folder.string() + " holds no results of depesha; name the folder given to --out.");
    }
    const JournalSummary summary = Journal::for_reading(own / "journal.db").summary();
    const bool running = is_held(own / "lock");
    return command.json ? status_json(summary, running) : status_text(summary, running);
}

namespace {

/// "fond-45/opis-1/delo-339: leaves 32, 40-44 missing; 31 twice"
std::string leaf_line(const LeafNote& note)
{
    std::string text = (note.folder.empty() ? "." : note.folder) + ": leaves ";
    if (!note.missing.empty()) {
        text += fmt::format("{} missing", fmt::join(note.missing, ", "));
    }
    if (!note.doubled.empty()) {
        text += fmt::format("{}{} twice", note.missing.empty() ? "" : "; ", fmt::join(note.doubled, ", "));
    }
    return text + '\n';
}

}  // namespace

std::string status_text(const JournalSummary& summary, bool running)
{
    std::string text = fmt::format("files      {}\ndone       {} pages, {} telegrams\n", summary.files,
                                   summary.pages_done, summary.telegrams);
    if (summary.pages_read > 0) {
        text += fmt::format("begun      {} pages are read, their telegrams are not put together yet{}\n",
                            summary.pages_read, running ? "" : "; run again");
    }
    text += fmt::format("failed     {} pages\nto review  {} telegrams\nleft out   {} files\n", summary.failed.size(),
                        summary.to_review.size(), summary.left_out.size());
    if (running) {
        text += "A run is at work.\n";
    }
    for (const PageFailure& failure : summary.failed) {
        text += fmt::format("failed ({})  {}: {}\n", to_string(failure.stage), to_string(failure.id), failure.reason);
    }
    for (const TelegramNote& telegram : summary.to_review) {
        text += fmt::format("review  {}  confidence {:.2f}, {} {}, worst {}\n", telegram_name(telegram.id),
                            telegram.confidence, telegram.doubtful_fields,
                            telegram.doubtful_fields == 1 ? "field" : "fields", telegram.worst_field);
    }
    for (const LeafNote& note : summary.leaves) {
        text += leaf_line(note);
    }
    for (const LeftOut& left : summary.left_out) {
        text += fmt::format("left out  {}: {}\n", left.file, left.reason);
    }
    return text;
}

std::string status_json(const JournalSummary& summary, bool running)
{
    using nlohmann::ordered_json;
    ordered_json failed = ordered_json::array();
    for (const PageFailure& failure : summary.failed) {
        failed.push_back({{"file", failure.id.file},
                          {"page", failure.id.page + 1},
                          {"stage", to_string(failure.stage)},
                          {"reason", failure.reason}});
    }
    ordered_json review = ordered_json::array();
    for (const TelegramNote& telegram : summary.to_review) {
        review.push_back({{"record", telegram_name(telegram.id)},
                          {"confidence", telegram.confidence},
                          {"fields", telegram.doubtful_fields},
                          {"worst_field", telegram.worst_field}});
    }
    ordered_json left_out = ordered_json::array();
    for (const LeftOut& left : summary.left_out) {
        left_out.push_back({{"file", left.file}, {"reason", left.reason}});
    }
    ordered_json leaves = ordered_json::array();
    for (const LeafNote& note : summary.leaves) {
        leaves.push_back({{"folder", note.folder}, {"missing", note.missing}, {"twice", note.doubled}});
    }
    const ordered_json status = {{"running", running},
                                 {"files", summary.files},
                                 {"pages_done", summary.pages_done},
                                 {"pages_read", summary.pages_read},
                                 {"telegrams", summary.telegrams},
                                 {"failed", std::move(failed)},
                                 {"to_review", std::move(review)},
                                 {"left_out", std::move(left_out)},
                                 {"leaves", std::move(leaves)}};
    return status.dump(1, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace depesha
