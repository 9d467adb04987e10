// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_reader.h"

#include <cmath>

namespace vestigo {

namespace {

const Json nothing = Json::object();

const char* typeName(const Json& json) {
    return json.is_number() ? "number" : json.type_name();
}

constexpr std::size_t longestText = 4096;

bool hasControlCharacter(const std::string& text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
            return true;
        }
    }
    return false;
}

} // namespace

struct JsonReader::Shared {
    std::string file;
    std::optional<Error> error;
};

JsonReader::JsonReader(const Json& root, std::string file)
    : json_(&root)
    , shared_(std::make_shared<Shared>()) {
    shared_->file = std::move(file);
    if (!root.is_object()) {
        failAt("", ErrorCode::TypeWrong, VESTIGO_TEXT("Error", "must be an object, is: %1"),
               {typeName(root)});
        json_ = &nothing;
    }
}

JsonReader::JsonReader(const Json* json, std::string place, std::shared_ptr<Shared> shared)
    : json_(json)
    , place_(std::move(place))
    , shared_(std::move(shared)) {}

bool JsonReader::ok() const {
    return !shared_->error.has_value();
}

const Error& JsonReader::error() const {
    return *shared_->error;
}

const std::string& JsonReader::file() const {
    return shared_->file;
}

void JsonReader::fail(ErrorCode code, const Text& message, std::vector<std::string> arguments,
                      const Text& remedy) const {
    if (ok()) {
        failAt(place_, code, message, std::move(arguments));
        if (remedy.source[0] != '\0') {
            shared_->error->remedy = remedy;
        }
    }
}

void JsonReader::failKey(const char* key, ErrorCode code, const Text& message,
                         std::vector<std::string> arguments, const Text& remedy) const {
    JsonReader(json_, at(key), shared_).fail(code, message, std::move(arguments), remedy);
}

void JsonReader::failAt(const std::string& place, ErrorCode code, const Text& message,
                        std::vector<std::string> arguments) const {
    if (shared_->error) {
        return;
    }
    Error error;
    error.code = code;
    error.file = shared_->file;
    error.place = place;
    error.message = message;
    error.arguments = std::move(arguments);
    error.remedy = VESTIGO_TEXT("Error", "correct this entry of the file");
    shared_->error = std::move(error);
}

std::string JsonReader::at(const char* key) const {
    return place_.empty() ? std::string(key) : place_ + "." + key;
}

const Json* JsonReader::find(const char* key) const {
    if (!json_->is_object()) {
        return nullptr;
    }
    const auto found = json_->find(key);
    return found == json_->end() || found->is_null() ? nullptr : &*found;
}

bool JsonReader::has(const char* key) const {
    return find(key) != nullptr;
}

JsonReader JsonReader::object(const char* key) const {
    const Json* child = find(key);
    if (child == nullptr) {
        failAt(at(key), ErrorCode::KeyMissing, VESTIGO_TEXT("Error", "is missing"), {});
    } else if (!child->is_object()) {
        failAt(at(key), ErrorCode::TypeWrong, VESTIGO_TEXT("Error", "must be an object, is: %1"),
               {typeName(*child)});
        child = nullptr;
    }
    return JsonReader(child != nullptr ? child : &nothing, at(key), shared_);
}

JsonReader JsonReader::array(const char* key) const {
    const Json* child = find(key);
    if (child == nullptr) {
        failAt(at(key), ErrorCode::KeyMissing, VESTIGO_TEXT("Error", "is missing"), {});
    } else if (!child->is_array()) {
        failAt(at(key), ErrorCode::TypeWrong, VESTIGO_TEXT("Error", "must be an array, is: %1"),
               {typeName(*child)});
        child = nullptr;
    }
    return JsonReader(child != nullptr ? child : &nothing, at(key), shared_);
}

std::size_t JsonReader::size() const {
    return json_->is_array() ? json_->size() : 0;
}

