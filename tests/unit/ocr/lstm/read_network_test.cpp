// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/byte_reader.h"
#include "ocr/lstm/lstm_model.h"
#include "ocr/lstm/network.h"
#include "ocr/lstm/traineddata.h"
#include "tests/unit/ocr/lstm/made_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <string>

namespace depesha {
namespace {

using namespace testing_aid;
using testing::HasSubstr;

LineNetwork small_network()
{
    std::mt19937 random(1);  // NOLINT: the same network each time
    return made_network({}, random);
}

std::string complaint(const std::function<void()>& reading)
{
    try {
        reading();
    } catch (const BrokenModel& broken) {
        return broken.what();
    }
    return "nothing";
}

std::string complaint_about_network(const std::string& bytes)
{
    return complaint([&bytes] { static_cast<void>(read_network(bytes)); });
}

std::string complaint_about_file(const std::string& bytes)
{
    return complaint([&bytes] { static_cast<void>(LstmModel(bytes)); });
}

TEST(ReadNetwork, ReadsWhatWasWritten)
{
    const LineNetwork made = small_network();
    const LineNetwork read = read_network(network_bytes(made));
    EXPECT_EQ(read.convolution.weights, made.convolution.weights);
    EXPECT_EQ(read.column_summary.output_gate.weights, made.column_summary.output_gate.weights);
    ASSERT_EQ(read.layers.size(), 2U);
    EXPECT_EQ(read.layers[0].direction, LstmLayer::Direction::Forward);
    EXPECT_EQ(read.layers[1].direction, LstmLayer::Direction::Reverse);
    EXPECT_EQ(read.layers[1].cells(), 32);
    EXPECT_EQ(read.layers[1].inputs(), 16);
    EXPECT_EQ(read.output.scales.size(), 20U);
    EXPECT_FLOAT_EQ(read.output.scales[7], made.output.scales[7]);
    EXPECT_EQ(read.null_code, 1);
    EXPECT_EQ(read.noise_seed, 4711);
}

TEST(ReadNetwork, RefusesItCutShortAnywhere)
{
    const std::string bytes = network_bytes(small_network());
    constexpr std::size_t unused = 3 * sizeof(float);  // how it was trained stands at the end
    for (std::size_t length = 0; length + unused < bytes.size(); length += length < 400 ? 1 : 97) {
        EXPECT_NE(complaint_about_network(bytes.substr(0, length)), "nothing") << length;
    }
}

TEST(ReadNetwork, RefusesOtherNetworksByName)
{
    std::string bytes = network_bytes(small_network());
    const std::size_t place = bytes.find("SummLSTM");
    bytes.replace(place, 8, "Par2LSTM");
    EXPECT_THAT(complaint_about_network(bytes), HasSubstr("layer of the kind \"Par2LSTM\""));
}

TEST(ReadNetwork, RefusesFloatingPoint)
{
    std::string bytes = network_bytes(small_network());
    const std::size_t matrix = bytes.find(static_cast<char>(129));
    bytes[matrix] = static_cast<char>(128);
    EXPECT_THAT(complaint_about_network(bytes), HasSubstr("floating point"));
}

TEST(ReadNetwork, RefusesLayersThatDoNotFit)
{
    LineNetwork network = small_network();
    std::mt19937 random(2);  // NOLINT: the same network each time
    network.layers[1] = made_network({16, 16, {24, 32}, 20}, random).layers[1];
    EXPECT_THAT(complaint_about_network(network_bytes(network)), HasSubstr("do not fit together"));
    network = small_network();
    network.null_code = 20;
    EXPECT_THAT(complaint_about_network(network_bytes(network)), HasSubstr("no code for nothing"));
    network = small_network();
    network.layers.clear();
    EXPECT_THAT(complaint_about_network(network_bytes(network)), HasSubstr("do not fit together"));
}

TEST(ReadNetwork, RefusesScalesThatAreNoNumbers)
{
    LineNetwork network = small_network();
    network.layers[0].cell_input.scales[3] = -0.5F;
    EXPECT_THAT(complaint_about_network(network_bytes(network)), HasSubstr("no training gives"));
}

TEST(ReadTraineddata, RefusesWhatIsNone)
{
    EXPECT_THAT(complaint_about_file(""), HasSubstr("ends too early"));
    EXPECT_THAT(complaint_about_file("this is no model at all, but some words"), HasSubstr("table of parts"));
    EXPECT_THAT(complaint_about_file(traineddata_bytes("", "1\nNULL\n", "x")), HasSubstr("no LSTM network"));
    EXPECT_THAT(complaint_about_file(traineddata_bytes(network_bytes(small_network()), "", "")),
                HasSubstr("no characters"));
}

TEST(ReadTraineddata, TakesAWholeModel)
{
    EXPECT_EQ(complaint_about_file(model_bytes(small_network())), "nothing");
}

}  // namespace
}  // namespace depesha
