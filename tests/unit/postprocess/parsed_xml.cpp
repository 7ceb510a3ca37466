// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/postprocess/parsed_xml.h"

#include <gtest/gtest.h>

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <set>
#include <sstream>
#include <string_view>

namespace depesha {

namespace {

const xmlChar* as_xml(const char* text)
{
    return reinterpret_cast<const xmlChar*>(text);
}

std::string name_of(const xmlNode* node)
{
    return node->type == XML_ELEMENT_NODE ? reinterpret_cast<const char*>(node->name) : "";
}

std::string content_of(const xmlNode* node)
{
    xmlChar* const content = xmlNodeGetContent(node);
    std::string text = content == nullptr ? "" : reinterpret_cast<const char*>(content);
    xmlFree(content);
    return text;
}

std::string attribute_of(const xmlNode* node, const char* name)
{
    xmlChar* const value = xmlGetProp(node, as_xml(name));
    std::string text = value == nullptr ? "" : reinterpret_cast<const char*>(value);
    xmlFree(value);
    return text;
}

enum class Reading { AsRead, AsMeant };

bool is_passed_over(const xmlNode* node, Reading reading)
{
    static const std::set<std::string> between{"fw", "note", "pb"};
    const std::string name = name_of(node);
    const bool is_weak = name == "pc" && attribute_of(node, "force") == "weak";
    return between.contains(name) || attribute_of(node, "reason") == "lost_text" ||
           name == (reading == Reading::AsRead ? "reg" : "orig") || (reading == Reading::AsMeant && is_weak);
}

void append_words(const xmlNode* node, Reading reading, std::string& text)
{
    if (node->type == XML_TEXT_NODE) {
        text += reinterpret_cast<const char*>(node->content);
        return;
    }
    if (is_passed_over(node, reading)) {
        return;
    }
    if (name_of(node) == "lb") {
        text += reading == Reading::AsMeant && attribute_of(node, "break") == "no" ? "" : "\n";
    }
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
        append_words(child, reading, text);
    }
}

std::string words_of(const std::vector<xmlNode*>& nodes, Reading reading)
{
    std::string text;
    const xmlNode* const first = nodes.empty() ? nullptr : nodes.front()->children;
    for (const xmlNode* child = first; child != nullptr; child = child->next) {
        append_words(child, reading, text);
    }
    return with_single_spaces(text);
}

}  // namespace

ParsedXml::ParsedXml(const std::string& xml)
    : document_(xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "test.xml", nullptr, XML_PARSE_NONET))
{
    EXPECT_TRUE(is_well_formed()) << xml;
}

ParsedXml::~ParsedXml()
{
    xmlFreeDoc(document_);
}

std::vector<_xmlNode*> ParsedXml::find(const std::string& xpath) const
{
    std::vector<_xmlNode*> nodes;
    xmlXPathContext* const context = xmlXPathNewContext(document_);
    xmlXPathRegisterNs(context, as_xml("t"), as_xml("http://www.tei-c.org/ns/1.0"));
    xmlXPathObject* const found = xmlXPathEvalExpression(as_xml(xpath.c_str()), context);
    EXPECT_NE(found, nullptr) << xpath;
    if (found != nullptr && found->nodesetval != nullptr) {
        nodes.assign(found->nodesetval->nodeTab, found->nodesetval->nodeTab + found->nodesetval->nodeNr);
    }
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
    return nodes;
}

std::size_t ParsedXml::count(const std::string& xpath) const
{
    return find(xpath).size();
}

std::string ParsedXml::value(const std::string& xpath) const
{
    const std::vector<std::string> all = values(xpath);
    return all.empty() ? "" : all.front();
}

std::vector<std::string> ParsedXml::values(const std::string& xpath) const
{
    std::vector<std::string> values;
    for (const xmlNode* node : find(xpath)) {
        values.push_back(content_of(node));
    }
    return values;
}

std::string ParsedXml::as_read(const std::string& xpath) const
{
    return words_of(find(xpath), Reading::AsRead);
}

std::string ParsedXml::as_meant(const std::string& xpath) const
{
    return words_of(find(xpath), Reading::AsMeant);
}

std::string with_single_spaces(const std::string& text)
{
    std::istringstream stream(text);
    std::string joined;
    for (std::string word; stream >> word;) {
        joined += (joined.empty() ? "" : " ") + word;
    }
    return joined;
}

}  // namespace depesha
