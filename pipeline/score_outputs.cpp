// SPDX-License-Identifier: Apache-2.0
#include "pipeline/score_outputs.h"

#include "pipeline/errors.h"
#include "pipeline/score_documents.h"
#include "postprocess/score/score_html.h"
#include "postprocess/score/score_table.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>
#include <vector>

namespace depesha {
namespace {

namespace fs = std::filesystem;

void check_folder(const fs::path& folder)
{
    std::error_code error;
    if (!fs::is_directory(folder, error)) {
        throw SetupError("There is no folder " + folder.string() + "; check the name.");
    }
}

ScoreReport measured(const ScoreCommand& command)
{
    std::vector<TextDocument> texts = text_documents(command.truth, command.out);
    const std::vector<RecordDocument> records = record_documents(command.truth, command.out);
    if (texts.empty() && records.empty()) {
        throw SetupError("No transcripts found below " + command.truth.string() +
                         ": put NAME.txt and NAME.records.json there, named as the outputs are.");
    }
    const bool any = std::any_of(texts.begin(), texts.end(), [](const TextDocument& text) { return text.found; }) ||
                     std::any_of(records.begin(), records.end(),
                                 [](const RecordDocument& document) { return !document.got.empty(); });
    if (!any) {
        throw SetupError("No outputs found below " + command.out.string() + " that belong to the transcripts below " +
                         command.truth.string() + "; name the folder given to --out, and compare the names.");
    }
    return score_documents(std::move(texts), records);
}

void write_page(const fs::path& file, const std::string& page)
{
    const fs::path part = file.string() + ".part";
    std::ofstream stream(part, std::ios::binary | std::ios::trunc);
    stream << page;
    stream.close();
    std::error_code error;
    if (stream) {
        fs::rename(part, file, error);
    }
    if (!stream || error) {
        std::error_code ignored;
        fs::remove(part, ignored);
        throw SetupError(file.string() +
                         " cannot be written; name another file for --html, in a folder that is there.");
    }
}

}  // namespace

std::string score_outputs(const ScoreCommand& command)
{
    check_folder(command.truth);
    check_folder(command.out);
    const ScoreReport report = measured(command);
    if (!command.html.empty()) {
        write_page(command.html, score_html(report));
    }
    const EachDocument each = command.each ? EachDocument::Told : EachDocument::LeftOut;
    return command.json ? score_json(report, each) : score_table(report, each);
}

}  // namespace depesha
