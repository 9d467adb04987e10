// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/mask_shape.h"

#include <array>
#include <cstddef>

namespace vestigo::ui_player {

namespace {

class Mask {
public:
    Mask(const std::vector<std::uint8_t>& bytes, int side)
        : bytes_(bytes)
        , side_(side) {}

    bool at(int x, int y) const {
        return x >= 0 && y >= 0 && x < side_ && y < side_ &&
               bytes_[static_cast<std::size_t>(y) * static_cast<std::size_t>(side_) +
                      static_cast<std::size_t>(x)] != 0;
    }
    int side() const { return side_; }

private:
    const std::vector<std::uint8_t>& bytes_;
    int side_;
};

void addRuns(const Mask& mask, MaskShape& shape) {
    const double unit = 1.0 / mask.side();
    for (int y = 0; y < mask.side(); ++y) {
        for (int x = 0; x < mask.side(); ++x) {
            if (!mask.at(x, y)) {
                continue;
            }
            const int first = x;
            while (mask.at(x, y)) {
                ++x;
            }
            shape.runs.emplace_back(first * unit, y * unit, (x - first) * unit, unit);
        }
    }
}

constexpr int right = 0;
constexpr int down = 1;
constexpr int left = 2;
constexpr std::array<std::array<int, 2>, 4> steps{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};

/// The lines between pixels, walked with what is set at the right hand.
class Walk {
public:
    explicit Walk(const Mask& mask)
        : mask_(mask)
        , walked_(static_cast<std::size_t>(mask.side() + 1) * static_cast<std::size_t>(mask.side() + 1)) {}

    /// Whether one may walk from the corner (x, y) that way.
    bool leads(int x, int y, int way) const {
        switch (way) {
        case right:
            return mask_.at(x, y) && !mask_.at(x, y - 1);
        case down:
            return mask_.at(x - 1, y) && !mask_.at(x, y);
        case left:
            return mask_.at(x - 1, y - 1) && !mask_.at(x - 1, y);
        default:
            return mask_.at(x, y - 1) && !mask_.at(x - 1, y - 1);
        }
    }

    QPolygonF from(int x, int y, int way) {
        const double unit = 1.0 / mask_.side();
        QPolygonF outline;
        int before = -1;
        while (!(mark(x, y) & (1U << static_cast<unsigned>(way)))) {
            mark(x, y) |= 1U << static_cast<unsigned>(way);
            if (way != before) {
                outline.append(QPointF(x * unit, y * unit));
            }
            before = way;
            x += steps[static_cast<std::size_t>(way)][0];
            y += steps[static_cast<std::size_t>(way)][1];
            for (const int turn : {1, 0, 3}) { // right, straight on, left
                if (leads(x, y, (before + turn) % 4)) {
                    way = (before + turn) % 4;
                    break;
                }
            }
        }
        outline.append(outline.first());
        return outline;
    }

    bool isWalked(int x, int y, int way) { return (mark(x, y) & (1U << static_cast<unsigned>(way))) != 0; }

private:
    unsigned& mark(int x, int y) {
        return walked_[static_cast<std::size_t>(y) * static_cast<std::size_t>(mask_.side() + 1) +
                       static_cast<std::size_t>(x)];
    }
    const Mask& mask_;
    std::vector<unsigned> walked_; ///< ways that were walked from each corner
};

/// Each outline has a part that is walked to the right.
void addOutlines(const Mask& mask, MaskShape& shape) {
    Walk walk(mask);
    for (int y = 0; y <= mask.side(); ++y) {
        for (int x = 0; x < mask.side(); ++x) {
            if (walk.leads(x, y, right) && !walk.isWalked(x, y, right)) {
                shape.outlines.push_back(walk.from(x, y, right));
            }
        }
    }
}

} // namespace

MaskShape maskShape(const std::vector<std::uint8_t>& mask, int side) {
    MaskShape shape;
    if (side <= 0 || mask.size() != static_cast<std::size_t>(side) * static_cast<std::size_t>(side)) {
        return shape;
    }
    const Mask view(mask, side);
    addRuns(view, shape);
    addOutlines(view, shape);
    return shape;
}

} // namespace vestigo::ui_player
