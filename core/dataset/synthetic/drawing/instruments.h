// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/drawing/part.h"
#include "core/dataset/synthetic/drawing/style.h"

#include <vector>

namespace vestigo::dataset::synthetic::drawing {

/// What instruments are drawn with.
struct Drawing {
    SceneBuilder& builder;
    Textures& textures;
    const Style& style;
};

bool isLit(Lamp lamp, double t, double blinksPerSecond);

/// A control panel: a housing in the plane of x and y about its middle, seen from +z.
struct Panel {
    Transform where;
    float width = 0.5F;
    float height = 0.6F;
    float depth = 0.12F;
    bool keys = true;       ///< a keyboard below the screen
    bool digits = true;     ///< a seven-segment display
    bool bigScreen = false; ///< the screen takes most of it

    Vec3 screenPlace() const { return where.point({0, height * 0.2F, depth / 2}); }
    Vec3 buttonPlace(float part) const {
        return where.point({width * (part * 0.7F - 0.35F), -height * 0.3F, depth / 2 + 0.02F});
    }
    Vec3 stopPlace() const { return where.point({width * 0.36F, -height * 0.38F, depth / 2 + 0.03F}); }
    void drawStill(const Drawing& drawing) const;
    void drawMoving(const Drawing& drawing, const SceneState& state, Machine machine) const;
};

/// A tower of signal lamps that stands on a place, or a row of pilot lamps in a plate (z outwards).
struct Lamps {
    Transform where;
    float size = 1.0F;
    void drawStill(const Drawing& drawing) const;
    void drawMoving(const Drawing& drawing, const SceneState& state) const;
};

/// An instrument about the middle of a plane, seen from +z.
struct Instrument {
    Transform where;
    float size = 0.16F;
    int number = 0; ///< which of the state's gauges
    void drawStill(const Drawing& drawing) const;
    void drawMoving(const Drawing& drawing, const SceneState& state) const;
};

/// A plate with the terminal's name.
void drawNamePlate(const Drawing& drawing, const Transform& where, float width, float height);

/// A sign of the size of a hand or so.
void drawSign(const Drawing& drawing, const Transform& where, float size, int kind);

/// An emergency stop: yellow collar, red mushroom, pointing to +z.
void drawStopButton(const Drawing& drawing, const Transform& where, float radius);

/// A small lamp in a surface, pointing to +z.
void drawDiode(const Drawing& drawing, const Transform& where, float radius, Vec3 colour, bool lit);

/// Figures that shine, as the style has them.
Surface sevenSegments(const Drawing& d, const std::string& figures, float rough = 0.35F);

} // namespace vestigo::dataset::synthetic::drawing
