// SPDX-License-Identifier: Apache-2.0
// Any bytes as a record to review, and what is taken of it told in all forms: done, or refused with a sentence.
#include "pipeline/report/review_record.h"

#include "pipeline/report/report_csv.h"
#include "pipeline/report/report_html.h"
#include "pipeline/report/report_json.h"

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace depesha;
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    try {
        Report report;
        report.to_review.push_back(review_of_record(bytes));
        for (ReviewedPage& page : report.to_review.back().pages) {
            page.scan = page.page.id.file;
        }
        const auto picture = [](const std::filesystem::path& scan, int /*page*/) { return scan.string(); };
        static_cast<void>(report_html(report, picture));
        static_cast<void>(report_json(report));
        static_cast<void>(report_csv(report));
    } catch (const std::runtime_error&) {
        return 0;
    }
    return 0;
}
