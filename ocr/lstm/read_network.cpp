// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/byte_reader.h"
#include "ocr/lstm/network.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace depesha {
namespace {

constexpr const char* part = "its network";
constexpr std::size_t longest_name = 256;
constexpr std::size_t most_layers = 64;
constexpr std::size_t longest_side = 1 << 14;

/// Layers that hold nothing but others nest three deep in the models there are.
constexpr int deepest = 8;

enum Flag : std::int32_t { LearningRatePerLayer = 64 };

enum Mode : unsigned { Int8 = 1, Doubles = 128 };

[[noreturn]] void refuse(const std::string& clause)
{
    throw BrokenModel(clause);
}

/// What every layer begins with.
struct Head {
    std::string type;
    std::int32_t flags = 0;
    int inputs = 0;
    int outputs = 0;
};

Head take_head(ByteReader& reader)
{
    constexpr std::int8_t type_by_name = 0;
    if (reader.take<std::int8_t>() != type_by_name) {
        refuse("its network is of a version that is not known");
    }
    Head head;
    head.type = reader.take_string(longest_name);
    static_cast<void>(reader.take_bytes(2));  // whether it is trained and hands back errors
    head.flags = reader.take<std::int32_t>();
    head.inputs = reader.take<std::int32_t>();
    head.outputs = reader.take<std::int32_t>();
    static_cast<void>(reader.take<std::int32_t>());  // number of weights
    static_cast<void>(reader.take_string(longest_name));
    return head;
}

WeightMatrix take_matrix(ByteReader& reader)
{
    const auto mode = reader.take<std::uint8_t>();
    if ((mode & Int8) == 0) {
        refuse("its network has weights of floating point (a \"best\" model)");
    }
    WeightMatrix matrix;
    const std::size_t rows = reader.take_count(longest_side);
    const std::size_t columns = reader.take_count(longest_side);
    static_cast<void>(reader.take<std::int8_t>());  // what an array is filled with where it has no value
    if (rows == 0 || columns < 2) {
        refuse("its network has a layer without weights");
    }
    matrix.outputs = static_cast<int>(rows);
    matrix.inputs = static_cast<int>(columns) - 1;
    const auto weights = reader.take_bytes(rows * columns);
    matrix.weights.assign(weights.begin(), weights.end());
    const std::size_t scales = reader.take_count(longest_side + 64);
    if (scales < rows) {
        refuse("its network has fewer scales than outputs");
    }
    for (std::size_t i = 0; i < scales; ++i) {
        constexpr double one = 127.0;
        const double scale = (mode & Doubles) != 0 ? reader.take<double>() : reader.take<float>();
        if (i < rows) {
            matrix.scales.push_back(static_cast<float>(scale / one));
        }
    }
    const bool sane = std::all_of(matrix.scales.begin(), matrix.scales.end(),
                                  [](float scale) { return std::isfinite(scale) && scale >= 0.0F; });
    if (!sane || std::count(matrix.weights.begin(), matrix.weights.end(), std::int8_t{-128}) != 0) {
        refuse("its network has weights that no training gives");
    }
    return matrix;
}

/// A layer as it stands in the file, without those that only hold others.
struct Layer {
    std::string type;
    bool reversed = false;
    bool transposed = false;
    std::vector<std::int32_t> sizes;
    std::vector<WeightMatrix> matrices;
};

bool holds_layers(const std::string& type)
{
    return type == "Series" || type == "RTLReversed" || type == "XYTranspose";
}

void take_layers(ByteReader& reader, Layer around, int depth, std::vector<Layer>& layers);

void take_held_layers(ByteReader& reader, const Head& head, Layer around, int depth, std::vector<Layer>& layers)
{
    around.reversed = around.reversed != (head.type == "RTLReversed");
    around.transposed = around.transposed != (head.type == "XYTranspose");
    const std::size_t count = reader.take_count(most_layers);
    for (std::size_t i = 0; i < count; ++i) {
        take_layers(reader, around, depth + 1, layers);
    }
    if ((head.flags & LearningRatePerLayer) != 0) {
        static_cast<void>(reader.take_bytes(sizeof(float) * reader.take_count(most_layers)));
    }
}

void take_sizes(ByteReader& reader, std::size_t count, Layer& layer)
{
    for (std::size_t i = 0; i < count; ++i) {
        layer.sizes.push_back(reader.take<std::int32_t>());
    }
}

void take_gates(ByteReader& reader, Layer& layer)
{
    constexpr int gates = 4;
    const auto all_inputs = reader.take<std::int32_t>();
    for (int gate = 0; gate < gates; ++gate) {
        layer.matrices.push_back(take_matrix(reader));
        const WeightMatrix& matrix = layer.matrices.back();
        if (matrix.inputs != all_inputs || matrix.outputs != layer.matrices.front().outputs ||
            matrix.outputs >= matrix.inputs) {
            refuse("its network has an LSTM layer whose gates do not fit together");
        }
    }
}

/// Appends the layers that begin here, in the order in which they work.
void take_layers(ByteReader& reader, Layer around, int depth, std::vector<Layer>& layers)
{
    const Head head = take_head(reader);
    if (depth > deepest || layers.size() > most_layers) {
        refuse("its network nests too deep");
    }
    if (holds_layers(head.type)) {
        take_held_layers(reader, head, std::move(around), depth, layers);
        return;
    }
    Layer layer = std::move(around);
    layer.type = head.type;
    if (head.type == "Input") {
        take_sizes(reader, 5, layer);
    } else if (head.type == "Convolve" || head.type == "Maxpool") {
        take_sizes(reader, 2, layer);
    } else if (head.type == "LSTM" || head.type == "SummLSTM") {
        take_gates(reader, layer);
    } else if (head.type == "Tanh" || head.type == "Softmax") {
        layer.matrices.push_back(take_matrix(reader));
    } else {
        refuse("its network has a layer of the kind \"" + head.type + "\"");
    }
    layers.push_back(std::move(layer));
}

LstmLayer lstm_of(Layer layer)
{
    return {layer.reversed ? LstmLayer::Direction::Reverse : LstmLayer::Direction::Forward,
            std::move(layer.matrices[0]), std::move(layer.matrices[1]), std::move(layer.matrices[2]),
            std::move(layer.matrices[3])};
}

/// The layers, asked for one after another.
class Layers {
public:
    explicit Layers(std::vector<Layer> layers) : layers_(std::move(layers)) {}

