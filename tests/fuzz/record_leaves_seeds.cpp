// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/seeds.h"

namespace depesha::fuzz {

std::vector<std::string> seeds()
{
    return {R"([{"kind": "telegram", "languages": ["ru"], "pages": [{"file": "1.jpg"}], "archival_references":
[{"text": "ф. 45", "fond": "45"}], "message": {"role": "telegram", "header": {"title": {"text": "ШИФР", "confidence": 0.5},
"date": {"text": "13 июня", "iso": "--06-13", "iso_alt": ["1951-06-13"]}, "numbers": [{"number": "302", "suffix": "ш"}]},
"body": [{"text": "a <b> & c"}, {"role": "quoted", "body": [{"text": "d"}]}]}}])",
            R"({"records": [{}, {"message": {"closing": {"distribution": [{"text": "1", "confidence": 1}]},
"signature": [{"text": "x", "name": null}]}}]})"};
}

}  // namespace depesha::fuzz
