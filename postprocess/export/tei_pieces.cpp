// SPDX-License-Identifier: Apache-2.0
#include "postprocess/export/tei_pieces.h"

#include "postprocess/export/tei_values.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>

namespace depesha {

namespace {

/// Gathers the pieces of a message.
class PieceList {
public:
    void take(const Message& message)
    {
        take(message.header);
        for (const Addressee& addressee : message.addressee) {
            seg("addressee", addressee).element.set("subtype", to_string(addressee.note));
        }
        if (message.salutation) {
            add("salute", *message.salutation).zone = "salutation";
        }
        closes_ = true;
        for (const Signature& signature : message.signature) {
            add("signed", signature).zone = "signature";
        }
        take(message.closing);
    }

    std::vector<TeiPiece> pieces;

private:
    TeiPiece& add(const char* element, const Field& field)
    {
        pieces.push_back(tei_piece(element, field));
        pieces.back().closes = closes_;
        return pieces.back();
    }

    TeiPiece& seg(const std::string& type, const Field& field)
    {
        TeiPiece& piece = add("seg", field);
        piece.zone = type;
        piece.element.set("type", type);
        return piece;
    }

    void segs(const std::string& type, const std::vector<Field>& fields)
    {
        for (const Field& field : fields) {
            seg(type, field);
        }
    }

    void seg_of_class(const std::string& type, const std::optional<Field>& field)
    {
        if (field) {
            seg(type, *field).element.set("subtype", tei_name(field->value.value_or("")));
        }
    }

    void optional_seg(const std::string& type, const std::optional<Field>& field)
    {
        if (field) {
            seg(type, *field);
        }
    }

    void place(const std::string& type, const std::optional<Field>& field)
    {
        if (field) {
            TeiPiece& piece = add("placeName", *field);
            piece.zone = type;
            piece.element.set("type", type).set("key", field->value.value_or(""));
        }
    }

    void date(const std::string& type, const Date& date)
    {
        TeiPiece& piece = add("date", date);
        piece.group = "dateline";
        piece.zone = "date";
        piece.element.set("type", type);
        set_when(piece.element, date);
    }

    void take(const Header& header)
    {
        if (header.title) {
            add("head", *header.title).zone = "title";
        }
        if (header.agency) {
            TeiPiece& piece = add("orgName", *header.agency);
            piece.zone = "agency";
            piece.element.set("type", "agency");
        }
        seg_of_class("classification", header.classification);
        seg_of_class("precedence", header.precedence);
        segs("handling", header.handling);
        for (const Number& number : header.numbers) {
            const std::string suffix = number.suffix ? '/' + *number.suffix : std::string();
            seg("number", number).element.set("subtype", to_string(number.role)).set("n", number.number + suffix);
        }
        place("origin", header.origin);
        place("destination", header.destination);
        if (header.date) {
            date("telegram", *header.date);
        }
        for (const Time& time : header.times) {
            date(std::string(to_string(time.role)), time);
        }
        segs("reference", header.references);
        segs("instruction", header.instructions);
        optional_seg("subject", header.subject);
        optional_seg("tags", header.tags);
    }

    void take(const Closing& closing)
    {
        segs("instruction", closing.instructions);
        optional_seg("copies", closing.copies);
        segs("distribution", closing.distribution);
        optional_seg("typist", closing.typist);
    }

    bool closes_ = false;
};

/// The last place of the last part that has one.
std::optional<Source> end_of(const std::vector<BodyPart>& parts)
{
    std::optional<Source> end;
    for (const BodyPart& part : parts) {
        if (const auto* inner = std::get_if<Message>(&part.part)) {
            const std::optional<Source> inner_end = end_of(inner->body);
            end = inner_end ? inner_end : end;
        } else if (const auto& paragraph = std::get<Paragraph>(part.part); !paragraph.sources.empty()) {
            end = paragraph.sources.back();
        }
    }
    return end;
}

bool is_below(const Field& field, const Source& end, const TeiOrder& order)
{
    if (field.sources.empty()) {
        return false;
    }
    const Source place = order.upright(field.sources.front());
    return std::tuple(place.page, place.box.top + place.box.bottom) > std::tuple(end.page, 2 * end.box.bottom);
}

/// A heading after the body is no heading for TEI, and its schema allows none there.
void let_close(TeiPiece& piece)
{
    if (piece.element.name == "head") {
        piece.element.name = "seg";
        piece.element.set("type", "title");
    }
    piece.closes = true;
}

/// A piece and its place on the upright page; those without a place come last.
struct PlacedPiece {
    Source place;
    TeiPiece piece;
};

std::vector<PlacedPiece> placed(std::vector<TeiPiece> pieces, const TeiOrder& order)
{
    std::vector<PlacedPiece> all;
    for (TeiPiece& piece : pieces) {
        const std::vector<Source>& sources = piece.field->sources;
        const Source nowhere{std::numeric_limits<int>::max(), {}};
        all.push_back({sources.empty() ? nowhere : order.upright(sources.front()), std::move(piece)});
    }
    return all;
}

/// Pieces whose middle lies beside the first of them are one row, told from left to right.
void order_row_by_row(std::vector<PlacedPiece>& pieces)
{
    std::stable_sort(pieces.begin(), pieces.end(), [](const PlacedPiece& a, const PlacedPiece& b) {
        return std::tie(a.piece.closes, a.place.page, a.place.box.top) <
               std::tie(b.piece.closes, b.place.page, b.place.box.top);
    });
    for (auto row = pieces.begin(); row != pieces.end();) {
        const auto next = std::find_if(row + 1, pieces.end(), [&](const PlacedPiece& piece) {
            return piece.piece.closes != row->piece.closes || piece.place.page != row->place.page ||
                   piece.place.box.top + piece.place.box.bottom >= 2 * row->place.box.bottom;
        });
        std::stable_sort(
            row, next, [](const PlacedPiece& a, const PlacedPiece& b) { return a.place.box.left < b.place.box.left; });
        row = next;
    }
}

}  // namespace

TeiPiece tei_piece(std::string element, const Field& field)
{
    TeiPiece piece{&field, XmlElement(std::move(element)), {}, {}, false};
    piece.zone = piece.element.name == "item" ? "list_item" : "paragraph";
    return piece;
}

std::vector<TeiPiece> tei_pieces(const Message& message, const TeiOrder& order)
{
    PieceList list;
    list.take(message);
    if (const auto last = end_of(message.body)) {
        const Source end = order.upright(*last);
        for (TeiPiece& piece : list.pieces) {
            if (!piece.closes && is_below(*piece.field, end, order)) {
                let_close(piece);
            }
        }
    }
    std::vector<PlacedPiece> in_order = placed(std::move(list.pieces), order);
    order_row_by_row(in_order);
    std::vector<TeiPiece> pieces;
    std::transform(in_order.begin(), in_order.end(), std::back_inserter(pieces),
                   [](PlacedPiece& piece) { return std::move(piece.piece); });
    return pieces;
}

}  // namespace depesha
