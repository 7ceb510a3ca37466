// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/seal.h"

#include "pipeline/night/manifest.h"
#include "pipeline/page_task.h"
#include "pipeline/sha256.h"

#include <algorithm>
#include <set>

namespace depesha {
namespace {

/// The PDF of a file lacks the pages that failed; without any other there is none.
bool has_pdf(const FileRecord& file)
{
    return std::any_of(file.page_records.begin(), file.page_records.end(),
                       [](const PageRecord& page) { return page.state == PageState::Done; });
}

}  // namespace

std::vector<std::string> expected_outputs(Journal& journal)
{
    std::vector<std::string> names;
    for (const std::string& folder : journal.folders()) {
        for (const FileRecord& file : journal.files_in(folder)) {
            if (has_pdf(file)) {
                names.push_back(pdf_name(file.page_records.front().stem));
            }
            for (const PageRecord& page : file.page_records) {
                if (page.state == PageState::Done) {
                    names.push_back(text_name(page.stem));
                }
            }
        }
        for (const std::string& id : journal.telegrams_of(folder)) {
            names.push_back(telegram_name(id));
            names.push_back(tei_file_name(id));
        }
    }
    return names;
}

void seal(Journal& journal, const OutputFolder& output)
{
    std::set<std::string> noted;
    for (const OutputNote& note : journal.outputs()) {
        noted.insert(note.name);
    }
    std::vector<OutputNote> unnoted;
    for (const std::string& name : expected_outputs(journal)) {
        if (!noted.contains(name) && output.has(name)) {
            unnoted.push_back({name, sha256_of_file(output.root() / name)});
        }
    }
    journal.note_outputs(unnoted);
    write_manifests(output, journal.outputs());
}

}  // namespace depesha
