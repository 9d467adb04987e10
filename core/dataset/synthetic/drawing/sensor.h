// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/drawing/pixels.h"
#include "core/dataset/synthetic/drawing/style.h"
#include "core/timeline/picture.h"

#include <array>
#include <optional>

namespace vestigo::dataset::synthetic::drawing {

/// From what the studio draws, with a margin all round, to the picture that a camera delivers: light of the
/// moment, lens, what is before it, sensor.
class Sensor {
public:
    Sensor(const CameraSpec& spec, int margin);

    /// The wander of the picture at this moment; to be called first for each picture.
    void aim(const SceneState& state);
    /// The picture before the noise, b g r.
    Pixels expose(const Pixels& drawn, const SceneState& state) const;
    /// Lays what is before the lens over it; mask (grey, 255 hidden) stays empty where nothing is.
    static double cover(Pixels& picture, Pixels& mask, const LensCover& cover);
    /// Vignette, noise of this moment.
    timeline::Picture develop(const Pixels& in, const SceneState& state) const;
    /// A point of the drawn picture in the delivered one.
    void deliver(float& x, float& y) const;

private:
    void light(Pixels& picture, const SceneState& state) const;

    CameraSpec spec_;
    int margin_;
    float bend_;     ///< of straight lines by the lens
    float vignette_; ///< at the corners
    float noise_;    ///< grey levels
    bool grey_;
    std::array<float, 3> white_; ///< balance of the sensor: b, g, r
    float lampX_;                ///< where the second lamp of the hall shines
    float lampY_;
    float shiftX_ = 0.0F;
    float shiftY_ = 0.0F;
    float roll_ = 0.0F; ///< radians
    std::vector<std::int8_t> grain_;
};

} // namespace vestigo::dataset::synthetic::drawing
