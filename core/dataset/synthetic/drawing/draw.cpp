// SPDX-License-Identifier: GPL-3.0-or-later
// The way into the module that draws, and what needs no library.
#include "core/dataset/synthetic/drawing/draw.h"

#include "core/base/engine_module.h"
#include "core/base/random.h"
#include "core/dataset/synthetic/drawing/drawing_part.h"

#include <algorithm>
#include <cmath>

namespace vestigo::dataset::synthetic {

namespace {

Error refusal(const std::string& what) {
    Error error;
    error.code = ErrorCode::ValueInvalid;
    error.message = VESTIGO_TEXT("Error", "the synthetic plant cannot be drawn with %1");
    error.arguments = {what};
    error.remedy = VESTIGO_TEXT("Error", "give even sides from 64 x 48 to 1280 x 1024 and 1 to 60 frames/s");
    return error;
}

} // namespace

Result<std::unique_ptr<CameraView>> CameraView::create(const CameraSpec& spec) {
    const bool fits = spec.width >= 64 && spec.width <= 1280 && spec.height >= 48 && spec.height <= 1024 &&
                      spec.width % 2 == 0 && spec.height % 2 == 0;
    if (!fits) {
        return refusal(std::to_string(spec.width) + " x " + std::to_string(spec.height) + " pixels");
    }
    if (!(spec.framesPerSecond >= 1.0 && spec.framesPerSecond <= 60.0)) {
        return refusal(std::to_string(spec.framesPerSecond) + " frames/s");
    }
    if (static_cast<std::size_t>(spec.machine) >= machineWords.size()) {
        return refusal("machine " + std::to_string(static_cast<int>(spec.machine)));
    }
    const auto part = enginePart<DrawingPart>("vestigoDrawingPart");
    return part ? (*part)->create(spec) : part.error();
}

std::vector<std::int64_t> frameMilliseconds(double durationSeconds, double framesPerSecond, double dropShare,
                                            std::uint64_t seed) {
    std::vector<std::int64_t> times;
    if (!(durationSeconds > 0.0) || !(framesPerSecond > 0.0)) {
        return times;
    }
    const double period = 1000.0 / std::min(framesPerSecond, 240.0);
    const double end = std::min(durationSeconds, 86'400.0) * 1000.0;
    const double drops = dropShare > 0.0 ? std::min(dropShare, 0.9) : 0.0;
    Random random(seed);
    int burst = 0;
    for (double due = 0.0; due < end; due += period) {
        const bool lost = burst > 0 || random.uniform() < drops * 0.6;
        const double jitter = std::clamp(random.normal() * period * 0.035, -0.3 * period, 0.3 * period);
        if (burst > 0) {
            --burst;
        } else if (lost && random.uniform() < 0.3) {
            burst = 1 + static_cast<int>(random.below(4));
        }
        const std::int64_t time = times.empty() ? 0 : std::llround(due + jitter);
        if (times.empty() || (!lost && time > times.back() && static_cast<double>(time) < end)) {
            times.push_back(time);
        }
    }
    return times;
}

} // namespace vestigo::dataset::synthetic
