// SPDX-License-Identifier: Apache-2.0
#include "pipeline/cbor.h"

#include <bit>
#include <limits>
#include <stdexcept>

namespace depesha {
namespace {

constexpr unsigned unsigned_integer = 0;
constexpr unsigned negative_integer = 1;
constexpr unsigned text_string = 3;
constexpr unsigned array_of_items = 4;

constexpr unsigned false_byte = 0xF4;
constexpr unsigned true_byte = 0xF5;
constexpr unsigned double_byte = 0xFB;

[[noreturn]] void fail()
{
    throw std::runtime_error("The journal's page is damaged.");
}

}  // namespace

void CborWriter::integer(int value)
{
    if (value >= 0) {
        head(unsigned_integer, static_cast<std::uint64_t>(value));
    } else {
        head(negative_integer, static_cast<std::uint64_t>(-(static_cast<std::int64_t>(value) + 1)));
    }
}

void CborWriter::real(double value)
{
    bytes_ += static_cast<char>(double_byte);
    big_endian(std::bit_cast<std::uint64_t>(value), 8);
}

void CborWriter::truth(bool value)
{
    bytes_ += static_cast<char>(value ? true_byte : false_byte);
}

void CborWriter::text(std::string_view value)
{
    head(text_string, value.size());
    bytes_ += value;
}

void CborWriter::head(unsigned major, std::uint64_t argument)
{
    const unsigned high = major << 5U;
    if (argument < 24) {
        bytes_ += static_cast<char>(high | argument);
        return;
    }
    const int power = argument <= 0xFF ? 0 : argument <= 0xFFFF ? 1 : argument <= 0xFFFFFFFF ? 2 : 3;
    bytes_ += static_cast<char>(high | (24U + static_cast<unsigned>(power)));
    big_endian(argument, 1 << power);
}

void CborWriter::big_endian(std::uint64_t value, int count)
{
    for (int i = count - 1; i >= 0; --i) {
        bytes_ += static_cast<char>((value >> static_cast<unsigned>(8 * i)) & 0xFFU);
    }
}

std::size_t CborReader::array()
{
    const std::uint64_t count = head(array_of_items);
    if (count > rest_.size()) {
        fail();
    }
    return count;
}

void CborReader::array_of(std::size_t count)
{
    if (head(array_of_items) != count) {
        fail();
    }
}

int CborReader::integer()
{
    const bool negative = !rest_.empty() && (static_cast<unsigned char>(rest_.front()) >> 5U) == negative_integer;
    const std::uint64_t size = head(negative ? negative_integer : unsigned_integer);
    if (size > static_cast<std::uint64_t>(std::numeric_limits<int>::max())) {
        fail();
    }
    return negative ? -1 - static_cast<int>(size) : static_cast<int>(size);
}

double CborReader::real()
{
    if (byte() != double_byte) {
        fail();
    }
    return std::bit_cast<double>(big_endian(8));
}

bool CborReader::truth()
{
    const unsigned value = byte();
    if (value != false_byte && value != true_byte) {
        fail();
    }
    return value == true_byte;
}

std::string CborReader::text()
{
    const std::uint64_t length = head(text_string);
    if (length > rest_.size()) {
        fail();
    }
    std::string value(rest_.substr(0, length));
    rest_.remove_prefix(length);
    return value;
}

void CborReader::finish() const
{
    if (!rest_.empty()) {
        fail();
    }
}

std::uint64_t CborReader::head(unsigned major)
{
    const unsigned first = byte();
    const unsigned argument = first & 0x1FU;
    if (first >> 5U != major || argument > 27) {
        fail();
    }
    return argument < 24 ? argument : big_endian(1 << (argument - 24));
}

unsigned CborReader::byte()
{
    return static_cast<unsigned>(big_endian(1));
}

std::uint64_t CborReader::big_endian(int count)
{
    if (rest_.size() < static_cast<std::size_t>(count)) {
        fail();
    }
    std::uint64_t value = 0;
    for (int i = 0; i < count; ++i) {
        value = value << 8U | static_cast<unsigned char>(rest_[static_cast<std::size_t>(i)]);
    }
    rest_.remove_prefix(static_cast<std::size_t>(count));
    return value;
}

}  // namespace depesha
