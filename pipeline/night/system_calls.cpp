// SPDX-License-Identifier: Apache-2.0
#include "pipeline/night/system_calls.h"

#include "pipeline/file_handle.h"
#include "pipeline/night/sanitizers.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <sched.h>
#include <seccomp.h>
#include <stdexcept>
#include <sys/ioctl.h>
#include <unistd.h>

namespace depesha {
namespace {

/// Refused whatever their arguments. Names that this machine or this libseccomp does not know are passed over.
constexpr std::array refused_calls{
    // network
    "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4",
    // programs and processes
    "execve", "execveat", "setsid", "setpgid", "setns", "unshare", "process_vm_readv", "process_vm_writev",
    "process_madvise", "kcmp", "pidfd_open", "pidfd_getfd", "pidfd_send_signal", "rt_sigqueueinfo", "tkill",
    "personality",
    // what only administrators do, and what has often been a way into the kernel
    "acct", "add_key", "adjtimex", "bpf", "chroot", "clock_adjtime", "clock_settime", "delete_module", "fanotify_init",
    "finit_module", "fsconfig", "fsmount", "fsopen", "fspick", "init_module", "io_uring_enter", "io_uring_register",
    "io_uring_setup", "ioperm", "iopl", "kexec_file_load", "kexec_load", "keyctl", "lookup_dcookie", "mknod", "mknodat",
    "modify_ldt", "mount", "mount_setattr", "move_mount", "name_to_handle_at", "open_by_handle_at", "open_tree",
    "perf_event_open", "pivot_root", "quotactl", "quotactl_fd", "reboot", "request_key", "sethostname", "setdomainname",
    "settimeofday", "swapoff", "swapon", "syslog", "umount", "umount2", "userfaultfd", "uselib", "vhangup",
    // changes to scans that Landlock does not see
    "chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown", "fchownat", "lchown", "futimesat", "utime",
    "utimensat", "utimes", "setxattr", "setxattrat", "fsetxattr", "lsetxattr", "removexattr", "removexattrat",
    "fremovexattr", "lremovexattr", "file_setattr", "truncate"};

/// LeakSanitizer cannot do without.
constexpr std::array refused_without_sanitizers{"fork", "vfork", "ptrace"};

/// Their arguments lie in memory, where a filter cannot look; the C library then takes the older call.
constexpr std::array unknown_calls{"clone3", "openat2"};

struct FilterReleaser {
    void operator()(void* filter) const noexcept { seccomp_release(filter); }
};
using FilterPtr = std::unique_ptr<void, FilterReleaser>;

using Condition = scmp_arg_cmp;

Condition has_bits(unsigned argument, scmp_datum_t mask, scmp_datum_t bits)
{
    return {argument, SCMP_CMP_MASKED_EQ, mask, bits};
}

Condition differs(unsigned argument, scmp_datum_t value)
{
    return {argument, SCMP_CMP_NE, value, 0};
}

/// Collects rules; throws std::bad_alloc where one finds no room.
class Filter {
public:
    Filter() : filter_(seccomp_init(SCMP_ACT_ALLOW))
    {
        if (filter_ == nullptr) {
            throw std::bad_alloc();
        }
    }

    template <class... Conditions>
    void refuse(const char* call, int error, const Conditions&... conditions)
    {
        const int number = seccomp_syscall_resolve_name(call);
        if (number < 0) {
            return;
        }
        const std::array<Condition, sizeof...(conditions)> all{conditions...};
        const int result = seccomp_rule_add_array(filter_.get(), SCMP_ACT_ERRNO(static_cast<unsigned>(error)), number,
                                                  static_cast<unsigned>(all.size()), all.data());
        if (result == -ENOMEM) {
            throw std::bad_alloc();
        }
        if (result != 0) {
            throw std::logic_error(std::string("no rule for ") + call);
        }
    }

    /// 0, or the error that the kernel gave.
    [[nodiscard]] int enforce() const { return -seccomp_load(filter_.get()); }

private:
    FilterPtr filter_;
};

// O_TRUNC empties a file that is opened for reading only, and Landlock did not see it before its version 3.
void refuse_truncation(Filter& filter)
{
    constexpr scmp_datum_t mask = O_TRUNC | O_ACCMODE;
    filter.refuse("open", EPERM, has_bits(1, mask, O_TRUNC));
    filter.refuse("openat", EPERM, has_bits(2, mask, O_TRUNC));
}

void refuse_other_processes(Filter& filter)
{
    const auto own = static_cast<scmp_datum_t>(::getpid());
    for (const char* const call : {"kill", "tgkill", "rt_tgsigqueueinfo"}) {
        filter.refuse(call, EPERM, differs(0, own));
    }
    filter.refuse("prlimit64", EPERM, differs(0, 0));
    if constexpr (!has_sanitizers) {
        filter.refuse("clone", EPERM, has_bits(0, CLONE_THREAD, 0));
        for (const char* const call : refused_without_sanitizers) {
            filter.refuse(call, EPERM);
        }
    }
}

// They put text into a terminal as if it were typed. The kernel looks at 32 bits of the number only.
void refuse_typing(Filter& filter)
{
    constexpr scmp_datum_t whole_number = 0xFFFFFFFF;
    for (const int request : {TIOCSTI, TIOCLINUX}) {
        filter.refuse("ioctl", EPERM, has_bits(1, whole_number, static_cast<scmp_datum_t>(request)));
    }
}

}  // namespace

std::string restrict_system_calls()
{
    Filter filter;
    for (const char* const call : refused_calls) {
        filter.refuse(call, EPERM);
    }
    for (const char* const call : unknown_calls) {
        filter.refuse(call, ENOSYS);
    }
    refuse_truncation(filter);
    refuse_other_processes(filter);
    refuse_typing(filter);
    const int error = filter.enforce();
    return error == 0 ? std::string()
                      : "The kernel does not offer seccomp filters (" + system_reason(error) +
                            "): a damaged scan that takes over the program could reach the network and start others. "
                            "Use a kernel with CONFIG_SECCOMP_FILTER.";
}

}  // namespace depesha
