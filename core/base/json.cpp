// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include "core/base/files.h"

#include <nlohmann/json.hpp>
#include <set>
#include <utility>

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
/// afterwards.)
class CheckedBuilder : public nlohmann::json_sax<Json> {
public:
    CheckedBuilder(Json& result, int depth)
        : builder_(result, false)
        , depth_(depth) {}

    bool null() override { return builder_.null(); }
    bool boolean(bool value) override { return builder_.boolean(value); }
    bool number_integer(number_integer_t value) override { return builder_.number_integer(value); }
    bool number_unsigned(number_unsigned_t value) override { return builder_.number_unsigned(value); }
    bool number_float(number_float_t value, const string_t& text) override {
        return builder_.number_float(value, text);
    }
    bool string(string_t& value) override { return builder_.string(value); }
    bool binary(binary_t& value) override { return builder_.binary(value); }
    bool start_object(std::size_t size) override {
        keys_.emplace_back();
        return enter() && builder_.start_object(size);
    }
    bool key(string_t& value) override {
        if (!keys_.back().insert(value).second) {
            duplicate = value;
            return false;
        }
        return builder_.key(value);
    }
    bool end_object() override {
        keys_.pop_back();
        --now_;
        return builder_.end_object();
    }
    bool start_array(std::size_t size) override { return enter() && builder_.start_array(size); }
    bool end_array() override {
        --now_;
        return builder_.end_array();
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
        errorAt = position;
        return false;
    }

    bool tooDeep = false;
    std::string duplicate;
    std::size_t errorAt = 0;

private:
    bool enter() {
        tooDeep = ++now_ > depth_;
        return !tooDeep;
    }

    nlohmann::detail::json_sax_dom_parser<Json> builder_;
    std::vector<std::set<std::string>> keys_;
    int depth_;
    int now_ = 0;
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

} // namespace vestigo
