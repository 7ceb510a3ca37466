// SPDX-License-Identifier: Apache-2.0
// Draws small typed pages, each with another number in its text, for runs over many of them:
// small_pages FOLDER PAGES PAGES_PER_FOLDER; of five pages three are JPEGs, and two stand in one TIFF.
#include "tests/unit/preprocess/made_scans.h"

#include <fmt/format.h>
#include <opencv2/imgproc.hpp>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr int dpi = 150;
constexpr int sheet_width = 600;
constexpr int sheet_height = 400;
constexpr int char_pitch = 15;
constexpr int line_pitch = 60;

cv::Mat drawn_page(int number)
{
    const std::vector<std::string> lines{fmt::format("CIPHERED TELEGRAM No. {}", number), "PEKING, TO ROSHCHIN",
                                         fmt::format("Division {} has arrived.", number % 97 + 1)};
    cv::Mat page(sheet_height, sheet_width, CV_8UC1, cv::Scalar::all(235));
    int baseline = 2 * line_pitch;
    for (const std::string& line : lines) {
        int x = 4 * char_pitch;
        for (const char sign : line) {
            cv::putText(page, std::string(1, sign), {x, baseline}, cv::FONT_HERSHEY_COMPLEX, 0.6, cv::Scalar::all(40),
                        1, cv::LINE_AA);
            x += char_pitch;
        }
        baseline += line_pitch;
    }
    return page;
}

void put(const fs::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary) << bytes;
}

std::string jpeg(int number)
{
    return depesha::made::with_density(depesha::made::encoded(".jpg", drawn_page(number)), 1, dpi, dpi);
}

std::string tiff(int first_number)
{
    constexpr unsigned lzw = 5;
    std::vector<depesha::made::TiffPage> pages(2);
    for (int i = 0; i < 2; ++i) {
        pages.at(static_cast<std::size_t>(i)).image = drawn_page(first_number + i);
        pages.at(static_cast<std::size_t>(i)).compression = lzw;
        pages.at(static_cast<std::size_t>(i)).resolution = dpi;
    }
    return depesha::made::tiff(pages);
}

void draw(const fs::path& root, int pages, int pages_per_folder)
{
    for (int number = 1; number <= pages; ++number) {
        const fs::path folder = root / fmt::format("box-{:03}", (number - 1) / pages_per_folder + 1);
        fs::create_directories(folder);
        const int of_five = (number - 1) % 5;
        if (of_five < 3) {
            put(folder / fmt::format("{:05}.jpg", number), jpeg(number));
        } else if (of_five == 3) {
            put(folder / fmt::format("{:05}.tif", number), tiff(number));
        }
    }
}

}  // namespace

int main(int argc, char** argv)
try {
    if (argc != 4 || std::stoi(argv[2]) % 5 != 0 || std::stoi(argv[3]) % 5 != 0) {
        std::fprintf(stderr, "usage: %s FOLDER PAGES PAGES_PER_FOLDER   (numbers that five divides)\n", argv[0]);
        return 2;
    }
    draw(argv[1], std::stoi(argv[2]), std::stoi(argv[3]));
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
