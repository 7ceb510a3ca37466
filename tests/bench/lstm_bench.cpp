// SPDX-License-Identifier: Apache-2.0
// The network alone, by every kernel that the processor has, beside the most products a second that it can add up.
#include "ocr/line_strip.h"
#include "ocr/lstm/network_runner.h"
#include "ocr/lstm/traineddata.h"
#include "ocr/network_height.h"
#include "ocr/typescript_model.h"
#include "page/pix.h"
#include "preprocess/preprocess.h"
#include "tests/bench/drawn_page.h"
#include "tests/bench/int8_peak.h"

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

namespace depesha {
namespace {

const std::vector<LineInput>& lines_of_page()
{
    static const std::vector<LineInput> lines = [] {
        const CleanPage page = preprocess(drawn_page(), {});
        std::vector<LineInput> cut;
        for (const TextLine& line : page.lines) {
            cut.push_back(line_input(stretched_to_network_height(to_pix(cut_strip(page.gray, line.box).gray))));
        }
        return cut;
    }();
    return lines;
}

const LineNetwork& network()
{
    static const LineNetwork read = read_network(split_traineddata(typescript_model()).network);
    return read;
}

double products_of(const LstmLayer& layer)
{
    return 4.0 * layer.cells() * (layer.inputs() + layer.cells());
}

/// Multiplications for one column of the pooled picture.
double products_of_column(const LineNetwork& network)
{
    const double rows = network.height / pooled_pixels;
    double products = network.height * pooled_pixels * network.convolution.inputs * network.convolution.outputs;
    products += rows * products_of(network.column_summary);
    for (const LstmLayer& layer : network.layers) {
        products += products_of(layer);
    }
    return products + network.output.inputs * network.output.outputs;
}

void run_network(benchmark::State& state, const Kernel& kernel)
{
    const PackedNetwork packed(network(), kernel);
    PackedNetwork::Scratch scratch;
    const std::vector<LineInput>& lines = lines_of_page();
    double columns = 0.0;
    for (auto _ : state) {
        for (const LineInput& line : lines) {
            columns += packed.run(line, scratch).steps;
        }
    }
    state.counters["products"] =
        benchmark::Counter(columns * products_of_column(network()), benchmark::Counter::kIsRate);
}

void add_products(benchmark::State& state, const Int8Peak& peak)
{
    constexpr int rounds = 100000;
    for (auto _ : state) {
        benchmark::DoNotOptimize(peak.run(rounds));
    }
    state.counters["products"] = benchmark::Counter(static_cast<double>(state.iterations()) * rounds * peak.products,
                                                    benchmark::Counter::kIsRate);
}

bool register_all()
{
    for (const Int8Peak& peak : int8_peaks()) {
        benchmark::RegisterBenchmark(("peak/" + std::string(peak.name)).c_str(), add_products, peak);
    }
    for (const Kernel* kernel : kernels()) {
        benchmark::RegisterBenchmark(("network/" + std::string(kernel->name)).c_str(), run_network, *kernel)
            ->Unit(benchmark::kMillisecond);
    }
    return true;
}

const bool registered = register_all();

}  // namespace
}  // namespace depesha
