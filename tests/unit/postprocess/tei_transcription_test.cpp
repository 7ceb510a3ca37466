// SPDX-License-Identifier: Apache-2.0
#include "postprocess/export/tei_transcription.h"
#include "tests/unit/postprocess/parsed_xml.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

namespace depesha {

namespace {

std::string tei_of(const std::string& raw, const std::string& text)
{
    XmlElement p("t:p", {{"xmlns:t", "http://www.tei-c.org/ns/1.0"}});
    p.add(transcribed(raw, text, {}, [](std::size_t) { return std::vector<XmlNode>(); }));
    std::string xml = to_xml(p);
    for (const std::string name : {"choice", "orig", "reg", "lb", "pc"}) {
        for (const std::string before : {"<", "</"}) {
            const std::string tag = before + name;
            for (auto at = xml.find(tag); at != std::string::npos; at = xml.find(tag)) {
                xml.replace(at, tag.size(), before + "t:" + name);
            }
        }
    }
    return xml;
}

void expect_both(const std::string& raw, const std::string& text)
{
    const ParsedXml xml(tei_of(raw, text));
    EXPECT_EQ(xml.as_read("/t:p"), with_single_spaces(raw)) << raw << '|' << text;
    EXPECT_EQ(xml.as_meant("/t:p"), with_single_spaces(text)) << raw << '|' << text;
}

TEST(Transcribed, BeginsLinesAndChangesNothingElse)
{
    const ParsedXml xml(tei_of("one two\nthree", "one two three"));
    EXPECT_EQ(xml.value("/t:p"), "one two\nthree");
    EXPECT_EQ(xml.count("/t:p/t:lb"), 1U);
    EXPECT_EQ(xml.count("//t:choice"), 0U);
}

TEST(Transcribed, JoinsWordsThatALineEndSevers)
{
    const ParsedXml xml(tei_of("an armi-\nstice, two- or three-\nfold", "an armistice, two- or three-fold"));
    EXPECT_EQ(xml.as_meant("/t:p"), "an armistice, two- or three-fold");
    EXPECT_EQ(xml.as_read("/t:p"), "an armi- stice, two- or three- fold");
    EXPECT_EQ(xml.count("//t:pc[@force='weak']"), 1U) << "the hyphen of three-fold is its own";
    EXPECT_EQ(xml.count("//t:lb[@break='no']"), 2U);
    EXPECT_EQ(xml.count("//t:choice"), 0U);
}

TEST(Transcribed, ChoosesWordByWord)
{
    const ParsedXml xml(tei_of("Depaztmsnt of Stste", "Department of State"));
    EXPECT_EQ(xml.values("//t:orig"), (std::vector<std::string>{"Depaztmsnt", "Stste"}));
    EXPECT_EQ(xml.values("//t:reg"), (std::vector<std::string>{"Department", "State"}));
}

TEST(Transcribed, TellsLetterSpacing)
{
    const ParsedXml xml(tei_of("и в н о в ь и", "и вновь и"));
    EXPECT_EQ(xml.value("//t:orig[@rend='letterspaced']"), "в н о в ь");
    EXPECT_EQ(ParsedXml(tei_of("a b c", "abd")).count("//@rend"), 0U);
}

TEST(Transcribed, GivesBothTextsBackWhateverTheyAre)
{
    constexpr std::array<std::string_view, 14> scraps{"а",    "б", "ве-", "ге",  "веге", "\n", "-\n",
                                                      "\n\n", " ", "\t",  "[x]", "\"да", "=",  "да"};
    std::mt19937 random(7);
    const auto text = [&] {
        std::string made;
        for (auto count = random() % 12U; count > 0; --count) {
            made += std::string(scraps.at(random() % scraps.size())) + (random() % 3 == 0 ? "" : " ");
        }
        return made;
    };
    for (int i = 0; i < 2000; ++i) {
        expect_both(text(), text());
    }
}

}  // namespace

}  // namespace depesha
