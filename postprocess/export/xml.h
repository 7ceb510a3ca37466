// SPDX-License-Identifier: Apache-2.0
// XML as a tree of plain values.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace depesha {

struct XmlNode;

struct XmlElement {
    /// Qualified names as they are to stand in the file ("pb", "xml:id"); they are not checked.
    std::string name;
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<XmlNode> children;

    explicit XmlElement(std::string its_name, std::vector<std::pair<std::string, std::string>> its_attributes = {});

    /// The element as it lies in the tree; the reference is good until the next child is added.
    XmlElement& add(XmlElement child);
    void add(std::vector<XmlNode> nodes);

    /// Nothing is added for an empty text.
    void add_text(std::string_view text);

    /// The element itself, with one more attribute; without it for an empty value.
    XmlElement& set(std::string_view attribute, std::string_view value);

    /// The attribute gets one more word, behind those it has.
    void add_to(std::string_view attribute, std::string_view word);
};

/// Text, UTF-8, or an element.
struct XmlNode {
    std::variant<std::string, XmlElement> node;
};

/// An element that holds a text and nothing else.
[[nodiscard]] XmlElement xml_text_element(std::string name, std::string_view text);

/// The file whose root this is: XML 1.0, UTF-8, indented by two spaces where an element holds elements only, with a
/// line end at its end. What XML 1.0 forbids (most control characters, U+FFFE, U+FFFF) and bytes that are no UTF-8
/// become U+FFFD. Same value, same bytes. Throws std::bad_alloc.
[[nodiscard]] std::string to_xml(const XmlElement& root);

}  // namespace depesha
