// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <qpdf/Pipeline.hh>

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

namespace depesha {

/// Where qpdf writes a file to. Unlike qpdf's own way, no byte that the disk refuses goes unnoticed, the last ones that
/// wait in a buffer neither.
class FilePipeline final : public Pipeline {
public:
    /// Makes the file, or empties it. Throws std::system_error.
    explicit FilePipeline(const std::filesystem::path& file);

    /// qpdf calls these from destructors too: what the disk refuses is kept for end().
    void write(const unsigned char* bytes, std::size_t count) override;
    void finish() override;

    /// Throws std::system_error if not every byte was taken.
    void end();

private:
    struct Closer {
        void operator()(std::FILE* file) const noexcept;
    };

    std::unique_ptr<std::FILE, Closer> file_;
    std::string waiting_;
    int error_ = 0;
};

}  // namespace depesha
