// SPDX-License-Identifier: Apache-2.0
#include "postprocess/export/tei_text.h"

#include "postprocess/export/tei_flow.h"
#include "postprocess/export/tei_order.h"
#include "postprocess/export/tei_pieces.h"
#include "postprocess/export/tei_values.h"
#include "postprocess/review_fields.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <set>
#include <string>
#include <utility>

namespace depesha {

namespace {

/// Fields that a person should look at.
std::set<const Field*> doubtful_fields(const Telegram& telegram)
{
    const std::set<std::string> paths(telegram.review.begin(), telegram.review.end());
    std::set<const Field*> fields;
    for_each_field(telegram.message, "message", [&](const std::string& path, const Field& field) {
        if (paths.contains(path)) {
            fields.insert(&field);
        }
    });
    return fields;
}

/// Lines of the field that stand on each of its pages, told from the heights of its boxes.
std::vector<long> lines_on_pages(const Field& field, const TeiOrder& order)
{
    const auto height_of = [&](const Source& source) { return std::max(1, order.upright(source).box.height()); };
    const auto lines = static_cast<double>(std::count(field.raw.begin(), field.raw.end(), '\n') + 1);
    double height = 0.0;
    for (const Source& source : field.sources) {
        height += height_of(source);
    }
    std::vector<long> counts;
    for (const Source& source : field.sources) {
        counts.push_back(std::max(1L, std::lround(lines * height_of(source) / height)));
    }
    return counts;
}

bool holds(const XmlElement& element, const std::string& value)
{
    return std::any_of(element.attributes.begin(), element.attributes.end(),
                       [&](const auto& attribute) { return attribute.second == value; });
}

class TextMaker {
public:
    TextMaker(const Telegram& telegram, TeiZones& zones)
        : zones_(zones), order_(telegram), flow_(telegram, order_, zones), doubtful_(doubtful_fields(telegram))
    {
    }

    XmlElement body(const Message& message, const std::string& id)
    {
        XmlElement body("body");
        body.add(flow_.first_page());
        const std::vector<TeiPiece> pieces = tei_pieces(message, order_);
        const auto closing = std::find_if(pieces.begin(), pieces.end(), [](const auto& piece) { return piece.closes; });
        add_opening({pieces.begin(), closing}, body);
        add_parts(message.body, id, body);
        add_closing({closing, pieces.end()}, body);
        return body;
    }

    std::vector<XmlNode> rest() { return flow_.rest(); }

private:
    void pass(const Field& field, XmlElement& into)
    {
        if (!field.sources.empty()) {
            into.add(flow_.before(field.sources.front()));
        }
    }

    XmlElement element_of(const TeiPiece& piece)
    {
        const Field& field = *piece.field;
        XmlElement element = piece.element;
        if (field.value && !holds(element, *field.value)) {
            element.add_to("n", *field.value);
        }
        element.set("facs", zones_.refer(field.sources, piece.zone));
        element.set("cert", tei_probability(field.confidence));
        std::vector<XmlNode> words = transcribed(field.raw, field.text, flow_.gaps_of(field), breaks_of(field));
        XmlElement& holder = doubtful_.contains(&field) ? element.add(tei_unclear()) : element;
        holder.add(std::move(words));
        return element;
    }

    /// Where a field goes over to its next page, with what stands between; the line is told from heights, so not
    /// surely.
    BetweenLines breaks_of(const Field& field)
    {
        return [this, &field, lines = lines_on_pages(field, order_)](std::size_t line) {
            long last = -1;
            for (std::size_t page = 0; page + 1 < field.sources.size(); ++page) {
                last += lines[page];
                if (static_cast<long>(line) == last) {
                    return unsure(flow_.before(field.sources[page + 1]));
                }
            }
            return std::vector<XmlNode>();
        };
    }

    static std::vector<XmlNode> unsure(std::vector<XmlNode> nodes)
    {
        for (XmlNode& node : nodes) {
            auto* const element = std::get_if<XmlElement>(&node.node);
            if (element != nullptr && element->name == "pb") {
                element->set("cert", "low");
            }
        }
        return nodes;
    }

    /// Into the element of the piece's group that is open, or into a new one.
    void add_grouped(const TeiPiece& piece, XmlElement& into)
    {
        if (piece.group.empty()) {
            pass(*piece.field, into);
            into.add(element_of(piece));
            return;
        }
        XmlElement* const open = into.children.empty() ? nullptr : std::get_if<XmlElement>(&into.children.back().node);
        XmlElement& group = open != nullptr && open->name == piece.group ? *open : into.add(XmlElement(piece.group));
        pass(*piece.field, group);
        group.add(element_of(piece));
    }

    void add_opening(const std::vector<TeiPiece>& pieces, XmlElement& body)
    {
        if (!pieces.empty()) {
            pass(*pieces.front().field, body);
        }
        for (const TeiPiece& piece : pieces) {
            if (piece.element.name == "head") {
                pass(*piece.field, body);
                body.add(element_of(piece));
                continue;
            }
            const auto* const last =
                body.children.empty() ? nullptr : std::get_if<XmlElement>(&body.children.back().node);
            if (last == nullptr || last->name != "opener") {
                body.add(XmlElement("opener"));
            }
            add_grouped(piece, std::get<XmlElement>(body.children.back().node));
        }
    }

    void add_closing(const std::vector<TeiPiece>& pieces, XmlElement& body)
    {
        if (pieces.empty()) {
            return;
        }
        pass(*pieces.front().field, body);
        XmlElement& closer = body.add(XmlElement("closer"));
        for (const TeiPiece& piece : pieces) {
            add_grouped(piece, closer);
        }
    }

    void add_parts(const std::vector<BodyPart>& parts, const std::string& id, XmlElement& body)
    {
        XmlElement* list = nullptr;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (const auto* inner = std::get_if<Message>(&parts[i].part)) {
                list = nullptr;
                add_message(*inner, tei_message_id(id, i), body);
                continue;
            }
            const auto& paragraph = std::get<Paragraph>(parts[i].part);
            if (paragraph.type == ParagraphType::Paragraph) {
                list = nullptr;
                pass(paragraph, body);
                body.add(element_of(tei_piece("p", paragraph)));
                continue;
            }
            pass(paragraph, list == nullptr ? body : *list);
            list = list == nullptr ? &body.add(XmlElement("list")) : list;
            list->add(element_of(tei_piece("item", paragraph)));
        }
        if (parts.empty()) {
            body.add(XmlElement("p"));
        }
    }

    void add_message(const Message& message, const std::string& id, XmlElement& body)
    {
        XmlElement inner("floatingText", {{"type", std::string(to_string(message.role))}, {"xml:id", id}});
        inner.add(this->body(message, id));
        body.add(std::move(inner));
    }

    TeiZones& zones_;
    TeiOrder order_;
    TeiFlow flow_;
    std::set<const Field*> doubtful_;
};

}  // namespace

std::string tei_message_id(const std::string& outer, std::size_t index)
{
    return outer + '-' + std::to_string(index + 1);
}

XmlElement tei_text(const Telegram& telegram, TeiZones& zones)
{
    TextMaker maker(telegram, zones);
    XmlElement text("text", {{"xml:id", "message"}});
    text.set("xml:lang", telegram.languages.empty() ? "" : telegram.languages.front());
    XmlElement& body = text.add(maker.body(telegram.message, "message"));
    body.add(maker.rest());
    return text;
}

}  // namespace depesha
