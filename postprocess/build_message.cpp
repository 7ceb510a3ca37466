// SPDX-License-Identifier: Apache-2.0
#include "postprocess/build_message.h"

#include "postprocess/blocks.h"
#include "postprocess/correct_words.h"
#include "postprocess/header_dates.h"
#include "postprocess/margin_entry.h"
#include "postprocess/paragraph_ends.h"
#include "postprocess/quotes.h"
#include "postprocess/read_address.h"
#include "postprocess/settle_dates.h"
#include "postprocess/split_signature.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace depesha {

namespace {

/// «Рамон Эспиноса, / председатель комитета.»: an office below the name.
void add_title_behind(const Stretch& line, Signature& signature)
{
    join(signature, line);
    const std::string title = text_of(line);
    signature.title = signature.title ? *signature.title + ' ' + title : title;
}

/// Two letters at least: what is no name.
bool has_letters(std::string_view text)
{
    const std::u32string codes = decoded(text);
    return std::count_if(codes.begin(), codes.end(), is_letter) >= 2;
}

std::string spelled(const std::string& text, const Stretch& line)
{
    return line.line->language == Language::Russian ? corrected_spelling(text) : text;
}

class Builder {
public:
    Builder(RecordParts& parts, bool goes_to_one_post) : parts_(parts), goes_to_one_post_(goes_to_one_post)
    {
        open_.emplace_back();
    }

    void read(const Block& block, const BlockOutlook& outlook);
    Message finish();

private:
    Message& outer() { return open_.front(); }
    Message& top() { return open_.back(); }
    [[nodiscard]] bool in_quote() const { return open_.size() > 1 && open_.back().role == MessageRole::Quoted; }
    [[nodiscard]] bool leads_to_quote() const;
    [[nodiscard]] bool lost_quote() const { return outlook_.quote_closes && open_.size() == 1 && leads_to_quote(); }
    [[nodiscard]] bool between_marks() const { return marked_ > 0 && open_.size() >= marked_ && outlook_.mark_closes; }

    void open(MessageRole role);
    void close(bool seen);
    void close_all();
    void leave_finished_note();

    [[nodiscard]] bool addresses_quoted(const Stretch& line) const;
    void read_outer_address(const Stretch& line);
    void read_inner_address(const Stretch& line);
    void read_salutation(const Stretch& line);
    void read_paragraph(const Block& block);
    void read_signature(const Block& block);
    void read_end(const Stretch& line);
    void read_quotation_mark(const Stretch& line);
    void read_margin(const Stretch& line);
    void read_furniture(const Stretch& line);
    void add_paragraph(std::vector<Stretch> lines, ParagraphType type);
    [[nodiscard]] bool opens_quoted(const std::string& text) const;

    RecordParts& parts_;
    std::vector<Message> open_;
    AddresseeNote margin_note_ = AddresseeNote::Action;
    LineLabel before_ = LineLabel::Heading;
    bool colon_before_ = false;
    BlockOutlook outlook_;
    bool goes_to_one_post_ = false;

