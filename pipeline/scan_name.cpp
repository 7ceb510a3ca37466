// SPDX-License-Identifier: Apache-2.0
#include "pipeline/scan_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace depesha {
namespace {

/// Longest name most file systems take, less the longest ending an output adds (".p0001bb.telegram.json").
constexpr std::size_t max_name_bytes = 255 - 22;

std::string lower_ending(std::string_view name)
{
    const std::size_t dot = name.rfind('.');
    std::string ending(dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1));
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return ending;
}

template <std::size_t Count>
bool is_one_of(const std::array<std::string_view, Count>& endings, std::string_view ending)
{
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

/// Length of the well-formed UTF-8 sequence at the start of the text; 0 if there is none.
std::size_t sequence_length(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(0);
    const std::size_t length = first < 0x80   ? 1
                               : first < 0xC2 ? 0
                               : first < 0xE0 ? 2
                               : first < 0xF0 ? 3
                               : first < 0xF5 ? 4
                                              : 0;
    if (length == 0 || length > text.size()) {
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) {
            return 0;
        }
    }
    const bool overlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
    const bool beyond = (first == 0xED && byte(1) >= 0xA0) || (first == 0xF4 && byte(1) >= 0x90);
    return overlong || beyond ? 0 : length;
}

bool is_control(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

}  // namespace

bool is_skipped(std::string_view name)
{
    static constexpr std::array<std::string_view, 5> half_copied{"tmp", "part", "partial", "crdownload", "filepart"};
    static constexpr std::array<std::string_view, 3> housekeeping{"Thumbs.db", "desktop.ini", "@eaDir"};
    return name.empty() || name.front() == '.' || name.back() == '~' || is_one_of(half_copied, lower_ending(name)) ||
           is_one_of(housekeeping, name);
}

std::string reason_to_leave_out(std::string_view name)
{
    static constexpr std::array<std::string_view, 36> no_scans{
        "txt", "text", "md",  "rst",  "log", "json", "jsonl", "xml", "html", "htm", "xhtml", "css",
        "csv", "tsv",  "xls", "xlsx", "ods", "doc",  "docx",  "odt", "rtf",  "ini", "toml",  "yaml",
        "yml", "db",   "sh",  "py",   "js",  "exe",  "dll",   "zip", "gz",   "tar", "md5",   "sha256"};
    const std::string ending = lower_ending(name);
    return is_one_of(no_scans, ending) ? "No scan by its name (." + ending + ")." : std::string();
}

std::string fault_of_name(const std::string& name)
{
    if (printable(name) != name) {
        return "The name is not plain UTF-8 text; rename the file.";
    }
    if (name.size() > max_name_bytes) {
        return fmt::format("The name is longer than {} bytes and its outputs could not be named; shorten it.",
                           max_name_bytes);
    }
    return {};
}

std::string printable(std::string_view text)
{
    std::string result;
    while (!text.empty()) {
        const std::size_t length = sequence_length(text);
        const bool plain = length > 0 && !is_control(text.front());
        result += plain ? text.substr(0, length) : std::string_view("?");
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return result;
}

}  // namespace depesha
