// SPDX-License-Identifier: Apache-2.0
// Each test forks a child, shuts it in, and lets it try.
#include "pipeline/errors.h"
#include "pipeline/night/sandbox.h"
#include "pipeline/night/sanitizers.h"
#include "tests/unit/pipeline/temporary_folder.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <functional>
#include <new>
#include <sched.h>
#include <string>
#include <sys/ioctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace depesha {
namespace {

namespace fs = std::filesystem;
using namespace testing_aid;

/// Runs in a child; what it returns is handed to the parent. "died" if it did.
std::string in_a_child(const std::function<std::string()>& work)
{
    std::array<int, 2> ends{};
    EXPECT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        std::string said;
        try {
            said = work();
        } catch (const std::exception& error) {
            said = std::string("threw: ") + error.what();
        }
        const bool written = ::write(ends[1], said.data(), said.size()) == static_cast<ssize_t>(said.size());
        ::_exit(written ? 0 : 1);
    }
    ::close(ends[1]);
    std::string said;
    std::array<char, 1000> some{};
    for (ssize_t count = 0; (count = ::read(ends[0], some.data(), some.size())) > 0;) {
        said.append(some.data(), static_cast<std::size_t>(count));
    }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? said : "died";
}

/// What a system call came to: "done", or the name of its error.
std::string outcome(long result)
{
    return result >= 0 ? "done" : ::strerrorname_np(errno);
}

std::string opened(const fs::path& path, int flags)
{
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, 0644);
    const std::string result = outcome(descriptor);
    if (descriptor >= 0) {
        ::close(descriptor);
    }
    return result;
}

class Sandbox : public testing::Test {
protected:
    Sandbox()
    {
        put(root_ / "scans/box/1.tif", "scan");
        put(root_ / "secret/letter", "secret");
        fs::create_directories(root_ / "out/one");
        fs::create_directories(root_ / "out/two");
    }

    void SetUp() override
    {
        const std::string lacks = in_a_child([&] { return lacks_after_entering(); });
        if (!lacks.empty()) {
            GTEST_SKIP() << "skipped, for this kernel lacks what is tested: " << lacks;
        }
    }

    [[nodiscard]] std::string lacks_after_entering() const
    {
        std::string all;
        for (const std::string& lack : enter_sandbox({{root_ / "scans"}, {root_ / "out"}})) {
            all += lack + '\n';
        }
        return all;
    }

    /// What the work returns in a child that is shut in.
    [[nodiscard]] std::string shut_in(const std::function<std::string()>& work) const
    {
        return in_a_child([&] {
            static_cast<void>(lacks_after_entering());
            return work();
        });
    }

    [[nodiscard]] std::string shut_in_call(const std::function<long()>& call) const
    {
        return shut_in([&] { return outcome(call()); });
    }

    TemporaryFolder root_;
    fs::path scan_ = root_ / "scans/box/1.tif";
};

TEST_F(Sandbox, LetsScansBeRead)
{
    EXPECT_EQ(shut_in([&] { return bytes_of(scan_); }), "scan");
    EXPECT_EQ(shut_in([&] { return fs::directory_iterator(root_ / "scans/box")->path().string(); }), scan_.string());
}

TEST_F(Sandbox, LetsAFileBeReadThatIsNamedAlone)
{
    put(root_ / "scans/box/2.tif", "other");
    EXPECT_EQ(in_a_child([&] {
                  static_cast<void>(enter_sandbox({{scan_}, {}}));
                  return opened(scan_, O_RDONLY) + ' ' + opened(root_ / "scans/box/2.tif", O_RDONLY);
              }),
              "done EACCES");
}

TEST_F(Sandbox, LetsNothingElseBeRead)
{
    EXPECT_EQ(shut_in([&] { return opened(root_ / "secret/letter", O_RDONLY); }), "EACCES");
    EXPECT_EQ(shut_in([&] { return opened(root_ / "secret", O_RDONLY | O_DIRECTORY); }), "EACCES");
    EXPECT_EQ(shut_in([] { return opened("/etc/passwd", O_RDONLY); }), "EACCES");
    EXPECT_EQ(shut_in([] { return opened("/proc/1/status", O_RDONLY); }), "EACCES");
    fs::create_symlink(root_ / "secret/letter", root_ / "scans/link");
    EXPECT_EQ(shut_in([&] { return opened(root_ / "scans/link", O_RDONLY); }), "EACCES");
}

TEST_F(Sandbox, LetsNoScanBeWrittenMovedOrRemoved)
{
    EXPECT_EQ(shut_in([&] { return opened(scan_, O_WRONLY); }), "EACCES");
    EXPECT_EQ(shut_in([&] { return opened(root_ / "scans/new", O_WRONLY | O_CREAT); }), "EACCES");
    EXPECT_EQ(shut_in_call([&] { return ::unlink(scan_.c_str()); }), "EACCES");
    const fs::path inside = root_ / "out/taken";
    EXPECT_NE(shut_in_call([&] { return ::rename(scan_.c_str(), inside.c_str()); }), "done");
    EXPECT_NE(shut_in_call([&] { return ::link(scan_.c_str(), inside.c_str()); }), "done");
    EXPECT_EQ(bytes_of(scan_), "scan");
}

