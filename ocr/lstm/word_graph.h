// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace depesha {

/// Words as a directed acyclic graph (Tesseract's SquishedDawg): the edges of a node lie side by side, each with a
/// character and the node it leads to.
class WordGraph {
public:
    /// An edge by its place; every edge but the last of a node is followed by the next one.
    using Edge = std::uint32_t;

    /// Takes a component of a .traineddata file. Throws BrokenModel with a clause ("its ...") if it is broken.
    explicit WordGraph(std::span<const char> component);

    /// The edge for a character behind `edge`; from the root where there is none.
    [[nodiscard]] std::optional<Edge> next(std::optional<Edge> edge, int character) const;

    /// True if a word may end with the edge.
    [[nodiscard]] bool ends_word(Edge edge) const;

private:
    [[nodiscard]] int character_of(Edge edge) const;
    [[nodiscard]] std::uint64_t node_behind(Edge edge) const;
    [[nodiscard]] bool is_last(Edge edge) const;
    [[nodiscard]] std::optional<Edge> find(std::uint64_t node, int character) const;

    std::vector<std::uint64_t> edges_;
    std::vector<Edge> of_root_;
    int flags_at_ = 0;
};

}  // namespace depesha
