// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/rasterizer.h"

#include "core/dataset/synthetic/portable_math.h"

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

    void fill(const Corner& a, const Corner& b, const Corner& c, const Part& part, int block);

private:
    /// A triangle on the screen: the weights of its corners b and c at a pixel are linear in x and y.
    struct Triangle {
        const Corner& a;
        const Corner& b;
        const Corner& c;
        float scale;
        bool reversed;
        float weightB(float x, float y) const {
            return ((x - a.x) * (c.y - a.y) - (y - a.y) * (c.x - a.x)) * scale;
        }
        float weightC(float x, float y) const {
            return ((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)) * scale;
        }
    };
    /// Columns first .. last - 1 of one line.
    struct Span {
        int y = 0;
        int first = 0;
        int last = 0;
    };
    static Span spanOf(const Triangle& t, int y, int x0, int x1);
    /// One block of pixels: those that the triangle is nearest in are shaded alike, by their middle.
    void fillBlock(const Triangle& t, const Part& part, const std::array<Span, 4>& spans, std::size_t lines,
                   int x, int block);
    bool shade(const Triangle& t, const Part& part, float wb, float wc,
               std::array<std::uint8_t, 5>& out) const;

    Vec3 eye_;
    const Lighting& light_;
    Area area_;
    Layer& layer_;
};

/// The pixels of a line whose middles lie in the triangle.
Filler::Span Filler::spanOf(const Triangle& t, int y, int x0, int x1) {
    const float py = static_cast<float>(y) + 0.5F;
    const float stepB = (t.c.y - t.a.y) * t.scale;
    const float stepC = -(t.b.y - t.a.y) * t.scale;
    const float b = t.weightB(0.0F, py);
    const float c = t.weightC(0.0F, py);
    const std::array<std::pair<float, float>, 3> sides = {std::pair{b, stepB}, std::pair{c, stepC},
                                                          std::pair{1.0F - b - c, -stepB - stepC}};
    float low = static_cast<float>(x0) + 0.5F;
    float high = static_cast<float>(x1) - 0.5F;
    for (const auto& [start, step] : sides) { // start + step x >= 0
        if (step > 0.0F) {
            low = std::max(low, -start / step);
        } else if (step < 0.0F) {
            high = std::min(high, -start / step);
        } else if (start < 0.0F) {
            return {y, 0, 0};
        }
    }
    if (!(low <= high)) {
        return {y, 0, 0};
    }
    return {y, static_cast<int>(std::ceil(low - 0.5F)), static_cast<int>(std::floor(high - 0.5F)) + 1};
}

void Filler::fill(const Corner& a, const Corner& b, const Corner& c, const Part& part, int block) {
    // y points down on the screen: what is counter-clockwise outside has a negative area here.
    const float area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    if (!(std::abs(area) > 1e-7F) || (area > 0.0F && !part.twoSided)) {
        return;
    }
    const int y0 = lowest(std::min({a.y, b.y, c.y}) - 0.5F, area_.y0);
    const int y1 = std::min(area_.y1, lowest(std::max({a.y, b.y, c.y}) + 1.5F, area_.y0));
    const Triangle triangle{a, b, c, 1.0F / area, area > 0.0F};
    for (int y = y0 / block * block; y < y1; y += block) {
        std::array<Span, 4> spans;
        std::size_t lines = 0;
        int first = area_.x1;
        int last = area_.x0;
        for (int line = std::max(y, y0); line < std::min(y + block, y1); ++line) {
            const Span span = spanOf(triangle, line, area_.x0, area_.x1);
            if (span.first < span.last) {
                spans[lines++] = span;
                first = std::min(first, span.first);
                last = std::max(last, span.last);
            }
        }
        for (int x = first / block * block; x < last; x += block) {
            fillBlock(triangle, part, spans, lines, x, block);
        }
    }
}

void Filler::fillBlock(const Triangle& t, const Part& part, const std::array<Span, 4>& spans,
                       std::size_t lines, int x, int block) {
    std::array<std::size_t, 16> places;
    std::array<float, 16> depths;
    std::size_t count = 0;
    float sumX = 0.0F;
    float sumY = 0.0F;
    for (std::size_t i = 0; i < lines; ++i) {
        const float py = static_cast<float>(spans[i].y) + 0.5F;
        for (int column = std::max(x, spans[i].first); column < std::min(x + block, spans[i].last);
             ++column) {
            const float px = static_cast<float>(column) + 0.5F;
            const float nearness = t.a.nearness + t.weightB(px, py) * (t.b.nearness - t.a.nearness) +
                                   t.weightC(px, py) * (t.c.nearness - t.a.nearness);
            const std::size_t index = layer_.at(column, spans[i].y);
            if (nearness > layer_.nearness[index]) {
                places[count] = index;
                depths[count++] = nearness;
                sumX += px;
                sumY += py;
            }
        }
    }
    if (count == 0) {
        return;
    }
    const float part01 = 1.0F / static_cast<float>(count);
    std::array<std::uint8_t, 5> look;
    if (!shade(t, part, t.weightB(sumX * part01, sumY * part01), t.weightC(sumX * part01, sumY * part01),
               look)) {
        return;
    }
    for (std::size_t i = 0; i < count; ++i) {
        layer_.nearness[places[i]] = depths[i];
        layer_.direct[places[i]] = look[4];
        std::copy_n(look.begin(), 4, layer_.bgra.begin() + static_cast<std::ptrdiff_t>(places[i] * 4));
    }
}

