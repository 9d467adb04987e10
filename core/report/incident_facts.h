// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/report/build_report.h"
#include "core/report/wording.h"

#include <string>
#include <vector>

namespace vestigo::report {

/// What the parts of a report are written from.
struct ReportContext {
    analysis::AnalysisPtr analysis;
    const ReportOptions& options;
    const Wording& wording;
    const FrameSource& frames;
};

/// The terminals of an incident, each once: along the path, then as they turned abnormal.
std::vector<std::string> terminalsInOrder(const analysis::Incident& incident);

/// The first start and the last end of a terminal's episodes in the incident.
timeline::TimeRange abnormalRange(const analysis::Incident& incident, const std::string& terminal);

/// The episode of the terminal with the highest probability; null: it has none.
const analysis::Episode* mainEpisode(const analysis::Incident& incident, const std::string& terminal);

/// The feature that carries most of the episode; null: the engine named none.
const analysis::FeatureWeight* heaviestFeature(const analysis::Episode& episode);

/// Where a camera is best looked through: the stream of the strongest visual evidence, else the terminal's
/// first analysed stream; empty: it has no video.
std::string pictureStream(const analysis::Analysis& analysis, const analysis::Episode& episode);

/// The frame of that moment with heat map and boxes; an empty picture where there is none.
PictureFigure pictureAt(const ReportContext& context, const analysis::Episode& episode,
                        const std::string& stream, double t);

/// What a terminal did in the incident, by its heaviest feature: "ran at a higher load than usual"; empty:
/// the engine names no feature.
std::string symptomOf(const ReportContext& context, const analysis::Incident& incident,
                      const std::string& terminal);
/// "62 %, usually 36 %"; empty where the figures say nothing by themselves.
std::string figuresOf(const ReportContext& context, const analysis::Incident& incident,
                      const std::string& terminal);

/// "Incident 2: Cell PLC ran at a higher load than usual".
std::string incidentTitle(const ReportContext& context, std::size_t index);

/// Course of the incident with some time before and after it, and at most that many of the features that
/// carry the evidence of its first terminal. Without a caption.
TimelineFigure incidentTimeline(const ReportContext& context, std::size_t index, std::size_t mostFeatures);

/// "b7b2acea…96416316"
std::string briefHash(const std::string& hash);

/// The number of the report, and the line in each foot.
std::string reportNumber(const ReportContext& context);
std::string footLine(const ReportContext& context);

} // namespace vestigo::report