JsonReader JsonReader::element(std::size_t index) const {
    const std::string place = place_ + "[" + std::to_string(index) + "]";
    const Json* child = index < size() ? &(*json_)[index] : nullptr;
    if (child != nullptr && !child->is_object()) {
        failAt(place, ErrorCode::TypeWrong, VESTIGO_TEXT("Error", "must be an object, is: %1"),
               {typeName(*child)});
        child = nullptr;
    }
    return JsonReader(child != nullptr ? child : &nothing, place, shared_);
}

std::string JsonReader::text(const char* key) const {
    const Json* child = find(key);
    if (child == nullptr) {
        failAt(at(key), ErrorCode::KeyMissing, VESTIGO_TEXT("Error", "is missing"), {});
        return {};
    }
    if (!child->is_string()) {
        failAt(at(key), ErrorCode::TypeWrong, VESTIGO_TEXT("Error", "must be a text, is: %1"),
               {typeName(*child)});
        return {};
    }
    const auto& value = child->get_ref<const std::string&>();
    if (value.empty()) {
        failAt(at(key), ErrorCode::ValueInvalid, VESTIGO_TEXT("Error", "is an empty text"), {});
    } else if (value.size() > longestText) {
        failAt(at(key), ErrorCode::TooLarge,
               VESTIGO_TEXT("Error", "is a text of %1 bytes, more than the %2 that are accepted"),
               {std::to_string(value.size()), std::to_string(longestText)});
    } else if (hasControlCharacter(value)) {
        failAt(at(key), ErrorCode::ValueInvalid, VESTIGO_TEXT("Error", "holds control characters"), {});
    } else {
        return value;
    }
    return {};
}

std::string JsonReader::text(const char* key, const std::string& absent) const {
    const Json* child = find(key);
    const bool empty = child != nullptr && child->is_string() && child->get_ref<const std::string&>().empty();
    return child == nullptr || empty ? absent : text(key);
}

double JsonReader::number(const char* key) const {
    const Json* child = find(key);
    if (child == nullptr) {
        failAt(at(key), ErrorCode::KeyMissing, VESTIGO_TEXT("Error", "is missing"), {});
        return 0.0;
    }
    if (!child->is_number()) {
        failAt(at(key), ErrorCode::TypeWrong, VESTIGO_TEXT("Error", "must be a number, is: %1"),
               {typeName(*child)});
        return 0.0;
    }
    const auto value = child->get<double>();
    if (!std::isfinite(value)) {
        failAt(at(key), ErrorCode::ValueInvalid, VESTIGO_TEXT("Error", "is not a finite number"), {});
        return 0.0;
    }
    return value;
}

double JsonReader::number(const char* key, double absent) const {
    return has(key) ? number(key) : absent;
}

std::optional<double> JsonReader::optionalNumber(const char* key) const {
    return has(key) ? std::optional<double>(number(key)) : std::nullopt;
}

double JsonReader::elementNumber(std::size_t index) const {
    if (index < size() && (*json_)[index].is_number() && std::isfinite((*json_)[index].get<double>())) {
        return (*json_)[index].get<double>();
    }
    failAt(place_ + "[" + std::to_string(index) + "]", ErrorCode::TypeWrong,
           VESTIGO_TEXT("Error", "must be a number, is: %1"),
           {index < size() ? typeName((*json_)[index]) : "absent"});
    return 0.0;
}

std::string JsonReader::elementText(std::size_t index) const {
    if (index < size() && (*json_)[index].is_string()) {
        const auto& value = (*json_)[index].get_ref<const std::string&>();
        if (value.size() <= longestText) {
            return value;
        }
    }
    failAt(place_ + "[" + std::to_string(index) + "]", ErrorCode::TypeWrong,
           VESTIGO_TEXT("Error", "must be a text, is: %1"),
           {index < size() ? typeName((*json_)[index]) : "absent"});
    return {};
}

bool JsonReader::boolean(const char* key, bool absent) const {
    const Json* child = find(key);
    if (child == nullptr) {
        return absent;
    }
    if (!child->is_boolean()) {
        failAt(at(key), ErrorCode::TypeWrong, VESTIGO_TEXT("Error", "must be true or false, is: %1"),
               {typeName(*child)});
        return absent;
    }
    return child->get<bool>();
}

} // namespace vestigo
