// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/rasterizer.h"

#include <array>

namespace vestigo::dataset::synthetic::drawing {

namespace {

constexpr float nearest = 0.05F; // metres: what is closer to the lens is cut off

/// A corner on the screen, with what is interpolated already divided by its depth.
struct Corner {
    float x = 0.0F;
    float y = 0.0F;
    float nearness = 0.0F;
    std::array<float, 8> values{}; // place, normal, u, v
};

Vertex between(const Vertex& a, const Vertex& b, float part) {
    return {mix(a.place, b.place, part), mix(a.normal, b.normal, part), mix(a.u, b.u, part),
            mix(a.v, b.v, part)};
}

/// Cuts off what lies before the near plane; at most four corners come out.
std::size_t clipNear(const std::array<Vertex, 3>& in, const Lens& lens, std::array<Vertex, 4>& out) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const Vertex& a = in[i];
        const Vertex& b = in[(i + 1) % 3];
        const float da = -lens.toCamera(a.place).z - nearest;
        const float db = -lens.toCamera(b.place).z - nearest;
        if (da >= 0.0F) {
            out[count++] = a;
        }
        if ((da >= 0.0F) != (db >= 0.0F)) {
            out[count++] = between(a, b, da / (da - db));
        }
    }
    return count;
}

Corner cornerOf(const Vertex& vertex, const Lens& lens) {
    const Vec3 p = lens.project(vertex.place);
    const float n = 1.0F / p.z;
    return {p.x,
            p.y,
            n,
            {vertex.place.x * n, vertex.place.y * n, vertex.place.z * n, vertex.normal.x * n,
             vertex.normal.y * n, vertex.normal.z * n, vertex.u * n, vertex.v * n}};
}

int lowest(float value, int least) {
    return value > -1e6F ? std::max(least, static_cast<int>(std::floor(std::min(value, 1e6F)))) : least;
}

class Filler {
public:
    Filler(const Lens& lens, const Lighting& light, const Area& area, Layer& layer)
        : eye_(lens.pose.origin)
        , light_(light)
        , area_(area)
        , layer_(layer) {}

    void fill(const Corner& a, const Corner& b, const Corner& c, const Part& part);

private:
    void pixel(std::size_t index, float nearness, const std::array<float, 8>& values, const Part& part,
               bool reversed);

    Vec3 eye_;
    const Lighting& light_;
    Area area_;
    Layer& layer_;
};

void Filler::fill(const Corner& a, const Corner& b, const Corner& c, const Part& part) {
    // y points down on the screen: what is counter-clockwise outside has a negative area here.
    const float area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    if (!(std::abs(area) > 1e-7F) || (area > 0.0F && !part.twoSided)) {
        return;
    }
    const int x0 = lowest(std::min({a.x, b.x, c.x}) - 0.5F, area_.x0);
    const int x1 = std::min(area_.x1, lowest(std::max({a.x, b.x, c.x}) + 1.5F, area_.x0));
    const int y0 = lowest(std::min({a.y, b.y, c.y}) - 0.5F, area_.y0);
    const int y1 = std::min(area_.y1, lowest(std::max({a.y, b.y, c.y}) + 1.5F, area_.y0));
    const float scale = 1.0F / area;
    for (int y = y0; y < y1; ++y) {
        const float py = static_cast<float>(y) + 0.5F;
        for (int x = x0; x < x1; ++x) {
            const float px = static_cast<float>(x) + 0.5F;
            const float wb = ((px - a.x) * (c.y - a.y) - (py - a.y) * (c.x - a.x)) * scale;
            const float wc = ((b.x - a.x) * (py - a.y) - (b.y - a.y) * (px - a.x)) * scale;
            const float wa = 1.0F - wb - wc;
            if (wa < 0.0F || wb < 0.0F || wc < 0.0F) {
                continue;
            }
            const float nearness = wa * a.nearness + wb * b.nearness + wc * c.nearness;
            const std::size_t index = layer_.at(x, y);
            if (nearness <= layer_.nearness[index]) {
                continue;
            }
            std::array<float, 8> values;
            const float depth = 1.0F / nearness;
            for (std::size_t i = 0; i < values.size(); ++i) {
                values[i] = (wa * a.values[i] + wb * b.values[i] + wc * c.values[i]) * depth;
            }
            pixel(index, nearness, values, part, area > 0.0F);
        }
    }
}

