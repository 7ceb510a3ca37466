// SPDX-License-Identifier: Apache-2.0
#include "postprocess/parse_reference.h"

#include "postprocess/decimal_file.h"
#include "postprocess/edit_distance.h"
#include "postprocess/look_alikes.h"
#include "postprocess/reference_parts.h"
#include "postprocess/vocabulary.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace depesha {

namespace {

using Part = ReferencePart;

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
        std::u32string read = decoded(text_at(text, match.span));
        std::erase_if(
            read, [](char32_t code) { return !is_letter(code) && !is_digit(code) && code != U' ' && code != U'.'; });
        name.text = name.exact ? repaired_lookalikes(encoded(read), match.language) : match.phrase;
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
        if (const auto part = read_part(line_, i, russian_)) {
            add(*part);
            return part->end;
        }
        if (const auto part = guessed_part(i)) {
            add(*part);
            return part->end;
        }
        if (const std::size_t end = take_federation(i); end > i) {
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
        auto value = read_value(line_, value_at, *next, russian_);
        if (value) {
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

    /// A short word of capitals right behind an archive's name is РФ misread ("ЦАМО PS."), where there is such an
    /// archive.
    std::size_t take_federation(std::size_t i)
    {
        constexpr std::size_t longest = 3;
        const std::size_t end = line_.letters_end(i);
        const bool fresh = draft_ && draft_->parts == 0 && draft_->known_archive && draft_->reference.archive;
        if (!fresh || !line_.begins_word(i) || end - i > longest || !is_upper(line_.at(i))) {
            return i;
        }
        const std::string whole = *draft_->reference.archive + " РФ";
        const auto known = Vocabulary::built_in().phrases(Role::Archive, Language::Russian);
        if (std::any_of(known.begin(), known.end(), [&](const VocabularyPhrase& name) { return name.text == whole; })) {
            draft_->reference.archive = whole;
            draft_->repairs += 1;
        }
        return end;
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
        if (!draft_ && part.part == Part::Opis) {
            take_unlabelled_fond(part);
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
            draft_->reference.archive = archive_like(text_at(text_, line_.span(begin, end)));
            draft_->repairs += 2;
        }
    }

    /// The known archive that the damaged name comes nearest to, if at least half of its letters agree; the name as
    /// read otherwise. The vocabulary names the archives of most papers first.
    [[nodiscard]] std::string archive_like(std::string_view read) const
    {
        const Language language = russian_ ? Language::Russian : Language::English;
        const std::u32string letters = fold(read, language).text;
        std::string nearest = repaired_name(read, language);
        std::size_t least = letters.size() / 2 + 1;
        for (const VocabularyPhrase& known : Vocabulary::built_in().phrases(Role::Archive, language)) {
            const std::u32string name = fold(known.text, language).text;
            const std::size_t edits = edit_distance(letters, name, least);
            if (name.size() == letters.size() && name.front() == letters.front() && edits < least) {
                least = edits;
                nearest = known.text;
            }
        }
        return nearest;
    }

    /// "AMPS. $. 45. Оп. 1.": a fond whose label was misread, found backwards from the opis.
    void take_unlabelled_fond(const PartValue& opis)
    {
        const auto back = [&](std::size_t at, auto belongs) {
            while (at > 0 && belongs(at - 1)) {
                --at;
            }
            return at;
        };
        const auto between = [&](std::size_t at) { return is_between_parts(line_, at); };
        const auto within = [&](std::size_t at) { return !is_between_parts(line_, at); };
        const std::size_t value_end = back(opis.begin, between);
        const std::size_t value_at = back(value_end, within);
        const std::size_t label_end = back(value_at, between);
        const std::size_t label_at = back(label_end, within);
        const auto value = value_at < value_end ? read_value(line_, value_at, Part::Fond, russian_) : std::nullopt;
        constexpr std::size_t longest_label = 3;
        if (!value || value->end != value_end || label_end - label_at > longest_label || label_at == label_end) {
            return;
        }
        PartValue fond = *value;
        fond.begin = label_at;
        fond.repairs += 1;
        add(fond);
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
