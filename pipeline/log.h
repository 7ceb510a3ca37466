// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/outcome.h"

#include <cstdio>
#include <memory>
#include <string>

namespace depesha {

/// What a line of the log speaks of.
struct LogSubject {
    PageId page;
    Stage stage = Stage::Read;
};

/// Text: date, time, level, page, sentence. Json: one object a line with time, level, page, stage, message; page and
/// stage only where the line speaks of a page.
enum class LogFormat { Text, Json };

/// Says what happens, one line each, on one stream; safe from any thread. On a terminal one more line stands below the
/// others and is drawn anew where it is.
class Log {
public:
    /// `stream`: standard error; nullptr for a log that says nothing. It must outlive the log.
    explicit Log(std::FILE* stream);
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;
    Log(Log&&) = delete;
    Log& operator=(Log&&) = delete;
    ~Log();

    void set_format(LogFormat format);

    void info(const std::string& sentence);
    void warning(const std::string& sentence);
    void error(const std::string& sentence);
    void info(const LogSubject& subject, const std::string& sentence);
    void warning(const LogSubject& subject, const std::string& sentence);

    [[nodiscard]] bool is_terminal() const;

    /// Draws the standing line; an empty one takes it away. Only on a terminal. Lines of any process that has this log
    /// put it out; so draw it again and again.
    void stand(const std::string& line);

private:
    struct Sink;
    struct Output;
    std::unique_ptr<Output> output_;
};

}  // namespace depesha
