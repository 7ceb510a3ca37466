// SPDX-License-Identifier: Apache-2.0
#include "postprocess/label_lines.h"

#include "postprocess/score_line.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

namespace depesha {

namespace {

using enum LineLabel;

/// A step that is never taken.
constexpr double never = -1e6;

/// Where in a telegram a label stands; a telegram goes through them in this order, and comes back to Inner for each
/// message inside it.
enum class Zone { Head, Inner, Body, End };

Zone zone_of(LineLabel label)
{
    switch (label) {
    case Heading:
    case HeadingNext:
    case Address:
    case Instruction:
        return Zone::Head;
    case Salutation:
    case InnerAddress:
        return Zone::Inner;
    case First:
    case Item:
    case Next:
        return Zone::Body;
    default:
        return Zone::End;
    }
}

double step_from_head(LineLabel from, LineLabel to)
{
    switch (to) {
    case HeadingNext:
        return from == Heading ? 0.0 : -2.0;
    case InnerAddress:
        return -0.7;
    case Next:
        return -5.0;
    case Signature:
    case SignerTitle:
    case Tail:
        return -12.0;  // a telegram without any text
    case TailNext:
        return never;
    default:
        return 0.0;
    }
}

double step_from_inner(LineLabel to)
{
    switch (to) {
    case First:
        return 0.0;
    case Item:
        return -0.5;
    case Salutation:
    case InnerAddress:
        return -1.5;
    case TailNext:
    case HeadingNext:
        return never;
    default:
        return -5.0;
    }
}

double step_from_body(LineLabel to)
{
    switch (zone_of(to)) {
    case Zone::Body:
        return 0.0;
    case Zone::Inner:
        return to == InnerAddress ? -1.0 : -2.5;
    case Zone::End:
        return to == TailNext ? never : (to == Tail ? -1.0 : 0.0);
    case Zone::Head:
        return to == HeadingNext ? never : (to == Instruction ? -3.0 : -10.0);
    }
    return never;
}

double step_from_end(LineLabel from, LineLabel to)
{
    if (from == SignerTitle && to != Signature && to != SignerTitle) {
        return to == Tail ? -2.0 : -5.0;  // the name may have been lost
    }
    switch (to) {
    case SignerTitle:
        return from == Tail || from == TailNext ? -1.5 : -0.6;
    case Signature:
        return from == SignerTitle ? 0.3 : -0.5;
    case Tail:
        return 0.0;
    case TailNext:
        return from == Tail || from == TailNext ? 0.0 : never;
    case InnerAddress:
        return -0.5;
    case Salutation:
    case First:
    case Item:
    case Heading:
        return -3.0;
    case Next:
        return -6.0;
    case HeadingNext:
        return never;
    default:
        return -4.0;
    }
}

bool starts_over(LineLabel from, LineLabel to)
{
    return zone_of(to) == Zone::Head && to != Instruction && zone_of(from) != Zone::Head &&
           zone_of(from) != Zone::Inner;
}

/// A rule or a row of stars below the text makes a new telegram likelier, and so does a title by itself.
constexpr double rule_bonus = 4.0;
constexpr double title_bonus = 1.5;

double restart_bonus(const LineSight& sight)
{
    return (sight.after_rule ? rule_bonus : 0.0) + (sight.title ? title_bonus : 0.0);
}

double step(LineLabel from, LineLabel to, const LineSight& sight)
{
    if (sight.no_restart && starts_over(from, to)) {
        return never;
    }
    switch (zone_of(from)) {
    case Zone::Head:
        return step_from_head(from, to);
    case Zone::Inner:
        return step_from_inner(to);
    case Zone::Body:
        return step_from_body(to) + (starts_over(from, to) ? restart_bonus(sight) : 0.0);
    case Zone::End:
        return step_from_end(from, to) + (starts_over(from, to) ? restart_bonus(sight) : 0.0);
    }
    return never;
}

/// The first line of a page: a telegram begins, or, on a second page, the text goes on.
double first_step(LineLabel to, bool second_page)
{
    switch (zone_of(to)) {
    case Zone::Head:
        return to == HeadingNext ? never : (second_page ? -4.0 : 0.0);
    case Zone::Inner:
        return second_page ? -1.0 : -2.0;
    case Zone::Body:
        return second_page ? 0.0 : (to == Next ? -4.0 : -2.5);
    case Zone::End:
        return to == TailNext ? never : (second_page ? -0.5 : -14.0);
    }
    return never;
}

struct Chain {
    std::vector<LineSight> sights;
    std::vector<LabelScores> own;
};

Chain seen(const std::vector<LabelledLine*>& lines, double measure)
{
    Chain chain;
    bool closed = false;
    for (const LabelledLine* line : lines) {
        chain.sights.push_back(look_at(*line, measure));
        LineSight& sight = chain.sights.back();
        sight.after_rule = line->begins_telegram;
        const bool text = sight.prose > 0.5 && sight.tail < 0.3;
        sight.after_close = closed && !sight.title && !text;
        closed = sight.after_close || sight.closes;
        const bool above =
            chain.sights.size() > 1 && goes_on_with_caveat(sight, &chain.sights[chain.sights.size() - 2]);
        sight.caveat = sight.caveat || (above && !sight.terminal);
    }
    const PageHabit habit = habit_of(chain.sights);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        chain.own.push_back(score_line(chain.sights[i], i > 0 ? &chain.sights[i - 1] : nullptr, habit));
    }
    return chain;
}

struct Cell {
    double score = never;
    std::size_t from = 0;
};

using Trellis = std::vector<std::array<Cell, line_labels>>;

Cell best_way(const std::array<Cell, line_labels>& before, LineLabel to, const LineSight& sight)
{
    Cell best{2.0 * never, 0};
    for (std::size_t from = 0; from < line_labels; ++from) {
        const auto label = static_cast<LineLabel>(from);
        const double score = before.at(from).score + step(label, to, sight);
        if (score > best.score) {
            best = {score, from};
        }
    }
    return best;
}

Trellis filled(const Chain& chain, bool second_page)
{
    Trellis trellis(chain.own.size());
    for (std::size_t i = 0; i < trellis.size(); ++i) {
        for (std::size_t to = 0; to < line_labels; ++to) {
            const auto label = static_cast<LineLabel>(to);
            Cell cell{first_step(label, second_page), 0};
            if (i > 0) {
                cell = best_way(trellis[i - 1], label, chain.sights[i]);
            }
            cell.score += chain.own[i].at(to);
            trellis[i].at(to) = cell;
        }
    }
    return trellis;
}

std::vector<LineLabel> best_path(const Trellis& trellis)
{
    std::vector<LineLabel> path(trellis.size(), First);
    if (trellis.empty()) {
        return path;
    }
    const auto& last = trellis.back();
    auto at = static_cast<std::size_t>(
        std::max_element(last.begin(), last.end(), [](const Cell& a, const Cell& b) { return a.score < b.score; }) -
        last.begin());
    for (std::size_t i = trellis.size(); i > 0; --i) {
        path[i - 1] = static_cast<LineLabel>(at);
        at = trellis[i - 1].at(at).from;
    }
    return path;
}

/// The best score of what follows each line, for each label the line might have.
std::vector<LabelScores> best_endings(const Chain& chain)
{
    std::vector<LabelScores> endings(chain.own.size());
    for (std::size_t i = endings.size(); i > 1; --i) {
        for (std::size_t from = 0; from < line_labels; ++from) {
            const auto label = static_cast<LineLabel>(from);
            double best = 3.0 * never;
            for (std::size_t to = 0; to < line_labels; ++to) {
                const double way = step(label, static_cast<LineLabel>(to), chain.sights[i - 1]);
                best = std::max(best, way + chain.own[i - 1].at(to) + endings[i - 1].at(to));
            }
            endings[i - 2].at(from) = best;
        }
    }
    return endings;
}

/// How much better the best sequence is than the best one in which this line has another label; three points are sure.
double certainty_of(const std::array<Cell, line_labels>& cells, const LabelScores& endings, LineLabel label)
{
    double other = 3.0 * never;
    for (std::size_t i = 0; i < line_labels; ++i) {
        if (i != static_cast<std::size_t>(label)) {
            other = std::max(other, cells.at(i).score + endings.at(i));
        }
    }
    const auto own = static_cast<std::size_t>(label);
    return 1.0 / (1.0 + std::exp(other - cells.at(own).score - endings.at(own)));
}

bool is_body(LineLabel label)
{
    return zone_of(label) == Zone::Body;
}

/// Whether what stands from `first` to `last` can be a telegram by itself: it has text, and more than a few words of it
/// unless its end is plain to see.
bool has_text(const Chain& chain, const std::vector<LineLabel>& path, std::size_t first, std::size_t last,
              bool plain_end)
{
    constexpr double a_line = 0.6;
    double prose = 0.0;
    bool body = false;
    for (std::size_t i = first; i < last; ++i) {
        prose += is_body(path[i]) ? chain.sights[i].prose : 0.0;
        body = body || is_body(path[i]);
    }
    return body && (plain_end || prose > a_line);
}

/// The first line of `path` that begins a telegram where none can: there is no text above it or below. At the foot of a
/// page a plain heading may be all there is.
std::optional<std::size_t> impossible_start(const Chain& chain, const std::vector<LineLabel>& path)
{
    std::vector<std::size_t> starts{0};
    for (std::size_t i = 1; i < path.size(); ++i) {
        if (starts_over(path[i - 1], path[i])) {
            starts.push_back(i);
        }
    }
    for (std::size_t k = 1; k < starts.size(); ++k) {
        const LineSight& sight = chain.sights[starts[k]];
        const std::size_t end = k + 1 < starts.size() ? starts[k + 1] : path.size();
        const bool plain = sight.after_rule || sight.title;
        const bool goes_on = plain && end == path.size();  // on the next page
        if (!has_text(chain, path, starts[k - 1], starts[k], plain) ||
            (!goes_on && !has_text(chain, path, starts[k], end, true))) {
            return starts[k];
        }
    }
    return std::nullopt;
}

struct Decoded {
    Trellis trellis;
    std::vector<LineLabel> path;
};

/// The best sequence in which every telegram has a text.
Decoded decode(Chain& chain, bool second_page)
{
    for (;;) {
        Decoded decoded;
        decoded.trellis = filled(chain, second_page);
        decoded.path = best_path(decoded.trellis);
        const std::optional<std::size_t> start = impossible_start(chain, decoded.path);
        if (!start) {
            return decoded;
        }
        chain.sights[*start].no_restart = true;
    }
}

}  // namespace

void label_lines(std::vector<LabelledLine>& lines, double measure, int number)
{
    std::vector<LabelledLine*> open;
    bool after_rule = false;
    for (LabelledLine& line : lines) {
        if (line.label == LineLabel::Furniture || line.label == LineLabel::Margin) {
            after_rule = after_rule || line.furniture == FurnitureKind::Rule;
            continue;
        }
        line.begins_telegram = after_rule;
        after_rule = false;
        open.push_back(&line);
    }
    Chain chain = seen(open, measure);
    const auto [trellis, path] = decode(chain, number > 1);
    const std::vector<LabelScores> endings = best_endings(chain);
    for (std::size_t i = 0; i < open.size(); ++i) {
        open[i]->label = path[i];
        open[i]->certainty = certainty_of(trellis[i], endings[i], path[i]);
        open[i]->begins_telegram = i > 0 && starts_over(path[i - 1], path[i]);
    }
}

}  // namespace depesha
