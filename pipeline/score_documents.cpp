// SPDX-License-Identifier: Apache-2.0
#include "pipeline/score_documents.h"

#include "pipeline/errors.h"
#include "pipeline/score_files.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace depesha {

namespace {

namespace fs = std::filesystem;

// Comparing takes the product of two lengths: two texts of 100,000 signs take 14 s, so these a minute; fifty sheets of
// Russian typescript fit.
constexpr std::size_t longest_text_bytes = 200'000;

void check_length(const std::string& name, std::size_t bytes)
{
    if (bytes > longest_text_bytes) {
        throw SetupError(name + " holds " + std::to_string(bytes) + " bytes of text and can be compared up to " +
                         std::to_string(longest_text_bytes) + "; split it, or take it out of the folder.");
    }
}

void check_length(const TextDocument& document)
{
    check_length("The transcript of " + document.name, document.transcript.size());
    check_length("What was read of " + document.name, document.text.size());
}

void check_length(const std::string& name, const std::vector<RecordLeaves>& records)
{
    std::size_t bytes = 0;
    for (const RecordLeaves& record : records) {
        bytes += record.body.size();
        for (const Leaf& leaf : record.leaves) {
            bytes += leaf.field.size();
            for (const std::string& value : leaf.values) {
                bytes += value.size() + 1;
            }
        }
    }
    check_length(name, bytes);
}

std::map<std::string, std::vector<TableRow>> manifest_documents(const fs::path& truth)
{
    std::map<std::string, std::vector<TableRow>> documents;
    for (const TableRow& row : table_rows(truth / "manifest.tsv", '\t', {"id", "page", "file"})) {
        documents[row.at("id")].push_back(row);
    }
    return documents;
}

std::vector<std::string> manifest_groups(const TableRow& page)
{
    std::vector<std::string> groups;
    for (const char* const column : {"lang", "severity"}) {
        if (const auto value = page.find(column); value != page.end()) {
            groups.push_back(std::string(column) + ' ' + value->second);
        }
    }
    if (const auto turn = page.find("orientation"); turn != page.end()) {
        groups.emplace_back(turn->second == "0" ? "upright" : "turned");
    }
    return groups;
}

/// "lang ru" for records that are all in one language; nothing if they do not tell.
std::vector<std::string> language_groups(const std::vector<RecordLeaves>& records)
{
    std::set<std::string> languages;
    for (const RecordLeaves& record : records) {
        languages.insert(record.languages.begin(), record.languages.end());
    }
    if (languages.empty()) {
        return {};
    }
    return {"lang " + (languages.size() > 1 ? "mixed" : *languages.begin())};
}

/// The texts below a folder of outputs, by their names.
class TextFiles {
public:
    explicit TextFiles(fs::path out) : out_(std::move(out))
    {
        for (const fs::path& file : files_below(out_, ".txt")) {
            by_name_[utf8_path(file.filename())].push_back(file);
        }
    }

    /// The text of a transcript: in the same subfolder, or else the only one of its name; empty for none.
    [[nodiscard]] fs::path of(const fs::path& transcript) const
    {
        if (fs::is_regular_file(out_ / transcript)) {
            return out_ / transcript;
        }
        const auto named = by_name_.find(utf8_path(transcript.filename()));
        return named != by_name_.end() && named->second.size() == 1 ? named->second.front() : fs::path();
    }

    /// All that was read from one scan file: <stem>.txt, then <stem>.p0002.txt and so on.
    [[nodiscard]] std::vector<fs::path> of_scan(const std::string& scan) const
    {
        const std::string stem = utf8_path(fs::path(scan).stem());
        std::vector<fs::path> files;
        if (const auto first = by_name_.find(stem + ".txt"); first != by_name_.end()) {
            files = first->second;
        }
        const auto first_page = files.size();
        for (auto it = by_name_.lower_bound(stem + ".p0"); it != by_name_.end() && is_page(it->first, stem); ++it) {
            files.insert(files.end(), it->second.begin(), it->second.end());
        }
        std::sort(files.begin() + static_cast<std::ptrdiff_t>(first_page), files.end());
        return files;
    }

private:
    static bool is_page(const std::string& name, const std::string& stem)
    {
        const std::string begin = stem + ".p";
        return name.starts_with(begin) && name.size() > begin.size() && name[begin.size()] >= '0' &&
               name[begin.size()] <= '9';
    }

