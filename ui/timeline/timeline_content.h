// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "ui/plots/signal_plot.h"
#include "ui/timeline/series_state.h"
#include "ui/timeline/timeline_geometry.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>
#include <vector>

namespace vestigo::ui_timeline {

struct IncidentContent {
    QString id;
    QString label; ///< "1 · root sn-01 · 4 terminals · 25 s"
    timeline::TimeRange range;
    bool selected = false;
};

/// The probability of one terminal, as a strip or as a curve.
struct ProbabilityContent {
    QString terminal;
    QString name;
    ui_plots::SampledSignal probability;
    double threshold = 0.5;
    std::vector<timeline::TimeRange> episodes; ///< in any incident
    bool root = false;                         ///< of the selected incident
    int place = 0;                             ///< in the selected incident, 1 = first; 0: not in it
    std::string note;                          ///< why there are no scores
};

/// "This led to that", between two strips.
struct ArrowContent {
    int fromStrip = 0;
    int toStrip = 0;
    double fromTime = 0.0;
    double toTime = 0.0;
};

struct EvidenceContent {
    timeline::TimeRange range;
    double share = 0.0; ///< weight against the heaviest, 0..1
};

struct FeatureContent {
    QString column; ///< as in the recording
    QString name;   ///< for people
    QString unit;
    ui_plots::SampledSignal values; ///< on the grid of steps; shown where there are no recorded rows
    std::optional<ui_plots::MinMax> range;
    std::optional<ui_plots::MinMax> usual;        ///< where the value usually lies
    std::vector<timeline::TimeRange> keySegments; ///< where it carried the score
};

/// A lane of the selected terminal and its place among those of its kind.
struct LaneContent {
    QString id; ///< see lane_ids.h
    LaneKind kind = LaneKind::Feature;
};

/// Everything that the lanes show, taken out of an analysis. Plain values, no widgets.
struct TimelineContent {
    bool analysed = false; ///< false: nobody has looked yet, so that no incident means nothing
    std::vector<IncidentContent> incidents;
    std::vector<ProbabilityContent> strips; ///< in the order they turned abnormal
    int hiddenStrips = 0;                   ///< more than are shown
    std::vector<ArrowContent> arrows;
    std::optional<ProbabilityContent> selected;
    std::vector<EvidenceContent> evidence;
    std::vector<FeatureContent> features; ///< in the order of their lanes
    ui_plots::SampledSignal mode;         ///< of operation, where no rows tell it
    ui_plots::SampledSignal heat;         ///< how much of the picture changes, 0..1
    std::vector<NamedSpan> cameras;       ///< bad states of the terminal's cameras
    std::shared_ptr<const TerminalEvents> events;
    std::vector<LaneContent> below; ///< the lanes of the selected terminal from the top down
};

/// Strips shown while the user has not asked for all.
constexpr std::size_t fewStrips = 12;

/// Ids of all abnormal terminals: those of the incident first, each group in the order they turned abnormal.
std::vector<std::string> abnormalOrder(const analysis::Analysis& analysis,
                                       const analysis::Incident* incident);

/// Columns that carried the terminal's score, heaviest first: in the incident, else in any.
QStringList keyFeatures(const analysis::Analysis& analysis, const analysis::Incident* incident,
                        const QString& terminal);

/// All columns of a terminal: those of the analysis, then what else was recorded. `analysis` may be null.
QStringList availableFeatures(const analysis::Analysis* analysis, const SeriesState& series,
                              const QString& terminal);

/// Lanes that there is something to show in, features excepted.
QStringList availableLanes(const analysis::Analysis* analysis, const SeriesState& series,
                           const QString& terminal);

/// What to show when the user has chosen nothing: key features first, then others that have values.
QStringList proposedFeatures(const analysis::Analysis& analysis, const analysis::Incident* incident,
                             const QString& terminal, int most);

/// The features to begin with before there is an analysis.
QStringList recordedFeatures(const SeriesState& series, int most);

struct ContentWish {
    QString terminal;
    QStringList lanes; ///< ids from the top down; those with nothing to show are left out
    bool allStrips = false;
};

/// `analysis` may be null: then only what was recorded is shown. `incident`: the selected one, may be null.
TimelineContent buildContent(const analysis::Analysis* analysis, const analysis::Incident* incident,
                             const SeriesState& series, const ContentWish& wish);

} // namespace vestigo::ui_timeline
