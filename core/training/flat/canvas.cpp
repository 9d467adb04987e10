// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/flat/canvas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

namespace vestigo::training::flat {

namespace {

/// Rows of three points each, as octal digits.
struct Glyph {
    char sign;
    const char* rows;
};
constexpr std::array<Glyph, 42> glyphs = {{
    {'0', "75557"}, {'1', "26227"}, {'2', "71747"}, {'3', "71717"}, {'4', "55711"}, {'5', "74717"},
    {'6', "74757"}, {'7', "71122"}, {'8', "75757"}, {'9', "75717"}, {'A', "25755"}, {'B', "65656"},
    {'C', "34443"}, {'D', "65556"}, {'E', "74747"}, {'F', "74744"}, {'G', "34553"}, {'H', "55755"},
    {'I', "72227"}, {'J', "11152"}, {'K', "55655"}, {'L', "44447"}, {'M', "57755"}, {'N', "65555"},
    {'O', "25552"}, {'P', "65644"}, {'Q', "25563"}, {'R', "65655"}, {'S', "34216"}, {'T', "72222"},
    {'U', "55557"}, {'V', "55552"}, {'W', "55775"}, {'X', "55255"}, {'Y', "55222"}, {'Z', "71247"},
    {':', "02020"}, {'-', "00700"}, {'/', "11244"}, {'.', "00002"}, {'%', "51245"}, {'+', "02720"},
}};

const char* rowsOf(char sign) {
    const auto* const found =
        std::find_if(glyphs.begin(), glyphs.end(), [sign](const Glyph& glyph) { return glyph.sign == sign; });
    return found == glyphs.end() ? nullptr : found->rows;
}

/// Pixel by pixel how much of it lies between two places of a line.
float covered(int pixel, float from, float to) {
    const auto begin = static_cast<float>(pixel);
    return std::clamp(std::min(to, begin + 1.0F) - std::max(from, begin), 0.0F, 1.0F);
}

float roundedDistance(float x, float y, const Rect& rect, float round) {
    const float dx = std::abs(x - rect.middleX()) - rect.width / 2 + round;
    const float dy = std::abs(y - rect.middleY()) - rect.height / 2 + round;
    return std::hypot(std::max(dx, 0.0F), std::max(dy, 0.0F)) + std::min(std::max(dx, dy), 0.0F) - round;
}

} // namespace

Canvas::Canvas(int width, int height, Colour back)
    : width_(width)
    , height_(height)
    , values_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3) {
    for (std::size_t i = 0; i < values_.size(); i += 3) {
        values_[i] = back.red;
        values_[i + 1] = back.green;
        values_[i + 2] = back.blue;
    }
}

Colour Canvas::at(int x, int y) const {
    const float* pixel = values_.data() + offset(x, y);
    return {pixel[0], pixel[1], pixel[2]};
}

Canvas::Span Canvas::spanOf(const Rect& rect) const {
    const auto cut = [](float value, int most) {
        return std::clamp(static_cast<int>(std::clamp(value, -1e6F, 1e6F)), 0, most);
    };
    return {cut(std::floor(rect.x), width_), cut(std::floor(rect.y), height_),
            cut(std::ceil(rect.right()), width_), cut(std::ceil(rect.bottom()), height_)};
}

void Canvas::mix(int x, int y, Colour colour, float share) {
    float* pixel = values_.data() + offset(x, y);
    pixel[0] += (colour.red - pixel[0]) * share;
    pixel[1] += (colour.green - pixel[1]) * share;
    pixel[2] += (colour.blue - pixel[2]) * share;
}

template <class Distance>
void Canvas::fill(const Rect& bounds, Colour colour, float opacity, const Distance& distance) {
    const Span span = spanOf(bounds.grown(1.0F));
    for (int y = span.top; y < span.bottom; ++y) {
        for (int x = span.left; x < span.right; ++x) {
            const float share = 0.5F - distance(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F);
            if (share > 0.0F) {
                mix(x, y, colour, std::min(share, 1.0F) * opacity);
            }
        }
    }
}

void Canvas::box(const Rect& rect, Colour colour, float round, float opacity) {
    if (round > 0.0F) {
        const float radius = std::min(round, rect.shorter() / 2);
        fill(rect, colour, opacity, [&](float x, float y) { return roundedDistance(x, y, rect, radius); });
        return;
    }
    const Span span = spanOf(rect);
    for (int y = span.top; y < span.bottom; ++y) {
        const float down = covered(y, rect.y, rect.bottom()) * opacity;
        for (int x = span.left; x < span.right; ++x) {
            mix(x, y, colour, down * covered(x, rect.x, rect.right()));
        }
    }
}

