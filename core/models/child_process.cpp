// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/child_process.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <poll.h>
#include <spawn.h>
#include <string>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vestigo::models {

namespace {

constexpr int waitMs = 50; // between two looks at the cancel token

Error startError(const std::string& program, int number) {
    Error error;
    error.code = ErrorCode::Internal;
    error.file = program;
    error.message = VESTIGO_TEXT("Error", "a part of the program cannot be started: %1");
    error.arguments = {std::strerror(number)};
    error.remedy = VESTIGO_TEXT("Error", "install Vestigo again");
    return error;
}

/// Moves bytes by `step` (which gives what read() and write() give) until all are done.
ChildProcess::End moved(int descriptor, short event, std::size_t size, double seconds,
                        const CancelToken& cancel, const std::function<ssize_t(std::size_t done)>& step) {
    using Clock = std::chrono::steady_clock;
    const auto end =
        Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
    std::size_t done = 0;
    while (done < size) {
        if (cancel.cancelled()) {
            return ChildProcess::End::Cancelled;
        }
        if (Clock::now() >= end) {
            return ChildProcess::End::Late;
        }
        pollfd ready{descriptor, event, 0};
        if (poll(&ready, 1, waitMs) <= 0) {
            continue;
        }
        const ssize_t count = step(done);
        if (count > 0) {
            done += static_cast<std::size_t>(count);
        } else if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
            return ChildProcess::End::Gone;
        }
    }
    return ChildProcess::End::Done;
}

/// Starts it with `input` as 0, `output` as 1 and `handed` as 3; all else is closed. 0: it runs.
int spawn(const std::string& program, int input, int output, int handed, pid_t& process) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, 0);
    posix_spawn_file_actions_adddup2(&actions, output, 1);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, handed, 3);
    posix_spawn_file_actions_addclosefrom_np(&actions, 4);
    posix_spawn_file_actions_addchdir_np(&actions, "/proc/self/fdinfo"); // nothing can be made there
    std::string name = "vestigo-torchscript";
    std::array<char*, 2> arguments = {name.data(), nullptr};
    std::array<char*, 1> environment = {nullptr};
    const int failed =
        posix_spawn(&process, program.c_str(), &actions, nullptr, arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    return failed;
}

} // namespace

Result<std::unique_ptr<ChildProcess>> ChildProcess::start(const std::filesystem::path& program, int handed) {
    // Sockets, because writing to one that nobody reads any more can be told not to raise a signal. Numbers
    // above 3, so that the child's places do not fall on each other.
    std::array<int, 2> to{};
    std::array<int, 2> from{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, to.data()) != 0) {
        return startError(program.string(), errno);
    }
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, from.data()) != 0) {
        const int number = errno;
        close(to[0]);
        close(to[1]);
        return startError(program.string(), number);
    }
    const std::array<int, 3> high = {fcntl(to[0], F_DUPFD_CLOEXEC, 10), fcntl(from[1], F_DUPFD_CLOEXEC, 10),
                                     fcntl(handed, F_DUPFD_CLOEXEC, 10)};
    pid_t process = -1;
    const int failed = high[0] < 0 || high[1] < 0 || high[2] < 0
                           ? EMFILE
                           : spawn(program.string(), high[0], high[1], high[2], process);
    for (const int descriptor : {to[0], from[1], high[0], high[1], high[2]}) {
        if (descriptor >= 0) {
            close(descriptor);
        }
    }
    if (failed != 0) {
        close(to[1]);
        close(from[0]);
        return startError(program.string(), failed);
    }
    fcntl(to[1], F_SETFL, O_NONBLOCK);
    fcntl(from[0], F_SETFL, O_NONBLOCK);
    return std::unique_ptr<ChildProcess>(new ChildProcess(process, to[1], from[0]));
}

ChildProcess::~ChildProcess() {
    close(to_);
    close(from_);
    kill(process_, SIGKILL);
    while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
    }
}

ChildProcess::End ChildProcess::write(const void* data, std::size_t size, double seconds,
                                      const CancelToken& cancel) {
    return moved(to_, POLLOUT, size, seconds, cancel, [&](std::size_t done) {
        return send(to_, static_cast<const char*>(data) + done, size - done, MSG_NOSIGNAL);
    });
}

ChildProcess::End ChildProcess::read(void* data, std::size_t size, double seconds,
                                     const CancelToken& cancel) {
    return moved(from_, POLLIN, size, seconds, cancel, [&](std::size_t done) {
        return ::read(from_, static_cast<char*>(data) + done, size - done);
    });
}

} // namespace vestigo::models
