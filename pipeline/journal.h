// SPDX-License-Identifier: Apache-2.0
// What was done, page by page: an SQLite database in the output folder.
#pragma once

#include "page/outcome.h"
#include "pipeline/output_note.h"
#include "pipeline/scan_list.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace depesha {

/// Read: text and PDF lie under their final names, the telegrams of the folder may not. Done: all outputs do.
enum class PageState { Read, Done, Failed };

/// "read", "done", "failed": as the status spells it.
[[nodiscard]] std::string_view to_string(PageState state);

struct PageRecord {
    /// Index in the file, from 0.
    int page = 0;

    /// Hash of all that the result depends on.
    std::string key;

    /// Name of its outputs, relative to the output folder.
    std::string stem;

    PageState state = PageState::Read;

    /// Where it failed, and why: one sentence.
    Stage stage = Stage::Read;
    std::string reason;
    Cause cause = Cause::Page;

    /// How often it was tried in vain, over all runs; 0 once it was read.
    int tries = 0;

    /// 0 to 1: of the reading.
    double confidence = 0.0;

    /// Time it took.
    double seconds = 0.0;
};

struct FileRecord {
    std::string file;

    /// As the file system told them when `sha256` was taken: same size and time, same bytes.
    std::uint64_t bytes = 0;
    std::int64_t modified_nanoseconds = 0;

    std::string sha256;

    /// Number of pages; 0 if the file could not be opened.
    int pages = 0;

    /// In the order of their index; not every page needs to have one.
    std::vector<PageRecord> page_records;
};

/// What the journal keeps of a telegram's record.
struct TelegramNote {
    std::string id;

    /// As in the record, 0 to 1.
    double confidence = 0.0;

    /// Path of the field that most needs a look ("message.header.date"), and how many need one.
    std::string worst_field;
    int doubtful_fields = 0;
};

/// What is odd with the leaves of a folder whose scans are named by leaf numbers.
struct LeafNote {
    /// With its path below the input folder.
    std::string folder;

    /// Leaves and runs of them, in order: "32", "40-44".
    std::vector<std::string> missing;

    /// In order, the side told: "31", "31об".
    std::vector<std::string> doubled;
};

/// What `depesha status` tells.
struct JournalSummary {
    int files = 0;
    int pages_done = 0;
    int pages_read = 0;
    int telegrams = 0;
    std::vector<PageFailure> failed;

    /// The least sure first.
    std::vector<TelegramNote> to_review;
    std::vector<LeftOut> left_out;

    /// Of folders that miss leaves or have some twice.
    std::vector<LeafNote> leaves;
};

class JournalDatabase;

/// Safe from any thread. What is noted survives the end of the process; a power cut may take the last pages, which are
/// then done anew. Throws BatchError with a sentence if the database fails.
class Journal {
public:
    /// Opens the journal or makes it; one of an older program is brought up to date. Throws SetupError if a newer
    /// program made it.
    explicit Journal(const std::filesystem::path& file);

    /// Opens an existing journal, also while a run writes to it. Nothing may be noted. One of an older program is read
    /// as it would be after it was brought up to date.
    [[nodiscard]] static Journal for_reading(const std::filesystem::path& file);

    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;
    Journal(Journal&&) noexcept;
    Journal& operator=(Journal&&) = delete;
    ~Journal();

    /// The folders of which anything is noted, by name.
    [[nodiscard]] std::vector<std::string> folders();

    /// The files known in this folder, by name.
    [[nodiscard]] std::vector<FileRecord> files_in(const std::string& folder);

    /// The files of which not every page is done, by name.
    [[nodiscard]] std::vector<std::string> unfinished_files();

    /// Ids of the telegrams whose files lie (or may lie) in the output folder.
    [[nodiscard]] std::vector<std::string> telegrams_of(const std::string& folder);

    /// The page packed by `note_read`.
    [[nodiscard]] std::string packed_page(const PageId& id);

    /// Notes a file without its page records; records of pages it no longer has are dropped.
    void note_file(const std::string& folder, const FileRecord& file);

    void note_read(const std::string& file, const PageRecord& page, const std::string& packed);
    void note_failed(const std::string& file, const PageRecord& page);

    /// The failures of these pages are the machine's after all.
    void note_machine_trouble(const std::vector<PageId>& pages);

    /// To be called before outputs of a page are written over: what the journal held of it no longer counts.
    void note_redone(const PageId& id);

    /// The same for all pages of these files, whose bytes are to be looked at anew, too.
    void note_files_redone(const std::vector<std::string>& files);

    /// Lets the failed pages of these files be tried again. Returns how many there are.
    int note_to_be_retried(const std::vector<std::string>& files);

    /// Notes outputs that lie under their final names, or are about to.
    void note_outputs(const std::vector<OutputNote>& outputs);
    void forget_output(const std::string& name);

    /// The outputs in one folder of the output folder (of `name` what stands before the last '/'), by name.
    [[nodiscard]] std::vector<OutputNote> outputs_in(const std::string& folder);

    /// All outputs, by name.
    [[nodiscard]] std::vector<OutputNote> outputs();

    /// Forgets a file and its pages.
    void forget_file(const std::string& file);

    /// To be called before files of these telegrams are written: they are the folder's from now on.
    void note_telegrams_begun(const std::string& folder, const std::vector<std::string>& ids);

    /// All outputs of the folder lie under their final names: these are its telegrams, its read pages are done.
    void note_folder_done(const std::string& folder, const std::vector<TelegramNote>& telegrams);

    /// What of the folder was refused or left out at the last look.
    void note_not_taken(const ScanFolder& folder);

    /// The input folder whose scans go by this prefix.
    [[nodiscard]] std::optional<std::filesystem::path> root_of(const std::string& prefix);
    void note_root(const InputRoot& root);
    [[nodiscard]] std::vector<InputRoot> roots();

    [[nodiscard]] JournalSummary summary();

private:
    explicit Journal(std::unique_ptr<JournalDatabase> database);

    std::unique_ptr<JournalDatabase> database_;
};

}  // namespace depesha
