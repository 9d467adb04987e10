// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/simulation.h"

#include <string>

namespace vestigo::dataset::synthetic {

/// What the sensors of one terminal say of its trace.
class Measurement {
public:
    Measurement(const MachineProfile& profile, const Trace& trace, const KnobSchedule& schedule,
                std::size_t terminal)
        : profile_(profile)
        , trace_(trace)
        , schedule_(schedule)
        , terminal_(terminal) {}

    /// An operating column at `t` as its sensor gives it, faults of sensors included, noise not.
    double value(const std::string& column, double t) const;
    /// Standard deviation of the noise, in the column's unit.
    double noise(const std::string& column, double t) const;
    /// Which of the table's columns a faulty sensor of this happening is.
    const std::string& faultyColumn(const Happening& happening) const;

private:
    double reading(const std::string& column, double t, const Knobs& knobs) const;

    const MachineProfile& profile_;
    const Trace& trace_;
    const KnobSchedule& schedule_;
    std::size_t terminal_;
};

/// The quantity without any fault of a sensor.
double trueValue(const std::string& column, const MachineProfile& profile, const Moment& moment);

/// The usual size of a column of this machine, for noise, digits and instruments.
double usualSize(const std::string& column, const MachineProfile& profile);

} // namespace vestigo::dataset::synthetic
