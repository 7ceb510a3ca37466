// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/report_csv.h"

#include "pipeline/page_task.h"
#include "pipeline/scan_name.h"

#include <fmt/format.h>

#include <algorithm>

namespace depesha {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view heads = "what,file,page,step,reason,tries,record,number,date,from,to,confidence,fields,"
                                   "doubtful,text,pdf,scan\r\n";

std::string row(std::initializer_list<std::string> cells)
{
    std::string line;
    for (const std::string& cell : cells) {
        if (!line.empty()) {
            line += ',';
        }
        line += csv_cell(cell);
    }
    line += "\r\n";
    return line;
}

std::string row_of(const FailedPage& page)
{
    const PageFailure& failure = page.failure;
    return row({"failed", failure.id.file, std::to_string(failure.id.page + 1), std::string(to_string(failure.stage)),
                failure.reason, page.failure.tries > 0 ? std::to_string(page.failure.tries) : "", "", "", "", "", "",
                "", "", "", "", "", page.scan.string()});
}

bool stands_on(const DoubtfulField& field, std::size_t page)
{
    return std::any_of(field.sources.begin(), field.sources.end(),
                       [&](const Source& source) { return source.page == static_cast<int>(page); });
}

std::string told(const DoubtfulField& field)
{
    return field.confidence ? fmt::format("{} ({:.2f}): {}", field.label, *field.confidence, field.text)
                            : field.label + ": " + field.text;
}

/// The fields that stand on the page; with the first page also those that stand nowhere.
std::vector<std::string> fields_on(const TelegramToReview& telegram, std::size_t page)
{
    std::vector<std::string> fields;
    for (const DoubtfulField& field : telegram.fields) {
        if (stands_on(field, page) || (page == 0 && field.sources.empty())) {
            fields.push_back(told(field));
        }
    }
    return fields;
}

std::string row_of(const TelegramToReview& telegram, const ReviewedPage& page, const std::vector<std::string>& fields)
{
    const PageId& id = page.page.id;
    return row({"review", id.file, id.file.empty() ? "" : std::to_string(id.page + 1), "", telegram.trouble, "",
                telegram_name(telegram.id), telegram.number, telegram.date, telegram.origin, telegram.destination,
                fmt::format("{:.3f}", telegram.confidence), std::to_string(fields.size()),
                fmt::format("{}", fmt::join(fields, "; ")), page.text, page.pdf, page.scan.string()});
}

std::string rows_of(const TelegramToReview& telegram)
{
    std::string rows;
    for (std::size_t page = 0; page < telegram.pages.size(); ++page) {
        const std::vector<std::string> fields = fields_on(telegram, page);
        if (!fields.empty()) {
            rows += row_of(telegram, telegram.pages[page], fields);
        }
    }
    return rows.empty() ? row_of(telegram, telegram.pages.empty() ? ReviewedPage() : telegram.pages.front(), {}) : rows;
}

}  // namespace

std::string csv_cell(std::string_view text)
{
    std::string cell(text);
    std::replace_if(
        cell.begin(), cell.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    cell = printable(cell);
    const std::size_t first = cell.find_first_not_of(' ');
    if (first != std::string::npos && std::string_view("=+-@").find(cell[first]) != std::string_view::npos) {
        cell.insert(0, 1, '\'');
    }
    if (cell.find_first_of("\",") == std::string::npos) {
        return cell;
    }
    std::string quoted = "\"";
    for (const char c : cell) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + '"';
}

std::string report_csv(const Report& report)
{
    std::string table = std::string(byte_order_mark) + std::string(heads);
    for (const FailedPage& page : report.failed) {
        table += row_of(page);
    }
    for (const TelegramToReview& telegram : report.to_review) {
        table += rows_of(telegram);
    }
    return table;
}

}  // namespace depesha
