// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

#include "core/base/write_all.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vestigo {

namespace {

namespace fs = std::filesystem;

Error fileError(ErrorCode code, const fs::path& path, const Text& message, const Text& remedy,
                std::vector<std::string> arguments = {}) {
    Error error;
    error.code = code;
    error.file = path.string();
    error.message = message;
    error.remedy = remedy;
    error.arguments = std::move(arguments);
    return error;
}

Error cannotWrite(const fs::path& path, int reason) {
    return fileError(ErrorCode::FileUnwritable, path, VESTIGO_TEXT("Error", "cannot be written: %1"),
                     VESTIGO_TEXT("Error", "choose another place, or free some space"),
                     {std::strerror(reason)});
}

/// Closes a file descriptor when it goes out of scope.
class Descriptor {
public:
    explicit Descriptor(int number)
        : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }
    int close() {
        const int result = number_ >= 0 ? ::close(number_) : 0;
        number_ = -1;
        return result;
    }

private:
    int number_;
};

/// The name itself must be on the disk too, or a power cut may bring the old file back.
void syncFolder(const fs::path& folder) {
    const Descriptor directory(
        ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.number() >= 0) {
        ::fsync(directory.number());
    }
}

bool leaves(const fs::path& normal) {
    return normal.is_absolute() || (!normal.empty() && *normal.begin() == "..");
}

bool inside(const fs::path& folder, const fs::path& target) {
    const fs::path relative = target.lexically_relative(folder);
    return !relative.empty() && !leaves(relative);
}

} // namespace

Result<std::uint64_t> readableFileSize(const fs::path& path) {
    const Text look = VESTIGO_TEXT("Error", "check the name and the folder");
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0) {
        if (errno == ENOENT || errno == ENOTDIR) {
            return fileError(ErrorCode::FileMissing, path, VESTIGO_TEXT("Error", "the file does not exist"),
                             look);
        }
        return fileError(ErrorCode::FileUnreadable, path, VESTIGO_TEXT("Error", "cannot be read: %1"), look,
                         {std::strerror(errno)});
    }
    if (!S_ISREG(facts.st_mode)) {
        return fileError(ErrorCode::FileUnreadable, path, VESTIGO_TEXT("Error", "is not a regular file"),
                         look);
    }
    if (::access(path.c_str(), R_OK) != 0) {
        return fileError(ErrorCode::FileUnreadable, path, VESTIGO_TEXT("Error", "cannot be read: %1"),
                         VESTIGO_TEXT("Error", "ask for the right to read it"), {std::strerror(errno)});
    }
    return static_cast<std::uint64_t>(facts.st_size);
}

Result<std::string> readFile(const fs::path& path, std::uint64_t limit) {
    const Result<std::uint64_t> size = readableFileSize(path);
    if (!size) {
        return size.error();
    }
    if (*size > limit) {
        return fileError(ErrorCode::TooLarge, path,
                         VESTIGO_TEXT("Error", "has %1 bytes, more than the %2 that are accepted"),
                         VESTIGO_TEXT("Error", "split the file"),
                         {std::to_string(*size), std::to_string(limit)});
    }
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0) {
        return fileError(ErrorCode::FileUnreadable, path, VESTIGO_TEXT("Error", "cannot be read: %1"), Text(),
                         {std::strerror(errno)});
    }
    std::string content;
    content.reserve(static_cast<std::size_t>(*size));
    std::array<char, 1U << 16U> block{};
    while (true) {
        const ssize_t count = ::read(file.number(), block.data(), block.size());
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return fileError(ErrorCode::FileUnreadable, path, VESTIGO_TEXT("Error", "cannot be read: %1"),
                             Text(), {std::strerror(errno)});
        }
        if (count == 0) {
            return content;
        }
        content.append(block.data(), static_cast<std::size_t>(count));
        if (content.size() > limit) { // it grew while we read
            return fileError(ErrorCode::TooLarge, path, VESTIGO_TEXT("Error", "is still being written"),
                             VESTIGO_TEXT("Error", "wait until it is complete"));
        }
    }
}

namespace {

/// A device or a pipe ("/dev/null", "/dev/stdout") takes the content; putting a file in its place would
/// destroy it.
Result<Done> writeInto(const fs::path& path, const std::string& content) {
    Descriptor device(
        ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NONBLOCK)); // a pipe nobody reads: refused
    if (device.number() < 0) {
        return cannotWrite(path, errno);
    }
    const int flags = ::fcntl(device.number(), F_GETFL);
    ::fcntl(device.number(), F_SETFL, flags & ~O_NONBLOCK);
    return writeAll(device.number(), content) ? Result<Done>(Done{}) : cannotWrite(path, errno);
}

/// Where the content goes: behind the symbolic links, which stay. The last one need not lead to a file yet.
fs::path behindLinks(fs::path path) {
    constexpr int mostLinks = 40; // as the kernel has it
    std::error_code failure;
    for (int i = 0; i < mostLinks && fs::is_symlink(path, failure); ++i) {
        const fs::path target = fs::read_symlink(path, failure);
        path = target.is_absolute() ? target : path.parent_path() / target;
    }
    return path;
}

} // namespace

Result<Done> writeFileAtomically(const fs::path& path, const std::string& content) {
    struct stat facts {};
    if (::stat(path.c_str(), &facts) == 0 && !S_ISREG(facts.st_mode) && !S_ISDIR(facts.st_mode)) {
        return writeInto(path, content);
    }
    const fs::path target = behindLinks(path);
    const fs::path folder = target.parent_path();
    std::string temporary = (folder / ".vestigo-XXXXXX").string(); // as short as any name
    Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
    if (file.number() < 0) {
        return cannotWrite(target, errno);
    }
    const bool written = writeAll(file.number(), content) && ::fchmod(file.number(), 0644) == 0 &&
                         ::fsync(file.number()) == 0 && file.close() == 0;
    if (!written || ::rename(temporary.c_str(), target.c_str()) != 0) {
        const int reason = errno;
        ::unlink(temporary.c_str());
        return cannotWrite(target, reason);
    }
    syncFolder(folder);
    return Done{};
}

Result<fs::path> resolveInside(const fs::path& folder, const std::string& relative, const fs::path& namedBy,
                               const std::string& place) {
    Error refused =
        fileError(ErrorCode::PathForbidden, namedBy,
                  VESTIGO_TEXT("Error", "the path \"%1\" is empty, absolute, or leaves the folder"),
                  VESTIGO_TEXT("Error", "use a path with / inside the folder"), {singleLine(relative, 120)});
    refused.place = place;
    const bool drive = relative.size() > 1 && relative[1] == ':';
    if (relative.empty() || relative.size() > 4000 || drive || relative.find('\0') != std::string::npos ||
        relative.find('\\') != std::string::npos) {
        return refused;
    }
    const fs::path normal = fs::path(relative).lexically_normal();
    if (leaves(normal)) {
        return refused;
    }
    std::error_code failure;
    const fs::path realFolder = fs::weakly_canonical(folder, failure);
    if (failure) {
        return refused;
    }
    const fs::path target = fs::weakly_canonical(realFolder / normal, failure);
    if (failure || (target != realFolder && !inside(realFolder, target))) {
        refused.message =
            VESTIGO_TEXT("Error", "the path \"%1\" leads out of the folder through a symbolic link");
        return refused;
    }
    return target;
}

} // namespace vestigo
