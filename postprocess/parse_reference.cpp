// SPDX-License-Identifier: Apache-2.0
#include "postprocess/parse_reference.h"

#include "postprocess/date_shapes.h"
#include "postprocess/figures.h"
#include "postprocess/vocabulary.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace depesha {

namespace {

enum class Part { Fond, Opis, Papka, Delo, Sheets };

struct PartLabel {
    Part part;
    std::u32string_view russian;
    std::u32string_view english;
};

/// Longer spellings first. "оn" is the Latin On that stands for Оп.
constexpr std::array<PartLabel, 27> part_labels{{
    {Part::Fond, U"фонд", U"fond"},     {Part::Fond, U"фонда", U"collection"},
    {Part::Opis, U"опись", U"opis"},    {Part::Opis, U"описи", U"inventory"},
    {Part::Papka, U"папка", U"papka"},  {Part::Papka, U"папки", U"folder"},
    {Part::Papka, U"пап", U"pap"},      {Part::Delo, U"дело", U"delo"},
    {Part::Delo, U"дела", U"file"},     {Part::Delo, U"спр", U"dela"},
    {Part::Sheets, U"листы", U"listy"}, {Part::Sheets, U"листов", U"sheets"},
    {Part::Sheets, U"лист", U"list"},   {Part::Sheets, U"листа", U"sheet"},
    {Part::Sheets, U"арк", U"lists"},   {Part::Sheets, U"лл", U"ll"},
    {Part::Sheets, U"л", U"l"},         {Part::Opis, U"оп", U"op"},
    {Part::Opis, U"оn", U"on"},         {Part::Opis, U"он", U"oп"},
    {Part::Opis, U"ор", U"or"},         {Part::Fond, U"ф", U"f"},
    {Part::Papka, U"п", U"p"},          {Part::Delo, U"д", U"d"},
    {Part::Sheets, U"дл", U"ii"},       {Part::Sheets, U"пл", U"pp"},
    {Part::Fond, U"фоид", U"foud"},
}};

struct PartValue {
    Part part = Part::Fond;
    std::string text;
    std::size_t begin = 0;
    std::size_t end = 0;
    int repairs = 0;
};

struct PartStart {
    Part part = Part::Fond;
    std::size_t value = 0;
};

/// The label that begins at i, if a digit follows it.
std::optional<PartStart> read_label(const LineScan& line, std::size_t i)
{
    for (const PartLabel& label : part_labels) {
        const bool russian = line.russian_word(i, label.russian);
        if (!russian && !line.english_word(i, label.english)) {
            continue;
        }
        const std::size_t after = i + (russian ? label.russian.size() : label.english.size());
        const std::size_t value = line.skip_spaces(line.skip(line.skip_spaces(after), U".,:", 2));
        const bool region = (line.russian_at(value) == U'р' || line.english_at(value) == U'r') &&
                            line.english_at(value + 1) == U'-';  // Р-1235
        if (is_digit(line.at(value)) || digit_like(line.at(value)) != 0 || region) {
            return PartStart{label.part, value};
        }
    }
    return std::nullopt;
}

/// The letter that may follow the digits of a fond or opis ("059а"), as the language of the line writes it.
void read_letter(const LineScan& line, std::size_t& at, std::string& text, bool russian)
{
    const bool single = is_letter(line.at(at)) && !line.counts(at + 1);
    if (!single) {
        return;
    }
    const char32_t folded_letter = russian ? line.russian_at(at) : line.english_at(at);
    append(text, is_upper(line.at(at)) ? upper(folded_letter) : folded_letter);
    ++at;
}

std::optional<PartValue> read_single(const LineScan& line, std::size_t i, bool russian)
{
    PartValue value;
    std::size_t at = i;
    if (!is_digit(line.at(at)) && line.english_at(at + 1) == U'-' && is_letter(line.at(at))) {
        value.text = russian ? "Р-" : "R-";
        at += 2;
    }
    const auto figure = read_figure(line, at, 1, 8);
    if (!figure) {
        return std::nullopt;
    }
    value.text += figure->digits;
    value.repairs = figure->repairs;
    at = figure->end;
    read_letter(line, at, value.text, russian);
    value.begin = i;
    value.end = at;
    return value;
}

std::size_t skip_verso(const LineScan& line, std::size_t i, std::string& text)
{
    const std::size_t at = line.skip_spaces(i);
    for (const std::u32string_view word : {U"об", U"o6"}) {
        if (line.russian_word(at, word)) {
            text += "об";
            const std::size_t end = at + word.size();
            if (line.at(end) == U'.') {
                text += '.';
                return end + 1;
            }
            return end;
        }
    }
    return i;
}

/// The digits of a sheet: "об" behind them is no 06.
std::optional<Figure> read_sheet_number(const LineScan& line, std::size_t i)
{
    const std::string digits = plain_digits(line, i);
    const bool verso = !digits.empty() && digits.size() <= 5 && line.russian_word(i + digits.size(), U"об");
    return verso ? std::optional(Figure{0, digits, i + digits.size(), 0}) : read_figure(line, i, 1, 5);
}

/// "31-32", "21, 95-99", "31об.": items with commas and dashes between.
std::optional<PartValue> read_sheets(const LineScan& line, std::size_t i)
{
    PartValue value;
    value.begin = i;
    std::size_t at = i;
    while (true) {
        const auto figure = read_sheet_number(line, at);
        if (!figure) {
            break;
        }
        value.text += figure->digits;
        value.repairs += figure->repairs;
        value.end = skip_verso(line, figure->end, value.text);
        const std::size_t sign = line.skip(value.end, U" ", 1);
        const bool dash = line.english_at(sign) == U'-';
        const bool comma = line.at(sign) == U',' || (line.russian_at(sign) == U'и' && line.at(sign + 1) == U' ');
        const std::size_t next = line.skip_spaces(sign + 1);
        if (!(dash || comma) || !read_figure(line, next, 1, 5)) {
            break;
        }
        value.text += dash ? "-" : ", ";
        at = next;
    }
    return value.text.empty() ? std::nullopt : std::optional(value);
}

std::optional<PartValue> read_part_value(const LineScan& line, std::size_t i, bool russian)
{
    const auto label = line.begins_word(i) ? read_label(line, i) : std::nullopt;
    if (!label) {
        return std::nullopt;
    }
    auto value =
        label->part == Part::Sheets ? read_sheets(line, label->value) : read_single(line, label->value, russian);
    if (value) {
        value->part = label->part;
        value->begin = i;
    }
    return value;
}

std::optional<std::string>& slot(FoundReference& reference, Part part)
{
    switch (part) {
    case Part::Fond:
        return reference.fond;
    case Part::Opis:
        return reference.opis;
    case Part::Papka:
        return reference.papka;
    case Part::Delo:
        return reference.delo;
    case Part::Sheets:
        break;
    }
    return reference.sheets;
}

/// A reference in the making.
struct Draft {
    FoundReference reference;
    std::size_t begin = 0;
    std::size_t end = 0;
    int parts = 0;
    int repairs = 0;
    bool known_archive = false;
};

struct ArchiveName {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text;
    bool same = false;  ///< "Там же"
    bool exact = true;
};

std::vector<ArchiveName> archives_of(const LineScan& line, std::string_view text)
{
    std::vector<ArchiveName> names;
    for (const VocabularyMatch& match : Vocabulary::built_in().all(text, Role::Archive)) {
        ArchiveName name{
            line.index_of_byte(match.span.begin), line.index_of_byte(match.span.end), {}, false, match.quality >= 1.0};
        name.same = match.phrase == "Там же";
        name.text = name.exact ? repaired_lookalikes(text_at(text, match.span), match.language) : match.phrase;
        names.push_back(name);
    }
    return names;
}

const ArchiveName* archive_at(const std::vector<ArchiveName>& names, std::size_t i)
{
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const ArchiveName& name) { return name.begin == i; });
    return found == names.end() ? nullptr : &*found;
}

