// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/plant.h"
#include "core/dataset/synthetic/variants.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vestigo::dataset::synthetic {

/// An anomaly or an activity of one terminal of a recording.
struct Happening {
    std::string id; ///< "a1"; activities have none
    std::size_t terminal = 0;
    const Variant* variant = nullptr;
    double start = 0.0; ///< s
    double end = 0.0;
    double onset = 1.0;     ///< s, until it is there in full
    double precursor = 0.0; ///< s before the start in which it hints at itself
    double severity = 0.5;  ///< 0 hardly seen .. 1 plain
    std::uint64_t seed = 0;
};

struct ScenarioEdge {
    std::string from;
    std::string to;
    double lag = 0.0; ///< s from onset to onset
};

/// What takes place in one recording, besides the usual.
struct Scenario {
    std::vector<Happening> anomalies;
    std::vector<ScenarioEdge> edges;
    std::vector<Happening> activities;
    std::vector<Happening> visits; ///< normal and not labelled
};

struct ScenarioRequest {
    double seconds = 64.0;
    bool incidents = true;
    std::string rootType; ///< of the first incident; empty: any
    std::uint64_t seed = 0;
};

/// `shown`: the terminals of the recording, as indices of plant.machines; a Happening's terminal counts in
/// it. `deviceCameras` and `operatorCameras` say where there is something to see.
struct Cast {
    const Plant* plant = nullptr;
    std::vector<std::size_t> shown;
    std::vector<bool> deviceCameras;
    std::vector<bool> operatorCameras;
};

Scenario drawScenario(const Cast& stage, const ScenarioRequest& request);

/// How far the knobs of a terminal are turned at `t`.
class KnobSchedule {
public:
    /// `withAnomalies` false: the same recording as if nothing had gone wrong.
    KnobSchedule(const Scenario& scenario, std::size_t terminals, bool withAnomalies);
    Knobs at(std::size_t terminal, double t) const;
    /// Who is at work there then, for what follows no knob (scripts, looks).
    const std::vector<Happening>& of(std::size_t terminal) const { return happenings_[terminal]; }

private:
    std::vector<std::vector<Happening>> happenings_;
};

/// 0..1: how far a course is at `t`.
double courseAt(const Happening& happening, Course course, double t);

} // namespace vestigo::dataset::synthetic
