// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/postprocess/typed_page.h"

#include "postprocess/assemble.h"
#include "postprocess/postprocess.h"
#include "postprocess/review_fields.h"
#include "postprocess/transcript.h"

#include <gtest/gtest.h>

#include <utility>

namespace depesha::testing_pages {

RecognizedPage typed_page(std::string_view text, std::string_view file)
{
    return page_of_transcript(text, file);
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
    for (const EditionNote& note : telegram.edition) {
        raws += note.raw + '\n';
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
