// SPDX-License-Identifier: Apache-2.0
#include "pipeline/setup_file.h"

#include "pipeline/errors.h"
#include "pipeline/file_handle.h"

#include <fmt/format.h>

#include <array>
#include <stdexcept>

namespace depesha {

void fail_at(const std::string& name, std::size_t line, std::size_t column, const std::string& sentence)
{
    throw SetupError(fmt::format("{}:{}:{}: {}", name, line, column, sentence));
}

std::string text_of_file(const std::filesystem::path& file, std::string_view what, std::size_t max_bytes)
{
    std::string text;
    try {
        const FileHandle handle = open_for_reading(file);
        std::array<char, 4096> chunk{};
        while (const std::size_t count = read_some(handle, chunk, file)) {
            text.append(chunk.data(), count);
            if (text.size() > max_bytes) {
                throw std::runtime_error(fmt::format("it is longer than {} MB.", max_bytes / 1'000'000));
            }
        }
    } catch (const std::runtime_error& error) {
        throw SetupError(fmt::format("The {} {} cannot be used: {}", what, file.string(), error.what()));
    }
    return text;
}

}  // namespace depesha
