// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/aligned.h"

#include <QtGui/QColor>
#include <QtGui/QImage>

#include <cstddef>
#include <optional>

namespace vestigo::ui_player {

/// Inferno: dark violet over red to light yellow; equal steps of value look like equal steps. `value` in
/// 0..1.
QColor heatColour(double value);

/// How values of change become colours: below `noise` nothing is drawn, `full` is the end of the scale.
struct HeatScale {
    double noise = 0.0;
    double full = 1.0;
};

/// The value below which lie 19 of 20 cells of the whole sequence: what this camera shows on any day.
double noiseLevel(const timeline::HeatSequence& heat);

/// True when the sizes of the sequence fit its cells and it holds at least one step.
bool isUsable(const timeline::HeatSequence& heat);

/// The step whose measurements a moment belongs to, or nothing when the camera saw no frame in it.
std::optional<std::size_t> heatStepAt(const timeline::HeatSequence& heat, const timeline::Grid& grid,
                                      double t);

/// One step as an image over the whole frame, transparent below the noise, opaque where the change is at its
/// strongest. Values are interpolated between cells before they are coloured.
QImage heatImage(const timeline::HeatSequence& heat, std::size_t step, const HeatScale& scale);

} // namespace vestigo::ui_player
