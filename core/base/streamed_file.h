// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace vestigo {

/// A large file that is written piece by piece and seen under its name only when it is whole. Until commit()
/// it lies beside the target as NAME.part-XXXXXX and goes away with the object.
class StreamedFile {
public:
    /// So many bytes of the disk are always left to others.
    static constexpr std::uint64_t leftFree = 256ULL << 20U;

    static Result<StreamedFile> create(const std::filesystem::path& path);
    ~StreamedFile();
    StreamedFile(StreamedFile&& other) noexcept;
    StreamedFile& operator=(StreamedFile&& other) noexcept;

    /// Errors: the disk is full, or would nearly be.
    Result<Done> append(const std::string& bytes);
    /// Over what was written at the beginning.
    Result<Done> overwriteBegin(const std::string& bytes);
    /// Flushes to the disk and renames to the target.
    Result<Done> commit();
    std::uint64_t bytes() const { return bytes_; }

private:
    StreamedFile() = default;
    Error failure(int reason) const;

    std::filesystem::path path_;
    std::string temporary_;
    int descriptor_ = -1;
    std::uint64_t bytes_ = 0;
};

} // namespace vestigo
