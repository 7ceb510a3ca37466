// SPDX-License-Identifier: Apache-2.0
#include "ocr/file_pipeline.h"

#include <cerrno>
#include <system_error>

namespace depesha {
namespace {

constexpr std::size_t enough_bytes_to_write = 1 << 16;

[[noreturn]] void fail(const std::string& file, int error)
{
    throw std::system_error(error, std::generic_category(), file + " cannot be written");
}

}  // namespace

FilePipeline::FilePipeline(const std::filesystem::path& file)
    : Pipeline(file.filename().c_str(), nullptr), file_(std::fopen(file.c_str(), "wbe"))
{
    if (file_ == nullptr) {
        fail(getIdentifier(), errno);
    }
    std::setvbuf(file_.get(), nullptr, _IONBF, 0);
}

void FilePipeline::write(const unsigned char* bytes, std::size_t count)
{
    waiting_.append(reinterpret_cast<const char*>(bytes), count);
    if (waiting_.size() >= enough_bytes_to_write) {
        finish();
    }
}

void FilePipeline::finish()
{
    if (error_ == 0 && std::fwrite(waiting_.data(), 1, waiting_.size(), file_.get()) != waiting_.size()) {
        error_ = errno;
    }
    waiting_.clear();
}

void FilePipeline::end()
{
    finish();
    if (error_ != 0) {
        fail(getIdentifier(), error_);
    }
}

void FilePipeline::Closer::operator()(std::FILE* file) const noexcept
{
    static_cast<void>(std::fclose(file));
}

}  // namespace depesha
