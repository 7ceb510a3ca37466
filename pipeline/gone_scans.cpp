// SPDX-License-Identifier: Apache-2.0
#include "pipeline/gone_scans.h"

#include "pipeline/natural_order.h"
#include "pipeline/page_task.h"

#include <algorithm>
#include <set>
#include <string>

namespace depesha {
namespace {

/// What a list of scans says of any folder, also of one that is gone.
class Listing {
public:
    Listing(const ScanList& scans, Journal& journal) : scans_(scans), journal_(journal)
    {
        for (const ScanFolder& folder : scans.folders) {
            folders_.insert(folder.folder);
            for (const ListedScan& scan : folder.scans) {
                files_.insert(scan.file);
            }
            for (const RefusedFile& refused : folder.refused) {
                refused_.insert(refused.file);
            }
        }
    }

    [[nodiscard]] bool has_folder(const std::string& folder) const { return folders_.contains(folder); }
    [[nodiscard]] bool has_file(const std::string& file) const { return files_.contains(file); }

    /// What is not in such a folder's list is not in the folder.
    [[nodiscard]] bool is_whole(const std::string& folder) const
    {
        return belongs_to_a_whole_root(folder) && !lies_in_a_refused_folder(folder);
    }

private:
    [[nodiscard]] bool belongs_to_a_whole_root(const std::string& folder) const
    {
        const std::string first = folder.substr(0, folder.find('/'));
        const std::string prefix = journal_.root_of(first) ? first : std::string();
        return std::any_of(scans_.roots.begin(), scans_.roots.end(),
                           [&](const InputRoot& root) { return root.whole && root.prefix == prefix; });
    }

    [[nodiscard]] bool lies_in_a_refused_folder(std::string folder) const
    {
        while (!folder.empty() && !refused_.contains(folder)) {
            folder.resize(folder_of(folder).size());
        }
        return refused_.contains(folder);
    }

    const ScanList& scans_;
    Journal& journal_;
    std::set<std::string> folders_;
    std::set<std::string> files_;
    std::set<std::string> refused_;
};

bool was_delivered(const FileRecord& file, const OutputFolder& output)
{
    return std::any_of(file.page_records.begin(), file.page_records.end(), [&](const PageRecord& page) {
        return page.state != PageState::Failed || output.has(text_name(page.stem)) || output.has(pdf_name(page.stem));
    });
}

void remove_quarantined(const FileRecord& file, const OutputFolder& output)
{
    for (const PageRecord& page : file.page_records) {
        output.remove(quarantine_name(page.stem));
    }
}

}  // namespace

void forget_gone_scans(const ScanList& scans, Journal& journal, const OutputFolder& output)
{
    const Listing listing(scans, journal);
    for (const std::string& folder : journal.folders()) {
        if (!listing.is_whole(folder)) {
            continue;
        }
        for (const FileRecord& file : journal.files_in(folder)) {
            if (!listing.has_file(file.file) && !was_delivered(file, output)) {
                journal.forget_file(file.file);
                remove_quarantined(file, output);
            }
        }
        if (!listing.has_folder(folder)) {
            journal.note_not_taken({folder, {}, {}, {}});
        }
    }
}

}  // namespace depesha
