// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/manifest.h"
#include "tests/fuzz/seeds.h"

namespace depesha::fuzz {

std::vector<std::string> seeds()
{
    const std::string digest(64, 'a');
    const std::vector<OutputNote> plain{{"0001.txt", digest}, {"0001.pdf", digest}, {"опись.telegram.json", digest}};
    const std::vector<OutputNote> odd{{"a\\b\nc\rd", digest}, {" * ", digest}};
    return {"", manifest_text(plain), manifest_text(odd)};
}

}  // namespace depesha::fuzz
