// SPDX-License-Identifier: Apache-2.0
#include "pipeline/status.h"

#include "pipeline/errors.h"
#include "pipeline/folder_lock.h"
#include "pipeline/page_task.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>

namespace depesha {

std::string status(const StatusCommand& command)
{
    const JournalSummary summary = journal_of(command.folder).summary();
    const std::filesystem::path own = command.folder / ".depesha";
    RunAtWork run{is_held(own / "lock"), {}};
    if (run.running) {
        run.live = read_live_status(own / "live.json");
    }
    return command.json ? status_json(summary, run) : status_text(summary, run);
}

Journal journal_of(const std::filesystem::path& folder)
{
    const std::filesystem::path file = folder / ".depesha/journal.db";
    if (!std::filesystem::is_regular_file(file)) {
        throw SetupError(folder.string() + " holds no results of depesha; name the folder given to --out.");
    }
    return Journal::for_reading(file);
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

/// The machine's trouble may pass; the page's waits for somebody.
std::string failure_line(const PageFailure& failure)
{
    const char* const outlook = failure.cause == Cause::Machine ? "the next run tries it again" : "waits for retry";
    return fmt::format("failed ({})  {}: {} [{}{}]\n", to_string(failure.stage), to_string(failure.id), failure.reason,
                       failure.tries > 1 ? fmt::format("{} tries, ", failure.tries) : "", outlook);
}

std::string text_of(const RunAtWork& run)
{
    if (!run.running) {
        return {};
    }
    if (!run.live) {
        return "A run is at work.\n";
    }
    std::string text =
        "A run is at work: " + progress_line(run.live->tally, std::chrono::duration<double>(run.live->seconds)) + ".\n";
    for (const std::string& work : run.live->at_work) {
        text += "at work  " + work + '\n';
    }
    return text;
}

nlohmann::ordered_json json_of(const LiveStatus& live)
{
    return {{"pages_done", live.tally.done},
            {"pages_failed", live.tally.failed},
            {"pages_expected", live.tally.expected},
            {"seconds", live.seconds},
            {"at_work", live.at_work}};
}

}  // namespace

std::string status_text(const JournalSummary& summary, const RunAtWork& run)
{
    std::string text = fmt::format("files      {}\ndone       {} pages, {} telegrams\n", summary.files,
                                   summary.pages_done, summary.telegrams);
    if (summary.pages_read > 0) {
        text += fmt::format("begun      {} pages are read, their telegrams are not put together yet{}\n",
                            summary.pages_read, run.running ? "" : "; run again");
    }
    text += fmt::format("failed     {} pages\nto review  {} telegrams\nleft out   {} files\n", summary.failed.size(),
                        summary.to_review.size(), summary.left_out.size());
    text += text_of(run);
    for (const PageFailure& failure : summary.failed) {
        text += failure_line(failure);
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

std::string status_json(const JournalSummary& summary, const RunAtWork& run)
{
    using nlohmann::ordered_json;
    ordered_json failed = ordered_json::array();
    for (const PageFailure& failure : summary.failed) {
        failed.push_back({{"file", failure.id.file},
                          {"page", failure.id.page + 1},
                          {"stage", to_string(failure.stage)},
                          {"reason", failure.reason},
                          {"cause", to_string(failure.cause)},
                          {"tries", failure.tries}});
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
    ordered_json status = {
        {"running", run.running},           {"files", summary.files},          {"pages_done", summary.pages_done},
        {"pages_read", summary.pages_read}, {"telegrams", summary.telegrams},  {"failed", std::move(failed)},
        {"to_review", std::move(review)},   {"left_out", std::move(left_out)}, {"leaves", std::move(leaves)}};
    if (run.live) {
        status["run"] = json_of(*run.live);
    }
    return status.dump(1, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace depesha
