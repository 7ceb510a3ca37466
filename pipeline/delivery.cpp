// SPDX-License-Identifier: Apache-2.0
#include "pipeline/delivery.h"

#include "pipeline/errors.h"
#include "pipeline/quarantine.h"
#include "pipeline/sha256.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <system_error>
#include <utility>

namespace depesha {
namespace {

namespace fs = std::filesystem;

std::string done_sentence(const PageTask& task, const ReadPage& page)
{
    return fmt::format("done: {} lines, confidence {:.2f}, skew {:.1f}°, {:.1f} s", page.lines, page.confidence,
                       page.skew_degrees, task.record.seconds);
}

/// Telegram files of earlier runs that the folder no longer makes.
std::vector<std::string> outdated(const std::vector<std::string>& before, const std::vector<std::string>& now)
{
    std::vector<std::string> gone;
    std::copy_if(before.begin(), before.end(), std::back_inserter(gone),
                 [&](const std::string& id) { return std::find(now.begin(), now.end(), id) == now.end(); });
    return gone;
}

}  // namespace

void Delivery::take(FinishedPage page)
{
    PageTask& task = page.task;
    if (task.kind == PageTask::Kind::EndOfFolder) {
        end_folder(task);
        return;
    }
    note_change(task);
    if (task.kind == PageTask::Kind::Wait) {
        incomplete_.insert(task.id.file);
    } else if (const auto* const failure = std::get_if<PageFailure>(&page.outcome)) {
        take_failed(task, *failure);
    } else {
        take_read(task, std::get<ReadPage>(std::move(page.outcome)));
    }
    if (task.joins_pdf) {
        join_pdf(task);
    }
}

void Delivery::note_change(const PageTask& task)
{
    if (!task.change) {
        return;
    }
    for (const std::string& name : task.change->outdated) {
        remove(name);
    }
    if (task.change->replaced) {
        const std::string sentence = "the scan is no longer the one that was read before; it is read anew";
        places_.log.warning({task.id, Stage::List}, "remark: " + sentence);
        places_.tell(Remark{task.id.file + ": " + sentence + '.'});
    }
    places_.journal.note_file(task.folder, task.change->file);
}

void Delivery::remove(const std::string& name)
{
    places_.output.remove(name);
    places_.journal.forget_output(name);
}

void Delivery::take_read(PageTask& task, ReadPage page)
{
    pages_.push_back(std::move(page.interpretation));
    if (task.kind == PageTask::Kind::Remember) {
        return;
    }
    for (const std::string& remark : page.remarks) {
        places_.log.info({task.id, Stage::Deliver}, "remark: " + remark);
    }
    task.record.state = PageState::Read;
    task.record.confidence = page.confidence;
    task.record.tries = 0;
    places_.journal.note_outputs(page.outputs);
    places_.journal.note_read(task.id.file, task.record, page.packed);
    places_.output.remove(quarantine_name(task.record.stem));
    places_.log.info({task.id, Stage::Deliver}, done_sentence(task, page));
    places_.tell(PageDelivered{task.id});
}

void Delivery::take_failed(PageTask& task, const PageFailure& failure)
{
    task.record.state = PageState::Failed;
    task.record.stage = failure.stage;
    task.record.reason = failure.reason;
    task.record.cause = failure.cause;
    task.record.tries += failure.tries;
    incomplete_.insert(task.id.file);
    if (failure.cause == Cause::Page) {  // else the machine is at fault: what was delivered stays
        remove(text_name(task.record.stem));
        remove(task.single_page ? pdf_name(task.file_stem) : part_name(task.id));
    }
    places_.output.write_if_changed(
        {quarantine_name(task.record.stem), quarantine_text(task, places_.stages.identity)});
    places_.journal.note_failed(task.id.file, task.record);
    places_.log.warning({task.id, failure.stage},
                        fmt::format("failed ({}): {}", to_string(failure.stage), failure.reason));
    places_.tell(PageLost{task.id, failure.cause});
}

void Delivery::join_pdf(const PageTask& task)
{
    std::vector<fs::path> parts;
    for (int page = 0; page < task.pages; ++page) {
        const std::string name = part_name({task.id.file, page});
        if (places_.output.has(name)) {
            parts.push_back(places_.output.root() / name);
        }
    }
    const std::string name = pdf_name(task.file_stem);
    if (parts.empty()) {
        remove(name);
        return;
    }
    const Pulse pulse(places_.tell, {Work::Kind::File, {task.id.file, 0}}, Stage::Deliver,
                      places_.limits.of_pages(parts.size()));
    try {
        const auto verdict = places_.verdicts.files.find(task.id.file);
        if (verdict != places_.verdicts.files.end() && verdict->second.stage == Stage::Deliver) {
            throw std::runtime_error(verdict->second.reason);
        }
        places_.stages.join_pdf(parts, places_.output.begin(name));
        places_.output.finish(name);
        places_.journal.note_outputs({{name, sha256_of_file(places_.output.root() / name)}});
        joined_.insert(task.id.file);
    } catch (const BatchError&) {
        throw;
    } catch (const std::runtime_error& error) {
        PageTask last = task;
        take_failed(last, {task.id, Stage::Deliver, error.what()});
    }
}

void Delivery::end_folder(const PageTask& task)
{
    for (const std::string& file : task.superseded) {
        places_.journal.forget_file(file);
    }
    put_together(task.folder);
    pages_.clear();
    joined_.clear();
    incomplete_.clear();
}

void Delivery::put_together(const std::string& folder)
{
    const Work work{Work::Kind::Folder, {folder, 0}};
    try {
        const Pulse pulse(places_.tell, work, Stage::Interpret, places_.limits.of_pages(pages_.size()));
        if (const auto verdict = places_.verdicts.folders.find(folder); verdict != places_.verdicts.folders.end()) {
            throw std::runtime_error(verdict->second);
        }
        deliver_telegrams(folder);
        remove_parts();
    } catch (const BatchError&) {
        throw;
    } catch (const std::runtime_error& error) {
        const std::string sentence =
            fmt::format("{}: the telegrams of this folder cannot be put together: {}", to_string(work), error.what());
        places_.log.warning(sentence);
        places_.tell(Remark{sentence});
        places_.tell(PageLost{work.id, Cause::Page});
    }
}

void Delivery::deliver_telegrams(const std::string& folder)
{
    const std::vector<Telegram> telegrams = places_.stages.assemble(std::move(pages_));
    std::vector<std::string> ids;
    std::vector<TelegramNote> notes;
    for (const Telegram& telegram : telegrams) {
        ids.push_back(telegram.id);
        notes.push_back({telegram.id, telegram.confidence,
                         telegram.review.empty() ? std::string() : telegram.review.front(),
                         static_cast<int>(telegram.review.size())});
    }
    const std::vector<std::string> before = places_.journal.telegrams_of(folder);
    places_.journal.note_telegrams_begun(folder, ids);
    std::vector<OutputNote> outputs;
    const auto write = [&](const Output& output) {
        places_.output.write_if_changed(output);
        outputs.push_back({output.name, sha256(output.bytes)});
    };
    for (const Telegram& telegram : telegrams) {
        write({telegram_name(telegram.id), places_.stages.to_json(telegram)});
        write({tei_file_name(telegram.id), places_.stages.to_tei(telegram)});
    }
    for (const std::string& id : outdated(before, ids)) {
        remove(telegram_name(id));
        remove(tei_file_name(id));
    }
    places_.journal.note_outputs(outputs);
    places_.journal.note_folder_done(folder, notes);
}

void Delivery::remove_parts()
{
    for (const std::string& file : joined_) {
        if (!incomplete_.contains(file)) {
            std::error_code error;
            fs::remove_all((places_.output.root() / part_name({file, 0})).parent_path(), error);
        }
    }
}

}  // namespace depesha
