// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/review_record.h"

#include "pipeline/report/field_label.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace depesha {
namespace {

using nlohmann::json;

const json& member(const json& object, const char* name)
{
    static const json none;
    if (!object.is_object()) {
        return none;
    }
    const auto found = object.find(name);
    return found == object.end() ? none : *found;
}

std::string text(const json& value)
{
    return value.is_string() ? value.get<std::string>() : std::string();
}

int whole(const json& value)
{
    if (!value.is_number()) {
        return 0;
    }
    constexpr double most = 1e9;  // larger than any scan, and sums of two still are whole numbers
    return static_cast<int>(std::clamp(value.get<double>(), -most, most));
}

/// What stands at "message.body[1].signature[0]"; null if nothing does.
const json& at_path(const json& record, std::string_view path)
{
    static const json none;
    std::string pointer = "/";
    for (const char c : path) {
        if (c != ']') {
            pointer += c == '.' || c == '[' ? '/' : c;
        }
    }
    try {
        return record.at(json::json_pointer(pointer));
    } catch (const json::exception&) {
        return none;
    }
}

/// Role of the innermost message that holds the field.
std::string message_around(const json& record, const std::string& path)
{
    const std::size_t end = path.rfind("].");
    const std::size_t body = path.rfind("body[", end);
    if (end == std::string::npos || body == std::string::npos) {
        return {};
    }
    return text(member(at_path(record, std::string_view(path).substr(0, path.find(']', body) + 1)), "role"));
}

std::optional<Source> source_of(const json& source, std::size_t pages)
{
    const json& box = member(source, "box");
    const int page = whole(member(source, "page"));
    if (!box.is_array() || box.size() != 4 || page < 0 || static_cast<std::size_t>(page) >= pages) {
        return std::nullopt;
    }
    return Source{page, {whole(box[0]), whole(box[1]), whole(box[2]), whole(box[3])}};
}

DoubtfulField field_at(const json& record, const std::string& path, std::size_t pages)
{
    const json& value = at_path(record, path);
    DoubtfulField field;
    field.path = path;
    const json& role = member(value, "role");
    field.label = field_label(path, text(role.is_null() ? member(value, "note") : role), message_around(record, path));
    field.text = text(member(value, "text"));
    if (const json& confidence = member(value, "confidence"); confidence.is_number()) {
        field.confidence = confidence.get<double>();
    }
    if (const json& sources = member(value, "sources"); sources.is_array()) {
        for (const json& source : sources) {
            if (auto taken = source_of(source, pages)) {
                field.sources.push_back(*taken);
            }
        }
    }
    return field;
}

ReviewedPage page_of(const json& page)
{
    ReviewedPage reviewed;
    reviewed.page.id = {text(member(page, "file")), std::max(0, whole(member(page, "page")) - 1)};
    reviewed.page.sha256 = text(member(page, "sha256"));
    reviewed.page.size = {whole(member(page, "width")), whole(member(page, "height"))};
    reviewed.page.dpi = whole(member(page, "dpi"));
    return reviewed;
}

/// The normalized value, or the words where there is none.
std::string value_or_text(const json& field, const char* value)
{
    const std::string normalized = text(member(field, value));
    return normalized.empty() ? text(member(field, "text")) : normalized;
}

TelegramToReview taken_apart(const json& record)
{
    TelegramToReview telegram;
    telegram.id = text(member(record, "id"));
    if (const json& confidence = member(record, "confidence"); confidence.is_number()) {
        telegram.confidence = confidence.get<double>();
    }
    const json& header = member(member(record, "message"), "header");
    telegram.number = text(member(at_path(header, "numbers[0]"), "text"));
    telegram.date = value_or_text(member(header, "date"), "iso");
    if (telegram.date.starts_with('-')) {  // year or month are not told
        telegram.date = text(member(member(header, "date"), "text"));
    }
    telegram.origin = value_or_text(member(header, "origin"), "value");
    telegram.destination = value_or_text(member(header, "destination"), "value");
    if (const json& pages = member(record, "pages"); pages.is_array()) {
        std::transform(pages.begin(), pages.end(), std::back_inserter(telegram.pages), page_of);
    }
    if (const json& review = member(record, "review"); review.is_array()) {
        for (const json& path : review) {
            telegram.fields.push_back(field_at(record, text(path), telegram.pages.size()));
        }
    }
    return telegram;
}

}  // namespace

TelegramToReview review_of_record(std::string_view bytes)
{
    try {
        const json record = json::parse(bytes);
        if (text(member(record, "format")) != "depesha-telegram-1") {
            throw std::runtime_error("The record is none of Depesha's; remove it and run again.");
        }
        return taken_apart(record);
    } catch (const json::exception&) {
        throw std::runtime_error("The record is no JSON in UTF-8; remove it and run again.");
    }
}

}  // namespace depesha
