// SPDX-License-Identifier: Apache-2.0
// Input folders -> the scans in them, in a stable order, with the names of their outputs.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace depesha {

struct ListedScan {
    /// Relative to the input folder, prefixed by its name where there are several inputs; as in PageId.
    std::string file;

    /// Where it lies.
    std::filesystem::path path;

    /// Name of the outputs of its first page, relative to the output folder, unique within it.
    std::string stem;

    /// False for a scan that is listed only because it belongs to the folder: --only or the INPUTs leave it out.
    bool selected = true;
};

/// A link out of the input, a device, a folder that cannot be listed, a name no output can have: a failure of
/// Stage::List.
struct RefusedFile {
    std::string file;
    std::string reason;

    /// As in ListedScan. Always true for a folder in which there may be scans that are asked for.
    bool selected = true;
};

/// A file that is no scan by its name: text, tables, program files. Told in the status, never a failure.
struct LeftOut {
    std::string file;
    std::string reason;
};

/// One folder of scans; telegrams never reach over its border.
struct ScanFolder {
    /// Relative, as in ListedScan::file; empty for the input folder itself.
    std::string folder;

    /// In natural order.
    std::vector<ListedScan> scans;

    std::vector<RefusedFile> refused;
    std::vector<LeftOut> left_out;
};

/// An input folder and the name its files go by; the prefix is empty where there is only one.
struct InputRoot {
    std::filesystem::path path;
    std::string prefix;

    /// True if all scans in it are asked for: no single files are named, and there is no --only.
    bool whole = false;
};

struct ScanList {
    std::vector<InputRoot> roots;

    /// In natural order of their names; no folder twice.
    std::vector<ScanFolder> folders;
};

/// Lists the scans under the inputs (files or folders, recursively). Of a file given by name, the other scans of its
/// folder are listed too, not selected. Hidden files and folders and half-copied files (.tmp, .part, ...) are skipped.
/// `only`: patterns as the shell knows them, against the relative path or the name; empty selects all.
/// Throws SetupError with a sentence where an input does not exist or two inputs would go by one name.
[[nodiscard]] ScanList list_scans(const std::vector<std::filesystem::path>& inputs,
                                  const std::vector<std::string>& only);

}  // namespace depesha