bool is_between_parts(const LineScan& line, std::size_t i)
{
    return std::u32string_view(U" .,;:-\"()").find(line.english_at(i)) != std::u32string_view::npos;
}

bool is_enough(const Draft& draft)
{
    const auto& r = draft.reference;
    const bool chain =
        (r.fond && r.opis) || (r.opis && r.delo) || (r.delo && r.sheets) || (r.papka && r.delo) || (r.fond && r.delo);
    return chain || (draft.known_archive && draft.parts >= 1);
}

double confidence_of(const Draft& draft)
{
    const auto& r = draft.reference;
    double confidence = 1.0 - 0.1 * draft.repairs;
    confidence -= draft.known_archive ? 0.0 : 0.15;
    for (const auto* const part : {&r.fond, &r.opis, &r.delo, &r.sheets}) {
        confidence -= *part ? 0.0 : 0.1;
    }
    return std::max(0.2, confidence);
}

/// "Машинопись. Копия." behind the parts.
void take_state(const LineScan& line, std::string_view text, Draft& draft, std::size_t limit)
{
    std::size_t begin = draft.end;
    std::size_t end = draft.end;
    for (const VocabularyMatch& match : Vocabulary::built_in().all(text, Role::ArchiveState)) {
        const std::size_t first = line.index_of_byte(match.span.begin);
        const std::size_t last = line.index_of_byte(match.span.end);
        if (first < end || last > limit || line.skip(end, U" .,;", 4) != first) {
            continue;
        }
        begin = begin == draft.end ? first : begin;
        end = line.skip(last, U".", 1);
    }
    if (end > draft.end) {
        draft.reference.state = std::string(text_at(text, line.span(begin, end)));
        draft.end = end;
    }
}

