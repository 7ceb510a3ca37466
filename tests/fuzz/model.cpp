// SPDX-License-Identifier: Apache-2.0
// Any bytes as a .traineddata file: refused with a clause, or a model that reads a strip of noise.
#include "ocr/lstm/byte_reader.h"
#include "ocr/lstm/lstm_model.h"

#include <opencv2/core.hpp>

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace depesha;
    try {
        const LstmModel model({reinterpret_cast<const char*>(data), size});
        cv::Mat strip(36, 60, CV_8U);
        cv::RNG random(1);
        random.fill(strip, cv::RNG::UNIFORM, 0, 256);
        LstmModel::Scratch scratch;
        static_cast<void>(model.read_strip(strip, scratch));
    } catch (const BrokenModel&) {
        return 0;
    }
    return 0;
}
