// SPDX-License-Identifier: Apache-2.0
#include "pipeline/authorities_file.h"
#include "pipeline/errors.h"

#include <gtest/gtest.h>

#include <string>

namespace depesha {
namespace {

TEST(ReadAuthorities, GivesPersonsAndPlaces)
{
    const Authorities read = read_authorities("[[person]]\nname = \"Сталин\"\nknown_as = [\"Филиппов\", \"Фын Си\"]\n"
                                              "from = 1949-01-01\nto = 1953-03-05\n"
                                              "[[place]]\nname = \"Пекин\"\nknown_as = [\"Пейпин\"]\n",
                                              "names.toml");
    ASSERT_EQ(read.persons.size(), 1U);
    EXPECT_EQ(read.persons[0].name, "Сталин");
    EXPECT_EQ(read.persons[0].known_as.at(1), "Фын Си");
    EXPECT_EQ(read.persons[0].from, "1949-01-01");
    EXPECT_EQ(read.persons[0].to, "1953-03-05");
    ASSERT_EQ(read.places.size(), 1U);
    EXPECT_FALSE(read.places[0].from);
    EXPECT_TRUE(read_authorities("", "names.toml").persons.empty());
}

std::string refusal(const std::string& text)
{
    try {
        (void)read_authorities(text, "names.toml");
    } catch (const SetupError& error) {
        return error.what();
    }
    return "";
}

TEST(ReadAuthorities, RefusesBadFilesWithTheLine)
{
    EXPECT_TRUE(refusal("\n[[person]\n").starts_with("names.toml:2:"));
    EXPECT_TRUE(refusal("\n[[people]]\nname = \"a\"\n").starts_with("names.toml:2:"));
    EXPECT_TRUE(refusal("person = 1\n").starts_with("names.toml:1:"));
    EXPECT_TRUE(refusal("person = []\n").starts_with("names.toml:1:"));
    EXPECT_TRUE(refusal("[[person]]\nname = \"a\"\n").starts_with("names.toml:1:"));
    EXPECT_TRUE(refusal("[[person]]\nname = \"\"\nknown_as = [\"b\"]\n").starts_with("names.toml:2:"));
    EXPECT_TRUE(refusal("[[person]]\nname = \"a\"\nknown_as = \"b\"\n").starts_with("names.toml:3:"));
    EXPECT_TRUE(refusal("[[person]]\nname = \"a\"\nknown_as = [\"b\", 3]\n").starts_with("names.toml:3:"));
    EXPECT_TRUE(
        refusal("[[person]]\nname = \"a\"\nknown_as = [\"b\"]\nfrom = \"1951\"\n").starts_with("names.toml:4:"));
    EXPECT_TRUE(refusal("[[person]]\nname = \"a\"\nknown_as = [\"b\"]\nage = 5\n").starts_with("names.toml:4:"));
    EXPECT_NE(
        refusal("[[person]]\nname = \"a\"\nknown_as = [\"b\"]\nfrom = 1951-02-01\nto = 1951-01-01\n").find("before"),
        std::string::npos);
}

TEST(ReadAuthoritiesFile, NamesAFileThatIsNotThere)
{
    EXPECT_THROW((void)read_authorities_file("/nowhere/names.toml"), SetupError);
    EXPECT_TRUE(read_authorities_file("").places.empty());
}

}  // namespace
}  // namespace depesha
