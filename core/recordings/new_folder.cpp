// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/new_folder.h"

#include "core/base/files.h"
#include "core/recordings/errors.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <sys/stat.h>
#include <vector>

namespace vestigo::recordings {

namespace fs = std::filesystem;

namespace {

Error cannotWrite(const fs::path& path, const std::string& why) {
    return fileError(ErrorCode::FileUnwritable, path, {}, VESTIGO_TEXT("Error", "cannot be written: %1"),
                     VESTIGO_TEXT("Error", "choose another place, or free some space"), {why});
}

struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using FilePtr = std::unique_ptr<std::FILE, Closer>;

} // namespace

Result<NewFolder> NewFolder::begin(const fs::path& target) {
    std::error_code failure;
    const fs::path absolute = fs::absolute(target, failure).lexically_normal();
    const fs::path clean = absolute.has_filename() ? absolute : absolute.parent_path(); // "out/" is "out"
    const bool exists = fs::exists(fs::symlink_status(clean, failure));
    if (target.empty() || (exists && !(fs::is_directory(clean, failure) && fs::is_empty(clean, failure)))) {
        return fileError(ErrorCode::FileUnwritable, target, {},
                         VESTIGO_TEXT("Error", "exists and is no empty folder"),
                         VESTIGO_TEXT("Error", "name a folder that does not exist yet"));
    }
    std::string pattern = (clean.parent_path() / ("." + clean.filename().string() + ".XXXXXX")).string();
    if (::mkdtemp(pattern.data()) == nullptr) {
        return cannotWrite(target, std::strerror(errno));
    }
    NewFolder folder(clean);
    folder.path_ = pattern;
    if (::chmod(pattern.c_str(), 0755) != 0) {
        return cannotWrite(target, std::strerror(errno));
    }
    return folder;
}

NewFolder::NewFolder(NewFolder&& other) noexcept
    : target_(std::move(other.target_))
    , path_(std::move(other.path_)) {
    other.path_.clear();
}

NewFolder::~NewFolder() {
    if (!path_.empty()) {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
}

Outcome<Done> NewFolder::copy(const fs::path& from, const std::string& name,
                              const CancelToken& cancel) const {
    const Result<std::uint64_t> size = readableFileSize(from);
    if (!size) {
        return size.error();
    }
    const fs::path to = path_ / name;
    std::error_code failure;
    fs::create_directories(to.parent_path(), failure);
    const FilePtr in(std::fopen(from.c_str(), "rbe"));
    const FilePtr out(std::fopen(to.c_str(), "wbxe"));
    if (!in || !out) {
        return cannotWrite(in ? to : from, std::strerror(errno));
    }
    std::vector<char> block(1U << 20U);
    while (true) {
        if (cancel.cancelled()) {
            return Cancelled{};
        }
        const std::size_t count = std::fread(block.data(), 1, block.size(), in.get());
        if (std::fwrite(block.data(), 1, count, out.get()) != count) {
            return cannotWrite(to, std::strerror(errno));
        }
        if (count < block.size()) {
            break;
        }
    }
    if (std::ferror(in.get()) != 0) {
        return fileError(ErrorCode::FileUnreadable, from, {},
                         VESTIGO_TEXT("Error", "cannot be read to the end"),
                         VESTIGO_TEXT("Error", "check the disk or copy the file again"));
    }
    return std::fflush(out.get()) == 0 ? Outcome<Done>(Done{}) : cannotWrite(to, std::strerror(errno));
}

Result<Done> NewFolder::finish() {
    if (::rename(path_.c_str(), target_.c_str()) != 0) {
        return cannotWrite(target_, std::strerror(errno));
    }
    path_.clear();
    return Done{};
}

} // namespace vestigo::recordings
