// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/word_graph.h"

#include "ocr/lstm/byte_reader.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace depesha {
namespace {

/// Behind the character of an edge.
enum Flag : std::uint64_t { Last = 1, EndsWord = 4 };
constexpr int flag_bits = 3;

constexpr std::size_t most_characters = 1U << 24U;
constexpr std::size_t most_edges = 1U << 28U;

}  // namespace

WordGraph::WordGraph(std::span<const char> component)
{
    constexpr std::int16_t magic = 42;
    ByteReader reader(component, "its dictionary");
    if (reader.take<std::int16_t>() != magic) {
        throw BrokenModel("its dictionary is of another kind");
    }
    const auto characters = static_cast<std::uint32_t>(reader.take_count(most_characters));
    flags_at_ = static_cast<int>(std::bit_width(characters));
    const std::size_t count = reader.take_count(most_edges);
    const auto bytes = reader.take_bytes(count * sizeof(std::uint64_t));
    edges_.resize(count);
    std::memcpy(edges_.data(), bytes.data(), bytes.size());
    for (Edge edge = 0; edge < edges_.size(); ++edge) {
        const auto character = static_cast<std::size_t>(character_of(edge));
        if (of_root_.size() <= character) {
            of_root_.resize(character + 1, static_cast<Edge>(count));
        }
        of_root_[character] = std::min(of_root_[character], edge);
        if (is_last(edge)) {
            break;
        }
    }
}

std::optional<WordGraph::Edge> WordGraph::next(std::optional<Edge> edge, int character) const
{
    if (!edge) {
        const auto place = static_cast<std::size_t>(character);
        return place < of_root_.size() && of_root_[place] < edges_.size() ? std::optional(of_root_[place])
                                                                          : std::nullopt;
    }
    const std::uint64_t node = node_behind(*edge);
    return node == 0 ? std::nullopt : find(node, character);  // 0: nothing comes behind it
}

std::optional<WordGraph::Edge> WordGraph::find(std::uint64_t node, int character) const
{
    for (std::uint64_t place = node; place < edges_.size(); ++place) {
        const auto edge = static_cast<Edge>(place);
        if (character_of(edge) == character) {
            return edge;
        }
        if (is_last(edge)) {
            break;
        }
    }
    return std::nullopt;
}

bool WordGraph::ends_word(Edge edge) const
{
    return ((edges_[edge] >> flags_at_) & EndsWord) != 0;
}

int WordGraph::character_of(Edge edge) const
{
    return static_cast<int>(edges_[edge] & ((std::uint64_t{1} << flags_at_) - 1));
}

std::uint64_t WordGraph::node_behind(Edge edge) const
{
    return edges_[edge] >> (flags_at_ + flag_bits);
}

bool WordGraph::is_last(Edge edge) const
{
    return ((edges_[edge] >> flags_at_) & Last) != 0;
}

}  // namespace depesha
