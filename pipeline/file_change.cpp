// SPDX-License-Identifier: Apache-2.0
#include "pipeline/file_change.h"

#include "pipeline/output_stem.h"

namespace depesha {
namespace {

bool same_identity(const FileRecord& a, const FileRecord& b)
{
    return a.bytes == b.bytes && a.modified_nanoseconds == b.modified_nanoseconds && a.sha256 == b.sha256 &&
           a.pages == b.pages;
}

void add_outdated_page(const std::string& stem, FileChange& change)
{
    change.outdated.push_back(text_name(stem));
    change.outdated.push_back(quarantine_name(stem));
}

/// Pages that the scan which bore these outputs had, and the one that takes its place has not.
void add_taken_over(const FileRecord& other, const ListedScan& scan, FileChange& change)
{
    const bool takes_over = other.page_records.front().stem == scan.stem;
    for (const PageRecord& page : other.page_records) {
        if (takes_over && page.page >= change.file.pages) {
            add_outdated_page(page.stem, change);
        }
    }
}

void add_outdated(const FileRecord& known, const ListedScan& scan, const std::set<std::string>& stems,
                  FileChange& change)
{
    for (const PageRecord& page : known.page_records) {
        const bool gone = page.page >= change.file.pages || page.stem != page_stem(scan.stem, page.page);
        const bool renamed = page.page == 0 && page.stem != scan.stem;
        const bool claimed = renamed && stems.contains(page.stem);
        if (gone && !claimed) {
            add_outdated_page(page.stem, change);
        }
        if (renamed && !claimed) {
            change.outdated.push_back(pdf_name(page.stem));
        }
    }
}

}  // namespace

FileChange change_of(const FileRecord& file, const ListedScan& scan, const FileRecord* known, const KnownFolder& folder)
{
    FileChange change;
    change.file = file;
    for (const FileRecord& other : folder.superseded) {
        add_taken_over(other, scan, change);
    }
    if (known != nullptr) {
        add_outdated(*known, scan, folder.stems, change);
        change.replaced = !known->sha256.empty() && !file.sha256.empty() && known->sha256 != file.sha256;
    }
    return change;
}

bool is_change(const FileChange& change, const FileRecord* known)
{
    return known == nullptr || !same_identity(change.file, *known) || !change.outdated.empty();
}

}  // namespace depesha
