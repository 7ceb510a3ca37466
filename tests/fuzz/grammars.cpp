// SPDX-License-Identifier: Apache-2.0
// Any bytes as a line of a telegram, through every grammar and the vocabulary: what they find lies within the line.
#include "postprocess/editorial_date.h"
#include "postprocess/find_pieces.h"
#include "postprocess/letter_spacing.h"
#include "postprocess/look_alikes.h"
#include "postprocess/names.h"
#include "postprocess/parse_address.h"
#include "postprocess/path_reference.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace depesha;

void expect_inside(Span span, std::string_view text)
{
    if (span.begin > span.end || span.end > text.size()) {
        std::abort();
    }
}

template <class Found>
void expect_all_inside(const std::vector<Found>& all, std::string_view text)
{
    for (const Found& found : all) {
        expect_inside(found.span, text);
    }
}

/// The bytes as words that spaces part, a letter's width apart or, every seventh, far.
LineText line_of(std::string_view text)
{
    std::vector<Word> words;
    int left = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const int width = 25 * static_cast<int>(end - begin);
        if (end > begin) {
            const Box box{left, 0, left + width, 38};
            words.push_back({std::string(text.substr(begin, end - begin)), box, box, 0.9});
        }
        left += width + (words.size() % 7 == 6 ? 200 : 25);
        begin = end + 1;
    }
    return line_text(words, 25.0);
}

void read_in(std::string_view text, Language language)
{
    expect_all_inside(find_numbers(text, language), text);
    expect_all_inside(find_addresses(text, language), text);
    static_cast<void>(signed_name(text, language));
    static_cast<void>(place_name(text, GrammaticalCase::Genitive, language));
    static_cast<void>(person_name(text, GrammaticalCase::Dative, language));
    static_cast<void>(office_name(text, GrammaticalCase::Dative, language));
    static_cast<void>(repaired_lookalikes(text, language));
}

/// All pieces of a line take ten times as long as its grammars: one line in sixty-four.
bool is_chosen(std::string_view text)
{
    std::size_t sum = 0;
    for (const char byte : text) {
        sum = sum * 31 + static_cast<unsigned char>(byte);
    }
    return sum % 64 == 0;
}

void read_pieces(std::string_view text)
{
    const LineText line = line_of(text);
    for (const Language language : {Language::Russian, Language::English}) {
        expect_all_inside(find_pieces(line, language), line.text);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t longest_line = 96;
    const std::string text(reinterpret_cast<const char*>(data), std::min(size, longest_line));
    expect_all_inside(find_dates(text), text);
    expect_all_inside(find_references(text), text);
    if (const auto editorial = find_editorial_date(text)) {
        expect_inside(editorial->span, text);
    }
    static_cast<void>(parse_service_line(text));
    static_cast<void>(number_at_head(text));
    static_cast<void>(cable_number(text));
    static_cast<void>(find_part(text));
    static_cast<void>(parse_page_number(text));
    static_cast<void>(close_letter_spacing(text));
    read_in(text, Language::Russian);
    read_in(text, Language::English);
    if (is_chosen(text)) {
        read_pieces(text);
    }
    return 0;
}
