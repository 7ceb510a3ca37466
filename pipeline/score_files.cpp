// SPDX-License-Identifier: Apache-2.0
#include "pipeline/score_files.h"

#include "pipeline/errors.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <sstream>
#include <system_error>

namespace depesha {

namespace {

namespace fs = std::filesystem;

// A record of a telegram has about 50 kB, a transcript 3 kB.
constexpr std::uintmax_t largest_file = 16'000'000;

std::vector<std::string> cells_of(std::string line, char separator)
{
    if (line.ends_with('\r')) {
        line.pop_back();
    }
    std::vector<std::string> cells;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, separator);) {
        cells.push_back(cell);
    }
    return cells;
}

void check_columns(const fs::path& file, const TableRow& row, const std::vector<std::string>& needed)
{
    for (const std::string& column : needed) {
        if (!row.contains(column)) {
            throw SetupError(utf8_path(file) + " has rows without the column \"" + column +
                             "\"; see docs/accuracy.md for its columns.");
        }
    }
}

}  // namespace

std::string utf8_path(const fs::path& path)
{
    const std::u8string text = path.generic_u8string();
    return {text.begin(), text.end()};
}

std::string file_text(const fs::path& file)
{
    std::error_code error;
    if (!fs::is_regular_file(file, error)) {
        return {};
    }
    if (const std::uintmax_t size = fs::file_size(file, error); !error && size > largest_file) {
        throw SetupError(utf8_path(file) + " has " + std::to_string(size) +
                         " bytes, more than any text or record; take it out of the folder.");
    }
    std::ifstream stream(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (!stream.is_open() || stream.bad()) {
        throw SetupError(utf8_path(file) + " cannot be read; give yourself the right to read it.");
    }
    return text;
}

std::vector<fs::path> files_below(const fs::path& folder, std::string_view ending)
{
    std::vector<fs::path> found;
    std::error_code error;
    if (fs::is_directory(folder, error)) {
        auto entry = fs::recursive_directory_iterator(folder, error);
        for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
            std::error_code gone;
            if (utf8_path(entry->path()).ends_with(ending) && entry->is_regular_file(gone)) {
                found.push_back(entry->path());
            }
        }
        if (error) {
            throw SetupError("The folder " + utf8_path(folder) + " cannot be listed to its end: " + error.message() +
                             "; give yourself the right to read all that lies in it.");
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<TableRow> table_rows(const fs::path& file, char separator, const std::vector<std::string>& needed)
{
    std::istringstream lines(file_text(file));
    std::string line;
    std::getline(lines, line);
    const std::vector<std::string> head = cells_of(line, separator);
    std::vector<TableRow> rows;
    while (std::getline(lines, line)) {
        const std::vector<std::string> cells = cells_of(line, separator);
        if (cells.empty()) {
            continue;
        }
        TableRow& row = rows.emplace_back();
        for (std::size_t i = 0; i < std::min(head.size(), cells.size()); ++i) {
            row[head[i]] = cells[i];
        }
        check_columns(file, row, needed);
    }
    return rows;
}

}  // namespace depesha
