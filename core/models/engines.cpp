// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/kmeans/engine.h"
#include "core/models/model_api.h"

#include <array>

namespace vestigo::models {

namespace {

struct Entry {
    EngineInfo (*info)();
    std::unique_ptr<Engine> (*make)();
};

/// Later engines join here.
constexpr std::array<Entry, 1> registry{{{kmeans::engineInfo, kmeans::makeEngine}}};

} // namespace

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
