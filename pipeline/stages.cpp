// SPDX-License-Identifier: Apache-2.0
#include "pipeline/stages.h"

#include "ocr/engine.h"
#include "ocr/language_data.h"
#include "ocr/line_engine.h"
#include "ocr/tesseract_model.h"
#include "pipeline/authorities_file.h"
#include "pipeline/errors.h"
#include "pipeline/output_folder.h"
#include "pipeline/sha256.h"
#include "postprocess/assemble.h"
#include "postprocess/export/json.h"
#include "postprocess/export/tei.h"
#include "postprocess/export/text.h"
#include "postprocess/postprocess.h"
#include "preprocess/draw_thumbnail.h"
#include "preprocess/ends_whole.h"

#include <memory>
#include <span>
#include <system_error>
#include <utility>

namespace depesha {
namespace {

std::string identity(const RecognizeOptions& options, const std::string& authorities)
{
    try {
        // a build that differs may read differently, whatever its version is called
        std::string text = std::string("depesha ") + DEPESHA_VERSION + ' ' + sha256_of_file("/proc/self/exe") +
                           "; tesseract " + tesseract_version();
        for (const std::filesystem::path& model : language_data_files(options)) {
            text += "; " + model.filename().string() + " " + sha256_of_file(model);
        }
        return authorities.empty() ? text : text + "; authorities " + sha256_of_file(authorities);
    } catch (const std::runtime_error& error) {
        throw SetupError(error.what());
    }
}

/// A full disk is the trouble of the batch, not of the page that came last.
void join_on_disk(std::span<const std::filesystem::path> parts, const std::filesystem::path& out)
{
    try {
        join_pdf(parts, out);
    } catch (const std::system_error& error) {
        refuse_to_write(out.parent_path().string(), error.code().value());
    }
}

}  // namespace

Stages make_stages(const Options& options)
{
    Stages stages;
    const Authorities authorities = read_authorities_file(options.postprocess.authorities);
    stages.identity = identity(options.recognize, options.postprocess.authorities);
    stages.ends_whole = ends_whole;
    stages.reads = {language_data_folder(options.recognize)};
    stages.probe = [read = options.read](const std::filesystem::path& file) { return probe_scan(file, read); };
    stages.read = [read = options.read](const std::filesystem::path& file, int page) {
        return read_scan(file, page, read);
    };
    stages.pdf_image = pdf_image;
    stages.clean = [preprocessing = options.preprocess](ScanPage page) {
        return preprocess(std::move(page), preprocessing);
    };
    const auto engines = std::make_shared<EnginePool>(line_engines(options.recognize));
    stages.recognize = [engines](const CleanPage& page) { return engines->recognize(page); };
    stages.interpret = interpret;
    stages.searchable_page = searchable_page;
    stages.to_text = to_text;
    stages.draw = draw_page;
    stages.draw_strips = draw_strips;
    stages.thumbnail = draw_thumbnail;
    stages.join_pdf = join_on_disk;
    stages.assemble = [authorities](const std::vector<TelegramPage>& pages) {
        std::vector<Telegram> telegrams = assemble(pages);
        resolve_names(telegrams, authorities);
        return telegrams;
    };
    stages.to_json = to_json;
    stages.to_tei = to_tei;
    return stages;
}

}  // namespace depesha
