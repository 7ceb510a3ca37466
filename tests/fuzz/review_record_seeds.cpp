// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/seeds.h"

namespace depesha::fuzz {

std::vector<std::string> seeds()
{
    return {R"({"format": "depesha-telegram-1", "confidence": 0.5, "pages": [{"file": "1.jpg", "page": 1, "width": 1000,
"height": 1400, "dpi": 300}, {"file": "2.tif", "page": 2, "width": 900, "height": 1300}], "defects": [{"text": "3 letters",
"sources": [{"page": 1, "box": [10, 20, 300, 60]}]}], "message": {"header": {"numbers": [{"text": "302/ш", "role": "special",
"confidence": 0.25, "sources": [{"page": 0, "box": [316, 84, 615, 129]}]}], "date": {"text": "13 июня", "iso": "--06-13"}},
"body": [{"role": "quoted", "signature": [{"text": "<b>", "confidence": 0.7, "sources": []}]}]},
"review": ["defects[0]", "message.header.numbers[0]", "message.body[0].signature[0]"]})",
            R"({"format": "depesha-telegram-1", "pages": [], "review": ["message.header.date"]})"};
}

}  // namespace depesha::fuzz
