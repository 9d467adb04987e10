// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/models/vgmsstgat/network_data.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace vestigo::testing {

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();

inline timeline::FeatureSeries series(const std::string& name, std::vector<float> values,
                                      timeline::FeatureGroup group = timeline::FeatureGroup::Operating) {
    timeline::FeatureSeries made;
    made.name = name;
    made.group = group;
    for (const float value : values) {
        made.present.push_back(std::isnan(value) ? 0 : 1);
    }
    made.values = std::move(values);
    return made;
}

inline std::vector<float> noise(std::size_t steps, double level, double spread, std::uint64_t seed) {
    Random random(seed);
    std::vector<float> values;
    for (std::size_t k = 0; k < steps; ++k) {
        values.push_back(static_cast<float>(level + spread * random.normal()));
    }
    return values;
}

inline timeline::PictureSequence pictures(std::size_t steps) {
    timeline::PictureSequence made;
    made.stream = "device";
    made.channels = models::vgmsstgat::networkMapChannels;
    made.rows = 1;
    made.columns = 2;
    Random random(77);
    for (std::size_t k = 0; k < steps; ++k) {
        made.present.push_back(k % 2 == 0 ? 1 : 2);
        made.luminance.push_back(100.0F);
        made.noise.push_back(2.0F);
        for (std::size_t i = 0; i < made.mapFloats(); ++i) {
            made.maps.push_back(halfOf(static_cast<float>(1.0 + 0.1 * random.normal())));
        }
    }
    return made;
}

/// A machine with three columns, one that joins at step 20, and one that has a camera alone.
inline timeline::AlignedRecording recordingOf(std::size_t steps, bool causal) {
    timeline::AlignedRecording recording;
    recording.grid.steps = steps;
    recording.grid.stepSeconds = 0.5;
    recording.causal = causal;
    timeline::AlignedTerminal lathe;
    lathe.id = "lathe";
    lathe.type = "cnc_lathe";
    lathe.features = {series("temperature_c", noise(steps, 40.0, 1.0, 1)),
                      series("current_a", noise(steps, 10.0, 0.5, 2)),
                      series("coolant_colour", noise(steps, 3.0, 0.2, 3))};
    lathe.positionMetres = {{0.0, 0.0}};
    timeline::AlignedTerminal late;
    late.id = "late";
    late.type = "press";
    std::vector<float> values = noise(steps, 5.0, 1.0, 4);
    std::fill_n(values.begin(), std::min<std::size_t>(20, steps), unknown);
    late.features = {series("pressure_bar", values)};
    late.positionMetres = {{3.0, 4.0}};
    timeline::AlignedTerminal seen;
    seen.id = "seen";
    seen.type = "agv";
    seen.features = {series("device.change", noise(steps, 5.0, 0.1, 5), timeline::FeatureGroup::Video)};
    seen.pictures = {pictures(steps)};
    recording.terminals = {lathe, late, seen};
    recording.links = {
        {"lathe", "late", false, 0.7}, {"late", "lathe", true, 0.4}, {"lathe", "nobody", true, 1.0}};
    return recording;
}

/// The first `steps` of a recording.
inline timeline::AlignedRecording cut(timeline::AlignedRecording recording, std::size_t steps) {
    recording.grid.steps = steps;
    for (timeline::AlignedTerminal& terminal : recording.terminals) {
        for (timeline::FeatureSeries& feature : terminal.features) {
            feature.values.resize(steps);
            feature.present.resize(steps);
        }
        for (timeline::PictureSequence& sequence : terminal.pictures) {
            sequence.present.resize(steps);
            sequence.luminance.resize(steps);
            sequence.noise.resize(steps);
            sequence.maps.resize(steps * sequence.mapFloats());
        }
    }
    return recording;
}

inline models::TrainingExample exampleOf(const timeline::AlignedRecording& recording) {
    models::TrainingExample example;
    example.recording = std::make_shared<const timeline::AlignedRecording>(recording);
    for (std::size_t t = 0; t < recording.terminals.size(); ++t) {
        example.abnormal.emplace_back(recording.grid.steps, std::uint8_t{0});
        example.types.emplace_back(recording.grid.steps, std::int8_t{-1});
    }
    return example;
}

inline models::vgmsstgat::NormalProfiles profilesOf(const timeline::AlignedRecording& recording) {
    const models::vgmsstgat::ExampleColumns columns =
        models::vgmsstgat::columnsOfExample(exampleOf(recording));
    return models::vgmsstgat::NormalProfiles::fit({&columns}, recording.causal, {});
}

} // namespace vestigo::testing
