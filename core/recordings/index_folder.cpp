// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/index_folder.h"

#include "core/recordings/errors.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

namespace vestigo::recordings {

namespace {

namespace fs = std::filesystem;

bool inside(const fs::path& folder, const fs::path& target) {
    const fs::path relative = target.lexically_relative(folder);
    return !relative.empty() && *relative.begin() != "..";
}

bool endsWith(const std::string& text, const std::string& end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

struct Kept {
    fs::path path;
    fs::file_time_type used;
    std::uint64_t bytes = 0;
};

} // namespace

Result<IndexFolder> IndexFolder::open(const fs::path& folder, const fs::path& recordingFolder) {
    std::error_code failure;
    IndexFolder opened;
    opened.path_ = fs::weakly_canonical(folder, failure);
    if (folder.empty() || failure) {
        return fileError(ErrorCode::FileUnwritable, folder, {}, VESTIGO_TEXT("Error", "is no usable folder"),
                         VESTIGO_TEXT("Error", "choose another place, or free some space"));
    }
    if (!recordingFolder.empty() && inside(fs::weakly_canonical(recordingFolder, failure), opened.path_)) {
        return fileError(ErrorCode::PathForbidden, folder, {},
                         VESTIGO_TEXT("Error", "lies in the recording, which is evidence"),
                         VESTIGO_TEXT("Error", "keep the project outside the recording's folder"));
    }
    fs::create_directories(opened.path_, failure);
    if (failure) {
        return fileError(
            ErrorCode::FileUnwritable, folder, {}, VESTIGO_TEXT("Error", "cannot be written: %1"),
            VESTIGO_TEXT("Error", "choose another place, or free some space"), {failure.message()});
    }
    return opened;
}

void IndexFolder::touch(const fs::path& index) const {
    std::error_code ignored;
    fs::last_write_time(index, fs::file_time_type::clock::now(), ignored);
}

void IndexFolder::prune(std::uint64_t mostBytes, const fs::path& keep) const {
    std::error_code failure;
    std::vector<Kept> all;
    std::uint64_t total = 0;
    const auto old = fs::file_time_type::clock::now() - std::chrono::hours(24);
    for (fs::directory_iterator it(path_, failure), end; !failure && it != end; it.increment(failure)) {
        std::error_code own;
        const std::string name = it->path().filename().string();
        if (!it->is_regular_file(own) || it->is_symlink(own)) {
            continue;
        }
        const Kept file{it->path(), it->last_write_time(own), it->file_size(own)};
        if (endsWith(name, suffix)) {
            all.push_back(file);
            total += file.bytes;
        } else if (name.find(std::string(suffix) + ".part-") != std::string::npos && file.used < old) {
            fs::remove(file.path, own);
        }
    }
    std::sort(all.begin(), all.end(), [](const Kept& a, const Kept& b) { return a.used < b.used; });
    for (const Kept& file : all) {
        if (total <= mostBytes) {
            return;
        }
        if (file.path != keep && fs::remove(file.path, failure)) {
            total -= file.bytes;
        }
    }
}

} // namespace vestigo::recordings
