// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include "core/base/files.h"

#include <nlohmann/json.hpp>
#include <unordered_set>
#include <utility>
#include <vector>

namespace vestigo {

namespace {

/// Line and column (1-based) of a byte offset.
std::string lineAndColumn(const std::string& text, std::size_t offset) {
    std::size_t line = 1;
    std::size_t column = 1;
    for (std::size_t i = 0; i < std::min(offset, text.size()); ++i) {
        column = text[i] == '\n' ? 1 : column + 1;
        line += text[i] == '\n' ? 1 : 0;
    }
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

/// Builds the document while it checks what the parser itself does not: depth and keys that occur twice.
/// (The parser's own recursion is an explicit stack; what overflows is the destructor and every walk
/// afterwards.) Not nlohmann's builder: it searches an ordered object from its beginning for each new key,
/// and a hostile file with a million keys would never end.
class CheckedBuilder : public nlohmann::json_sax<Json> {
public:
    CheckedBuilder(Json& result, int depth)
        : result_(result)
        , depth_(static_cast<std::size_t>(depth)) {}

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override { return add(value); }
    bool number_unsigned(number_unsigned_t value) override { return add(value); }
    bool number_float(number_float_t value, const string_t&) override { return add(value); }
    bool string(string_t& value) override { return add(std::move(value)); }
    bool binary(binary_t& value) override { return add(std::move(value)); }
    bool start_object(std::size_t) override {
        keys_.emplace_back();
        return enter(Json::object());
    }
    bool key(string_t& value) override {
        if (!keys_.back().insert(value).second) {
            duplicate = value;
            return false;
        }
        key_ = std::move(value);
        return true;
    }
    bool end_object() override {
        keys_.pop_back();
        open_.pop_back();
        return true;
    }
    bool start_array(std::size_t) override { return enter(Json::array()); }
    bool end_array() override {
        open_.pop_back();
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
        errorAt = position;
        return false;
    }

    bool tooDeep = false;
    std::string duplicate;
    std::size_t errorAt = 0;

private:
    /// Puts a value where the document is at; answers its place, which stays until its parent ends.
    Json* place(Json value) {
        if (open_.empty()) {
            result_ = std::move(value);
            return &result_;
        }
        Json& parent = *open_.back();
        if (parent.is_array()) {
            parent.push_back(std::move(value));
            return &parent.back();
        }
        Json::object_t::Container& entries = parent.get_ref<Json::object_t&>();
        entries.emplace_back(std::move(key_), std::move(value)); // the key is known to be new
        return &entries.back().second;
    }
    template <class Value>
    bool add(Value&& value) {
        place(Json(std::forward<Value>(value)));
        return true;
    }
    bool enter(Json value) {
        tooDeep = open_.size() >= depth_;
        if (!tooDeep) {
            open_.push_back(place(std::move(value)));
        }
        return !tooDeep;
    }

    Json& result_;
    std::vector<Json*> open_; ///< the objects and arrays that have not ended
    std::vector<std::unordered_set<std::string>> keys_;
    std::string key_;
    std::size_t depth_;
};

Error jsonError(const std::string& name, ErrorCode code, const Text& message,
                std::vector<std::string> arguments) {
    Error error;
    error.code = code;
    error.file = name;
    error.message = message;
    error.arguments = std::move(arguments);
    error.remedy = VESTIGO_TEXT("Error", "correct the file, or take it from the recorder again");
    return error;
}

} // namespace

Result<Json> parseJson(const std::string& text, const std::string& name, const JsonLimits& limits) {
    if (text.size() > limits.bytes) {
        return jsonError(name, ErrorCode::TooLarge,
                         VESTIGO_TEXT("Error", "has %1 bytes, more than the %2 that are accepted"),
                         {std::to_string(text.size()), std::to_string(limits.bytes)});
    }
    const std::size_t nul = text.find('\0'); // the parser would take it for the end of the text
    if (nul != std::string::npos) {
        const bool wide = text[0] == '\xFF' || text[0] == '\xFE' || nul < 2;
        Error error = jsonError(name, ErrorCode::SyntaxInvalid,
                                wide ? VESTIGO_TEXT("Error", "is UTF-16 text or binary data, not UTF-8")
                                     : VESTIGO_TEXT("Error", "holds binary data, not text"),
                                {});
        error.place = lineAndColumn(text, nul);
        return error;
    }
    Json json;
    CheckedBuilder builder(json, limits.depth);
    bool parsed = false;
    try {
        parsed = Json::sax_parse(text, &builder);
    } catch (const std::exception&) { // numbers out of range
        parsed = false;
    }
    if (parsed) {
        return json;
    }
    if (builder.tooDeep) {
        return jsonError(name, ErrorCode::TooLarge, VESTIGO_TEXT("Error", "nests deeper than %1 levels"),
                         {std::to_string(limits.depth)});
    }
    if (!builder.duplicate.empty()) {
        return jsonError(name, ErrorCode::Duplicate,
                         VESTIGO_TEXT("Error", "the key \"%1\" occurs twice in one object"),
                         {singleLine(builder.duplicate, 60)});
    }
    Error error = jsonError(name, text.empty() ? ErrorCode::Empty : ErrorCode::SyntaxInvalid,
                            text.empty() ? VESTIGO_TEXT("Error", "the file is empty")
                                         : VESTIGO_TEXT("Error", "is not valid JSON"),
                            {});
    error.place =
        text.empty() ? std::string() : lineAndColumn(text, builder.errorAt > 0 ? builder.errorAt - 1 : 0);
    return error;
}

Result<Json> readJsonFile(const std::filesystem::path& path, const JsonLimits& limits) {
    Result<std::string> text = readFile(path, limits.bytes);
    if (!text) {
        return text.error();
    }
    return parseJson(*text, path.string(), limits);
}

std::string writeJson(const Json& json) {
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json numberOrNull(const std::optional<double>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json numberOrNull(const std::optional<std::uint64_t>& value) {
    return value ? Json(*value) : Json(nullptr);
}

} // namespace vestigo
