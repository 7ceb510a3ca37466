// SPDX-License-Identifier: Apache-2.0
// How values of a record are spelt as attributes of TEI.
#pragma once

#include "postprocess/export/xml.h"
#include "postprocess/telegram.h"

#include <string>
#include <string_view>

namespace depesha {

/// Tells the element when: @when for what XML Schema takes for a date, a day of a year not told ("--06-13") or a time
/// on a date (which gets seconds, ":00"); @when-iso for other ISO forms ("---13T12:10"); @n for anything else.
void set_when(XmlElement& date, std::string_view iso);

/// As above; where the days are told between which a date lies, these are @notBefore and @notAfter, and what else is
/// known of it is @when-iso (@when may not stand beside them).
void set_when(XmlElement& element, const Date& date);

/// A confidence, 0 to 1, as @cert takes it: "0.915".
[[nodiscard]] std::string tei_probability(double confidence);

/// <unclear> around a field that a person should look at.
[[nodiscard]] XmlElement tei_unclear();

/// A value as a name that @type and its like take: white space and control characters become '_'.
[[nodiscard]] std::string tei_name(std::string_view value);

}  // namespace depesha
