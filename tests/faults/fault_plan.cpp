// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/fault_plan.h"

#include <climits>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sstream>
#include <string_view>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

namespace depesha::faults {
namespace {

using Counters = std::array<std::atomic<std::size_t>, CounterCount>;
static_assert(std::atomic<std::size_t>::is_always_lock_free);

constexpr std::array<std::string_view, AllCalls> call_names{"write", "rename",   "sync",   "open",
                                                            "mkdir", "truncate", "remove", "look"};
constexpr std::size_t looks_between_jumps = 7;

/// Only system calls here: what the library puts in place of libc's functions must not be counted by itself.
Counters* map_counters(const std::string& file)
{
    if (file.empty()) {
        return nullptr;
    }
    const auto handle =
        static_cast<int>(::syscall(SYS_openat, AT_FDCWD, file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (handle < 0 || ::syscall(SYS_ftruncate, handle, sizeof(Counters)) != 0) {
        std::abort();
    }
    void* const memory = ::mmap(nullptr, sizeof(Counters), PROT_READ | PROT_WRITE, MAP_SHARED, handle, 0);
    ::syscall(SYS_close, handle);
    return memory == MAP_FAILED ? nullptr : static_cast<Counters*>(memory);
}

std::size_t number(const std::string& text)
{
    return text.empty() ? 0 : std::stoul(text);
}

std::size_t counter_of(const std::string& name)
{
    for (std::size_t i = 0; i < call_names.size(); ++i) {
        if (call_names[i] == name) {
            return i;
        }
    }
    return AllCalls;
}

std::vector<long> numbers(const std::string& text)
{
    std::istringstream in(text);
    std::vector<long> found;
    for (long value = 0; in >> value;) {
        found.push_back(value);
    }
    return found;
}

struct Plan {
    Counters* counters = map_counters(setting("DEPESHA_FAULTS_COUNTS"));
    std::string below = setting("DEPESHA_FAULTS_BELOW");
    std::size_t counter = counter_of(setting("DEPESHA_FAULTS_CALL"));
    std::size_t at = number(setting("DEPESHA_FAULTS_AT"));
    bool lasting = setting("DEPESHA_FAULTS_LASTING") == "1";
    int error = static_cast<int>(number(setting("DEPESHA_FAULTS_ERROR")));
    bool no_sync = setting("DEPESHA_FAULTS_NO_SYNC") == "1";
    std::vector<long> shifts = numbers(setting("DEPESHA_FAULTS_CLOCK"));
};

const Plan& plan()
{
    static const Plan made;
    return made;
}

/// Before main, while files may still be opened for writing anywhere.
[[gnu::constructor]] void make_plan()
{
    static_cast<void>(plan());
}

std::string target_of(const std::string& link)
{
    std::array<char, PATH_MAX> target{};
    const long length = ::syscall(SYS_readlink, link.c_str(), target.data(), target.size());
    return length > 0 ? std::string(target.data(), static_cast<std::size_t>(length)) : std::string();
}

std::string path_of(int file)
{
    return target_of(file == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/" + std::to_string(file));
}

bool is_below(std::string_view path, std::string_view folder)
{
    return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

Fate fate_below(Call call, const std::string& path)
{
    if (!is_below(path, plan().below)) {
        return Fate::Done;
    }
    const auto kind = static_cast<std::size_t>(call);
    const std::size_t of_kind = count(kind);
    const std::size_t of_all = count(AllCalls);
    const std::size_t at = plan().at;
    const std::size_t now = plan().counter == kind ? of_kind : (plan().counter == AllCalls ? of_all : 0);
    if (at == 0 || now < at || (now > at && !plan().lasting)) {
        return Fate::Done;
    }
    count(CallsFailed);
    errno = plan().error;
    return now == at && plan().lasting && plan().counter != AllCalls ? Fate::Half : Fate::Failed;
}

bool idle()
{
    return plan().counters == nullptr || plan().below.empty();
}

}  // namespace

std::string setting(const char* name)
{
    const char* const value = std::getenv(name);
    return value != nullptr ? value : "";
}

std::size_t count(std::size_t counter)
{
    return plan().counters != nullptr ? ++(*plan().counters)[counter] : 0;
}

Fate fate_of(Call call, int file)
{
    return idle() ? Fate::Done : fate_below(call, path_of(file));
}

Fate fate_of(Call call, int folder, const char* path)
{
    if (idle() || path == nullptr) {
        return Fate::Done;
    }
    return fate_below(call, *path == '/' ? std::string(path) : path_of(folder) + '/' + path);
}

bool fails(Call call, int file)
{
    return fate_of(call, file) != Fate::Done;
}

bool fails(Call call, int folder, const char* path)
{
    return fate_of(call, folder, path) != Fate::Done;
}

bool without_sync()
{
    return plan().no_sync;
}

long clock_shift()
{
    const std::vector<long>& shifts = plan().shifts;
    return shifts.empty() ? 0 : shifts[count(ClockLooks) / looks_between_jumps % shifts.size()];
}

}  // namespace depesha::faults
