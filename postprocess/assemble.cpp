// SPDX-License-Identifier: Apache-2.0
#include "postprocess/assemble.h"

#include "postprocess/add_path_references.h"
#include "postprocess/build_message.h"
#include "postprocess/check_records.h"
#include "postprocess/enclosures.h"
#include "postprocess/find_defects.h"
#include "postprocess/read_despatch.h"
#include "postprocess/review_fields.h"
#include "postprocess/tell_genre.h"
#include "postprocess/tell_languages.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <span>
#include <utility>

namespace depesha {

namespace {

/// Lines [first, last) of one page.
struct Piecework {
    const TelegramPage* page = nullptr;
    std::size_t first = 0;
    std::size_t last = 0;

    /// True if with these lines begins a telegram that the pieces before enclose.
    bool enclosed = false;
};

/// The pieces of pages that make one record.
using Draft = std::vector<Piecework>;

bool is_content(const LabelledLine& line)
{
    return line.label != LineLabel::Furniture;
}

const LabelledLine* first_content(const TelegramPage& page)
{
    const auto line = std::find_if(page.lines.begin(), page.lines.end(), is_content);
    return line == page.lines.end() ? nullptr : &*line;
}

/// The pieces of a page, cut before each line that begins a telegram; rules above it stay with the telegram above.
std::vector<Piecework> cut(const TelegramPage& page)
{
    std::vector<Piecework> pieces{{&page, 0, 0}};
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        if (page.lines[i].begins_telegram && pieces.back().last > pieces.back().first) {
            pieces.push_back({&page, i, i});
        }
        pieces.back().last = i + 1;
    }
    return pieces;
}

bool has_end(const Draft& draft)
{
    for (const Piecework& piece : draft) {
        for (std::size_t i = piece.first; i < piece.last; ++i) {
            const LineLabel label = piece.page->lines[i].label;
            if (label == LineLabel::Signature || label == LineLabel::Tail) {
                return true;
            }
        }
    }
    return false;
}

/// A title among the first lines: whatever figure the page tells, a telegram begins on it.
bool begins_with_title(const TelegramPage& page)
{
    constexpr std::size_t head = 8;
    std::size_t seen = 0;
    for (const LabelledLine& line : page.lines) {
        if (!is_content(line) || ++seen > head) {
            continue;
        }
        const auto is_title = [](const Piece& piece) { return piece.kind == PieceKind::Title; };
        if (line.label == LineLabel::Heading && std::any_of(line.pieces.begin(), line.pieces.end(), is_title)) {
            return true;
        }
    }
    return false;
}

bool goes_on(const TelegramPage& page, const Draft& before)
{
    const LabelledLine* first = first_content(page);
    if (first == nullptr) {
        return page.number > 1;
    }
    if (page.number > 1) {
        return !begins_with_title(page);
    }
    const bool heading = std::any_of(page.lines.begin(), page.lines.end(), [](const LabelledLine& line) {
        return line.label == LineLabel::Heading || line.label == LineLabel::Address;
    });
    if (page.number == 1 || heading) {
        return false;
    }
    return first->label == LineLabel::Next || !has_end(before);
}

std::vector<Draft> drafts_of(const std::vector<TelegramPage>& pages)
{
    std::vector<Draft> drafts;
    std::size_t open = 0;  // one past the draft that a page may go on with; blank pages do not close it
    for (const TelegramPage& page : pages) {
        std::vector<Piecework> pieces = cut(page);
        const bool joins = open > 0 && goes_on(page, drafts[open - 1]);
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            if (i == 0 && joins) {
                drafts[open - 1].push_back(pieces[i]);
                continue;
            }
            drafts.push_back({pieces[i]});
            open = page.lines.empty() ? open : drafts.size();
        }
    }
    return drafts;
}

RecordPage record_page(const TelegramPage& page)
{
    return {page.id, page.scan.sha256, page.scan.size, page.scan.dpi};
}

/// For each piece, the index of its page among the record's pages: a note and what it encloses may share one.
std::vector<int> page_indices(const Draft& draft)
{
    std::vector<int> indices{0};
    for (std::size_t i = 1; i < draft.size(); ++i) {
        indices.push_back(indices.back() + (draft[i].page == draft[i - 1].page ? 0 : 1));
    }
    return indices;
}

