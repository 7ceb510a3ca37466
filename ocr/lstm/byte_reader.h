// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace depesha {

static_assert(std::endian::native == std::endian::little, "models are read as little-endian bytes");

/// Foreign bytes that are not what they should be; the sentence says which part of them.
class BrokenModel : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Takes little-endian values from the front of foreign bytes, never more than are there.
class ByteReader {
public:
    /// `what` the bytes are, for the sentence of an error.
    ByteReader(std::span<const char> bytes, std::string what) : rest_(bytes), what_(std::move(what)) {}

    template <class T>
    requires std::is_arithmetic_v<T>
    [[nodiscard]] T take()
    {
        T value{};
        std::memcpy(&value, take_bytes(sizeof value).data(), sizeof value);
        return value;
    }

    [[nodiscard]] std::span<const char> take_bytes(std::size_t count)
    {
        if (count > rest_.size()) {
            throw BrokenModel(what_ + " ends too early");
        }
        const std::span<const char> taken = rest_.first(count);
        rest_ = rest_.subspan(count);
        return taken;
    }

    /// A number that says how many follow, at most `most`.
    [[nodiscard]] std::size_t take_count(std::size_t most)
    {
        const auto count = take<std::uint32_t>();
        if (count > most) {
            throw BrokenModel(what_ + " counts " + std::to_string(count) + " things where at most " +
                              std::to_string(most) + " can be");
        }
        return count;
    }

    /// A text after its length.
    [[nodiscard]] std::string take_string(std::size_t longest)
    {
        const std::span<const char> text = take_bytes(take_count(longest));
        return {text.begin(), text.end()};
    }

private:
    std::span<const char> rest_;
    std::string what_;
};

}  // namespace depesha
