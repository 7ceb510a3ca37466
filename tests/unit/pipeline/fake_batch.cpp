// SPDX-License-Identifier: Apache-2.0
// depesha run with fake stages, as a process of its own that a test can kill:
// fake_batch INPUT OUT JOBS CALLS [MAX_FILE_BYTES]; each recognized page adds a line to the file CALLS.
#include "pipeline/errors.h"
#include "pipeline/run.h"
#include "tests/unit/pipeline/fake_stages.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fcntl.h>
#include <string>
#include <sys/resource.h>
#include <unistd.h>

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
    const int calls = ::open(argv[4], O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    depesha::testing_aid::FakeOptions options;
    options.on_recognize = [calls](const depesha::PageId& id) {
        const std::string line = to_string(id) + '\n';
        if (::write(calls, line.data(), line.size()) < 0) {
            std::abort();
        }
    };
    depesha::RunCommand command;
    command.inputs = {argv[1]};
    command.out = argv[2];
    command.options.batch.jobs = std::stoi(argv[3]);
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
