// SPDX-License-Identifier: Apache-2.0
#include "postprocess/score/record_leaves.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace depesha {

namespace {

using nlohmann::json;

// A message takes two levels and a telegram rarely quotes deeper than three; everything here recurses by level.
constexpr int deepest_level = 100;

const json& member(const json& object, std::string_view name)
{
    static const json none;
    if (!object.is_object()) {
        return none;
    }
    const auto found = object.find(name);
    return found == object.end() ? none : *found;
}

bool absent(const json& value)
{
    if (value.is_string()) {
        return value.get_ref<const std::string&>().empty();
    }
    return value.is_null() || value == 0 || value == false || (value.is_structured() && value.empty());
}

const json& text_of(const json& field)
{
    return field.is_object() ? member(field, "text") : field;
}

/// The first of the members that is there, or the field's text.
const json& first_of(const json& field, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names) {
        if (const json& value = member(field, name); !absent(value)) {
            return value;
        }
    }
    return text_of(field);
}

std::string shown(const json& value)
{
    if (value.is_structured() && !value.empty()) {
        throw RecordError("holds " + (value.is_array() ? std::string("a list") : "an object") +
                          " where a text is due; see docs/output.md for the shape of records");
    }
    return value.is_string() ? value.get<std::string>() : absent(value) ? std::string() : value.dump();
}

std::string shown_member(const json& object, std::string_view name)
{
    const json& value = member(object, name);
    return value.is_null() ? "None" : shown(value);
}

const json& checked(const json& value, std::string_view name, json::value_t type, const char* due)
{
    if (value.type() != type) {
        throw RecordError('"' + std::string(name) + "\" is not " + due +
                          "; see docs/output.md for the shape of records");
    }
    return value;
}

/// A list, or nothing where the member is null or missing.
const json& list(const json& object, std::string_view name)
{
    static const json empty = json::array();
    const json& value = member(object, name);
    return absent(value) ? empty : checked(value, name, json::value_t::array, "a list");
}

/// An object, or an empty one where the member is null or missing.
const json& object_in(const json& object, std::string_view name)
{
    static const json empty = json::object();
    const json& value = member(object, name);
    return absent(value) ? empty : checked(value, name, json::value_t::object, "an object");
}

std::string joined(const std::vector<std::string>& parts, char separator)
{
    std::string all;
    for (const std::string& part : parts) {
        if (&part != parts.data()) {
            all += separator;
        }
        all += part;
    }
    return all;
}

std::optional<double> confidence_of(const json& field)
{
    const json& value = member(field, "confidence");
    if (value.is_null()) {
        return {};
    }
    const double confidence = value.is_number() ? value.get<double>() : -1.0;
    if (confidence < 0.0 || confidence > 1.0) {
        throw RecordError("holds a \"confidence\" that is no number from 0 to 1");
    }
    return confidence;
}

std::optional<double> lower(std::optional<double> a, std::optional<double> b)
{
    return a && b ? std::min(a, b) : a ? a : b;
}

class Collector {
public:
    RecordLeaves collected;

    void message(const json& message, const std::string& role)
    {
        collected.tree.push_back(role);
        prefix_ = role == "telegram" ? "" : "inner.";
        header(object_in(message, "header"));
        people(message);
        closing(object_in(message, "closing"));
        for (const json& part : list(message, "body")) {
            body_part(part);
        }
    }

    void reference(const json& reference)
    {
        std::vector<std::string> parts;
        for (const char* const name : {"archive", "fond", "opis", "delo", "papka", "sheets"}) {
            if (const json& value = member(reference, name); !absent(value)) {
                parts.push_back(joined({name, shown(value)}, '='));
            }
        }
        collected.leaves.push_back({"archival_reference", {joined(parts, ' ')}, confidence_of(reference)});
    }

private:
    void add(const std::string& name, const json& value, const std::optional<double>& confidence)
    {
        if (!absent(value)) {
            collected.leaves.push_back({prefix_ + name, {shown(value)}, confidence});
        }
    }

    void add_text(const std::string& name, const json& field) { add(name, text_of(field), confidence_of(field)); }

    void add_texts(const json& object, const std::string& name)
    {
        for (const json& field : list(object, name)) {
            add_text(name, field);
        }
    }

    /// `value` is the member that holds the value, `alternatives` that with other readings of it.
    void add_with_alternatives(const std::string& name, const json& field, const char* value, const char* others)
    {
        const json& alternatives = member(field, others);
        Leaf leaf{prefix_ + name, {shown(first_of(field, {value}))}, confidence_of(field)};
        for (const json& alternative : alternatives.is_array() ? alternatives : json::array({alternatives})) {
            if (!absent(alternative)) {
                leaf.values.push_back(shown(alternative));
            }
        }
        collected.leaves.push_back(std::move(leaf));
    }