void Canvas::frame(const Rect& rect, Colour colour, float thickness, float round) {
    const float radius = std::min(round, rect.shorter() / 2);
    fill(rect.grown(thickness), colour, 1.0F,
         [&](float x, float y) { return std::abs(roundedDistance(x, y, rect, radius)) - thickness / 2; });
}

void Canvas::disc(Spot middle, float radius, Colour colour, float opacity) {
    fill({middle.x - radius, middle.y - radius, 2 * radius, 2 * radius}, colour, opacity,
         [&](float x, float y) { return std::hypot(x - middle.x, y - middle.y) - radius; });
}

void Canvas::ring(Spot middle, float radius, float thickness, Colour colour) {
    const float reach = radius + thickness;
    fill({middle.x - reach, middle.y - reach, 2 * reach, 2 * reach}, colour, 1.0F, [&](float x, float y) {
        return std::abs(std::hypot(x - middle.x, y - middle.y) - radius) - thickness / 2;
    });
}

void Canvas::line(Spot from, Spot to, float thickness, Colour colour, float opacity) {
    const float dx = to.x - from.x;
    const float dy = to.y - from.y;
    const float square = std::max(dx * dx + dy * dy, 1e-6F);
    const Rect bounds{std::min(from.x, to.x), std::min(from.y, to.y), std::abs(dx), std::abs(dy)};
    // Thinner than a pixel: fainter instead, so that it does not fall between the middles.
    const float half = std::max(thickness, 0.9F) / 2;
    fill(bounds.grown(half), colour, opacity * std::min(1.0F, thickness / 0.9F), [&](float x, float y) {
        const float way = std::clamp(((x - from.x) * dx + (y - from.y) * dy) / square, 0.0F, 1.0F);
        return std::hypot(x - from.x - way * dx, y - from.y - way * dy) - half;
    });
}

void Canvas::polygon(const std::vector<Spot>& corners, Colour colour) {
    if (corners.size() < 3) {
        return;
    }
    Rect bounds{corners[0].x, corners[0].y, 0, 0};
    float area = 0.0F;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Spot& a = corners[i];
        const Spot& b = corners[(i + 1) % corners.size()];
        area += a.x * b.y - b.x * a.y;
        const float right = std::max(bounds.right(), a.x);
        const float bottom = std::max(bounds.bottom(), a.y);
        bounds.x = std::min(bounds.x, a.x);
        bounds.y = std::min(bounds.y, a.y);
        bounds.width = right - bounds.x;
        bounds.height = bottom - bounds.y;
    }
    const float turn = area > 0.0F ? 1.0F : -1.0F;
    fill(bounds, colour, 1.0F, [&](float x, float y) {
        float most = -1e9F;
        for (std::size_t i = 0; i < corners.size(); ++i) {
            const Spot& a = corners[i];
            const Spot& b = corners[(i + 1) % corners.size()];
            const float length = std::max(std::hypot(b.x - a.x, b.y - a.y), 1e-4F);
            most = std::max(most, turn * ((b.y - a.y) * (x - a.x) - (b.x - a.x) * (y - a.y)) / length);
        }
        return most;
    });
}

void Canvas::stripes(const Rect& rect, Colour one, Colour other, float period, float slant) {
    const Span span = spanOf(rect);
    const float length = std::max(period, 0.5F);
    for (int y = span.top; y < span.bottom; ++y) {
        const float down = covered(y, rect.y, rect.bottom());
        for (int x = span.left; x < span.right; ++x) {
            const float place = (static_cast<float>(x) + slant * static_cast<float>(y)) / length;
            const float phase = place - std::floor(place);
            const float share = std::clamp((0.25F - std::abs(phase - 0.5F)) * length + 0.5F, 0.0F, 1.0F);
            mix(x, y, one.towards(other, share), down * covered(x, rect.x, rect.right()));
        }
    }
}

void Canvas::glow(Spot middle, float radius, Colour colour, float opacity) {
    const Span span = spanOf({middle.x - radius, middle.y - radius, 2 * radius, 2 * radius});
    for (int y = span.top; y < span.bottom; ++y) {
        for (int x = span.left; x < span.right; ++x) {
            const float dx = (static_cast<float>(x) + 0.5F - middle.x) / radius;
            const float dy = (static_cast<float>(y) + 0.5F - middle.y) / radius;
            const float near = 1.0F - dx * dx - dy * dy;
            if (near > 0.0F) {
                mix(x, y, colour, near * near * opacity);
            }
        }
    }
}

void Canvas::shade(const Rect& rect, float before, float after, bool alongX) {
    const Span span = spanOf(rect);
    for (int y = span.top; y < span.bottom; ++y) {
        for (int x = span.left; x < span.right; ++x) {
            const float way = alongX ? (static_cast<float>(x) - rect.x) / std::max(rect.width, 1.0F)
                                     : (static_cast<float>(y) - rect.y) / std::max(rect.height, 1.0F);
            const float factor = before + (after - before) * std::clamp(way, 0.0F, 1.0F);
            float* pixel = values_.data() + offset(x, y);
            for (int c = 0; c < 3; ++c) {
                pixel[c] *= factor;
            }
        }
    }
}