    Layer take(const std::string& type, const std::vector<std::int32_t>& sizes, bool transposed = false)
    {
        if (!is_next(type) || layers_[next_].sizes != sizes || layers_[next_].transposed != transposed) {
            refuse("its network is built in another way than [1,36,0,1 Ct3,3,* Mp3,3 Lfys* Lfx*... O1c*]");
        }
        return std::move(layers_[next_++]);
    }

    [[nodiscard]] bool is_next(const std::string& type) const
    {
        return next_ < layers_.size() && layers_[next_].type == type;
    }

    [[nodiscard]] bool is_end() const { return next_ == layers_.size(); }

private:
    std::vector<Layer> layers_;
    std::size_t next_ = 0;
};

void check_sizes(const LineNetwork& network)
{
    int features = pooled_pixels * pooled_pixels;
    const auto takes = [&features](int inputs, int outputs, int most) {
        if (inputs != features) {
            refuse("its network has layers that do not fit together");
        }
        if (outputs > most) {
            refuse("its network has a layer of " + std::to_string(outputs) + " outputs");
        }
        features = outputs;
    };
    takes(network.convolution.inputs, network.convolution.outputs, most_features);
    takes(network.column_summary.inputs(), network.column_summary.cells(), most_cells);
    for (const LstmLayer& layer : network.layers) {
        takes(layer.inputs(), layer.cells(), most_cells);
    }
    takes(network.output.inputs, network.output.outputs, most_codes);
    if (network.null_code < 0 || network.null_code >= network.output.outputs) {
        refuse("its network has no code for nothing");
    }
}

LineNetwork network_of(Layers layers)
{
    LineNetwork network;
    static_cast<void>(layers.take("Input", {1, network.height, 0, 1, 0}));
    static_cast<void>(layers.take("Convolve", {1, 1}));
    network.convolution = std::move(layers.take("Tanh", {}).matrices.front());
    static_cast<void>(layers.take("Maxpool", {pooled_pixels, pooled_pixels}));
    network.column_summary = lstm_of(layers.take("SummLSTM", {}, true));
    while (layers.is_next("LSTM")) {
        network.layers.push_back(lstm_of(layers.take("LSTM", {})));
    }
    network.output = std::move(layers.take("Softmax", {}).matrices.front());
    if (!layers.is_end()) {
        refuse("its network goes on behind its output");
    }
    return network;
}

}  // namespace

LineNetwork read_network(std::span<const char> component)
{
    constexpr std::size_t longest_description = 4096;
    ByteReader reader(component, part);
    std::vector<Layer> layers;
    take_layers(reader, {}, 0, layers);
    LineNetwork network = network_of(Layers(std::move(layers)));
    static_cast<void>(reader.take_string(longest_description));
    static_cast<void>(reader.take<std::int32_t>());  // how it was trained
    static_cast<void>(reader.take<std::int32_t>());  // for how long
    network.noise_seed = reader.take<std::int32_t>();
    network.null_code = reader.take<std::int32_t>();
    check_sizes(network);
    return network;
}

}  // namespace depesha
