// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the parts are that decide how long an analysis takes. Measurements, not tests: no figure is judged
// here.
#include "core/base/random.h"
#include "core/dataset/align.h"
#include "core/detection/detection.h"
#include "core/evaluation/metrics.h"
#include "core/explanation/evidence.h"
#include "core/models/model_api.h"
#include "core/recordings/table_reader.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <benchmark/benchmark.h>
#include <cmath>
#include <cstdio>
#include <cstdlib>

using namespace vestigo;

namespace {

constexpr std::size_t columns = 38; // as a machine of SMD has
constexpr double stepSeconds = 60.0;

/// Something that moves like a machine: slow waves and noise.
double valueAt(std::size_t column, std::size_t step, Random& random) {
    const double phase = static_cast<double>(step) / (40.0 + 7.0 * static_cast<double>(column));
    return std::sin(phase) + 0.2 * random.normal();
}

/// A machine of `steps` minutes.
timeline::AlignedRecording machine(std::size_t steps, std::uint64_t seed) {
    Random random(seed);
    timeline::AlignedRecording recording;
    recording.grid = {stepSeconds, steps};
    timeline::AlignedTerminal terminal;
    terminal.id = "m";
    terminal.type = "server";
    for (std::size_t c = 0; c < columns; ++c) {
        timeline::FeatureSeries series;
        series.name = "x" + std::to_string(c);
        for (std::size_t k = 0; k < steps; ++k) {
            series.values.push_back(static_cast<float>(valueAt(c, k, random)));
        }
        series.present.assign(steps, 1);
        terminal.features.push_back(std::move(series));
    }
    recording.terminals.push_back(std::move(terminal));
    return recording;
}

std::string tableText(std::size_t rows) {
    Random random(1);
    std::string text = "t";
    for (std::size_t c = 0; c < columns; ++c) {
        text += ",x" + std::to_string(c);
    }
    text += '\n';
    for (std::size_t k = 0; k < rows; ++k) {
        text += std::to_string(60 * k);
        for (std::size_t c = 0; c < columns; ++c) {
            text += ',' + std::to_string(valueAt(c, k, random));
        }
        text += '\n';
    }
    return text;
}

[[noreturn]] void stop(const Error& error) {
    std::fprintf(stderr, "%s\n", error.oneLine().c_str());
    std::exit(1);
}

std::unique_ptr<models::Engine> engine() {
    auto made = models::createEngine("kmeans");
    if (!made) {
        stop(made.error());
    }
    return made.take();
}

models::ModelState trained(std::size_t steps, bool causal) {
    models::TrainingExample example;
    auto recording = machine(steps, 1);
    recording.causal = causal;
    example.recording = std::make_shared<const timeline::AlignedRecording>(std::move(recording));
    example.abnormal.assign(1, std::vector<std::uint8_t>(steps, 0));
    models::TrainSettings settings;
    settings.causal = causal;
    SilentProgress silent;
    auto state = engine()->train({example}, {}, settings, {}, silent);
    if (!state.finished()) {
        stop(state.error());
    }
    return state.take();
}

void readTable(benchmark::State& state) {
    const std::string text = tableText(static_cast<std::size_t>(state.range(0)));
    const testing::TemporaryFolder folder;
    const std::filesystem::path file = folder.write("m.csv", text);
    for (auto _ : state) {
        double sum = 0.0;
        auto summary =
            recordings::readTable(file, std::nullopt, 0.0, [&sum](double, const std::vector<double>& values) {
                sum += values[0];
                return true;
            });
        benchmark::DoNotOptimize(sum);
        if (!summary.finished()) {
            stop(summary.error());
        }
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}
BENCHMARK(readTable)->Arg(20000)->Unit(benchmark::kMillisecond);

void alignTable(benchmark::State& state) {
    const auto rows = static_cast<std::size_t>(state.range(0));
    const testing::TemporaryFolder folder;
    testing::RecordingBuilder builder(folder / "recording");
    builder.duration(stepSeconds * static_cast<double>(rows - 1)).step(stepSeconds).terminal("m", "server");
    builder.table("m", tableText(rows));
    const auto recording = recordings::openRecording(builder.write());
    if (!recording) {
        stop(recording.error());
    }
    for (auto _ : state) {
        auto aligned = dataset::alignTable(*recording, recording->terminals[0], {}, {});
        if (!aligned.finished()) {
            stop(aligned.error());
        }
        benchmark::DoNotOptimize(aligned.value().data());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0)); // rows
}
BENCHMARK(alignTable)->Arg(20000)->Unit(benchmark::kMillisecond);

void trainKMeans(benchmark::State& state) {
    for (auto _ : state) {
        const models::ModelState model = trained(static_cast<std::size_t>(state.range(0)), false);
        benchmark::DoNotOptimize(model.tensors.size());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0)); // steps
}
BENCHMARK(trainKMeans)->Arg(2000)->Arg(20000)->Unit(benchmark::kMillisecond);

