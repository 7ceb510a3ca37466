// SPDX-License-Identifier: Apache-2.0
#include "postprocess/export/tei_correspondence.h"

#include "postprocess/export/tei_text.h"
#include "postprocess/export/tei_values.h"

#include <optional>
#include <string>
#include <utility>

namespace depesha {

namespace {

void add_text_element(XmlElement& into, const char* name, const std::optional<std::string>& text)
{
    if (text && !text->empty()) {
        into.add(xml_text_element(name, *text));
    }
}

void add_resolved(XmlElement& action, const char* name, const std::optional<std::string>& resolved)
{
    if (resolved && !resolved->empty()) {
        action.add(xml_text_element(name, *resolved)).set("type", "resolved");
    }
}

void add_place(XmlElement& action, const std::optional<Field>& place, const std::optional<std::string>& resolved)
{
    if (place) {
        add_text_element(action, "placeName", place->value ? place->value : place->text);
        add_resolved(action, "placeName", resolved);
    }
}

XmlElement date_of(const Date& date, std::string_view type)
{
    XmlElement element = xml_text_element("date", date.text);
    element.set("type", type);
    set_when(element, date);
    return element;
}

void add_times(XmlElement& action, const std::vector<Time>& times, std::initializer_list<TimeRole> roles)
{
    for (const Time& time : times) {
        for (const TimeRole role : roles) {
            if (time.role == role) {
                action.add(date_of(time, to_string(role)));
            }
        }
    }
}

void add_signature(XmlElement& action, const Signature& signature)
{
    add_text_element(action, "persName", signature.name || signature.title ? signature.name : signature.text);
    add_text_element(action, "roleName", signature.title);
    add_resolved(action, "persName", signature.resolved);
}

XmlElement sent(const Message& message)
{
    XmlElement action("correspAction", {{"type", "sent"}});
    for (const Signature& signature : message.signature) {
        add_signature(action, signature);
    }
    add_place(action, message.header.origin, message.header.origin_resolved);
    if (message.header.date) {
        action.add(date_of(*message.header.date, "telegram"));
    }
    add_times(action, message.header.times, {TimeRole::Drafted, TimeRole::Sent});
    return action;
}

XmlElement transmitted(const Message& message)
{
    XmlElement action("correspAction", {{"type", "transmitted"}});
    add_times(action, message.header.times, {TimeRole::Passed});
    return action;
}

XmlElement received(const Message& message)
{
    XmlElement action("correspAction", {{"type", "received"}});
    add_place(action, message.header.destination, message.header.destination_resolved);
    add_times(action, message.header.times, {TimeRole::Received, TimeRole::Deciphered, TimeRole::Typed});
    return action;
}

XmlElement addressed(const Addressee& addressee)
{
    const bool is_on_the_way = addressee.note == AddresseeNote::Via;
    XmlElement action("correspAction", {{"type", is_on_the_way ? "forwarded" : "received"}});
    action.set("subtype", to_string(addressee.note));
    add_text_element(action, "persName", addressee.person);
    add_resolved(action, "persName", addressee.resolved);
    add_text_element(action, "roleName", addressee.office);
    add_text_element(action, "placeName", addressee.place);
    if (action.children.empty()) {
        add_text_element(action, "name", addressee.text);
    }
    return action;
}

XmlElement context(const std::vector<Field>& references)
{
    XmlElement context("correspContext");
    for (const Field& reference : references) {
        add_text_element(context, "ref", reference.text);
    }
    return context;
}

void add_if_filled(XmlElement& into, XmlElement element)
{
    if (!element.children.empty()) {
        into.add(std::move(element));
    }
}

void describe(const Message& message, const std::string& id, std::vector<XmlElement>& described)
{
    XmlElement description("correspDesc", {{"corresp", '#' + id}});
    add_if_filled(description, sent(message));
    add_if_filled(description, transmitted(message));
    add_if_filled(description, received(message));
    for (const Addressee& addressee : message.addressee) {
        add_if_filled(description, addressed(addressee));
    }
    add_if_filled(description, context(message.header.references));
    if (!description.children.empty()) {
        described.push_back(std::move(description));
    }
    for (std::size_t i = 0; i < message.body.size(); ++i) {
        if (const auto* inner = std::get_if<Message>(&message.body[i].part)) {
            describe(*inner, tei_message_id(id, i), described);
        }
    }
}

}  // namespace

std::vector<XmlElement> tei_correspondence(const Telegram& telegram)
{
    std::vector<XmlElement> described;
    describe(telegram.message, "message", described);
    return described;
}

}  // namespace depesha
