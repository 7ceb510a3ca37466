// SPDX-License-Identifier: Apache-2.0
#include "pipeline/program.h"

#include "pipeline/clean_scans.h"
#include "pipeline/errors.h"
#include "pipeline/log.h"
#include "pipeline/night/verify_report.h"
#include "pipeline/report/report_command.h"
#include "pipeline/run.h"
#include "pipeline/run_again.h"
#include "pipeline/score_outputs.h"
#include "pipeline/single_scan.h"
#include "pipeline/stages.h"
#include "pipeline/status.h"

#include <cstdio>
#include <exception>
#include <new>
#include <string>

namespace depesha {
namespace {

ExitCode print(const std::string& text)
{
    const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    if (!written) {
        throw BatchError("Standard output cannot be written; look at where it leads.");
    }
    return ExitCode::AllDone;
}

ExitCode obey(const RunCommand& command, Log& log)
{
    log.set_format(command.options.batch.log_format);
    return run(command, make_stages, log);
}

ExitCode obey(const RetryCommand& command, Log& log)
{
    log.set_format(command.options.batch.log_format);
    return retry(command, make_stages, log);
}

ExitCode obey(const WatchCommand& command, Log& log)
{
    log.set_format(command.run.options.batch.log_format);
    return watch(command, make_stages, log);
}

ExitCode obey(const PageCommand& command, Log& log)
{
    try {
        return print(read_single_scan(command, make_stages(command.options)));
    } catch (const SetupError&) {
        throw;
    } catch (const BatchError&) {
        throw;
    } catch (const std::runtime_error& error) {
        log.error(command.scan.string() + ": " + error.what());
        return ExitCode::SomePagesFailed;
    }
}

ExitCode obey(const CleanCommand& command, Log& log)
{
    const CleanedScans cleaned = clean_scans(command, make_stages(command.options), log);
    if (command.json) {
        print(cleaned.json);
    }
    return cleaned.code;
}

ExitCode obey(const StatusCommand& command, Log& /*log*/)
{
    return print(status(command));
}

ExitCode obey(const VerifyCommand& command, Log& log)
{
    const Verified verified = verify(command, log);
    print(verified.text);
    return verified.code;
}

ExitCode obey(const ReportCommand& command, Log& /*log*/)
{
    return print(write_report_anew(command, make_stages));
}

ExitCode obey(const ScoreCommand& command, Log& /*log*/)
{
    return print(score_outputs(command));
}

ExitCode fail(Log& log, const char* reason, ExitCode code)
{
    log.error(reason);
    return code;
}

}  // namespace

ExitCode run_program(int argc, const char* const* argv)
{
    Log log(stderr);
    try {
        const auto parsed = parse_command_line(argc, argv);
        if (const auto* const code = std::get_if<ExitCode>(&parsed)) {
            return *code;
        }
        return std::visit([&](const auto& command) { return obey(command, log); }, std::get<Command>(parsed));
    } catch (const SetupError& error) {
        return fail(log, error.what(), ExitCode::Setup);
    } catch (const FolderHeld& error) {
        return fail(log, error.what(), ExitCode::FolderHeld);
    } catch (const std::bad_alloc&) {
        return fail(log, "Out of memory; lower --jobs or batch.memory_mb, and run again: it goes on from here.",
                    ExitCode::BatchStopped);
    } catch (const std::exception& error) {
        return fail(log, error.what(), ExitCode::BatchStopped);
    }
}

}  // namespace depesha
