// SPDX-License-Identifier: Apache-2.0
// read_transcripts TRUTH OUT: makes records of transcripts as if their pages had been read without an error.
#include "postprocess/export/json.h"
#include "tests/unit/postprocess/typed_page.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace depesha {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// NAME.txt, or NAME-1.txt, NAME-2.txt and so on.
std::vector<fs::path> pages_of(const fs::path& folder, const std::string& name)
{
    std::vector<fs::path> pages;
    if (fs::exists(folder / (name + ".txt"))) {
        pages.push_back(folder / (name + ".txt"));
    }
    for (int number = 1; fs::exists(folder / (name + '-' + std::to_string(number) + ".txt")); ++number) {
        pages.push_back(folder / (name + '-' + std::to_string(number) + ".txt"));
    }
    return pages;
}

void read_document(const std::vector<fs::path>& files, const fs::path& out)
{
    std::vector<RecognizedPage> pages;
    for (const fs::path& file : files) {
        pages.push_back(testing_pages::typed_page(text_of(file), file.stem().string() + ".png"));
        fs::copy_file(file, out / file.filename());
    }
    for (const Telegram& telegram : testing_pages::telegrams_of(pages)) {
        std::ofstream(out / (telegram.id + ".telegram.json"), std::ios::binary) << to_json(telegram);
    }
}

int read_all(const fs::path& truth, const fs::path& out)
{
    constexpr std::string_view ending = ".records.json";
    fs::create_directories(out);
    for (const fs::directory_entry& entry : fs::directory_iterator(truth)) {
        const std::string name = entry.path().filename().string();
        if (name.ends_with(ending)) {
            read_document(pages_of(truth, name.substr(0, name.size() - ending.size())), out);
        }
    }
    return 0;
}

}  // namespace
}  // namespace depesha

int main(int count, char** arguments)
{
    if (count != 3) {
        std::cerr << "usage: read_transcripts TRUTH OUT\n";
        return 2;
    }
    return depesha::read_all(arguments[1], arguments[2]);
}