    fs::path out_;
    std::map<std::string, std::vector<fs::path>> by_name_;
};

void append_scan(TextDocument& document, const TextFiles& texts, const std::string& scan)
{
    for (const fs::path& file : texts.of_scan(scan)) {
        if (!document.text.empty()) {
            document.text += '\n';
        }
        document.text += file_text(file);
        document.found = true;
    }
}

std::vector<TextDocument> documents_of_manifest(const fs::path& truth, const fs::path& out)
{
    const TextFiles texts(out);
    std::vector<TextDocument> documents;
    for (const auto& [id, pages] : manifest_documents(truth)) {
        TextDocument document{id, id, manifest_groups(pages.front()), "", "", false};
        std::set<std::string> scans;
        for (const TableRow& page : pages) {
            document.transcript += file_text(truth / (id + '-' + page.at("page") + ".txt")) + '\n';
            if (scans.insert(page.at("file")).second) {
                append_scan(document, texts, page.at("file"));
            }
        }
        check_length(document);
        documents.push_back(std::move(document));
    }
    return documents;
}

std::string without_ending(const std::string& name, std::string_view ending)
{
    return name.substr(0, name.size() - ending.size());
}

bool all_digits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The name before a last `mark` that only digits follow, or the whole.
std::string without_number(const std::string& name, std::string_view mark)
{
    const std::size_t at = name.rfind(mark);
    return at != std::string::npos && all_digits(std::string_view(name).substr(at + mark.size())) ? name.substr(0, at)
                                                                                                  : name;
}

/// What `read` makes of the file; its RecordError gets the file's name.
template <class Read>
auto read_from(const fs::path& file, const Read& read)
{
    try {
        return read(file_text(file));
    } catch (const RecordError& error) {
        throw SetupError(utf8_path(file) + ' ' + error.what() + '.');
    }
}

std::map<std::string, RecordDocument> truth_records(const fs::path& truth)
{
    constexpr std::string_view ending = ".records.json";
    const auto manifest = manifest_documents(truth);
    std::map<std::string, RecordDocument> documents;
    for (const fs::path& file : files_below(truth, ending)) {
        const std::string id = without_ending(utf8_path(file.lexically_relative(truth)), ending);
        RecordDocument& document = documents[id];
        document.name = id;
        document.truth = read_from(file, read_records);
        check_length(utf8_path(file), document.truth);
        const auto pages = manifest.find(id);
        document.groups =
            pages != manifest.end() ? manifest_groups(pages->second.front()) : language_groups(document.truth);
    }
    return documents;
}

/// The document that a record belongs to; empty if to none.
std::string document_of(const RecordLeaves& record, const std::map<std::string, RecordDocument>& documents)
{
    const fs::path file = record.file;
    const std::string whole = utf8_path(fs::path(file).replace_extension());
    const std::string stem = utf8_path(file.stem());
    for (const std::string& name : {whole, without_number(whole, "-"), stem, without_number(stem, "-")}) {
        if (documents.contains(name)) {
            return name;
        }
    }
    return {};
}

/// The groups of the transcripts that index.csv names; empty where there is none.
std::map<std::string, std::vector<std::string>> indexed_groups(const fs::path& truth)
{
    std::map<std::string, std::vector<std::string>> groups;
    for (const TableRow& row : table_rows(truth / "index.csv", ',', {"page"})) {
        std::vector<std::string>& of_page = groups[row.at("page")];
        if (const auto group = row.find("truth"); group != row.end() && !group->second.empty()) {
            of_page = {group->second};
        }
    }
    return groups;
}

}  // namespace

std::vector<TextDocument> text_documents(const fs::path& truth, const fs::path& out)
{
    if (fs::exists(truth / "manifest.tsv")) {
        return documents_of_manifest(truth, out);
    }
    const auto indexed = indexed_groups(truth);
    const auto records = truth_records(truth);
    const TextFiles texts(out);
    std::vector<TextDocument> documents;
    for (const fs::path& file : files_below(truth, ".txt")) {
        const fs::path name = file.lexically_relative(truth);
        const auto known = indexed.find(utf8_path(file.stem()));
        if (known == indexed.end() && !indexed.empty()) {
            continue;  // a note beside the scans
        }
        const std::string id = without_number(without_ending(utf8_path(name), ".txt"), ".p");
        const fs::path text = texts.of(name);
        TextDocument document{utf8_path(name), id, {}, file_text(file), file_text(text), !text.empty()};
        document.groups = known != indexed.end() ? known->second : std::vector<std::string>{};
        if (const auto of_same = records.find(id); of_same != records.end()) {
            document.groups.insert(document.groups.end(), of_same->second.groups.begin(), of_same->second.groups.end());
        }
        check_length(document);
        documents.push_back(std::move(document));
    }
    return documents;
}

std::vector<RecordDocument> record_documents(const fs::path& truth, const fs::path& out)
{
    std::map<std::string, RecordDocument> documents = truth_records(truth);
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
        check_length("The records read of " + id, document.got);
        in_order.push_back(std::move(document));
    }
    return in_order;
}

}  // namespace depesha
