// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/drawing/surface.h"
#include "core/dataset/synthetic/scene_state.h"

#include <functional>
#include <map>
#include <string>

namespace vestigo::dataset::synthetic::drawing {

/// A colour of paint and screens, 0 .. 255.
struct Ink {
    int red = 0;
    int green = 0;
    int blue = 0;
};

/// How the screens of a terminal look.
struct ScreenLook {
    Ink back{18, 24, 34};
    Ink front{220, 230, 240};
    Ink accent{40, 160, 220};
    int layout = 0; ///< 0 list and trend, 1 mimic diagram, 2 big figures
};

/// Pictures of instruments and labels. What was drawn once is kept, up to a limit.
class Textures {
public:
    /// One line of text over the whole plate, as large as it fits.
    TexturePtr label(const std::string& text, Ink front, Ink back, float widthToHeight);
    /// A round dial without its needle: arc of 270 degrees from lower left to lower right.
    TexturePtr dial(const Gauge& gauge, bool dark);
    /// A vertical bar with its scale, filled to the value.
    TexturePtr bar(const Gauge& gauge, bool dark);
    /// Seven-segment figures.
    TexturePtr digits(const std::string& text, Ink lit, int places);
    /// The screen of a panel.
    TexturePtr screen(const Display& display, const ScreenLook& look, Machine machine, bool blinkOn,
                      const Motion& motion);
    /// Warning signs: 0 voltage, 1 hand in danger, 2 helmet, 3 no entry, 4 hot.
    TexturePtr sign(int kind);
    /// A keyboard of small keys.
    TexturePtr keyboard(int columns, int rows, std::uint64_t seed);
    /// Papers, a board, a calendar: what hangs about.
    TexturePtr notice(std::uint64_t seed);

private:
    TexturePtr kept(const std::string& key, const std::function<TexturePtr()>& make);

    std::map<std::string, TexturePtr> kept_;
};

} // namespace vestigo::dataset::synthetic::drawing
