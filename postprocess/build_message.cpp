// SPDX-License-Identifier: Apache-2.0
#include "postprocess/build_message.h"

#include "postprocess/blocks.h"
#include "postprocess/correct_words.h"
#include "postprocess/leading_reply.h"
#include "postprocess/names.h"
#include "postprocess/office_symbols.h"
#include "postprocess/quotes.h"
#include "postprocess/read_address.h"
#include "postprocess/settle_dates.h"
#include "postprocess/split_signature.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace depesha {

namespace {

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
    explicit Builder(RecordParts& parts) : parts_(parts) { open_.emplace_back(); }

    /// `closes_later`: a quote that nothing in its paragraph opens closes further down.
    void read(const Block& block, bool closes_later);
    Message finish();

private:
    Message& outer() { return open_.front(); }
    Message& top() { return open_.back(); }
    [[nodiscard]] bool in_quote() const { return open_.size() > 1 && open_.back().role == MessageRole::Quoted; }
    [[nodiscard]] bool leads_to_quote() const;
    [[nodiscard]] bool lost_quote() const { return closes_later_ && open_.size() == 1 && leads_to_quote(); }

    void open(MessageRole role);
    void close(bool seen);
    void close_all();
    void leave_finished_note();

    [[nodiscard]] bool addresses_quoted(const Stretch& line) const;
    void read_inner_address(const Stretch& line);
    void read_salutation(const Stretch& line);
    void read_paragraph(const Block& block);
    void read_signature(const Block& block);
    void read_margin(const Stretch& line);
    void read_furniture(const Stretch& line);
    void add_paragraph(std::vector<Stretch> lines, ParagraphType type);
    void cut_number_at_head(std::vector<Stretch>& lines);
    void cut_reply_at_head(std::vector<Stretch>& lines);
    std::vector<Stretch> cut_numbers_at_end(std::vector<Stretch>& lines);
    [[nodiscard]] bool opens_quoted(const std::string& text) const;

    RecordParts& parts_;
    std::vector<Message> open_;
    AddresseeNote margin_note_ = AddresseeNote::Action;
    LineLabel before_ = LineLabel::Heading;
    bool colon_before_ = false;
    bool closes_later_ = false;
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

void Builder::read(const Block& block, bool closes_later)
{
    closes_later_ = closes_later;
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
        addresses_quoted(line) ? read_inner_address(line) : read_address(line, outer());
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
        close_all();
        read_tail(line, outer(), parts_);
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
    parts_.furniture.push_back({line.line->furniture, raw_of(line), sources_of(std::span(&line, 1))});
    if (const auto part = find_part(line.line->text.text); part && !parts_.part) {
        parts_.part = Part{part->number, part->of, std::nullopt};
    }
}

/// ACTION and INFO head the offices below them; the heads themselves are print of the form. No office has four letters
/// and ends in O: below ACTION that is INFO misread.
void Builder::read_margin(const Stretch& line)
{
    const std::string symbol = office_symbol(line.line->text.text, line.line->typed.width);
    const auto head = Vocabulary::built_in().whole(line.line->text.text, Role::AddresseeLabel);
    const bool action = head && head->value == "action";
    const bool misread_info = symbol.size() == 4 && symbol.back() == 'O' && margin_note_ == AddresseeNote::Action;
    if (action || misread_info || symbol == "INFO" || (head && head->value == "info")) {
        margin_note_ = action ? AddresseeNote::Action : AddresseeNote::Info;
        return add_leftover(line, parts_);
    }
    Addressee addressee;
    static_cast<Field&>(addressee) = make_field(line, 1.0);
    addressee.note = margin_note_;
    addressee.text = symbol;
    addressee.office = symbol;
    outer().addressee.push_back(std::move(addressee));
}

/// A second address in the heading, with an honorific, to a message whose closing quote comes: its opening quote was
/// lost.
bool Builder::addresses_quoted(const Stretch& line) const
{
    const std::string_view text = line.line->text.text;
    return lost_quote() && !open_.front().addressee.empty() &&
           Vocabulary::built_in().at_start(text, Role::Honorific).has_value();
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

void Builder::cut_number_at_head(std::vector<Stretch>& lines)
{
    const Header& header = outer().header;
    const bool dateline = header.origin && header.date && header.numbers.empty() && outer().body.empty();
    if (!dateline || open_.size() > 1 || lines.front().last - lines.front().first < 2) {
        return;
    }
    const auto found = number_at_head(lines.front().line->text.text);
    if (!found) {
        return;
    }
    const std::size_t end = lines.front().line->text.last_word(found->span);
    const Stretch words{lines.front().line, lines.front().page, lines.front().first, end};
    if (end < lines.front().last) {
        add_number(words, *found, true, outer());
        outer().header.numbers.back().role = NumberRole::Outgoing;
        lines.front().first = end;
    }
}

void Builder::cut_reply_at_head(std::vector<Stretch>& lines)
{
    if (open_.size() > 1 || !outer().body.empty()) {
        return;
    }
    const std::optional<Stretch> reply = leading_reply(lines);
    if (!reply) {
        return;
    }
    add_piece(*reply, reply->line->pieces.front(), outer(), parts_);
    lines.front().first = reply->last;
    if (lines.front().empty()) {
        lines.clear();
    }
}

/// "Ждем ответа. НР 36." and, run on, the signature: "НР 63. Каганович. Молотов.". Returns the words after the number.
std::vector<Stretch> Builder::cut_numbers_at_end(std::vector<Stretch>& lines)
{
    Stretch& last = lines.back();
    const auto& pieces = last.line->pieces;
    const auto piece = std::find_if(pieces.rbegin(), pieces.rend(), [&](const Piece& each) {
        const auto* number = std::get_if<FoundNumber>(&each.found);
        const bool alone = each.span.begin == 0 && last.line->language == Language::English;
        return number != nullptr && number->role == NumberRole::Outgoing && each.kind == PieceKind::Number && !alone;
    });
    if (piece == pieces.rend()) {
        return {};
    }
    const Stretch words = part_of(last, piece->span);
    const Stretch rest{last.line, last.page, words.last, last.last};
    if (words.empty() || (!rest.empty() && !are_names(text_of(rest), last.line->language))) {
        return {};
    }
    add_number(words, std::get<FoundNumber>(piece->found), true, outer());
    last.last = words.first;
    if (last.empty()) {
        lines.pop_back();
    }
    return rest.empty() ? std::vector<Stretch>{} : std::vector<Stretch>{rest};
}

void Builder::add_paragraph(std::vector<Stretch> lines, ParagraphType type)
{
    cut_number_at_head(lines);
    cut_reply_at_head(lines);
    const std::vector<Stretch> signature = lines.empty() ? std::vector<Stretch>{} : cut_numbers_at_end(lines);
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
    if (in_quote() && !closes && !closes_later_ && top().addressee.empty() && !top().salutation) {
        close(false);  // a text to be handed over that addresses nobody is not signed either: its last quote was lost
    }
    for (SignaturePart& part : split_signature(block.lines)) {
        if (part.date) {
            add_closing_date(part.words, *part.date, outer());
        } else if (part.number) {
            add_number(part.words, *part.number, false, outer());
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

}  // namespace

Message build_message(std::span<const Stretch> lines, RecordParts& parts)
{
    Builder builder(parts);
    const std::vector<Block> blocks = blocks_of(lines);
    const std::vector<bool> later = closing_later(blocks);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        builder.read(blocks[i], later[i]);
    }
    return builder.finish();
}

}  // namespace depesha
