// SPDX-License-Identifier: Apache-2.0
#include "preprocess/file_numbers.h"

#include <array>

namespace depesha {

std::uint64_t number_in(Bytes bytes, ByteOrder order)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        value = value << 8U | bytes[order == ByteOrder::BigEndian ? i : bytes.size() - 1 - i];
    }
    return value;
}

std::optional<std::uint64_t> number_at(const ScanFile& file, std::uint64_t offset, std::size_t count, ByteOrder order)
{
    std::array<unsigned char, 8> bytes{};
    if (!lies_in(file, offset, count) || file.read_at(static_cast<std::int64_t>(offset), bytes.data(), count) < count) {
        return std::nullopt;
    }
    return number_in(Bytes(bytes).first(count), order);
}

bool lies_in(const ScanFile& file, std::uint64_t offset, std::uint64_t count)
{
    const auto size = static_cast<std::uint64_t>(file.size());
    return offset <= size && count <= size - offset;
}

}  // namespace depesha
