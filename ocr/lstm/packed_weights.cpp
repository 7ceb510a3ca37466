// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/packed_weights.h"

#include <array>
#include <functional>

namespace depesha {
namespace {

/// Where the weight of an output for an input stands among the 64 of its group.
int place_in_group(int lane, int input, WeightOrder order)
{
    return order == WeightOrder::Planes ? input * lanes + lane : lane * group + input;
}

/// A row of a matrix, or none where an output only fills a block.
struct Row {
    const WeightMatrix* matrix = nullptr;
    int index = 0;

    [[nodiscard]] int weight(int input) const
    {
        return matrix->weights[static_cast<std::size_t>(index) * static_cast<std::size_t>(matrix->inputs + 1) +
                               static_cast<std::size_t>(input)];
    }

    [[nodiscard]] int bias() const { return weight(matrix->inputs); }
    [[nodiscard]] float scale() const { return matrix->scales[static_cast<std::size_t>(index)]; }
};

using RowOf = std::function<Row(int block, int part, int lane)>;

std::size_t output_place(int block_index, int part, int lane)
{
    const int place = (block_index * 4 + part) * lanes + lane;
    return static_cast<std::size_t>(place);
}

/// The weights for `count` inputs from `first`.
PackedWeights packed(int blocks, int first, int count, const RowOf& row_of, WeightOrder order)
{
    PackedWeights packed;
    packed.blocks = blocks;
    packed.groups = filled(count, group) / group;
    packed.weights.assign(static_cast<std::size_t>(blocks) * static_cast<std::size_t>(packed.groups * block * group),
                          0);
    const std::size_t outputs = static_cast<std::size_t>(blocks) * block;
    packed.start.assign(outputs, 0);
    packed.scales.assign(outputs, 0.0F);
    for (int b = 0; b < blocks; ++b) {
        for (int part = 0; part < 4; ++part) {
            for (int lane = 0; lane < lanes; ++lane) {
                const Row row = row_of(b, part, lane);
                if (row.matrix == nullptr) {
                    continue;
                }
                for (int input = 0; input < count; ++input) {
                    const int at = ((b * packed.groups + input / group) * 4 + part) * lanes * group +
                                   place_in_group(lane, input % group, order);
                    packed.weights[static_cast<std::size_t>(at)] = static_cast<std::int8_t>(row.weight(first + input));
                }
            }
        }
    }
    return packed;
}

void set_starts(int blocks, const RowOf& row_of, WeightOrder order, PackedWeights& packed)
{
    constexpr int one = 127;
    const int added = order == WeightOrder::Fours ? 128 : 0;
    for (int b = 0; b < blocks; ++b) {
        for (int part = 0; part < 4; ++part) {
            for (int lane = 0; lane < lanes; ++lane) {
                const Row row = row_of(b, part, lane);
                if (row.matrix == nullptr) {
                    continue;
                }
                int sum = 0;
                for (int input = 0; input < row.matrix->inputs; ++input) {
                    sum += row.weight(input);
                }
                packed.start[output_place(b, part, lane)] = one * row.bias() - added * sum;
                packed.scales[output_place(b, part, lane)] = row.scale();
            }
        }
    }
}

}  // namespace

PackedWeights pack(const WeightMatrix& matrix, WeightOrder order)
{
    const int blocks = filled(matrix.outputs, block) / block;
    const RowOf row_of = [&matrix](int b, int part, int lane) {
        const int index = (b * 4 + part) * lanes + lane;
        return index < matrix.outputs ? Row{&matrix, index} : Row{};
    };
    PackedWeights weights = packed(blocks, 0, matrix.inputs, row_of, order);
    set_starts(blocks, row_of, order, weights);
    return weights;
}

PackedLstm pack(const LstmLayer& layer, WeightOrder order)
{
    const std::array<const WeightMatrix*, 4> gates{&layer.cell_input, &layer.input_gate, &layer.forget_gate,
                                                   &layer.output_gate};
    const int blocks = filled(layer.cells(), lanes) / lanes;
    const RowOf row_of = [&gates, cells = layer.cells()](int b, int part, int lane) {
        const int cell = b * lanes + lane;
        return cell < cells ? Row{gates[static_cast<std::size_t>(part)], cell} : Row{};
    };
    PackedLstm lstm{layer.inputs(), layer.cells(), layer.direction, {}, {}};
    lstm.from_inputs = packed(blocks, 0, layer.inputs(), row_of, order);
    lstm.from_cells = packed(blocks, layer.inputs(), layer.cells(), row_of, order);
    set_starts(blocks, row_of, order, lstm.from_inputs);
    return lstm;
}

}  // namespace depesha
