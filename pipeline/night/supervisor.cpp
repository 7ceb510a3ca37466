// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/supervisor.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstring>
#include <utility>

namespace depesha {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds look_every{200};

/// Breakdowns in a row that no work can be held to account for; more, and it is the machine's or the program's trouble.
constexpr int most_unexplained = 3;

/// A file or folder is given up at its second breakdown.
constexpr int most_breakdowns = 2;

/// A page that is read when it is alone, and was at work at so many breakdowns all the same, is given up.
constexpr int most_suspicions = 4;

std::string overdue_reason(const AtWork& at)
{
    return fmt::format("it took longer than {:.0f} s and was stopped; look at the scan, or raise batch.page_seconds",
                       at.limit.count());
}

std::string breakdown_reason(const Worker::End& end)
{
    if (end.signal == SIGKILL) {
        return "the process was killed from outside, perhaps because the machine's memory ran out";
    }
    const std::string how = end.signal != 0 ? ::strsignal(end.signal) : fmt::format("exit code {}", end.exit_code);
    return fmt::format("the program broke down ({}); keep the scan for a report", how);
}

std::string with_capital(std::string sentence)
{
    sentence.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(sentence.front())));
    return sentence + '.';
}

}  // namespace

WorkerEnded Supervisor::run()
{
    for (;;) {
        Order order;
        order.verdicts = verdicts_;
        order.first = std::exchange(first_, false);
        const Round round = watch_over(order);
        if (round.ended && round.ended->reason != WorkerEnded::Reason::Recycled &&
            round.ended->reason != WorkerEnded::Reason::OutOfMemory) {
            return *round.ended;
        }
        if (stopping_) {
            return {WorkerEnded::Reason::Stopped, {}};
        }
        if (!round.ended || round.ended->reason == WorkerEnded::Reason::OutOfMemory) {
            unexplained_ = round.suspects.empty() ? unexplained_ + 1 : 0;
            if (unexplained_ >= most_unexplained) {
                return helpless();
            }
        }
        for (const Suspect& suspect : round.suspects) {
            if (const auto end = judge(suspect)) {
                return *end;
            }
        }
    }
}

Supervisor::Round Supervisor::watch_over(const Order& order)
{
    Worker worker([this, &order](const Tell& tell) { return duties_.work(order, tell); });
    Watch watch;
    Round round;
    Clock::time_point next_look = Clock::now();
    while (!worker.has_ended()) {
        for (const Beat& beat : worker.beats(look_every)) {
            take(beat, watch, round);
        }
        if (Clock::now() < next_look) {
            continue;
        }
        next_look = Clock::now() + look_every;
        duties_.look(watch);
        if (!stopping_ && duties_.should_stop(watch)) {
            stopping_ = true;
            worker.ask_to_stop();
        }
        if (!round.ended && has_overdue(watch.at_work(Clock::now()))) {
            worker.kill();
            break;
        }
    }
    return broken(worker, watch, std::move(round));
}

void Supervisor::take(const Beat& beat, Watch& watch, Round& round)
{
    watch.take(beat, Clock::now());
    if (const auto* const lost = std::get_if<PageLost>(&beat)) {
        verdicts_.failed.insert(lost->id);
    }
    if (const auto* const ended = std::get_if<WorkerEnded>(&beat)) {
        round.ended = *ended;
    }
    duties_.note(beat);
}

bool Supervisor::has_overdue(const std::vector<AtWork>& works)
{
    return std::any_of(works.begin(), works.end(), [](const AtWork& at) { return at.is_overdue(); });
}

/// Who is to be held to account: what is overdue, or else all that was begun.
Supervisor::Round Supervisor::broken(Worker& worker, const Watch& watch, Round round) const
{
    const std::vector<AtWork> works = watch.at_work(Clock::now());
    const bool hung = !round.ended && !worker.has_ended() && has_overdue(works);
    const Worker::End end = worker.wait();
    if (round.ended && round.ended->reason != WorkerEnded::Reason::OutOfMemory) {
        return round;
    }
    const std::string reason =
        round.ended ? "memory ran out; look at the scan, or raise batch.max_memory_mb" : breakdown_reason(end);
    for (const AtWork& at : works) {
        if (!hung) {
            round.suspects.push_back({at, reason, end.signal == SIGKILL ? Cause::Machine : Cause::Page});
        } else if (at.is_overdue()) {
            round.suspects.push_back({at, overdue_reason(at), Cause::Page});
        }
    }
    for (const Suspect& suspect : round.suspects) {
        duties_.warn(
            fmt::format("{} ({}): {}.", to_string(suspect.at.work), to_string(suspect.at.stage), suspect.reason));
    }
    return round;
}

std::optional<WorkerEnded> Supervisor::judge(const Suspect& suspect)
{
    if (stopping_) {
        return WorkerEnded{WorkerEnded::Reason::Stopped, {}};
    }
    const bool is_page = suspect.at.work.kind == Work::Kind::Page;
    const int count = ++breakdowns_[suspect.at.work];
    if (count >= (is_page ? most_suspicions : most_breakdowns)) {
        give_up(suspect, count);
        return std::nullopt;
    }
    return is_page ? judge_page(suspect) : std::nullopt;
}

std::optional<WorkerEnded> Supervisor::judge_page(Suspect suspect)
{
    int tries = 1;
    for (const bool cheaper : {false, true}) {
        Order order{Order::Kind::Alone, suspect.at.work, cheaper, verdicts_};
        const Round round = watch_over(order);
        if (round.ended && round.ended->reason != WorkerEnded::Reason::OutOfMemory) {
            const bool goes_on = round.ended->reason == WorkerEnded::Reason::AllDone;
            return goes_on ? std::nullopt : round.ended;
        }
        if (stopping_) {
            return WorkerEnded{WorkerEnded::Reason::Stopped, {}};
        }
        ++tries;
        if (!round.suspects.empty()) {
            suspect = round.suspects.front();
        }
    }
    give_up(suspect, tries);
    return std::nullopt;
}

void Supervisor::give_up(const Suspect& suspect, int tries)
{
    const Work& work = suspect.at.work;
    const PageFailure failure{work.id, suspect.at.stage, with_capital(suspect.reason), suspect.cause, tries};
    switch (work.kind) {
    case Work::Kind::Page:
        verdicts_.pages[work.id] = failure;
        break;
    case Work::Kind::File:
        verdicts_.files[work.id.file] = failure;
        break;
    case Work::Kind::Folder:
        verdicts_.folders[work.id.file] = failure.reason;
        break;
    }
}

WorkerEnded Supervisor::helpless()
{
    return {WorkerEnded::Reason::BatchStopped,
            fmt::format("The program broke down {} times without a page at work. Look at the log above and at the "
                        "machine; the next run goes on from here.",
                        unexplained_)};
}

}  // namespace depesha
