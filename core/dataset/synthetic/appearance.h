// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/drawing/draw.h"
#include "core/dataset/synthetic/recording_plan.h"
#include "core/dataset/synthetic/scene_state.h"
#include "core/dataset/synthetic/simulation.h"

#include <cstdint>

namespace vestigo::dataset::synthetic {

/// One terminal's looks: from its trace, its knobs and the light of the day.
class Appearance {
public:
    Appearance(const RecordingPlan& plan, std::size_t terminal, const Trace& trace,
               const KnobSchedule& schedule);
    /// What the device or the operator camera sees at `t`.
    SceneState at(double t, CameraSubject subject) const;
    /// How fast the part seems to move, mean of the second and a half before `t`.
    double seenSpeed(double t) const;

private:
    /// What stands still in the picture is where it was then.
    double motionTime(double t) const;
    double displayTime(double t) const;
    const Happening* leading(double t) const;
    void move(SceneState& state, double t) const;
    void lamps(SceneState& state, double t, const Knobs& knobs) const;
    void instruments(SceneState& state, double t, const Knobs& knobs) const;
    void display(SceneState& state, double t, const Knobs& knobs) const;
    void modules(SceneState& state, double t, const Knobs& knobs) const;
    void traces(SceneState& state, double t, const Knobs& knobs) const;
    void person(SceneState& state, double t, const Knobs& knobs) const;
    void surroundings(SceneState& state, double t, const Knobs& knobs, CameraSubject subject) const;
    Gauge gaugeOf(const std::string& column, const std::string& name, double t) const;

    const RecordingPlan& plan_;
    const MachineProfile& profile_;
    std::size_t terminal_;
    const Trace& trace_;
    const KnobSchedule& schedule_;
    std::vector<std::string> gauges_; ///< columns that have an instrument
    // Of the day and of this camera.
    double lightLevel_ = 1.0;
    double warmth_ = 0.0;
    double flicker_ = 0.0;
    double shake_ = 0.0;
    double blur_ = 0.0;
    double driftPeriod_ = 30.0;
    double lightPeriod_ = 60.0;
    double lightSwing_ = 0.0;
    double lampSwitch_ = 1e9; ///< when one of the hall's lamps goes
    double passerBy_ = 1e9;
    double shadow_ = 1e9;
    double wear_ = 0.0;
};

} // namespace vestigo::dataset::synthetic
