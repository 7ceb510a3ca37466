// SPDX-License-Identifier: Apache-2.0
#include "postprocess/export/tei_transcription.h"

#include "postprocess/unicode.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

namespace depesha {

namespace {

struct TypedWord {
    std::string text;
    bool begins_line = false;
};

using TypedWords = std::span<const TypedWord>;

/// Words read, and the words of the reader's text that stand for them; the same words if `same`.
struct Agreement {
    TypedWords read;
    TypedWords meant;
    bool same = false;
};

std::vector<TypedWord> words_of(std::string_view text)
{
    std::vector<TypedWord> words;
    bool new_word = true;
    bool new_line = false;
    for (const char c : text) {
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            new_word = true;
            new_line = new_line || c == '\n';
            continue;
        }
        if (new_word) {
            words.push_back({{}, new_line && !words.empty()});
        }
        new_word = new_line = false;
        words.back().text += c;
    }
    return words;
}

bool same_word(const TypedWord& a, const TypedWord& b)
{
    return a.text == b.text;
}

/// How many words of each are to be passed over until both go on with the same word; all of both if they never do.
std::pair<std::size_t, std::size_t> distance_to_agreement(TypedWords read, TypedWords meant)
{
    constexpr std::size_t farthest = 96;  // a line of letter-spaced type has up to 40 words of one letter
    for (std::size_t both = 1; both <= farthest; ++both) {
        for (std::size_t of_meant = 0; of_meant <= both; ++of_meant) {
            const std::size_t of_read = both - of_meant;
            if (of_read < read.size() && of_meant < meant.size() && same_word(read[of_read], meant[of_meant])) {
                return {of_read, of_meant};
            }
        }
    }
    return {read.size(), meant.size()};
}

std::vector<Agreement> agreements(TypedWords read, TypedWords meant)
{
    std::vector<Agreement> found;
    while (!read.empty() || !meant.empty()) {
        const auto equal = std::mismatch(read.begin(), read.end(), meant.begin(), meant.end(), same_word);
        const auto same = static_cast<std::size_t>(equal.first - read.begin());
        if (same > 0) {
            found.push_back({read.first(same), meant.first(same), true});
        }
        read = read.subspan(same);
        meant = meant.subspan(same);
        const auto [of_read, of_meant] = distance_to_agreement(read, meant);
        if (of_read + of_meant > 0) {
            found.push_back({read.first(of_read), meant.first(of_meant), false});
        }
        read = read.subspan(of_read);
        meant = meant.subspan(of_meant);
    }
    return found;
}

std::string joined(TypedWords words, std::string_view by)
{
    std::string text;
    for (const TypedWord& word : words) {
        text += (text.empty() ? "" : std::string(by)) + word.text;
    }
    return text;
}

bool is_letter_spaced(TypedWords read, TypedWords meant)
{
    const auto is_one_letter = [](const TypedWord& word) { return length_of(word.text) == 1; };
    return read.size() >= 3 && std::all_of(read.begin(), read.end(), is_one_letter) &&
           joined(read, "") == joined(meant, "");
}

/// Bytes of the hyphen that the word ends with.
std::size_t hyphen_at_end(std::string_view word)
{
    static constexpr std::array<std::string_view, 6> hyphens{"-", "\u2010", "\u00AD", "\u00AC", "\u2013", "="};
    const auto* const found =
        std::find_if(hyphens.begin(), hyphens.end(), [&](std::string_view hyphen) { return word.ends_with(hyphen); });
    return found == hyphens.end() ? 0 : found->size();
}

class Transcriber {
public:
    Transcriber(std::vector<ToldGap*> gaps, const BetweenLines& between) : gaps_(std::move(gaps)), between_(between) {}

    std::vector<XmlNode> take(const std::vector<Agreement>& agreements)
    {
        for (const Agreement& part : agreements) {
            part.same ? take_same(part.read) : take_changed(part);
        }
        mark_gaps();
        return std::move(out_.children);
    }

private:
    void take_same(TypedWords words)
    {
        for (const TypedWord& word : words) {
            part_from_before(word);
            plain_ += word.text;
        }
    }

    void take_changed(const Agreement& part)
    {
        if (part.read.size() == 2 && part.meant.size() == 1 && part.read[1].begins_line &&
            take_severed(part.read[0], part.read[1].text, part.meant[0].text)) {
            return;
        }
        part.read.empty() ? part_by_space() : part_from_before(part.read.front());
        mark_gaps();
        XmlElement& choice = out_.add(XmlElement("choice"));
        XmlElement& read = choice.add(XmlElement("orig"));
        read.set("rend", is_letter_spaced(part.read, part.meant) ? "letterspaced" : "");
        for (const TypedWord& word : part.read) {
            if (&word != part.read.data()) {
                word.begins_line ? begin_line(read) : read.add_text(" ");
            }
            read.add_text(word.text);
        }
        choice.add(xml_text_element("reg", joined(part.meant, " ")));
    }

    bool take_severed(const TypedWord& first, const std::string& after, const std::string& whole)
    {
        const std::string& before = first.text;
        const std::string stem = before.substr(0, before.size() - hyphen_at_end(before));
        const bool is_weak = stem != before && stem + after == whole;
        if (!is_weak && before + after != whole) {
            return false;
        }
        part_from_before(first);
        plain_ += is_weak ? stem : before;
        mark_gaps();
        if (is_weak) {
            out_.add(xml_text_element("pc", before.substr(stem.size()))).set("force", "weak");
        }
        out_.add(between_(line_++));
        out_.add(XmlElement("lb", {{"break", "no"}}));
        plain_ += after;
        return true;
    }

    void part_from_before(const TypedWord& word)
    {
        if (!word.begins_line) {
            part_by_space();
            return;
        }
        mark_gaps();
        begin_line(out_);
    }

    void part_by_space() { plain_ += plain_.empty() && out_.children.empty() ? "" : " "; }

    void begin_line(XmlElement& into)
    {
        into.add(between_(line_++));
        into.add_text("\n");
        into.add(XmlElement("lb"));
    }

    /// Moves the plain words gathered to the output, with the gaps they tell of.
    void mark_gaps()
    {
        std::string_view rest = plain_;
        for (ToldGap* const gap : gaps_) {
            const std::size_t at = gap->placed || gap->words.empty() ? std::string_view::npos : rest.find(gap->words);
            if (at == std::string_view::npos) {
                continue;
            }
            gap->placed = true;
            out_.add_text(rest.substr(0, at));
            out_.add(XmlElement("gap", {{"reason", gap->reason}})).add(xml_text_element("desc", gap->words));
            rest.remove_prefix(at + gap->words.size());
        }
        out_.add_text(rest);
        plain_.clear();
    }

    std::vector<ToldGap*> gaps_;
    const BetweenLines& between_;
    XmlElement out_{""};
    std::string plain_;
    std::size_t line_ = 0;
};

}  // namespace

std::vector<XmlNode> transcribed(std::string_view raw, std::string_view text, std::vector<ToldGap*> gaps,
                                 const BetweenLines& between)
{
    const std::vector<TypedWord> read = words_of(raw);
    const std::vector<TypedWord> meant = words_of(text);
    return Transcriber(std::move(gaps), between).take(agreements(read, meant));
}

std::vector<XmlNode> transcribed(std::string_view raw)
{
    return transcribed(raw, raw, {}, [](std::size_t) { return std::vector<XmlNode>(); });
}

}  // namespace depesha
