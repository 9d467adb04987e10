// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <type_traits>
#include <vector>

namespace vestigo {

/// Appends numbers and texts to a byte string (the machine's own byte order: caches and databases stay on
/// it).
class ByteWriter {
public:
    template <class T>
    void number(T value) {
        static_assert(std::is_arithmetic<T>::value, "numbers only");
        bytes_.append(reinterpret_cast<const char*>(&value), sizeof(T));
    }
    void text(const std::string& value) {
        number<std::uint64_t>(value.size());
        bytes_ += value;
    }
    template <class T>
    void numbers(const std::vector<T>& values) {
        static_assert(std::is_arithmetic<T>::value, "numbers only");
        number<std::uint64_t>(values.size());
        bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
    }
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

/// Takes them off again; after the first thing that does not fit, everything is empty and ok() is false.
class ByteReader {
public:
    explicit ByteReader(const std::string& bytes)
        : at_(bytes.data())
        , left_(bytes.size()) {}
    bool ok() const { return ok_; }
    bool atEnd() const { return left_ == 0; }

    template <class T>
    T number() {
        T value{};
        if (take(sizeof(T))) {
            std::memcpy(&value, at_ - sizeof(T), sizeof(T));
        }
        return value;
    }
    std::string text() {
        const std::uint64_t size = number<std::uint64_t>();
        return take(size) ? std::string(at_ - size, size) : std::string();
    }
    template <class T>
    std::vector<T> numbers() {
        const std::uint64_t count = number<std::uint64_t>();
        std::vector<T> values;
        if (count <= left_ / sizeof(T) && take(count * sizeof(T))) {
            values.resize(count);
            if (count > 0) {
                std::memcpy(values.data(), at_ - count * sizeof(T), count * sizeof(T));
            }
        } else {
            ok_ = false;
        }
        return values;
    }
    /// A count of things of at least one byte each: never more than bytes are left.
    std::uint64_t count() {
        const std::uint64_t value = number<std::uint64_t>();
        if (value > left_) {
            ok_ = false;
            return 0;
        }
        return value;
    }

private:
    bool take(std::uint64_t size) {
        if (!ok_ || size > left_) {
            ok_ = false;
            return false;
        }
        at_ += size;
        left_ -= size;
        return true;
    }

    const char* at_;
    std::uint64_t left_;
    bool ok_ = true;
};

} // namespace vestigo
