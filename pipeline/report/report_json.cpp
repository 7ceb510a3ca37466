// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/report_json.h"

#include "pipeline/page_task.h"

#include <nlohmann/json.hpp>

#include <fstream>

namespace depesha {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* format = "depesha-report-1";

Json or_null(const std::string& text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

Json json_of(const Night& night)
{
    if (night.begun.empty() && night.ended.empty()) {
        return nullptr;
    }
    return {{"begun", or_null(night.begun)},
            {"ended", or_null(night.ended)},
            {"seconds", night.seconds},
            {"version", night.version},
            {"ending", night.ending},
            {"exit_code", night.exit_code},
            {"pages_read", night.pages_read},
            {"pages_failed", night.pages_failed},
            {"pages_done_before", night.pages_done_before},
            {"pages_left", night.pages_left},
            {"notes", night.notes}};
}

Json json_of(const ReportTotals& totals)
{
    return {{"scans", totals.scans},
            {"pages_done", totals.pages_done},
            {"pages_begun", totals.pages_begun},
            {"pages_failed", totals.pages_failed},
            {"telegrams", totals.telegrams},
            {"to_review", totals.to_review},
            {"left_out", totals.left_out},
            {"leaves_missing", totals.leaves_missing}};
}

Json json_of(const FailedPage& page)
{
    const PageFailure& failure = page.failure;
    return {{"file", failure.id.file},
            {"page", failure.id.page + 1},
            {"scan", or_null(page.scan.string())},
            {"stage", to_string(failure.stage)},
            {"reason", failure.reason},
            {"cause", to_string(failure.cause)},
            {"tries", failure.tries}};
}

Json json_of(const Source& source)
{
    const Box& box = source.box;
    return {{"page", source.page}, {"box", {box.left, box.top, box.right, box.bottom}}};
}

Json json_of(const DoubtfulField& field)
{
    Json sources = Json::array();
    for (const Source& source : field.sources) {
        sources.push_back(json_of(source));
    }
    return {{"path", field.path},
            {"label", field.label},
            {"text", field.text},
            {"confidence", field.confidence ? Json(*field.confidence) : Json(nullptr)},
            {"sources", std::move(sources)}};
}

Json json_of(const ReviewedPage& reviewed)
{
    const RecordPage& page = reviewed.page;
    return {{"file", page.id.file},
            {"page", page.id.page + 1},
            {"width", page.size.width},
            {"height", page.size.height},
            {"scan", or_null(reviewed.scan.string())},
            {"text", or_null(reviewed.text)},
            {"pdf", or_null(reviewed.pdf)}};
}

Json json_of(const TelegramToReview& telegram)
{
    Json pages = Json::array();
    for (const ReviewedPage& page : telegram.pages) {
        pages.push_back(json_of(page));
    }
    Json fields = Json::array();
    for (const DoubtfulField& field : telegram.fields) {
        fields.push_back(json_of(field));
    }
    return {{"record", telegram_name(telegram.id)},
            {"confidence", telegram.confidence},
            {"number", or_null(telegram.number)},
            {"date", or_null(telegram.date)},
            {"origin", or_null(telegram.origin)},
            {"destination", or_null(telegram.destination)},
            {"pages", std::move(pages)},
            {"fields", std::move(fields)},
            {"trouble", or_null(telegram.trouble)}};
}

Json json_of(const LeafNote& note)
{
    return {{"folder", note.folder}, {"missing", note.missing}, {"twice", note.doubled}};
}

Json json_of(const LeftOut& left)
{
    return {{"file", left.file}, {"reason", left.reason}};
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

std::string text(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Night night_of(const Json& json)
{
    Night night;
    if (json.is_null()) {
        return night;
    }
    night.begun = text(json, "begun");
    night.ended = text(json, "ended");
    night.seconds = json.at("seconds").get<double>();
    night.version = text(json, "version");
    night.ending = text(json, "ending");
    night.exit_code = json.at("exit_code").get<int>();
    night.pages_read = json.at("pages_read").get<int>();
    night.pages_failed = json.at("pages_failed").get<int>();
    night.pages_done_before = json.at("pages_done_before").get<int>();
    night.pages_left = json.at("pages_left").get<int>();
    night.notes = json.at("notes").get<std::vector<std::string>>();
    return night;
}

}  // namespace

std::string report_json(const Report& report)
{
    const Json json{{"format", format},
                    {"folder", report.folder.string()},
                    {"night", json_of(report.night)},
                    {"last_success", or_null(report.last_success)},
                    {"totals", json_of(report.totals)},
                    {"failed", list_of(report.failed)},
                    {"to_review", list_of(report.to_review)},
                    {"leaves", list_of(report.leaves)},
                    {"left_out", list_of(report.left_out)}};
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

EarlierReport earlier_report(const std::filesystem::path& out)
{
    std::ifstream in(out / "report.json", std::ios::binary);
    try {
        const Json json = Json::parse(in);
        if (text(json, "format") == format) {
            return {night_of(json.at("night")), text(json, "last_success")};
        }
    } catch (const Json::exception&) {
        return {};
    }
    return {};
}

}  // namespace depesha
