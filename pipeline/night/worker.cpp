// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/worker.h"

#include "pipeline/errors.h"
#include "pipeline/stop_request.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <fcntl.h>
#include <poll.h>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace depesha {
namespace {

constexpr std::size_t message_bytes = 65'536;

[[noreturn]] void fail(int error)
{
    throw BatchError("No process can be started for the work: " + system_reason(error) +
                     ". Look at the limits of processes and memory, and run again.");
}

/// The supervisor's end, the child's end. Messages keep their borders, and what a dead child told can still be read.
std::pair<FileHandle, FileHandle> channel()
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        fail(errno);
    }
    return {FileHandle(ends[0]), FileHandle(ends[1])};
}

/// Nobody is left to tell it to: the supervisor is gone, and so is soon this process.
void send(const FileHandle& channel, const Beat& beat)
{
    const std::string message = packed(beat);
    while (::send(channel.get(), message.data(), message.size(), MSG_NOSIGNAL) < 0 && errno == EINTR) {
    }
}

void end_with(pid_t supervisor)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != supervisor) {
        ::_exit(EXIT_FAILURE);  // it ended before the request was made
    }
}

/// Where memory runs out, the machine should take this process and leave the supervisor.
void offer_to_the_out_of_memory_killer()
{
    const FileHandle score(::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC));
    constexpr std::string_view high = "500";
    if (!score.valid() || ::write(score.get(), high.data(), high.size()) < 0) {
        return;  // then the machine chooses as it thinks best
    }
}

[[noreturn]] void be_the_child(const WorkerMain& main, const FileHandle& channel, pid_t supervisor)
{
    end_with(supervisor);
    offer_to_the_out_of_memory_killer();
    heed_stop_signals_always();
    let_stop_signals_through();
    const Tell tell = [&channel](const Beat& beat) { send(channel, beat); };
    try {
        tell(WorkerBegun{});
        tell(main(tell));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        ::_exit(EXIT_FAILURE);
    }
    ::_exit(EXIT_SUCCESS);  // what ends with the process belongs to the supervisor
}

/// Forks; the parent gets its end of the channel.
pid_t begin(const WorkerMain& main, FileHandle& end)
{
    auto [mine, its] = channel();
    const StopSignalsHeldBack held_back;
    const pid_t supervisor = ::getpid();
    const pid_t process = ::fork();
    if (process < 0) {
        fail(errno);
    }
    if (process == 0) {
        mine = FileHandle();
        be_the_child(main, its, supervisor);
    }
    end = std::move(mine);
    return process;
}

}  // namespace

Worker::Worker(const WorkerMain& main) : process_(begin(main, channel_)) {}

Worker::~Worker()
{
    if (!end_) {
        kill();
        static_cast<void>(wait());
    }
}

std::vector<Beat> Worker::beats(std::chrono::milliseconds patience)
{
    std::vector<Beat> beats;
    pollfd ready{channel_.get(), POLLIN, 0};
    if (ended_ || ::poll(&ready, 1, static_cast<int>(patience.count())) <= 0) {
        return beats;
    }
    std::string message(message_bytes, '\0');
    ssize_t count = 0;
    while ((count = ::recv(channel_.get(), message.data(), message.size(), MSG_DONTWAIT)) > 0) {
        try {
            beats.push_back(unpacked_beat({message.data(), static_cast<std::size_t>(count)}));
        } catch (const std::runtime_error&) {
            kill();  // it no longer is what was started
        }
    }
    ended_ = count == 0 || (errno != EAGAIN && errno != EINTR);
    return beats;
}

void Worker::ask_to_stop() const
{
    ::kill(process_, SIGTERM);
}

void Worker::kill() const
{
    ::kill(process_, SIGKILL);
}

Worker::End Worker::wait()
{
    if (!end_) {
        int status = 0;
        while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
        }
        end_ = WIFSIGNALED(status) ? End{WTERMSIG(status), 0} : End{0, WEXITSTATUS(status)};
    }
    return *end_;
}

bool ends_well(const WorkerMain& main, std::chrono::steady_clock::duration limit)
{
    constexpr std::chrono::milliseconds patience{200};
    const auto end = std::chrono::steady_clock::now() + limit;
    Worker worker(main);
    bool has_told = false;
    while (!worker.has_ended() && std::chrono::steady_clock::now() < end) {
        for (const Beat& beat : worker.beats(patience)) {
            has_told = has_told || std::holds_alternative<WorkerEnded>(beat);
        }
    }
    return has_told;
}

}  // namespace depesha
