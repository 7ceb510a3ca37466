// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/landlock.h"

#include "pipeline/errors.h"
#include "pipeline/file_handle.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <fcntl.h>
#include <linux/landlock.h>
#include <optional>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace depesha {
namespace {

namespace fs = std::filesystem;

/// landlock_ruleset_attr as of version 6; the headers of Debian 12 know version 2.
struct Ruleset {
    std::uint64_t files = 0;
    std::uint64_t network = 0;
    std::uint64_t scopes = 0;
};

constexpr std::uint64_t right_to_truncate = 1ULL << 14U;
constexpr std::uint64_t right_to_control_devices = 1ULL << 15U;
constexpr std::uint64_t tcp = 0b11;
constexpr std::uint64_t abstract_sockets_and_signals = 0b11;

constexpr std::uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t writing = reading | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                                  LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_DIR |
                                  LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REFER | right_to_truncate;
constexpr std::uint64_t rights_to_a_file =
    LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | right_to_truncate;

/// What the program opens beside scans and outputs: libraries, language data, fonts and the tables of poppler, time
/// zone and locale, the settings of OpenSSL and the C library, and what tells the number of cores.
constexpr std::array files_of_the_system{"/usr",
                                         "/lib",
                                         "/lib64",
                                         "/etc/fonts",
                                         "/etc/ld.so.cache",
                                         "/etc/locale.alias",
                                         "/etc/localtime",
                                         "/etc/ssl/openssl.cnf",
                                         "/var/cache/fontconfig",
                                         "/proc/self",
                                         "/proc/cpuinfo",
                                         "/proc/meminfo",
                                         "/proc/stat",
                                         "/proc/sys/vm/overcommit_memory",
                                         "/sys/devices/system/cpu",
                                         "/sys/devices/system/node",
                                         "/sys/fs/cgroup",
                                         "/sys/kernel/mm/transparent_hugepage",
                                         "/dev/random",
                                         "/dev/urandom",
                                         "/dev/zero"};

/// All rights that this version of Landlock knows.
Ruleset known_to(long version)
{
    Ruleset known{(LANDLOCK_ACCESS_FS_MAKE_SYM << 1U) - 1, 0, 0};
    known.files |= version >= 2 ? LANDLOCK_ACCESS_FS_REFER : 0;
    known.files |= version >= 3 ? right_to_truncate : 0;
    known.files |= version >= 5 ? right_to_control_devices : 0;
    known.network = version >= 4 ? tcp : 0;
    known.scopes = version >= 6 ? abstract_sockets_and_signals : 0;
    return known;
}

/// The rules as the kernel keeps them.
class RuleKeeper {
public:
    explicit RuleKeeper(const Ruleset& known)
        : known_(known), handle_(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &known, sizeof known, 0)))
    {
    }

    [[nodiscard]] bool valid() const { return handle_.valid(); }

    /// False, see errno, if the path cannot be opened.
    [[nodiscard]] bool allow(const fs::path& path, std::uint64_t rights) const
    {
        const FileHandle place(::open(path.c_str(), O_PATH | O_CLOEXEC));
        struct stat facts = {};
        if (!place.valid() || ::fstat(place.get(), &facts) != 0) {
            return false;
        }
        landlock_path_beneath_attr rule = {};
        rule.parent_fd = place.get();
        rule.allowed_access = rights & known_.files & (S_ISDIR(facts.st_mode) ? ~0ULL : rights_to_a_file);
        return ::syscall(SYS_landlock_add_rule, handle_.get(), LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
    }

    void allow_if_there(const fs::path& path, std::uint64_t rights) const { static_cast<void>(allow(path, rights)); }

    void allow_all(const std::vector<fs::path>& paths, std::uint64_t rights) const
    {
        for (const fs::path& path : paths) {
            if (!allow(path, rights)) {
                throw SetupError(path.string() + " cannot be opened: " + system_reason(errno) +
                                 "; look at its name and rights.");
            }
        }
    }

    [[nodiscard]] bool enforce() const { return ::syscall(SYS_landlock_restrict_self, handle_.get(), 0) == 0; }

private:
    Ruleset known_;
    FileHandle handle_;
};

std::string lack(int error)
{
    return "The kernel does not offer Landlock (" + system_reason(error) +
           "): a damaged scan that takes over the program could open any file that its user may. Use Linux 5.13 or "
           "later with lsm=landlock, or run as a user who may read nothing else.";
}

}  // namespace

std::string restrict_files(const SandboxRules& rules)
{
    const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1) {
        return lack(errno);
    }
    const RuleKeeper keeper(known_to(version));
    if (!keeper.valid()) {
        return lack(errno);
    }
    for (const char* const path : files_of_the_system) {
        keeper.allow_if_there(path, reading);
    }
    keeper.allow_if_there("/dev/null", reading | LANDLOCK_ACCESS_FS_WRITE_FILE);
    keeper.allow_if_there("/proc/self/exe", reading);  // a sanitizer's report reads the names of functions there
    keeper.allow_all(rules.readable, reading);
    keeper.allow_all(rules.writable, writing);
    return keeper.enforce() ? std::string() : lack(errno);
}

}  // namespace depesha
