// SPDX-License-Identifier: Apache-2.0
#include "pipeline/config_file.h"

#include "pipeline/scan_name.h"
#include "pipeline/setup_file.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <limits>
#include <utility>

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

void set(int& value, const toml::node& node)
{
    const auto number = node.value_exact<std::int64_t>();
    if (!number || *number < std::numeric_limits<int>::min() || *number > std::numeric_limits<int>::max()) {
        throw std::invalid_argument("must be a whole number");
    }
    value = static_cast<int>(*number);
}

void set(std::int64_t& value, const toml::node& node)
{
    const auto number = node.value_exact<std::int64_t>();
    if (!number) {
        throw std::invalid_argument("must be a whole number");
    }
    value = *number;
}

void set(double& value, const toml::node& node)
{
    const auto number = node.is_number() ? node.value<double>() : std::nullopt;
    if (!number) {
        throw std::invalid_argument("must be a number");
    }
    value = *number;
}

void set(bool& value, const toml::node& node)
{
    const auto truth = node.value_exact<bool>();
    if (!truth) {
        throw std::invalid_argument("must be true or false");
    }
    value = *truth;
}

void set(std::string& value, const toml::node& node)
{
    const auto text = node.value_exact<std::string>();
    if (!text) {
        throw std::invalid_argument("must be a text in quotes");
    }
    value = *text;
}

void set(Languages& value, const toml::node& node)
{
    const auto text = node.value_exact<std::string>();
    const auto languages = text ? parse_languages(*text) : std::nullopt;
    if (!languages) {
        throw std::invalid_argument(R"(must be "auto", "ru", "en" or "ru+en")");
    }
    value = *languages;
}

void set(EngineChoice& value, const toml::node& node)
{
    const auto text = node.value_exact<std::string>();
    const auto engine = text ? parse_engine(*text) : std::nullopt;
    if (!engine) {
        throw std::invalid_argument(R"(must be "auto", "lstm" or "tesseract")");
    }
    value = *engine;
}

/// Walks the tables of one file.
class ConfigReader {
public:
    ConfigReader(std::string name, Options& options) : name_(std::move(name)), settings_(settings_of(options)) {}

    void read(const toml::table& table, const std::string& section)
    {
        for (const auto& [key, node] : table) {
            const std::string path =
                section.empty() ? std::string(key.str()) : fmt::format("{}.{}", section, key.str());
            if (node.is_table() && is_section(path)) {
                read(*node.as_table(), path);
            } else {
                set_one(path, key, node);
            }
        }
    }

private:
    [[nodiscard]] bool is_section(const std::string& path) const
    {
        return std::any_of(settings_.begin(), settings_.end(),
                           [&](const Setting& setting) { return setting.name.starts_with(path + '.'); });
    }

    void set_one(const std::string& path, const toml::key& key, const toml::node& node) const
    {
        const auto found = std::find_if(settings_.begin(), settings_.end(),
                                        [&](const Setting& setting) { return setting.name == path; });
        if (found == settings_.end()) {
            fail(name_, key.source(),
                 fmt::format("there is no option \"{}\"; docs/configuration.md names them all.", printable(path)));
        }
        try {
            std::visit([&](auto* value) { set(*value, node); }, found->value);
        } catch (const std::invalid_argument& fault) {
            fail(name_, node.source(), fmt::format("{} {}.", path, fault.what()));
        }
        if (const std::string fault = fault_of(*found); !fault.empty()) {
            fail(name_, node.source(), fault);
        }
    }

    std::string name_;
    std::vector<Setting> settings_;
};

}  // namespace

void read_config(std::string_view text, const std::string& name, Options& options)
{
    ConfigReader(name, options).read(parsed(text, name), {});
}

void read_config_file(const std::filesystem::path& file, Options& options)
{
    constexpr std::size_t max_bytes = 1'000'000;
    read_config(text_of_file(file, "configuration", max_bytes), file.string(), options);
}

}  // namespace depesha
