// SPDX-License-Identifier: Apache-2.0
// What holds for every text, even for bytes that are none.
#include "postprocess/letter_spacing.h"
#include "postprocess/look_alikes.h"
#include "postprocess/names.h"
#include "postprocess/parse_address.h"
#include "postprocess/parse_date.h"
#include "postprocess/parse_number.h"
#include "postprocess/parse_reference.h"
#include "postprocess/vocabulary.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

namespace depesha {
namespace {

/// Scraps of telegrams and broken UTF-8, thrown together; the same for the same seed.
std::string scraps(unsigned seed)
{
    constexpr std::array<std::string_view, 44> parts{
        "№ ",  "302",  "/ш",    "III",    ".",       " ",        "VI",       "19",     "51",      " г.",    "час.",
        "в ",  "Из ",  "Тов. ", "МОСКВА", "Сталину", ", ",       "—",        "-",      "/",       "[",      "\"",
        "Ф. ", "Оп. ", "Д. ",   "Л. ",    "APRF",    "No. ",     "p.m.",     "June ",  "062329Z", "DEC",    "С Т Р ",
        "О",   "l",    "|",     "\xFF",   "\xD0",    "\xE2\x82", "\xF0\x9F", "\u0301", "\u00A0",  "Копия ", "TO "};
    std::mt19937 random(seed);
    std::string text;
    const auto count = static_cast<unsigned>(random() % 24U);
    for (unsigned i = 0; i < count; ++i) {
        text += parts.at(random() % parts.size());
    }
    return text;
}

std::string noise(unsigned seed)
{
    std::mt19937 random(seed);
    std::string bytes(random() % 60U, ' ');
    for (char& byte : bytes) {
        byte = static_cast<char>(random() % 256U);
    }
    return bytes;
}

bool is_inside(Span span, std::string_view text)
{
    return span.begin <= span.end && span.end <= text.size();
}

void expect_order(std::string_view text, const std::vector<Span>& spans)
{
    std::size_t last = 0;
    for (const Span& span : spans) {
        EXPECT_TRUE(is_inside(span, text));
        EXPECT_GE(span.begin, last);
        last = span.end;
    }
}

template <class Found>
std::vector<Span> spans_of(const std::vector<Found>& all)
{
    std::vector<Span> spans;
    for (const Found& one : all) {
        EXPECT_GT(one.confidence, 0.0);
        EXPECT_LE(one.confidence, 1.0);
        spans.push_back(one.span);
    }
    return spans;
}

void expect_sane(const std::string& text)
{
    SCOPED_TRACE(testing::PrintToString(text));
    expect_order(text, spans_of(find_dates(text)));
    for (const FoundDate& date : find_dates(text)) {
        EXPECT_TRUE(date.when.has_date() || date.when.has_time());
    }
    for (const Language language : {Language::Russian, Language::English}) {
        expect_order(text, spans_of(find_numbers(text, language)));
        expect_order(text, spans_of(find_addresses(text, language)));
        EXPECT_LE(person_name(text, GrammaticalCase::Dative, language).confidence, 1.0);
        EXPECT_LE(place_name(text, GrammaticalCase::Genitive, language).confidence, 1.0);
        EXPECT_LE(office_name(text, GrammaticalCase::Dative, language).confidence, 1.0);
        (void)signed_name(text, language);
        (void)looks_like_name(text, language);
        EXPECT_EQ(fold(text, language).text.size(), length_of(text));
    }
    std::vector<Span> references = spans_of(find_references(text));
    for (const Span& span : references) {
        EXPECT_TRUE(is_inside(span, text));
    }
    (void)parse_service_line(text);
    (void)number_at_head(text);
    (void)cable_number(text);
    (void)find_part(text);
    (void)parse_page_number(text);
    for (const Role role : {Role::Title, Role::Handling, Role::Office}) {
        for (const VocabularyMatch& match : Vocabulary::built_in().all(text, role)) {
            EXPECT_TRUE(is_inside(match.span, text));
            EXPECT_GE(match.quality, 0.75);
        }
    }
}

TEST(AnyBytes, ScrapsOfTelegramsBreakNothing)
{
    for (unsigned seed = 0; seed < 600; ++seed) {
        expect_sane(scraps(seed));
    }
}

TEST(AnyBytes, NoiseBreaksNothing)
{
    for (unsigned seed = 0; seed < 300; ++seed) {
        expect_sane(noise(seed));
    }
}

TEST(AnyBytes, LongRunsBreakNothing)
{
    for (const char* part : {"1", "I", "№", "Ф. 1 ", "а ", "«", "0123456789", "\xD0"}) {
        std::string text;
        for (int i = 0; i < 400; ++i) {
            text += part;
        }
        expect_sane(text);
    }
}

TEST(AnyBytes, RepairsAreSettledAfterOnce)
{
    for (unsigned seed = 0; seed < 300; ++seed) {
        const std::string once = repaired_lookalikes(scraps(seed), Language::Russian);
        EXPECT_EQ(repaired_lookalikes(once, Language::Russian), once);
        const std::string closed = close_letter_spacing(scraps(seed));
        EXPECT_LE(length_of(closed), length_of(scraps(seed)));
    }
}

}  // namespace
}  // namespace depesha