TEST_F(Sandbox, LetsNoScanBeEmptiedOrMarkedByCallsThatLandlockMayNotSee)
{
    EXPECT_NE(shut_in_call([&] { return ::truncate(scan_.c_str(), 0); }), "done");
    EXPECT_EQ(shut_in([&] { return opened(scan_, O_RDONLY | O_TRUNC); }), "EPERM");
    EXPECT_EQ(shut_in_call([&] { return ::chmod(scan_.c_str(), 0600); }), "EPERM");
    EXPECT_EQ(shut_in_call([&] { return ::chown(scan_.c_str(), ::getuid(), ::getgid()); }), "EPERM");
    EXPECT_EQ(shut_in_call([&] { return ::utimensat(AT_FDCWD, scan_.c_str(), nullptr, 0); }), "EPERM");
    EXPECT_EQ(shut_in_call([&] { return ::fchmod(::open(scan_.c_str(), O_RDONLY | O_CLOEXEC), 0600); }), "EPERM");
    EXPECT_EQ(bytes_of(scan_), "scan");
}

TEST_F(Sandbox, LetsOutputsBeWrittenRenamedAndRemoved)
{
    const fs::path part = root_ / "out/one/.part";
    const fs::path first = root_ / "out/one/a.txt";
    const fs::path second = root_ / "out/two/a.txt";
    EXPECT_EQ(shut_in([&] {
                  put(part, "text");
                  put(part, "new text");
                  fs::rename(part, first);
                  fs::rename(first, second);
                  fs::create_directory(root_ / "out/three");
                  fs::remove(root_ / "out/three");
                  return bytes_of(second);
              }),
              "new text");
    EXPECT_EQ(shut_in_call([&] { return ::unlink(second.c_str()); }), "done");
}

TEST_F(Sandbox, LetsNoDeviceOrLinkBeMade)
{
    const fs::path name = root_ / "out/name";
    EXPECT_NE(shut_in_call([&] { return ::mknod(name.c_str(), S_IFCHR | 0600, 0x0101); }), "done");
    EXPECT_NE(shut_in_call([&] { return ::symlink("/", name.c_str()); }), "done");
}

TEST_F(Sandbox, LetsTheNetworkAlone)
{
    for (const int family : {AF_INET, AF_INET6, AF_UNIX, AF_NETLINK}) {
        EXPECT_EQ(shut_in_call([&] { return ::socket(family, SOCK_STREAM, 0); }), "EPERM") << family;
    }
}

TEST_F(Sandbox, StartsNoOtherProgram)
{
    EXPECT_EQ(shut_in_call([] { return ::execl("/bin/true", "true", nullptr); }), "EPERM");
    EXPECT_EQ(shut_in_call([] { return ::syscall(SYS_execveat, AT_FDCWD, "/bin/true", nullptr, nullptr, 0); }),
              "EPERM");
    EXPECT_NE(shut_in_call([] { return std::system("true") == 0 ? 0 : -1; }), "done");
}

TEST_F(Sandbox, MakesNoOtherProcess)
{
    if (has_sanitizers) {
        GTEST_SKIP() << "skipped: sanitizers need a second process";
    }
    EXPECT_EQ(shut_in_call([] { return ::fork(); }), "EPERM");
    EXPECT_EQ(shut_in_call([] { return ::vfork(); }), "EPERM");
    EXPECT_EQ(shut_in_call([] { return ::syscall(SYS_clone3, nullptr, 0); }), "ENOSYS");
    EXPECT_EQ(shut_in_call([] { return ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr); }), "EPERM");
}

TEST_F(Sandbox, SendsSignalsToItselfOnly)
{
    EXPECT_EQ(shut_in_call([] { return ::kill(::getppid(), 0); }), "EPERM");
    EXPECT_EQ(shut_in_call([] { return ::kill(-1, 0); }), "EPERM");
    EXPECT_EQ(shut_in_call([] { return ::kill(::getpid(), 0); }), "done");
    EXPECT_EQ(shut_in([] { return std::string(::raise(SIGABRT) == 0 ? "lives" : "refused"); }), "died");
}

TEST_F(Sandbox, LeavesNeitherItsGroupNorItsNamespaces)
{
    EXPECT_EQ(shut_in_call([] { return ::setpgid(0, 0); }), "EPERM");
    EXPECT_EQ(shut_in_call([] { return ::setsid(); }), "EPERM");
    EXPECT_EQ(shut_in_call([] { return ::unshare(CLONE_NEWUSER); }), "EPERM");
}