    void header(const json& header)
    {
        add_text("title", member(header, "title"));
        add_text("agency", member(header, "agency"));
        for (const char* const name : {"classification", "precedence"}) {
            if (const json& field = member(header, name); !absent(field)) {
                add_with_alternatives(name, field, "value", "value_alt");
            }
        }
        for (const char* const name : {"origin", "destination"}) {
            if (const json& field = member(header, name); !absent(field)) {
                add(name, first_of(field, {"value"}), confidence_of(field));
            }
        }
        numbers_and_times(header);
        for (const char* const name : {"handling", "references", "instructions"}) {
            add_texts(header, name);
        }
    }

    void numbers_and_times(const json& header)
    {
        for (const json& number : list(header, "numbers")) {
            std::vector<std::string> parts{shown_member(number, "number")};
            if (const json& suffix = member(number, "suffix"); !absent(suffix)) {
                parts.push_back(shown(suffix));
            }
            add("number", joined(parts, '/'), confidence_of(number));
        }
        if (const json& date = member(header, "date"); !absent(date)) {
            add_with_alternatives("date", date, "iso", "iso_alt");
        }
        for (const json& time : list(header, "times")) {
            const json& value = first_of(time, {"iso"});
            add("time", joined({shown_member(time, "role"), value.is_null() ? "None" : shown(value)}, ' '),
                confidence_of(time));
        }
    }

    void people(const json& message)
    {
        for (const json& addressee : list(message, "addressee")) {
            add("addressee", first_of(addressee, {"person", "office"}), confidence_of(addressee));
        }
        add_text("salutation", member(message, "salutation"));
        for (const json& signature : list(message, "signature")) {
            add("signature", first_of(signature, {"name"}), confidence_of(signature));
        }
    }

    void closing(const json& closing)
    {
        add_texts(closing, "instructions");
        add_text("copies", member(closing, "copies"));
        add_text("typist", member(closing, "typist"));
        std::vector<std::string> distribution;
        std::optional<double> confidence;
        for (const json& entry : list(closing, "distribution")) {
            distribution.push_back(shown(text_of(entry)));
            confidence = lower(confidence, confidence_of(entry));
        }
        add("distribution", joined(distribution, ' '), confidence);
    }

    void body_part(const json& part)
    {
        if (part.contains("role") || part.contains("body")) {
            message(part, part.contains("role") ? shown_member(part, "role") : "quoted");
            return;
        }
        if (!first_paragraph_) {
            collected.body += ' ';
        }
        collected.body += shown(text_of(part));
        first_paragraph_ = false;
    }

    std::string prefix_;
    bool first_paragraph_ = true;
};

RecordLeaves leaves_of(const json& record)
{
    checked(record, "record", json::value_t::object, "an object");
    if (record.empty()) {
        return {};
    }
    Collector collector;
    for (const json& reference : list(record, "archival_references")) {
        collector.reference(reference);
    }
    collector.message(object_in(record, "message"), "telegram");
    RecordLeaves& taken = collector.collected;
    taken.kind = shown(member(record, "kind"));
    for (const json& language : list(record, "languages")) {
        taken.languages.push_back(shown(language));
    }
    if (const json& pages = list(record, "pages"); !pages.empty()) {
        taken.file = shown(member(pages.front(), "file"));
    }
    return std::move(taken);
}

std::string fault(std::string_view text, const json::exception& error)
{
    const auto* const place = dynamic_cast<const json::parse_error*>(&error);
    if (place == nullptr) {
        return "holds a number that is too large; mend it there";
    }
    const std::string_view before = text.substr(0, place->byte);
    return "is no JSON in UTF-8 from line " + std::to_string(1 + std::count(before.begin(), before.end(), '\n')) +
           " on; mend it there";
}

json parsed(std::string_view text)
{
    const auto level_by_level = [](int level, json::parse_event_t /*event*/, const json& /*value*/) {
        if (level > deepest_level) {
            throw RecordError("is nested deeper than " + std::to_string(deepest_level) + " levels: that is no record");
        }
        return true;
    };
    try {
        return json::parse(text, level_by_level);
    } catch (const json::exception& error) {
        throw RecordError(fault(text, error));
    }
}

}  // namespace

RecordLeaves read_record(std::string_view json)
{
    return leaves_of(parsed(json));
}

std::vector<RecordLeaves> read_records(std::string_view json)
{
    const auto file = parsed(json);
    const auto& records = file.is_array() ? file : member(file, "records");
    checked(records, "records", nlohmann::json::value_t::array, "a list");
    std::vector<RecordLeaves> taken;
    std::transform(records.begin(), records.end(), std::back_inserter(taken), leaves_of);
    return taken;
}

}  // namespace depesha
