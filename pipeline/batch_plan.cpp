// SPDX-License-Identifier: Apache-2.0
#include "pipeline/batch_plan.h"

#include "pipeline/errors.h"
#include "pipeline/file_handle.h"
#include "pipeline/natural_order.h"
#include "pipeline/output_stem.h"
#include "pipeline/sha256.h"

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <sys/stat.h>

namespace depesha {
namespace {

struct stat status_of(const std::filesystem::path& path)
{
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0) {
        throw std::runtime_error("The scan cannot be looked at: " + system_reason(errno) + '.');
    }
    return status;
}

std::int64_t modified_nanoseconds(const struct stat& status)
{
    return static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec;
}

bool is_same(const struct stat& status, const FileRecord& file)
{
    return static_cast<std::uint64_t>(status.st_size) == file.bytes &&
           modified_nanoseconds(status) == file.modified_nanoseconds;
}

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

bool same_identity(const FileRecord& a, const FileRecord& b)
{
    return a.bytes == b.bytes && a.modified_nanoseconds == b.modified_nanoseconds && a.sha256 == b.sha256 &&
           a.pages == b.pages;
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
    stems_.clear();
    superseded_.clear();
    next_entry_ = 0;
    std::map<std::string, FileRecord> known;
    for (FileRecord& file : sources_.journal.files_in(folder.folder)) {
        known.emplace(file.file, std::move(file));
    }
    for (const ListedScan& scan : folder.scans) {
        stems_.insert(scan.stem);
        auto record = known.extract(scan.file);
        entries_.push_back({&scan, record.empty() ? std::nullopt : std::optional(std::move(record.mapped()))});
    }
    for (auto& [name, file] : known) {
        const bool taken_over = !file.page_records.empty() && stems_.contains(file.page_records.front().stem);
        if (taken_over) {
            superseded_.push_back(std::move(file));
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
            const bool selected = entry.scan != nullptr && entry.scan->selected;
            pages_skipped_ += selected ? entry.known->pages : 0;
            scans_unopened_ -= selected ? 1 : 0;
        }
        entries_.clear();
    }
}

bool BatchPlan::is_unchanged() const
{
    const auto unchanged = [&](const Entry& entry) { return is_unchanged(entry); };
    if (sources_.force || !superseded_.empty() || !std::all_of(entries_.begin(), entries_.end(), unchanged)) {
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
    if (!entry.known || entry.known->pages == 0) {
        return false;
    }
    const FileRecord& known = *entry.known;
    const auto is_done = [&](const PageRecord& page) {
        return page.state == PageState::Done && page.key == key_of(known, *entry.scan, page.page);
    };
    struct stat status = {};
    return ::stat(entry.scan->path.c_str(), &status) == 0 && is_same(status, known) &&
           known.page_records.size() == static_cast<std::size_t>(known.pages) &&
           std::all_of(known.page_records.begin(), known.page_records.end(), is_done) &&
           !has_work(pages_to_read(entry, known));
}

void BatchPlan::close_folder()
{
    PageTask task;
    task.kind = PageTask::Kind::EndOfFolder;
    task.folder = folder_;
    for (const FileRecord& file : superseded_) {
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
        file = looked_at(entry);
        stage = Stage::Read;
        std::vector<bool> to_read = pages_to_read(entry, file);
        std::vector<PageHeader> headers;
        if (file.pages == 0 || has_work(to_read)) {
            headers = sources_.probe(entry.scan->path);
            if (headers.size() != to_read.size()) {
                file.pages = static_cast<int>(headers.size());
                to_read = pages_to_read(entry, file);
            }
        }
        plan_pages(entry, file, to_read, headers);
    } catch (const BatchError&) {
        throw;
    } catch (const std::runtime_error& error) {
        file.pages = 0;
        fail(entry, file, stage, error.what());
    }
}

void BatchPlan::remember(const FileRecord& known)
{
    for (const PageRecord& page : known.page_records) {
        if (page.state != PageState::Failed) {
            tasks_.push_back(remembered({known.file, page.page}, page));
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

FileRecord BatchPlan::looked_at(const Entry& entry) const
{
    const struct stat status = status_of(entry.scan->path);
    FileRecord file;
    file.file = entry.scan->file;
    file.bytes = static_cast<std::uint64_t>(status.st_size);
    file.modified_nanoseconds = modified_nanoseconds(status);
    const bool known = entry.known && !entry.known->sha256.empty();
    file.sha256 = known && !sources_.force && is_same(status, *entry.known) ? entry.known->sha256
                                                                            : sha256_of_file(entry.scan->path);
    file.pages = known && entry.known->sha256 == file.sha256 ? entry.known->pages : 0;
    return file;
}

void BatchPlan::plan_pages(const Entry& entry, const FileRecord& file, const std::vector<bool>& to_read,
                           const std::vector<PageHeader>& headers)
{
    const bool joins = file.pages > 1 && (has_work(to_read) || !sources_.has_output(pdf_name(entry.scan->stem)));
    for (int page = 0; page < file.pages; ++page) {
        const auto index = static_cast<std::size_t>(page);
        PageTask task = to_read[index] ? to_be_read(entry, file, page, headers[index])
                                       : remembered({file.file, page}, *record_of(entry, page));
        ++(to_read[index] ? pages_planned_ : pages_skipped_);
        task.file_stem = entry.scan->stem;
        task.single_page = file.pages == 1;
        task.pages = file.pages;
        task.joins_pdf = joins && page == file.pages - 1;
        if (page == 0) {
            FileChange change = change_of(entry, file);
            if (!entry.known || !same_identity(file, *entry.known) || !change.outdated.empty()) {
                task.change = std::move(change);
            }
        }
        tasks_.push_back(std::move(task));
    }
}

PageTask BatchPlan::to_be_read(const Entry& entry, const FileRecord& file, int page, const PageHeader& header) const
{
    const PageRecord* const known = record_of(entry, page);
    PageTask task;
    task.kind = PageTask::Kind::Read;
    task.folder = folder_;
    task.id = {file.file, page};
    task.scan = entry.scan->path;
    task.sha256 = file.sha256;
    task.record.page = page;
    task.record.key = key_of(file, *entry.scan, page);
    task.record.stem = page_stem(entry.scan->stem, page);
    task.bytes_to_decode = bytes_to_decode(header);
    task.was_read = known != nullptr && known->state != PageState::Failed;
    return task;
}

void BatchPlan::fail(const Entry& entry, const FileRecord& file, Stage stage, const std::string& reason)
{
    ++pages_planned_;
    PageTask task;
    task.kind = PageTask::Kind::Fail;
    task.folder = folder_;
    task.id = {file.file, 0};
    task.scan = entry.scan->path;
    task.file_stem = entry.scan->stem;
    task.record.stem = entry.scan->stem;
    task.record.key = key_of(file, *entry.scan, 0);
    task.record.state = PageState::Failed;
    task.record.stage = stage;
    task.record.reason = reason;
    task.change = change_of(entry, file);
    if (stage == Stage::List) {
        task.change->outdated.clear();  // the disk may be at fault: what was delivered stays
    }
    tasks_.push_back(std::move(task));
}

std::vector<bool> BatchPlan::pages_to_read(const Entry& entry, const FileRecord& file) const
{
    std::vector<bool> to_read;
    if (file.pages == 0) {
        return to_read;
    }
    for (int page = 0; page < file.pages; ++page) {
        const PageRecord* const known = record_of(entry, page);
        const bool good = known != nullptr && known->state != PageState::Failed &&
                          known->key == key_of(file, *entry.scan, page) && sources_.has_output(text_name(known->stem));
        to_read.push_back(sources_.force || !good);
    }
    const bool lacks_pdf = !sources_.has_output(pdf_name(entry.scan->stem));
    if (file.pages == 1) {
        to_read.front() = to_read.front() || lacks_pdf;
    } else if (lacks_pdf || has_work(to_read)) {
        for (int page = 0; page < file.pages; ++page) {
            const auto index = static_cast<std::size_t>(page);
            to_read[index] = to_read[index] || !sources_.has_output(part_name({file.file, page}));
        }
    }
    return to_read;
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

FileChange BatchPlan::change_of(const Entry& entry, const FileRecord& file) const
{
    FileChange change{file, {}};
    for (const FileRecord& other : superseded_) {
        const bool takes_over = other.page_records.front().stem == entry.scan->stem;
        for (const PageRecord& page : other.page_records) {
            if (takes_over && page.page >= file.pages) {
                change.outdated.push_back(text_name(page.stem));
            }
        }
    }
    if (entry.known) {
        add_outdated(*entry.known, *entry.scan, change);
    }
    return change;
}

void BatchPlan::add_outdated(const FileRecord& known, const ListedScan& scan, FileChange& change) const
{
    for (const PageRecord& page : known.page_records) {
        const bool gone = page.page >= change.file.pages || page.stem != page_stem(scan.stem, page.page);
        const bool renamed = page.page == 0 && page.stem != scan.stem;
        const bool claimed = renamed && stems_.contains(page.stem);
        if (gone && !claimed) {
            change.outdated.push_back(text_name(page.stem));
        }
        if (renamed && !claimed) {
            change.outdated.push_back(pdf_name(page.stem));
        }
    }
}

std::string BatchPlan::key_of(const FileRecord& file, const ListedScan& scan, int page) const
{
    return sha256(file.sha256 + '\n' + page_stem(scan.stem, page) + '\n' + sources_.fingerprint);
}

}  // namespace depesha
