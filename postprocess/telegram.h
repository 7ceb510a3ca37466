// SPDX-License-Identifier: Apache-2.0
// The telegram record as plain values; docs/output.md says what each member means on disk.
#pragma once

#include "page/geometry.h"
#include "page/mark.h"
#include "page/page_id.h"
#include "postprocess/parse_number.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace depesha {

/// Where something was read: index into Telegram::pages, and a box in pixels of that scan.
struct Source {
    int page = 0;
    Box box;

    bool operator==(const Source&) const = default;
};

/// What the confidence of a field is made of, each 0 to 1.
struct Evidence {
    /// How surely its words were read: the mean by letters.
    double words = 1.0;

    /// How well vocabulary and grammar know it.
    double fit = 1.0;

    /// How sure it is what its lines are for: the least of them.
    double certainty = 1.0;
};

struct Field {
    /// As a reader wants it: line ends and hyphenation joined, letter-spacing closed.
    std::string text;

    /// Exactly as read; line ends are '\n'.
    std::string raw;

    /// Normalized, where the record defines a value for this field and it could be told.
    std::optional<std::string> value;

    /// 0 to 1: the share of such fields that are right (calibrate_fields.h); of a paragraph that of its least sure
    /// word.
    double confidence = 0.0;
    Evidence evidence;

    /// In reading order; empty only for what no page says: a reference told by the path.
    std::vector<Source> sources;
};

struct Number : Field {
    /// Never Plain, Copy or Reference: the place on the page has settled it.
    NumberRole role = NumberRole::Outgoing;
    std::string number;
    std::optional<std::string> suffix;
};

/// What tells the days between which a date lies: an editor's words, another date of the record, the name of a folder,
/// the other telegrams of the folder.
enum class BoundsOrigin { Editor, Page, Path, Folder };

struct Date : Field {
    /// ISO 8601, "--06-13" where the year is not told; empty optional where the date could not be read.
    std::optional<std::string> iso;

    /// Days ("1951-06-13"), both included, between which the date lies; one of them may be open. Told of editors'
    /// dates, which have no iso, and of dates without a year.
    std::optional<std::string> not_before;
    std::optional<std::string> not_after;
    BoundsOrigin bounds_from = BoundsOrigin::Editor;
};

enum class TimeRole { Drafted, Sent, Received, Passed, Deciphered, Typed };

struct Time : Date {
    TimeRole role = TimeRole::Sent;
};

/// What tells an archival reference: the page, the folders of its scan, or a record made elsewhere.
enum class ReferenceOrigin { Page, Path, Record };

/// An archival reference; a decimal file number has only text and raw.
struct Reference : Field {
    std::optional<std::string> archive;
    std::optional<std::string> fond;
    std::optional<std::string> opis;
    std::optional<std::string> delo;
    std::optional<std::string> papka;
    std::optional<std::string> sheets;
    std::optional<std::string> state;
    ReferenceOrigin from = ReferenceOrigin::Page;
};

enum class AddresseeNote { To, Copy, For, Via, Action, Info };

struct Addressee : Field {
    AddresseeNote note = AddresseeNote::To;
    std::optional<std::string> person;
    std::optional<std::string> office;
    std::optional<std::string> place;

    /// Whom the person's name means, from authorities.
    std::optional<std::string> resolved;
};

struct Signature : Field {
    std::optional<std::string> name;
    std::optional<std::string> title;

    /// Whom an editor's bracket says it was: FILIPPOV [Stalin] -> "Stalin"; else as the authorities tell.
    std::optional<std::string> resolved;
};

struct Header {
    std::optional<Field> title;
    std::optional<Field> agency;
    std::optional<Field> classification;
    std::optional<Field> precedence;
    std::vector<Field> handling;
    std::vector<Number> numbers;
    std::optional<Field> origin;
    std::optional<Field> destination;

    /// What the authorities call these places.
    std::optional<std::string> origin_resolved;
    std::optional<std::string> destination_resolved;

    std::optional<Date> date;
    std::vector<Time> times;
    std::vector<Field> references;
    std::vector<Field> instructions;

    /// SUBJECT and TAGS lines of electronic cables.
    std::optional<Field> subject;
    std::optional<Field> tags;
};

enum class ParagraphType { Paragraph, ListItem };

struct Paragraph : Field {
    ParagraphType type = ParagraphType::Paragraph;
};

struct Closing {
    std::vector<Field> instructions;
    std::optional<Field> copies;
    std::vector<Field> distribution;
    std::optional<Field> typist;
};

enum class MessageRole { Telegram, Quoted, Note, Enclosure };

struct BodyPart;

/// A telegram, or a message inside one; messages nest to any depth.
struct Message {
    MessageRole role = MessageRole::Telegram;
    Header header;
    std::vector<Addressee> addressee;
    std::optional<Field> salutation;

    /// In reading order.
    std::vector<BodyPart> body;

    std::vector<Signature> signature;
    Closing closing;

    /// True if the end was seen: a signature, a closing quote, an end mark.
    bool closed = false;
};

