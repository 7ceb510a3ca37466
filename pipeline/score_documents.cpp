// SPDX-License-Identifier: Apache-2.0
#include "pipeline/score_documents.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string_view>

namespace depesha {

namespace {

namespace fs = std::filesystem;

std::string utf8(const fs::path& path)
{
    const std::u8string text = path.generic_u8string();
    return {text.begin(), text.end()};
}

std::vector<fs::path> files_below(const fs::path& folder, std::string_view ending)
{
    std::vector<fs::path> found;
    if (fs::is_directory(folder)) {
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.is_regular_file() && utf8(entry.path()).ends_with(ending)) {
                found.push_back(entry.path());
            }
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<std::string> split(const std::string& line, char separator)
{
    std::vector<std::string> cells;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, separator);) {
        cells.push_back(cell);
    }
    return cells;
}

using Row = std::map<std::string, std::string>;

/// A table with a head line; empty where the file is missing.
std::vector<Row> table(const fs::path& file, char separator)
{
    std::istringstream lines(file_text(file));
    std::string line;
    std::getline(lines, line);
    const std::vector<std::string> head = split(line, separator);
    std::vector<Row> rows;
    while (std::getline(lines, line)) {
        const std::vector<std::string> cells = split(line, separator);
        Row& row = rows.emplace_back();
        for (std::size_t i = 0; i < std::min(head.size(), cells.size()); ++i) {
            row[head[i]] = cells[i];
        }
    }
    return rows;
}

std::map<std::string, std::vector<Row>> manifest_documents(const fs::path& truth)
{
    std::map<std::string, std::vector<Row>> documents;
    for (Row& row : table(truth / "manifest.tsv", '\t')) {
        documents[row["id"]].push_back(row);
    }
    return documents;
}

std::vector<std::string> manifest_groups(Row page)
{
    return {"lang " + page["lang"], "severity " + page["severity"], page["orientation"] == "0" ? "upright" : "turned"};
}

/// All that was read from one scan file: <stem>.txt, then <stem>.p0002.txt and so on.
std::string text_of_scan(const fs::path& out, const std::string& scan)
{
    const std::string stem = utf8(fs::path(scan).stem());
    std::string text = file_text(out / (stem + ".txt"));
    for (const fs::path& file : files_below(out, ".txt")) {
        if (utf8(file.filename()).starts_with(stem + ".p")) {
            text += '\n' + file_text(file);
        }
    }
    return text;
}

std::vector<TextDocument> documents_of_manifest(const fs::path& truth, const fs::path& out)
{
    std::vector<TextDocument> documents;
    for (const auto& [id, pages] : manifest_documents(truth)) {
        TextDocument& document = documents.emplace_back(TextDocument{id, manifest_groups(pages.front()), "", ""});
        std::vector<std::string> scans;
        for (const Row& page : pages) {
            document.transcript += file_text(truth / (id + '-' + page.at("page") + ".txt")) + '\n';
            if (scans.empty() || scans.back() != page.at("file")) {
                scans.push_back(page.at("file"));
                document.text += text_of_scan(out, scans.back()) + '\n';
            }
        }
    }
    return documents;
}

/// "p1.records.json" -> "p1", with the folders above it.
std::string record_id(const fs::path& file, const fs::path& truth)
{
    const std::string name = utf8(fs::relative(file, truth));
    return name.substr(0, name.size() - std::string_view(".records.json").size());
}

/// What `read` makes of the file; its RecordError gets the file's name.
template <class Read>
auto read_from(const fs::path& file, const Read& read)
{
    try {
        return read(file_text(file));
    } catch (const RecordError& error) {
        throw std::runtime_error(utf8(file) + ' ' + error.what() + '.');
    }
}

std::string without_page_number(const std::string& stem)
{
    const std::size_t dash = stem.rfind('-');
    const bool numbered = dash != std::string::npos && dash + 1 < stem.size() &&
                          std::all_of(stem.begin() + static_cast<std::ptrdiff_t>(dash) + 1, stem.end(),
                                      [](char c) { return c >= '0' && c <= '9'; });
    return numbered ? stem.substr(0, dash) : stem;
}

/// The document that a record belongs to; empty if to none.
std::string document_of(const RecordLeaves& record, const std::map<std::string, RecordDocument>& documents)
{
    const fs::path file = record.file;
    const std::string whole = utf8(fs::path(file).replace_extension());
    const std::string stem = utf8(file.stem());
    for (const std::string& name : {whole, without_page_number(whole), stem, without_page_number(stem)}) {
        if (documents.contains(name)) {
            return name;
        }
    }
    return {};
}

}  // namespace

std::string file_text(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::vector<TextDocument> text_documents(const fs::path& truth, const fs::path& out)
{
    if (fs::exists(truth / "manifest.tsv")) {
        return documents_of_manifest(truth, out);
    }
    std::map<std::string, std::string> group;
    for (Row& row : table(truth / "index.csv", ',')) {
        group[row["page"]] = row["truth"];
    }
    std::vector<TextDocument> documents;
    for (const fs::path& file : files_below(truth, ".txt")) {
        const fs::path name = fs::relative(file, truth);
        const auto known = group.find(utf8(file.stem()));
        if (known == group.end() && !group.empty()) {
            continue;  // a note beside the scans
        }
        const bool named = known != group.end() && !known->second.empty();
        const auto groups = named ? std::vector<std::string>{known->second} : std::vector<std::string>{};
        documents.push_back({utf8(name), groups, file_text(file), file_text(out / name)});
    }
    return documents;
}

std::vector<RecordDocument> record_documents(const fs::path& truth, const fs::path& out)
{
    std::map<std::string, RecordDocument> documents;
    const auto manifest = manifest_documents(truth);
    for (const fs::path& file : files_below(truth, ".records.json")) {
        const std::string id = record_id(file, truth);
        RecordDocument& document = documents[id];
        document.name = id;
        document.truth = read_from(file, read_records);
        if (const auto pages = manifest.find(id); pages != manifest.end()) {
            document.groups = manifest_groups(pages->second.front());
        }
    }
    for (const fs::path& file : files_below(out, ".telegram.json")) {
        RecordLeaves record = read_from(file, read_record);
        const std::string id = document_of(record, documents);
        if (!id.empty() && record.kind != "blank") {
            documents[id].got.push_back(std::move(record));
        }
    }
    std::vector<RecordDocument> in_order;
    in_order.reserve(documents.size());
    for (auto& [id, document] : documents) {
        in_order.push_back(std::move(document));
    }
    return in_order;
}

}  // namespace depesha
