// SPDX-License-Identifier: Apache-2.0
#include "preprocess/binarize.h"
#include "preprocess/ink_map.h"
#include "preprocess/preprocess.h"
#include "preprocess/read_scan.h"
#include "preprocess/reduce.h"
#include "preprocess/typed_lines.h"
#include "tests/bench/drawn_page.h"

#include <benchmark/benchmark.h>
#include <opencv2/imgcodecs.hpp>

#include <filesystem>
#include <string>
#include <unistd.h>

namespace depesha {
namespace {

const ScanPage& scan()
{
    static const ScanPage page = drawn_page();
    return page;
}

const CleanPage& clean()
{
    static const CleanPage page = preprocess(scan(), {});
    return page;
}

/// The scan in grey at about this resolution, as the steps measure it.
Reduced measured(double dpi)
{
    const ScanPage& page = scan();
    return gray_of(reduced_by(page.pixels, factor_to(page.pixels, page.scan.dpi, dpi), page.scan.dpi));
}

void read_jpeg(benchmark::State& state)
{
    const auto file = std::filesystem::temp_directory_path() / ("depesha-bench-" + std::to_string(::getpid()) + ".jpg");
    cv::imwrite(file.string(), scan().pixels, {cv::IMWRITE_JPEG_QUALITY, 75});
    for (auto _ : state) {
        benchmark::DoNotOptimize(read_scan(file, 0, {}));
    }
    std::filesystem::remove(file);
}
BENCHMARK(read_jpeg)->Unit(benchmark::kMillisecond);

void preprocess_whole(benchmark::State& state)
{
    const ScanPage& page = scan();
    for (auto _ : state) {
        benchmark::DoNotOptimize(preprocess(page, {}));
    }
}
BENCHMARK(preprocess_whole)->Unit(benchmark::kMillisecond);

void reduce_to_100_dpi(benchmark::State& state)
{
    const ScanPage& page = scan();
    for (auto _ : state) {
        benchmark::DoNotOptimize(reduced_by(page.pixels, 3, page.scan.dpi));
    }
}
BENCHMARK(reduce_to_100_dpi)->Unit(benchmark::kMillisecond);

void find_sheet_on_bed(benchmark::State& state)
{
    const Reduced gray = measured(50.0);
    for (auto _ : state) {
        benchmark::DoNotOptimize(find_sheet(gray, {}));
    }
}
BENCHMARK(find_sheet_on_bed)->Unit(benchmark::kMillisecond);

void find_background(benchmark::State& state)
{
    const Reduced gray = measured(50.0);
    for (auto _ : state) {
        benchmark::DoNotOptimize(find_paper_level(gray, {}));
    }
}
BENCHMARK(find_background)->Unit(benchmark::kMillisecond);

void flatten_background(benchmark::State& state)
{
    const PaperLevel paper = find_paper_level(measured(50.0), {});
    cv::Mat gray = clean().gray.clone();
    for (auto _ : state) {
        flatten(gray, paper.level, 235.0);
    }
}
BENCHMARK(flatten_background)->Unit(benchmark::kMillisecond);

void find_skew_of_text(benchmark::State& state)
{
    const Reduced gray = measured(100.0);
    const cv::Mat ink = ink_map(gray, find_paper_level(measured(50.0), {}).level, {});
    for (auto _ : state) {
        benchmark::DoNotOptimize(find_skew(ink, gray.pixels_per_mm, {}));
    }
}
BENCHMARK(find_skew_of_text)->Unit(benchmark::kMillisecond);

void find_direction_of_text(benchmark::State& state)
{
    const Reduced gray = measured(100.0);
    const cv::Mat ink = ink_map(gray, find_paper_level(measured(50.0), {}).level, {});
    for (auto _ : state) {
        benchmark::DoNotOptimize(find_text_direction(ink, gray.pixels_per_mm));
    }
}
BENCHMARK(find_direction_of_text)->Unit(benchmark::kMillisecond);

void binarize(benchmark::State& state)
{
    const CleanPage& page = clean();
    for (auto _ : state) {
        benchmark::DoNotOptimize(relief_of(page.gray, 300.0 / 25.4));
    }
}
BENCHMARK(binarize)->Unit(benchmark::kMillisecond);

void find_lines_of_page(benchmark::State& state)
{
    const PageInk page = ink_of_page(clean().gray, clean().dpi);
    for (auto _ : state) {
        benchmark::DoNotOptimize(find_typed_lines(page));
    }
}
BENCHMARK(find_lines_of_page)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace depesha