struct BodyPart {
    std::variant<Paragraph, Message> part;
};

enum class RecordKind { Telegram, Other, Blank };

enum class Genre {
    SovietCipherOutgoing,
    SovietCipherIncoming,
    PartyCipher,
    OpenTelegram,
    PostalTelegram,
    UsStateIncoming,
    UsStateOutgoing,
    UsElectronicCable,
    CiaCable,
    UkCipher,
    TranslationRecord,
    Unknown
};

/// "Section 01 of 02", «часть 2 из 3».
struct Part {
    int number = 0;

    /// 0 where only the number is told.
    int of = 0;

    std::optional<std::string> group;
};

enum class FurnitureKind { RunningHead, PageNumber, Rule, Release, Classification, Quotation, Form, Edition, Other };

struct Furniture {
    FurnitureKind kind = FurnitureKind::Other;
    std::string text;
    std::vector<Source> sources;
};

/// What an edition prints of a telegram around its text.
struct EditionNote : Field {
    /// title, citation, summary, language, contents, information, source, rights, type, record, people, uploaded,
    /// support.
    std::string section;
};

/// A stamp, handwriting or hole on a page of the record.
struct RecordMark {
    MarkKind kind = MarkKind::Other;
    Source source;

    /// As Mark::text.
    std::string text;
};

enum class DefectKind { Garble, Illegible, Omission, Redaction, LostText };

struct Defect {
    DefectKind kind = DefectKind::Garble;

    /// The words that say so ("[garble]"), or what is missing of the scan.
    std::string text;
    std::vector<Source> sources;
};

enum class CheckKind { ReceivedBeforeSent, SentNumber, Copies, Path, NumberSequence, DateRange };

/// What does not fit together in a record, or in its folder; reported, never mended.
struct CheckFinding {
    CheckKind check = CheckKind::Path;

    /// A short sentence.
    std::string text;

    /// Paths of the fields concerned, as in Telegram::review.
    std::vector<std::string> fields;
};

/// Where a record begins, and where it goes on with the lines of another page or piece of a page.
enum class SeamKind { Begin, Join };

/// Begin: FirstPage (nothing stands before it in the folder), PageNumber (the page calls itself the first), Title,
/// Heading, Address, Rule (above it), End (what stands before has ended), Blank (a page without text).
/// Join: PageNumber (the page calls itself the second or a later one), Continuation («Продолжение»), Sentence (a
/// sentence goes on), NoEnd (what stands before has no end, and the page no head), Enclosure (a note sends it along),
/// NoTelegram (a cut within a paper that is no telegram was undone).
enum class SeamReason {
    FirstPage,
    PageNumber,
    Title,
    Heading,
    Address,
    Rule,
    End,
    Blank,
    Continuation,
    Sentence,
    NoEnd,
    Enclosure,
    NoTelegram
};

/// Why a record was cut or joined at a place.
struct Seam {
    SeamKind kind = SeamKind::Begin;
    SeamReason reason = SeamReason::FirstPage;

    /// The first line behind the seam.
    Source source;
};

struct RecordPage {
    PageId id;
    std::string sha256;
    Size size;
    double dpi = 300.0;
};

struct Telegram {
    /// Unique among the telegrams of an output folder.
    std::string id;

    RecordKind kind = RecordKind::Telegram;
    Genre genre = Genre::Unknown;

    /// BCP 47, most text first.
    std::vector<std::string> languages;

    std::optional<Part> part;
    std::vector<RecordPage> pages;

    /// In the order of the lines; the first is the record's beginning.
    std::vector<Seam> seams;

    std::vector<Reference> archival_references;
    Message message;

    /// In the order of the page.
    std::vector<EditionNote> edition;
    std::vector<Furniture> furniture;
    std::vector<RecordMark> marks;
    std::vector<Defect> defects;

    /// 0 to 1.
    double confidence = 0.0;

    /// Paths of the fields that a person should look at, worst first: "message.header.numbers[0]".
    std::vector<std::string> review;

    std::vector<CheckFinding> checks;
};

/// The words of the record, as they stand in its JSON.
[[nodiscard]] std::string_view to_string(TimeRole role);
[[nodiscard]] std::string_view to_string(ReferenceOrigin origin);
[[nodiscard]] std::string_view to_string(AddresseeNote note);
[[nodiscard]] std::string_view to_string(ParagraphType type);
[[nodiscard]] std::string_view to_string(MessageRole role);
[[nodiscard]] std::string_view to_string(RecordKind kind);
[[nodiscard]] std::string_view to_string(Genre genre);
[[nodiscard]] std::string_view to_string(FurnitureKind kind);
[[nodiscard]] std::string_view to_string(DefectKind kind);
[[nodiscard]] std::string_view to_string(CheckKind check);
[[nodiscard]] std::string_view to_string(BoundsOrigin origin);
[[nodiscard]] std::string_view to_string(SeamKind kind);
[[nodiscard]] std::string_view to_string(SeamReason reason);

}  // namespace depesha