void scoreKMeans(benchmark::State& state) {
    const bool causal = state.range(1) != 0;
    auto recording = machine(static_cast<std::size_t>(state.range(0)), 2);
    recording.causal = causal;
    const auto kmeans = engine();
    if (const auto loaded = kmeans->load(trained(2000, causal)); !loaded) {
        stop(loaded.error());
    }
    SilentProgress silent;
    for (auto _ : state) {
        auto scores = kmeans->score(recording, 1, {}, silent);
        if (!scores.finished()) {
            stop(scores.error());
        }
        benchmark::DoNotOptimize(scores.value().data());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0)); // steps of one terminal
}
BENCHMARK(scoreKMeans)->Args({20000, 0})->Args({20000, 1})->Unit(benchmark::kMillisecond);

/// Without a model: learns from the recording itself.
void scoreByItself(benchmark::State& state) {
    auto recording = machine(static_cast<std::size_t>(state.range(0)), 2);
    recording.causal = state.range(1) != 0;
    const auto kmeans = engine();
    SilentProgress silent;
    for (auto _ : state) {
        auto scores = kmeans->score(recording, 1, {}, silent);
        if (!scores.finished()) {
            stop(scores.error());
        }
        benchmark::DoNotOptimize(scores.value().data());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(scoreByItself)->Args({2000, 0})->Args({2000, 1})->Unit(benchmark::kMillisecond);

/// Many short alarms: what a bad model makes of a long recording.
void groupIncidents(benchmark::State& state) {
    std::vector<analysis::Episode> episodes;
    for (std::int64_t i = 0; i < state.range(0); ++i) {
        analysis::Episode episode;
        episode.terminal = i % 2 == 0 ? "m" : "n";
        episode.range = {1000.0 * static_cast<double>(i), 1000.0 * static_cast<double>(i) + 60.0};
        episodes.push_back(std::move(episode));
    }
    for (auto _ : state) {
        auto incidents = detection::groupIncidents(episodes, {{"m", "n", false, 1.0}}, {});
        benchmark::DoNotOptimize(incidents.data());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0)); // episodes
}
BENCHMARK(groupIncidents)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

/// The features of one short episode in a recording of so many steps; a long one has many such episodes.
void explainEpisode(benchmark::State& state) {
    const auto recording = machine(static_cast<std::size_t>(state.range(0)), 4);
    models::TerminalScores scores;
    for (const timeline::FeatureSeries& series : recording.terminals[0].features) {
        scores.featureNames.push_back(series.name);
    }
    for (std::size_t k = 0; k < recording.grid.steps; ++k) {
        scores.steps.push_back(k);
        scores.probabilities.push_back(k % 1000 < 5 ? 0.9 : 0.1);
        scores.attributions.push_back({{k, 0, 0.5F}, {k, 1, 0.3F}, {k, 2, 0.2F}});
    }
    analysis::Episode episode;
    episode.range = {recording.grid.time(1000), recording.grid.time(1004)};
    for (auto _ : state) {
        explanation::explainBehavior(episode, scores, recording.terminals[0], recording.grid);
        benchmark::DoNotOptimize(episode.keySegments.data());
    }
}
BENCHMARK(explainEpisode)->Arg(5000)->Arg(50000)->Arg(500000)->Unit(benchmark::kMillisecond);

void areaUnderCurve(benchmark::State& state) {
    Random random(3);
    std::vector<std::uint8_t> truth;
    std::vector<double> score;
    for (std::int64_t i = 0; i < state.range(0); ++i) {
        truth.push_back(random.uniform() < 0.05 ? 1 : 0);
        score.push_back(random.uniform());
    }
    for (auto _ : state) {
        benchmark::DoNotOptimize(evaluation::averagePrecision(truth, score));
    }
    state.SetItemsProcessed(state.iterations() * state.range(0)); // steps
}
BENCHMARK(areaUnderCurve)->Arg(30000)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
