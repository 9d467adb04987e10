// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

namespace vestigo {

/// SHA-256, fed in pieces.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    void add(const void* data, std::size_t size);
    void add(const std::string& text) { add(text.data(), text.size()); }
    /// 64 hexadecimal digits; the object is spent afterwards.
    std::string hex();

private:
    struct State;
    std::unique_ptr<State> state_;
};

std::string sha256(const std::string& content);
/// Reads in pieces; a file of any size.
Outcome<std::string> sha256OfFile(const std::filesystem::path& path, const CancelToken& cancel = {});

} // namespace vestigo
