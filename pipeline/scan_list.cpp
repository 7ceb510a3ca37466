// SPDX-License-Identifier: Apache-2.0
#include "pipeline/scan_list.h"

#include "pipeline/input_root.h"
#include "pipeline/natural_order.h"
#include "pipeline/output_stem.h"
#include "pipeline/scan_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <fnmatch.h>
#include <map>
#include <system_error>
#include <utility>

namespace depesha {
namespace {

namespace fs = std::filesystem;

struct PathOrder {
    bool operator()(const std::string& a, const std::string& b) const { return path_comes_before(a + "/x", b + "/x"); }
};

using Folders = std::map<std::string, ScanFolder, PathOrder>;

/// False if no path in the folder can match: the patterns begin otherwise.
bool may_match_within(const std::vector<std::string>& only, const std::string& folder)
{
    const std::string above = folder.empty() ? std::string() : folder + '/';
    return only.empty() || std::any_of(only.begin(), only.end(), [&](const std::string& pattern) {
               const std::string head = pattern.substr(0, pattern.find_first_of("*?[\\"));
               const std::size_t shorter = std::min(head.size(), above.size());
               return pattern.find('/') == std::string::npos || head.compare(0, shorter, above, 0, shorter) == 0;
           });
}

bool matches(const std::vector<std::string>& only, const std::string& file)
{
    const std::string name(name_of(file));
    return only.empty() || std::any_of(only.begin(), only.end(), [&](const std::string& pattern) {
               return fnmatch(pattern.c_str(), file.c_str(), 0) == 0 || fnmatch(pattern.c_str(), name.c_str(), 0) == 0;
           });
}

/// Walks one input.
class Walk {
public:
    Walk(const Input& input, const std::vector<std::string>& only, Folders& folders)
        : input_(input), only_(only), folders_(folders)
    {
    }

    void run() { visit_folder(input_.root.path, input_.root.prefix); }

private:
    void visit_folder(const fs::path& path, const std::string& relative)
    {
        std::error_code error;
        fs::directory_iterator entries(path, error);
        for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
            const std::string name = entries->path().filename().string();
            if (!is_skipped(name)) {
                visit(*entries, relative.empty() ? name : fmt::format("{}/{}", relative, name));
            }
        }
        if (error) {
            folder_of_file(relative).refused.push_back(
                {relative, "The folder cannot be listed: " + error.message() + '.', may_match_within(only_, relative)});
        }
    }

    void visit(const fs::directory_entry& entry, const std::string& file)
    {
        std::error_code error;
        if (const std::string fault = fault_of_name(std::string(name_of(file))); !fault.empty()) {
            refuse(file, fault);
        } else if (entry.is_symlink(error)) {
            visit_link(entry, file);
        } else if (entry.is_directory(error)) {
            visit_subfolder(entry, file);
        } else if (entry.is_regular_file(error)) {
            add(entry.path(), file);
        } else {
            refuse(file, "This is neither a file nor a folder; take it out of the input.");
        }
    }

    void visit_subfolder(const fs::directory_entry& entry, const std::string& file)
    {
        if (input_.named_files.empty()) {
            visit_folder(entry.path(), file);
        }
    }

    void visit_link(const fs::directory_entry& entry, const std::string& file)
    {
        std::error_code error;
        const fs::path target = fs::canonical(entry.path(), error);
        if (error) {
            refuse(file, "The link points nowhere; mend or remove it.");
        } else if (!lies_within(target, input_.root.path)) {
            refuse(file, "The link leads out of the input folder; copy the scan to where the link is.");
        } else if (fs::is_regular_file(target, error)) {
            add(entry.path(), file);
        }
    }

    void add(const fs::path& path, const std::string& file)
    {
        if (const std::string reason = reason_to_leave_out(name_of(file)); !reason.empty()) {
            folder_of_file(file).left_out.push_back({file, reason});
            return;
        }
        folder_of_file(file).scans.push_back({file, path, {}, is_selected(file)});
    }

    void refuse(const std::string& file, std::string reason)
    {
        folder_of_file(file).refused.push_back({printable(file), std::move(reason), is_selected(file)});
    }

    [[nodiscard]] bool is_selected(const std::string& file) const
    {
        const std::vector<std::string>& named = input_.named_files;
        return (named.empty() || std::find(named.begin(), named.end(), name_of(file)) != named.end()) &&
               matches(only_, file);
    }

    ScanFolder& folder_of_file(const std::string& file)
    {
        const std::string folder(folder_of(file));
        ScanFolder& found = folders_[folder];
        found.folder = folder;
        return found;
    }

    const Input& input_;
    const std::vector<std::string>& only_;
    Folders& folders_;
};

void put_in_order(ScanFolder& folder)
{
    const auto by_name = [](const auto& a, const auto& b) { return path_comes_before(a.file, b.file); };
    std::sort(folder.scans.begin(), folder.scans.end(), by_name);
    std::sort(folder.left_out.begin(), folder.left_out.end(), by_name);
    std::sort(folder.refused.begin(), folder.refused.end(), by_name);
}

void name_outputs(ScanFolder& folder)
{
    std::vector<std::string> names;
    names.reserve(folder.scans.size());
    for (const ListedScan& scan : folder.scans) {
        names.emplace_back(name_of(scan.file));
    }
    std::vector<std::string> stems = unique_stems(names);
    for (std::size_t i = 0; i < stems.size(); ++i) {
        folder.scans[i].stem = folder.folder.empty() ? stems[i] : folder.folder + '/' + stems[i];
    }
}

}  // namespace

ScanList list_scans(const std::vector<std::filesystem::path>& inputs, const std::vector<std::string>& only)
{
    ScanList list;
    Folders folders;
    for (const Input& input : resolve_inputs(inputs)) {
        Walk(input, only, folders).run();
        list.roots.push_back({input.root.path, input.root.prefix, input.named_files.empty() && only.empty()});
    }
    for (auto& [name, folder] : folders) {
        put_in_order(folder);
        name_outputs(folder);
        list.folders.push_back(std::move(folder));
    }
    return list;
}

}  // namespace depesha
