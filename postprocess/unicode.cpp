// SPDX-License-Identifier: Apache-2.0
#include "postprocess/unicode.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

namespace depesha {

namespace {

constexpr char32_t replacement = 0xFFFD;

/// Number of bytes that a lead byte announces; 0 for a byte that cannot lead.
std::size_t announced(unsigned char lead)
{
    if (lead < 0x80) {
        return 1;
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        return 3;
    }
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

bool valid(char32_t code, std::size_t bytes)
{
    constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
    return code >= smallest.at(bytes) && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

UChar32 point(char32_t code)
{
    return static_cast<UChar32>(code);
}

}  // namespace

Letter letter_at(std::string_view text, std::size_t at)
{
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t bytes = announced(lead);
    const Letter broken{replacement, {at, at + 1}};
    if (bytes == 0 || at + bytes > text.size()) {
        return broken;
    }
    constexpr std::array<unsigned, 5> lead_bits{0, 0x7F, 0x1F, 0x0F, 0x07};
    char32_t code = lead & lead_bits.at(bytes);
    for (std::size_t i = at + 1; i < at + bytes; ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        if ((next & 0xC0U) != 0x80U) {
            return broken;
        }
        code = (code << 6U) | (next & 0x3FU);
    }
    return valid(code, bytes) ? Letter{code, {at, at + bytes}} : broken;
}

std::u32string decoded(std::string_view text)
{
    std::u32string codes;
    codes.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letter_at(text, at);
        codes.push_back(letter.code);
        at = letter.bytes.end;
    }
    return codes;
}

void append(std::string& text, char32_t code)
{
    const auto byte = [&](char32_t value) { text.push_back(static_cast<char>(value)); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0U | (code >> 6U));
        byte(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        byte(0xE0U | (code >> 12U));
        byte(0x80U | ((code >> 6U) & 0x3FU));
        byte(0x80U | (code & 0x3FU));
    } else {
        byte(0xF0U | (code >> 18U));
        byte(0x80U | ((code >> 12U) & 0x3FU));
        byte(0x80U | ((code >> 6U) & 0x3FU));
        byte(0x80U | (code & 0x3FU));
    }
}

std::string encoded(std::u32string_view text)
{
    std::string bytes;
    bytes.reserve(text.size() * 2);
    for (const char32_t code : text) {
        append(bytes, code);
    }
    return bytes;
}

std::size_t length_of(std::string_view text)
{
    std::size_t length = 0;
    for (std::size_t at = 0; at < text.size(); ++length) {
        at = letter_at(text, at).bytes.end;
    }
    return length;
}

std::string nfc(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const normalizer = icu::Normalizer2::getNFCInstance(status);
    std::string clean = encoded(decoded(text));
    if (U_FAILURE(status) != 0) {
        return clean;
    }
    const icu::UnicodeString composed = normalizer->normalize(icu::UnicodeString::fromUTF8(clean), status);
    std::string bytes;
    return U_FAILURE(status) != 0 ? clean : composed.toUTF8String(bytes);
}

char32_t lower(char32_t code)
{
    return static_cast<char32_t>(u_tolower(point(code)));
}

char32_t upper(char32_t code)
{
    return static_cast<char32_t>(u_toupper(point(code)));
}

std::string lowered(std::string_view text)
{
    std::u32string codes = decoded(text);
    for (char32_t& code : codes) {
        code = lower(code);
    }
    return encoded(codes);
}

std::string uppered(std::string_view text)
{
    std::u32string codes = decoded(text);
    for (char32_t& code : codes) {
        code = upper(code);
    }
    return encoded(codes);
}

bool is_letter(char32_t code)
{
    return code != replacement && u_isalpha(point(code)) != 0;
}

bool is_upper(char32_t code)
{
    return u_isupper(point(code)) != 0;
}

bool is_space(char32_t code)
{
    return u_isUWhiteSpace(point(code)) != 0;
}

bool is_cyrillic(char32_t code)
{
    return code >= 0x0400 && code <= 0x052F && is_letter(code);
}

bool is_latin(char32_t code)
{
    return code <= 0x024F && is_letter(code);
}

bool has_digit(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](unsigned char byte) { return is_digit(byte); });
}

bool is_all_digits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](unsigned char byte) { return is_digit(byte); });
}

std::string_view trimmed(std::string_view text)
{
    std::size_t begin = text.size();
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letter_at(text, at);
        at = letter.bytes.end;
        if (is_space(letter.code)) {
            continue;
        }
        begin = std::min(begin, letter.bytes.begin);
        end = letter.bytes.end;
    }
    return begin < end ? text.substr(begin, end - begin) : std::string_view{};
}

}  // namespace depesha
