// SPDX-License-Identifier: Apache-2.0
#include "postprocess/export/xml.h"

#include "postprocess/unicode.h"

#include <algorithm>
#include <iterator>
#include <libxml/tree.h>
#include <libxml/xmlsave.h>
#include <memory>
#include <new>

namespace depesha {

namespace {

using DocumentPtr = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;
using BufferPtr = std::unique_ptr<xmlBuffer, decltype(&xmlBufferFree)>;

template <class T>
T* or_throw(T* made)
{
    if (made == nullptr) {
        throw std::bad_alloc();
    }
    return made;
}

const xmlChar* as_xml(const std::string& text)
{
    return reinterpret_cast<const xmlChar*>(text.c_str());
}

/// The production Char of XML 1.0; letter_at gives no surrogates.
bool is_allowed(char32_t code)
{
    return code >= 0x20 ? code != 0xFFFE && code != 0xFFFF : code == '\t' || code == '\n' || code == '\r';
}

std::string allowed(std::string_view text)
{
    constexpr char32_t replacement = 0xFFFD;
    std::string kept;
    for (const char32_t code : decoded(text)) {
        append(kept, is_allowed(code) ? code : replacement);
    }
    return kept;
}

void fill(xmlNode* node, const XmlElement& element);

void add_child(xmlNode* parent, const XmlNode& child)
{
    if (const auto* text = std::get_if<std::string>(&child.node)) {
        or_throw(xmlAddChild(parent, or_throw(xmlNewText(as_xml(allowed(*text))))));
        return;
    }
    const auto& element = std::get<XmlElement>(child.node);
    fill(or_throw(xmlNewChild(parent, nullptr, as_xml(element.name), nullptr)), element);
}

void fill(xmlNode* node, const XmlElement& element)
{
    for (const auto& [name, value] : element.attributes) {
        or_throw(xmlNewProp(node, as_xml(name), as_xml(allowed(value))));
    }
    for (const XmlNode& child : element.children) {
        add_child(node, child);
    }
}

std::string saved(xmlDoc* document)
{
    const BufferPtr buffer(or_throw(xmlBufferCreate()), &xmlBufferFree);
    xmlSaveCtxt* const save = or_throw(xmlSaveToBuffer(buffer.get(), "UTF-8", XML_SAVE_FORMAT));
    const bool written = xmlSaveDoc(save, document) >= 0;
    if (xmlSaveClose(save) < 0 || !written) {
        throw std::bad_alloc();
    }
    return reinterpret_cast<const char*>(xmlBufferContent(buffer.get()));
}

}  // namespace

XmlElement::XmlElement(std::string its_name, std::vector<std::pair<std::string, std::string>> its_attributes)
    : name(std::move(its_name)), attributes(std::move(its_attributes))
{
}

XmlElement& XmlElement::add(XmlElement child)
{
    children.push_back({std::move(child)});
    return std::get<XmlElement>(children.back().node);
}

void XmlElement::add(std::vector<XmlNode> nodes)
{
    children.insert(children.end(), std::make_move_iterator(nodes.begin()), std::make_move_iterator(nodes.end()));
}

void XmlElement::add_text(std::string_view text)
{
    if (!text.empty()) {
        children.push_back({std::string(text)});
    }
}

XmlElement& XmlElement::set(std::string_view attribute, std::string_view value)
{
    if (!value.empty()) {
        attributes.emplace_back(attribute, value);
    }
    return *this;
}

void XmlElement::add_to(std::string_view attribute, std::string_view word)
{
    const auto known =
        std::find_if(attributes.begin(), attributes.end(), [&](const auto& other) { return other.first == attribute; });
    if (known == attributes.end()) {
        set(attribute, word);
    } else {
        known->second += ' ' + std::string(word);
    }
}

XmlElement xml_text_element(std::string name, std::string_view text)
{
    XmlElement element(std::move(name));
    element.add_text(text);
    return element;
}

std::string to_xml(const XmlElement& root)
{
    const DocumentPtr document(or_throw(xmlNewDoc(as_xml("1.0"))), &xmlFreeDoc);
    xmlNode* const top = or_throw(xmlNewNode(nullptr, as_xml(root.name)));
    xmlDocSetRootElement(document.get(), top);
    fill(top, root);
    return saved(document.get());
}

}  // namespace depesha