std::vector<Stretch> stretches_of(const Draft& draft)
{
    const std::vector<int> pages = page_indices(draft);
    std::vector<Stretch> lines;
    for (std::size_t piece = 0; piece < draft.size(); ++piece) {
        for (std::size_t i = draft[piece].first; i < draft[piece].last; ++i) {
            lines.push_back(whole_line(draft[piece].page->lines[i], pages[piece]));
        }
    }
    return lines;
}

/// How many lines stand before the enclosed telegram; all of them where there is none.
std::size_t lines_before_enclosure(const Draft& draft)
{
    std::size_t lines = 0;
    for (const Piecework& piece : draft) {
        if (piece.enclosed) {
            return lines;
        }
        lines += piece.last - piece.first;
    }
    return lines;
}

/// Marks between the first and the last line of the piece; above the first and below the last they go with it too, if
/// no other piece of the page is nearer. Here: with the first piece of the page.
void add_marks(const Draft& draft, Telegram& telegram)
{
    const std::vector<int> pages = page_indices(draft);
    for (std::size_t piece = 0; piece < draft.size(); ++piece) {
        if (draft[piece].first != 0) {
            continue;
        }
        for (const Mark& mark : draft[piece].page->marks) {
            telegram.marks.push_back({mark.kind, {pages[piece], mark.box}, mark.text});
        }
    }
}

/// What is missing of the scans, and what was not read on them.
std::vector<Defect> losses_of(const Draft& draft)
{
    const std::vector<int> pages = page_indices(draft);
    std::vector<Defect> losses;
    for (std::size_t i = 0; i < draft.size(); ++i) {
        const ScanFacts& scan = draft[i].page->scan;
        const bool seen = i > 0 && pages[i] == pages[i - 1];
        for (const std::string& damage : seen ? std::vector<std::string>{} : scan.damage) {
            losses.push_back({DefectKind::LostText, damage, {{pages[i], {0, 0, scan.size.width, scan.size.height}}}});
        }
        for (Defect& lost : find_lost_lines(*draft[i].page, draft[i].first, draft[i].last, pages[i])) {
            losses.push_back(std::move(lost));
        }
    }
    return losses;
}

/// A loss is a defect of the telegram, and somebody has to look at it first.
void add_losses(std::vector<Defect> losses, Telegram& telegram)
{
    constexpr double at_best = 0.5;
    std::vector<std::string> review;
    for (Defect& loss : losses) {
        review.push_back("defects[" + std::to_string(telegram.defects.size()) + ']');
        telegram.defects.push_back(std::move(loss));
        telegram.confidence = std::min(telegram.confidence, at_best);
    }
    telegram.review.insert(telegram.review.begin(), review.begin(), review.end());
}

bool bears_type(const Draft& draft)
{
    return std::any_of(draft.begin(), draft.end(), [](const Piecework& piece) { return !piece.page->lost.empty(); });
}

/// Builds the note from the lines before the enclosure, and puts what it encloses at the end of its body.
void fill_note(Telegram& telegram, std::span<const Stretch> lines, std::size_t before, RecordParts& parts)
{
    telegram.message = build_message(lines.first(before), parts);
    const std::span<const Stretch> below = lines.subspan(before);
    Message enclosure = build_message(below, parts);
    enclosure.role = MessageRole::Enclosure;
    telegram.genre = tell_genre(enclosure, below);
    telegram.message.body.push_back({std::move(enclosure)});
}

/// A paper of one piece: a telegram, a despatch or something else.
void fill_paper(Telegram& telegram, std::span<const Stretch> lines, RecordParts& parts)
{
    telegram.message = build_message(lines, parts);
    RecordParts other;
    std::optional<Message> despatch = telegram.message.header.title ? std::nullopt : read_despatch(lines, other);
    if (!despatch && telegram_points(telegram.message) >= telegram_threshold) {
        telegram.genre = tell_genre(telegram.message, lines);
        return;
    }
    telegram.kind = RecordKind::Other;
    telegram.message = despatch ? *std::move(despatch) : build_plain_message(lines, other);
    parts = std::move(other);
}

void fill(Telegram& telegram, std::span<const Stretch> lines, std::size_t before_enclosure)
{
    RecordParts parts;
    if (before_enclosure < lines.size()) {
        fill_note(telegram, lines, before_enclosure, parts);
    } else {
        fill_paper(telegram, lines, parts);
    }
    telegram.archival_references = std::move(parts.references);
    telegram.furniture = std::move(parts.furniture);
    telegram.part = std::move(parts.part);
    telegram.defects = find_defects(lines);
    telegram.languages = tell_languages(lines);
    judge(telegram);
}

