// SPDX-License-Identifier: Apache-2.0
#include "pipeline/log.h"

#include "pipeline/scan_name.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/base_sink.h>

#include <mutex>
#include <string_view>
#include <unistd.h>

namespace depesha {

struct Log::Sink : spdlog::sinks::base_sink<std::mutex> {
    explicit Sink(std::FILE* to) : stream(to), terminal(to != nullptr && ::isatty(::fileno(to)) == 1) {}

    void stand(const std::string& line)
    {
        const std::scoped_lock lock(mutex_);
        if (terminal && line != standing) {
            write("\r\x1b[K" + line);
            standing = line;
        }
    }

    void sink_it_(const spdlog::details::log_msg& message) override
    {
        spdlog::memory_buf_t line;
        formatter_->format(message, line);
        const std::string_view text(line.data(), line.size());
        write(standing.empty() ? std::string(text) : "\r\x1b[K" + std::string(text) + standing);
    }

    void flush_() override {}

    void write(const std::string& text) const
    {
        if (stream != nullptr) {
            std::fwrite(text.data(), 1, text.size(), stream);
            std::fflush(stream);
        }
    }

    std::FILE* stream;
    bool terminal;
    std::string standing;
};

struct Log::Output {
    explicit Output(std::FILE* stream) : sink(std::make_shared<Sink>(stream)), logger("depesha", sink)
    {
        logger.set_pattern("%Y-%m-%d %H:%M:%S %-7l %v");
    }

    std::shared_ptr<Sink> sink;
    spdlog::logger logger;
};

Log::Log(std::FILE* stream) : output_(std::make_unique<Output>(stream)) {}

Log::~Log()
{
    stand({});
}

void Log::info(const std::string& sentence)
{
    output_->logger.info(printable(sentence));
}

void Log::warning(const std::string& sentence)
{
    output_->logger.warn(printable(sentence));
}

void Log::error(const std::string& sentence)
{
    output_->logger.error(printable(sentence));
}

bool Log::is_terminal() const
{
    return output_->sink->terminal;
}

void Log::stand(const std::string& line)
{
    output_->sink->stand(line);
}

}  // namespace depesha
