// SPDX-License-Identifier: Apache-2.0
#include "ocr/engine.h"
#include "ocr/line_engine.h"
#include "ocr/line_strip.h"
#include "preprocess/preprocess.h"
#include "tests/bench/drawn_page.h"

#include <benchmark/benchmark.h>

namespace depesha {
namespace {

const CleanPage& clean()
{
    static const CleanPage page = preprocess(drawn_page(), {});
    return page;
}

void cut_strips(benchmark::State& state)
{
    const CleanPage& page = clean();
    for (auto _ : state) {
        for (const TextLine& line : page.lines) {
            benchmark::DoNotOptimize(cut_strip(page.gray, line.box));
        }
    }
}
BENCHMARK(cut_strips)->Unit(benchmark::kMillisecond);

void recognize(benchmark::State& state, Languages languages)
{
    const auto engine = line_engines({.languages = languages})();
    const CleanPage& page = clean();
    benchmark::DoNotOptimize(engine->recognize(page));  // the models are loaded with the first page
    for (auto _ : state) {
        benchmark::DoNotOptimize(engine->recognize(page));
    }
}
BENCHMARK_CAPTURE(recognize, english, Languages::English)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(recognize, told_by_the_page, Languages::Auto)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace depesha
