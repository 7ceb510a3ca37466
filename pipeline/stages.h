// SPDX-License-Identifier: Apache-2.0
// The work on a page, step by step, as the batch sees it.
#pragma once

#include "ocr/draw_strips.h"
#include "ocr/searchable_pdf.h"
#include "page/clean_page.h"
#include "page/recognized_page.h"
#include "page/scan_page.h"
#include "pipeline/options.h"
#include "postprocess/telegram.h"
#include "postprocess/telegram_page.h"
#include "preprocess/draw_page.h"
#include "preprocess/read_scan.h"

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace depesha {

/// Functions rather than calls, so that a test can put in stages that fail, wait or count. Each is called from several
/// threads at a time and throws std::runtime_error with a sentence if it must give up its page.
struct Stages {
    /// Is the end of a scan file there?
    std::function<bool(const std::filesystem::path&)> ends_whole;

    std::function<std::vector<PageHeader>(const std::filesystem::path&)> probe;
    std::function<ScanPage(const std::filesystem::path&, int page)> read;
    std::function<PdfImage(const ScanPage&)> pdf_image;
    std::function<CleanPage(ScanPage)> clean;
    std::function<RecognizedPage(const CleanPage&)> recognize;
    std::function<TelegramPage(const RecognizedPage&)> interpret;
    std::function<std::string(const PdfImage&, const RecognizedPage&)> searchable_page;
    std::function<std::string(const RecognizedPage&)> to_text;

    std::function<PagePictures(const CleanPage&)> draw;
    std::function<std::vector<StripPicture>(const CleanPage&)> draw_strips;

    /// A small picture of the scan, the bytes of a JPEG file.
    std::function<std::string(const ScanPage&)> thumbnail;

    /// Parts in page order -> one file.
    std::function<void(std::span<const std::filesystem::path>, const std::filesystem::path&)> join_pdf;

    /// The pages of one folder, in order -> its telegrams.
    std::function<std::vector<Telegram>(std::vector<TelegramPage>)> assemble;
    std::function<std::string(const Telegram&)> to_json;
    std::function<std::string(const Telegram&)> to_tei;

    /// Files and folders that the stages read beside the scans.
    std::vector<std::filesystem::path> reads;

    /// Versions of all that shapes the outputs beside the options.
    std::string identity;
};

using StagesMaker = std::function<Stages(const Options&)>;

/// The stages of the house. Throws SetupError if language data is missing or the authorities cannot be used.
[[nodiscard]] Stages make_stages(const Options& options);

}  // namespace depesha
