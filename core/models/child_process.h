// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <sys/types.h>

namespace vestigo::models {

/// A child process with two pipes, without environment, in a folder where nothing is; it ends with this
/// object.
class ChildProcess {
public:
    /// `program` gets the descriptor `handed` as number 3. Fails where it cannot be started.
    static Result<std::unique_ptr<ChildProcess>> start(const std::filesystem::path& program, int handed);
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    enum class End { Done, Gone, Late, Cancelled };
    /// Writes or reads all of it within `seconds`; looks for cancelling every 50 ms.
    End write(const void* data, std::size_t size, double seconds, const CancelToken& cancel);
    End read(void* data, std::size_t size, double seconds, const CancelToken& cancel);

private:
    ChildProcess(pid_t process, int to, int from)
        : process_(process)
        , to_(to)
        , from_(from) {}
    pid_t process_;
    int to_;
    int from_;
};

} // namespace vestigo::models