/// Reads references left to right; a repeated part or an archive's name begins the next one.
class ReferenceReader {
public:
    explicit ReferenceReader(std::string_view text)
        : text_(text), line_(scan_line(text)), archives_(archives_of(line_, text)),
          russian_(language_of(text) == Language::Russian)
    {
    }

    std::vector<FoundReference> read()
    {
        std::size_t i = 0;
        while (i < line_.size()) {
            i = step(i);
        }
        close(line_.size());
        return std::move(found_);
    }

private:
    std::size_t step(std::size_t i)
    {
        if (const ArchiveName* const name = archive_at(archives_, i)) {
            close(i);
            open(*name);
            return name->end;
        }
        if (const auto part = read_part_value(line_, i, russian_)) {
            add(*part);
            return part->end;
        }
        if (const auto part = guessed_part(i)) {
            add(*part);
            return part->end;
        }
        if (const std::size_t end = stray_word(i); end > i) {
            return end;
        }
        if (!is_between_parts(line_, i)) {
            close(i);
        }
        return line_.counts(i) ? std::max(i + 1, line_.letters_end(i)) : i + 1;
    }

    /// A damaged label of one or two signs and a stop before digits is the part that comes next ("£. 558", "1. 101").
    [[nodiscard]] std::optional<PartValue> guessed_part(std::size_t i) const
    {
        const auto next = next_part();
        if (!next || !line_.begins_word(i) || is_between_parts(line_, i)) {
            return std::nullopt;
        }
        std::size_t end = i;
        while (end < line_.size() && end - i < 3 && !is_between_parts(line_, end)) {
            ++end;
        }
        const bool label = end - i <= 2 && line_.at(end) == U'.';
        const std::size_t value_at = line_.skip_spaces(end + 1);
        if (!label || value_at == end + 1 || !is_digit(line_.at(value_at))) {
            return std::nullopt;
        }
        auto value = *next == Part::Sheets ? read_sheets(line_, value_at) : read_single(line_, value_at, russian_);
        if (value) {
            value->part = *next;
            value->begin = i;
            value->repairs += 2;
        }
        return value;
    }

    [[nodiscard]] std::optional<Part> next_part() const
    {
        if (!draft_ || (draft_->parts < 2 && !draft_->known_archive) || draft_->reference.sheets) {
            return std::nullopt;
        }
        const FoundReference& r = draft_->reference;
        if (!r.fond && draft_->parts == 0) {
            return Part::Fond;
        }
        if (r.fond && !r.opis) {
            return Part::Opis;
        }
        if (r.opis && !r.delo) {
            return Part::Delo;
        }
        return r.delo ? std::optional(Part::Sheets) : std::nullopt;
    }

    /// A short word of capitals right behind an archive's name ("ЦАМО PS."): РФ misread, passed over.
    [[nodiscard]] std::size_t stray_word(std::size_t i) const
    {
        constexpr std::size_t longest = 3;
        const std::size_t end = line_.letters_end(i);
        const bool fresh = draft_ && draft_->parts == 0 && draft_->known_archive;
        return fresh && line_.begins_word(i) && end - i <= longest && is_upper(line_.at(i)) ? end : i;
    }

