// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/ocr/lstm/made_model.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>

namespace depesha::testing_aid {
namespace {

/// Little-endian values, one after another.
class Bytes {
public:
    template <class T>
    Bytes& add(T value)
    {
        text_.append(reinterpret_cast<const char*>(&value), sizeof value);
        return *this;
    }

    Bytes& add_text(const std::string& text)
    {
        add(static_cast<std::uint32_t>(text.size()));
        text_ += text;
        return *this;
    }

    Bytes& add_bytes(const std::string& bytes)
    {
        text_ += bytes;
        return *this;
    }

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
};

WeightMatrix made_matrix(int outputs, int inputs, std::mt19937& random)
{
    std::uniform_int_distribution<int> weight(-127, 127);
    std::uniform_real_distribution<float> scale(0.2F, 1.0F);
    WeightMatrix matrix{outputs, inputs, {}, {}};
    for (int i = 0; i < outputs * (inputs + 1); ++i) {
        matrix.weights.push_back(static_cast<std::int8_t>(weight(random)));
    }
    for (int i = 0; i < outputs; ++i) {
        // as large as sums of so many products need to reach all of tanh
        matrix.scales.push_back(scale(random) * 4.0F / (127.0F * 127.0F * static_cast<float>(inputs + 1)) * 8.0F);
    }
    return matrix;
}

LstmLayer made_layer(LstmLayer::Direction direction, int inputs, int cells, std::mt19937& random)
{
    const int all = inputs + cells;
    return {direction, made_matrix(cells, all, random), made_matrix(cells, all, random),
            made_matrix(cells, all, random), made_matrix(cells, all, random)};
}

void add_head(Bytes& bytes, const std::string& type, int inputs, int outputs)
{
    bytes.add(std::int8_t{0}).add_text(type).add(std::int8_t{0}).add(std::int8_t{0});
    bytes.add(std::int32_t{0}).add(inputs).add(outputs).add(std::int32_t{0}).add_text(type);
}

void add_matrix(Bytes& bytes, const WeightMatrix& matrix)
{
    constexpr std::uint8_t int8_and_doubles = 1 | 128;
    bytes.add(int8_and_doubles).add(matrix.outputs).add(matrix.inputs + 1).add(std::int8_t{0});
    bytes.add_bytes({matrix.weights.begin(), matrix.weights.end()});
    bytes.add(static_cast<std::uint32_t>(matrix.scales.size()));
    for (const float scale : matrix.scales) {
        bytes.add(static_cast<double>(scale) * 127.0);
    }
}

void add_layer(Bytes& bytes, const std::string& type, const LstmLayer& layer)
{
    add_head(bytes, type, layer.inputs(), layer.cells());
    bytes.add(layer.cell_input.inputs);
    for (const WeightMatrix* gate : {&layer.cell_input, &layer.input_gate, &layer.forget_gate, &layer.output_gate}) {
        add_matrix(bytes, *gate);
    }
}

}  // namespace

LineNetwork made_network(const NetworkSizes& sizes, std::mt19937& random)
{
    LineNetwork network;
    network.convolution = made_matrix(sizes.features, 9, random);
    network.column_summary = made_layer(LstmLayer::Direction::Forward, sizes.features, sizes.summary, random);
    int inputs = sizes.summary;
    for (const int cells : sizes.layers) {
        const auto direction =
            network.layers.size() % 2 == 0 ? LstmLayer::Direction::Forward : LstmLayer::Direction::Reverse;
        network.layers.push_back(made_layer(direction, inputs, cells, random));
        inputs = cells;
    }
    network.output = made_matrix(sizes.codes, inputs, random);
    network.null_code = 1;
    network.noise_seed = 4711;
    return network;
}

std::vector<MadeCharacter> made_characters(int codes)
{
    std::vector<MadeCharacter> characters{{"NULL", {0}}, {"Joined", {1}}};
    for (int code = 2; code < codes; ++code) {
        characters.push_back({std::string(1, static_cast<char>('a' + (code - 2) % 26)), {code}});
    }
    return characters;
}

std::string network_bytes(const LineNetwork& network)
{
    Bytes bytes;
    add_head(bytes, "Series", network.height, network.output.outputs);
    bytes.add(static_cast<std::uint32_t>(5 + network.layers.size()));
    add_head(bytes, "Input", network.height, 1);
    for (const int size : {1, network.height, 0, 1, 0}) {
        bytes.add(size);
    }
    add_head(bytes, "Series", 1, network.convolution.outputs);
    bytes.add(std::uint32_t{2});
    add_head(bytes, "Convolve", 1, 9);
    bytes.add(std::int32_t{1}).add(std::int32_t{1});
    add_head(bytes, "Tanh", 9, network.convolution.outputs);
    add_matrix(bytes, network.convolution);
    add_head(bytes, "Maxpool", network.convolution.outputs, network.convolution.outputs);
    bytes.add(std::int32_t{3}).add(std::int32_t{3});
    add_head(bytes, "XYTranspose", network.convolution.outputs, network.column_summary.cells());
    bytes.add(std::uint32_t{1});
    add_layer(bytes, "SummLSTM", network.column_summary);
    for (const LstmLayer& layer : network.layers) {
        if (layer.direction == LstmLayer::Direction::Reverse) {
            add_head(bytes, "RTLReversed", layer.inputs(), layer.cells());
            bytes.add(std::uint32_t{1});
        }
        add_layer(bytes, "LSTM", layer);
    }
    add_head(bytes, "Softmax", network.output.inputs, network.output.outputs);
    add_matrix(bytes, network.output);
    bytes.add_text("[made]").add(std::int32_t{65}).add(std::int32_t{0}).add(network.noise_seed).add(network.null_code);
    bytes.add(0.0F).add(0.0F).add(0.0F);
    return bytes.text();
}

std::string unicharset_bytes(const std::vector<MadeCharacter>& characters)
{
    std::string text = std::to_string(characters.size()) + "\n";
    for (const MadeCharacter& character : characters) {
        text += character.text + " 0 0,255,0,255,0,0,0,0,0,0 Common 0 0 0 " + character.text + "\n";
    }
    return text;
}

std::string recoder_bytes(const std::vector<MadeCharacter>& characters)
{
    Bytes bytes;
    bytes.add(static_cast<std::uint32_t>(characters.size()));
    for (const MadeCharacter& character : characters) {
        bytes.add(std::int8_t{1}).add(static_cast<std::uint32_t>(character.codes.size()));
        for (const int code : character.codes) {
            bytes.add(code);
        }
    }
    return bytes.text();
}

std::string traineddata_bytes(const std::string& network, const std::string& unicharset, const std::string& recoder)
{
    constexpr std::int32_t components = 24;
    std::vector<std::int64_t> offsets(components, -1);
    std::string body;
    for (const auto& [place, part] : {std::pair{17, &network}, {21, &unicharset}, {22, &recoder}}) {
        if (!part->empty()) {
            offsets[static_cast<std::size_t>(place)] =
                static_cast<std::int64_t>(sizeof(std::int32_t) + components * sizeof(std::int64_t) + body.size());
            body += *part;
        }
    }
    Bytes bytes;
    bytes.add(components);
    for (const std::int64_t offset : offsets) {
        bytes.add(offset);
    }
    return bytes.add_bytes(body).text();
}

namespace {

/// A tree of words: a node is the map of its edges.
struct Node {
    struct Edge {
        bool ends_word = false;
        std::size_t node = 0;
    };
    std::map<int, Edge> edges;
};

std::vector<Node> tree_of(const std::vector<std::vector<int>>& words)
{
    std::vector<Node> nodes(1);
    for (const std::vector<int>& word : words) {
        std::size_t node = 0;
        for (std::size_t i = 0; i < word.size(); ++i) {
            const bool ends = i + 1 == word.size();
            if (!ends && nodes[node].edges[word[i]].node == 0) {
                nodes[node].edges[word[i]].node = nodes.size();
                nodes.emplace_back();
            }
            Node::Edge& edge = nodes[node].edges[word[i]];
            edge.ends_word = edge.ends_word || ends;
            node = edge.node;
        }
    }
    return nodes;
}

}  // namespace

std::string graph_bytes(const std::vector<std::vector<int>>& words, int characters)
{
    const std::vector<Node> nodes = tree_of(words);
    std::vector<std::uint64_t> begins{0};
    for (const Node& node : nodes) {
        begins.push_back(begins.back() + node.edges.size());
    }
    const int flags_at = static_cast<int>(std::bit_width(static_cast<unsigned>(characters)));
    Bytes bytes;
    bytes.add(std::int16_t{42}).add(characters).add(static_cast<std::uint32_t>(begins.back()));
    for (const Node& node : nodes) {
        std::size_t left = node.edges.size();
        for (const auto& [character, edge] : node.edges) {
            const std::uint64_t flags = (--left == 0 ? 1U : 0U) | (edge.ends_word ? 4U : 0U);
            const std::uint64_t next = edge.node == 0 ? 0 : begins[edge.node];
            bytes.add(static_cast<std::uint64_t>(character) | flags << flags_at | next << (flags_at + 3));
        }
    }
    return bytes.text();
}

std::string model_bytes(const LineNetwork& network)
{
    const std::vector<MadeCharacter> characters = made_characters(network.output.outputs);
    return traineddata_bytes(network_bytes(network), unicharset_bytes(characters), recoder_bytes(characters));
}

}  // namespace depesha::testing_aid