void Filler::pixel(std::size_t index, float nearness, const std::array<float, 8>& values, const Part& part,
                   bool reversed) {
    const Finish finish = finishAt(part.surface, values[6], values[7]);
    if (finish.hole) {
        return;
    }
    Vec3 normal = unit({values[3], values[4], values[5]});
    if (reversed) {
        normal = normal * -1.0F;
    }
    const Shade shade = shadeOf(light_, finish, {values[0], values[1], values[2]}, normal, eye_);
    layer_.nearness[index] = nearness;
    layer_.direct[index] = static_cast<std::uint8_t>(255.0F * clamp01(shade.direct));
    std::uint8_t* out = layer_.bgra.data() + index * 4;
    out[0] = screenValue(shade.colour.z);
    out[1] = screenValue(shade.colour.y);
    out[2] = screenValue(shade.colour.x);
    out[3] = static_cast<std::uint8_t>(255.0F * clamp01(finish.emission));
}

std::array<std::uint8_t, 4096> makeScreenValues() {
    std::array<std::uint8_t, 4096> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const float light = static_cast<float>(i) / 1024.0F;
        const float shoulder = light * (1.0F + light / 9.0F) / (1.0F + light * 0.75F);
        table[i] = static_cast<std::uint8_t>(
            std::lround(255.0 * std::min(1.0, std::pow(static_cast<double>(shoulder) * 1.28, 1.0 / 2.2))));
    }
    return table;
}

} // namespace

Area united(const Area& a, const Area& b) {
    if (a.empty()) {
        return b;
    }
    if (b.empty()) {
        return a;
    }
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

Layer::Layer(int w, int h)
    : width(w)
    , height(h)
    , bgra(static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * 4)
    , nearness(static_cast<std::size_t>(w) * static_cast<std::size_t>(h))
    , direct(static_cast<std::size_t>(w) * static_cast<std::size_t>(h)) {}

std::uint8_t screenValue(float light) {
    static const std::array<std::uint8_t, 4096> table = makeScreenValues();
    return table[static_cast<std::size_t>(std::clamp(light, 0.0F, 3.99F) * 1024.0F)];
}

void rasterize(const std::vector<Part>& parts, const Lens& lens, const Lighting& light, const Area& area,
               Layer& layer) {
    Filler filler(lens, light, area, layer);
    for (const Part& part : parts) {
        for (const auto& t : part.mesh.triangles) {
            const auto vertex = [&](std::size_t i) {
                return part.mesh.vertices[static_cast<std::size_t>(t[i])];
            };
            std::array<Vertex, 4> clipped;
            const std::size_t count = clipNear({vertex(0), vertex(1), vertex(2)}, lens, clipped);
            for (std::size_t i = 2; i < count; ++i) {
                filler.fill(cornerOf(clipped[0], lens), cornerOf(clipped[i - 1], lens),
                            cornerOf(clipped[i], lens), part);
            }
        }
    }
}

Area areaOf(const std::vector<Part>& parts, const Lens& lens, const Layer& layer) {
    Area area{layer.width, layer.height, 0, 0};
    for (const Part& part : parts) {
        for (const Vertex& vertex : part.mesh.vertices) {
            if (-lens.toCamera(vertex.place).z < nearest) {
                return {0, 0, layer.width, layer.height}; // reaches past the camera
            }
            const Vec3 p = lens.project(vertex.place);
            area.x0 = std::min(area.x0, lowest(p.x - 2.0F, 0));
            area.y0 = std::min(area.y0, lowest(p.y - 2.0F, 0));
            area.x1 = std::max(area.x1, std::min(layer.width, lowest(p.x + 3.0F, 0)));
            area.y1 = std::max(area.y1, std::min(layer.height, lowest(p.y + 3.0F, 0)));
        }
    }
    return area;
}

} // namespace vestigo::dataset::synthetic::drawing
