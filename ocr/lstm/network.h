// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace depesha {

/// Weights of one layer, or of one gate: a row for each output, in it a weight for each input and the bias.
/// output = scale * (sum of weight * input + 127 * bias), with inputs from -127 to 127 that stand for -1 to 1.
struct WeightMatrix {
    int outputs = 0;
    int inputs = 0;

    /// outputs * (inputs + 1), from -127 to 127.
    std::vector<std::int8_t> weights;

    /// One for each output, not negative.
    std::vector<float> scales;
};

/// A layer of long short-term memory cells without peepholes (Hochreiter and Schmidhuber 1997, Gers 2000). The inputs
/// of each gate are those of the layer and, behind them, what its cells gave out one step before.
struct LstmLayer {
    enum class Direction { Forward, Reverse };

    Direction direction = Direction::Forward;
    WeightMatrix cell_input;
    WeightMatrix input_gate;
    WeightMatrix forget_gate;
    WeightMatrix output_gate;

    [[nodiscard]] int cells() const { return cell_input.outputs; }
    [[nodiscard]] int inputs() const { return cell_input.inputs - cells(); }
};

/// The int8 networks of tessdata_fast and those trained further from them, in Tesseract's notation
/// [1,36,0,1 Ct3,3,F Mp3,3 LfysS Lf/rxN... O1cC].
struct LineNetwork {
    /// Pixels that a line is high.
    int height = 36;

    /// Of 3 by 3 pixels, column by column, each from top to bottom; tanh.
    WeightMatrix convolution;

    /// Reads each column of the pooled picture from top to bottom; what it gives out at the foot goes on.
    LstmLayer column_summary;

    /// Along the line.
    std::vector<LstmLayer> layers;

    /// A probability for each code (softmax).
    WeightMatrix output;

    /// The code that stands for "nothing new here" (the blank of CTC).
    int null_code = 0;

    /// Tesseract fills what lies beyond the edges of the picture with noise that begins with this.
    std::int32_t noise_seed = 0;
};

/// Pixels across and down that become one by pooling.
constexpr int pooled_pixels = 3;

/// Larger networks are refused; those of tessdata_fast have 16 features, 512 cells and, but for Chinese, 500 codes.
constexpr int most_features = 16;
constexpr int most_cells = 1024;
constexpr int most_codes = 4096;

/// Reads the component of a .traineddata file that holds the network.
/// Throws BrokenModel with a clause ("it ...", "its ...") if the bytes are broken or the network is of another kind.
[[nodiscard]] LineNetwork read_network(std::span<const char> component);

}  // namespace depesha
