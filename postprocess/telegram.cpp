// SPDX-License-Identifier: Apache-2.0
#include "postprocess/telegram.h"

#include <array>
#include <cassert>
#include <cstddef>

namespace depesha {

namespace {

template <class Enum, std::size_t N>
std::string_view word_of(Enum value, const std::array<std::string_view, N>& words)
{
    const auto index = static_cast<std::size_t>(value);
    assert(index < N);
    return words.at(index);
}

}  // namespace

std::string_view to_string(TimeRole role)
{
    return word_of(role,
                   std::array<std::string_view, 6>{"drafted", "sent", "received", "passed", "deciphered", "typed"});
}

std::string_view to_string(ReferenceOrigin origin)
{
    return word_of(origin, std::array<std::string_view, 3>{"page", "path", "record"});
}

std::string_view to_string(AddresseeNote note)
{
    return word_of(note, std::array<std::string_view, 6>{"to", "copy", "for", "via", "action", "info"});
}

std::string_view to_string(ParagraphType type)
{
    return word_of(type, std::array<std::string_view, 2>{"paragraph", "list_item"});
}

std::string_view to_string(MessageRole role)
{
    return word_of(role, std::array<std::string_view, 4>{"telegram", "quoted", "note", "enclosure"});
}

std::string_view to_string(RecordKind kind)
{
    return word_of(kind, std::array<std::string_view, 3>{"telegram", "other", "blank"});
}

std::string_view to_string(Genre genre)
{
    return word_of(genre, std::array<std::string_view, 12>{
                              "soviet_cipher_outgoing", "soviet_cipher_incoming", "party_cipher", "open_telegram",
                              "postal_telegram", "us_state_incoming", "us_state_outgoing", "us_electronic_cable",
                              "cia_cable", "uk_cipher", "translation_record", "unknown"});
}

std::string_view to_string(FurnitureKind kind)
{
    return word_of(kind, std::array<std::string_view, 9>{"running_head", "page_number", "rule", "release",
                                                         "classification", "quotation", "form", "edition", "other"});
}

std::string_view to_string(DefectKind kind)
{
    return word_of(kind, std::array<std::string_view, 5>{"garble", "illegible", "omission", "redaction", "lost_text"});
}

std::string_view to_string(CheckKind check)
{
    return word_of(check, std::array<std::string_view, 6>{"received_before_sent", "sent_number", "copies", "path",
                                                          "number_sequence", "date_range"});
}

std::string_view to_string(BoundsOrigin origin)
{
    return word_of(origin, std::array<std::string_view, 4>{"editor", "page", "path", "folder"});
}

std::string_view to_string(SeamKind kind)
{
    return word_of(kind, std::array<std::string_view, 2>{"begin", "join"});
}

std::string_view to_string(SeamReason reason)
{
    return word_of(reason, std::array<std::string_view, 13>{"first_page", "page_number", "title", "heading", "address",
                                                            "rule", "end", "blank", "continuation", "sentence",
                                                            "no_end", "enclosure", "no_telegram"});
}

}  // namespace depesha
