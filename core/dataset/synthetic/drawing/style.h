// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/drawing/draw.h"
#include "core/dataset/synthetic/drawing/textures.h"

#include <string>

namespace vestigo::dataset::synthetic::drawing {

enum class GaugeKind : std::uint8_t { Round, Bar, Digits };

/// What the seeds decide.
struct Style {
    // of the plant
    Surface floor;
    Surface walls;
    Vec3 towardsLight;
    Vec3 lightColour;
    float ambient = 1.0F;
    Vec3 house{0.1F, 0.2F, 0.4F}; ///< the colour that the plant's own things have
    bool windows = true;
    bool daylight = true;
    // of the terminal
    Vec3 body;   ///< of the machine
    Vec3 accent; ///< its second colour
    float bodyRough = 0.45F;
    bool mirrored = false; ///< panel on the other side
    bool darkDials = false;
    bool lampsOnPanel = false; ///< a row of lamps instead of a tower
    bool lampsReversed = false;
    int lampCount = 3;
    Ink digits{255, 40, 30};
    ScreenLook screen;
    int variant = 0; ///< 0 .. 3: make of the machine
    float age = 0.1F;
    std::string label;
    std::uint64_t plantSeed = 1;
    std::uint64_t seed = 1;

    /// A choice of this terminal, 0 .. 1.
    float pick(std::uint64_t number) const;
    /// A choice from lowest to highest.
    float between(std::uint64_t number, float lowest, float highest) const;
    GaugeKind gaugeKind(int number) const;
};

Style styleOf(const CameraSpec& spec);

} // namespace vestigo::dataset::synthetic::drawing