    /// How many messages are open with the one that QUOTE or its like on a line of its own began; 0 for none.
    std::size_t marked_ = 0;
};

void Builder::open(MessageRole role)
{
    open_.emplace_back();
    open_.back().role = role;
}

void Builder::close(bool seen)
{
    Message inner = std::move(open_.back());
    open_.pop_back();
    inner.closed = inner.closed || seen;
    open_.back().body.push_back({std::move(inner)});
}

void Builder::close_all()
{
    while (open_.size() > 1) {
        close(top().role == MessageRole::Note && !top().signature.empty());
    }
}

/// A note ends with its signature; so does a quotation whose closing quote was lost, if its signature was seen.
void Builder::leave_finished_note()
{
    if (open_.size() > 1 && !top().signature.empty()) {
        close(top().role == MessageRole::Note);
    }
}

bool Builder::leads_to_quote() const
{
    return before_ == LineLabel::Address || before_ == LineLabel::Instruction || before_ == LineLabel::Heading ||
           before_ == LineLabel::InnerAddress || colon_before_;
}

void Builder::read(const Block& block, const BlockOutlook& outlook)
{
    outlook_ = outlook;
    const Stretch& line = block.lines.front();
    switch (block.label) {
    case LineLabel::Furniture:
        return read_furniture(line);
    case LineLabel::Margin:
        return read_margin(line);
    case LineLabel::Heading:
        read_heading(line, outer(), parts_);
        break;
    case LineLabel::HeadingNext:
        continue_heading(line, outer(), parts_);
        break;
    case LineLabel::Instruction:
        outer().header.instructions.push_back(make_field(line, line.line->certainty));
        outer().header.instructions.back().text = corrected_phrase(line, Role::Instruction);
        break;
    case LineLabel::Address:
        read_outer_address(line);
        break;
    case LineLabel::InnerAddress:
        read_inner_address(line);
        break;
    case LineLabel::Salutation:
        read_salutation(line);
        break;
    case LineLabel::SignerTitle:
    case LineLabel::Signature:
        read_signature(block);
        break;
    case LineLabel::Tail:
        read_end(line);
        break;
    case LineLabel::TailNext:
        continue_tail(line, outer(), parts_);
        break;
    default:
        read_paragraph(block);
    }
    before_ = block.label;
    const std::string last = raw_of(block.lines.back());
    colon_before_ = !last.empty() && last.back() == ':';
}

void Builder::read_furniture(const Stretch& line)
{
    if (line.line->furniture == FurnitureKind::Edition) {
        return add_edition(line, parts_);
    }
    parts_.furniture.push_back({line.line->furniture, raw_of(line), sources_of(std::span(&line, 1))});
    if (line.line->furniture == FurnitureKind::Quotation) {
        read_quotation_mark(line);
    }
    if (const auto part = find_part(line.line->text.text); part && !parts_.part) {
        parts_.part = Part{part->number, part->of, std::nullopt};
    }
}

/// QUOTE, BEGIN TEXT on a line of its own begin a quoted message where UNQUOTE, END TEXT stands below.
void Builder::read_quotation_mark(const Stretch& line)
{
    if (begins_quotation(line) && outlook_.mark_closes && marked_ == 0) {
        leave_finished_note();
        open(MessageRole::Quoted);
        marked_ = open_.size();
    } else if (!begins_quotation(line) && marked_ > 0) {
        while (open_.size() >= marked_) {
            close(true);
        }
        marked_ = 0;
    }
}

/// Below the text; a date that still stands within the quotes belongs to the quoted message.
void Builder::read_end(const Stretch& line)
{
    const bool quoted = in_quote() && ends_with_quote(raw_of(line));
    const bool signed_inside = in_quote() && outlook_.quote_closes && !top().signature.empty();
    if (signed_inside && line.line->pieces.empty()) {
        add_title_behind(line, top().signature.back());
    } else if (quoted || signed_inside || between_marks()) {
        read_tail(line, top(), parts_);
    } else {
        close_all();
        read_tail(line, outer(), parts_);
    }
    if (quoted) {
        close(true);
    }
}

void Builder::read_margin(const Stretch& line)
{
    if (auto addressee = margin_entry(line, margin_note_)) {
        outer().addressee.push_back(std::move(*addressee));
    } else {
        add_leftover(line, parts_);
    }
}

/// A second address in the heading, with an honorific, to a message whose closing quote comes: its opening quote was
/// lost.
bool Builder::addresses_quoted(const Stretch& line) const
{
    const std::string_view text = line.line->text.text;
    return lost_quote() && !open_.front().addressee.empty() &&
           Vocabulary::built_in().at_start(text, Role::Honorific).has_value();
}

void Builder::read_outer_address(const Stretch& line)
{
    if (addresses_quoted(line)) {
        return read_inner_address(line);
    }
    parts_.above = PieceKind::Recipient;
    goes_to_one_post_ ? read_lone_address(line, outer()) : read_address(line, outer());
}

void Builder::read_inner_address(const Stretch& line)
{
    const bool quote = starts_with_quote(line.line->text.text) || lost_quote();
    const auto& found = line.line->addresses;
    const bool note = !quote && !found.empty() && found.front().note == "for";
    const bool first = open_.size() == 1 && outer().body.empty();
    if (first && !quote && (note || outer().addressee.empty())) {
        return read_address(line, outer());
    }
    leave_finished_note();
    if (note) {
        close_all();
    }
    open(note ? MessageRole::Note : MessageRole::Quoted);
    top().addressee.push_back(addressee_of(line, found.empty() ? nullptr : &found.front()));
}

void Builder::read_salutation(const Stretch& line)
{
    if (starts_with_quote(line.line->text.text) || lost_quote()) {
        open(MessageRole::Quoted);
    }
    if (top().salutation) {
        return add_paragraph({line}, ParagraphType::Paragraph);
    }
    top().salutation = make_field(line, 1.0);
    top().salutation->text = without_quotes(top().salutation->text);
}

/// A paragraph opens a quoted message if something leads to it and its quote does not end within, or spans it whole.
bool Builder::opens_quoted(const std::string& text) const
{
    if (in_quote() || !starts_with_quote(text)) {
        return false;
    }
    const std::size_t quotes = quotes_in(text);
    return quotes % 2 == 1 || (leads_to_quote() && quotes == 2 && ends_with_quote(text));
}

void Builder::read_paragraph(const Block& block)
{
    if (before_ != LineLabel::InnerAddress) {
        leave_finished_note();
    }
    const ParagraphType type = block.label == LineLabel::Item ? ParagraphType::ListItem : ParagraphType::Paragraph;
    const std::string text = joined_text(block.lines);
    if (opens_quoted(text)) {
        open(MessageRole::Quoted);
        add_paragraph(block.lines, type);
        if (quotes_in(text) % 2 == 0) {
            close(true);
        }
        return;
    }
    const std::size_t quotes = quotes_in(text) - (starts_with_quote(text) ? 1 : 0);
    const bool closes = in_quote() && ends_with_quote(text) && quotes % 2 == 1;
    add_paragraph(block.lines, type);
    if (closes) {
        close(true);
    }
}

void Builder::add_paragraph(std::vector<Stretch> lines, ParagraphType type)
{
    if (open_.size() == 1 && outer().body.empty()) {
        cut_head(lines, outer(), parts_);
    }
    const std::vector<Stretch> signature = cut_end(lines, outer());
    if (!lines.empty()) {
        Paragraph paragraph = make_paragraph(lines, type);
        const bool inner = in_quote() && (quotes_in(paragraph.text) % 2 == 1 || quotes_in(paragraph.raw) == 2);
        const bool whole = quotes_in(paragraph.text) != 2 || starts_with_quote(paragraph.text);
        paragraph.text = inner && whole ? without_quotes(paragraph.text) : paragraph.text;
        paragraph.text = spelled(paragraph.text, lines.front());
        top().body.push_back({std::move(paragraph)});
    }
    if (!signature.empty()) {
        read_signature({LineLabel::Signature, signature});
    }
}

void Builder::read_signature(const Block& block)
{
    if (before_ != LineLabel::Signature) {
        leave_finished_note();
    }
    if (!has_letters(raw_of(block.lines.back())) && block.lines.size() == 1) {
        return add_leftover(block.lines.front(), parts_);
    }
    const bool closes = in_quote() && ends_with_quote(raw_of(block.lines.back()));
    if (in_quote() && !closes && !outlook_.quote_closes && !between_marks() && top().addressee.empty() &&
        !top().salutation) {
        close(false);  // a text to be handed over that addresses nobody is not signed either: its last quote was lost
    }
    for (SignaturePart& part : split_signature(block.lines)) {
        if (part.date) {
            add_closing_date(part.words, *part.date, outer());
        } else if (part.number) {
            add_number(part.words, *part.number, false, outer());
        } else if (before_ == LineLabel::Signature && !top().signature.empty() && is_office(text_of(part.words))) {
            add_title_behind(part.words, top().signature.back());
        } else {
            top().signature.push_back(std::move(part.signature));
        }
    }
    if (closes) {
        close(true);
    } else if (top().role != MessageRole::Quoted) {
        top().closed = true;
    }
}

Message Builder::finish()
{
    close_all();
    settle_archive(parts_);
    settle_numbers(outer());
    settle_dates(outer().header);
    Message message = std::move(outer());
    const Closing& closing = message.closing;
    const bool ended = !message.signature.empty() || !closing.instructions.empty() || closing.copies ||
                       closing.typist || !closing.distribution.empty();
    const auto* last = message.body.empty() ? nullptr : std::get_if<Message>(&message.body.back().part);
    message.closed = message.closed || ended || (last != nullptr && last->closed);
    return message;
}

/// True where one line alone, and no label, tells a place with whom the telegram goes to: a circular names several.
bool goes_to_one_post(const std::vector<Block>& blocks)
{
    const auto posts = std::count_if(blocks.begin(), blocks.end(), [](const Block& block) {
        const std::vector<FoundAddress>& found = block.lines.front().line->addresses;
        return block.label == LineLabel::Address && !found.empty() && found.front().note == "to" &&
               !found.front().place_span.empty();
    });
    return posts == 1;
}

}  // namespace

Message build_message(std::span<const Stretch> lines, RecordParts& parts)
{
    const std::vector<Block> blocks = blocks_of(lines);
    const std::vector<BlockOutlook> outlooks = outlooks_of(blocks);
    Builder builder(parts, goes_to_one_post(blocks));
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        builder.read(blocks[i], outlooks[i]);
    }
    return builder.finish();
}

}  // namespace depesha
