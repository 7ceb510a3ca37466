// SPDX-License-Identifier: Apache-2.0
#include "pipeline/spent_parts.h"

#include "pipeline/page_task.h"

#include <filesystem>
#include <set>
#include <system_error>
#include <vector>

namespace depesha {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> folders_in(const fs::path& parts)
{
    std::vector<fs::path> folders;
    std::error_code error;
    if (fs::symlink_status(parts, error).type() != fs::file_type::directory) {
        return folders;
    }
    fs::directory_iterator entries(parts, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
        folders.push_back(entries->path());
    }
    return folders;
}

}  // namespace

void remove_spent_parts(Journal& journal, const OutputFolder& output)
{
    const std::vector<fs::path> folders = folders_in(output.own_folder() / "parts");
    if (folders.empty()) {
        return;
    }
    std::set<fs::path> needed;
    for (const std::string& file : journal.unfinished_files()) {
        needed.insert((output.root() / part_name({file, 0})).parent_path());
    }
    for (const fs::path& folder : folders) {
        std::error_code error;
        if (!needed.contains(folder)) {
            fs::remove_all(folder, error);
        }
    }
}

}  // namespace depesha
