// SPDX-License-Identifier: Apache-2.0
#include "tests/accuracy/record_leaves.h"

#include <nlohmann/json.hpp>

#include <string_view>

namespace depesha {

namespace {

using nlohmann::json;

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
    return value.is_null() || value == "" || value == 0 || value == false || (value.is_structured() && value.empty());
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
    return value.is_string() ? value.get<std::string>() : absent(value) ? std::string() : value.dump();
}

std::string shown_member(const json& object, std::string_view name)
{
    const json& value = member(object, name);
    return value.is_null() ? "None" : shown(value);
}

/// A list, or nothing where the member is null or missing.
const json& list(const json& object, std::string_view name)
{
    static const json empty = json::array();
    const json& value = member(object, name);
    return absent(value) ? empty : value;
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

class Collector {
public:
    RecordLeaves collected;

    void message(const json& message, const std::string& role)
    {
        collected.tree.push_back(role);
        prefix_ = role == "telegram" ? "" : "inner.";
        header(member(message, "header"));
        people(message);
        closing(member(message, "closing"));
        for (const json& part : list(message, "body")) {
            body_part(part);
        }
    }

    void reference(const json& reference)
    {
        if (member(reference, "from") == "path") {
            return;
        }
        std::vector<std::string> parts;
        for (const char* const name : {"archive", "fond", "opis", "delo", "papka", "sheets"}) {
            if (const json& value = member(reference, name); !absent(value)) {
                parts.push_back(joined({name, shown(value)}, '='));
            }
        }
        collected.leaves.push_back({"archival_reference", {joined(parts, ' ')}});
    }

private:
    void add(const std::string& field, const json& value)
    {
        if (!absent(value)) {
            collected.leaves.push_back({prefix_ + field, {shown(value)}});
        }
    }

    void add_texts(const json& object, const std::string& name)
    {
        for (const json& field : list(object, name)) {
            add(name, text_of(field));
        }
    }

    void add_with_alternatives(const std::string& name, const json& value, const json& alternatives)
    {
        Leaf leaf{prefix_ + name, {shown(value)}};
        for (const json& alternative : alternatives.is_array() ? alternatives : json::array({alternatives})) {
            if (!absent(alternative)) {
                leaf.values.push_back(shown(alternative));
            }
        }
        collected.leaves.push_back(std::move(leaf));
    }

    void header(const json& header)
    {
        add("title", text_of(member(header, "title")));
        add("agency", text_of(member(header, "agency")));
        for (const char* const name : {"classification", "precedence"}) {
            if (const json& field = member(header, name); !absent(field)) {
                add_with_alternatives(name, first_of(field, {"value"}), member(field, "value_alt"));
            }
        }
        for (const char* const name : {"origin", "destination"}) {
            if (const json& field = member(header, name); !absent(field)) {
                add(name, first_of(field, {"value"}));
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
            add("number", joined(parts, '/'));
        }
        if (const json& date = member(header, "date"); !absent(date)) {
            add_with_alternatives("date", first_of(date, {"iso"}), member(date, "iso_alt"));
        }
        for (const json& time : list(header, "times")) {
            const json& value = first_of(time, {"iso"});
            add("time", joined({shown_member(time, "role"), value.is_null() ? "None" : shown(value)}, ' '));
        }
    }

    void people(const json& message)
    {
        for (const json& addressee : list(message, "addressee")) {
            add("addressee", first_of(addressee, {"person", "office"}));
        }
        add("salutation", text_of(member(message, "salutation")));
        for (const json& signature : list(message, "signature")) {
            add("signature", first_of(signature, {"name"}));
        }
    }

    void closing(const json& closing)
    {
        add_texts(closing, "instructions");
        add("copies", text_of(member(closing, "copies")));
        add("typist", text_of(member(closing, "typist")));
        std::vector<std::string> distribution;
        for (const json& entry : list(closing, "distribution")) {
            distribution.push_back(shown(text_of(entry)));
        }
        add("distribution", joined(distribution, ' '));
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

}  // namespace

RecordLeaves record_leaves(const json& record)
{
    Collector collector;
    if (absent(record)) {
        return {};
    }
    for (const json& reference : list(record, "archival_references")) {
        collector.reference(reference);
    }
    const json& message = member(record, "message");
    collector.message(absent(message) ? json::object() : message, "telegram");
    return std::move(collector.collected);
}

}  // namespace depesha
