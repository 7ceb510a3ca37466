// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/postprocess/typed_page.h"

#include "postprocess/assemble.h"
#include "postprocess/postprocess.h"
#include "postprocess/review_fields.h"
#include "postprocess/unicode.h"

#include <gtest/gtest.h>

#include <utility>

namespace depesha::testing_pages {

namespace {

constexpr int cell_width = 25;
constexpr int cell_height = 50;
constexpr int margin = 200;

Word word_at(const std::u32string& letters, int column, int row)
{
    Word word;
    word.text = encoded(letters);
    const int left = margin + column * cell_width;
    const int top = margin + row * cell_height;
    word.place = {left, top, left + static_cast<int>(letters.size()) * cell_width, top + cell_height - 12};
    word.box = word.place;
    word.confidence = 0.95;
    return word;
}

Line line_of(std::string_view text, int row)
{
    Line line;
    const std::u32string letters = decoded(text);
    for (std::size_t i = 0; i < letters.size();) {
        std::size_t end = i;
        while (end < letters.size() && letters[end] != U' ') {
            ++end;
        }
        if (end > i) {
            line.words.push_back(word_at(letters.substr(i, end - i), static_cast<int>(i), row));
            line.place = united(line.place, line.words.back().place);
        }
        i = end + 1;
    }
    line.box = line.place;
    line.confidence = 0.95;
    return line;
}

std::vector<std::string_view> lines_of(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

}  // namespace

RecognizedPage typed_page(std::string_view text, std::string_view file)
{
    RecognizedPage page;
    page.id.file = file;
    page.scan.stem = file.substr(0, file.rfind('.'));
    page.scan.size = {2500, 3500};
    page.upright = page.scan.size;
    int row = 0;
    for (const std::string_view each : lines_of(text)) {
        Line line = line_of(each, row++);
        if (!line.words.empty()) {
            page.lines.push_back(std::move(line));
        }
    }
    return page;
}

std::vector<Telegram> telegrams_of(const std::vector<RecognizedPage>& pages)
{
    std::vector<TelegramPage> interpreted;
    interpreted.reserve(pages.size());
    for (const RecognizedPage& page : pages) {
        interpreted.push_back(interpret(page));
    }
    return assemble(interpreted);
}

Telegram telegram_of(std::string_view text)
{
    std::vector<Telegram> telegrams = telegrams_of({typed_page(text)});
    EXPECT_EQ(telegrams.size(), 1U);
    return telegrams.empty() ? Telegram{} : std::move(telegrams.front());
}

std::string tree_of(const Message& message)
{
    std::string tree(to_string(message.role));
    const auto add = [&](std::string_view name, std::size_t count) {
        if (count > 0) {
            tree += ' ';
            tree += name;
            tree += std::to_string(count);
        }
    };
    add("title", message.header.title ? 1 : 0);
    add("destination", message.header.destination ? 1 : 0);
    add("numbers", message.header.numbers.size());
    add("instructions", message.header.instructions.size());
    add("addressee", message.addressee.size());
    for (const BodyPart& part : message.body) {
        const auto* nested = std::get_if<Message>(&part.part);
        tree += nested != nullptr ? " (" + tree_of(*nested) + ")" : " p";
    }
    add("signature", message.signature.size());
    tree += message.closed ? " closed" : " open";
    return tree;
}

std::string raws_of(const Telegram& telegram)
{
    std::string raws;
    for_each_field(telegram.message, "message",
                   [&](const std::string&, const Field& field) { raws += field.raw + '\n'; });
    for (const Reference& reference : telegram.archival_references) {
        raws += reference.raw + '\n';
    }
    for (const Furniture& piece : telegram.furniture) {
        raws += piece.text + '\n';
    }
    return raws;
}

const Paragraph& paragraph(const Message& message, std::size_t index)
{
    return std::get<Paragraph>(message.body.at(index).part);
}

const Message& inner(const Message& message, std::size_t index)
{
    return std::get<Message>(message.body.at(index).part);
}

}  // namespace depesha::testing_pages
