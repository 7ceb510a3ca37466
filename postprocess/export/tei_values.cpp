// SPDX-License-Identifier: Apache-2.0
#include "postprocess/export/tei_values.h"

#include "postprocess/unicode.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <string>

namespace depesha {

namespace {

bool has_shape(std::string_view text, std::string_view shape)
{
    return std::equal(text.begin(), text.end(), shape.begin(), shape.end(),
                      [](char is, char due) { return due == '0' ? is >= '0' && is <= '9' : is == due; });
}

int number_at(std::string_view text, std::size_t from, std::size_t digits)
{
    return std::stoi(std::string(text.substr(from, digits)));
}

/// Month and day of "06-13".
bool is_day_of(std::chrono::year year, std::string_view text)
{
    const std::chrono::month month(static_cast<unsigned>(number_at(text, 0, 2)));
    const std::chrono::day day(static_cast<unsigned>(number_at(text, 3, 2)));
    return (year / month / day).ok();
}

bool is_date(std::string_view text)
{
    return has_shape(text, "0000-00-00") && text.substr(0, 4) != "0000" &&
           is_day_of(std::chrono::year(number_at(text, 0, 4)), text.substr(5));
}

bool is_day_of_any_year(std::string_view text)
{
    constexpr std::chrono::year leap_year(2000);
    return has_shape(text, "--00-00") && is_day_of(leap_year, text.substr(2));
}

bool is_time(std::string_view text)
{
    return has_shape(text, "00:00") && (number_at(text, 3, 2) < 60) && (number_at(text, 0, 2) < 24 || text == "24:00");
}

/// "1951-06-13T19:00" -> "1951-06-13T19:00:00"; empty for anything else.
std::string with_seconds(std::string_view iso)
{
    const std::size_t zone = iso.ends_with('Z') ? 1 : 0;
    const std::string_view local = iso.substr(0, iso.size() - zone);
    constexpr std::size_t date_length = 10;
    if (local.size() != date_length + 6 || local[date_length] != 'T' || !is_date(local.substr(0, date_length)) ||
        !is_time(local.substr(date_length + 1))) {
        return {};
    }
    return std::string(local) + ":00" + (zone > 0 ? "Z" : "");
}

bool is_iso(std::string_view text)
{
    return text.find_first_not_of("0123456789.,DHMPRSTWYZ/:+-") == std::string_view::npos;
}

}  // namespace

void set_when(XmlElement& date, std::string_view iso)
{
    const std::string time = with_seconds(iso);
    if (is_date(iso) || is_day_of_any_year(iso)) {
        date.set("when", iso);
    } else if (!time.empty()) {
        date.set("when", time);
    } else {
        date.set(is_iso(iso) ? "when-iso" : "n", iso);
    }
}

void set_when(XmlElement& element, const Date& date)
{
    if (!date.not_before && !date.not_after) {
        return set_when(element, date.iso.value_or(""));
    }
    element.set("notBefore", date.not_before.value_or(""));
    element.set("notAfter", date.not_after.value_or(""));
    element.set("when-iso", date.iso.value_or(""));
}

std::string tei_probability(double confidence)
{
    const long thousandths = std::clamp(std::lround(confidence * 1000.0), 0L, 1000L);
    const std::string digits = std::to_string(thousandths % 1000 + 1000).substr(1);
    return std::to_string(thousandths / 1000) + '.' + digits;
}

XmlElement tei_unclear()
{
    return XmlElement("unclear", {{"reason", "machine_reading"}, {"cert", "low"}});
}

std::string tei_name(std::string_view value)
{
    std::string name;
    for (const char32_t code : decoded(value)) {
        const bool is_sign = code > U' ' && code != 0x7F && !is_space(code);
        append(name, is_sign ? code : U'_');
    }
    return name;
}

}  // namespace depesha
