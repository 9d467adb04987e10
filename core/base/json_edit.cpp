// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_edit.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace vestigo {

namespace {

bool absent(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() || found->is_null();
}

} // namespace

void editText(Json& object, const char* key, const std::string& value) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string() || found->get_ref<const std::string&>() != value) {
        object[key] = value;
    }
}

void editText(Json& object, const char* key, const std::string& value, const std::string& meaningOfAbsence) {
    if (!absent(object, key) || value != meaningOfAbsence) {
        editText(object, key, value);
    }
}

void editNumber(Json& object, const char* key, double value) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number() || found->get<double>() != value) {
        object[key] = value;
    }
}

void editWhole(Json& object, const char* key, int value) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number() || found->get<double>() != value) {
        object[key] = value;
    }
}

void editNumber(Json& object, const char* key, double value, double meaningOfAbsence) {
    if (!absent(object, key) || value != meaningOfAbsence) {
        editNumber(object, key, value);
    }
}

void editNumber(Json& object, const char* key, const std::optional<double>& value) {
    if (value) {
        editNumber(object, key, *value);
    } else {
        object.erase(key);
    }
}

Json objectFromText(const std::string& text) {
    if (text.empty()) {
        return Json::object();
    }
    Result<Json> parsed = parseJson(text, std::string());
    return parsed && parsed->is_object() ? parsed.take() : Json::object();
}

} // namespace vestigo
