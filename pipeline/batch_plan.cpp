// SPDX-License-Identifier: Apache-2.0
#include "pipeline/batch_plan.h"

#include "pipeline/errors.h"
#include "pipeline/natural_order.h"
#include "pipeline/output_stem.h"
#include "pipeline/scan_identity.h"
#include "pipeline/sha256.h"

#include <algorithm>
#include <stdexcept>

namespace depesha {
namespace {

bool has_work(const std::vector<bool>& to_read)
{
    return std::find(to_read.begin(), to_read.end(), true) != to_read.end();
}

/// What the page takes while it is decoded and cleaned: the decoder's own need, and the copies that the steps of
/// preprocessing hold beside it.
std::int64_t bytes_to_decode(const PageHeader& header)
{
    constexpr std::int64_t bytes_per_pixel = 8;  // measured on samples/, see docs/configuration.md
    return header.bytes + bytes_per_pixel * header.size.width * header.size.height;
}

PageFailure failure_of(const FileRecord& file, Stage stage, const std::string& reason, Cause cause)
{
    PageFailure failure;
    failure.id.file = file.file;
    failure.stage = stage;
    failure.reason = reason;
    failure.cause = cause;
    return failure;
}

}  // namespace

BatchPlan::BatchPlan(Sources sources) : sources_(std::move(sources))
{
    for (const ScanFolder& folder : sources_.scans.folders) {
        scans_unopened_ += static_cast<int>(std::count_if(folder.scans.begin(), folder.scans.end(),
                                                          [](const ListedScan& scan) { return scan.selected; }));
    }
}

std::optional<PageTask> BatchPlan::next()
{
    while (tasks_.empty()) {
        if (next_entry_ < entries_.size()) {
            open_file(entries_[next_entry_++]);
        } else if (folder_open_) {
            close_folder();
        } else if (next_folder_ < sources_.scans.folders.size()) {
            open_folder(sources_.scans.folders[next_folder_++]);
        } else {
            return std::nullopt;
        }
    }
    PageTask task = std::move(tasks_.front());
    tasks_.pop_front();
    return task;
}

void BatchPlan::open_folder(const ScanFolder& folder)
{
    folder_ = folder.folder;
    entries_.clear();
    known_ = {};
    next_entry_ = 0;
    std::map<std::string, FileRecord> known;
    for (FileRecord& file : sources_.journal.files_in(folder.folder)) {
        known.emplace(file.file, std::move(file));
    }
    for (const ListedScan& scan : folder.scans) {
        known_.stems.insert(scan.stem);
        auto record = known.extract(scan.file);
        entries_.push_back({&scan, record.empty() ? std::nullopt : std::optional(std::move(record.mapped()))});
    }
    for (auto& [name, file] : known) {
        const bool taken_over = !file.page_records.empty() && known_.stems.contains(file.page_records.front().stem);
        if (taken_over) {
            known_.superseded.push_back(std::move(file));
        } else {
            entries_.push_back({nullptr, std::move(file)});
        }
    }
    const auto name_of_entry = [](const Entry& entry) {
        return entry.scan != nullptr ? entry.scan->file : entry.known->file;
    };
    std::sort(entries_.begin(), entries_.end(),
              [&](const Entry& a, const Entry& b) { return path_comes_before(name_of_entry(a), name_of_entry(b)); });
    folder_open_ = !is_unchanged();
    if (!folder_open_) {
        for (const Entry& entry : entries_) {
            if (entry.scan != nullptr && entry.scan->selected) {
                pass_over(*entry.known);
            }
        }
        entries_.clear();
    }
}

void BatchPlan::pass_over(const FileRecord& known)
{
    for (const PageRecord& page : known.page_records) {
        ++(page.state == PageState::Failed ? pages_waiting_ : pages_skipped_);
    }
    --scans_unopened_;
}

bool BatchPlan::is_unchanged() const
{
    const auto unchanged = [&](const Entry& entry) { return is_unchanged(entry); };
    if (!known_.superseded.empty() || !std::all_of(entries_.begin(), entries_.end(), unchanged)) {
        return false;
    }
    const std::vector<std::string> telegrams = sources_.journal.telegrams_of(folder_);
    return std::all_of(telegrams.begin(), telegrams.end(), [&](const std::string& id) {
        return sources_.has_output(telegram_name(id)) && sources_.has_output(tei_file_name(id));
    });
}

bool BatchPlan::is_unchanged(const Entry& entry) const
{
    if (entry.scan == nullptr || !entry.scan->selected) {
        return true;
    }
    if (!entry.known) {
        return false;
    }
    const FileRecord& known = *entry.known;
    const auto is_settled = [&](const PageRecord& page) {
        return (page.state == PageState::Done && page.key == key_of(known, *entry.scan, page.page)) ||
               waits(entry, known, page.page);
    };
    return is_as_known(*entry.scan, known) &&
           known.page_records.size() == static_cast<std::size_t>(std::max(known.pages, 1)) &&
           std::all_of(known.page_records.begin(), known.page_records.end(), is_settled) &&
           !has_work(pages_to_read(entry, known));
}

void BatchPlan::close_folder()
{
    PageTask task;
    task.kind = PageTask::Kind::EndOfFolder;
    task.folder = folder_;
    for (const FileRecord& file : known_.superseded) {
        task.superseded.push_back(file.file);
    }
    tasks_.push_back(std::move(task));
    folder_open_ = false;
}

void BatchPlan::open_file(const Entry& entry)
{
    if (entry.scan == nullptr || !entry.scan->selected) {
        if (entry.known) {
            remember(*entry.known);
        }
        return;
    }
    --scans_unopened_;
    FileRecord file;
    file.file = entry.scan->file;
    Stage stage = Stage::List;
    try {
        const Pulse pulse(sources_.tell, {Work::Kind::File, {file.file, 0}}, stage,
                          sources_.limits.of_file(size_of(entry.scan->path)));
        file = look_at(*entry.scan, entry.known_file());
        stage = Stage::Read;
        pulse.at(stage);
        if (!is_left_alone(entry, file)) {
            plan_pages(entry, file, headers_of(entry, file));
        }
    } catch (const BatchError&) {
        throw;
    } catch (const MachineTrouble& trouble) {
        fail(entry, file, failure_of(file, stage, trouble.what(), Cause::Machine));
    } catch (const std::runtime_error& error) {
        fail(entry, file, failure_of(file, stage, error.what(), Cause::Page));
    }
}

/// A file that cannot be opened, as was found out before.
bool BatchPlan::is_left_alone(const Entry& entry, const FileRecord& file)
{
    const auto verdict = sources_.verdicts.files.find(file.file);
    if (verdict != sources_.verdicts.files.end() && verdict->second.stage != Stage::Deliver) {
        if (!sources_.verdicts.failed.contains({file.file, 0})) {
            fail(entry, file, verdict->second);
        }
        return true;
    }
    const PageId first{file.file, 0};
    if (file.pages > 0 || (!sources_.verdicts.failed.contains(first) && !waits(entry, file, 0))) {
        return false;
    }
    tasks_.push_back(waiting(entry, file, 0));
    return true;
}

/// The headers, if there is anything to read; sets the number of pages.
std::vector<PageHeader> BatchPlan::headers_of(const Entry& entry, FileRecord& file) const
{
    if (file.pages > 0 && !has_work(pages_to_read(entry, file))) {
        return {};
    }
    std::vector<PageHeader> headers = sources_.probe(entry.scan->path);
    file.pages = static_cast<int>(headers.size());
    return headers;
}

void BatchPlan::remember(const FileRecord& known)
{
    for (const PageRecord& page : known.page_records) {
        const PageId id{known.file, page.page};
        if (page.state != PageState::Failed && !sources_.verdicts.pages.contains(id)) {
            tasks_.push_back(remembered(id, page));
        }
    }
}

PageTask BatchPlan::remembered(PageId id, const PageRecord& page) const
{
    PageTask task;
    task.kind = PageTask::Kind::Remember;
    task.folder = folder_;
    task.packed = sources_.journal.packed_page(id);
    task.id = std::move(id);
    task.record = page;
    return task;
}

void BatchPlan::plan_pages(const Entry& entry, const FileRecord& file, const std::vector<PageHeader>& headers)
{
    const std::vector<bool> to_read = pages_to_read(entry, file);
    const bool joins = joins_pdf(entry, file, to_read);
    for (int page = 0; page < file.pages; ++page) {
        const auto index = static_cast<std::size_t>(page);
        PageTask task = task_of(entry, file, page, to_read[index] ? &headers.at(index) : nullptr);
        task.single_page = file.pages == 1;
        task.pages = file.pages;
        task.joins_pdf = joins && page == file.pages - 1;
        if (page == 0) {
            FileChange change = change_of(file, *entry.scan, entry.known_file(), known_);
            if (is_change(change, entry.known_file())) {
                task.change = std::move(change);
            }
        }
        tasks_.push_back(std::move(task));
    }
}

/// A PDF is joined anew where a page of it was read since it was joined, also by a process that came to an end.
bool BatchPlan::joins_pdf(const Entry& entry, const FileRecord& file, const std::vector<bool>& to_read) const
{
    const auto is_fresh = [](const PageRecord& page) { return page.state == PageState::Read; };
    return file.pages > 1 &&
           (has_work(to_read) || !sources_.has_output(pdf_name(entry.scan->stem)) ||
            (entry.known && std::any_of(entry.known->page_records.begin(), entry.known->page_records.end(), is_fresh)));
}

PageTask BatchPlan::task_of(const Entry& entry, const FileRecord& file, int page, const PageHeader* header)
{
    const PageId id{file.file, page};
    const auto verdict = sources_.verdicts.pages.find(id);
    if (verdict != sources_.verdicts.pages.end() && !sources_.verdicts.failed.contains(id)) {
        return failing(entry, file, verdict->second);
    }
    if (header != nullptr) {
        ++pages_planned_;
        return to_be_read(entry, file, page, *header);
    }
    if (is_given_up(entry, file, page)) {
        return waiting(entry, file, page);
    }
    ++pages_skipped_;
    PageTask task = remembered(id, *record_of(entry, page));
    task.file_stem = entry.scan->stem;
    return task;
}

/// A task of this page, its record as known but for the key.
PageTask BatchPlan::task_for(const Entry& entry, const FileRecord& file, int page) const
{
    PageTask task;
    task.folder = folder_;
    task.id = {file.file, page};
    task.scan = entry.scan->path;
    task.sha256 = file.sha256;
    task.file_stem = entry.scan->stem;
    task.record.page = page;
    task.record.key = key_of(file, *entry.scan, page);
    task.record.stem = page_stem(entry.scan->stem, page);
    if (const PageRecord* const known = record_of(entry, page)) {
        task.record.tries = known->tries;
    }
    return task;
}

PageTask BatchPlan::to_be_read(const Entry& entry, const FileRecord& file, int page, const PageHeader& header) const
{
    const PageRecord* const known = record_of(entry, page);
    PageTask task = task_for(entry, file, page);
    task.kind = PageTask::Kind::Read;
    task.bytes_to_decode = bytes_to_decode(header);
    task.pixels = std::int64_t{header.size.width} * header.size.height;
    task.was_read = known != nullptr && known->state != PageState::Failed;
    return task;
}

PageTask BatchPlan::failing(const Entry& entry, const FileRecord& file, const PageFailure& failure)
{
    ++pages_planned_;
    PageTask task = task_for(entry, file, failure.id.page);
    task.kind = PageTask::Kind::Fail;
    task.failure = failure;
    return task;
}

PageTask BatchPlan::waiting(const Entry& entry, const FileRecord& file, int page)
{
    pages_waiting_ += sources_.verdicts.failed.contains({file.file, page}) ? 0 : 1;
    PageTask task = task_for(entry, file, page);
    task.kind = PageTask::Kind::Wait;
    return task;
}

void BatchPlan::fail(const Entry& entry, FileRecord file, const PageFailure& failure)
{
    file.pages = 0;
    PageTask task = failing(entry, file, failure);
    task.change = change_of(file, *entry.scan, entry.known_file(), known_);
    if (failure.cause == Cause::Machine) {
        task.change->outdated.clear();  // the disk may be at fault: what was delivered stays
    }
    tasks_.push_back(std::move(task));
}

std::vector<bool> BatchPlan::pages_to_read(const Entry& entry, const FileRecord& file) const
{
    std::vector<bool> to_read;
    for (int page = 0; page < file.pages; ++page) {
        const PageRecord* const known = record_of(entry, page);
        const bool good = known != nullptr && known->state != PageState::Failed &&
                          known->key == key_of(file, *entry.scan, page) && sources_.has_output(text_name(known->stem));
        to_read.push_back(!good && !is_given_up(entry, file, page));
    }
    const bool lacks_pdf = !sources_.has_output(pdf_name(entry.scan->stem));
    const auto lacks_its_pdf = [&](int page) {
        return lacks_pdf && (file.pages == 1 || !sources_.has_output(part_name({file.file, page})));
    };
    const auto lacks_its_part = [&](int page) {
        return file.pages > 1 && has_work(to_read) && !sources_.has_output(part_name({file.file, page}));
    };
    for (int page = 0; page < file.pages; ++page) {
        if ((lacks_its_pdf(page) || lacks_its_part(page)) && !is_given_up(entry, file, page)) {
            to_read[static_cast<std::size_t>(page)] = true;
        }
    }
    return to_read;
}

/// It failed in this run, or before and nothing has changed that might help.
bool BatchPlan::is_given_up(const Entry& entry, const FileRecord& file, int page) const
{
    const PageId id{file.file, page};
    return sources_.verdicts.failed.contains(id) || sources_.verdicts.pages.contains(id) || waits(entry, file, page);
}

bool BatchPlan::waits(const Entry& entry, const FileRecord& file, int page) const
{
    const PageRecord* const known = record_of(entry, page);
    return known != nullptr && known->state == PageState::Failed && known->cause == Cause::Page &&
           known->key == key_of(file, *entry.scan, page);
}

const PageRecord* BatchPlan::record_of(const Entry& entry, int page)
{
    if (!entry.known) {
        return nullptr;
    }
    const std::vector<PageRecord>& records = entry.known->page_records;
    const auto found = std::lower_bound(records.begin(), records.end(), page,
                                        [](const PageRecord& record, int wanted) { return record.page < wanted; });
    return found == records.end() || found->page != page ? nullptr : &*found;
}

std::string BatchPlan::key_of(const FileRecord& file, const ListedScan& scan, int page) const
{
    constexpr std::size_t digits = 32;  // 128 bits tell keys apart; the journal has one for every page
    return sha256(file.sha256 + '\n' + page_stem(scan.stem, page) + '\n' + sources_.fingerprint).substr(0, digits);
}

}  // namespace depesha
