// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/journal.h"
#include "pipeline/log.h"
#include "pipeline/run.h"
#include "tests/unit/pipeline/fake_stages.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace depesha::testing_aid {

/// Runs `depesha run` with fake stages, from root_/in unless `inputs_` says otherwise, and knows what was read. The
/// stages run in a child process: what they find out must lie in a file.
class RunFixture : public testing::Test {
protected:
    RunFixture()
    {
        fake_.on_recognize = [calls = root_ / "calls"](const PageId& id) { add_line(calls, to_string(id)); };
    }

    ExitCode run_to(const std::string& out, int jobs = 2, const Stages* stages = nullptr)
    {
        std::filesystem::remove(root_ / "calls");
        recognized_.clear();
        RunCommand command = command_;
        command.inputs = inputs_.empty() ? std::vector{in_} : inputs_;
        command.out = root_ / out;
        command.options.batch.jobs = jobs;
        command.options.batch.settle_seconds = settle_seconds_;
        command.options.batch.sandbox = false;  // the calls are written beside the output folder
        const Stages own = fake_stages(fake_);
        const ExitCode code = run(
            command, [&](const Options&) { return stages != nullptr ? *stages : own; }, log_);
        recognized_ = lines_of(root_ / "calls");
        return code;
    }

    [[nodiscard]] JournalSummary summary(const std::string& out) const
    {
        return Journal::for_reading(root_ / out / ".depesha/journal.db").summary();
    }

    /// Files of the failures that `depesha status` tells.
    [[nodiscard]] std::vector<std::string> failed_in(const std::string& out) const
    {
        std::vector<std::string> files;
        for (const PageFailure& failure : summary(out).failed) {
            files.push_back(failure.id.file);
        }
        return files;
    }

    TemporaryFolder root_;
    std::filesystem::path in_ = root_ / "in";
    std::vector<std::filesystem::path> inputs_;
    FakeOptions fake_;
    RunCommand command_;
    int settle_seconds_ = 0;
    std::multiset<std::string> recognized_;
    Log log_{nullptr};
};

}  // namespace depesha::testing_aid
