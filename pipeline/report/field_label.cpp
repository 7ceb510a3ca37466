// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/field_label.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace depesha {
namespace {

using Word = std::pair<std::string_view, std::string_view>;

constexpr std::array<Word, 23> plain_words{{{"title", "title"},
                                            {"agency", "agency"},
                                            {"classification", "classification"},
                                            {"precedence", "precedence"},
                                            {"handling", "handling remark"},
                                            {"numbers", "number"},
                                            {"origin", "sent from"},
                                            {"destination", "sent to"},
                                            {"date", "date"},
                                            {"times", "time"},
                                            {"references", "reference to another telegram"},
                                            {"instructions", "instruction"},
                                            {"subject", "subject"},
                                            {"tags", "tags"},
                                            {"addressee", "addressee"},
                                            {"salutation", "greeting"},
                                            {"body", "paragraph"},
                                            {"signature", "signature"},
                                            {"copies", "number of copies"},
                                            {"distribution", "distribution list"},
                                            {"typist", "typist"},
                                            {"archival_references", "archival reference"},
                                            {"defects", "not read"}}};

/// The last part of a path: "numbers", and its index, -1 where it has none.
std::pair<std::string_view, int> last_part(std::string_view path)
{
    const std::string_view part = path.substr(path.rfind('.') + 1);
    const std::size_t bracket = std::min(part.find('['), part.size());
    int index = -1;
    if (bracket < part.size()) {
        std::from_chars(part.data() + bracket + 1, part.data() + part.size(), index);
    }
    return {part.substr(0, bracket), index};
}

std::string with_role(const std::string& word, std::string_view name, std::string_view role)
{
    if (role.empty() || role == "to") {
        return word;
    }
    if (name == "numbers") {
        return std::string(role) + ' ' + word;
    }
    if (name == "times") {
        return word + ' ' + std::string(role);
    }
    return name == "addressee" ? word + " (" + std::string(role) + ')' : word;
}

}  // namespace

std::string field_label(std::string_view path, std::string_view role, std::string_view message)
{
    const auto [name, index] = last_part(path);
    const auto* const known = std::find_if(plain_words.begin(), plain_words.end(),
                                           [name = name](const Word& word) { return word.first == name; });
    if (known == plain_words.end()) {
        return std::string(path);
    }
    std::string label = with_role(std::string(known->second), name, role);
    if (name == "body" && index >= 0) {
        label += ' ' + std::to_string(index + 1);
    }
    if (path.find(".closing.instructions") != std::string_view::npos) {
        label = "closing " + label;
    }
    if (message == "quoted") {
        return label + ", quoted message";
    }
    return message.empty() || message == "telegram" ? label : label + ", " + std::string(message);
}

}  // namespace depesha
