// SPDX-License-Identifier: Apache-2.0
#include "pipeline/authorities_file.h"

#include "pipeline/scan_name.h"
#include "pipeline/setup_file.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <cstdint>

namespace depesha {
namespace {

[[noreturn]] void fail(const std::string& name, const toml::source_region& place, const std::string& sentence)
{
    fail_at(name, place.begin.line, place.begin.column, sentence);
}

toml::table parsed(std::string_view text, const std::string& name)
{
    try {
        return toml::parse(text, name);
    } catch (const toml::parse_error& error) {
        fail(name, error.source(), printable(error.description()) + '.');
    }
}

/// Walks the entries of one file.
class AuthoritiesReader {
public:
    explicit AuthoritiesReader(const std::string& name) : name_(name) {}

    [[nodiscard]] Authorities read(const toml::table& table) const
    {
        Authorities authorities;
        for (const auto& [key, node] : table) {
            if (key.str() == "person") {
                authorities.persons = entries(node);
            } else if (key.str() == "place") {
                authorities.places = entries(node);
            } else {
                fail(name_, key.source(),
                     fmt::format("there is no kind \"{}\"; write [[person]] or [[place]].", printable(key.str())));
            }
        }
        return authorities;
    }

private:
    [[nodiscard]] std::vector<Authority> entries(const toml::node& node) const
    {
        if (!node.is_array_of_tables()) {
            fail(name_, node.source(), "entries are written as [[person]] or [[place]], in double brackets.");
        }
        std::vector<Authority> all;
        for (const toml::node& each : *node.as_array()) {
            all.push_back(entry(*each.as_table()));
        }
        return all;
    }

    [[nodiscard]] Authority entry(const toml::table& table) const
    {
        Authority authority;
        for (const auto& [key, node] : table) {
            set(authority, key, node);
        }
        if (authority.name.empty() || authority.known_as.empty()) {
            fail(name_, table.source(), R"(an entry needs name = "..." and known_as = ["...", ...].)");
        }
        if (authority.from && authority.to && *authority.to < *authority.from) {
            fail(name_, table.source(), R"("to" lies before "from".)");
        }
        return authority;
    }

    void set(Authority& authority, const toml::key& key, const toml::node& node) const
    {
        if (key.str() == "name") {
            authority.name = text(node);
        } else if (key.str() == "known_as") {
            authority.known_as = texts(node);
        } else if (key.str() == "from") {
            authority.from = day(node);
        } else if (key.str() == "to") {
            authority.to = day(node);
        } else {
            fail(
                name_, key.source(),
                fmt::format("there is no key \"{}\"; an entry has name, known_as, from and to.", printable(key.str())));
        }
    }

    [[nodiscard]] std::string text(const toml::node& node) const
    {
        const auto told = node.value_exact<std::string>();
        if (!told || told->empty()) {
            fail(name_, node.source(), "a name must be a text in quotes, and not empty.");
        }
        return *told;
    }

    [[nodiscard]] std::vector<std::string> texts(const toml::node& node) const
    {
        if (!node.is_array()) {
            fail(name_, node.source(), R"(known_as must be a list: ["...", ...].)");
        }
        std::vector<std::string> all;
        for (const toml::node& each : *node.as_array()) {
            all.push_back(text(each));
        }
        return all;
    }

    [[nodiscard]] std::string day(const toml::node& node) const
    {
        const auto told = node.value_exact<toml::date>();
        if (!told) {
            fail(name_, node.source(), "a bound must be a day without quotes: 1951-06-13.");
        }
        return fmt::format("{:04}-{:02}-{:02}", told->year, told->month, told->day);
    }

    const std::string& name_;
};

}  // namespace

Authorities read_authorities(std::string_view text, const std::string& name)
{
    return AuthoritiesReader(name).read(parsed(text, name));
}

Authorities read_authorities_file(const std::filesystem::path& file)
{
    if (file.empty()) {
        return {};
    }
    constexpr std::size_t max_bytes = 10'000'000;
    return read_authorities(text_of_file(file, "authorities", max_bytes), file.string());
}

}  // namespace depesha
