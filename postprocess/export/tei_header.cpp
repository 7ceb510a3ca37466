// SPDX-License-Identifier: Apache-2.0
#include "postprocess/export/tei_header.h"

#include "postprocess/export/tei_correspondence.h"
#include "postprocess/export/tei_values.h"

#include <optional>
#include <string>
#include <utility>

namespace depesha {

namespace {

void append_part(std::string& title, std::string_view part)
{
    if (!part.empty()) {
        title += (title.empty() ? "" : ", ") + std::string(part);
    }
}

/// In the record's own words: "CIPHERED TELEGRAM, No. 3557, Beijing, June 13, 1951".
std::string title_of(const Telegram& telegram)
{
    const Header& header = telegram.message.header;
    std::string title = header.title ? header.title->text : std::string();
    for (const Number& number : header.numbers) {
        append_part(title, number.text);
    }
    for (const auto* place : {&header.origin, &header.destination}) {
        append_part(title, *place ? (*place)->value.value_or((*place)->text) : std::string());
    }
    append_part(title, header.date ? header.date->text : std::string());
    if (!title.empty()) {
        return title;
    }
    switch (telegram.kind) {
    case RecordKind::Telegram:
        return "Telegram " + telegram.id;
    case RecordKind::Other:
        return "Paper that is no telegram, " + telegram.id;
    case RecordKind::Blank:
        return "Blank page, " + telegram.id;
    }
    return telegram.id;
}

XmlElement paragraph(const char* holder, std::string_view text)
{
    XmlElement element(holder);
    element.add(xml_text_element("p", text));
    return element;
}

XmlElement title_statement(const Telegram& telegram)
{
    XmlElement statement("titleStmt");
    statement.add(xml_text_element("title", title_of(telegram)));
    XmlElement& responsible = statement.add(XmlElement("respStmt"));
    responsible.add(xml_text_element("resp", "read and encoded by machine"));
    responsible.add(xml_text_element("name", "Depesha"));
    return statement;
}

XmlElement publication_statement(const Telegram& telegram)
{
    XmlElement statement =
        paragraph("publicationStmt", "Unpublished: read by machine and proofread by nobody. Record ");
    auto& words = std::get<XmlElement>(statement.children.front().node);
    words.add(xml_text_element("idno", telegram.id)).set("type", "depesha");
    words.add_text(".");
    return statement;
}

void add_note(XmlElement& notes, const char* type, const std::string& text)
{
    notes.add(xml_text_element("note", text)).set("type", type);
}

XmlElement notes_statement(const Telegram& telegram)
{
    XmlElement notes("notesStmt");
    add_note(notes, "confidence", tei_probability(telegram.confidence));
    if (telegram.part) {
        const Part& part = *telegram.part;
        add_note(notes, "part",
                 "Part " + std::to_string(part.number) + (part.of > 0 ? " of " + std::to_string(part.of) : "") +
                     (part.group ? ", " + *part.group : ""));
    }
    for (const EditionNote& note : telegram.edition) {
        add_note(notes, "edition", note.section + ": " + note.text);
        if (note.raw != note.text) {
            add_note(notes, "edition_raw", note.raw);
        }
    }
    for (const Seam& seam : telegram.seams) {
        add_note(notes, "seam",
                 std::string(to_string(seam.kind)) + ' ' + std::string(to_string(seam.reason)) + ", page " +
                     std::to_string(seam.source.page + 1));
    }
    for (const std::string& path : telegram.review) {
        add_note(notes, "review", path);
    }
    return notes;
}

XmlElement idno_of(const Reference& reference)
{
    XmlElement idno("idno");
    const auto add = [&](const char* type, const std::optional<std::string>& part) {
        if (part) {
            idno.add(xml_text_element("idno", *part)).set("type", type);
        }
    };
    add("opis", reference.opis);
    add("delo", reference.delo);
    add("papka", reference.papka);
    add("sheets", reference.sheets);
    if (idno.children.empty()) {
        idno.add_text(reference.text);
    }
    return idno;
}

void add_repository(XmlElement& identifier, const Reference& reference)
{
    if (reference.archive) {
        identifier.add(xml_text_element("repository", *reference.archive));
    }
    if (reference.fond) {
        identifier.add(xml_text_element("collection", *reference.fond)).set("type", "fond");
    }
    identifier.add(idno_of(reference));
}

/// The first reference, the others beside it; where none was read, the record goes by the name of its scan.
XmlElement ms_identifier(const Telegram& telegram)
{
    XmlElement identifier("msIdentifier");
    if (telegram.archival_references.empty()) {
        identifier.add(xml_text_element("idno", telegram.id)).set("type", "scan");
    }
    for (const Reference& reference : telegram.archival_references) {
        const bool is_first = &reference == &telegram.archival_references.front();
        XmlElement& holder = is_first ? identifier : identifier.add(XmlElement("altIdentifier"));
        add_repository(holder, reference);
        if (reference.state && !is_first) {
            holder.add(xml_text_element("note", *reference.state)).set("type", "state");
        }
    }
    return identifier;
}

XmlElement physical_description(const Telegram& telegram)
{
    XmlElement description("physDesc");
    XmlElement& object = description.add(XmlElement("objectDesc"));
    object.set("form", telegram.kind == RecordKind::Telegram ? "telegram" : "");
    XmlElement& support = object.add(XmlElement("supportDesc"));
    const std::string pages = std::to_string(telegram.pages.size());
    XmlElement& extent = support.add(XmlElement("extent"));
    extent.add(xml_text_element("measure", pages + (telegram.pages.size() == 1 ? " page" : " pages")))
        .set("unit", "page")
        .set("quantity", pages);
    if (!telegram.archival_references.empty() && telegram.archival_references.front().state) {
        support.add(paragraph("condition", *telegram.archival_references.front().state));
    }
    return description;
}

XmlElement file_description(const Telegram& telegram)
{
    XmlElement description("fileDesc");
    description.add(title_statement(telegram));
    description.add(publication_statement(telegram));
    description.add(notes_statement(telegram));
    XmlElement& source = description.add(XmlElement("sourceDesc")).add(XmlElement("msDesc"));
    source.add(ms_identifier(telegram));
    source.add(physical_description(telegram));
    return description;
}

XmlElement editorial_declaration()
{
    XmlElement declaration("editorialDecl");
    declaration.add(paragraph(
        "correction",
        "Nobody has compared this text with the scans. An orig is what the machine read, which need not be what the "
        "paper "
        "has; the reg beside it is what the machine makes of it: letter-spacing closed, letters of the other alphabet "
        "and "
        "misread words mended, marks of quotation taken off. Values of cert are the machine's confidence that the text "
        "is "
        "read rightly and stands in the right place; an unclear of reason machine_reading should be looked at first."));
    declaration.add(paragraph("hyphenation", "Line ends are lb. A pc of force weak is a hyphen that only the line end "
                                             "called for. A pb of low cert stands at a "
                                             "line told from the height of the text on both pages."));
    declaration.add(
        paragraph("normalization",
                  "Dates are normalized in when (times with seconds, as XML Schema wants them) or, where that cannot "
                  "hold them, in "
                  "when-iso; places in the nominative in key; classes in subtype; numbers without their words in n."));
    declaration.add(paragraph(
        "interpretation",
        "What stands outside the messages (fw, stamps, handwriting, strike-outs, archival references) stands where it "
        "begins on the page, between the fields; facs names the exact place. What was found like a line and is no type "
        "is text of its zone only. Handwriting, stamps and letters under a strike-out are given as a model for "
        "typescript read them, mostly not at all. The words of a gap are the paper's, unless its reason is "
        "lost_text."));
    return declaration;
}

XmlElement encoding_description()
{
    XmlElement description("encodingDesc");
    description.add(paragraph("projectDesc", "Scans of typed telegrams turned into text and records by machine."));
    description.add(editorial_declaration());
    XmlElement& application = description.add(XmlElement("appInfo"))
                                  .add(XmlElement("application", {{"ident", "depesha"}, {"version", DEPESHA_VERSION}}));
    application.add(xml_text_element("label", "Depesha"));
    return description;
}

std::string name_of(const std::string& language)
{
    return language == "ru" ? "Russian" : language == "en" ? "English" : language;
}

XmlElement profile_description(const Telegram& telegram)
{
    XmlElement profile("profileDesc");
    for (XmlElement& description : tei_correspondence(telegram)) {
        profile.add(std::move(description));
    }
    if (!telegram.languages.empty()) {
        XmlElement& usage = profile.add(XmlElement("langUsage"));
        for (const std::string& language : telegram.languages) {
            usage.add(xml_text_element("language", name_of(language))).set("ident", language);
        }
    }
    XmlElement& keywords = profile.add(XmlElement("textClass")).add(XmlElement("keywords"));
    keywords.add(xml_text_element("term", to_string(telegram.kind))).set("type", "kind");
    keywords.add(xml_text_element("term", to_string(telegram.genre))).set("type", "genre");
    return profile;
}

}  // namespace

XmlElement tei_header(const Telegram& telegram)
{
    XmlElement header("teiHeader", {{"xml:lang", "en"}});
    header.add(file_description(telegram));
    header.add(encoding_description());
    header.add(profile_description(telegram));
    return header;
}

}  // namespace depesha
