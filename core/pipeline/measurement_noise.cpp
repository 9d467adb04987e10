// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/measurement_noise.h"

#include "core/base/json.h"
#include "core/base/random.h"
#include "core/dataset/stream_noise.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace vestigo::pipeline {

namespace {

Error spreadsInvalid(const std::string& file) {
    Error error;
    error.code = ErrorCode::SyntaxInvalid;
    error.file = file;
    error.message = VESTIGO_TEXT("Error", "does not hold the usual spreads of a plant");
    return error;
}

} // namespace

void UsualSpreads::Sums::add(double value) {
    count += 1.0;
    sum += value;
    squares += value * value;
}

double UsualSpreads::Sums::deviation() const {
    if (count < 2.0) {
        return 0.0;
    }
    const double mean = sum / count;
    const double variance = squares / count - mean * mean;
    // What rounding leaves of a column that never changes is no spread.
    const double resolution = 1e-12 * std::max(mean * mean, 1e-300);
    return std::isfinite(variance) && variance > resolution ? std::sqrt(variance) : 0.0;
}

void UsualSpreads::add(const models::TrainingExample& example) {
    const auto& terminals = example.recording->terminals;
    for (std::size_t t = 0; t < terminals.size(); ++t) {
        const auto normal = [&](std::size_t k) {
            return t >= example.abnormal.size() || k >= example.abnormal[t].size() ||
                   example.abnormal[t][k] == 0;
        };
        for (const timeline::FeatureSeries& series : terminals[t].features) {
            Sums& own = ofTerminals_[{terminals[t].id, series.name}];
            Sums& ofType = ofTypes_[{terminals[t].type, series.name}];
            for (std::size_t k = 0; k < series.values.size(); ++k) {
                const double value = series.values[k];
                if (std::isfinite(value) && normal(k)) {
                    own.add(value);
                    ofType.add(value);
                }
            }
        }
    }
}

double UsualSpreads::ofColumn(const std::string& terminal, const std::string& type,
                              const std::string& column) const {
    if (const auto own = ofTerminals_.find({terminal, column}); own != ofTerminals_.end()) {
        return own->second.deviation();
    }
    const auto ofType = ofTypes_.find({type, column});
    return ofType == ofTypes_.end() ? 0.0 : ofType->second.deviation();
}

std::string UsualSpreads::json() const {
    Json json{{"format", "vestigo-usual-spreads"}, {"version", 1}};
    const auto list = [](const std::map<Key, Sums>& all) {
        Json entries = Json::array();
        for (const auto& [key, sums] : all) {
            entries.push_back({key.first, key.second, sums.count, sums.sum, sums.squares});
        }
        return entries;
    };
    json["terminals"] = list(ofTerminals_);
    json["types"] = list(ofTypes_);
    return writeJson(json);
}

Result<UsualSpreads> UsualSpreads::ofJson(const std::string& text, const std::string& file) {
    const auto json = parseJson(text, file);
    if (!json || !json->is_object() || json->value("format", Json()) != "vestigo-usual-spreads") {
        return json ? spreadsInvalid(file) : json.error();
    }
    UsualSpreads spreads;
    const auto read = [&json](const char* name, const auto& take) {
        const auto list = json->find(name);
        if (list == json->end() || !list->is_array()) {
            return false;
        }
        return std::all_of(list->begin(), list->end(), [&take](const Json& entry) {
            const bool whole = entry.is_array() && entry.size() == 5 && entry[0].is_string() &&
                               entry[1].is_string() && entry[2].is_number() && entry[3].is_number() &&
                               entry[4].is_number();
            if (whole) {
                take(Key{entry[0].get<std::string>(), entry[1].get<std::string>()},
                     Sums{entry[2].get<double>(), entry[3].get<double>(), entry[4].get<double>()});
            }
            return whole;
        });
    };
    const bool whole =
        read("terminals", [&](Key key, Sums sums) { spreads.ofTerminals_[std::move(key)] = sums; }) &&
        read("types", [&](Key key, Sums sums) { spreads.ofTypes_[std::move(key)] = sums; });
    return whole ? Result<UsualSpreads>(std::move(spreads)) : Result<UsualSpreads>(spreadsInvalid(file));
}

void addNoise(const MeasurementNoise& noise, timeline::AlignedRecording& recording) {
    if (!(noise.sigma > 0.0)) {
        return;
    }
    for (timeline::AlignedTerminal& terminal : recording.terminals) {
        for (timeline::FeatureSeries& series : terminal.features) {
            if (series.group == timeline::FeatureGroup::Video) {
                continue; // made of pictures that have noise already
            }
            Random random(
                dataset::seedOfNames(noise.seed, {&recording.recordingId, &terminal.id, &series.name}));
            const double size = noise.sigma * noise.spreads.ofColumn(terminal.id, terminal.type, series.name);
            for (float& value : series.values) {
                const double drawn = size * random.normal();
                value = std::isfinite(value) ? static_cast<float>(value + drawn) : value;
            }
        }
    }
}

} // namespace vestigo::pipeline
