// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>
#include <memory>
#include <string>

namespace depesha {

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

    void info(const std::string& sentence);
    void warning(const std::string& sentence);
    void error(const std::string& sentence);

    [[nodiscard]] bool is_terminal() const;

    /// Draws the standing line; an empty one takes it away. Only on a terminal.
    void stand(const std::string& line);

private:
    struct Sink;
    struct Output;
    std::unique_ptr<Output> output_;
};

}  // namespace depesha
