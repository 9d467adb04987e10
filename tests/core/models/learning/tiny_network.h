// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/models/model_api.h"

#include <memory>
#include <numeric>
#include <string>
#include <vector>

/// The engine vg-ms-st-gat with a tiny network, and what it learns from.
namespace vestigo::models::tiny_network {

constexpr std::size_t anomalyFrom = 50;
constexpr std::size_t anomalyTo = 74;
constexpr const char* tiny = R"({"network": {"features": 16, "column_width": 8, "visual_hidden": 4,
    "graph_hidden": 8, "scale_channels": 4, "attention_heads": 2, "dropout": 0.0},
  "training": {"epochs": 24, "patience": 0, "learning_rate": 0.01, "injected_share": 0.0}, "folds": 2})";

inline timeline::FeatureSeries column(const char* name, std::size_t steps, double level, double spread,
                                      Random& random) {
    timeline::FeatureSeries series;
    series.name = name;
    for (std::size_t k = 0; k < steps; ++k) {
        series.values.push_back(static_cast<float>(level + spread * random.normal()));
        series.present.push_back(1);
    }
    return series;
}

/// Three machines; the second one draws more current in its anomaly.
inline TrainingExample example(std::uint64_t seed, bool causal, bool anomaly = true, std::size_t steps = 96) {
    Random random(seed);
    timeline::AlignedRecording recording;
    recording.recordingId = "r" + std::to_string(seed);
    recording.causal = causal;
    recording.grid.steps = steps;
    recording.grid.stepSeconds = 0.5;
    TrainingExample made;
    for (const char* id : {"plc-01", "cnc-01", "agv-01"}) {
        timeline::AlignedTerminal terminal;
        terminal.id = id;
        terminal.type = std::string(id).substr(0, 3);
        terminal.features = {column("temperature_c", steps, 40.0, 1.0, random),
                             column("current_a", steps, 10.0, 0.5, random),
                             column("comm_rate_in", steps, 5.0, 1.0, random)};
        recording.terminals.push_back(terminal);
        made.abnormal.emplace_back(steps, std::uint8_t{0});
        made.types.emplace_back(steps, std::int8_t{-1});
    }
    for (std::size_t k = anomalyFrom; anomaly && k < anomalyTo; ++k) {
        recording.terminals[1].features[1].values[k] += 5.0F;
        made.abnormal[1][k] = 1;
        made.types[1][k] = 6; // overload
    }
    recording.links = {{"plc-01", "cnc-01", true, 1.0}};
    made.recording = std::make_shared<const timeline::AlignedRecording>(std::move(recording));
    return made;
}

inline std::vector<TrainingExample> examples(std::uint64_t from, std::uint64_t to, bool causal,
                                             bool anomaly = true) {
    std::vector<TrainingExample> made;
    for (std::uint64_t seed = from; seed < to; ++seed) {
        made.push_back(example(seed, causal, anomaly));
    }
    return made;
}

inline std::unique_ptr<Engine> engine() {
    return createEngine("vg-ms-st-gat").take();
}

inline ModelState trained(bool causal, std::uint64_t seed = 1) {
    TrainSettings settings;
    settings.causal = causal;
    settings.seed = seed;
    settings.options = tiny;
    settings.modelName = "tiny";
    SilentProgress silent;
    auto state = engine()->train(examples(1, 9, causal), examples(20, 23, causal), settings, {}, silent);
    return state.finished() ? state.take() : ModelState();
}

/// Trained once for all tests.
inline const ModelState& model(bool causal) {
    if (causal) {
        static const ModelState past = trained(true);
        return past;
    }
    static const ModelState offline = trained(false);
    return offline;
}

inline std::vector<TerminalScores> scored(const ModelState& state, const TrainingExample& of) {
    const auto made = engine();
    if (!made->load(state).ok()) {
        return {};
    }
    SilentProgress silent;
    auto scores = made->score(*of.recording, 1, {}, silent);
    return scores.finished() ? scores.take() : std::vector<TerminalScores>();
}

inline double meanOf(const TerminalScores& scores, std::size_t from, std::size_t to) {
    const auto begin = scores.probabilities.begin() - static_cast<std::ptrdiff_t>(scores.steps.front());
    return std::accumulate(begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(to),
                           0.0) /
           static_cast<double>(to - from);
}

} // namespace vestigo::models::tiny_network
