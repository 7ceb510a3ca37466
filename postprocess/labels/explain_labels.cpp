// SPDX-License-Identifier: Apache-2.0
#include "postprocess/labels/explain_labels.h"

#include "postprocess/labels/line_sight.h"

#include <array>
#include <cstdio>
#include <string_view>
#include <utility>

namespace depesha {

namespace {

constexpr std::array<std::string_view, line_labels> label_words{
    "heading", "heading goes on", "address",   "instruction", "salutation",   "inner address", "paragraph", "list item",
    "text",    "signer's title",  "signature", "tail",        "tail goes on", "furniture",     "margin"};

constexpr std::array piece_words{
    "title",        "agency",      "classification", "precedence", "handling",    "number",  "date",    "event",
    "origin",       "destination", "recipient",      "reply",      "instruction", "request", "archive", "copies",
    "distribution", "typist",      "registry note",  "subject",    "tags",        "order",   "part",    "service line"};

std::string share(double value)
{
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "%.2f", value);
    return text.data();
}

void add(std::string& list, const std::string& item)
{
    list += list.empty() ? "" : ", ";
    list += item;
}

std::string found_in(const LabelledLine& line)
{
    std::string list;
    for (const Piece& piece : line.pieces) {
        add(list, std::string(piece_words.at(static_cast<std::size_t>(piece.kind))) + " \"" +
                      std::string(text_at(line.text.text, piece.span)) + "\" " + share(piece.quality));
    }
    for (const FoundAddress& address : line.addresses) {
        add(list, "address (" + address.note + ") " + share(address.confidence));
    }
    return list;
}

std::string seen_of(const LineSight& sight)
{
    const std::array<std::pair<bool, const char*>, 21> traits{
        {{sight.indent == Indent::Paragraph, "indented"},
         {sight.indent == Indent::Deep, "deep or centred"},
         {sight.gap, "room above"},
         {sight.full, "full line"},
         {sight.capitals, "capitals"},
         {sight.starts_small, "starts small"},
         {sight.terminal, "ends a sentence"},
         {sight.hyphen, "ends in a hyphen"},
         {sight.greets, "greets"},
         {sight.opens_quote, "opens a quote"},
         {sight.closes_quote, "closes a quote"},
         {sight.item, "begins as an item"},
         {sight.keyed, "key and value"},
         {sight.starts_name, "a name"},
         {sight.starts_name && sight.has_title, "an office before it"},
         {sight.honours, "an honorific"},
         {sight.strong_name, "initials or capitals"},
         {sight.before_name, "above such a name"},
         {sight.greeting, "a greeting"},
         {sight.farewell, "takes leave"},
         {sight.aside, "at the right edge alone"}}};
    std::string list = "prose " + share(sight.prose);
    for (const auto& [seen, words] : traits) {
        if (seen) {
            add(list, words);
        }
    }
    return list;
}

std::string explain(const LabelledLine& line, double measure)
{
    std::string label(label_words.at(static_cast<std::size_t>(line.label)));
    label.resize(16, ' ');
    std::string text = line.begins_telegram ? "-- another telegram begins --\n" : "";
    text += label + share(line.certainty) + "  " + line.text.text + '\n';
    const std::string found = found_in(line);
    const std::string margin(22, ' ');
    text += found.empty() ? "" : margin + "found: " + found + '\n';
    return text + margin + "seen: " + seen_of(look_at(line, measure)) + '\n';
}

}  // namespace

std::string explain_labels(const TelegramPage& page)
{
    std::string text;
    for (const LabelledLine& line : page.lines) {
        text += explain(line, page.measure);
    }
    return text;
}

}  // namespace depesha
