// SPDX-License-Identifier: Apache-2.0
#include "postprocess/export/tei_flow.h"

#include "postprocess/export/tei_values.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace depesha {

namespace {

std::string_view type_of(FurnitureKind kind)
{
    switch (kind) {
    case FurnitureKind::RunningHead:
        return "header";
    case FurnitureKind::PageNumber:
        return "pageNum";
    default:
        return to_string(kind);
    }
}

XmlElement fw_of(const Furniture& piece, TeiZones& zones)
{
    XmlElement fw("fw", {{"type", std::string(type_of(piece.kind))}});
    fw.set("facs", zones.refer(piece.sources, "furniture"));
    fw.add(transcribed(piece.text));
    return fw;
}

XmlElement reference_of(const Reference& reference, bool is_doubtful, TeiZones& zones)
{
    XmlElement note("note", {{"type", "archival_reference"}});
    note.set("n", reference.value.value_or("")).set("facs", zones.refer(reference.sources, "archival_reference"));
    note.set("cert", tei_probability(reference.confidence));
    XmlElement& holder = is_doubtful ? note.add(tei_unclear()) : note;
    holder.add(transcribed(reference.raw, reference.text, {}, [](std::size_t) { return std::vector<XmlNode>(); }));
    return note;
}

/// A stamp, writing by hand or a strike-out; what nobody has read is a gap.
XmlElement mark_of(const RecordMark& mark)
{
    XmlElement words(mark.kind == MarkKind::Stamp ? "stamp" : mark.kind == MarkKind::Strikeout ? "del" : "");
    words.set("rend", mark.kind == MarkKind::Strikeout ? "overtyped" : "");
    words.add(transcribed(mark.text));
    if (mark.text.empty()) {
        words.add(XmlElement("gap", {{"reason", "not_read"}}));
    }
    XmlElement note("note", {{"type", std::string(to_string(mark.kind))}});
    if (words.name.empty()) {
        note.add(std::move(words.children));
    } else {
        note.add(std::move(words));
    }
    return note;
}

bool meet(const std::vector<Source>& some, const std::vector<Source>& others)
{
    return std::any_of(some.begin(), some.end(), [&](const Source& one) {
        return std::any_of(others.begin(), others.end(), [&](const Source& other) {
            return one.page == other.page && !intersected(one.box, other.box).empty();
        });
    });
}

}  // namespace

TeiFlow::TeiFlow(const Telegram& telegram, const TeiOrder& order, TeiZones& zones) : order_(order)
{
    add_page_breaks(telegram);
    for (const Furniture& piece : telegram.furniture) {
        add(piece.sources, fw_of(piece, zones));
    }
    add_references(telegram, zones);
    add_marks(telegram, zones);
    add_defects(telegram, zones);
    std::stable_sort(placed_.begin(), placed_.end(), [](const Placed& a, const Placed& b) {
        return std::tie(a.page, a.top) < std::tie(b.page, b.top);
    });
}

void TeiFlow::add(const std::vector<Source>& sources, XmlElement element)
{
    constexpr int end = std::numeric_limits<int>::max();
    const Source place = sources.empty() ? Source{end, {}} : order_.upright(sources.front());
    placed_.push_back({place.page, place.box.top, std::move(element)});
}

void TeiFlow::add_page_breaks(const Telegram& telegram)
{
    for (int page = 0; page < static_cast<int>(telegram.pages.size()); ++page) {
        XmlElement pb("pb", {{"n", std::to_string(page + 1)}, {"facs", '#' + tei_page_id(page)}});
        placed_.push_back({page, std::numeric_limits<int>::min(), std::move(pb)});
    }
}

/// One reference may share lines with the next: their order is the record's.
void TeiFlow::add_references(const Telegram& telegram, TeiZones& zones)
{
    for (std::size_t i = 0; i < telegram.archival_references.size(); ++i) {
        const Reference& reference = telegram.archival_references[i];
        const std::string path = "archival_references[" + std::to_string(i) + ']';
        const bool is_doubtful =
            std::find(telegram.review.begin(), telegram.review.end(), path) != telegram.review.end();
        const int page_before = i > 0 ? placed_.back().page : -1;
        const int top_before = i > 0 ? placed_.back().top : 0;
        add(reference.sources, reference_of(reference, is_doubtful, zones));
        Placed& placed = placed_.back();
        placed.top = placed.page == page_before ? std::max(placed.top, top_before) : placed.top;
    }
}

/// Holes, and what was found like a line and is no type, are no text of the paper: they stay in the facsimile.
void TeiFlow::add_marks(const Telegram& telegram, TeiZones& zones)
{
    for (const RecordMark& mark : telegram.marks) {
        const std::string_view kind = to_string(mark.kind);
        const bool is_text = mark.kind != MarkKind::Hole && mark.kind != MarkKind::Other;
        if (is_text || !zones.keep(mark.source, kind, mark.text)) {
            add({mark.source}, mark_of(mark).set("facs", zones.refer({mark.source}, kind)));
        }
    }
}

void TeiFlow::add_defects(const Telegram& telegram, TeiZones& zones)
{
    for (const Defect& defect : telegram.defects) {
        const std::string reason(to_string(defect.kind));
        const std::string facs = zones.refer(defect.sources, reason);
        if (defect.kind != DefectKind::LostText) {
            PlacedGap& gap = gaps_.emplace_back();
            gap.sources = defect.sources;
            gap.told.reason = reason;
            gap.told.words = defect.text;
            gap.facs = facs;
            continue;
        }
        XmlElement gap("gap", {{"reason", reason}});
        gap.set("facs", facs);
        gap.add(xml_text_element("desc", defect.text)).set("xml:lang", "en");
        add(defect.sources, std::move(gap));
    }
}

std::vector<XmlNode> TeiFlow::before(const Source& scanned)
{
    const Source place = order_.upright(scanned);
    std::vector<XmlNode> nodes;
    for (; handed_out_ < placed_.size(); ++handed_out_) {
        Placed& next = placed_[handed_out_];
        if (std::tie(next.page, next.top) >= std::tie(place.page, place.box.top)) {
            break;
        }
        nodes.push_back({std::move(next.element)});
    }
    return nodes;
}

std::vector<XmlNode> TeiFlow::first_page()
{
    std::vector<XmlNode> nodes;
    if (handed_out_ == 0 && !placed_.empty() && placed_.front().element.name == "pb") {
        nodes.push_back({std::move(placed_[handed_out_++].element)});
    }
    return nodes;
}

std::vector<XmlNode> TeiFlow::rest()
{
    std::vector<XmlNode> nodes;
    for (; handed_out_ < placed_.size(); ++handed_out_) {
        nodes.push_back({std::move(placed_[handed_out_].element)});
    }
    for (const PlacedGap& gap : gaps_) {
        if (!gap.told.placed) {
            XmlElement element("gap", {{"reason", gap.told.reason}});
            element.set("facs", gap.facs).add(xml_text_element("desc", gap.told.words));
            nodes.push_back({std::move(element)});
        }
    }
    return nodes;
}

std::vector<ToldGap*> TeiFlow::gaps_of(const Field& field)
{
    std::vector<ToldGap*> gaps;
    for (PlacedGap& gap : gaps_) {
        if (!gap.told.placed && meet(gap.sources, field.sources)) {
            gaps.push_back(&gap.told);
        }
    }
    return gaps;
}

}  // namespace depesha
