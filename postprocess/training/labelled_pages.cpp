// SPDX-License-Identifier: Apache-2.0
#include "postprocess/training/labelled_pages.h"

#include "postprocess/labels/label_lines.h"
#include "postprocess/look_alikes.h"
#include "postprocess/postprocess.h"
#include "postprocess/training/vary_text.h"
#include "postprocess/transcript.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <span>
#include <sstream>
#include <stdexcept>

namespace depesha {

namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::optional<LineLabel> label_named(std::string_view name, const std::string& file)
{
    const auto& names = label_names();
    const auto at = std::find(names.begin(), names.end(), name);
    if (at != names.end()) {
        return static_cast<LineLabel>(at - names.begin());
    }
    if (name != "?" && name != "furniture" && name != "margin") {
        throw std::runtime_error(file + ": \"" + std::string(name) + "\" is no label.");
    }
    return std::nullopt;
}

std::vector<LabelledText> read_labels(const fs::path& file)
{
    std::vector<LabelledText> labels;
    std::ifstream in(file, std::ios::binary);
    for (std::string line; std::getline(in, line);) {
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos) {
            throw std::runtime_error(file.string() + ": \"" + line + "\" has no tabulator behind its label.");
        }
        labels.push_back({label_named(line.substr(0, tab), file.string()), line.substr(tab + 1)});
    }
    return labels;
}

std::string document_of(const fs::path& file)
{
    const std::string stem = file.stem().string();
    const std::size_t dash = stem.rfind('-');
    return stem.substr(0, dash != std::string::npos && stem.size() - dash == 2 ? dash : stem.size());
}

/// The labels of the lines of `page`, by their texts; the first that are left of `told` are those of the page.
std::vector<std::optional<LineLabel>> take_labels(const TelegramPage& page, std::span<const LabelledText>& told,
                                                  const std::string& file)
{
    std::vector<std::optional<LineLabel>> labels;
    for (const LabelledLine& line : page.lines) {
        const auto found =
            std::find_if(told.begin(), told.end(), [&](const LabelledText& t) { return t.text == line.text.text; });
        if (found == told.end()) {
            throw std::runtime_error(file + ": the line \"" + line.text.text + "\" has no label.");
        }
        if (!is_told(line)) {
            labels.push_back(found->label);
        }
        told = told.subspan(static_cast<std::size_t>(found - told.begin()) + 1);
    }
    return labels;
}

LabelledPage labelled(const std::string& text, std::span<const LabelledText>& told, const fs::path& file)
{
    const TelegramPage page = interpret(page_of_transcript(text, file.filename().string()));
    LabelledPage result;
    result.document = document_of(file);
    result.chain = chain_of(page.lines, page.measure, page.number, LabelModel{});
    result.chain.model = nullptr;
    result.labels = take_labels(page, told, file.string());
    return result;
}

/// Misread pages have other texts, but, if they are any good, the same lines.
std::optional<LabelledPage> labelled_in_order(const std::string& text, const LabelledPage& model, const fs::path& file)
{
    const TelegramPage page = interpret(page_of_transcript(text, file.filename().string()));
    LabelledPage result = model;
    result.varied = true;
    result.chain = chain_of(page.lines, page.measure, page.number, LabelModel{});
    result.chain.model = nullptr;
    return result.chain.sights.size() == model.labels.size() ? std::optional(result) : std::nullopt;
}

void add_page(std::vector<LabelledPage>& pages, const std::string& text, std::span<const LabelledText>& told,
              const fs::path& file)
{
    const std::span<const LabelledText> all = told;
    const LabelledPage page = labelled(text, told, file);
    pages.push_back(page);
    for (const std::string& varied : variations_of(text, all.first(all.size() - told.size()))) {
        if (auto variation = labelled_in_order(varied, page, file)) {
            pages.push_back(*std::move(variation));
        }
    }
}

}  // namespace

std::vector<LabelledPage> labelled_pages(const fs::path& folder)
{
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".labels") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    std::vector<LabelledPage> pages;
    for (const fs::path& file : files) {
        const std::vector<LabelledText> labels = read_labels(file);
        std::span<const LabelledText> told(labels);
        const fs::path transcript = fs::path(file).replace_extension(".txt");
        std::istringstream text(bytes_of(transcript));
        for (std::string page; std::getline(text, page, '\f');) {
            add_page(pages, page, told, transcript);
        }
    }
    return pages;
}

}  // namespace depesha
