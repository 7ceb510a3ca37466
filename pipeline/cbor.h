// SPDX-License-Identifier: Apache-2.0
// The part of CBOR (RFC 8949) that the journal needs: integers, reals, texts, truth values and arrays.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace depesha {

class CborWriter {
public:
    void array(std::size_t count) { head(4, count); }
    void integer(int value);
    void real(double value);
    void truth(bool value);
    void text(std::string_view value);

    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    void head(unsigned major, std::uint64_t argument);
    void big_endian(std::uint64_t value, int count);

    std::string bytes_;
};

/// Reads values in the order they were written. Every call throws std::runtime_error if the bytes hold something else
/// there, or end. The bytes must outlive the reader.
class CborReader {
public:
    explicit CborReader(std::string_view bytes) : rest_(bytes) {}

    /// Number of items of the array that starts here; never more than there are bytes left.
    [[nodiscard]] std::size_t array();

    /// The same where the number is known beforehand.
    void array_of(std::size_t count);

    [[nodiscard]] int integer();
    [[nodiscard]] double real();
    [[nodiscard]] bool truth();
    [[nodiscard]] std::string text();

    /// To be called last: all bytes must have been read.
    void finish() const;

private:
    [[nodiscard]] std::uint64_t head(unsigned major);
    [[nodiscard]] unsigned byte();
    [[nodiscard]] std::uint64_t big_endian(int count);

    std::string_view rest_;
};

}  // namespace depesha
