// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/sample_analysis.h"

#include "core/base/hash.h"

#include <limits>

namespace vestigo::testing {

namespace {

constexpr std::size_t steps = 200;

timeline::AlignedRecording sampleAligned(int n) {
    timeline::AlignedRecording aligned;
    aligned.recordingId = "line-" + std::to_string(n);
    aligned.grid = {0.5, steps};
    for (int i = 0; i < 3; ++i) {
        timeline::AlignedTerminal terminal;
        terminal.id = "plc-" + std::to_string(i);
        terminal.type = "plc";
        timeline::FeatureSeries series;
        series.name = "vibration";
        series.unit = "mm/s";
        timeline::HeatSequence heat;
        heat.stream = "device";
        heat.frameWidth = 640;
        heat.frameHeight = 480;
        heat.columns = 32;
        heat.rows = 24;
        for (std::size_t k = 0; k < steps; ++k) {
            series.values.push_back(static_cast<float>(n) + 0.25F * static_cast<float>(k));
            series.present.push_back(1);
            heat.present.push_back(1);
        }
        heat.cells.assign(steps * 768, static_cast<std::uint8_t>(n % 256));
        terminal.features.push_back(series);
        terminal.heat.push_back(heat);
        aligned.terminals.push_back(terminal);
    }
    return aligned;
}

analysis::Incident sampleIncident(int n) {
    analysis::Incident incident;
    incident.id = "i1";
    incident.range = {20.0, 40.0 + n};
    incident.rootCause = "plc-0";
    incident.rootRule = analysis::RootRule::GraphSource;
    incident.rootRanking = {"plc-0", "plc-1"};
    for (int i = 0; i < 2; ++i) {
        analysis::Episode episode;
        episode.terminal = "plc-" + std::to_string(i);
        episode.range = {20.0 + i, 40.0 + n};
        episode.peakProbability = 0.9;
        episode.peakTime = 22.0;
        incident.episodes.push_back(episode);
    }
    const analysis::CausalEdge edge{"plc-0", "plc-1", 0.44, 1.0, 0.001, 0.002};
    incident.causalEdges = {edge};
    incident.testedPairs = {{edge, true, true, {}}};
    incident.path = {"plc-0", "plc-1"};
    return incident;
}

} // namespace

store::RunKey sampleKey(int n) {
    store::RunKey key;
    key.recordingSha256 = sha256("recording " + std::to_string(n));
    key.engine = "kmeans";
    key.settingsJson = "{\"seed\":" + std::to_string(n) + "}";
    key.programVersion = "0.1.0";
    return key;
}

analysis::Analysis sampleAnalysis(int n) {
    const store::RunKey key = sampleKey(n);
    analysis::Analysis analysis;
    analysis.recordingId = "line-" + std::to_string(n);
    analysis.recordingSha256 = key.recordingSha256;
    analysis.recordingPath = "/data/line-" + std::to_string(n);
    analysis.site = "Werk 3, \xe4\xb8\x8a\xe6\xb5\xb7";
    analysis.durationSeconds = 100.0;
    analysis.engine = key.engine;
    analysis.modelName = "fitted to this recording";
    analysis.settingsJson = key.settingsJson;
    analysis.programVersion = key.programVersion;
    analysis.analysedAt = "2026-11-23T19:00:00Z";
    for (int i = 0; i < 3; ++i) {
        analysis::TerminalResult terminal;
        terminal.name = "PLC " + std::to_string(i);
        terminal.id = "plc-" + std::to_string(i);
        terminal.type = "plc";
        for (std::size_t k = 16; k < steps; ++k) {
            terminal.t.push_back(0.5 * static_cast<double>(k));
            terminal.probability.push_back(
                k % 50 == 0 ? std::numeric_limits<double>::quiet_NaN()
                            : static_cast<double>((k + static_cast<std::size_t>(n)) % 100) / 100.0);
            terminal.abnormal.push_back(k > 100);
        }
        analysis.terminals.push_back(terminal);
    }
    analysis.incidents = {sampleIncident(n)};
    analysis.aligned = std::make_shared<const timeline::AlignedRecording>(sampleAligned(n));
    return analysis;
}

} // namespace vestigo::testing
