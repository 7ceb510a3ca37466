// SPDX-License-Identifier: Apache-2.0
#include "pipeline/log.h"

#include "pipeline/scan_name.h"

#include <nlohmann/json.hpp>
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
        if (terminal && !(line.empty() && standing.empty())) {
            write("\r\x1b[K" + line);
            standing = line;
        }
    }

    void sink_it_(const spdlog::details::log_msg& message) override
    {
        spdlog::memory_buf_t line;
        formatter_->format(message, line);
        const std::string_view text(line.data(), line.size());
        write(terminal ? "\r\x1b[K" + std::string(text) + standing : std::string(text));
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
        set_format(LogFormat::Text);
    }

    void set_format(LogFormat wanted)
    {
        format = wanted;
        logger.set_pattern(format == LogFormat::Json ? R"({"time":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l",%v})"
                                                     : "%Y-%m-%d %H:%M:%S %-7l %v");
    }

    void say(spdlog::level::level_enum level, const LogSubject* subject, const std::string& sentence)
    {
        logger.log(level, format == LogFormat::Json ? json_members(subject, sentence) : text_of(subject, sentence));
    }

    static std::string text_of(const LogSubject* subject, const std::string& sentence)
    {
        return printable(subject != nullptr ? to_string(subject->page) + ' ' + sentence : sentence);
    }

    /// Without the braces around them.
    static std::string json_members(const LogSubject* subject, const std::string& sentence)
    {
        nlohmann::ordered_json members;
        if (subject != nullptr) {
            members["page"] = to_string(subject->page);
            members["stage"] = to_string(subject->stage);
        }
        members["message"] = sentence;
        const std::string text = members.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
        return text.substr(1, text.size() - 2);
    }

    std::shared_ptr<Sink> sink;
    spdlog::logger logger;
    LogFormat format = LogFormat::Text;
};

Log::Log(std::FILE* stream) : output_(std::make_unique<Output>(stream)) {}

Log::~Log()
{
    stand({});
}

void Log::set_format(LogFormat format)
{
    output_->set_format(format);
}

void Log::info(const std::string& sentence)
{
    output_->say(spdlog::level::info, nullptr, sentence);
}

void Log::warning(const std::string& sentence)
{
    output_->say(spdlog::level::warn, nullptr, sentence);
}

void Log::error(const std::string& sentence)
{
    output_->say(spdlog::level::err, nullptr, sentence);
}

void Log::info(const LogSubject& subject, const std::string& sentence)
{
    output_->say(spdlog::level::info, &subject, sentence);
}

void Log::warning(const LogSubject& subject, const std::string& sentence)
{
    output_->say(spdlog::level::warn, &subject, sentence);
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
