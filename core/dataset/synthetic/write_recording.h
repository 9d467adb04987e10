// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/dataset/synthetic/recording_plan.h"

#include <filesystem>
#include <functional>

namespace vestigo::dataset::synthetic {

/// Simulates, draws and writes one recording to the contract (spec/recording.md) into an empty folder that is
/// there: recording.json, tables, logs, videos, annotations.json. `progress` is told shares of the work,
/// 0..1.
Outcome<Done> writeRecording(const RecordingPlan& plan, const std::filesystem::path& folder,
                             const CancelToken& cancel, const std::function<void(double)>& progress);

} // namespace vestigo::dataset::synthetic
