// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "ui/player/heat_overlay.h"
#include "ui/player/prepared_layer.h"

#include <QtCore/QString>

#include <memory>
#include <vector>

namespace vestigo::ui_player {

/// What the user wants to see over the picture.
struct OverlayLook {
    bool heat = true;
    bool boxes = true;
    bool regions = false;
    bool raw = false; ///< nothing at all over the picture, whatever the others say
    double opacity = 0.6;
    PreparedLayer prepared = PreparedLayer::None; ///< of the visual path; the heat map rests meanwhile

    bool showsPrepared() const { return prepared != PreparedLayer::None && !raw; }
    bool showsHeat() const { return heat && !raw && !showsPrepared(); }
    bool showsBoxes() const { return boxes && !raw; }
    bool showsRegions() const { return regions && !raw; }
};

/// A box of evidence in one stream.
struct EvidenceMark {
    double t = 0.0;
    timeline::TimeRange episode;
    timeline::Box box;
    double score = 0.0;
};

/// What an analysis says about one stream's pictures.
struct StreamOverlay {
    std::shared_ptr<const timeline::AlignedRecording> owner; ///< keeps `heat` alive
    const timeline::HeatSequence* heat = nullptr;
    timeline::Grid grid;
    HeatScale scale;
    double moved = 0.0;              ///< s that the pictures' times were corrected by since the analysis
    std::vector<EvidenceMark> marks; ///< strongest first within an episode
    std::vector<timeline::TimeRange> episodes; ///< when the terminal was abnormal

    bool isAbnormalAt(double t) const;
};

/// Collects heat map and boxes of a terminal's stream; empty parts where the analysis has none. `offsets`:
/// the corrections of clocks that hold now; where the analysis was made with others, heat map and boxes stay
/// on the pictures that they were found in.
StreamOverlay overlayOf(const analysis::AnalysisPtr& analysis, const QString& terminal, const QString& stream,
                        const analysis::ClockOffsets& offsets = {});

/// A mark as it is drawn at one moment.
struct ShownMark {
    const EvidenceMark* mark = nullptr;
    bool atThisMoment = false; ///< else: seen elsewhere in the episode that is going on
};

/// The marks that belong to the moment, and, thin, the strongest others of an episode that is going on.
std::vector<ShownMark> marksAt(const StreamOverlay& overlay, double t);

} // namespace vestigo::ui_player
