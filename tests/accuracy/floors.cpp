// SPDX-License-Identifier: Apache-2.0
#include "tests/accuracy/floors.h"

#include <toml++/toml.h>

#include <sstream>
#include <stdexcept>

namespace depesha {

namespace {

std::optional<double>& value_named(Floor& floor, std::string_view name)
{
    if (name == "cer") {
        return floor.cer;
    }
    if (name == "wer") {
        return floor.wer;
    }
    if (name == "field_f1") {
        return floor.field_f1;
    }
    if (name == "soft_f1") {
        return floor.soft_f1;
    }
    if (name == "whole") {
        return floor.whole;
    }
    if (name == "doubt") {
        return floor.doubt;
    }
    if (name == "trees") {
        return floor.trees;
    }
    if (name == "counts") {
        return floor.counts;
    }
    throw std::runtime_error("floors.toml: unknown key " + std::string(name) +
                             "; known are cer, wer, field_f1, soft_f1, trees, counts, whole and doubt");
}

}  // namespace

std::map<std::string, Floor> read_floors(const std::filesystem::path& file)
{
    std::map<std::string, Floor> floors;
    try {
        const toml::table sets = toml::parse_file(file.string());
        for (const auto& [set, values] : sets) {
            if (!values.is_table()) {
                throw std::runtime_error("floors.toml: " + std::string(set.str()) + " must be a table");
            }
            for (const auto& [name, value] : *values.as_table()) {
                value_named(floors[std::string(set.str())], name.str()) = value.value<double>();
            }
        }
    } catch (const toml::parse_error& error) {
        std::ostringstream sentence;
        sentence << file.string() << " is no TOML: " << error;
        throw std::runtime_error(sentence.str());
    }
    return floors;
}

}  // namespace depesha
