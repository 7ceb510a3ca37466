// SPDX-License-Identifier: Apache-2.0
#include "postprocess/export/html.h"

#include "postprocess/unicode.h"

namespace depesha {

namespace {

/// Control characters, and those that turn the direction of writing: a name could pass for another with them.
bool is_no_content(char32_t sign)
{
    const bool control = sign < U' ' || (sign >= 0x7F && sign < 0xA0);
    const bool turns =
        sign == 0x200E || sign == 0x200F || (sign >= 0x202A && sign <= 0x202E) || (sign >= 0x2066 && sign <= 0x2069);
    return control || turns;
}

}  // namespace

void append_html(std::string& html, char32_t sign)
{
    switch (sign) {
    case U'&':
        html += "&amp;";
        return;
    case U'<':
        html += "&lt;";
        return;
    case U'>':
        html += "&gt;";
        return;
    case U'"':
        html += "&quot;";
        return;
    case U'\n':
    case U'\t':
        html += static_cast<char>(sign);
        return;
    default:
        append(html, is_no_content(sign) ? U'\uFFFD' : sign);
    }
}

std::string html_escaped(std::string_view text)
{
    std::string html;
    for (const char32_t sign : decoded(text)) {
        append_html(html, sign);
    }
    return html;
}

}  // namespace depesha
