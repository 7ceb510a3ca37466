// SPDX-License-Identifier: Apache-2.0
#include "postprocess/parse_number.h"

#include "postprocess/figures.h"
#include "postprocess/number_shapes.h"
#include "postprocess/vocabulary.h"

#include <algorithm>
#include <array>

namespace depesha {

namespace {

struct Label {
    std::size_t begin = 0;
    std::size_t end = 0;
    NumberRole role = NumberRole::Plain;

    /// Digits may follow without a number sign ("НР 36", "Control: 9410", "Deptel 606").
    bool needs_sign = true;

    /// IN is a label in capitals and before a long number only.
    bool capitals_only = false;
    double quality = 1.0;

    /// The letters of a series may stand before the digits ("CITE : DIR 47713").
    bool slug = false;
};

NumberRole role_of(std::string_view value)
{
    struct Named {
        std::string_view name;
        NumberRole role;
    };
    constexpr std::array<Named, 8> roles{{
        {"outgoing", NumberRole::Outgoing},
        {"incoming", NumberRole::Incoming},
        {"special", NumberRole::Special},
        {"registration", NumberRole::Registration},
        {"control", NumberRole::Control},
        {"sequence", NumberRole::Sequence},
        {"copy", NumberRole::Copy},
        {"reference", NumberRole::Reference},
    }};
    const auto* const found =
        std::find_if(roles.begin(), roles.end(), [&](const Named& named) { return named.name == value; });
    return found == roles.end() ? NumberRole::Plain : found->role;
}

Label label_of(const LineScan& line, const VocabularyMatch& match)
{
    Label label{line.index_of_byte(match.span.begin),
                line.index_of_byte(match.span.end),
                role_of(match.value),
                true,
                false,
                match.quality};
    const bool short_word = label.end - label.begin < 3;
    const bool has_sign = match.phrase.ends_with("no.") || match.phrase.ends_with("number");
    label.capitals_only = match.phrase == "in";
    label.slug = match.phrase == "cite";
    label.needs_sign =
        !has_sign && (label.role == NumberRole::Reference || label.role == NumberRole::Copy ||
                      (short_word && match.phrase != "нр" && match.phrase != "in" && match.phrase != "вх."));
    return label;
}

/// A label that lost its first word to the forgiveness of matching ("my telegram no." in "TELEGRAM No.") is none.
bool begins_alike(const VocabularyMatch& match, std::string_view text)
{
    const std::u32string phrase = fold(match.phrase, match.language).text;
    const std::u32string typed = fold(text_at(text, match.span), match.language).text;
    return match.quality >= 1.0 || phrase.front() == typed.front();
}

std::vector<Label> labels_of(const LineScan& line, std::string_view text)
{
    std::vector<Label> labels;
    const MatchLine shadow(text);
    for (const VocabularyMatch& match : Vocabulary::built_in().all(shadow, Role::NumberLabel)) {
        if (begins_alike(match, text)) {
            labels.push_back(label_of(line, match));
        }
    }
    for (const VocabularyMatch& match : Vocabulary::built_in().all(shadow, Role::Reference)) {
        if (!begins_alike(match, text)) {
            continue;
        }
        constexpr std::size_t shortest_telegraphese = 5;  // urtel, mytel
        Label label{line.index_of_byte(match.span.begin),
                    line.index_of_byte(match.span.end),
                    NumberRole::Reference,
                    true,
                    false,
                    match.quality};
        label.needs_sign = match.language != Language::English || label.end - label.begin < shortest_telegraphese;
        labels.push_back(label);
    }
    return labels;
}

struct Reading {
    FoundNumber number;
    std::size_t end = 0;
};

FoundNumber make_number(const LineScan& line, std::size_t begin, const NumberBody& body, NumberRole role)
{
    constexpr double per_repair = 0.12;
    FoundNumber found;
    found.role = role == NumberRole::Plain && !body.suffix.empty() ? NumberRole::Registration : role;
    found.span = line.span(begin, body.end);
    found.number = body.number;
    found.suffix = body.suffix;
    found.confidence = std::max(0.2, 1.0 - per_repair * body.repairs);
    return found;
}

bool label_is_believed(const LineScan& line, const Label& label, bool has_sign, const NumberBody& body)
{
    if (label.needs_sign && !has_sign) {
        return false;
    }
    if (!label.capitals_only) {
        return true;
    }
    constexpr std::size_t shortest_incoming = 4;
    return is_upper(line.at(label.begin)) && is_upper(line.at(label.begin + 1)) &&
           body.number.size() >= shortest_incoming;
}

/// "DIR 47713": one past the capitals that name a post's series; i where none stand.
std::size_t slug_end(const LineScan& line, std::size_t i)
{
    constexpr std::size_t longest = 5;
    const std::size_t end = line.letters_end(i);
    const bool capitals = end > i && end - i <= longest && line.at(end) == U' ' &&
                          std::all_of(line.raw.begin() + static_cast<std::ptrdiff_t>(i),
                                      line.raw.begin() + static_cast<std::ptrdiff_t>(end), is_upper);
    return capitals ? end : i;
}

std::optional<Reading> labelled(const LineScan& line, const Label& label, Language language)
{
    const std::size_t colon = line.at(line.skip_spaces(label.end)) == U':' ? line.skip_spaces(label.end) : label.end;
    const std::size_t after = line.skip(line.skip_spaces(line.skip(colon, U".,:;-", 2)), U".", 1);
    const auto sign = read_number_sign(line, line.skip_spaces(after));
    const std::size_t slug = label.slug ? slug_end(line, line.skip_spaces(after)) : after;
    const auto body = read_number_body(line, sign ? sign->end : line.skip_spaces(slug), language);
    if (!body || !label_is_believed(line, label, sign.has_value(), *body)) {
        return std::nullopt;
    }
    FoundNumber found = make_number(line, label.begin, *body, label.role);
    found.confidence *= label.quality * (sign && !sign->certain ? 0.9 : 1.0);
    return Reading{found, body->end};
}

/// The word before the sign.
std::u32string_view word_before(const LineScan& line, std::size_t i)
{
    std::size_t end = i;
    while (end > 0 && (line.at(end - 1) == U' ' || line.at(end - 1) == U'.')) {
        --end;
    }
    std::size_t begin = end;
    while (begin > 0 && is_letter(line.at(begin - 1))) {
        --begin;
    }
    return std::u32string_view(line.raw).substr(begin, end - begin);
}

/// "склад № 3": the number of another thing. ("г." of a date before the sign is too short for a thing.)
bool is_common_noun(std::u32string_view word)
{
    constexpr std::size_t shortest_noun = 3;
    return word.size() >= shortest_noun && !is_upper(word.front());
}

/// ТЕЛЕГРАММА, Шифровка: after such a word a damaged sign is believed.
bool is_title_like(std::u32string_view word)
{
    constexpr std::size_t shortest_title = 8;
    return word.size() >= shortest_title && is_upper(word.front());
}

std::optional<Reading> signed_number(const LineScan& line, std::size_t i, Language language)
{
    const auto sign = read_number_sign(line, i);
    const auto body = sign ? read_number_body(line, sign->end, language) : std::nullopt;
    if (!body) {
        return std::nullopt;
    }
    const bool at_line_start = line.skip_spaces(0) == i;
    const bool two_letters = sign->end > i + 2;
    const std::u32string_view before = word_before(line, i);
    const bool placed = at_line_start || is_title_like(before);
    if (!sign->certain && body->suffix.empty() && !(placed && two_letters)) {
        return std::nullopt;
    }
    FoundNumber found = make_number(line, i, *body, sign->form_field ? NumberRole::Outgoing : NumberRole::Plain);
    found.confidence *= sign->certain ? 1.0 : 0.75;
    found.confidence *= is_common_noun(before) ? 0.5 : 1.0;
    return Reading{found, body->end};
}

/// "512/ш" without any sign.
std::optional<Reading> bare_series(const LineScan& line, std::size_t i, Language language)
{
    const auto body = is_digit(line.at(i)) && line.begins_word(i) ? read_number_body(line, i, language) : std::nullopt;
    if (!body || !body->clear_suffix || (i > 0 && line.at(i - 1) == U'/')) {
        return std::nullopt;
    }
    FoundNumber found = make_number(line, i, *body, NumberRole::Plain);
    found.confidence *= 0.9;
    return Reading{found, body->end};
}

std::optional<Reading> read_at(const LineScan& line, const std::vector<Label>& labels, std::size_t i, Language language)
{
    for (const Label& label : labels) {
        if (label.begin != i) {
            continue;
        }
        if (auto reading = labelled(line, label, language)) {
            return reading;
        }
    }
    if (auto reading = signed_number(line, i, language)) {
        return reading;
    }
    return bare_series(line, i, language);
}

/// "№ 10/с - 512/ш": the first went into the outgoing register, the second into that of cipher telegrams.
void settle_pairs(std::vector<FoundNumber>& numbers, std::string_view text)
{
    for (std::size_t i = 0; i + 1 < numbers.size(); ++i) {
        const std::size_t gap_begin = numbers[i].span.end;
        const std::u32string gap = decoded(text.substr(gap_begin, numbers[i + 1].span.begin - gap_begin));
        const bool dash = gap.size() <= 3 && std::any_of(gap.begin(), gap.end(), [](char32_t code) {
                              return code == U'-' || code == U'–' || code == U'—';
                          });
        if (dash && !numbers[i].suffix.empty() && !numbers[i + 1].suffix.empty()) {
            numbers[i].role = NumberRole::Outgoing;
            numbers[i + 1].role = NumberRole::Registration;
        }
    }
}

/// «№ 9917 9918 9919»: numbers of the parts of one telegram, of as many digits, one space between.
std::optional<Reading> next_of_several(const LineScan& line, const Reading& before)
{
    constexpr std::size_t shortest = 4;
    const std::size_t at = before.end + 1;
    const std::string digits = line.at(before.end) == U' ' ? plain_digits(line, at) : std::string();
    if (digits.size() < shortest || digits.size() != before.number.number.size() ||
        before.number.number.find_first_not_of("0123456789") != std::string::npos) {
        return std::nullopt;
    }
    const std::size_t end = at + digits.size();
    const bool year = line.russian_at(line.skip_spaces(end)) == U'г';
    if (year || (line.at(end) != 0 && line.at(end) != U' ')) {
        return std::nullopt;
    }
    Reading next = before;
    next.number.number = digits;
    next.number.span = line.span(at, end);
    next.end = end;
    return next;
}

}  // namespace

std::string_view to_string(NumberRole role)
{
    switch (role) {
    case NumberRole::Outgoing:
        return "outgoing";
    case NumberRole::Incoming:
        return "incoming";
    case NumberRole::Special:
        return "special";
    case NumberRole::Registration:
        return "registration";
    case NumberRole::Control:
        return "control";
    case NumberRole::Sequence:
        return "sequence";
    case NumberRole::Plain:
    case NumberRole::Copy:
    case NumberRole::Reference:
        break;
    }
    return "";
}

std::vector<FoundNumber> find_numbers(std::string_view text, Language language)
{
    const LineScan line = scan_line(text);
    const std::vector<Label> labels = labels_of(line, text);
    std::vector<FoundNumber> numbers;
    for (std::size_t i = 0; i < line.size();) {
        auto reading = read_at(line, labels, i, language);
        ++i;
        for (; reading; reading = next_of_several(line, *reading)) {
            numbers.push_back(reading->number);
            i = reading->end;
        }
    }
    settle_pairs(numbers, text);
    return numbers;
}

}  // namespace depesha
