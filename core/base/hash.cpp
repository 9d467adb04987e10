// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"

#include "core/base/files.h"

#include <array>
#include <cstdio>
#include <openssl/evp.h>
#include <vector>

namespace vestigo {

struct Sha256::State {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    State() { EVP_DigestInit_ex(context, EVP_sha256(), nullptr); }
    ~State() { EVP_MD_CTX_free(context); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
};

Sha256::Sha256()
    : state_(std::make_unique<State>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(const void* data, std::size_t size) {
    EVP_DigestUpdate(state_->context, data, size);
}

std::string Sha256::hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(state_->context, digest.data(), &size);
    static const char* const digits = "0123456789abcdef";
    std::string text;
    for (unsigned int i = 0; i < size; ++i) {
        text += digits[digest[i] >> 4U];
        text += digits[digest[i] & 15U];
    }
    return text;
}

std::string sha256(const std::string& content) {
    Sha256 hash;
    hash.add(content);
    return hash.hex();
}

Outcome<std::string> sha256OfFile(const std::filesystem::path& path, const CancelToken& cancel) {
    const Result<std::uint64_t> size = readableFileSize(path);
    if (!size) {
        return size.error();
    }
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rbe"), &std::fclose);
    Error unreadable;
    unreadable.code = ErrorCode::FileUnreadable;
    unreadable.file = path.string();
    unreadable.message = VESTIGO_TEXT("Error", "cannot be read to the end");
    unreadable.remedy = VESTIGO_TEXT("Error", "check the disk or copy the file again");
    if (!file) {
        return unreadable;
    }
    Sha256 hash;
    std::vector<char> block(1U << 20U);
    while (true) {
        if (cancel.cancelled()) {
            return Cancelled{};
        }
        const std::size_t count = std::fread(block.data(), 1, block.size(), file.get());
        hash.add(block.data(), count);
        if (count < block.size()) {
            break;
        }
    }
    if (std::ferror(file.get()) != 0) {
        return unreadable;
    }
    return hash.hex();
}

} // namespace vestigo
