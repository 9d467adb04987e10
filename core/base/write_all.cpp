// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/write_all.h"

#include <cerrno>
#include <cstddef>
#include <unistd.h>

namespace vestigo {

bool writeAll(int descriptor, const std::string& bytes) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::write(descriptor, bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            return false;
        }
        done += static_cast<std::size_t>(count);
    }
    return true;
}

} // namespace vestigo
