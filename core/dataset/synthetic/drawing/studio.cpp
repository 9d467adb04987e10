// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/studio.h"

#include "core/dataset/synthetic/drawing/noise.h"

namespace vestigo::dataset::synthetic::drawing {

namespace {

constexpr float shadowReach = 3.6F; // metres about the machine's middle in which shadows fall

/// Small pictures show no fine shadows.
int movingShadowSide(int width) {
    return width < 260 ? 224 : 320;
}

Area clipped(const Area& area, int width, int height) {
    return {std::max(0, area.x0), std::max(0, area.y0), std::min(width, area.x1), std::min(height, area.y1)};
}

} // namespace

Studio::Studio(const Style& style, int width, int height, int fineness)
    : fineness_(fineness)
    , stillShadow_(style.towardsLight, {0, 1, 0}, shadowReach, 1024)
    , movingShadow_(style.towardsLight, {0, 1, 0}, shadowReach, movingShadowSide(width))
    , still_(width * fineness, height * fineness)
    , work_(width * fineness, height * fineness)
    , touched_(static_cast<std::size_t>(tileColumns()) *
               static_cast<std::size_t>((work_.height + tile - 1) / tile))
    , stillSmall_(width, height, 4)
    , result_(width, height, 4) {
    light_.towardsLight = style.towardsLight;
    light_.key = style.lightColour * 1.15F;
    light_.sky = Vec3{0.52F, 0.54F, 0.57F} * style.ambient;
    light_.ground = Vec3{0.24F, 0.23F, 0.22F} * style.ambient;
    light_.lampSpacing = 1.6F + 1.2F * choice(style.plantSeed, 71);
}

void Studio::setStill(const std::vector<Part>& parts, const Lens& lens, Vec3 middle, float focusDepth) {
    lens_ = lens;
    stillShadow_ = ShadowMap(light_.towardsLight, middle, shadowReach, 1024);
    movingShadow_ = ShadowMap(light_.towardsLight, middle, shadowReach, movingShadowSide(stillSmall_.width));
    stillShadow_.cast(parts);
    light_.still = &stillShadow_;
    light_.moving = nullptr;
    light_.taps = 3;
    still_ = Layer(still_.width, still_.height);
    rasterize(parts, lens_.finer(static_cast<float>(fineness_)), light_, {0, 0, still_.width, still_.height},
              1, still_);
    shadeCorners();
    softenBackground(focusDepth);
    light_.taps = 1;
    work_ = still_;
    touched_.assign(touched_.size(), 0);
    shrink({0, 0, still_.width, still_.height}, stillSmall_);
}

/// How open the place of a pixel is, 0 .. 1. The reciprocal of the depth is linear along a plane on the
/// screen, so a place that lies lower than the mean of two opposite neighbours lies in a hollow. `turn`:
/// which of 16 patterns of neighbours is looked at.
float Studio::opennessAt(int x, int y, int turn) const {
    constexpr float reach = 0.28F; // metres
    constexpr int pairs = 10;
    static const std::array<std::array<float, 2>, std::size_t{16}* pairs> offsets = [] {
        std::array<std::array<float, 2>, std::size_t{16} * pairs> table{};
        for (int i = 0; i < 16 * pairs; ++i) {
            const int pattern = i / pairs;
            const float part = (static_cast<float>(i % pairs) + static_cast<float>(pattern) / 16.0F) / pairs;
            table[static_cast<std::size_t>(i)] = {part * cosine(part * pi * 5.0F),
                                                  part * sine(part * pi * 5.0F)};
        }
        return table;
    }();
    const float here = std::max(still_.nearness[still_.at(x, y)], 1e-4F);
    const float pixels = std::min(reach * lens_.focal * static_cast<float>(fineness_) * here,
                                  0.2F * static_cast<float>(still_.width));
    const auto near = [this](int px, int py) {
        return still_
            .nearness[still_.at(std::clamp(px, 0, still_.width - 1), std::clamp(py, 0, still_.height - 1))];
    };
    float shade = 0.0F;
    for (int i = 0; i < pairs; ++i) {
        const auto& offset = offsets[indexOf(turn, pairs, i)];
        const int dx = static_cast<int>(offset[0] * pixels);
        const int dy = static_cast<int>(offset[1] * pixels);
        const float metres = (near(x + dx, y + dy) + near(x - dx, y - dy) - 2.0F * here) / (here * here);
        shade += smooth(0.004F, 0.08F, metres) * (1.0F - smooth(0.25F, 0.7F, metres));
    }
    return 1.0F - 0.62F * shade / pairs;
}

/// Darkens corners and crevices. Neighbours in a square of four by four look at different patterns; their
/// mean is free of them.
void Studio::shadeCorners() {
    constexpr int step = 2;
    const int columns = (still_.width + step - 1) / step;
    const int rows = (still_.height + step - 1) / step;
    std::vector<float> open(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), 1.0F);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const int turn = (column & 3) * 4 + ((row * 7 + column) & 3);
            open[indexOf(row, columns, column)] = opennessAt(column * step, row * step, turn);
        }
    }
    for (int y = 0; y < still_.height; ++y) {
        for (int x = 0; x < still_.width; ++x) {
            float sum = 0.0F;
            for (int k = 0; k < 16; ++k) {
                const int column = std::clamp(x / step + k % 4 - 1, 0, columns - 1);
                const int row = std::clamp(y / step + k / 4 - 1, 0, rows - 1);
                sum += open[indexOf(row, columns, column)];
            }
            std::uint8_t* pixel = still_.bgra.data() + still_.at(x, y) * 4;
            const float kept = mix(sum / 16.0F, 1.0F, static_cast<float>(pixel[3]) / 255.0F);
            for (int c = 0; c < 3; ++c) {
                pixel[c] = static_cast<std::uint8_t>(static_cast<float>(pixel[c]) * kept);
            }
        }
    }
}