TEST_F(Sandbox, RefusesWhatOpensTheKernel)
{
    for (const long call : {SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_keyctl, SYS_mount, SYS_io_uring_setup}) {
        EXPECT_EQ(shut_in_call([&] { return ::syscall(call, 0, 0, 0, 0, 0); }), "EPERM") << call;
    }
    const auto type = [](unsigned long request) { return ::ioctl(STDIN_FILENO, request, "x"); };
    EXPECT_EQ(shut_in_call([&] { return type(TIOCSTI); }), "EPERM");
    EXPECT_EQ(shut_in_call([&] { return type(TIOCSTI | 1UL << 40U); }), "EPERM");
}

TEST_F(Sandbox, LeavesNoCoreFile)
{
    EXPECT_EQ(shut_in([] {
                  rlimit limit = {};
                  ::getrlimit(RLIMIT_CORE, &limit);
                  return std::to_string(limit.rlim_cur) + ' ' + std::to_string(limit.rlim_max);
              }),
              "0 0");
}

TEST_F(Sandbox, HoldsThreadsMadeLaterAndLetsThemWork)
{
    EXPECT_EQ(shut_in([&] {
                  std::string said;
                  std::thread([&] {
                      put(root_ / "out/thread.txt", "x");
                      said =
                          opened(root_ / "secret/letter", O_RDONLY) + ' ' + outcome(::socket(AF_INET, SOCK_STREAM, 0));
                  }).join();
                  return said;
              }),
              "EACCES EPERM");
    EXPECT_EQ(bytes_of(root_ / "out/thread.txt"), "x");
}

TEST_F(Sandbox, IsRefusedWhereThreadsAreAtWork)
{
    EXPECT_EQ(in_a_child([&] {
                  std::atomic<bool> done = false;
                  std::thread other([&] { done.wait(false); });
                  std::string said = "entered";
                  try {
                      static_cast<void>(lacks_after_entering());
                  } catch (const std::logic_error&) {
                      said = "refused";
                  }
                  done = true;
                  done.notify_all();
                  other.join();
                  return said;
              }),
              "refused");
}

TEST_F(Sandbox, TellsWhichFolderIsMissing)
{
    EXPECT_EQ(in_a_child([&] {
                  try {
                      static_cast<void>(enter_sandbox({{root_ / "nowhere"}, {}}));
                  } catch (const SetupError& error) {
                      return std::string(error.what());
                  }
                  return std::string("entered");
              }),
              (root_ / "nowhere").string() +
                  " cannot be opened: No such file or directory; look at its name and rights.");
}

TEST_F(Sandbox, LetsAJournalBeKeptInTheOutputFolder)
{
    EXPECT_EQ(shut_in([&] {
                  SQLite::Database journal(root_ / "out/journal.db", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
                  journal.exec("PRAGMA journal_mode = WAL");
                  journal.exec("CREATE TABLE pages (page INTEGER)");
                  for (int page = 0; page < 100; ++page) {
                      journal.exec("INSERT INTO pages VALUES (" + std::to_string(page) + ")");
                  }
                  SQLite::Database reader(root_ / "out/journal.db");
                  return std::to_string(reader.execAndGet("SELECT count(*) FROM pages").getInt());
              }),
              "100");
}

TEST_F(Sandbox, LetsTheProgramSeeItsMachine)
{
    EXPECT_EQ(shut_in([] { return opened("/dev/null", O_RDWR) + ' ' + opened("/dev/urandom", O_RDONLY); }),
              "done done");
    EXPECT_EQ(shut_in([] { return std::to_string(std::thread::hardware_concurrency()); }),
              std::to_string(std::thread::hardware_concurrency()));
    EXPECT_EQ(shut_in([] { return bytes_of("/proc/self/status").empty() ? "nothing" : "something"; }), "something");
}

TEST(MemoryLimit, RefusesWhatIsOverIt)
{
    if (has_sanitizers) {
        GTEST_SKIP() << "skipped: sanitizers need memory without limit";
    }
    constexpr std::size_t limit = 200'000'000;
    const auto takes = [](std::size_t bytes) {
        try {
            return std::vector<char>(bytes, 'x').back() == 'x' ? "taken" : "spoilt";
        } catch (const std::bad_alloc&) {
            return "refused";
        }
    };
    EXPECT_EQ(in_a_child([&] {
                  limit_memory(limit);
                  return std::string(takes(limit / 2)) + ' ' + takes(limit) + ' ' + takes(limit / 2);
              }),
              "taken refused taken");
}

TEST(MemoryLimit, IsNeverRaised)
{
    if (has_sanitizers) {
        GTEST_SKIP() << "skipped: sanitizers need memory without limit";
    }
    EXPECT_EQ(in_a_child([] {
                  limit_memory(300'000'000);
                  limit_memory(900'000'000);
                  rlimit limit = {};
                  ::getrlimit(RLIMIT_DATA, &limit);
                  return std::to_string(limit.rlim_max);
              }),
              "300000000");
}

}  // namespace
}  // namespace depesha
