// SPDX-License-Identifier: Apache-2.0
#include "pipeline/deflate.h"
#include "pipeline/journal_page.h"
#include "tests/fuzz/seeds.h"

namespace depesha::fuzz {

std::vector<std::string> seeds()
{
    RecognizedPage page;
    page.id = {"опись 1/лист «3».tif", 41};
    page.scan = {"abc123", "опись 1/лист «3».p0042", {2480, 3508}, 300.25, true, {"the file breaks off"}};
    page.upright = {2481, 3509};
    page.to_scan = {0.1, -0.2, 1.0 / 3.0, 4e-300, -0.0, 7e8};
    page.skew_degrees = -0.8;
    Line line;
    line.words = {{"Тов.", {1, 2, 300, 70000}, {-5, -256, -70000, 8}, 0.93}, {"Ma\"o\n", {}, {}, 1.0}};
    line.language = "ru";
    page.lines = {line, {}};
    page.marks = {{MarkKind::Handwriting, {1, 1, 2, 2}, "б/н"}};
    page.steps = {{"deskew", true, 0.8, 0.9, "turned by 0.8°"}};
    page.engine = "tesseract 5.3.0";
    constexpr std::size_t max_bytes = 1'000'000;
    return {inflated(pack_page(page), max_bytes), inflated(pack_page({}), max_bytes)};
}

}  // namespace depesha::fuzz