    void open(const ArchiveName& name)
    {
        draft_ = Draft{};
        draft_->begin = name.begin;
        draft_->end = name.end;
        draft_->known_archive = true;
        draft_->repairs = name.exact ? 0 : 1;
        if (!name.same) {
            draft_->reference.archive = name.text;
        }
    }

    void add(const PartValue& part)
    {
        if (draft_ && slot(draft_->reference, part.part)) {
            close(part.begin);
        }
        if (!draft_) {
            draft_ = Draft{};
            draft_->begin = part.begin;
            take_unknown_archive(part);
        }
        slot(draft_->reference, part.part) = part.text;
        draft_->end = part.end;
        draft_->repairs += part.repairs;
        ++draft_->parts;
    }

    /// A word of capitals right before the fond is the archive's, though the vocabulary does not know it.
    void take_unknown_archive(const PartValue& part)
    {
        std::size_t end = part.begin;
        while (end > 0 && is_between_parts(line_, end - 1)) {
            --end;
        }
        std::size_t begin = end;
        while (begin > 0 && is_letter(line_.at(begin - 1)) && is_upper(line_.at(begin - 1))) {
            --begin;
        }
        constexpr std::size_t shortest = 3;
        constexpr std::size_t longest = 8;
        const bool archive = part.part == Part::Fond && end - begin >= shortest && end - begin <= longest &&
                             line_.begins_word(begin) && part.begin - end <= 3;
        if (archive) {
            draft_->begin = begin;
            draft_->reference.archive =
                repaired_name(text_at(text_, line_.span(begin, end)), russian_ ? Language::Russian : Language::English);
            draft_->repairs += 1;
        }
    }

    void close(std::size_t limit)
    {
        if (!draft_) {
            return;
        }
        if (is_enough(*draft_)) {
            take_state(line_, text_, *draft_, std::max(limit, line_.size()));
            draft_->end = line_.skip(draft_->end, U".", 1);
            draft_->reference.span = line_.span(draft_->begin, draft_->end);
            draft_->reference.confidence = confidence_of(*draft_);
            found_.push_back(draft_->reference);
        }
        draft_.reset();
    }

    std::string_view text_;
    LineScan line_;
    std::vector<ArchiveName> archives_;
    bool russian_;
    std::optional<Draft> draft_;
    std::vector<FoundReference> found_;
};

/// M-DDYY: month, then day and two digits of the year run together.
std::optional<DateTime> filed_on(const Figure& month, const Figure& rest)
{
    DateTime when;
    when.month = month.value;
    when.day = rest.value / 100;
    when.year = 1900 + rest.value % 100;
    return is_real(when) ? std::optional(when) : std::nullopt;
}

/// "793B.00/1-1251", "756D56/2-2859" at i.
std::optional<FoundReference> decimal_file(const LineScan& line, std::size_t i)
{
    constexpr std::size_t longest_class = 10;
    if (!line.begins_word(i) || plain_digits(line, i).size() != 3) {
        return std::nullopt;
    }
    std::size_t at = i;
    while (at - i < longest_class && (is_digit(line.at(at)) || is_upper(line.at(at)) || line.at(at) == U'.')) {
        ++at;
    }
    const auto month = line.at(at) == U'/' ? read_figure(line, line.skip(at + 1, U" ", 1), 1, 2) : std::nullopt;
    if (at - i < 5 || !month || line.english_at(month->end) != U'-') {
        return std::nullopt;
    }
    const auto rest = read_figure(line, line.skip(month->end + 1, U" ", 1), 3, 4);
    const auto filed = rest ? filed_on(*month, *rest) : std::nullopt;
    if (!filed || line.counts(rest->end)) {
        return std::nullopt;
    }
    FoundReference found;
    found.span = line.span(i, rest->end);
    found.decimal_file = true;
    found.filed = filed;
    found.confidence = std::max(0.2, 1.0 - 0.1 * (month->repairs + rest->repairs));
    return found;
}

}  // namespace

std::vector<FoundReference> find_references(std::string_view text)
{
    if (text.find_first_of("0123456789") == std::string_view::npos) {
        return {};
    }
    std::vector<FoundReference> found = ReferenceReader(text).read();
    const LineScan line = scan_line(text);
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (auto file = decimal_file(line, i)) {
            found.push_back(*file);
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const FoundReference& a, const FoundReference& b) { return a.span.begin < b.span.begin; });
    return found;
}

}  // namespace depesha
