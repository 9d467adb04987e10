// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/big_analysis.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vestigo::testing {

namespace {

constexpr double step = 0.5;

std::string idOf(std::size_t index) {
    std::string digits = std::to_string(index);
    return "t" + std::string(3 - std::min<std::size_t>(3, digits.size()), '0') + digits;
}

analysis::TerminalResult resultOf(std::size_t index, std::size_t steps, timeline::TimeRange abnormal) {
    analysis::TerminalResult out;
    out.id = idOf(index);
    out.type = "plc";
    out.name = "Terminal " + std::to_string(index);
    if (index % 3 != 2) {
        out.positionMetres = {{static_cast<double>(index % 10) * 3.0, static_cast<double>(index / 10) * 2.0}};
    }
    out.threshold = 0.5;
    for (std::size_t k = 16; k < steps; ++k) {
        const double t = static_cast<double>(k) * step;
        const bool raised = abnormal.contains(t);
        out.t.push_back(t);
        out.probability.push_back(k % 37 == 0 ? std::numeric_limits<double>::quiet_NaN()
                                              : (raised ? 0.9 : 0.1));
        out.abnormal.push_back(raised);
    }
    return out;
}

timeline::AlignedTerminal alignedOf(std::size_t index, std::size_t steps) {
    timeline::AlignedTerminal out;
    out.id = idOf(index);
    out.type = "plc";
    timeline::FeatureSeries series;
    series.name = "current_a";
    series.unit = "A";
    for (std::size_t k = 0; k < steps; ++k) {
        series.values.push_back(static_cast<float>(10.0 + 5.0 * std::sin(static_cast<double>(k) * 0.05)));
    }
    series.present.assign(steps, 1);
    out.features.push_back(std::move(series));
    return out;
}

} // namespace

analysis::AnalysisPtr bigAnalysis(std::size_t terminals, double seconds) {
    auto out = std::make_shared<analysis::Analysis>();
    auto aligned = std::make_shared<timeline::AlignedRecording>();
    const auto steps = static_cast<std::size_t>(seconds / step) + 1;
    out->recordingId = aligned->recordingId = "big";
    out->startedAt = SiteTime{1715120671.0, 480};
    out->durationSeconds = seconds;
    out->stepSeconds = step;
    aligned->grid = {step, steps};
    analysis::Incident incident;
    incident.id = "i1";
    for (std::size_t i = 0; i < terminals; ++i) {
        const double onset = std::min(20.0 + 2.0 * static_cast<double>(i), seconds * 0.8);
        analysis::Episode episode;
        episode.terminal = idOf(i);
        episode.range = {onset, std::min(seconds, onset + 15.0)};
        incident.episodes.push_back(episode);
        incident.path.push_back(episode.terminal);
        if (i > 0) {
            incident.causalEdges.push_back({idOf(i - 1), idOf(i), 0.4, 2.0, 0.001, 0.004});
        }
        out->terminals.push_back(resultOf(i, steps, episode.range));
        aligned->terminals.push_back(alignedOf(i, steps));
    }
    if (terminals > 0) {
        incident.rootCause = idOf(0);
        incident.rootRule = analysis::RootRule::GraphSource;
        incident.range = {20.0, incident.episodes.back().range.end};
        out->incidents.push_back(std::move(incident));
    }
    out->aligned = std::move(aligned);
    return out;
}

} // namespace vestigo::testing
