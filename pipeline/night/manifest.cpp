// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/manifest.h"

#include "pipeline/natural_order.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>

namespace depesha {
namespace {

constexpr std::size_t digits = 64;

/// What sha256sum writes as a backslash and a letter, in lines that begin with a backslash.
struct Escape {
    char character;
    char letter;
};
constexpr std::array escapes{Escape{'\\', '\\'}, Escape{'\n', 'n'}, Escape{'\r', 'r'}};

std::string escaped(std::string_view name)
{
    std::string text;
    for (const char c : name) {
        const auto* const found =
            std::find_if(escapes.begin(), escapes.end(), [&](const Escape& escape) { return escape.character == c; });
        text += found == escapes.end() ? std::string(1, c) : std::string{'\\', found->letter};
    }
    return text;
}

std::optional<std::string> unescaped(std::string_view text)
{
    std::string name;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            name += text[i];
            continue;
        }
        const char letter = ++i < text.size() ? text[i] : '\0';
        const auto* const found =
            std::find_if(escapes.begin(), escapes.end(), [&](const Escape& escape) { return escape.letter == letter; });
        if (found == escapes.end()) {
            return std::nullopt;
        }
        name += found->character;
    }
    return name;
}

bool is_digest(std::string_view text)
{
    return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// Nothing where the line, without its end, is not one of a manifest.
std::optional<OutputNote> parsed_line(std::string_view line)
{
    const bool has_escapes = line.starts_with('\\');
    line.remove_prefix(has_escapes ? 1 : 0);
    const std::string_view digest = line.substr(0, digits);
    line.remove_prefix(digest.size());
    if (!is_digest(digest) || !line.starts_with("  ")) {
        return std::nullopt;
    }
    const std::string_view text = line.substr(2);
    const std::optional<std::string> name = has_escapes ? unescaped(text) : std::string(text);
    const bool good = name && !name->empty() && name->find_first_of(std::string_view("/\0", 2)) == std::string::npos &&
                      (escaped(*name) != *name) == has_escapes;
    return good ? std::optional(OutputNote{*name, std::string(digest)}) : std::nullopt;
}

}  // namespace

std::string manifest_name(std::string_view folder)
{
    return folder.empty() ? "SHA256SUMS" : fmt::format("{}/SHA256SUMS", folder);
}

std::string manifest_text(std::span<const OutputNote> outputs)
{
    std::vector<OutputNote> sorted;
    for (const OutputNote& output : outputs) {
        sorted.push_back({std::string(name_of(output.name)), output.sha256});
    }
    std::sort(sorted.begin(), sorted.end(),
              [](const OutputNote& a, const OutputNote& b) { return comes_before(a.name, b.name); });
    std::string text;
    for (const auto& [name, digest] : sorted) {
        const std::string safe = escaped(name);
        text += fmt::format("{}{}  {}\n", safe == name ? "" : "\\", digest, safe);
    }
    return text;
}

void write_manifests(const OutputFolder& folder, std::span<const OutputNote> outputs)
{
    std::map<std::string, std::vector<OutputNote>> by_folder;
    for (const OutputNote& output : outputs) {
        by_folder[std::string(folder_of(output.name))].push_back(output);
    }
    for (const auto& [name, notes] : by_folder) {
        folder.write_if_changed({manifest_name(name), manifest_text(notes)});
    }
}

std::vector<OutputNote> parse_manifest(std::string_view text)
{
    std::vector<OutputNote> outputs;
    std::set<std::string> names;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::optional<OutputNote> output =
            end == std::string_view::npos ? std::nullopt : parsed_line(text.substr(0, end));
        if (!output || !names.insert(output->name).second) {
            throw std::runtime_error(fmt::format("its line {} is none that Depesha writes", outputs.size() + 1));
        }
        outputs.push_back(*output);
        text.remove_prefix(end + 1);
    }
    return outputs;
}

}  // namespace depesha
