// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/picture.h"
#include "core/training/flat/dice.h"

#include <cstddef>
#include <string>
#include <vector>

namespace vestigo::training::flat {

/// As screens have it, 0..1.
struct Colour {
    float red = 0.0F;
    float green = 0.0F;
    float blue = 0.0F;

    Colour times(float factor) const { return {red * factor, green * factor, blue * factor}; }
    Colour towards(const Colour& other, float share) const {
        return {red + (other.red - red) * share, green + (other.green - green) * share,
                blue + (other.blue - blue) * share};
    }
};

/// Pixels; the first pixel's middle lies at 0.5.
struct Rect {
    float x = 0.0F;
    float y = 0.0F;
    float width = 0.0F;
    float height = 0.0F;

    float right() const { return x + width; }
    float bottom() const { return y + height; }
    float middleX() const { return x + width / 2; }
    float middleY() const { return y + height / 2; }
    float shorter() const { return width < height ? width : height; }
    /// The part of it that begins and ends at these shares of its sides.
    Rect part(float left, float top, float toRight, float toBottom) const {
        return {x + width * left, y + height * top, width * (toRight - left), height * (toBottom - top)};
    }
    Rect grown(float by) const { return {x - by, y - by, width + 2 * by, height + 2 * by}; }
    bool meets(const Rect& other) const {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
};

struct Spot {
    float x = 0.0F;
    float y = 0.0F;
};

/// A picture on which flat things are painted one over the other, smooth at their edges.
class Canvas {
public:
    Canvas(int width, int height, Colour back);

    int width() const { return width_; }
    int height() const { return height_; }
    Rect whole() const { return {0, 0, static_cast<float>(width_), static_cast<float>(height_)}; }
    Colour at(int x, int y) const;

    void box(const Rect& rect, Colour colour, float round = 0.0F, float opacity = 1.0F);
    void frame(const Rect& rect, Colour colour, float thickness, float round = 0.0F);
    void disc(Spot middle, float radius, Colour colour, float opacity = 1.0F);
    void ring(Spot middle, float radius, float thickness, Colour colour);
    /// With round ends.
    void line(Spot from, Spot to, float thickness, Colour colour, float opacity = 1.0F);
    /// Convex, its corners in order.
    void polygon(const std::vector<Spot>& corners, Colour colour);
    /// Slanting stripes of two colours; `period` pixels from one to the next of a colour.
    void stripes(const Rect& rect, Colour one, Colour other, float period, float slant);
    /// Light that lies over what is there and fades outwards.
    void glow(Spot middle, float radius, Colour colour, float opacity);
    /// All brighter or darker, by a factor that goes from `before` to `after` along x or y.
    void shade(const Rect& rect, float before, float after, bool alongX);
    /// Clouds of light and dark of this strength, about `size` pixels large, and as dirt has it some grain.
    void clouds(const Rect& rect, float strength, float size, Dice& dice);
    /// Capitals, figures and a few signs; `height` of a capital. `place` is the left upper corner.
    void text(const std::string& text, Spot place, float height, Colour colour);
    static float textWidth(const std::string& text, float height);

    /// Bgr24.
    timeline::Picture picture() const;
    /// The picture as seen from elsewhere: what lies at `from(x, y)` comes to (x, y).
    template <class From>
    void moved(const From& from) {
        std::vector<float> result(values_.size());
        for (int y = 0; y < height_; ++y) {
            for (int x = 0; x < width_; ++x) {
                const Spot source = from(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F);
                sample(source, result.data() + offset(x, y));
            }
        }
        values_.swap(result);
    }
    /// Mean of neighbours in `reach` pixels (fractions too) along both sides.
    void blur(float reach);
    float* values() { return values_.data(); }
    std::size_t count() const { return values_.size(); }

private:
    struct Span {
        int left, top, right, bottom;
    };
    Span spanOf(const Rect& rect) const;
    std::size_t offset(int x, int y) const {
        return (static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
                static_cast<std::size_t>(x)) *
               3;
    }
    void mix(int x, int y, Colour colour, float share);
    void sample(Spot source, float* into) const;
    /// Paints where `distance(x, y)` (pixels, negative inside) says.
    template <class Distance>
    void fill(const Rect& bounds, Colour colour, float opacity, const Distance& distance);

    int width_;
    int height_;
    std::vector<float> values_; ///< red, green, blue, pixel by pixel
};

} // namespace vestigo::training::flat
