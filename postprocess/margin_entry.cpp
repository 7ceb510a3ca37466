// SPDX-License-Identifier: Apache-2.0
#include "postprocess/margin_entry.h"

#include "postprocess/office_symbols.h"
#include "postprocess/vocabulary.h"

#include <string>

namespace depesha {

std::optional<Addressee> margin_entry(const Stretch& line, AddresseeNote& note)
{
    const std::string symbol = office_symbol(line.line->text.text, line.line->typed.width);
    const auto head = Vocabulary::built_in().whole(line.line->text.text, Role::AddresseeLabel);
    const bool action = head && head->value == "action";
    // no office has four letters and ends in O: below ACTION that is INFO misread
    const bool misread_info = symbol.size() == 4 && symbol.back() == 'O' && note == AddresseeNote::Action;
    if (action || misread_info || symbol == "INFO" || (head && head->value == "info")) {
        note = action ? AddresseeNote::Action : AddresseeNote::Info;
        return std::nullopt;
    }
    Addressee addressee;
    static_cast<Field&>(addressee) = make_field(line, 1.0);
    addressee.note = note;
    addressee.text = symbol;
    addressee.office = symbol;
    return addressee;
}

}  // namespace depesha