/// Remembers the tiles that the area touches as drawn upon.
void Studio::touch(const Area& area) {
    for (int row = area.y0 / tile; row * tile < area.y1; ++row) {
        for (int column = area.x0 / tile; column * tile < area.x1; ++column) {
            touched_[indexOf(row, tileColumns(), column)] = 1;
        }
    }
}

/// Brings the tiles that were drawn upon back to the still scene.
void Studio::restore() {
    for (std::size_t i = 0; i < touched_.size(); ++i) {
        if (touched_[i] == 0) {
            continue;
        }
        touched_[i] = 0;
        const Area area = tileArea(i);
        for (int y = area.y0; y < area.y1; ++y) {
            const auto from = static_cast<std::ptrdiff_t>(still_.at(area.x0, y));
            const auto count = area.width();
            std::copy_n(still_.bgra.begin() + from * 4, count * 4, work_.bgra.begin() + from * 4);
            std::copy_n(still_.nearness.begin() + from, count, work_.nearness.begin() + from);
            std::copy_n(still_.direct.begin() + from, count, work_.direct.begin() + from);
        }
    }
}

Area Studio::tileArea(std::size_t number) const {
    const int x = static_cast<int>(number) % tileColumns() * tile;
    const int y = static_cast<int>(number) / tileColumns() * tile;
    return {x, y, std::min(work_.width, x + tile), std::min(work_.height, y + tile)};
}

/// Where shadows of the parts may fall: their places moved away from the light, down to the floor.
Area Studio::shadowArea(const std::vector<Part>& parts) const {
    Part fallen;
    for (const Part& part : parts) {
        if (!part.castsShadow) {
            continue;
        }
        for (std::size_t i = 0; i < part.mesh.vertices.size(); i += 5) {
            const Vertex& vertex = part.mesh.vertices[i];
            const float drop = std::max(0.0F, vertex.place.y) / light_.towardsLight.y;
            for (const float share : {0.0F, 0.35F, 1.0F}) {
                fallen.mesh.vertices.push_back(
                    {vertex.place - light_.towardsLight * (drop * share), {}, 0, 0});
            }
        }
    }
    return areaOf(fallen, lens_.finer(static_cast<float>(fineness_)), work_);
}

/// Takes the lamps' light from what lies in the shadow of moving parts. Looked up on a coarse grid and
/// smoothed.
void Studio::darken(const Area& area) {
    const int step = 4;
    const int columns = (area.width() + step - 1) / step + 2;
    const int rows = (area.height() + step - 1) / step + 2;
    const Lens fine = lens_.finer(static_cast<float>(fineness_));
    std::vector<float> lit(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), 1.0F);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const int x = std::min(area.x0 + column * step, still_.width - 1);
            const int y = std::min(area.y0 + row * step, still_.height - 1);
            const float nearness = still_.nearness[still_.at(x, y)];
            if (nearness > 0.0F && still_.direct[still_.at(x, y)] > 4) {
                const Vec3 place = fine.unproject(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F,
                                                  1.0F / nearness);
                lit[indexOf(row, columns, column)] = movingShadow_.lit(place, 2);
            }
        }
    }
    for (int row = 0; row + 1 < rows; ++row) {
        for (int column = 0; column + 1 < columns; ++column) {
            const auto index = indexOf(row, columns, column);
            const auto below = index + static_cast<std::size_t>(columns);
            const std::array<float, 4> corners = {lit[index], lit[index + 1], lit[below], lit[below + 1]};
            if (*std::min_element(corners.begin(), corners.end()) < 0.999F) {
                const int x = area.x0 + column * step;
                const int y = area.y0 + row * step;
                const Area block{x, y, std::min(x + step, area.x1), std::min(y + step, area.y1)};
                touch(block);
                darkenBlock(block, step, corners);
            }
        }
    }
}

