// SPDX-License-Identifier: Apache-2.0
#include "postprocess/export/json.h"

#include "postprocess/transliterate.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace depesha {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Field& field);
Json json_of(const Number& number);
Json json_of(const Date& date);
Json json_of(const Time& time);
Json json_of(const Reference& reference);
Json json_of(const Addressee& addressee);
Json json_of(const Signature& signature);
Json json_of(const Paragraph& paragraph);
Json json_of(const BodyPart& part);
Json json_of(const RecordPage& page);
Json json_of(const Seam& seam);
Json json_of(const Part& part);
Json json_of(const EditionNote& note);
Json json_of(const Furniture& piece);
Json json_of(const RecordMark& mark);
Json json_of(const Defect& defect);
Json json_of(const CheckFinding& finding);

/// Three digits: finer ones mean nothing and would make outputs differ between compilers.
double rounded(double confidence)
{
    return std::round(confidence * 1000.0) / 1000.0;
}

Json json_of(const Evidence& evidence)
{
    return {
        {"words", rounded(evidence.words)}, {"fit", rounded(evidence.fit)}, {"certainty", rounded(evidence.certainty)}};
}

Json json_of(const std::optional<std::string>& text)
{
    return text ? Json(*text) : Json(nullptr);
}

Json json_of(const Source& source)
{
    const Box& box = source.box;
    return {{"page", source.page}, {"box", {box.left, box.top, box.right, box.bottom}}};
}

/// For search only: nothing that was read, and null for what is Latin already.
Json latin_of(const std::optional<std::string>& text)
{
    return json_of(text ? transliterated(*text) : std::nullopt);
}

template <class T>
Json list_of(const std::vector<T>& items)
{
    Json list = Json::array();
    for (const T& item : items) {
        list.push_back(json_of(item));
    }
    return list;
}

template <class T>
Json or_null(const std::optional<T>& item)
{
    return item ? json_of(*item) : Json(nullptr);
}

Json json_of(const Field& field)
{
    return {{"text", field.text},
            {"raw", field.raw},
            {"value", json_of(field.value)},
            {"confidence", rounded(field.confidence)},
            {"evidence", json_of(field.evidence)},
            {"sources", list_of(field.sources)}};
}

Json json_of(const Number& number)
{
    Json json = json_of(static_cast<const Field&>(number));
    json["role"] = to_string(number.role);
    json["number"] = number.number;
    json["suffix"] = json_of(number.suffix);
    return json;
}

Json json_of(const Date& date)
{
    Json json = json_of(static_cast<const Field&>(date));
    json["iso"] = json_of(date.iso);
    if (date.not_before || date.not_after) {
        json["notBefore"] = json_of(date.not_before);
        json["notAfter"] = json_of(date.not_after);
        json["bounds_from"] = to_string(date.bounds_from);
    }
    return json;
}

Json json_of(const Time& time)
{
    Json json = json_of(static_cast<const Date&>(time));
    json["role"] = to_string(time.role);
    return json;
}

Json json_of(const Reference& reference)
{
    Json json = json_of(static_cast<const Field&>(reference));
    json["archive"] = json_of(reference.archive);
    json["fond"] = json_of(reference.fond);
    json["opis"] = json_of(reference.opis);
    json["delo"] = json_of(reference.delo);
    json["papka"] = json_of(reference.papka);
    json["sheets"] = json_of(reference.sheets);
    json["state"] = json_of(reference.state);
    json["from"] = to_string(reference.from);
    return json;
}

Json json_of(const Addressee& addressee)
{
    Json json = json_of(static_cast<const Field&>(addressee));
    json["note"] = to_string(addressee.note);
    json["person"] = json_of(addressee.person);
    json["office"] = json_of(addressee.office);
    json["place"] = json_of(addressee.place);
    json["resolved"] = json_of(addressee.resolved);
    json["latin"] = latin_of(addressee.person);
    json["place_latin"] = latin_of(addressee.place);
    return json;
}

Json json_of(const Signature& signature)
{
    Json json = json_of(static_cast<const Field&>(signature));
    json["name"] = json_of(signature.name);
    json["title"] = json_of(signature.title);
    json["resolved"] = json_of(signature.resolved);
    json["latin"] = latin_of(signature.name.value_or(signature.text));
    return json;
}

