// SPDX-License-Identifier: Apache-2.0
// Children that hang, crash and die, with works that are nothing but beats.
#include "pipeline/night/supervisor.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <set>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

namespace depesha {
namespace {

using namespace testing_aid;
using Reason = WorkerEnded::Reason;

Work page(const std::string& name)
{
    return {Work::Kind::Page, {name, 0}};
}

[[noreturn]] void hang()
{
    for (;;) {
        std::this_thread::sleep_for(std::chrono::hours(1));
    }
}

[[noreturn]] void crash()
{
    std::signal(SIGSEGV, SIG_DFL);  // a sanitizer would report it
    ::raise(SIGSEGV);
    std::abort();
}

class Supervised : public testing::Test {
protected:
    /// Reads the pages in turn, but for those that are done, given up, or failed; `misdeed`: what it does at one.
    using Misdeed = std::function<void(const std::string& page, const Order& order)>;

    WorkerEnded run(const std::vector<std::string>& pages, const Misdeed& misdeed)
    {
        Supervisor supervisor(
            {.work = [&](const Order& order, const Tell& tell) { return child(pages, misdeed, order, tell); },
             .note = [this](const Beat& beat) { beats_.push_back(beat); },
             .look = [](const Watch&) {},
             .should_stop = [this](const Watch&) { return stop_; },
             .warn = [this](const std::string& sentence) { warnings_ += sentence + '\n'; }});
        return supervisor.run();
    }

    /// Pages that were read, in the order of their names; a page read twice is there twice.
    [[nodiscard]] std::multiset<std::string> done() const { return lines_of(root_ / "done"); }

    /// "name: stage: reason (tries)" of the pages that were given up.
    [[nodiscard]] std::multiset<std::string> given_up() const { return lines_of(root_ / "given up"); }

