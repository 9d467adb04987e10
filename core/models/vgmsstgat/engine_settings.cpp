// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/engine_settings.h"

#include "core/base/json.h"

#include <nlohmann/json.hpp>

namespace vestigo::models::vgmsstgat {

namespace {

constexpr const char* file = "--options";

Error badKey(const std::string& key) {
    Error error;
    error.code = ErrorCode::Usage;
    error.file = file;
    error.place = singleLine(key, 60);
    error.message = VESTIGO_TEXT("Error", "is no setting of this engine, or cannot have that value");
    error.remedy = VESTIGO_TEXT("Error", "see the README for the settings of vg-ms-st-gat");
    return error;
}

bool readWhole(const Json& value, int least, int most, int& out) {
    const double read = value.is_number_integer() ? value.get<double>() : least - 1.0;
    if (read < least || read > most) {
        return false;
    }
    out = static_cast<int>(read);
    return true;
}

} // namespace

Result<EngineSettings> engineSettingsOf(const std::string& text) {
    EngineSettings settings;
    if (text.empty()) {
        return settings;
    }
    const Result<Json> json = parseJson(text, file);
    if (!json) {
        return json.error();
    }
    if (!json->is_object()) {
        return badKey("");
    }
    for (const auto& [key, value] : json->items()) {
        if (key == "network" && value.is_object()) {
            auto spec = specOf(value.dump(), file);
            if (!spec) {
                return spec.error();
            }
            settings.network = spec.take();
        } else if (key == "training" && value.is_object()) {
            auto training = trainingOptionsOf(value.dump(), file, usualTraining());
            if (!training) {
                return training.error();
            }
            settings.training = training.take();
        } else if ((key == "own_normal" || key == "prior") && value.is_boolean()) {
            (key == "prior" ? settings.prior : settings.ownNormal) = value.get<bool>();
        } else if (!(key == "networks" && readWhole(value, 1, 16, settings.networks)) &&
                   !(key == "folds" && readWhole(value, 1, 64, settings.folds))) {
            return badKey(key);
        }
    }
    return settings;
}

} // namespace vestigo::models::vgmsstgat
