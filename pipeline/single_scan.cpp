// SPDX-License-Identifier: Apache-2.0
#include "pipeline/single_scan.h"

#include "pipeline/errors.h"
#include "pipeline/output_stem.h"
#include "pipeline/sha256.h"
#include "postprocess/labels/explain_labels.h"
#include "postprocess/transcript.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>
#include <vector>

namespace depesha {
namespace {

std::vector<RecognizedPage> read_transcript(const std::filesystem::path& file, const std::string& stem)
{
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!in) {
        throw std::runtime_error("The transcript \"" + file.string() + "\" cannot be read; look at its rights.");
    }
    std::vector<RecognizedPage> pages = pages_of_transcript(text, file.filename().string());
    for (RecognizedPage& page : pages) {
        page.scan.stem = page_stem(stem, page.id.page);
        page.scan.sha256 = sha256_of_file(file);
    }
    return pages;
}

std::vector<RecognizedPage> read_pages(const std::filesystem::path& file, const Stages& stages)
{
    const std::string name = file.filename().string();
    const std::string stem = unique_stems({name}).front();
    if (file.extension() == ".txt") {
        return read_transcript(file, stem);
    }
    const std::string digest = sha256_of_file(file);
    const int count = static_cast<int>(stages.probe(file).size());
    std::vector<RecognizedPage> pages;
    for (int page = 0; page < count; ++page) {
        ScanPage scan = stages.read(file, page);
        scan.id = {name, page};
        scan.scan.sha256 = digest;
        scan.scan.stem = page_stem(stem, page);
        pages.push_back(stages.recognize(stages.clean(std::move(scan))));
    }
    return pages;
}

std::string text_of(const std::vector<RecognizedPage>& pages, const Stages& stages)
{
    std::string text;
    for (const RecognizedPage& page : pages) {
        text += text.empty() ? "" : "\f";
        text += stages.to_text(page);
    }
    return text;
}

std::string records_of(const std::vector<RecognizedPage>& pages, const Stages& stages)
{
    std::vector<TelegramPage> interpreted;
    interpreted.reserve(pages.size());
    for (const RecognizedPage& page : pages) {
        interpreted.push_back(stages.interpret(page));
    }
    std::string records;
    for (const Telegram& telegram : stages.assemble(std::move(interpreted))) {
        records += stages.to_json(telegram);
    }
    return records;
}

std::string explanation_of(const std::vector<RecognizedPage>& pages, const Stages& stages)
{
    std::string text;
    for (const RecognizedPage& page : pages) {
        text += text.empty() ? "" : "\f";
        text += explain_labels(stages.interpret(page));
    }
    return text;
}

}  // namespace

std::string read_single_scan(const PageCommand& command, const Stages& stages)
{
    if (std::filesystem::is_directory(command.scan)) {
        throw SetupError("\"" + command.scan.string() + "\" is a folder; `depesha run` reads all scans of a folder.");
    }
    if (!std::filesystem::is_regular_file(command.scan)) {
        throw SetupError("There is no file \"" + command.scan.string() + "\"; check the name.");
    }
    const std::vector<RecognizedPage> pages = read_pages(command.scan, stages);
    switch (command.format) {
    case PageCommand::Format::Json:
        return records_of(pages, stages);
    case PageCommand::Format::Explained:
        return explanation_of(pages, stages);
    case PageCommand::Format::Text:
        break;
    }
    return text_of(pages, stages);
}

}  // namespace depesha
