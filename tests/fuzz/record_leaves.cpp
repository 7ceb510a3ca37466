// SPDX-License-Identifier: Apache-2.0
// Any bytes as records of truth, and what is read of them measured and shown: done, or refused with a sentence.
#include "postprocess/score/score_html.h"
#include "postprocess/score/score_table.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace depesha;
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const std::string half = bytes.substr(0, size / 2);
    try {
        const std::vector<RecordLeaves> records = read_records(bytes);
        const ScoreReport report = score_documents({{half, half, {half}, bytes, half, true}},
                                                   {{half, {half}, records, records}, {"other", {}, {}, records}});
        static_cast<void>(score_html(report));
        static_cast<void>(score_json(report, EachDocument::Told));
    } catch (const RecordError&) {
        return 0;
    }
    return 0;
}
