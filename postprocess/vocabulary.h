// SPDX-License-Identifier: Apache-2.0
// The words by which telegrams are told apart: data in vocabulary/*.toml, built into the program.
#pragma once

#include "postprocess/fold.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace depesha {

/// What a phrase of the vocabulary is for; each is a table of the same name (snake_case) in the TOML files, its keys
/// are the values given below.
enum class Role {
    Title,   ///< cipher, open, incoming, outgoing, cable, postal: ШИФРТЕЛЕГРАММА, INCOMING TELEGRAM
    Agency,  ///< foreign_ministry, state_department, party, military, cia, foreign_office
    Classification,  ///< top_secret, secret, confidential, restricted, official_use, unclassified
    Precedence,      ///< flash, urgent, immediate, priority, routine, special
    Handling,        ///< none: Снятие копий воспрещается, NODIS, Экз. №, Серия
    NumberLabel,     ///< outgoing, incoming, special, registration, control, sequence, copy, reference, plain
    TimeEvent,       ///< drafted, sent, received, passed, deciphered, typed
    DateLabel,       ///< date, time: Дата:, Время:
    Origin,  ///< place (Из ПЕКИНА, FROM:), sender (От), correspondent (От корреспондента № 20)
    Destination,     ///< place: Куда:, Destination:
    AddresseeLabel,  ///< to (Кому:, TO:), copy (Копия), for (Для, For), via, action, info
    Mission,         ///< post: posts abroad: совпосол, полпред
    Honorific,       ///< one, several: Тов., т., тт., Comrade, Cde.
    Instruction,  ///< deliver, transmit, pass: Вручите немедленно адресату, Передайте, Deliver immediately
    ClosingInstruction,  ///< confirm, report, end: Исполнение телеграфьте, Confirm receipt, End of message
    Request,             ///< verb: телеграфируйте, донесите
    Reference,           ///< reply, mine, yours: На №, reurtel, Deptel
    Quotation,           ///< begin, end: QUOTE, END TEXT on a line of their own
    Distribution,  ///< list: Рассылка, Разослано, Copies to
    Copies,        ///< count: отп., экз.
    Typist,        ///< typed: Отпечатала, Typed by
    RegistryNote,  ///< note: Справка
    Office,  ///< one: offices and posts an address names (СОВПОСОЛ, начальник, Secretary of State, SECSTATE)
    OfficeEnd,     ///< one: last words of offices, no surnames: армии, Союза
    Postal,        ///< the sign it stands for: ТЧК ".", ЗПТ ","
    Subject,       ///< subject, tags, reference, order: SUBJECT:, TAGS:, REF:, E.O.
    Enclosure,     ///< sends, telegram: Направляю, Приложение; копию телеграммы
    Furniture,     ///< page, release, rule: стр., PAGE, Approved For Release
    Defect,        ///< garble, illegible, omission, redaction, lost_text
    ArchiveState,  ///< state: Подлинник, Копия, Машинопись
    Archive,       ///< russian, english: РГАСПИ, APRF
    Edition,       ///< citation, summary, language, contents, ...: sections that an edition heads: "Citation:"
    EditorialDate,  ///< between, not_after, before, written, early, spring: «не позднее», «лето», "not later than"
    Month,             ///< 01 to 12, all cases and abbreviations
    SignatureFormula,  ///< one: За, От имени, По поручению
    OfficeSymbol,      ///< one: EUR, NEA, OSD: offices of the ACTION and INFO column
    AbbreviationHead,  ///< one: глав-, обл-: syllables that names of offices begin with
    AbbreviationTail,  ///< one: -нефть, -снаб: and end with
    Place,             ///< soviet, abroad, all
    Letter,            ///< salutation, opening, close, honorific, dear: Sir:, Respectfully yours
    Courtesy,          ///< greeting, farewell: Dear, «С приветом»
    PlaceGenitive,     ///< keyed by the nominative; where the rule does not give it
};

struct VocabularyMatch {
    Role role = Role::Title;

    /// The key under which the phrase stands; owned by the vocabulary.
    std::string_view value;

    /// The phrase as the file writes it; owned by the vocabulary.
    std::string_view phrase;

    /// Which file it stands in.
    Language language = Language::Russian;

    /// Bytes of the original text, punctuation after the phrase not included.
    Span span;

    /// 1 for equal letters, less for each edit; never below 0.75.
    double quality = 0.0;
};

/// A line made ready once for many questions to the vocabulary. Spaces and punctuation do not count in matching, so
/// letter-spaced and broken words are found as well; matches begin and end at borders of words. Keeps no reference to
/// the text.
class MatchLine {
public:
    explicit MatchLine(std::string_view text);
    ~MatchLine();
    MatchLine(MatchLine&&) noexcept;
    MatchLine& operator=(MatchLine&&) noexcept;
    MatchLine(const MatchLine&) = delete;
    MatchLine& operator=(const MatchLine&) = delete;

private:
    friend class Vocabulary;
    struct Letters;
    std::unique_ptr<Letters> letters_;
};

/// One TOML text of the vocabulary.
struct VocabularySource {
    /// For messages: "ru.toml".
    std::string_view name;
    Language language = Language::Russian;
    std::string_view toml;
};

/// A phrase as the data has it, with the key it stands under.
struct VocabularyPhrase {
    std::string value;
    std::string text;
};

/// Immutable, safe to use from many threads at once. Fuzzy: up to max(1, length / 5) edits, none for phrases of up to
/// three letters, half a one for four; swaps of letters that OCR confuses (д/л, н/к, н/в, ы/н, I/1/l) count half.
class Vocabulary {
public:
    /// Throws std::runtime_error with file, line and reason where a text is no TOML, a table is no role, or a value is
    /// no list of strings.
    explicit Vocabulary(std::span<const VocabularySource> sources);
    ~Vocabulary();
    Vocabulary(const Vocabulary&) = delete;
    Vocabulary& operator=(const Vocabulary&) = delete;

    /// The one built into the program, parsed at the first call.
    [[nodiscard]] static const Vocabulary& built_in();

    /// The phrase of this role with which the line begins: the longest of the best.
    [[nodiscard]] std::optional<VocabularyMatch> at_start(const MatchLine& line, Role role) const;

    /// The phrase of this role that is the whole line, but for punctuation.
    [[nodiscard]] std::optional<VocabularyMatch> whole(const MatchLine& line, Role role) const;

    /// All phrases of this role in the line, left to right, not overlapping; the better and longer wins.
    [[nodiscard]] std::vector<VocabularyMatch> all(const MatchLine& line, Role role) const;

    /// For one question about one text.
    [[nodiscard]] std::optional<VocabularyMatch> at_start(std::string_view text, Role role) const;
    [[nodiscard]] std::optional<VocabularyMatch> whole(std::string_view text, Role role) const;
    [[nodiscard]] std::vector<VocabularyMatch> all(std::string_view text, Role role) const;

    /// A word closed from letter-spacing with equal gaps, parted as the vocabulary knows it
    /// ("СТРОГОСЕКРЕТНО" -> "СТРОГО СЕКРЕТНО"); the word itself where it knows none.
    [[nodiscard]] std::string parted(std::string_view word) const;

    /// All phrases of a role in one language, in the order of the data.
    [[nodiscard]] std::vector<VocabularyPhrase> phrases(Role role, Language language) const;

private:
    struct Phrases;
    std::unique_ptr<Phrases> phrases_;
};

}  // namespace depesha
