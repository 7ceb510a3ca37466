// SPDX-License-Identifier: Apache-2.0
#include "postprocess/path_reference.h"

#include "postprocess/line_scan.h"
#include "postprocess/reference_parts.h"
#include "postprocess/unicode.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace depesha {

namespace {

struct FolderLabel {
    ReferencePart part;
    std::u32string_view russian;
    std::u32string_view english;
};

/// Longer spellings first; those of one or two letters are short.
constexpr std::array<FolderLabel, 9> labels{{
    {ReferencePart::Fond, U"фонд", U"fond"},
    {ReferencePart::Opis, U"опись", U"opis"},
    {ReferencePart::Delo, U"дело", U"delo"},
    {ReferencePart::Papka, U"папка", U"papka"},
    {ReferencePart::Papka, U"пап", U"pap"},
    {ReferencePart::Opis, U"оп", U"op"},
    {ReferencePart::Fond, U"ф", U"f"},
    {ReferencePart::Delo, U"д", U"d"},
    {ReferencePart::Papka, U"п", U"p"},
}};
constexpr std::size_t longest_short_label = 2;

struct FolderPart {
    ReferencePart part = ReferencePart::Fond;
    std::string value;
    bool short_label = false;

    /// One past the value.
    std::size_t end = 0;
};

struct FoundLabel {
    ReferencePart part = ReferencePart::Fond;
    bool russian = false;
    bool is_short = false;
    std::size_t end = 0;
};

std::optional<FoundLabel> read_folder_label(const LineScan& name, std::size_t i)
{
    for (const FolderLabel& label : labels) {
        const bool english = name.english_word(i, label.english);
        if (!english && !name.russian_word(i, label.russian)) {
            continue;
        }
        const bool cyrillic =
            std::any_of(name.raw.begin() + static_cast<std::ptrdiff_t>(i),
                        name.raw.begin() + static_cast<std::ptrdiff_t>(name.letters_end(i)), is_cyrillic);
        return FoundLabel{label.part, !english || cyrillic, label.russian.size() <= longest_short_label,
                          name.letters_end(i)};
    }
    return std::nullopt;
}

/// "Р-" before the digits: the fonds of Soviet times.
bool has_series_letter(const LineScan& name, std::size_t i)
{
    return (name.russian_at(i) == U'р' || name.english_at(i) == U'r') && name.english_at(i + 1) == U'-' &&
           is_digit(name.at(i + 2));
}

/// Behind a value: nothing that makes a range or a list of it.
bool ends_value(const LineScan& name, std::size_t i)
{
    if (name.counts(i)) {
        return false;
    }
    const char32_t sign = name.english_at(i);
    const bool joins = sign == U'-' || sign == U',' || sign == U'.' || sign == U'+';
    return !joins || !is_digit(name.at(name.skip_spaces(i + 1)));
}

std::optional<FolderPart> read_folder_value(const LineScan& name, std::size_t i, const FoundLabel& label)
{
    constexpr std::size_t most_digits = 6;
    FolderPart found{label.part, "", label.is_short, i};
    if (has_series_letter(name, i)) {
        found.value = label.russian ? "Р-" : "R-";
        found.end += 2;
    }
    const std::size_t first = found.end;
    while (is_digit(name.at(found.end)) && found.end - first <= most_digits) {
        append(found.value, name.at(found.end++));
    }
    if (found.end == first || found.end - first > most_digits) {
        return std::nullopt;
    }
    if (is_letter(name.at(found.end)) && !name.counts(found.end + 1)) {
        append(found.value, label.russian ? name.russian_at(found.end) : name.english_at(found.end));
        ++found.end;
    }
    return ends_value(name, found.end) ? std::optional(found) : std::nullopt;
}

std::optional<FolderPart> read_folder_part(const LineScan& name, std::size_t i)
{
    const auto label = read_folder_label(name, i);
    if (!label) {
        return std::nullopt;
    }
    constexpr std::size_t most_signs = 4;
    return read_folder_value(name, name.skip(label->end, U" ._-=:№", most_signs), *label);
}

/// The parts from the beginning of the name on, as far as it is made of parts.
std::vector<FolderPart> parts_of(std::string_view folder)
{
    constexpr std::size_t most_signs = 4;
    const LineScan name = scan_line(folder);
    std::vector<FolderPart> parts;
    std::size_t at = 0;
    while (const auto part = read_folder_part(name, at)) {
        parts.push_back(*part);
        at = name.skip(part->end, U" ._-,;", most_signs);
    }
    return parts;
}

/// The parts of all folders, from the root down: a part that comes anew ends what stood from its floor on.
class PathParts {
public:
    void take(std::string_view folder)
    {
        const std::vector<FolderPart> parts = parts_of(folder);
        for (const FolderPart& part : parts) {
            take(part);
        }
        if (!parts.empty()) {
            found_.folders += found_.folders.empty() ? "" : "/";
            found_.folders += folder;
        }
    }

    [[nodiscard]] std::optional<PathReference> result() const
    {
        const bool within = found_.opis && (found_.delo || found_.papka);
        const bool both = found_.fond && found_.opis;
        const bool told = short_label_ ? both : found_.fond || within;
        return told ? std::optional(found_) : std::nullopt;
    }

private:
    void take(const FolderPart& part)
    {
        if (part.part == ReferencePart::Fond) {
            clear();
            found_.fond = part.value;
        } else if (part.part == ReferencePart::Opis) {
            found_.delo.reset();
            found_.papka.reset();
            found_.opis = part.value;
        } else {
            (part.part == ReferencePart::Papka ? found_.papka : found_.delo) = part.value;
        }
        short_label_ = short_label_ || part.short_label;
    }

    void clear()
    {
        found_ = {};
        short_label_ = false;
    }

    PathReference found_;
    bool short_label_ = false;
};

struct PartSense {
    std::string digits;
    std::string letters;
};

PartSense sense_of(std::string_view value)
{
    PartSense sense;
    for (const char32_t code : decoded(folded(value, Language::English))) {
        if (is_digit(code) && !(sense.digits.empty() && code == U'0')) {
            append(sense.digits, code);
        } else if (is_letter(code)) {
            append(sense.letters, code == U'б' ? U'b' : code == U'р' ? U'p' : code);
        }
    }
    return sense;
}

}  // namespace

std::optional<PathReference> path_reference(std::string_view path)
{
    const std::string normal = nfc(path);
    PathParts parts;
    std::size_t begin = 0;
    for (std::size_t end = normal.find('/'); end != std::string::npos; end = normal.find('/', begin)) {
        parts.take(std::string_view(normal).substr(begin, end - begin));
        begin = end + 1;
    }
    return parts.result();
}

bool same_part(std::string_view a, std::string_view b)
{
    const PartSense one = sense_of(a);
    const PartSense other = sense_of(b);
    return one.digits == other.digits && (one.letters == other.letters || one.letters.empty() || other.letters.empty());
}

}  // namespace depesha
