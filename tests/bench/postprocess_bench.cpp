// SPDX-License-Identifier: Apache-2.0
#include "postprocess/assemble.h"
#include "postprocess/export/json.h"
#include "postprocess/export/text.h"
#include "postprocess/postprocess.h"
#include "tests/bench/drawn_page.h"

#include <benchmark/benchmark.h>

namespace depesha {
namespace {

void interpret_page(benchmark::State& state)
{
    const RecognizedPage page = recognized_page();
    for (auto _ : state) {
        benchmark::DoNotOptimize(interpret(page));
    }
}
BENCHMARK(interpret_page)->Unit(benchmark::kMicrosecond);

void assemble_folder(benchmark::State& state)
{
    const std::vector<TelegramPage> pages(static_cast<std::size_t>(state.range(0)), interpret(recognized_page()));
    for (auto _ : state) {
        benchmark::DoNotOptimize(assemble(pages));
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(assemble_folder)->Arg(1)->Arg(500)->Unit(benchmark::kMicrosecond);

void write_record(benchmark::State& state)
{
    const Telegram telegram = assemble({interpret(recognized_page())}).front();
    for (auto _ : state) {
        benchmark::DoNotOptimize(to_json(telegram));
    }
}
BENCHMARK(write_record)->Unit(benchmark::kMicrosecond);

void write_text(benchmark::State& state)
{
    const RecognizedPage page = recognized_page();
    for (auto _ : state) {
        benchmark::DoNotOptimize(to_text(page));
    }
}
BENCHMARK(write_text)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace depesha
