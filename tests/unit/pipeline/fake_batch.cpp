// SPDX-License-Identifier: Apache-2.0
// depesha run with fake stages, as a process of its own that a test can kill:
// fake_batch INPUT OUT JOBS CALLS [MAX_FILE_BYTES]; each recognized page adds a line to the file CALLS.
#include "pipeline/errors.h"
#include "pipeline/run.h"
#include "tests/unit/pipeline/fake_stages.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <sys/resource.h>

namespace {

void limit_files(const char* bytes)
{
    std::signal(SIGXFSZ, SIG_IGN);
    const rlim_t most = std::stoul(bytes);
    const rlimit limit{most, most};
    setrlimit(RLIMIT_FSIZE, &limit);
}

}  // namespace

int main(int argc, char** argv)
try {
    if (argc > 5) {
        limit_files(argv[5]);
    }
    depesha::testing_aid::FakeOptions options;
    options.on_recognize = [calls = argv[4]](const depesha::PageId& id) {
        depesha::testing_aid::add_line(calls, to_string(id));
    };
    depesha::RunCommand command;
    command.inputs = {argv[1]};
    command.out = argv[2];
    command.options.batch.jobs = std::stoi(argv[3]);
    command.options.batch.settle_seconds = 0;
    command.options.batch.sandbox = false;  // the calls are written beside the output folder
    depesha::Log log(nullptr);
    const auto stages = depesha::testing_aid::fake_stages(options);
    return static_cast<int>(depesha::run(
        command, [&](const depesha::Options&) { return stages; }, log));
} catch (const depesha::FolderHeld&) {
    return static_cast<int>(depesha::ExitCode::FolderHeld);
} catch (const depesha::BatchError& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return static_cast<int>(depesha::ExitCode::BatchStopped);
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return static_cast<int>(depesha::ExitCode::Setup);
}
