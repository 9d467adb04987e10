// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/dataset/synthetic/drawing/draw.h"
#include "core/dataset/synthetic/recording_plan.h"
#include "core/dataset/synthetic/simulation.h"
#include "core/labels/annotations.h"

#include <filesystem>
#include <functional>

namespace vestigo::dataset::synthetic {

/// One camera of one terminal of a recording.
struct CameraTask {
    const RecordingPlan* plan = nullptr;
    std::size_t terminal = 0;
    CameraSubject subject = CameraSubject::Device;
    const CameraPlan* camera = nullptr;
    std::filesystem::path file;
    const Trace* trace = nullptr;
    const Trace* quietTrace = nullptr; ///< had nothing gone wrong
    const KnobSchedule* schedule = nullptr;
    const KnobSchedule* quietSchedule = nullptr;
};

/// Draws and writes the video, and puts its key regions and the regions of the terminal's anomalies into the
/// annotations.
Outcome<Done> writeCamera(const CameraTask& task, labels::Annotations& annotations, const CancelToken& cancel,
                          const std::function<void(double)>& progress);

} // namespace vestigo::dataset::synthetic
