// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/pipeline/fake_stages.h"

#include "pipeline/output_folder.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <fmt/format.h>

#include <chrono>
#include <sstream>
#include <stdexcept>
#include <system_error>
#include <thread>

namespace depesha::testing_aid {
namespace {

/// What one fake scan says.
struct Said {
    int pages = 1;
    int failing = 0;
    bool broken = false;
    bool slow = false;
    std::string words;
};

Said said_in(const std::filesystem::path& file)
{
    Said said;
    said.words = bytes_of(file);
    std::istringstream in(said.words);
    for (std::string word; in >> word;) {
        if (word.starts_with("pages=")) {
            said.pages = std::stoi(word.substr(6));
        } else if (word.starts_with("fail=")) {
            said.failing = std::stoi(word.substr(5));
        }
        said.broken = said.broken || word == "broken";
        said.slow = said.slow || word == "slow";
    }
    return said;
}

std::vector<PageHeader> probe(const std::filesystem::path& file, std::int64_t page_bytes)
{
    const Said said = said_in(file);
    if (said.broken) {
        throw std::runtime_error("This is no picture.");
    }
    return std::vector<PageHeader>(static_cast<std::size_t>(said.pages), PageHeader{{0, 0}, page_bytes});
}

/// The words of the scan travel to the later stages as the remark of a step.
ScanPage read(const std::filesystem::path& file, int page)
{
    const Said said = said_in(file);
    if (said.slow) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    ScanPage scan;
    scan.id.page = page;
    scan.scan.size = {100 + page, 200};
    scan.remarks = {said.failing == page + 1 ? "fails" : said.words};
    return scan;
}

CleanPage clean(const ScanPage& scan)
{
    CleanPage page;
    page.id = scan.id;
    page.scan = scan.scan;
    page.steps.push_back({"words", true, 0.5, 0.25, scan.remarks.front()});
    return page;
}

RecognizedPage recognize(const CleanPage& clean)
{
    if (clean.steps.front().reason == "fails") {
        throw std::runtime_error("The engine gave up.");
    }
    RecognizedPage page;
    page.id = clean.id;
    page.scan = clean.scan;
    page.steps = clean.steps;
    Line line;
    line.words.push_back({clean.steps.front().reason, {1, 2, 3, 4}, {5, 6, 7, 8}, 1.0 / 3.0});
    line.confidence = 1.0 / 3.0;
    page.lines.push_back(std::move(line));
    return page;
}

TelegramPage interpret(const RecognizedPage& page)
{
    TelegramPage interpreted;
    interpreted.id = page.id;
    interpreted.scan = page.scan;
    return interpreted;
}

std::vector<Telegram> assemble(const std::vector<TelegramPage>& pages)
{
    std::vector<Telegram> telegrams;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (i % 2 == 0) {
            telegrams.emplace_back().id = pages[i].scan.stem;
        }
        telegrams.back().pages.push_back({pages[i].id, pages[i].scan.sha256, pages[i].scan.size, pages[i].scan.dpi});
    }
    if (!telegrams.empty()) {
        telegrams.front().review.emplace_back("message.header.date");
    }
    return telegrams;
}

std::string to_json(const Telegram& telegram)
{
    std::string text = telegram.id + '\n';
    for (const RecordPage& page : telegram.pages) {
        text += fmt::format("{} {} {}x{}\n", to_string(page.id), page.sha256, page.size.width, page.size.height);
    }
    return text;
}

void join(std::span<const std::filesystem::path> parts, const std::filesystem::path& out)
{
    std::string joined;
    for (const auto& part : parts) {
        joined += bytes_of(part);
    }
    try {
        put(out, joined);
    } catch (const std::system_error& error) {
        refuse_to_write(out.parent_path().string(), error.code().value());
    }
}

std::string text_of(const char* kind, const RecognizedPage& page)
{
    return fmt::format("{} {} {}\n{}\n", kind, to_string(page.id), page.scan.sha256, text_of(page.lines.front()));
}

}  // namespace

Stages fake_stages(FakeOptions options)
{
    Stages stages;
    stages.ends_whole = [](const std::filesystem::path&) { return true; };
    stages.probe = [bytes = options.page_bytes](const std::filesystem::path& file) { return probe(file, bytes); };
    stages.read = read;
    stages.pdf_image = [](const ScanPage&) { return PdfImage(); };
    stages.clean = clean;
    stages.recognize = [tell = std::move(options.on_recognize)](const CleanPage& page) {
        tell(page.id);
        return recognize(page);
    };
    stages.interpret = interpret;
    stages.searchable_page = [](const PdfImage&, const RecognizedPage& page) { return text_of("pdf", page); };
    stages.to_text = [](const RecognizedPage& page) { return text_of("text", page); };
    stages.draw = [](const CleanPage& page) {
        return PagePictures{"gray of " + to_string(page.id), "binary", "lines"};
    };
    stages.draw_strips = [](const CleanPage& page) {
        return std::vector<StripPicture>{{"strip of " + to_string(page.id), {{{1, 2}, {3, 4}, {5, 6}, {7, 8.5}}}},
                                         {"another", {}}};
    };
    stages.thumbnail = [](const ScanPage& page) { return "picture of " + page.remarks.front(); };
    stages.join_pdf = join;
    stages.assemble = [](const std::vector<TelegramPage>& pages) { return assemble(pages); };
    stages.to_json = to_json;
    stages.to_tei = [](const Telegram& telegram) { return "tei of " + to_json(telegram); };
    stages.identity = "fake 1";
    return stages;
}

std::string fake_scan(const std::string& words, const std::string& salt)
{
    return words + ' ' + salt;
}

int put_fake_scans(const std::filesystem::path& folder)
{
    int pages = 0;
    for (int i = 1; i <= 12; ++i) {
        put(folder / fmt::format("{}.jpg", i), fake_scan("slow", std::to_string(i)));
        ++pages;
    }
    put(folder / "опись 1/дело «2» [3]/лист 1.tif", fake_scan("slow pages=4", "a"));
    put(folder / "опись 1/дело «2» [3]/лист 2.tif", fake_scan("slow pages=3 fail=2", "b"));
    put(folder / "опись 1/дело «2» [3]/it's 3.png", fake_scan("slow", "c"));
    put(folder / "box/0031.jpg", fake_scan("slow", "d"));
    put(folder / "box/0031.tif", fake_scan("slow pages=2", "e"));
    put(folder / "box/nothing.bmp", fake_scan("broken", "f"));
    put(folder / "box/notes.txt", "no scan");
    return pages + 4 + 2 + 1 + 1 + 2;
}

}  // namespace depesha::testing_aid
