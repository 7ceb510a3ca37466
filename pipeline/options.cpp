// SPDX-License-Identifier: Apache-2.0
#include "pipeline/options.h"

#include "pipeline/errors.h"
#include "pipeline/night/window.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <thread>
#include <type_traits>
#include <unistd.h>

namespace depesha {
namespace {

constexpr std::array<std::string_view, 4> language_names{"auto", "ru", "en", "ru+en"};
constexpr std::array<std::string_view, 3> engine_names{"auto", "lstm", "tesseract"};

/// The value of an enum whose names stand in its order.
template <class Enum, std::size_t Count>
std::optional<Enum> named(const std::array<std::string_view, Count>& names, std::string_view text)
{
    const auto* const found = std::find(names.begin(), names.end(), text);
    return found != names.end() ? std::optional(static_cast<Enum>(found - names.begin())) : std::nullopt;
}

template <class T>
constexpr bool is_number = std::is_arithmetic_v<T> && !std::is_same_v<T, bool>;

std::string text_of(const Setting& setting)
{
    return std::visit(
        [](const auto* value) {
            using T = std::remove_cv_t<std::remove_pointer_t<decltype(value)>>;
            if constexpr (std::is_enum_v<T>) {
                return std::string(to_string(*value));
            } else {
                return fmt::format("{}", *value);
            }
        },
        setting.value);
}

std::uint64_t megabytes(int count)
{
    return static_cast<std::uint64_t>(count) * 1'000'000;
}

std::uint64_t memory_of_the_machine()
{
    const long pages = ::sysconf(_SC_PHYS_PAGES);
    const long page_bytes = ::sysconf(_SC_PAGESIZE);
    constexpr std::uint64_t unknown = 2'000'000'000;
    return pages > 0 && page_bytes > 0 ? static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(page_bytes)
                                       : unknown;
}

}  // namespace

std::vector<Setting> settings_of(Options& options)
{
    ReadOptions& read = options.read;
    PreprocessOptions& preprocess = options.preprocess;
    RecognizeOptions& recognize = options.recognize;
    BatchOptions& batch = options.batch;
    return {
        {"read.max_pixels", &read.max_pixels, 1, 1e10, false},
        {"read.max_side", &read.max_side, 1, 1e6, false},
        {"read.max_pages", &read.max_pages, 1, 1e6, false},
        {"read.max_file_bytes", &read.max_file_bytes, 1, 1e12, false},
        {"read.max_page_bytes", &read.max_page_bytes, 1, 1e12, false},
        {"preprocess.reading_dpi", &preprocess.reading_dpi, 100, 1200},
        {"preprocess.sheet.min_confidence", &preprocess.sheet.min_confidence, 0, 1},
        {"preprocess.orientation.min_confidence", &preprocess.orientation.min_confidence, 0, 1},
        {"preprocess.deskew.max_degrees", &preprocess.deskew.max_degrees, 0, 45},
        {"preprocess.deskew.floor_degrees", &preprocess.deskew.floor_degrees, 0, 45},
        {"preprocess.deskew.min_confidence", &preprocess.deskew.min_confidence, 0, 1},
        {"preprocess.background.min_spread", &preprocess.background.min_spread, 0, 1},
        {"recognize.lang", &recognize.languages},
        {"recognize.engine", &recognize.engine},
        {"recognize.tessdata", &recognize.tessdata, 0, 0, false},  // the models themselves are in the journal's key
        {"postprocess.authorities", &options.postprocess.authorities, 0, 0, false},  // its content is in the key
        {"batch.jobs", &batch.jobs, 0, 1024, false},
        {"batch.memory_mb", &batch.memory_mb, 0, 1e8, false},
        {"batch.max_memory_mb", &batch.max_memory_mb, 0, 1e8, false},
        {"batch.page_seconds", &batch.limits.page_seconds, 1, 1e6, false},
        {"batch.page_seconds_per_megapixel", &batch.limits.page_seconds_per_megapixel, 0, 1e6, false},
        {"batch.recycle_pages", &batch.recycle_pages, 1, 1e9, false},
        {"batch.brake_percent", &batch.brake_percent, 1, 100, false},
        {"batch.brake_pages", &batch.brake_pages, 1, 1e6, false},
        {"batch.reserve_mb", &batch.reserve_mb, 0, 1e8, false},
        {"batch.settle_seconds", &batch.settle_seconds, 0, 86'400, false},
        {"batch.sandbox", &batch.sandbox, 0, 0, false},
        {"batch.metrics", &batch.metrics, 0, 0, false},
        {"batch.until", &batch.until, 0, 0, false},
    };
}

std::string fault_of(const Setting& setting)
{
    return std::visit(
        [&](const auto* value) {
            using T = std::remove_cv_t<std::remove_pointer_t<decltype(value)>>;
            if constexpr (is_number<T>) {
                const auto number = static_cast<double>(*value);
                if (!(number >= setting.least && number <= setting.most)) {
                    return fmt::format("{} is {}; it must lie within {} and {}.", setting.name, *value, setting.least,
                                       setting.most);
                }
            }
            return std::string();
        },
        setting.value);
}

void check(const Options& options)
{
    Options copy = options;
    for (const Setting& setting : settings_of(copy)) {
        if (const std::string fault = fault_of(setting); !fault.empty()) {
            throw SetupError(fault);
        }
    }
    if (!options.batch.until.empty() && !parse_clock_time(options.batch.until)) {
        throw SetupError(
            fmt::format(R"(batch.until is "{}"; it must be a time of day such as "06:00".)", options.batch.until));
    }
}

std::string fingerprint(const Options& options)
{
    Options copy = options;
    std::string text;
    for (const Setting& setting : settings_of(copy)) {
        if (setting.shapes_outputs) {
            text += fmt::format("{}={};", setting.name, text_of(setting));
        }
    }
    return text;
}

std::string_view to_string(Languages languages)
{
    return language_names.at(static_cast<std::size_t>(languages));
}

std::optional<Languages> parse_languages(std::string_view text)
{
    return named<Languages>(language_names, text);
}

std::string_view to_string(EngineChoice engine)
{
    return engine_names.at(static_cast<std::size_t>(engine));
}

std::optional<EngineChoice> parse_engine(std::string_view text)
{
    return named<EngineChoice>(engine_names, text);
}

int jobs_of(const BatchOptions& options)
{
    return options.jobs > 0 ? options.jobs : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

std::uint64_t memory_bytes_of(const BatchOptions& options)
{
    return options.memory_mb > 0 ? megabytes(options.memory_mb) : memory_of_the_machine() / 2;
}

std::uint64_t max_memory_bytes_of(const BatchOptions& options)
{
    return options.max_memory_mb > 0 ? megabytes(options.max_memory_mb) : memory_of_the_machine() / 5 * 4;
}

Options cheaper(Options options)
{
    constexpr double coarse_dpi = 200.0;
    constexpr double never = 1.0;
    options.preprocess.reading_dpi = std::min(options.preprocess.reading_dpi, coarse_dpi);
    options.preprocess.sheet.min_confidence = never;
    options.preprocess.background.min_spread = never;
    return options;
}

}  // namespace depesha
