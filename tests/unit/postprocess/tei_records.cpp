// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/postprocess/tei_records.h"

namespace depesha::tei_records {

namespace {

/// Gives every text of a record its own words and every field its own line.
class Filler {
public:
    explicit Filler(std::string spice) : spice_(std::move(spice)) {}

    std::string text(const std::string& name) const { return name + "-text " + spice_; }

    template <class T = Field>
    T field(const std::string& name)
    {
        T made;
        made.text = text(name);
        made.raw = name + "-raw\n" + spice_ + "-" + "\nend";
        made.value = name + "-value" + spice_;
        made.confidence = 0.5;
        made.sources = {{0, {100, ++line_ * 40, 900, line_ * 40 + 30}}};
        return made;
    }

    Message message(const std::string& name)
    {
        Message made;
        made.header = header(name);
        auto addressee = field<Addressee>(name + "addressee");
        addressee.person = text(name + "person");
        addressee.office = text(name + "office");
        addressee.place = text(name + "place");
        for (const AddresseeNote note : {AddresseeNote::To, AddresseeNote::Copy, AddresseeNote::Via}) {
            addressee.note = note;
            made.addressee.push_back(addressee);
        }
        made.salutation = field(name + "salutation");
        for (const ParagraphType type : {ParagraphType::Paragraph, ParagraphType::ListItem, ParagraphType::ListItem}) {
            made.body.push_back({Paragraph{field(name + "paragraph"), type}});
        }
        auto signature = field<Signature>(name + "signature");
        signature.name = text(name + "name");
        signature.title = text(name + "title");
        signature.resolved = text(name + "resolved");
        made.signature = {signature};
        made.closing = {
            {field(name + "closing")}, field(name + "copies"), {field(name + "row")}, field(name + "typist")};
        return made;
    }

private:
    Header header(const std::string& name)
    {
        Header made;
        made.title = field(name + "heading");
        made.agency = field(name + "agency");
        made.classification = field(name + "classification");
        made.precedence = field(name + "precedence");
        made.handling = {field(name + "handling")};
        auto number = field<Number>(name + "number");
        number.number = text(name + "digits");
        number.suffix = text(name + "suffix");
        made.numbers = {number};
        made.origin = field(name + "origin");
        made.destination = field(name + "destination");
        made.date = field<Date>(name + "date");
        made.date->iso = "1951-06-13";
        for (const TimeRole role : {TimeRole::Drafted, TimeRole::Passed, TimeRole::Received, TimeRole::Typed}) {
            auto time = field<Time>(name + "time");
            time.iso = "1951-06-13T19:0" + std::to_string(static_cast<int>(role));
            time.role = role;
            made.times.push_back(time);
        }
        made.references = {field(name + "reference")};
        made.instructions = {field(name + "instruction")};
        made.subject = field(name + "subject");
        made.tags = field(name + "tags");
        return made;
    }

    std::string spice_;
    int line_ = 0;
};

void add_archival_references(Telegram& record, Filler& filler)
{
    for (const char* const name : {"first", "second"}) {
        auto reference = filler.field<Reference>(name);
        reference.archive = filler.text(std::string(name) + "archive");
        reference.fond = filler.text(std::string(name) + "fond");
        reference.opis = filler.text(std::string(name) + "opis");
        reference.delo = filler.text(std::string(name) + "delo");
        reference.papka = filler.text(std::string(name) + "papka");
        reference.sheets = filler.text(std::string(name) + "sheets");
        reference.state = filler.text(std::string(name) + "state");
        record.archival_references.push_back(reference);
    }
}

void add_what_is_no_field(Telegram& record, const Filler& filler)
{
    for (const FurnitureKind kind : {FurnitureKind::RunningHead, FurnitureKind::PageNumber, FurnitureKind::Rule,
                                     FurnitureKind::Release, FurnitureKind::Classification, FurnitureKind::Other}) {
        record.furniture.push_back({kind, filler.text(std::string(to_string(kind))), {{0, {1, 2, 3, 4}}}});
    }
    for (const MarkKind kind :
         {MarkKind::Stamp, MarkKind::Handwriting, MarkKind::Strikeout, MarkKind::Hole, MarkKind::Other}) {
        record.marks.push_back({kind, {1, {1, 200, 3, 400}}, filler.text(std::string(to_string(kind)))});
        record.marks.push_back({kind, {1, {1, 200, 3, 400}}, ""});
    }
    for (const DefectKind kind : {DefectKind::Garble, DefectKind::Illegible, DefectKind::Omission,
                                  DefectKind::Redaction, DefectKind::LostText}) {
        record.defects.push_back({kind, filler.text(std::string(to_string(kind))), {{1, {1, 2, 3, 4}}}});
    }
}

}  // namespace

Field field(const std::string& text, const Source& place)
{
    return field(text, text, place);
}

Field field(const std::string& text, const std::string& raw, const Source& place)
{
    return {text, raw, std::nullopt, 0.9, {}, {place}};
}

BodyPart paragraph(const std::string& text, const Source& place)
{
    return {Paragraph{field(text, place), ParagraphType::Paragraph}};
}

Telegram pages(int count)
{
    Telegram record;
    record.id = "fond-45/0031";
    for (int i = 0; i < count; ++i) {
        record.pages.push_back({{"fond-45/0031.tif", i}, "ab12", {2000, 3000}, 300.0});
    }
    return record;
}

Telegram full(const std::string& spice)
{
    Filler filler(spice);
    Telegram record = pages(2);
    record.id += spice;
    record.genre = Genre::PartyCipher;
    record.languages = {"ru", "en"};
    record.part = Part{1, 2, filler.text("group")};
    record.pages[1].id.file = "папка 12 (копии)/a#b?c:" + spice + ".jpg";
    record.message = filler.message("outer");
    Message quoted = filler.message("quoted");
    quoted.role = MessageRole::Quoted;
    record.message.body.push_back({quoted});
    record.message.body.push_back(paragraph(filler.text("after"), {1, {100, 500, 900, 530}}));
    add_archival_references(record, filler);
    add_what_is_no_field(record, filler);
    record.review = {"message.header.numbers[0]", "message.body[0]", "message.body[3].header.title"};
    return record;
}

Telegram nested()
{
    Message innermost;
    innermost.role = MessageRole::Enclosure;
    innermost.body = {paragraph("third", {0, {0, 300, 900, 330}})};
    Message inner;
    inner.role = MessageRole::Note;
    inner.addressee = {
        Addressee{field("For Roshchin.", {0, {0, 200, 900, 230}}), AddresseeNote::For, "Roshchin", {}, {}, {}}};
    inner.body = {{innermost}};
    Message outer;
    outer.role = MessageRole::Quoted;
    outer.body = {paragraph("first", {0, {0, 100, 900, 130}}), {inner}, paragraph("last", {0, {0, 400, 900, 430}})};
    Telegram record = pages(1);
    record.languages = {"en"};
    record.message.body = {{outer}};
    return record;
}

}  // namespace depesha::tei_records
