// SPDX-License-Identifier: Apache-2.0
// All options of the folders below, and the batch's own.
#pragma once

#include "ocr/engine.h"
#include "pipeline/log.h"
#include "pipeline/night/time_limits.h"
#include "postprocess/authorities.h"
#include "preprocess/preprocess.h"
#include "preprocess/read_scan.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace depesha {

struct BatchOptions {
    /// Pages worked on at one time; 0: as many as the machine has cores.
    int jobs = 0;

    /// Memory for decoded pages in flight, in MB; 0: half of the machine's memory.
    int memory_mb = 0;

    /// Memory of the process that works on them, in MB; 0: four fifths of the machine's.
    int max_memory_mb = 0;

    TimeLimits limits;

    /// Pages after which that process is replaced by a new one.
    int recycle_pages = 2000;

    /// The run stops when more than so many percent of so many pages failed.
    int brake_percent = 20;
    int brake_pages = 200;

    /// Space on the disk of the output folder that is left free, in MB.
    int reserve_mb = 200;

    /// A scan is read when nobody has written to it for so many seconds; 0: at once.
    int settle_seconds = 5;

    /// File for Prometheus' node_exporter, "NAME.prom"; empty: none.
    std::string metrics;

    /// Whether the process that reads scans may do nothing else.
    bool sandbox = true;

    /// Local time, "06:00", at which the run is to have ended; empty: when all is done.
    std::string until;

    /// From the command line only.
    LogFormat log_format = LogFormat::Text;
};

/// Filled once (defaults, then file, then command line), checked once, handed down as const reference.
struct Options {
    ReadOptions read;
    PreprocessOptions preprocess;
    RecognizeOptions recognize;
    PostprocessOptions postprocess;
    BatchOptions batch;
};

/// One option by the name the configuration file knows it by.
struct Setting {
    /// "preprocess.deskew.max_degrees".
    std::string_view name;

    std::variant<int*, std::int64_t*, double*, bool*, std::string*, Languages*, EngineChoice*> value;

    /// Range of numbers, both ends allowed.
    double least = 0.0;
    double most = 0.0;

    /// True if another value may make other outputs.
    bool shapes_outputs = true;
};

/// Every option there is; the pointers lead into `options`.
[[nodiscard]] std::vector<Setting> settings_of(Options& options);

/// One sentence if the value is out of its range, else empty.
[[nodiscard]] std::string fault_of(const Setting& setting);

/// Throws SetupError if a value is out of its range.
void check(const Options& options);

/// The options that shape outputs, as one line of text: same text, same outputs.
[[nodiscard]] std::string fingerprint(const Options& options);

/// "auto", "ru", "en", "ru+en".
[[nodiscard]] std::string_view to_string(Languages languages);
[[nodiscard]] std::optional<Languages> parse_languages(std::string_view text);

/// "auto", "lstm", "tesseract".
[[nodiscard]] std::string_view to_string(EngineChoice engine);
[[nodiscard]] std::optional<EngineChoice> parse_engine(std::string_view text);

/// The figures that stand for 0 on this machine.
[[nodiscard]] int jobs_of(const BatchOptions& options);
[[nodiscard]] std::uint64_t memory_bytes_of(const BatchOptions& options);
[[nodiscard]] std::uint64_t max_memory_bytes_of(const BatchOptions& options);

/// The same with what takes less time and memory: for a page that cannot be read otherwise.
[[nodiscard]] Options cheaper(Options options);

}  // namespace depesha