Json json_of(const Paragraph& paragraph)
{
    Json json = json_of(static_cast<const Field&>(paragraph));
    json["type"] = to_string(paragraph.type);
    return json;
}

Json place_json(const std::optional<Field>& place, const std::optional<std::string>& resolved)
{
    Json json = or_null(place);
    if (place) {
        json["resolved"] = json_of(resolved);
        json["latin"] = latin_of(place->value.value_or(place->text));
    }
    return json;
}

Json json_of(const Header& header)
{
    return {{"title", or_null(header.title)},
            {"agency", or_null(header.agency)},
            {"classification", or_null(header.classification)},
            {"precedence", or_null(header.precedence)},
            {"handling", list_of(header.handling)},
            {"numbers", list_of(header.numbers)},
            {"origin", place_json(header.origin, header.origin_resolved)},
            {"destination", place_json(header.destination, header.destination_resolved)},
            {"date", or_null(header.date)},
            {"times", list_of(header.times)},
            {"references", list_of(header.references)},
            {"instructions", list_of(header.instructions)},
            {"subject", or_null(header.subject)},
            {"tags", or_null(header.tags)}};
}

Json json_of(const Closing& closing)
{
    return {{"instructions", list_of(closing.instructions)},
            {"copies", or_null(closing.copies)},
            {"distribution", list_of(closing.distribution)},
            {"typist", or_null(closing.typist)}};
}

Json json_of(const Message& message)
{
    return {{"role", to_string(message.role)},         {"header", json_of(message.header)},
            {"addressee", list_of(message.addressee)}, {"salutation", or_null(message.salutation)},
            {"body", list_of(message.body)},           {"signature", list_of(message.signature)},
            {"closing", json_of(message.closing)},     {"closed", message.closed}};
}

Json json_of(const BodyPart& part)
{
    return std::visit([](const auto& inner) { return json_of(inner); }, part.part);
}

Json json_of(const RecordPage& page)
{
    return {{"file", page.id.file},     {"page", page.id.page + 1},   {"sha256", page.sha256},
            {"width", page.size.width}, {"height", page.size.height}, {"dpi", std::lround(page.dpi)}};
}

Json json_of(const Seam& seam)
{
    return {{"seam", to_string(seam.kind)},
            {"reason", to_string(seam.reason)},
            {"sources", Json::array({json_of(seam.source)})}};
}

Json json_of(const Part& part)
{
    return {
        {"number", part.number}, {"of", part.of > 0 ? Json(part.of) : Json(nullptr)}, {"group", json_of(part.group)}};
}

Json json_of(const EditionNote& note)
{
    Json json = json_of(static_cast<const Field&>(note));
    json["section"] = note.section;
    return json;
}

Json json_of(const Furniture& piece)
{
    return {{"kind", to_string(piece.kind)}, {"text", piece.text}, {"sources", list_of(piece.sources)}};
}

Json json_of(const RecordMark& mark)
{
    return {{"kind", to_string(mark.kind)},
            {"text", mark.text.empty() ? Json(nullptr) : Json(mark.text)},
            {"sources", Json::array({json_of(mark.source)})}};
}

Json json_of(const Defect& defect)
{
    return {{"kind", to_string(defect.kind)}, {"text", defect.text}, {"sources", list_of(defect.sources)}};
}

Json json_of(const CheckFinding& finding)
{
    return {{"check", to_string(finding.check)}, {"text", finding.text}, {"fields", finding.fields}};
}

}  // namespace

std::string to_json(const Telegram& telegram)
{
    const Json json{{"format", "depesha-telegram-1"},
                    {"id", telegram.id},
                    {"kind", to_string(telegram.kind)},
                    {"genre", to_string(telegram.genre)},
                    {"languages", telegram.languages},
                    {"part", or_null(telegram.part)},
                    {"pages", list_of(telegram.pages)},
                    {"seams", list_of(telegram.seams)},
                    {"archival_references", list_of(telegram.archival_references)},
                    {"message", json_of(telegram.message)},
                    {"edition", list_of(telegram.edition)},
                    {"furniture", list_of(telegram.furniture)},
                    {"marks", list_of(telegram.marks)},
                    {"defects", list_of(telegram.defects)},
                    {"confidence", rounded(telegram.confidence)},
                    {"review", telegram.review},
                    {"checks", list_of(telegram.checks)},
                    {"history", Json::array()}};
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace depesha
