// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/lstm/network.h"

#include <random>
#include <string>
#include <vector>

namespace depesha::testing_aid {

/// How large a made network is.
struct NetworkSizes {
    int features = 16;
    int summary = 16;
    std::vector<int> layers{16, 32};
    int codes = 20;
};

/// A network of random weights, its layers forward and reverse by turns.
[[nodiscard]] LineNetwork made_network(const NetworkSizes& sizes, std::mt19937& random);

/// A character and its codes.
struct MadeCharacter {
    std::string text;
    std::vector<int> codes;
};

/// Space, a null and the letters from "a" on, one code each.
[[nodiscard]] std::vector<MadeCharacter> made_characters(int codes);

/// The components of a .traineddata file, and the whole file.
[[nodiscard]] std::string network_bytes(const LineNetwork& network);
[[nodiscard]] std::string unicharset_bytes(const std::vector<MadeCharacter>& characters);
[[nodiscard]] std::string recoder_bytes(const std::vector<MadeCharacter>& characters);
[[nodiscard]] std::string traineddata_bytes(const std::string& network, const std::string& unicharset,
                                            const std::string& recoder);

/// A graph of words, each the numbers of its characters.
[[nodiscard]] std::string graph_bytes(const std::vector<std::vector<int>>& words, int characters);

/// A whole model of the network and as many made characters as it has codes.
[[nodiscard]] std::string model_bytes(const LineNetwork& network);

}  // namespace depesha::testing_aid
