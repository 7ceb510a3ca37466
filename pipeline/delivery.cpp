// SPDX-License-Identifier: Apache-2.0
#include "pipeline/delivery.h"

#include "pipeline/errors.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <system_error>
#include <utility>

namespace depesha {
namespace {

namespace fs = std::filesystem;

std::string done_line(const PageTask& task, const ReadPage& page)
{
    return fmt::format("{} done: {} lines, confidence {:.2f}, skew {:.1f}°, {:.1f} s", to_string(task.id), page.lines,
                       page.confidence, page.skew_degrees, task.record.seconds);
}

/// Telegram files of earlier runs that the folder no longer makes.
std::vector<std::string> outdated(const std::vector<std::string>& before, const std::vector<std::string>& now)
{
    std::vector<std::string> gone;
    std::copy_if(before.begin(), before.end(), std::back_inserter(gone),
                 [&](const std::string& id) { return std::find(now.begin(), now.end(), id) == now.end(); });
    return gone;
}

/// Tools that write files by themselves do not say why they could not.
void check_free_space(const fs::path& folder)
{
    constexpr std::uintmax_t enough_bytes = 16'000'000;
    std::error_code error;
    const fs::space_info space = fs::space(folder, error);
    if (!error && space.available < enough_bytes) {
        throw BatchError("The disk of the output folder is full. Make room and run again; nothing delivered is lost.");
    }
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
    if (const auto* const failure = std::get_if<PageFailure>(&page.outcome)) {
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
        places_.output.remove(name);
    }
    places_.journal.note_file(task.folder, task.change->file);
}

void Delivery::take_read(PageTask& task, ReadPage page)
{
    pages_.push_back(std::move(page.interpretation));
    if (task.kind == PageTask::Kind::Remember) {
        return;
    }
    for (const std::string& remark : page.remarks) {
        places_.log.info(to_string(task.id) + ": " + remark);
    }
    task.record.state = PageState::Read;
    task.record.confidence = page.confidence;
    places_.journal.note_read(task.id.file, task.record, page.packed);
    places_.log.info(done_line(task, page));
    places_.progress.page_done();
}

void Delivery::take_failed(PageTask& task, const PageFailure& failure)
{
    task.record.state = PageState::Failed;
    task.record.stage = failure.stage;
    task.record.reason = failure.reason;
    incomplete_.insert(task.id.file);
    if (failure.stage != Stage::List) {
        places_.output.remove(text_name(task.record.stem));
        places_.output.remove(task.single_page ? pdf_name(task.file_stem) : part_name(task.id));
    }
    places_.journal.note_failed(task.id.file, task.record);
    places_.log.warning(
        fmt::format("{} failed ({}): {}", to_string(task.id), to_string(failure.stage), failure.reason));
    places_.progress.page_failed();
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
        places_.output.remove(name);
        return;
    }
    try {
        places_.stages.join_pdf(parts, places_.output.begin(name));
        places_.output.finish(name);
        joined_.insert(task.id.file);
    } catch (const BatchError&) {
        throw;
    } catch (const std::runtime_error& error) {
        check_free_space(places_.output.root());
        PageTask last = task;
        take_failed(last, {task.id, Stage::Deliver, error.what()});
    }
}

void Delivery::end_folder(const PageTask& task)
{
    for (const std::string& file : task.superseded) {
        places_.journal.forget_file(file);
    }
    try {
        deliver_telegrams(task.folder);
        remove_parts();
    } catch (const BatchError&) {
        throw;
    } catch (const std::runtime_error& error) {
        places_.log.warning(fmt::format("{}/: the telegrams of this folder cannot be put together: {}",
                                        task.folder.empty() ? "." : task.folder, error.what()));
        places_.progress.page_failed();
    }
    pages_.clear();
    joined_.clear();
    incomplete_.clear();
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
    for (const Telegram& telegram : telegrams) {
        places_.output.write_if_changed({telegram_name(telegram.id), places_.stages.to_json(telegram)});
        places_.output.write_if_changed({tei_file_name(telegram.id), places_.stages.to_tei(telegram)});
    }
    for (const std::string& id : outdated(before, ids)) {
        places_.output.remove(telegram_name(id));
        places_.output.remove(tei_file_name(id));
    }
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
