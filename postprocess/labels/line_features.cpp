// SPDX-License-Identifier: Apache-2.0
#include "postprocess/labels/line_features.h"

#include <algorithm>

namespace depesha {

namespace {

/// All that a feature may look at.
struct Seen {
    const LineSight& line;
    const LineSight* above;
    const PageHabit& habit;
};

struct Feature {
    std::string_view name;
    double (*value)(const Seen& seen);
};

double if_so(bool condition)
{
    return condition ? 1.0 : 0.0;
}

/// "For Secretary and Robertson." at the head of an American telegram is its first sentence, not an address.
bool passes_on(const Seen& seen)
{
    const LineSight& line = seen.line;
    const bool set_out = seen.habit.indents && line.indent == Indent::Flush && line.prose < 0.5;
    return line.for_someone && line.english && !seen.habit.quotations && !set_out;
}

bool is_entry_of_form(const Seen& seen)
{
    return seen.line.keyed && seen.line.prose < 0.85;
}

bool goes_on(const Seen& seen)
{
    return seen.above != nullptr &&
           (seen.above->bracket_open || seen.above->list_open || goes_on_with_caveat(seen.line, seen.above));
}

/// A name below an unfinished full line is that line's last words.
bool may_end_the_text(const Seen& seen)
{
    const LineSight& line = seen.line;
    return seen.above != nullptr && !seen.above->terminal && seen.above->prose > 0.7 && !line.aside &&
           !line.has_title && line.no_address == 0.0 && (seen.above->full || (seen.above->capitals && line.capitals));
}

/// «Для Рощина.» within quoted messages is no paragraph however it is indented.
bool is_paragraph(const Seen& seen)
{
    const LineSight& line = seen.line;
    const bool delivers = line.for_someone && seen.habit.quotations && line.prose < 0.5;
    return seen.habit.indents && line.indent == Indent::Paragraph && line.terminal && !delivers;
}

/// A quoted message or a note is addressed with a quote, an honorific or «Для».
bool tells_whom(const Seen& seen)
{
    return seen.line.for_someone || seen.line.honours || seen.line.opens_quote;
}

double told_address(const Seen& seen)
{
    const LineSight& line = seen.line;
    if (!tells_whom(seen)) {
        return 0.0;
    }
    return line.for_someone || line.honours ? std::max(line.address, 0.6) : line.address;
}

bool set_as(const Seen& seen, Indent indent)
{
    return seen.line.indent == indent;
}

double over(double value, double bound)
{
    return std::max(0.0, value - bound);
}

constexpr std::array<Feature, line_features> features{{
    {"always", [](const Seen&) { return 1.0; }},
    // what its words mean
    {"heading", [](const Seen& s) { return s.line.heading; }},
    {"phrase", [](const Seen& s) { return s.line.phrase; }},
    {"no_address", [](const Seen& s) { return s.line.no_address; }},
    {"tail", [](const Seen& s) { return s.line.tail; }},
    {"instruction", [](const Seen& s) { return s.line.instruction; }},
    {"some_instruction", [](const Seen& s) { return if_so(s.line.instruction > 0.0); }},
    {"request", [](const Seen& s) { return s.line.request; }},
    {"address", [](const Seen& s) { return s.line.address; }},
    {"some_address", [](const Seen& s) { return if_so(s.line.address > 0.0); }},
    {"sure_address", [](const Seen& s) { return if_so(s.line.address >= 0.5 && !passes_on(s)); }},
    {"completed_address",
     [](const Seen& s) { return if_so(s.line.address > 0.4 && s.line.completed && s.line.prose < 0.6); }},
    {"told_address", told_address},
    {"tells_whom", [](const Seen& s) { return if_so(tells_whom(s)); }},
    {"passes_on", [](const Seen& s) { return if_so(passes_on(s)); }},
    {"for_someone", [](const Seen& s) { return if_so(s.line.for_someone); }},
    {"honours", [](const Seen& s) { return if_so(s.line.honours); }},
    {"quoted_honours", [](const Seen& s) { return if_so(s.line.opens_quote && s.line.honours); }},
    {"greets", [](const Seen& s) { return if_so(s.line.greets); }},
    {"short_greeting", [](const Seen& s) { return if_so(s.line.greets && s.line.prose < 0.7); }},
    {"greeting", [](const Seen& s) { return if_so(s.line.greeting); }},
    {"farewell", [](const Seen& s) { return if_so(s.line.farewell); }},
    {"title", [](const Seen& s) { return if_so(s.line.title); }},
    {"caveat", [](const Seen& s) { return if_so(s.line.caveat); }},
    {"entry_of_form", [](const Seen& s) { return if_so(is_entry_of_form(s)); }},
    {"list", [](const Seen& s) { return if_so(s.line.list); }},
    {"entry", [](const Seen& s) { return if_so(s.line.entry); }},
    {"state", [](const Seen& s) { return if_so(s.line.state); }},
    {"closes", [](const Seen& s) { return if_so(s.line.closes); }},
    {"english", [](const Seen& s) { return if_so(s.line.english); }},
    // names
    {"name", [](const Seen& s) { return if_so(s.line.starts_name); }},
    {"short_name", [](const Seen& s) { return if_so(s.line.starts_name && s.line.prose < 0.7); }},
    {"before_name", [](const Seen& s) { return if_so(s.line.before_name); }},
    {"strong_name", [](const Seen& s) { return if_so(s.line.strong_name); }},
    {"several_names", [](const Seen& s) { return if_so(s.line.names && s.line.terminal); }},
    {"resolved", [](const Seen& s) { return if_so(s.line.resolved); }},
    {"office", [](const Seen& s) { return if_so(s.line.has_title); }},
    {"named_stop", [](const Seen& s) { return if_so(s.line.starts_name && s.line.terminal); }},
    {"stop_without_office", [](const Seen& s) { return if_so(s.line.terminal && !s.line.has_title); }},
    // how it is written
    {"prose", [](const Seen& s) { return s.line.prose; }},
    {"prose_over_45", [](const Seen& s) { return over(s.line.prose, 0.45); }},
    {"prose_over_70", [](const Seen& s) { return over(s.line.prose, 0.7); }},
    {"prose_no_heading", [](const Seen& s) { return s.line.prose * (1.0 - s.line.heading); }},
    {"short", [](const Seen& s) { return if_so(s.line.prose < 0.3); }},
    {"sentences", [](const Seen& s) { return if_so(s.line.sentences); }},
    {"capitals", [](const Seen& s) { return if_so(s.line.capitals); }},
    {"starts_small", [](const Seen& s) { return if_so(s.line.starts_small); }},
    {"small_aside", [](const Seen& s) { return if_so(s.line.starts_small && s.line.aside); }},
    {"item", [](const Seen& s) { return if_so(s.line.item); }},
    {"opens_quote", [](const Seen& s) { return if_so(s.line.opens_quote); }},
    {"only_closes_quote", [](const Seen& s) { return if_so(s.line.closes_quote && !s.line.opens_quote); }},
    {"terminal", [](const Seen& s) { return if_so(s.line.terminal); }},
    {"colon", [](const Seen& s) { return if_so(s.line.colon); }},
    {"hyphen", [](const Seen& s) { return if_so(s.line.hyphen); }},
    {"ends_open", [](const Seen& s) { return if_so(!s.line.terminal && !s.line.full); }},
    {"short_and_open", [](const Seen& s) { return if_so(!s.line.terminal && !s.line.full && s.line.prose < 0.6); }},
    // where it stands
    {"flush", [](const Seen& s) { return if_so(set_as(s, Indent::Flush)); }},
    {"deep", [](const Seen& s) { return if_so(set_as(s, Indent::Deep)); }},
    {"indented_of_indents", [](const Seen& s) { return if_so(s.habit.indents && set_as(s, Indent::Paragraph)); }},
    {"flush_of_indents", [](const Seen& s) { return if_so(s.habit.indents && set_as(s, Indent::Flush)); }},
    {"paragraph", [](const Seen& s) { return if_so(is_paragraph(s)); }},
    {"indented_colon",
     [](const Seen& s) { return if_so(s.habit.indents && set_as(s, Indent::Paragraph) && s.line.colon); }},
    {"nameless_aside", [](const Seen& s) { return if_so(s.line.aside && !s.line.starts_name); }},
    {"small_not_deep", [](const Seen& s) { return if_so(s.line.starts_small && !set_as(s, Indent::Deep)); }},
    {"after_close", [](const Seen& s) { return if_so(s.line.after_close); }},
    // beside the line above
    {"gap", [](const Seen& s) { return if_so(s.line.gap && s.above != nullptr); }},
    {"no_gap_of_gaps", [](const Seen& s) { return if_so(s.habit.gaps && !s.line.gap && s.above != nullptr); }},
    {"goes_on", [](const Seen& s) { return if_so(goes_on(s)); }},
    {"above_hyphen", [](const Seen& s) { return if_so(s.above != nullptr && s.above->hyphen); }},
    {"above_full", [](const Seen& s) { return if_so(s.above != nullptr && s.above->full); }},
    {"above_full_open", [](const Seen& s) { return if_so(s.above != nullptr && s.above->full && !s.above->terminal); }},
    {"above_short_stop",
     [](const Seen& s) { return if_so(s.above != nullptr && !s.above->full && s.above->terminal); }},
    {"above_open", [](const Seen& s) { return if_so(s.above != nullptr && !s.above->terminal); }},
    {"small_below_short",
     [](const Seen& s) { return if_so(s.above != nullptr && !s.above->full && s.line.starts_small); }},
    {"large_below_short",
     [](const Seen& s) { return if_so(s.above != nullptr && !s.above->full && !s.line.starts_small); }},
    {"may_end_the_text", [](const Seen& s) { return if_so(may_end_the_text(s)); }},
    {"below_subject", [](const Seen& s) { return if_so(goes_on_with_subject(s.line, s.above) && !s.line.gap); }},
}};

}  // namespace

const std::array<std::string_view, line_features>& feature_names()
{
    static const std::array<std::string_view, line_features> names = [] {
        std::array<std::string_view, line_features> all;
        std::transform(features.begin(), features.end(), all.begin(), [](const Feature& f) { return f.name; });
        return all;
    }();
    return names;
}

bool goes_on_with_subject(const LineSight& sight, const LineSight* above)
{
    return above != nullptr && above->subject && !sight.keyed && !sight.item && sight.heading < 0.3;
}

bool goes_on_with_caveat(const LineSight& sight, const LineSight* above)
{
    return above != nullptr && above->caveat && !sight.gap &&
           (sight.starts_small || (above->full && sight.prose > 0.5));
}

LineFeatures features_of(const LineSight& sight, const LineSight* above, const PageHabit& habit)
{
    const Seen seen{sight, above, habit};
    LineFeatures row;
    std::transform(features.begin(), features.end(), row.begin(), [&](const Feature& f) { return f.value(seen); });
    return row;
}

}  // namespace depesha
