// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/seeds.h"
#include "tests/unit/ocr/lstm/made_model.h"

#include <random>

namespace depesha::fuzz {

std::vector<std::string> seeds()
{
    using namespace testing_aid;
    std::mt19937 random(5);  // NOLINT: the same seeds each time
    const LineNetwork small = made_network({2, 3, {4, 5}, 6}, random);
    const std::vector<MadeCharacter> long_codes{{"NULL", {0}}, {"Joined", {1}}, {"ж", {2, 3}}, {"щ", {2, 3, 4}}};
    return {model_bytes(small), model_bytes(made_network({1, 1, {}, 3}, random)),
            traineddata_bytes(network_bytes(small), unicharset_bytes(long_codes), recoder_bytes(long_codes))};
}

}  // namespace depesha::fuzz
