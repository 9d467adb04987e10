// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/streamed_file.h"

#include "core/base/write_all.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <utility>

namespace vestigo {

namespace {

bool isNearlyFull(int descriptor, std::uint64_t more) {
    struct statvfs facts {};
    return ::fstatvfs(descriptor, &facts) == 0 &&
           static_cast<std::uint64_t>(facts.f_bavail) * facts.f_frsize < more + StreamedFile::leftFree;
}

} // namespace

Error StreamedFile::failure(int reason) const {
    Error error;
    error.code = ErrorCode::FileUnwritable;
    error.file = path_.string();
    error.message = VESTIGO_TEXT("Error", "cannot be written: %1");
    error.remedy = VESTIGO_TEXT("Error", "choose another place, or free some space");
    error.arguments = {std::strerror(reason)};
    return error;
}

Result<StreamedFile> StreamedFile::create(const std::filesystem::path& path) {
    StreamedFile file;
    file.path_ = path;
    file.temporary_ = path.string() + ".part-XXXXXX";
    file.descriptor_ = ::mkostemp(file.temporary_.data(), O_CLOEXEC);
    if (file.descriptor_ < 0) {
        return file.failure(errno);
    }
    return file;
}

StreamedFile::~StreamedFile() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
        ::unlink(temporary_.c_str());
    }
}

StreamedFile::StreamedFile(StreamedFile&& other) noexcept
    : path_(std::move(other.path_))
    , temporary_(std::move(other.temporary_))
    , descriptor_(std::exchange(other.descriptor_, -1))
    , bytes_(other.bytes_) {}

StreamedFile& StreamedFile::operator=(StreamedFile&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(temporary_, other.temporary_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(bytes_, other.bytes_);
    return *this;
}

Result<Done> StreamedFile::append(const std::string& bytes) {
    if (isNearlyFull(descriptor_, bytes.size())) {
        return failure(ENOSPC);
    }
    if (!writeAll(descriptor_, bytes)) {
        return failure(errno);
    }
    bytes_ += bytes.size();
    return Done{};
}

Result<Done> StreamedFile::overwriteBegin(const std::string& bytes) {
    const bool written = ::lseek(descriptor_, 0, SEEK_SET) == 0 && writeAll(descriptor_, bytes) &&
                         ::lseek(descriptor_, 0, SEEK_END) >= 0;
    return written ? Result<Done>(Done{}) : Result<Done>(failure(errno));
}

Result<Done> StreamedFile::commit() {
    const bool flushed = ::fchmod(descriptor_, 0644) == 0 && ::fsync(descriptor_) == 0;
    if (!flushed || ::rename(temporary_.c_str(), path_.c_str()) != 0) {
        return failure(errno);
    }
    ::close(std::exchange(descriptor_, -1));
    return Done{};
}

} // namespace vestigo
