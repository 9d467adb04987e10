// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/torchscript/sandbox.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <vector>

namespace vestigo::models::script {

namespace {

#if defined(__x86_64__)
constexpr unsigned architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned architecture = AUDIT_ARCH_AARCH64;
#else
constexpr unsigned architecture = 0; // unknown: every call is refused
#endif

/// What computing needs. Anything else is refused with EPERM, which LibTorch turns into an exception.
constexpr std::array<long, 33> allowed = {SYS_read,
                                          SYS_write,
                                          SYS_close,
                                          SYS_lseek,
                                          SYS_mmap,
                                          SYS_munmap,
                                          SYS_mprotect,
                                          SYS_mremap,
                                          SYS_madvise,
                                          SYS_brk,
                                          SYS_futex,
                                          SYS_sched_yield,
                                          SYS_nanosleep,
                                          SYS_clock_nanosleep,
                                          SYS_clock_gettime,
                                          SYS_gettimeofday,
                                          SYS_getpid,
                                          SYS_gettid,
                                          SYS_getrandom,
                                          SYS_getcpu,
                                          SYS_exit,
                                          SYS_exit_group,
                                          SYS_rt_sigreturn,
                                          SYS_rt_sigaction,
                                          SYS_rt_sigprocmask,
                                          SYS_sigaltstack,
                                          SYS_tgkill,
                                          SYS_sysinfo,
                                          SYS_sched_getaffinity,
                                          SYS_membarrier,
                                          SYS_set_robust_list,
                                          SYS_restart_syscall,
                                          SYS_fstat};

sock_filter statement(unsigned short code, unsigned value) {
    return {code, 0, 0, value};
}

sock_filter jump(unsigned short code, unsigned value, unsigned char yes, unsigned char no) {
    return {code, yes, no, value};
}

std::vector<sock_filter> program() {
    std::vector<sock_filter> made = {
        statement(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
        jump(BPF_JMP | BPF_JEQ | BPF_K, architecture, 1, 0),
        statement(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        statement(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
    };
    for (const long call : allowed) {
        made.push_back(jump(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(call), 0, 1));
        made.push_back(statement(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    }
    made.push_back(statement(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (EPERM & SECCOMP_RET_DATA)));
    return made;
}

bool limit(__rlimit_resource resource, rlim_t most) {
    const rlimit value{most, most};
    return setrlimit(resource, &value) == 0;
}

} // namespace

bool enterSandbox() {
    constexpr rlim_t memory = rlim_t{8} << 30U;
    if (!limit(RLIMIT_AS, memory) || !limit(RLIMIT_FSIZE, 0) || !limit(RLIMIT_CORE, 0)) {
        return false;
    }
    std::vector<sock_filter> filter = program();
    const sock_fprog installed{static_cast<unsigned short>(filter.size()), filter.data()};
    return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && prctl(PR_SET_DUMPABLE, 0) == 0 &&
           prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &installed) == 0;
}

} // namespace vestigo::models::script
