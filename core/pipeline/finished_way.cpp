// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/finished_way.h"

#include "core/base/hash.h"

#include <system_error>
#include <utility>

namespace vestigo::pipeline {

namespace {

namespace fs = std::filesystem;

constexpr const char* ofKey = "finished_way_of";

std::string stampOf(const fs::path& file) {
    std::error_code failure;
    const auto size = fs::file_size(file, failure);
    if (failure) {
        return "-";
    }
    const auto time = fs::last_write_time(file, failure);
    return std::to_string(size) + "@" + std::to_string(time.time_since_epoch().count());
}

} // namespace

FinishedWay::FinishedWay(fs::path model, std::string of)
    : file_(std::move(model))
    , of_(std::move(of)) {
    file_ += ".offline.finished";
}

std::optional<models::ModelState> FinishedWay::find() const {
    std::error_code failure;
    if (!fs::is_regular_file(file_, failure)) {
        return std::nullopt;
    }
    auto state = models::readSafetensors(file_);
    if (!state) {
        return std::nullopt; // it is learnt again
    }
    const auto of = state->metadata.find(ofKey);
    if (of == state->metadata.end() || of->second != of_) {
        return std::nullopt;
    }
    state->metadata.erase(of);
    return state.take();
}

Result<Done> FinishedWay::keep(models::ModelState state) const {
    state.metadata[ofKey] = of_;
    return models::writeSafetensors(file_, state);
}

void FinishedWay::remove() const {
    std::error_code failure;
    fs::remove(file_, failure);
}

std::string fingerprintOf(const dataset::Dataset& dataset) {
    Sha256 hash;
    for (const dataset::DatasetEntry& entry : dataset.recordings) {
        hash.add(entry.path + "\n" + std::to_string(static_cast<int>(entry.split)) + "\n");
        for (const char* name : {"recording.json", "annotations.json"}) {
            hash.add(stampOf(entry.folder / name) + "\n");
        }
    }
    return hash.hex();
}

} // namespace vestigo::pipeline
