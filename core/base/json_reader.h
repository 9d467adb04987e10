// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace vestigo {

/// Walks an untrusted JSON document and remembers the first thing that is wrong, with file and key.
/// After an error every answer is empty, so that reading code can be written straight down and ask once at
/// the end.
class JsonReader {
public:
    JsonReader(const Json& root, std::string file);

    bool ok() const;
    /// Only when !ok().
    const Error& error() const;
    /// Records `error` (with this file and place) unless one is there already.
    void fail(ErrorCode code, const Text& message, std::vector<std::string> arguments = {},
              const Text& remedy = {}) const;
    /// The same, with the place of a key of this object.
    void failKey(const char* key, ErrorCode code, const Text& message,
                 std::vector<std::string> arguments = {}, const Text& remedy = {}) const;

    /// Where we are: "terminals[2].streams[0]"; empty at the root.
    const std::string& place() const { return place_; }
    const std::string& file() const;
    const Json& json() const { return *json_; }

    bool has(const char* key) const; ///< present and not null
    /// The child; TypeWrong/KeyMissing is recorded when it is absent or no object / array.
    JsonReader object(const char* key) const;
    JsonReader array(const char* key) const;
    std::size_t size() const; ///< of an array
    /// Element of an array, expected to be an object.
    JsonReader element(std::size_t index) const;

    std::string
    text(const char* key) const; ///< required, not empty, at most 4096 bytes, no control characters
    std::string text(const char* key, const std::string& absent) const;
    double number(const char* key) const; ///< required, finite
    double number(const char* key, double absent) const;
    std::optional<double> optionalNumber(const char* key) const;
    double elementNumber(std::size_t index) const; ///< of an array of numbers
    std::string elementText(std::size_t index) const;
    bool boolean(const char* key, bool absent) const;

private:
    struct Shared;
    JsonReader(const Json* json, std::string place, std::shared_ptr<Shared> shared);
    std::string at(const char* key) const;
    void failAt(const std::string& place, ErrorCode code, const Text& message,
                std::vector<std::string> arguments) const;
    const Json* find(const char* key) const;

    const Json* json_;
    std::string place_;
    std::shared_ptr<Shared> shared_;
};

} // namespace vestigo