/// b, g, r, shine and share of direct light at a place of the triangle; false where it has a hole.
bool Filler::shade(const Triangle& t, const Part& part, float wb, float wc,
                   std::array<std::uint8_t, 5>& out) const {
    const float wa = 1.0F - wb - wc;
    const float depth = 1.0F / (wa * t.a.nearness + wb * t.b.nearness + wc * t.c.nearness);
    std::array<float, 8> values;
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = (wa * t.a.values[i] + wb * t.b.values[i] + wc * t.c.values[i]) * depth;
    }
    const Finish finish = finishAt(part.surface, values[6], values[7]);
    if (finish.hole) {
        return false;
    }
    Vec3 normal = unit({values[3], values[4], values[5]});
    if (t.reversed) {
        normal = normal * -1.0F;
    }
    const Shade shade = shadeOf(light_, finish, {values[0], values[1], values[2]}, normal, eye_);
    out = {screenValue(shade.colour.z), screenValue(shade.colour.y), screenValue(shade.colour.x),
           static_cast<std::uint8_t>(255.0F * clamp01(finish.emission)),
           static_cast<std::uint8_t>(255.0F * clamp01(shade.direct))};
    return true;
}

/// Sharp marks must be sampled as finely as their edges are drawn; the rest may be shaded by the block.
bool hasSharpMarks(const Surface& surface) {
    return surface.texture || surface.pattern == Pattern::Hazard || surface.pattern == Pattern::Mesh ||
           surface.pattern == Pattern::Slots;
}

/// Nearest first, so that little is shaded that is hidden later.
std::vector<const Part*> nearestFirst(const std::vector<Part>& parts, const Lens& lens) {
    std::vector<std::pair<float, const Part*>> order;
    for (const Part& part : parts) {
        float nearestPoint = 1e9F;
        for (std::size_t i = 0; i < part.mesh.vertices.size(); i += 5) {
            nearestPoint = std::min(nearestPoint, -lens.toCamera(part.mesh.vertices[i].place).z);
        }
        order.emplace_back(nearestPoint, &part);
    }
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<const Part*> sorted;
    for (const auto& entry : order) {
        sorted.push_back(entry.second);
    }
    return sorted;
}

std::array<std::uint8_t, 4096> makeScreenValues() {
    std::array<std::uint8_t, 4096> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const float light = static_cast<float>(i) / 1024.0F;
        const float shoulder = light * (1.0F + light / 9.0F) / (1.0F + light * 0.75F);
        table[i] = static_cast<std::uint8_t>(std::lround(
            255.0 * std::min(1.0, i == 0 ? 0.0 : power(static_cast<double>(shoulder) * 1.62, 1.0 / 2.2))));
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
               int block, Layer& layer) {
    Filler filler(lens, light, area, layer);
    std::vector<Corner> corners;
    for (const Part* drawn : nearestFirst(parts, lens)) {
        const Part& part = *drawn;
        const int step = hasSharpMarks(part.surface) ? 1 : std::clamp(block, 1, 4);
        corners.clear();
        bool before = true; // all of it lies before the near plane
        for (const Vertex& vertex : part.mesh.vertices) {
            before = before && -lens.toCamera(vertex.place).z > nearest;
            corners.push_back(cornerOf(vertex, lens));
        }
        for (const auto& t : part.mesh.triangles) {
            const auto at = [&t](std::size_t i) { return static_cast<std::size_t>(t[i]); };
            if (before) {
                filler.fill(corners[at(0)], corners[at(1)], corners[at(2)], part, step);
                continue;
            }
            const auto vertex = [&](std::size_t i) { return part.mesh.vertices[at(i)]; };
            std::array<Vertex, 4> clipped;
            const std::size_t count = clipNear({vertex(0), vertex(1), vertex(2)}, lens, clipped);
            for (std::size_t i = 2; i < count; ++i) {
                filler.fill(cornerOf(clipped[0], lens), cornerOf(clipped[i - 1], lens),
                            cornerOf(clipped[i], lens), part, step);
            }
        }
    }
}

Area areaOf(const Part& part, const Lens& lens, const Layer& layer) {
    Area area{layer.width, layer.height, 0, 0};
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
    return area;
}

} // namespace vestigo::dataset::synthetic::drawing
