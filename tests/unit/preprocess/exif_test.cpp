// SPDX-License-Identifier: Apache-2.0
#include "preprocess/exif.h"

#include <gtest/gtest.h>

#include <string>

namespace depesha {
namespace {

ExifFacts read(const std::string& block)
{
    return read_exif({reinterpret_cast<const unsigned char*>(block.data()), block.size()});
}

const std::string big_endian("MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1\0\x08\0\0\0\0\0\0", 26);
const std::string little_endian("II*\0\x08\0\0\0\1\0\x12\x01\3\0\1\0\0\0\3\0\0\0\0\0\0\0", 26);

TEST(ReadExif, ReadsBothByteOrders)
{
    EXPECT_EQ(read(big_endian).orientation, 8);
    EXPECT_EQ(read(little_endian).orientation, 3);
    EXPECT_EQ(read(std::string("Exif\0\0", 6) + big_endian).orientation, 8);
}

TEST(ReadExif, TakesDamageForSilence)
{
    for (std::size_t length = 0; length < 22; ++length) {
        EXPECT_EQ(read(big_endian.substr(0, length)).orientation, 1) << length;
    }
    std::string wild = big_endian;
    wild[19] = '\x63';
    EXPECT_EQ(read(wild).orientation, 1);
    std::string far = big_endian;
    far[4] = far[5] = far[6] = far[7] = '\xFF';
    EXPECT_EQ(read(far).orientation, 1);
}

}  // namespace
}  // namespace depesha
