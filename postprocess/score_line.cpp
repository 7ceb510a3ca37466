// SPDX-License-Identifier: Apache-2.0
#include "postprocess/score_line.h"

#include <algorithm>
#include <cstddef>

namespace depesha {

namespace {

double when(bool condition, double score)
{
    return condition ? score : 0.0;
}

/// "For Secretary and Robertson." at the head of an American telegram is its first sentence, not an address.
bool passes_on(const LineSight& sight, const PageHabit& habit)
{
    const bool set_out = habit.indents && sight.indent == Indent::Flush && sight.prose < 0.5;
    return sight.for_someone && sight.english && !habit.quotations && !set_out;
}

bool is_entry_of_form(const LineSight& sight)
{
    return sight.keyed && sight.prose < 0.85;
}

double first_score(const LineSight& sight, const LineSight* above, const PageHabit& habit)
{
    const bool gap = sight.gap && above != nullptr;  // the room below a page's head tells nothing
    double score = 1.5 * sight.prose;
    score += habit.indents ? when(sight.indent == Indent::Paragraph, 1.5) - when(sight.indent == Indent::Flush, 1.0)
                           : when(habit.gaps && !gap && above != nullptr, -1.5);
    score += when(gap, 1.0) - when(sight.indent == Indent::Deep, 1.5);
    score += sight.starts_small ? -2.0 : 0.5;
    score += sight.terminal || sight.full ? 0.3 : -1.2 - when(sight.prose < 0.6, 1.0);
    score -= 5.0 * sight.heading + 2.0 * sight.instruction + 1.5 * sight.tail + 2.0 * sight.request +
             when(sight.address >= 0.5 && !passes_on(sight, habit), 1.5);
    score -=
        when(sight.starts_name && sight.prose < 0.7, sight.terminal ? 1.0 : 1.3) + when(is_entry_of_form(sight), 2.0);
    if (above != nullptr) {
        score -= when(above->hyphen, 5.0) + when(above->full && !above->terminal, 1.5);
        score += when(!above->full && above->terminal, 0.6);
    }
    return score;
}

double next_score(const LineSight& sight, const LineSight* above, const PageHabit& habit)
{
    double score = when(sight.starts_small, 1.5) + 0.5 * sight.prose - 0.5 * sight.heading;
    score -= when(sight.gap && above != nullptr, 1.5) + when(sight.indent == Indent::Deep, 2.5) +
             when(is_entry_of_form(sight) && !sight.starts_small, 2.0) + when(sight.item, 1.5);
    score +=
        habit.indents ? when(sight.indent == Indent::Flush, 0.8) - when(sight.indent == Indent::Paragraph, 1.5) : 0.0;
    if (above != nullptr) {
        score += above->full ? 1.0 : (sight.starts_small ? -1.0 : -3.0);
        score += when(above->hyphen, 5.0) + when(!above->terminal, 1.0);
    }
    return score;
}

double signature_score(const LineSight& sight, const LineSight* above)
{
    double score = sight.starts_name ? 2.0 : (sight.aside ? 0.0 : -3.0);
    score += when(sight.indent == Indent::Deep, 1.5) + when(sight.capitals, 0.7) + when(sight.has_title, 0.3) +
             when(sight.closes_quote && !sight.opens_quote, 0.8) + when(sight.resolved, 2.0) +
             when(sight.names && sight.terminal, 1.5);
    score -= 3.5 * std::max(0.0, sight.prose - 0.45) + 4.0 * sight.phrase;
    score -= when(sight.state, 3.0) + when(is_entry_of_form(sight), 3.0);
    score -= when(sight.after_close, 8.0);
    score -= when(above != nullptr && !above->terminal && above->prose > 0.7 && !sight.aside && !sight.has_title &&
                      sight.no_address == 0.0 && (above->full || (above->capitals && sight.capitals)),
                  1.5);
    return score - when(sight.starts_small, sight.aside ? 0.5 : 2.0) - when(sight.opens_quote, 1.0) -
           when(sight.greets, 2.0);
}

double signer_title_score(const LineSight& sight)
{
    double score = -1.2 + when(sight.indent == Indent::Deep, 1.5) + when(sight.has_title, 1.0);
    score -= when(sight.after_close, 4.0) + when(sight.sentences, 3.0) + when(is_entry_of_form(sight), 3.0);
    score -= 2.0 * std::max(0.0, sight.prose - 0.7) + when(sight.terminal && !sight.has_title, 1.5) +
             when(sight.starts_small, 2.0);
    return score - 2.0 * sight.heading - 2.0 * sight.tail;
}

double address_score(const LineSight& sight, const PageHabit& habit)
{
    double score = sight.address > 0.0 ? 5.0 * sight.address - 2.2 : -5.0;
    score += when(sight.address > 0.4 && sight.completed && sight.prose < 0.6, 1.5);
    score -= 2.0 * std::max(0.0, sight.prose - 0.75) + 4.0 * sight.no_address + when(passes_on(sight, habit), 4.0);
    score -=
        when(sight.list, 6.0) + when(sight.hyphen || sight.greets || sight.colon, 2.0) + when(sight.opens_quote, 4.0);
    const bool delivers = sight.for_someone && habit.quotations && sight.prose < 0.5;
    const bool paragraph = habit.indents && sight.indent == Indent::Paragraph && sight.terminal && !delivers;
    return score - when(sight.starts_small, 1.5) - when(paragraph, 2.5);
}

double inner_address_score(const LineSight& sight, const PageHabit& habit)
{
    if (passes_on(sight, habit)) {
        return -4.0;
    }
    const bool told = sight.for_someone || sight.honours || sight.opens_quote;
    const double address = sight.for_someone || sight.honours ? std::max(sight.address, 0.6) : sight.address;
    double score = told ? 5.0 * address - 2.5 : -4.0;
    score += when(sight.opens_quote && sight.honours, 2.5) - when(!sight.opens_quote && !sight.for_someone, 2.0);
    score -= when(sight.greets, 3.0);
    return score - 2.0 * std::max(0.0, sight.prose - 0.7) - when(!sight.terminal, 0.5);
}

double salutation_score(const LineSight& sight)
{
    return (sight.greets && sight.prose < 0.7 ? 2.0 : -5.0) + when(sight.honours, 2.0) + when(sight.opens_quote, 0.5);
}

}  // namespace

bool goes_on_with_caveat(const LineSight& sight, const LineSight* above)
{
    return above != nullptr && above->caveat && !sight.gap &&
           (sight.starts_small || (above->full && sight.prose > 0.5));
}

LabelScores score_line(const LineSight& sight, const LineSight* above, const PageHabit& habit)
{
    LabelScores scores{};
    const auto score_of = [&](LineLabel label) -> double& { return scores.at(static_cast<std::size_t>(label)); };
    const bool goes_on =
        above != nullptr && (above->bracket_open || above->list_open || goes_on_with_caveat(sight, above));
    constexpr double title_bonus = 1.0;  // nothing else begins a telegram as surely
    score_of(LineLabel::Heading) = when(sight.title, title_bonus) +
                                   when(is_entry_of_form(sight) && sight.address < 0.5, 2.5) + when(sight.list, 2.0) +
                                   5.0 * sight.heading - 2.8 - 1.5 * sight.prose * (1.0 - sight.heading) -
                                   2.0 * sight.tail;
    score_of(LineLabel::HeadingNext) = goes_on ? 4.0 : -4.0;
    score_of(LineLabel::Address) = address_score(sight, habit);
    score_of(LineLabel::Instruction) =
        (sight.instruction > 0.0 ? 5.0 * sight.instruction - 2.0 : -6.0) -
        when(habit.indents && sight.indent == Indent::Paragraph, sight.colon ? 4.0 : 2.5);
    score_of(LineLabel::Salutation) = salutation_score(sight);
    score_of(LineLabel::InnerAddress) = inner_address_score(sight, habit);
    score_of(LineLabel::First) = first_score(sight, above, habit);
    score_of(LineLabel::Item) = first_score(sight, above, habit) + (sight.item ? 1.5 : -8.0);
    score_of(LineLabel::Next) = next_score(sight, above, habit);
    score_of(LineLabel::SignerTitle) = signer_title_score(sight);
    score_of(LineLabel::Signature) = signature_score(sight, above);
    score_of(LineLabel::Tail) =
        5.0 * sight.tail - 2.5 + when(sight.list, 2.0) - when(sight.starts_small && sight.indent != Indent::Deep, 1.5);
    score_of(LineLabel::TailNext) = goes_on ? 3.0 : -1.2 + when(sight.entry, 3.5) + when(sight.state, 4.0);
    score_of(LineLabel::Furniture) = -1e9;
    score_of(LineLabel::Margin) = -1e9;
    return scores;
}

}  // namespace depesha