Telegram telegram_of(const Draft& draft)
{
    Telegram telegram;
    const std::vector<int> pages = page_indices(draft);
    for (std::size_t i = 0; i < draft.size(); ++i) {
        if (i == 0 || pages[i] > pages[i - 1]) {
            telegram.pages.push_back(record_page(*draft[i].page));
        }
    }
    add_marks(draft, telegram);
    const std::vector<Stretch> lines = stretches_of(draft);
    const bool blank =
        std::none_of(lines.begin(), lines.end(), [](const Stretch& line) { return is_content(*line.line); });
    if (blank) {
        RecordParts parts;
        telegram.kind = bears_type(draft) ? RecordKind::Other : RecordKind::Blank;
        telegram.message = build_plain_message(lines, parts);
        telegram.furniture = std::move(parts.furniture);
        telegram.confidence = 1.0;
    } else {
        fill(telegram, lines, lines_before_enclosure(draft));
    }
    add_losses(losses_of(draft), telegram);
    return telegram;
}

bool ends_where(const Draft& before, const Draft& after)
{
    return before.back().page == after.front().page && after.front().first > 0;
}

/// A letter may look like two telegrams; what is no telegram on either side of a cut is one paper.
std::vector<Draft> without_needless_cuts(std::vector<Draft> drafts)
{
    std::vector<Draft> kept;
    for (Draft& draft : drafts) {
        const bool joins = !kept.empty() && ends_where(kept.back(), draft) &&
                           telegram_of(kept.back()).kind == RecordKind::Other &&
                           telegram_of(draft).kind == RecordKind::Other;
        if (!joins) {
            kept.push_back(std::move(draft));
            continue;
        }
        kept.back().back().last = draft.front().last;
        kept.back().insert(kept.back().end(), draft.begin() + 1, draft.end());
    }
    return kept;
}

/// A telegram that the note before it encloses goes with the note.
std::vector<Draft> with_enclosures(std::vector<Draft> drafts)
{
    std::vector<Draft> kept;
    for (Draft& draft : drafts) {
        const bool enclosed =
            !kept.empty() && !kept.back().back().enclosed &&
            is_enclosed(stretches_of(kept.back()), stretches_of(draft), ends_where(kept.back(), draft));
        if (!enclosed) {
            kept.push_back(std::move(draft));
            continue;
        }
        draft.front().enclosed = true;
        kept.back().insert(kept.back().end(), draft.begin(), draft.end());
    }
    return kept;
}

/// Name of the scan without its ending, for pages whose outputs have no name yet.
std::string stem_of(const TelegramPage& page)
{
    return page.scan.stem.empty() ? page.id.file.substr(0, page.id.file.rfind('.')) : page.scan.stem;
}

/// How many drafts begin on the same page as this one, and which of them it is.
std::pair<std::size_t, std::size_t> place_on_page(const std::vector<Draft>& drafts, std::size_t index)
{
    std::size_t before = 0;
    std::size_t all = 0;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        if (drafts[i].front().page == drafts[index].front().page) {
            before += i < index ? 1 : 0;
            ++all;
        }
    }
    return {before, all};
}

std::string letter_for(std::size_t index)
{
    std::string letters(1, static_cast<char>('a' + index % 26));
    return index < 26 ? letters : letter_for(index / 26 - 1) + letters;
}

}  // namespace

std::vector<Telegram> assemble(const std::vector<TelegramPage>& pages)
{
    const std::vector<Draft> drafts = with_enclosures(without_needless_cuts(drafts_of(pages)));
    std::vector<Telegram> telegrams;
    std::set<std::string> ids;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        Telegram telegram = telegram_of(drafts[i]);
        const auto [before, all] = place_on_page(drafts, i);
        telegram.id = stem_of(*drafts[i].front().page) + (all > 1 ? letter_for(before) : "");
        while (!ids.insert(telegram.id).second) {
            telegram.id += '_';
        }
        telegrams.push_back(std::move(telegram));
    }
    add_path_references(telegrams);
    add_checks(telegrams);
    return telegrams;
}

}  // namespace depesha
