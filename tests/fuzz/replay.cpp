// SPDX-License-Identifier: Apache-2.0
// Runs a fuzzer's harness without libFuzzer: on every seed of a kind, and on a fixed number of mutations of each,
// others for other DICE. With "--write FOLDER" writes the seeds of that kind for libFuzzer instead. KEEP=FILE in the
// environment keeps there what is being read: after a crash, what crashed it.
#include "tests/fuzz/mutate.h"
#include "tests/fuzz/read_any_scan.h"
#include "tests/unit/preprocess/made_scans.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace {

using Seeds = std::vector<std::pair<std::string, std::string>>;

/// Seeds whose name ends so; all of them for "all".
Seeds seeds_of(const std::string& kind)
{
    Seeds seeds;
    for (auto& seed : depesha::made::one_of_each()) {
        if (kind == "all" || seed.first.ends_with('.' + kind)) {
            seeds.push_back(std::move(seed));
        }
    }
    return seeds;
}

void write(const Seeds& seeds, const std::filesystem::path& folder)
{
    std::filesystem::create_directories(folder);
    for (const auto& [name, bytes] : seeds) {
        std::ofstream(folder / name, std::ios::binary) << bytes;
    }
}

void read_kept(const std::string& bytes)
{
    if (const char* const file = std::getenv("KEEP"); file != nullptr) {
        std::ofstream(file, std::ios::binary) << bytes;
    }
    depesha::fuzz::read_any_scan(bytes);
}

void replay(const Seeds& seeds, int mutations, std::uint32_t first)
{
    depesha::fuzz::Dice dice(first);
    for (const auto& [name, bytes] : seeds) {
        read_kept(bytes);
        for (int i = 0; i < mutations; ++i) {
            const std::string& other = seeds[dice.roll(seeds.size())].second;
            read_kept(depesha::fuzz::mutated(bytes, other, dice));
        }
    }
    std::printf("%zu seeds, %d mutations of each\n", seeds.size(), mutations);
}

}  // namespace

int main(int count, char** arguments)
{
    if (count < 3) {
        std::fprintf(stderr, "usage: %s KIND MUTATIONS [DICE] | KIND --write FOLDER\n", arguments[0]);
        return 2;
    }
    try {
        const Seeds seeds = seeds_of(arguments[1]);
        if (seeds.empty()) {
            std::fprintf(stderr, "no seeds of the kind %s\n", arguments[1]);
            return 2;
        }
        if (std::string(arguments[2]) == "--write" && count > 3) {
            write(seeds, arguments[3]);
        } else {
            constexpr int usual_dice = 1951;
            replay(seeds, std::atoi(arguments[2]),
                   static_cast<std::uint32_t>(count > 3 ? std::atoi(arguments[3]) : usual_dice));
        }
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "unexpected: %s\n", error.what());
        return 1;
    }
}
