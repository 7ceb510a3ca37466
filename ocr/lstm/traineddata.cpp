// SPDX-License-Identifier: Apache-2.0
#include "ocr/lstm/traineddata.h"

#include "ocr/lstm/byte_reader.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace depesha {
namespace {

/// Places in the table of offsets.
enum Component : std::size_t {
    Network = 17,
    Punctuation = 18,
    Words = 19,
    Numbers = 20,
    Unicharset = 21,
    Recoder = 22
};

/// Tesseract 5 knows 24 components; a number beyond this is that of a file of other bytes, or of another byte order.
constexpr std::size_t most_components = 256;

std::vector<std::int64_t> offsets_of(std::span<const char> file)
{
    ByteReader reader(file, "its table of parts");
    std::vector<std::int64_t> offsets(reader.take_count(most_components));
    for (std::int64_t& offset : offsets) {
        offset = reader.take<std::int64_t>();
    }
    const auto size = static_cast<std::int64_t>(file.size());
    if (std::any_of(offsets.begin(), offsets.end(), [size](std::int64_t offset) { return offset > size; })) {
        throw BrokenModel("its table of parts points behind its end");
    }
    return offsets;
}

/// A component ends where the next one begins.
std::span<const char> component(std::span<const char> file, const std::vector<std::int64_t>& offsets, Component which)
{
    if (which >= offsets.size() || offsets[which] < 0) {
        return {};
    }
    auto end = static_cast<std::int64_t>(file.size());
    for (const std::int64_t offset : offsets) {
        if (offset > offsets[which]) {
            end = std::min(end, offset);
        }
    }
    const auto begin = static_cast<std::size_t>(offsets[which]);
    return file.subspan(begin, static_cast<std::size_t>(end) - begin);
}

}  // namespace

Traineddata split_traineddata(std::span<const char> file)
{
    const std::vector<std::int64_t> offsets = offsets_of(file);
    Traineddata parts{component(file, offsets, Network), component(file, offsets, Unicharset),
                      component(file, offsets, Recoder), component(file, offsets, Punctuation),
                      component(file, offsets, Words),   component(file, offsets, Numbers)};
    if (parts.network.empty()) {
        throw BrokenModel("it holds no LSTM network");
    }
    if (parts.unicharset.empty() || parts.recoder.empty()) {
        throw BrokenModel("it holds no characters for its network");
    }
    return parts;
}

}  // namespace depesha