/// `corners`: how much light comes to the corners of the block, above left and right, below left and right.
void Studio::darkenBlock(const Area& block, int step, const std::array<float, 4>& corners) {
    for (int y = block.y0; y < block.y1; ++y) {
        const float py = static_cast<float>(y - block.y0) / static_cast<float>(step);
        for (int x = block.x0; x < block.x1; ++x) {
            const float px = static_cast<float>(x - block.x0) / static_cast<float>(step);
            const float light = mix(mix(corners[0], corners[1], px), mix(corners[2], corners[3], px), py);
            const std::size_t at = work_.at(x, y);
            // From linear light to the screen's scale, which is near its square root.
            const float factor = std::sqrt(
                std::max(0.0F, 1.0F - (1.0F - light) * static_cast<float>(work_.direct[at]) / 255.0F));
            std::uint8_t* pixel = work_.bgra.data() + at * 4;
            for (int c = 0; c < 3; ++c) {
                pixel[c] = static_cast<std::uint8_t>(static_cast<float>(pixel[c]) * factor);
            }
        }
    }
}

/// Draws one set of parts over the still scene, into result_.
void Studio::drawStage(const std::vector<Part>& parts) {
    restore();
    result_.bytes = stillSmall_.bytes;
    if (parts.empty()) {
        return;
    }
    const Lens fine = lens_.finer(static_cast<float>(fineness_));
    movingShadow_.clear();
    movingShadow_.cast(parts);
    if (!movingShadow_.empty()) {
        const Area shadows = clipped(shadowArea(parts), work_.width, work_.height);
        if (!shadows.empty()) {
            darken(shadows);
        }
        light_.moving = &movingShadow_;
    }
    Area area;
    for (const Part& part : parts) {
        const Area own = clipped(areaOf(part, fine, work_), work_.width, work_.height);
        if (!own.empty()) {
            touch(own);
            area = united(area, own);
        }
    }
    rasterize(parts, fine, light_, area, fineness_, work_);
    light_.moving = nullptr;
    for (std::size_t i = 0; i < touched_.size(); ++i) {
        if (touched_[i] != 0) {
            shrink(tileArea(i), result_);
        }
    }
}

const Pixels& Studio::draw(const std::vector<std::vector<Part>>& stages, const std::vector<Sprite>& sprites) {
    std::vector<std::uint16_t> sum(stages.size() > 1 ? result_.bytes.size() : 0);
    for (const auto& parts : stages) {
        drawStage(parts);
        for (std::size_t i = 0; i < sum.size(); ++i) {
            sum[i] = static_cast<std::uint16_t>(sum[i] + result_.bytes[i]);
        }
    }
    for (std::size_t i = 0; i < sum.size(); ++i) {
        result_.bytes[i] = static_cast<std::uint8_t>(sum[i] / stages.size());
    }
    for (const Sprite& sprite : sprites) {
        drawSprite(sprite);
    }
    return result_;
}

void Studio::drawSprite(const Sprite& sprite) {
    if (-lens_.toCamera(sprite.place).z < 0.1F) {
        return;
    }
    const Vec3 p = lens_.project(sprite.place);
    const float radius = std::min(lens_.focal * sprite.radius / p.z, static_cast<float>(result_.width));
    const Area area = clipped({static_cast<int>(p.x - radius), static_cast<int>(p.y - radius),
                               static_cast<int>(p.x + radius) + 2, static_cast<int>(p.y + radius) + 2},
                              result_.width, result_.height);
    const float shift = 0.37F * static_cast<float>(sprite.look);
    for (int y = area.y0; y < area.y1; ++y) {
        for (int x = area.x0; x < area.x1; ++x) {
            const float dx = (static_cast<float>(x) + 0.5F - p.x) / radius;
            const float dy = (static_cast<float>(y) + 0.5F - p.y) / radius;
            float part = 1.0F - std::sqrt(dx * dx + dy * dy);
            if (part <= 0.0F ||
                work_.nearness[work_.at(x * fineness_, y * fineness_)] > 1.02F / (p.z - 0.05F)) {
                continue;
            }
            part *= part;
            if (sprite.look > 0) { // a puff: torn at its rim
                part = clamp01(part * (2.2F * cloud(dx * 0.21F + shift, dy * 0.21F + shift * 1.7F) - 0.15F) *
                               1.6F);
            }
            part *= sprite.opacity;
            std::uint8_t* pixel = result_.line(y) + static_cast<std::ptrdiff_t>(x) * 4;
            const std::array<float, 3> colour = {sprite.colour.z, sprite.colour.y, sprite.colour.x};
            for (std::size_t c = 0; c < 3; ++c) {
                const float old = pixel[c];
                const float value = sprite.adds ? old + (255.0F - old) * part * colour[c]
                                                : mix(old, 255.0F * colour[c], part);
                pixel[c] = static_cast<std::uint8_t>(std::clamp(value, 0.0F, 255.0F));
            }
        }
    }
}

} // namespace vestigo::dataset::synthetic::drawing