void Canvas::clouds(const Rect& rect, float strength, float size, Dice& dice) {
    const Span span = spanOf(rect);
    constexpr std::size_t side = 32;
    std::array<float, side * side> grid{};
    for (float& value : grid) {
        value = dice.between(-1.0F, 1.0F);
    }
    const auto node = [&](int x, int y) {
        return grid[static_cast<std::size_t>(y & 31) * side + static_cast<std::size_t>(x & 31)];
    };
    std::uint64_t grain = dice.bits() | 1U;
    for (int y = span.top; y < span.bottom; ++y) {
        const float v = static_cast<float>(y) / size;
        const int row = static_cast<int>(v);
        const float fy = v - static_cast<float>(row);
        for (int x = span.left; x < span.right; ++x) {
            const float u = static_cast<float>(x) / size;
            const int column = static_cast<int>(u);
            const float fx = u - static_cast<float>(column);
            const float top = node(column, row) * (1 - fx) + node(column + 1, row) * fx;
            const float below = node(column, row + 1) * (1 - fx) + node(column + 1, row + 1) * fx;
            grain = grain * 6364136223846793005ULL + 1442695040888963407ULL;
            const float fine = static_cast<float>(grain >> 40U) / 16777216.0F - 0.5F;
            const float factor = 1.0F + strength * (top * (1 - fy) + below * fy + 0.5F * fine);
            float* pixel = values_.data() + offset(x, y);
            for (int c = 0; c < 3; ++c) {
                pixel[c] *= factor;
            }
        }
    }
}

float Canvas::textWidth(const std::string& text, float height) {
    return static_cast<float>(text.size()) * height * 0.8F;
}

void Canvas::text(const std::string& text, Spot place, float height, Colour colour) {
    const float point = height / 5.0F;
    float x = place.x;
    for (const char sign : text) {
        const char* rows = rowsOf(sign);
        for (int row = 0; rows != nullptr && row < 5; ++row) {
            for (int column = 0; column < 3; ++column) {
                if (((static_cast<unsigned>(rows[row] - '0') >> static_cast<unsigned>(2 - column)) & 1U) !=
                    0U) {
                    box({x + point * static_cast<float>(column), place.y + point * static_cast<float>(row),
                         point, point},
                        colour);
                }
            }
        }
        x += height * 0.8F;
    }
}

void Canvas::sample(Spot source, float* into) const {
    const float x = std::clamp(source.x - 0.5F, 0.0F, static_cast<float>(width_) - 1.001F);
    const float y = std::clamp(source.y - 0.5F, 0.0F, static_cast<float>(height_) - 1.001F);
    const int column = static_cast<int>(x);
    const int row = static_cast<int>(y);
    const float fx = x - static_cast<float>(column);
    const float fy = y - static_cast<float>(row);
    const float* above = values_.data() + offset(column, row);
    const float* below = values_.data() + offset(column, row + 1);
    for (int c = 0; c < 3; ++c) {
        const float top = above[c] + (above[c + 3] - above[c]) * fx;
        into[c] = top + (below[c] + (below[c + 3] - below[c]) * fx - top) * fy;
    }
}

void Canvas::blur(float reach) {
    // Three taps at a fraction of a pixel, as often as it takes.
    for (float left = reach; left > 0.0F; left -= 1.0F) {
        const float side = std::min(left, 1.0F) / 3.0F;
        for (const std::size_t step : {std::size_t(3), static_cast<std::size_t>(width_) * 3}) {
            const std::vector<float> before = values_;
            for (std::size_t i = step; i + step < values_.size(); ++i) {
                values_[i] = before[i] * (1 - 2 * side) + (before[i - step] + before[i + step]) * side;
            }
        }
    }
}

timeline::Picture Canvas::picture() const {
    auto bytes = std::make_shared<std::vector<std::uint8_t>>(values_.size());
    for (std::size_t i = 0; i < values_.size(); i += 3) {
        for (std::size_t c = 0; c < 3; ++c) {
            (*bytes)[i + c] =
                static_cast<std::uint8_t>(std::lround(std::clamp(values_[i + 2 - c], 0.0F, 1.0F) * 255.0F));
        }
    }
    timeline::Picture picture;
    picture.width = picture.sourceWidth = width_;
    picture.height = picture.sourceHeight = height_;
    picture.format = timeline::PixelFormat::Bgr24;
    picture.bytesPerLine = static_cast<std::size_t>(width_) * 3;
    picture.pixels = std::move(bytes);
    return picture;
}

} // namespace vestigo::training::flat
