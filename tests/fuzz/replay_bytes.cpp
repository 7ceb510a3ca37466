// SPDX-License-Identifier: Apache-2.0
// Runs a harness without libFuzzer: on its seeds, and on a fixed number of mutations of each, others for other DICE.
// With "--write FOLDER" writes the seeds for libFuzzer instead.
#include "tests/fuzz/mutate.h"
#include "tests/fuzz/seeds.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void feed(const std::string& bytes)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

void replay(int mutations, std::uint32_t first)
{
    depesha::fuzz::Dice dice(first);
    const std::vector<std::string> seeds = depesha::fuzz::seeds();
    for (const std::string& seed : seeds) {
        feed(seed);
        for (int i = 0; i < mutations; ++i) {
            feed(depesha::fuzz::mutated(seed, seeds[dice.roll(seeds.size())], dice));
        }
    }
    std::printf("%zu seeds, %d mutations of each\n", seeds.size(), mutations);
}

void write(const std::filesystem::path& folder)
{
    std::filesystem::create_directories(folder);
    int number = 0;
    for (const std::string& seed : depesha::fuzz::seeds()) {
        std::ofstream(folder / std::to_string(number++), std::ios::binary) << seed;
    }
}

}  // namespace

int main(int count, char** arguments)
{
    if (count < 2) {
        std::fprintf(stderr, "usage: %s MUTATIONS [DICE] | --write FOLDER\n", arguments[0]);
        return 2;
    }
    try {
        if (std::string(arguments[1]) == "--write" && count > 2) {
            write(arguments[2]);
        } else {
            constexpr int usual_dice = 1951;
            replay(std::atoi(arguments[1]),
                   static_cast<std::uint32_t>(count > 2 ? std::atoi(arguments[2]) : usual_dice));
        }
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "unexpected: %s\n", error.what());
        return 1;
    }
}
