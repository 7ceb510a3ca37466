// SPDX-License-Identifier: Apache-2.0
#include "postprocess/piece_search.h"

#include <algorithm>
#include <string>
#include <utility>

namespace depesha {

namespace {

/// "FROM:- C. in C. Hong Kong.      JO 221134": letters and digits by themselves at the end of a heading line, and
/// "CIPHER TELEGRAM      8935", digits alone behind a title.
void add_numbers_apart(const PieceSearch& search, std::vector<FoundNumber>& numbers)
{
    const LineText& line = search.line;
    const std::size_t last = line.words.empty() ? 0 : line.words.size() - 1;
    constexpr double clear_gap = 1.6;  // after a stop two letters are usual, but not before such a number
    const auto apart = [&](std::size_t word) { return word > 0 && line.gaps[word] >= clear_gap; };
    if (!numbers.empty() || last == 0 || !(apart(last) || apart(last - 1))) {
        return;
    }
    const std::size_t first = apart(last) ? last : last - 1;
    const std::size_t begin = line.words[first].begin;
    const std::string_view text = search.text().substr(begin);
    const bool addressed = search.words.at_start(search.match, Role::AddresseeLabel).has_value();
    const bool titled = search.words.at_start(search.match, Role::Title).has_value();
    const bool from = search.words.at_start(search.match, Role::Origin).has_value();
    if (first == last && titled && text.size() >= 3 && is_all_digits(text)) {
        numbers.push_back({NumberRole::Plain, {begin, begin + text.size()}, std::string(text), {}, 0.7});
    } else if (first == last && addressed && text.size() <= 4 && is_all_digits(text)) {
        numbers.push_back({NumberRole::Outgoing, {begin, begin + text.size()}, std::string(text), {}, 0.8});
    } else if (auto cable = first < last && from ? cable_number(text) : std::nullopt) {
        cable->span = {begin, begin + text.size()};
        numbers.push_back(*cable);
    }
}

/// "TEGU 914           IN 20116": a slug and its number before a wide gap.
void add_number_in_front(const PieceSearch& search, std::vector<FoundNumber>& numbers)
{
    const LineText& line = search.line;
    const bool apart = line.words.size() > 2 && line.gaps[2] >= field_gap && line.gaps[1] < field_gap;
    const Span front = apart ? Span{line.words[0].begin, line.words[1].end} : Span{};
    auto cable = apart ? cable_number(text_at(line.text, front)) : std::nullopt;
    const bool taken = std::any_of(numbers.begin(), numbers.end(),
                                   [&](const FoundNumber& number) { return number.span.begin < front.end; });
    if (cable && !taken) {
        cable->span = front;
        numbers.insert(numbers.begin(), *cable);
    }
}

/// "211, September 17, 3 p.m.": the number, before the date and the hour that are the rest of the line.
void add_number_before_date(const PieceSearch& search, std::vector<FoundNumber>& numbers)
{
    const std::string_view text = search.text();
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    if (search.language != Language::English || end == 0 || end > 5 || !text.substr(end).starts_with(", ") ||
        !numbers.empty()) {
        return;
    }
    const std::vector<FoundDate> dates = find_dates(text.substr(end + 2));
    const bool rest = dates.size() == 1 && dates[0].when.has_date() && dates[0].when.has_time() &&
                      dates[0].span.begin == 0 && dates[0].span.end + 1 >= text.size() - end - 2;
    if (rest) {
        numbers.push_back({NumberRole::Outgoing, {0, end}, std::string(text.substr(0, end)), {}, 0.95});
    }
}

}  // namespace

bool begins_with_reply(const PieceSearch& search)
{
    const std::string first =
        search.line.words.empty() ? std::string() : lowered(text_at(search.text(), search.line.words[0]));
    return search.language == Language::English && search.text().ends_with('.') &&
           (first == "my" || first == "your" || first == "our");
}

void add_numbers(PieceSearch& search)
{
    const auto kind_of = [](const FoundNumber& number) {
        switch (number.role) {
        case NumberRole::Copy:
            return PieceKind::Handling;
        case NumberRole::Reference:
            return PieceKind::Reply;
        default:
            return PieceKind::Number;
        }
    };
    std::vector<FoundNumber> numbers = find_numbers(search.text(), search.language);
    if (numbers.empty()) {
        if (const auto cable = cable_number(search.text())) {
            numbers.push_back(*cable);
        }
    }
    add_numbers_apart(search, numbers);
    add_number_in_front(search, numbers);
    add_number_before_date(search, numbers);
    std::erase_if(numbers, [&](const FoundNumber& number) {
        return number.role == NumberRole::Reference && begins_with_reply(search);
    });
    for (FoundNumber& number : numbers) {
        add(search, kind_of(number), number.span, number.confidence);
        search.candidates.back().found = std::move(number);
    }
}

}  // namespace depesha
