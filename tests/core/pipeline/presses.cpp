// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/pipeline/presses.h"

#include "tests/support/recording_builder.h"

#include <cmath>
#include <memory>
#include <random>

namespace vestigo::testing {

void writePressDay(const std::filesystem::path& folder, unsigned seed, bool planted, bool labelled,
                   double noise) {
    RecordingBuilder builder(folder);
    builder.id("day-" + std::to_string(seed)).duration(90.0);
    const auto dice = std::make_shared<std::mt19937>(seed);
    const auto column = [dice, seed, noise](double period, double level, double extra) {
        return [=](double t) {
            const double jitter = 0.2 * noise * (static_cast<double>((*dice)() % 1000) / 500.0 - 1.0);
            const bool abnormal = t >= Presses::plantedFrom && t < Presses::plantedTo;
            return level + std::sin(6.2831853 * (t / period + 0.137 * seed)) + jitter +
                   (abnormal ? extra : 0.0);
        };
    };
    builder.terminal("press-1", "press").terminal("press-2", "press").link("press-1", "press-2");
    builder.table("press-1", 0.25, {{"current_a", column(6, 20, 0)}, {"pressure_bar", column(9, 60, 0)}});
    const double extra = planted ? 6.0 : 0.0;
    builder.table("press-2", 0.25,
                  {{"current_a", column(7, 18, extra)}, {"temperature_c", column(20, 40, extra)}});
    if (labelled) {
        builder.annotations(R"({"format":"ind-vibe-annotations","version":1,"recording":"day-)" +
                            std::to_string(seed) + R"(","anomalies":[)" +
                            (planted ? R"({"id":"a1","terminal":"press-2","type":"overload","start_s":40,)"
                                       R"("end_s":60})"
                                     : "") +
                            "]}");
    }
    builder.write();
}

Presses::Presses() {
    for (unsigned day = 1; day <= 4; ++day) {
        writePressDay(folder / ("rec/" + std::to_string(day)), day, false);
    }
    writePressDay(folder / "rec/5", 5, true);
    writeSplits(
        {{"rec/1", "train"}, {"rec/2", "train"}, {"rec/3", "train"}, {"rec/4", "val"}, {"rec/5", "test"}});
}

void Presses::writeSplits(const std::vector<std::pair<std::string, std::string>>& recordings) const {
    std::string list;
    for (const auto& [path, split] : recordings) {
        list += (list.empty() ? "" : ",") + (R"({"path":")" + path + R"(","split":")" + split + "\"}");
    }
    folder.write("dataset.json",
                 R"({"format":"ind-vibe-dataset","version":1,"name":"presses","recordings":[)" + list + "]}");
}

pipeline::TrainRequest Presses::request(const char* out, std::uint64_t seed) const {
    pipeline::TrainRequest request;
    request.dataset = folder.path();
    request.out = folder / out;
    request.seed = seed;
    return request;
}

pipeline::AnalyzeRequest Presses::analysis(const char* model, bool causal) const {
    pipeline::AnalyzeRequest request;
    request.recording = folder / "rec/5";
    request.model = folder / model;
    request.causal = causal;
    return request;
}

} // namespace vestigo::testing
