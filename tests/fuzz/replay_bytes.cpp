// SPDX-License-Identifier: Apache-2.0
// Runs a harness without libFuzzer: on its seeds, and on a fixed number of mutations of each.
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

void replay(int mutations)
{
    depesha::fuzz::Dice dice(1951);
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
        std::fprintf(stderr, "usage: %s MUTATIONS | --write FOLDER\n", arguments[0]);
        return 2;
    }
    try {
        if (std::string(arguments[1]) == "--write" && count > 2) {
            write(arguments[2]);
        } else {
            replay(std::atoi(arguments[1]));
        }
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "unexpected: %s\n", error.what());
        return 1;
    }
}
