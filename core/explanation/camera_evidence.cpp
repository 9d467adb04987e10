// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explanation/evidence.h"

#include <algorithm>

namespace vestigo::explanation {

namespace {

using analysis::VisualEvidence;
using timeline::CameraHealth;
using timeline::CameraState;

bool overlap(const timeline::TimeRange& a, const timeline::TimeRange& b) {
    return a.start <= b.end && b.start <= a.end;
}

/// The whole frame where the state has no place of its own; an empty box where its size is not known.
timeline::Box boxOf(const CameraState& state, const std::string& stream,
                    const timeline::AlignedTerminal& terminal) {
    if (state.box) {
        return *state.box;
    }
    for (const timeline::HeatSequence& heat : terminal.heat) {
        if (heat.stream == stream) {
            return {0.0, 0.0, static_cast<double>(heat.frameWidth), static_cast<double>(heat.frameHeight)};
        }
    }
    return {};
}

} // namespace

void explainCameras(analysis::Episode& episode, const std::vector<CameraHealth>& cameras,
                    const timeline::AlignedTerminal& terminal) {
    auto& evidence = episode.visualEvidence;
    std::vector<VisualEvidence> own;
    for (const CameraHealth& camera : cameras) {
        for (const CameraState& state : camera.states) {
            const auto shownThen = [&](const VisualEvidence& one) {
                return one.stream == camera.stream && state.range.contains(one.t);
            };
            evidence.erase(std::remove_if(evidence.begin(), evidence.end(), shownThen), evidence.end());
            const timeline::Box box = boxOf(state, camera.stream, terminal);
            if (episode.cameraEvidence != analysis::CameraEvidence::None && !state.maintenance &&
                overlap(state.range, episode.range) && box.width > 0.0 && box.height > 0.0) {
                const double t = std::max(state.range.start, episode.range.start);
                own.push_back({camera.stream, t, box, std::clamp(0.5 + 0.5 * state.severity, 0.0, 1.0)});
            }
        }
    }
    evidence.insert(evidence.end(), own.begin(), own.end());
    std::stable_sort(evidence.begin(), evidence.end(),
                     [](const VisualEvidence& a, const VisualEvidence& b) { return a.score > b.score; });
}

} // namespace vestigo::explanation
