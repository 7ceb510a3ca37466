// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/pipeline/report/made_report.h"

#include <fmt/format.h>

namespace depesha::testing_aid {
namespace {

Night made_night()
{
    return {.begun = "2026-11-30T22:00:04+03:00",
            .ended = "2026-12-01T05:48:10+03:00",
            .seconds = 28086.0,
            .version = "0.1.0",
            .ending = "All scans of the input were looked at.",
            .exit_code = 1,
            .pages_read = 12345,
            .pages_failed = 1,
            .pages_done_before = 800,
            .pages_left = 7,
            .notes = {"The kernel has no landlock: <decoders> run unconfined."}};
}

ReviewedPage page_of(const std::string& file, int page, Size size)
{
    ReviewedPage reviewed;
    reviewed.page.id = {file, page};
    reviewed.page.size = size;
    reviewed.scan = "/scans/" + file;
    return reviewed;
}

FailedPage failed_page(const std::string& file, int page, const std::string& reason)
{
    FailedPage failed;
    failed.failure.id = {file, page};
    failed.failure.stage = Stage::Recognize;
    failed.failure.reason = reason;
    failed.scan = "/scan";
    return failed;
}

TelegramToReview made_telegram()
{
    TelegramToReview telegram;
    telegram.id = "опись 1/0031 #1";
    telegram.confidence = 0.53;
    telegram.number = "№ 302/ш";
    telegram.date = "1951-06-13";
    telegram.destination = "Пекин";
    telegram.pages = {page_of("опись 1/0031.tif", 0, {1000, 2000}), page_of("опись 1/0031.tif", 1, {1000, 2000})};
    telegram.pages[0].text = "опись 1/0031.txt";
    telegram.pages[0].pdf = "опись 1/0031.pdf";
    telegram.fields = {
        {"defects[0]", "not read", "about 14 typed characters were not read", {}, {{1, {10, 20, 110, 60}}}},
        {"message.header.date", "date", "1З <июня>", 0.31, {{0, {300, 400, 500, 440}}}},
        {"message.signature[0]",
         "signature",
         "ФИЛИППОВ \"x\"",
         0.72,
         {{0, {700, 1800, 900, 1840}}, {1, {40, 1000, 90, 1030}}}}};
    return telegram;
}

}  // namespace

Report made_report()
{
    Report report;
    report.folder = "/results/фонд <45>";
    report.night = made_night();
    report.last_success = report.night.ended;
    report.totals = {.scans = 13000,
                     .pages_done = 13144,
                     .pages_begun = 2,
                     .pages_failed = 1,
                     .telegrams = 9000,
                     .to_review = 1,
                     .left_out = 1,
                     .leaves_missing = 6};
    report.failed.push_back(failed_page("box/<b>\n\"1\".tif", 1, "Tesseract gave up on the page & stopped."));
    report.failed[0].scan = "/scans/box/1.tif";
    report.failed[0].failure.tries = 3;
    report.to_review = {made_telegram()};
    report.leaves = {{"дело 339", {"32", "40-44"}, {"31об"}}};
    report.left_out = {{"box/notes.txt", "No scan by its name (.txt)."}};
    return report;
}

Report report_of_failures(std::size_t number)
{
    Report report;
    for (std::size_t i = 0; i < number; ++i) {
        const char* const reason = i % 3 == 0 ? "The engine gave up." : "It took longer than 300 s.";
        report.failed.push_back(failed_page(fmt::format("box/{:05}.jpg", i), 0, reason));
    }
    report.totals.pages_failed = static_cast<int>(number);
    return report;
}

Report report_of_reviews(std::size_t number)
{
    Report report;
    for (std::size_t i = 0; i < number; ++i) {
        TelegramToReview telegram;
        telegram.id = fmt::format("box/{:05}", i);
        telegram.confidence = static_cast<double>(i) / static_cast<double>(number);
        telegram.pages = {page_of(telegram.id + ".jpg", 0, {1000, 1400})};
        telegram.fields = {{"message.header.date", "date", "13.VI.51", 0.5, {{0, {100, 100, 200, 130}}}}};
        report.to_review.push_back(telegram);
    }
    report.totals.to_review = static_cast<int>(number);
    return report;
}

std::string fake_picture(const std::filesystem::path& scan, int page)
{
    return fmt::format("{} {}", scan.string(), page);
}

std::size_t count_of(const std::string& text, const std::string& part)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++count;
    }
    return count;
}

bool holds(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

}  // namespace depesha::testing_aid
