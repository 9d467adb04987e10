// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/kmeans/engine.h"
#include "core/models/baselines/trees/engine.h"
#include "core/models/model_api.h"
#include "core/models/vgmsstgat/engine.h"

#include <array>

namespace vestigo::models {

namespace {

struct Entry {
    EngineInfo (*info)();
    std::unique_ptr<Engine> (*make)();
};

/// Later engines join here.
constexpr std::array<Entry, 3> registry{{{kmeans::engineInfo, kmeans::makeEngine},
                                         {vgmsstgat::engineInfo, vgmsstgat::makeEngine},
                                         {trees::engineInfo, trees::makeEngine}}};

} // namespace

const std::array<const char*, 8> anomalyTypes{{"malicious_tampering", "equipment_jamming",
                                               "operator_violation", "protocol_attack", "visual_obstruction",
                                               "component_fault", "overload", "parameter_drift"}};

Outcome<ModelState> Engine::calibrate(const ModelState& /*state*/,
                                      const std::vector<TrainingExample>& /*normal*/,
                                      const TrainSettings& /*settings*/, const CancelToken& /*cancel*/,
                                      ProgressSink& /*progress*/) {
    Error error;
    error.code = ErrorCode::Usage;
    error.message = VESTIGO_TEXT("Error", "a model of the engine \"%1\" cannot be calibrated");
    error.remedy = VESTIGO_TEXT("Error", "train it on the recordings instead");
    error.arguments = {info().name};
    return error;
}

std::vector<EngineInfo> engines() {
    std::vector<EngineInfo> infos;
    for (const Entry& entry : registry) {
        infos.push_back(entry.info());
    }
    return infos;
}

Result<std::unique_ptr<Engine>> createEngine(const std::string& name) {
    std::string known;
    for (const Entry& entry : registry) {
        const std::string own = entry.info().name;
        if (own == name) {
            return entry.make();
        }
        known += (known.empty() ? "" : ", ") + own;
    }
    Error error;
    error.code = ErrorCode::Usage;
    error.message = VESTIGO_TEXT("Error", "there is no engine \"%1\"");
    error.remedy = VESTIGO_TEXT("Error", "choose one of: %2");
    error.arguments = {singleLine(name, 60), known};
    return error;
}

} // namespace vestigo::models
