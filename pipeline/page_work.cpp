// SPDX-License-Identifier: Apache-2.0
#include "pipeline/page_work.h"

#include "pipeline/attempt.h"
#include "pipeline/journal_page.h"
#include "pipeline/sha256.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <utility>

namespace depesha {
namespace {

struct Scanned {
    PageId id;
    ScanPage page;
};

struct Embedded {
    PageId id;
    ScanPage page;
    PdfImage image;
};

struct Cleaned {
    PageId id;
    CleanPage page;
    PdfImage image;
    std::vector<std::string> remarks;
};

struct Recognized {
    PageId id;
    RecognizedPage page;
    PdfImage image;
    std::vector<std::string> remarks;
};

struct Interpreted {
    PageId id;
    RecognizedPage page;
    TelegramPage interpretation;
    PdfImage image;
    std::vector<std::string> remarks;
};

ReadPage read_page(const RecognizedPage& page, TelegramPage interpretation)
{
    ReadPage read;
    read.id = page.id;
    read.interpretation = std::move(interpretation);
    read.lines = static_cast<int>(page.lines.size());
    read.confidence = confidence_of(page);
    read.skew_degrees = page.skew_degrees;
    read.remarks = page.scan.damage;
    if (!page.lost.empty()) {
        read.remarks.push_back(
            fmt::format("type was not read at {} place{}", page.lost.size(), page.lost.size() == 1 ? "" : "s"));
    }
    return read;
}

}  // namespace

FinishedPage PageWork::operator()(PageTask task) const
{
    const auto start = std::chrono::steady_clock::now();
    Outcome<ReadPage> outcome;
    switch (task.kind) {
    case PageTask::Kind::Read:
        outcome = read(task);
        break;
    case PageTask::Kind::Remember:
        outcome = remember(task);
        break;
    case PageTask::Kind::Fail:
        outcome = task.failure;
        break;
    case PageTask::Kind::Wait:
    case PageTask::Kind::EndOfFolder:
        break;
    }
    if (task.kind == PageTask::Kind::Read) {
        task.record.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    }
    return {std::move(task), std::move(outcome)};
}

Outcome<ReadPage> PageWork::read(const PageTask& task) const
{
    const auto scan = [&](const PageTask& t) {
        ScanPage page = places_.stages.read(t.scan, t.id.page);
        page.id = t.id;
        page.scan.sha256 = t.sha256;
        page.scan.stem = t.record.stem;
        return Scanned{t.id, std::move(page)};
    };
    const auto embed = [&](Scanned s) {
        PdfImage image = places_.stages.pdf_image(s.page);
        return Embedded{s.id, std::move(s.page), std::move(image)};
    };
    const auto clean = [&](Embedded e) {
        std::vector<std::string> remarks = e.page.remarks;
        return Cleaned{e.id, places_.stages.clean(std::move(e.page)), std::move(e.image), std::move(remarks)};
    };
    const auto recognize = [&](Cleaned c) {
        return Recognized{c.id, places_.stages.recognize(c.page), std::move(c.image), std::move(c.remarks)};
    };
    const auto interpret = [&](Recognized r) {
        TelegramPage interpretation = places_.stages.interpret(r.page);
        return Interpreted{r.id, std::move(r.page), std::move(interpretation), std::move(r.image),
                           std::move(r.remarks)};
    };
    const auto deliver = [&](Interpreted i) {
        std::vector<OutputNote> outputs =
            write(task, places_.stages.to_text(i.page), places_.stages.searchable_page(i.image, i.page));
        ReadPage read = read_page(i.page, std::move(i.interpretation));
        read.outputs = std::move(outputs);
        read.packed = pack_page(i.page);
        read.remarks.insert(read.remarks.end(), i.remarks.begin(), i.remarks.end());
        return read;
    };

    const MemoryBudget::Share pixels = places_.memory.take(static_cast<std::uint64_t>(task.bytes_to_decode));
    const Pulse pulse(places_.tell, {Work::Kind::Page, task.id}, Stage::Read, places_.limits.of_page(task.pixels));
    const auto step = [&](Stage stage, auto page, const auto& work) {
        pulse.at(stage);
        return attempt(stage, std::move(page), work);
    };
    auto scanned = step(Stage::Read, Outcome<PageTask>(task), scan);
    auto embedded = step(Stage::Deliver, std::move(scanned), embed);
    auto cleaned = step(Stage::Preprocess, std::move(embedded), clean);
    auto recognized = step(Stage::Recognize, std::move(cleaned), recognize);
    auto interpreted = step(Stage::Interpret, std::move(recognized), interpret);
    return step(Stage::Deliver, std::move(interpreted), deliver);
}

Outcome<ReadPage> PageWork::remember(const PageTask& task) const
{
    const Pulse pulse(places_.tell, {Work::Kind::Page, task.id}, Stage::Interpret, places_.limits.of_page(0));
    return attempt(Stage::Interpret, Outcome<PageTask>(task), [&](const PageTask& t) {
        const RecognizedPage page = unpack_page(t.packed);
        return read_page(page, places_.stages.interpret(page));
    });
}

std::vector<OutputNote> PageWork::write(const PageTask& task, const std::string& text, const std::string& pdf) const
{
    if (task.was_read) {
        places_.journal.note_redone(task.id);
    }
    const Output text_output{text_name(task.record.stem), text};
    const OutputNote text_note{text_output.name, sha256(text)};
    if (task.single_page) {
        const Output pdf_output{pdf_name(task.file_stem), pdf};
        places_.output.write(std::array{text_output, pdf_output});
        return {text_note, {pdf_output.name, sha256(pdf)}};
    }
    places_.output.write(std::array{Output{part_name(task.id), pdf}});
    places_.output.write(std::array{text_output});
    return {text_note};
}

double confidence_of(const RecognizedPage& page)
{
    double sum = 0.0;
    double weight = 0.0;
    for (const Line& line : page.lines) {
        const auto length = static_cast<double>(text_of(line).size());
        sum += line.confidence * length;
        weight += length;
    }
    return weight > 0.0 ? sum / weight : 0.0;
}

}  // namespace depesha
