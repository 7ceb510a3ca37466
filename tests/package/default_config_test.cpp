// SPDX-License-Identifier: Apache-2.0
// The configuration that is installed names every option with its default, commented out.
#include "pipeline/config_file.h"

#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <variant>

namespace depesha {
namespace {

std::string installed()
{
    std::ostringstream text;
    text << std::ifstream(DEFAULT_CONFIG).rdbuf();
    return text.str();
}

std::string uncommented()
{
    return std::regex_replace(installed(), std::regex("(^|\n)#([a-z])"), "$1$2");
}

void move_off(std::string& value)
{
    value += "moved";
}

void move_off(bool& value)
{
    value = !value;
}

void move_off(Languages& value)
{
    value = Languages::Both;
}

void move_off(EngineChoice& value)
{
    value = EngineChoice::Lstm;
}

template <class Number>
void move_off(Number& value)
{
    value += 1;
}

/// Every option off its default.
Options moved_options()
{
    Options options;
    for (const Setting& setting : settings_of(options)) {
        std::visit([](auto* value) { move_off(*value); }, setting.value);
    }
    return options;
}

/// The names of the options that differ.
std::string differences(Options one, Options other)
{
    const auto left = settings_of(one);
    const auto right = settings_of(other);
    std::string names;
    for (std::size_t i = 0; i < left.size(); ++i) {
        const bool same = std::visit([&](auto* value) { return *value == *std::get<decltype(value)>(right[i].value); },
                                     left[i].value);
        names += same ? "" : std::string(left[i].name) + ' ';
    }
    return names;
}

TEST(DefaultConfig, ChangesNothingAsItIsInstalled)
{
    Options options = moved_options();
    ASSERT_NE(installed().find("#jobs = 0"), std::string::npos);
    read_config(installed(), "depesha.toml", options);
    EXPECT_EQ(differences(options, moved_options()), "");
}

TEST(DefaultConfig, NamesEveryOptionWithItsDefault)
{
    Options options = moved_options();
    read_config(uncommented(), "depesha.toml", options);
    EXPECT_EQ(differences(options, Options()), "");
}

TEST(DefaultConfig, LeavesNoOptionAloneInTheTestAbove)
{
    std::string all;
    Options options;
    for (const Setting& setting : settings_of(options)) {
        all += std::string(setting.name) + ' ';
    }
    EXPECT_EQ(differences(moved_options(), Options()), all);
}

}  // namespace
}  // namespace depesha
