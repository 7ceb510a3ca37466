// SPDX-License-Identifier: Apache-2.0
// XML as another program reads it.
#pragma once

#include <memory>
#include <string>
#include <vector>

struct _xmlDoc;
struct _xmlNode;

namespace depesha {

class ParsedXml {
public:
    /// Not well-formed XML gives a failed test and a document without anything.
    explicit ParsedXml(const std::string& xml);
    ~ParsedXml();
    ParsedXml(const ParsedXml&) = delete;
    ParsedXml(ParsedXml&&) = delete;
    ParsedXml& operator=(const ParsedXml&) = delete;
    ParsedXml& operator=(ParsedXml&&) = delete;

    [[nodiscard]] bool is_well_formed() const { return document_ != nullptr; }

    /// How many nodes the XPath finds; elements of TEI have the prefix t.
    [[nodiscard]] std::size_t count(const std::string& xpath) const;

    /// The value of the first of them; empty if there is none.
    [[nodiscard]] std::string value(const std::string& xpath) const;
    [[nodiscard]] std::vector<std::string> values(const std::string& xpath) const;

    /// The words of the first of them as the paper has them (orig, line ends) and as a reader wants them (reg, lines
    /// joined); what stands between the fields (notes, furniture, lost text) is left out. One space between words.
    [[nodiscard]] std::string as_read(const std::string& xpath) const;
    [[nodiscard]] std::string as_meant(const std::string& xpath) const;

private:
    [[nodiscard]] std::vector<_xmlNode*> find(const std::string& xpath) const;

    _xmlDoc* document_ = nullptr;
};

/// One space between words, none at the ends.
[[nodiscard]] std::string with_single_spaces(const std::string& text);

}  // namespace depesha