    std::string warnings_;
    std::vector<Beat> beats_;
    bool stop_ = false;
    double limit_seconds_ = 1.0;
    TemporaryFolder root_;

private:
    WorkerEnded child(const std::vector<std::string>& pages, const Misdeed& misdeed, const Order& order,
                      const Tell& tell) const
    {
        for (const std::string& name : pages) {
            const Work work = page(name);
            if ((order.kind == Order::Kind::Alone && work != order.alone) || done().contains(name) ||
                order.verdicts.failed.contains(work.id)) {
                continue;
            }
            if (const auto verdict = order.verdicts.pages.find(work.id); verdict != order.verdicts.pages.end()) {
                const PageFailure& failure = verdict->second;
                add_line(root_ / "given up", name + ": " + std::string(to_string(failure.stage)) + ": " +
                                                 failure.reason + " (" + std::to_string(failure.tries) + ")");
                tell(PageLost{work.id, failure.cause});
                continue;
            }
            const Pulse pulse(tell, work, Stage::Read, limit_seconds_);
            pulse.at(Stage::Recognize);
            misdeed(name, order);
            add_line(root_ / "done", name);
            tell(PageDelivered{work.id});
        }
        return {Reason::AllDone, {}};
    }
};

TEST_F(Supervised, WorkIsDoneByAChild)
{
    const pid_t self = ::getpid();
    EXPECT_EQ(run({"a", "b"},
                  [&](const std::string&, const Order&) {
                      if (::getpid() == self) {
                          crash();
                      }
                  })
                  .reason,
              Reason::AllDone);
    EXPECT_EQ(done(), (std::multiset<std::string>{"a", "b"}));
    EXPECT_EQ(warnings_, "");
}

TEST_F(Supervised, PageThatHangsIsStoppedAtItsLimitAndGivenUpAfterThreeTries)
{
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(run({"a", "bad", "c"},
                  [](const std::string& name, const Order&) {
                      if (name == "bad") {
                          hang();
                      }
                  })
                  .reason,
              Reason::AllDone);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
    EXPECT_EQ(done(), (std::multiset<std::string>{"a", "c"}));
    ASSERT_EQ(given_up().size(), 1U);
    EXPECT_EQ(given_up().begin()->find("bad: recognize: It took longer than"), 0U) << *given_up().begin();
    EXPECT_NE(given_up().begin()->find("(3)"), std::string::npos);
}

TEST_F(Supervised, PageThatCrashesIsGivenUpWithTheSignalsName)
{
    EXPECT_EQ(run({"a", "bad", "c"},
                  [](const std::string& name, const Order&) {
                      if (name == "bad") {
                          crash();
                      }
                  })
                  .reason,
              Reason::AllDone);
    EXPECT_EQ(done(), (std::multiset<std::string>{"a", "c"}));
    ASSERT_EQ(given_up().size(), 1U);
    EXPECT_NE(given_up().begin()->find("Segmentation fault"), std::string::npos) << *given_up().begin();
    EXPECT_NE(warnings_.find("bad#0 (recognize): the program broke down"), std::string::npos) << warnings_;
}

TEST_F(Supervised, PageThatBreaksOnlyBesideOthersIsReadAlone)
{
    EXPECT_EQ(run({"a", "shy", "c"},
                  [](const std::string& name, const Order& order) {
                      if (name == "shy" && order.kind == Order::Kind::Batch) {
                          crash();
                      }
                  })
                  .reason,
              Reason::AllDone);
    EXPECT_EQ(done(), (std::multiset<std::string>{"a", "c", "shy"}));
    EXPECT_TRUE(given_up().empty());
}

TEST_F(Supervised, PageThatNeedsCheaperSettingsGetsThem)
{
    EXPECT_EQ(run({"heavy"},
                  [](const std::string&, const Order& order) {
                      if (!order.cheaper) {
                          hang();
                      }
                  })
                  .reason,
              Reason::AllDone);
    EXPECT_EQ(done(), (std::multiset<std::string>{"heavy"}));
}

TEST_F(Supervised, ChildThatIsKilledFromOutsideIsTheMachinesTrouble)
{
    run({"a", "victim"}, [](const std::string& name, const Order&) {
        if (name == "victim") {
            ::kill(::getpid(), SIGKILL);
        }
    });
    EXPECT_EQ(done(), (std::multiset<std::string>{"a"}));
    const auto* const lost = std::get_if<PageLost>(&beats_[beats_.size() - 2]);
    ASSERT_NE(lost, nullptr);
    EXPECT_EQ(lost->cause, Cause::Machine);
}

TEST_F(Supervised, BreakdownsWithoutAPageAtWorkEndTheRunAndNotInARing)
{
    Supervisor supervisor({.work = [](const Order&, const Tell&) -> WorkerEnded { crash(); },
                           .note = [](const Beat&) {},
                           .look = [](const Watch&) {},
                           .should_stop = [](const Watch&) { return false; },
                           .warn = [](const std::string&) {}});
    const WorkerEnded ended = supervisor.run();
    EXPECT_EQ(ended.reason, Reason::BatchStopped);
    EXPECT_NE(ended.sentence.find("broke down 3 times"), std::string::npos);
}

TEST_F(Supervised, FolderThatBreaksTwoChildrenIsGivenUp)
{
    const Work folder{Work::Kind::Folder, {"box", 0}};
    Supervisor supervisor({.work =
                               [&](const Order& order, const Tell& tell) {
                                   if (order.verdicts.folders.contains("box")) {
                                       return WorkerEnded{};
                                   }
                                   add_line(root_ / "tries", "one");
                                   const Pulse pulse(tell, folder, Stage::Interpret, 9.0);
                                   crash();
                               },
                           .note = [](const Beat&) {},
                           .look = [](const Watch&) {},
                           .should_stop = [](const Watch&) { return false; },
                           .warn = [](const std::string&) {}});
    EXPECT_EQ(supervisor.run().reason, Reason::AllDone);
    EXPECT_EQ(lines_of(root_ / "tries").size(), 2U);
}

TEST_F(Supervised, StopIsHandedOnAndEndsTheRunAlsoWhereThePageHangs)
{
    stop_ = true;
    const WorkerEnded ended = run({"a", "b"}, [](const std::string& name, const Order&) {
        if (name == "a") {
            hang();
        }
    });
    EXPECT_EQ(ended.reason, Reason::Stopped);
    EXPECT_TRUE(given_up().empty()) << "nobody had the time to try it alone";
}

TEST_F(Supervised, WordOfTheChildThatItCannotGoOnIsTaken)
{
    Supervisor supervisor({.work =
                               [](const Order&, const Tell&) {
                                   return WorkerEnded{Reason::BatchStopped, "The disk is full."};
                               },
                           .note = [](const Beat&) {},
                           .look = [](const Watch&) {},
                           .should_stop = [](const Watch&) { return false; },
                           .warn = [](const std::string&) {}});
    const WorkerEnded ended = supervisor.run();
    EXPECT_EQ(ended.reason, Reason::BatchStopped);
    EXPECT_EQ(ended.sentence, "The disk is full.");
}

TEST(EndsWell, KnowsAChildThatDidItsWorkFromOneThatDidNot)
{
    using std::chrono::seconds;
    EXPECT_TRUE(ends_well([](const Tell&) { return WorkerEnded{}; }, seconds(20)));
    EXPECT_FALSE(ends_well([](const Tell&) -> WorkerEnded { crash(); }, seconds(20)));
    EXPECT_FALSE(ends_well([](const Tell&) -> WorkerEnded { hang(); }, std::chrono::milliseconds(300)));
}

TEST(WorkerProcess, EndsWithItsSupervisor)
{
    const TemporaryFolder root;
    const pid_t supervisor = ::fork();
    if (supervisor == 0) {
        const Worker worker([&](const Tell&) -> WorkerEnded {
            add_line(root / "pid", std::to_string(::getpid()));
            hang();
        });
        hang();
    }
    while (lines_of(root / "pid").empty()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    const pid_t worker = std::stoi(*lines_of(root / "pid").begin());
    ::kill(supervisor, SIGKILL);
    bool gone = false;
    for (int i = 0; i < 200 && !gone; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        gone = bytes_of("/proc/" + std::to_string(worker) + "/status").find("State:\tZ") != std::string::npos ||
               ::kill(worker, 0) != 0;
    }
    EXPECT_TRUE(gone);
}

}  // namespace
}  // namespace depesha
