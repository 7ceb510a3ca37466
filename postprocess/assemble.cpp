// SPDX-License-Identifier: Apache-2.0
#include "postprocess/assemble.h"

#include "postprocess/add_path_references.h"
#include "postprocess/build_message.h"
#include "postprocess/calibrate_fields.h"
#include "postprocess/check_records.h"
#include "postprocess/draft_records.h"
#include "postprocess/enclosures.h"
#include "postprocess/find_defects.h"
#include "postprocess/inherit_years.h"
#include "postprocess/link_parts.h"
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

RecordPage record_page(const TelegramPage& page)
{
    return {page.id, page.scan.sha256, page.scan.size, page.scan.dpi};
}

/// How many lines stand before the enclosed telegram; all of them where there is none.
std::size_t lines_before_enclosure(const Draft& draft)
{
    std::size_t lines = 0;
    for (const Piecework& piece : draft.pieces) {
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
    for (std::size_t piece = 0; piece < draft.pieces.size(); ++piece) {
        if (draft.pieces[piece].first != 0) {
            continue;
        }
        for (const Mark& mark : draft.pieces[piece].page->marks) {
            telegram.marks.push_back({mark.kind, {pages[piece], mark.box}, mark.text});
        }
    }
}

/// What is missing of the scans, and what was not read on them.
std::vector<Defect> losses_of(const Draft& draft)
{
    const std::vector<int> pages = page_indices(draft);
    std::vector<Defect> losses;
    for (std::size_t i = 0; i < draft.pieces.size(); ++i) {
        const Piecework& piece = draft.pieces[i];
        const ScanFacts& scan = piece.page->scan;
        const bool seen = i > 0 && pages[i] == pages[i - 1];
        for (const std::string& damage : seen ? std::vector<std::string>{} : scan.damage) {
            losses.push_back({DefectKind::LostText, damage, {{pages[i], {0, 0, scan.size.width, scan.size.height}}}});
        }
        for (Defect& lost : find_lost_lines(*piece.page, piece.first, piece.last, pages[i])) {
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
    return std::any_of(draft.pieces.begin(), draft.pieces.end(),
                       [](const Piecework& piece) { return !piece.page->lost.empty(); });
}

/// Builds the note from the lines before the enclosure, and puts what it encloses at the end of its body.
void fill_note(Telegram& telegram, std::span<const Stretch> lines, std::size_t before, RecordParts& parts)
{
    telegram.message = build_message(lines.first(before), parts);
    const std::span<const Stretch> below = lines.subspan(before);
    Message enclosure = build_message(below, parts);
    enclosure.role = MessageRole::Enclosure;
    telegram.genre = tell_genre(enclosure, below);
    telegram.message.body.emplace_back().part = std::move(enclosure);
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
    telegram.edition = std::move(parts.edition);
    telegram.part = std::move(parts.part);
    telegram.defects = find_defects(lines);
    telegram.languages = tell_languages(lines);
    calibrate(telegram);
    judge(telegram);
}

Telegram telegram_of(const Draft& draft)
{
    Telegram telegram;
    const std::vector<int> pages = page_indices(draft);
    telegram.seams = draft.seams;
    for (std::size_t i = 0; i < draft.pieces.size(); ++i) {
        if (i == 0 || pages[i] > pages[i - 1]) {
            telegram.pages.push_back(record_page(*draft.pieces[i].page));
        }
    }
    add_marks(draft, telegram);
    const std::vector<Stretch> lines = stretches_of(draft);
    const bool blank = std::all_of(lines.begin(), lines.end(),
                                   [](const Stretch& line) { return line.line->label == LineLabel::Furniture; });
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

/// A letter may look like two telegrams; what is no telegram on either side of a cut is one paper.
std::vector<Draft> without_needless_cuts(std::vector<Draft> drafts)
{
    std::vector<Draft> kept;
    for (Draft& draft : drafts) {
        const bool joins = !kept.empty() && share_page(kept.back(), draft) &&
                           telegram_of(kept.back()).kind == RecordKind::Other &&
                           telegram_of(draft).kind == RecordKind::Other;
        if (joins) {
            append(kept.back(), std::move(draft), SeamReason::NoTelegram);
        } else {
            kept.push_back(std::move(draft));
        }
    }
    return kept;
}

/// A telegram that the note before it encloses goes with the note.
std::vector<Draft> with_enclosures(std::vector<Draft> drafts)
{
    std::vector<Draft> kept;
    for (Draft& draft : drafts) {
        const bool enclosed =
            !kept.empty() && !kept.back().pieces.back().enclosed &&
            is_enclosed(stretches_of(kept.back()), stretches_of(draft), share_page(kept.back(), draft));
        if (enclosed) {
            draft.pieces.front().enclosed = true;
            append(kept.back(), std::move(draft), SeamReason::Enclosure);
        } else {
            kept.push_back(std::move(draft));
        }
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
        if (drafts[i].pieces.front().page == drafts[index].pieces.front().page) {
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
    const std::vector<Draft> drafts = with_enclosures(without_needless_cuts(draft_records(pages)));
    std::vector<Telegram> telegrams;
    std::set<std::string> ids;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        Telegram telegram = telegram_of(drafts[i]);
        const auto [before, all] = place_on_page(drafts, i);
        telegram.id = stem_of(*drafts[i].pieces.front().page) + (all > 1 ? letter_for(before) : "");
        while (!ids.insert(telegram.id).second) {
            telegram.id += '_';
        }
        telegrams.push_back(std::move(telegram));
    }
    link_parts(telegrams);
    inherit_years(telegrams);
    add_path_references(telegrams);
    add_checks(telegrams);
    return telegrams;
}

}  // namespace depesha
