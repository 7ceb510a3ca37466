// SPDX-License-Identifier: Apache-2.0
#include "pipeline/clean_scans.h"
#include "pipeline/errors.h"
#include "tests/unit/pipeline/fake_stages.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <filesystem>
#include <new>
#include <stdexcept>
#include <string>
#include <vector>

namespace depesha {
namespace {

using namespace testing_aid;
using nlohmann::json;

class CleanScans : public testing::Test {
protected:
    CleanedScans clean(const std::vector<std::filesystem::path>& scans)
    {
        return clean_scans({.scans = scans, .out = out_, .strips = false, .json = true, .options = {}}, stages_, log_);
    }

    TemporaryFolder root_;
    std::filesystem::path in_ = root_ / "in";
    std::filesystem::path out_ = root_ / "out";
    Stages stages_ = fake_stages();
    Log log_{nullptr};
};

TEST_F(CleanScans, WritesPicturesAndMeasuresOfEveryPageThatCanBeReadAndGoesOn)
{
    const auto readable = static_cast<std::size_t>(put_fake_scans(in_));
    const CleanedScans cleaned = clean({in_});
    EXPECT_EQ(cleaned.code, ExitCode::SomePagesFailed);
    const json pages = json::parse(cleaned.json);
    EXPECT_EQ(pages.size(), readable);
    EXPECT_EQ(bytes_of(out_ / "12.gray.png"), "gray of 12.jpg#0");
    EXPECT_EQ(bytes_of(out_ / "опись 1/дело «2» [3]/лист 1.p0004.binary.png"), "binary");
    EXPECT_EQ(bytes_of(out_ / "опись 1/дело «2» [3]/лист 2.p0003.lines.png"), "lines");
    EXPECT_FALSE(std::filesystem::exists(out_ / "опись 1/дело «2» [3]/лист 2.p0002.gray.png"));
    EXPECT_EQ(json::parse(bytes_of(out_ / "1.clean.json")), pages.at(0));
    EXPECT_EQ(pages.at(0).at("file"), "1.jpg");
    EXPECT_EQ(pages.at(0).at("page"), 1);
    EXPECT_EQ(pages.at(0).at("size"), json({100, 200}));
}

TEST_F(CleanScans, TellsWhatWasMeasuredAlsoWhereAStepRefused)
{
    put(in_ / "1.jpg", fake_scan("", "a"));
    stages_.clean = [](const ScanPage& scan) {
        CleanPage page;
        page.id = scan.id;
        page.steps = {{"words", true, 0.0, 0.0, ""}, {"deskew", false, 0.12345, 0.5, "straight enough"}};
        return page;
    };
    const json page = json::parse(clean({in_ / "1.jpg"}).json).at(0);
    EXPECT_DOUBLE_EQ(page.at("skew"), 0.123);
    EXPECT_DOUBLE_EQ(page.at("skew_confidence"), 0.5);
    EXPECT_EQ(page.at("steps").at(1), json({{"step", "deskew"},
                                            {"ran", false},
                                            {"measure", 0.123},
                                            {"confidence", 0.5},
                                            {"reason", "straight enough"}}));
}

TEST_F(CleanScans, TellsTheConditionOfThePage)
{
    put(in_ / "1.jpg", fake_scan("", "a"));
    stages_.clean = [](const ScanPage& scan) {
        CleanPage page;
        page.id = scan.id;
        page.steps = {{"words", true, 0.0, 0.0, ""}};
        page.condition = {0.12345, 0.5, 3.25, 21.0, 0.1, 0.02, 0.013, 0.25};
        return page;
    };
    const json page = json::parse(clean({in_ / "1.jpg"}).json).at(0);
    EXPECT_EQ(page.at("condition"), json({{"background_spread", 0.123},
                                          {"ink_contrast", 0.5},
                                          {"stroke_width", 3.25},
                                          {"x_height", 21.0},
                                          {"paper_chroma", 0.1},
                                          {"coloured_ink", 0.02},
                                          {"noise", 0.013},
                                          {"bed", 0.25}}));
}

TEST_F(CleanScans, TurnsThePageAsReadingTells)
{
    put(in_ / "1.jpg", fake_scan("", "a"));
    int orientation = 0;
    stages_.clean = [clean = stages_.clean](const ScanPage& scan) {
        CleanPage page = clean(scan);
        page.orientation = 90;
        return page;
    };
    stages_.recognize = [recognize = stages_.recognize](const CleanPage& page) {
        RecognizedPage read = recognize(page);
        read.orientation = 270;
        read.marks = {{MarkKind::Stamp, {1, 2, 3, 4}, {}}};
        return read;
    };
    stages_.draw = [&](const CleanPage& page) {
        orientation = page.orientation;
        return PagePictures();
    };
    const json page = json::parse(clean({in_}).json).at(0);
    EXPECT_EQ(page.at("turned"), 270);
    EXPECT_EQ(page.at("orientation"), 90);
    EXPECT_EQ(orientation, 270);
    EXPECT_EQ(page.at("marks"), json::array({{{"kind", "stamp"}, {"box", {1, 2, 3, 4}}}}));
}

TEST_F(CleanScans, GoesOnWhateverAPageThrowsButNotWithoutMemory)
{
    put(in_ / "1.jpg", fake_scan("", "a"));
    put(in_ / "2.jpg", fake_scan("", "b"));
    stages_.clean = [clean = stages_.clean](const ScanPage& scan) {
        return scan.id.file == "1.jpg" ? throw std::length_error("no room") : clean(scan);
    };
    const CleanedScans cleaned = clean({in_});
    EXPECT_EQ(cleaned.code, ExitCode::SomePagesFailed);
    EXPECT_EQ(json::parse(cleaned.json).size(), 1U);
    stages_.draw = [](const CleanPage&) -> PagePictures { throw std::bad_alloc(); };
    EXPECT_THROW(clean({in_}), std::bad_alloc);
}

TEST_F(CleanScans, WritesTheStripsOfTheLinesWhereAsked)
{
    put(in_ / "1.jpg", fake_scan("", "a"));
    EXPECT_FALSE(json::parse(clean({in_}).json).at(0).contains("strips"));
    EXPECT_FALSE(std::filesystem::exists(out_ / "1.strip-0001.png"));
    const CleanCommand command{.scans = {in_}, .out = out_, .strips = true, .json = true, .options = {}};
    const json strips = json::parse(clean_scans(command, stages_, log_).json).at(0).at("strips");
    EXPECT_EQ(strips.at(0), json({{"file", "1.strip-0001.png"}, {"corners", {{1, 2}, {3, 4}, {5, 6}, {7, 8.5}}}}));
    EXPECT_EQ(bytes_of(out_ / "1.strip-0001.png"), "strip of 1.jpg#0");
    EXPECT_EQ(bytes_of(out_ / "1.strip-0002.png"), "another");
}

TEST_F(CleanScans, TakesOnlyTheScansThatAreNamed)
{
    put_fake_scans(in_);
    EXPECT_EQ(json::parse(clean({in_ / "3.jpg"}).json).size(), 1U);
    EXPECT_FALSE(std::filesystem::exists(out_ / "4.gray.png"));
}

TEST_F(CleanScans, RefusesScansThatAreNotThereAndAnOutputFolderAmongThem)
{
    put(in_ / "1.jpg", fake_scan("", "a"));
    EXPECT_THROW(clean({root_ / "nowhere"}), SetupError);
    out_ = in_ / "out";
    EXPECT_THROW(clean({in_}), SetupError);
    EXPECT_FALSE(std::filesystem::exists(out_));
}

}  // namespace
}  // namespace depesha
