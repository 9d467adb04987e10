// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/stream_overlay.h"

#include <algorithm>
#include <cmath>

namespace vestigo::ui_player {

namespace {

constexpr std::size_t mostMarks = 6;
constexpr std::size_t mostOtherMarks = 3;

bool isDrawable(const timeline::Box& box) {
    constexpr double largest = 1e6;
    return std::fabs(box.x) < largest && std::fabs(box.y) < largest && box.width > 0.0 &&
           box.width < largest && box.height > 0.0 && box.height < largest;
}

void collectMarks(StreamOverlay& overlay, const analysis::Analysis& analysis, const std::string& terminal,
                  const std::string& stream) {
    for (const auto& incident : analysis.incidents) {
        for (const auto& episode : incident.episodes) {
            if (episode.terminal != terminal) {
                continue;
            }
            overlay.episodes.push_back(episode.range);
            for (const auto& evidence : episode.visualEvidence) {
                if (evidence.stream == stream && isDrawable(evidence.box)) {
                    overlay.marks.push_back(
                        {evidence.t + overlay.moved, episode.range, evidence.box, evidence.score});
                }
            }
        }
    }
}

void collectHeat(StreamOverlay& overlay, const timeline::AlignedRecording& aligned,
                 const std::string& terminal, const std::string& stream) {
    for (const auto& candidate : aligned.terminals) {
        if (candidate.id != terminal) {
            continue;
        }
        for (const auto& heat : candidate.heat) {
            if (heat.stream == stream && isUsable(heat)) {
                overlay.heat = &heat;
                overlay.scale = {noiseLevel(heat), static_cast<double>(heat.scale)};
                return;
            }
        }
    }
}

} // namespace

bool StreamOverlay::isAbnormalAt(double t) const {
    return std::any_of(episodes.begin(), episodes.end(),
                       [t](const timeline::TimeRange& range) { return range.contains(t); });
}

StreamOverlay overlayOf(const analysis::AnalysisPtr& analysis, const QString& terminal, const QString& stream,
                        const analysis::ClockOffsets& offsets) {
    StreamOverlay overlay;
    if (!analysis) {
        return overlay;
    }
    overlay.moved =
        analysis::offsetOf(offsets, terminal.toStdString(), stream.toStdString()) -
        analysis::offsetOf(analysis->appliedOffsets, terminal.toStdString(), stream.toStdString());
    overlay.grid.stepSeconds = analysis->stepSeconds;
    collectMarks(overlay, *analysis, terminal.toStdString(), stream.toStdString());
    if (analysis->aligned) {
        overlay.owner = analysis->aligned;
        overlay.grid = analysis->aligned->grid;
        collectHeat(overlay, *analysis->aligned, terminal.toStdString(), stream.toStdString());
    }
    return overlay;
}

std::vector<ShownMark> marksAt(const StreamOverlay& overlay, double t) {
    std::vector<ShownMark> shown;
    const double reach = 0.75 * overlay.grid.stepSeconds;
    for (const auto& mark : overlay.marks) {
        if (std::fabs(mark.t - t) <= reach && shown.size() < mostMarks) {
            shown.push_back({&mark, true});
        }
    }
    if (!shown.empty()) {
        return shown;
    }
    for (const auto& mark : overlay.marks) {
        if (mark.episode.contains(t) && shown.size() < mostOtherMarks) {
            shown.push_back({&mark, false});
        }
    }
    return shown;
}

} // namespace vestigo::ui_player
