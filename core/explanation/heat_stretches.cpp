// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explanation/heat_stretches.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace vestigo::explanation {

namespace {

std::size_t cellOf(int row, int column, int columns) {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
           static_cast<std::size_t>(column);
}

using timeline::HeatSequence;
using Steps = std::vector<std::size_t>;

constexpr std::size_t mostStretches = 48;    // so many say what is usual; bounds the time on long recordings
constexpr std::size_t mostStretchSteps = 64; // looked at in each
constexpr std::size_t fewestStretches = 4;
constexpr std::size_t fewestSteps = 4; // in a stretch
constexpr std::size_t mostMedian = 256;
constexpr float areaPart = 0.3F; // of the peak: best overlap on the training split of plant-a (synthetic)
constexpr std::size_t mostMoments = 3;

// Levels of heat (0..255). On the training and validation splits of plant-a (synthetic) stretches of normal
// work pass this excess in 5 of 100 cases, annotated regions in 60 of 100.
constexpr float smallestExcess = 50.0F;
constexpr float mostMotion = 60.0F;     // one jump weighs no more than steady motion
constexpr float smallestMotion = 6.0F;  // below, a cell does not usually move
constexpr std::size_t fewestMoving = 4; // cells
constexpr float smallestLoss = 0.15F;   // of the motion that the quietest stretch of the reference has
constexpr float overQuietLoss = 1.5F;   // and over what is lost in any stretch of the reference

/// Mean over each cell and its neighbours: what one cell shows by chance goes under.
HeatMap smoothed(const HeatMap& map, int columns, int rows) {
    HeatMap out(map.size());
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < columns; ++x) {
            float sum = 0.0F;
            for (int dy = -1; dy <= 1; ++dy) {
                for (int dx = -1; dx <= 1; ++dx) {
                    const int row = std::clamp(y + dy, 0, rows - 1);
                    const int column = std::clamp(x + dx, 0, columns - 1);
                    sum += map[cellOf(row, column, columns)];
                }
            }
            out[cellOf(y, x, columns)] = sum / 9.0F;
        }
    }
    return out;
}

/// Stretches of `length` steps without a gap, overlapping by three quarters, evenly thinned to mostStretches.
std::vector<Steps> stretchesOf(const Steps& steps, std::size_t length) {
    const std::size_t advance = std::max<std::size_t>(1, length / 4);
    std::vector<std::size_t> begins; // places in `steps`
    std::size_t runBegin = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (i > 0 && steps[i] != steps[i - 1] + 1) {
            runBegin = i;
        }
        const std::size_t run = i - runBegin + 1;
        if (run >= length && (run - length) % advance == 0) {
            begins.push_back(i + 1 - length);
        }
    }
    const std::size_t count = std::min(begins.size(), mostStretches);
    std::vector<Steps> out;
    for (std::size_t i = 0; i < count; ++i) {
        const auto first = steps.begin() + static_cast<std::ptrdiff_t>(
                                               begins[i * begins.size() / std::max<std::size_t>(1, count)]);
        out.emplace_back(first, first + static_cast<std::ptrdiff_t>(length));
    }
    return out;
}

/// The same as long as the reference has room for enough of them, else shorter ones.
std::vector<Steps> referenceStretches(const Steps& outside, std::size_t length) {
    std::vector<Steps> out;
    for (; length >= fewestSteps; length /= 2) {
        out = stretchesOf(outside, length);
        if (out.size() >= fewestStretches) {
            return out;
        }
    }
    return {};
}

using CellValue = std::function<float(std::size_t step, std::size_t cell)>;

HeatMap meanOver(const HeatSequence& heat, const Steps& steps, const CellValue& value) {
    HeatMap mean(static_cast<std::size_t>(heat.columns) * static_cast<std::size_t>(heat.rows), 0.0F);
    const std::size_t count = std::min(steps.size(), mostStretchSteps);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t step = steps[i * steps.size() / count];
        for (std::size_t c = 0; c < mean.size(); ++c) {
            mean[c] += value(step, c) / static_cast<float>(count);
        }
    }
    return mean;
}

std::vector<HeatMap> smoothedMeans(const HeatSequence& heat, const std::vector<Steps>& stretches,
                                   const CellValue& value) {
    std::vector<HeatMap> out;
    out.reserve(stretches.size());
    for (const Steps& stretch : stretches) {
        out.push_back(smoothed(meanOver(heat, stretch, value), heat.columns, heat.rows));
    }
    return out;
}

float median(std::vector<float> values) {
    const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), half, values.end());
    return *half;
}

HeatMap medianOf(const HeatSequence& heat, const Steps& steps) {
    HeatMap out(static_cast<std::size_t>(heat.columns) * static_cast<std::size_t>(heat.rows));
    std::vector<float> values(std::min(steps.size(), mostMedian));
    for (std::size_t c = 0; c < out.size(); ++c) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = static_cast<float>(heat.step(steps[i * steps.size() / values.size()])[c]);
        }
        out[c] = median(values);
    }
    return out;
}

/// The loudest step of each third of the steps, where it carries at least half of what all of them show.
Steps loudest(const HeatSequence& heat, const Steps& inside, const HeatMap& usual, const HeatArea& area) {
    const auto shown = [&](std::size_t step) {
        float sum = 0.0F;
        for (int y = 0; y < static_cast<int>(area.cells.height); ++y) {
            for (int x = 0; x < static_cast<int>(area.cells.width); ++x) {
                const auto cell = cellOf(static_cast<int>(area.cells.y) + y,
                                         static_cast<int>(area.cells.x) + x, heat.columns);
                sum += static_cast<float>(heat.step(step)[cell]) - usual[cell];
            }
        }
        return sum / static_cast<float>(area.cells.width * area.cells.height);
    };
    const std::size_t parts = std::clamp<std::size_t>(inside.size() / 4, 1, mostMoments);
    Steps out;
    std::vector<float> values;
    for (std::size_t part = 0; part < parts; ++part) {
        const std::size_t begin = part * inside.size() / parts;
        const std::size_t end = (part + 1) * inside.size() / parts;
        const std::size_t stride = std::max<std::size_t>(1, (end - begin) / mostStretchSteps);
        out.push_back(inside[begin]);
        values.push_back(-std::numeric_limits<float>::infinity());
        for (std::size_t i = begin; i < end; i += stride) {
            const float value = shown(inside[i]);
            if (value > values.back()) {
                values.back() = value;
                out.back() = inside[i];
            }
        }
    }
    const float least = *std::max_element(values.begin(), values.end()) / 2.0F;
    Steps strong;
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (values[i] >= least) {
            strong.push_back(out[i]);
        }
    }
    return strong;
}

/// Steps whose predecessor was seen and belongs to the same list: between the two motion can be told.
Steps withPredecessor(const Steps& steps) {
    Steps out;
    for (std::size_t i = 1; i < steps.size(); ++i) {
        if (steps[i] == steps[i - 1] + 1) {
            out.push_back(steps[i]);
        }
    }
    return out;
}

/// How much of its usual motion each usually moving cell lacks, below the quietest of some stretches.
struct Loss {
    HeatMap cells;
    float mean = 0.0F; ///< over the cells that usually move
};

Loss lossBelow(const HeatMap& quietest, const HeatMap& usual, const HeatMap& here) {
    Loss loss{HeatMap(here.size(), 0.0F), 0.0F};
    std::size_t moving = 0;
    for (std::size_t c = 0; c < here.size(); ++c) {
        if (usual[c] > smallestMotion) {
            ++moving;
            loss.cells[c] = std::max(0.0F, (quietest[c] - here[c]) / usual[c]);
            loss.mean += loss.cells[c];
        }
    }
    loss.mean /= static_cast<float>(std::max<std::size_t>(1, moving));
    return loss;
}

bool apart(const Steps& a, const Steps& b) {
    return a.back() < b.front() || b.back() < a.front();
}

/// The quietest motion of each cell over the stretches that share no step with number `without`.
HeatMap quietestOf(const std::vector<HeatMap>& motion, const std::vector<Steps>& stretches,
                   std::size_t without) {
    HeatMap out;
    for (std::size_t i = 0; i < motion.size(); ++i) {
        if (without < stretches.size() && !apart(stretches[i], stretches[without])) {
            continue;
        }
        if (out.empty()) {
            out = motion[i];
            continue;
        }
        for (std::size_t c = 0; c < out.size(); ++c) {
            out[c] = std::min(out[c], motion[i][c]);
        }
    }
    return out;
}

HeatMap medianMap(const std::vector<HeatMap>& maps) {
    HeatMap out(maps.front().size());
    std::vector<float> values(maps.size());
    for (std::size_t c = 0; c < out.size(); ++c) {
        for (std::size_t i = 0; i < maps.size(); ++i) {
            values[i] = maps[i][c];
        }
        out[c] = median(values);
    }
    return out;
}

/// What the stretches of the reference lose, each against those apart from it. Infinite when none are.
float greatestQuietLoss(const std::vector<HeatMap>& motion, const std::vector<Steps>& stretches,
                        const HeatMap& usual) {
    float greatest = -1.0F;
    for (std::size_t j = 0; j < motion.size(); ++j) {
        const HeatMap quietest = quietestOf(motion, stretches, j);
        if (!quietest.empty()) {
            greatest = std::max(greatest, lossBelow(quietest, usual, motion[j]).mean);
        }
    }
    return greatest < 0.0F ? std::numeric_limits<float>::infinity() : greatest;
}

} // namespace

HeatArea takeStrongestArea(HeatMap& map, int columns, int rows, float part) {
    const auto top = std::max_element(map.begin(), map.end());
    HeatArea area;
    if (top == map.end() || !(*top > 0.0F)) {
        return area;
    }
    area.peak = *top;
    const float least = area.peak * part;
    std::vector<int> open{static_cast<int>(top - map.begin())};
    int left = columns;
    int right = -1;
    int upper = rows;
    int lower = -1;
    while (!open.empty()) {
        const int cell = open.back();
        open.pop_back();
        float& value = map[static_cast<std::size_t>(cell)];
        if (!(value >= least)) {
            continue;
        }
        value = -std::numeric_limits<float>::infinity();
        const int x = cell % columns;
        const int y = cell / columns;
        left = std::min(left, x);
        right = std::max(right, x);
        upper = std::min(upper, y);
        lower = std::max(lower, y);
        if (x > 0) {
            open.push_back(cell - 1);
        }
        if (x + 1 < columns) {
            open.push_back(cell + 1);
        }
        if (y > 0) {
            open.push_back(cell - columns);
        }
        if (y + 1 < rows) {
            open.push_back(cell + columns);
        }
    }
    area.cells = {double(left), double(upper), double(right - left + 1), double(lower - upper + 1)};
    return area;
}

StretchEvidence lastingExcess(const HeatSequence& heat, const HeatSteps& steps, std::size_t most) {
    StretchEvidence evidence;
    const std::size_t count = std::min(most, steps.inside.size());
    const Steps inside(steps.inside.begin(), steps.inside.begin() + static_cast<std::ptrdiff_t>(count));
    const std::vector<Steps> stretches = referenceStretches(steps.outside, count);
    if (stretches.empty()) {
        return evidence;
    }
    const HeatMap usual = medianOf(heat, steps.outside);
    const CellValue change = [&heat, &usual](std::size_t step, std::size_t cell) {
        return static_cast<float>(heat.step(step)[cell]) - usual[cell];
    };
    HeatMap excess = smoothed(meanOver(heat, inside, change), heat.columns, heat.rows);
    HeatMap greatest(excess.size(), 0.0F);
    for (const HeatMap& map : smoothedMeans(heat, stretches, change)) {
        for (std::size_t c = 0; c < map.size(); ++c) {
            greatest[c] = std::max(greatest[c], map[c]);
        }
    }
    for (std::size_t c = 0; c < excess.size(); ++c) {
        excess[c] -= greatest[c];
    }
    evidence.area = takeStrongestArea(excess, heat.columns, heat.rows, areaPart);
    evidence.given = evidence.area.peak > smallestExcess;
    if (evidence.given) {
        evidence.score =
            static_cast<double>(evidence.area.peak / (evidence.area.peak + 2.0F * smallestExcess));
        evidence.when = loudest(heat, inside, usual, evidence.area);
    }
    return evidence;
}

StretchEvidence lostMotion(const HeatSequence& heat, const HeatSteps& steps, std::size_t length) {
    StretchEvidence evidence;
    const Steps inside = withPredecessor(steps.inside);
    length = std::min({length, inside.size(), mostStretchSteps});
    const std::vector<Steps> stretches = stretchesOf(withPredecessor(steps.outside), length);
    if (length < fewestSteps || stretches.size() < fewestStretches) {
        return evidence;
    }
    const CellValue movement = [&heat](std::size_t step, std::size_t cell) {
        return std::min(mostMotion, std::fabs(static_cast<float>(heat.step(step)[cell]) -
                                              static_cast<float>(heat.step(step - 1)[cell])));
    };
    const std::vector<HeatMap> motion = smoothedMeans(heat, stretches, movement);
    const HeatMap usual = medianMap(motion);
    if (static_cast<std::size_t>(std::count_if(
            usual.begin(), usual.end(), [](float value) { return value > smallestMotion; })) < fewestMoving) {
        return evidence;
    }
    const HeatMap quietest = quietestOf(motion, stretches, stretches.size());
    Loss best;
    for (const Steps& stretch : stretchesOf(inside, length)) {
        Loss loss =
            lossBelow(quietest, usual, smoothed(meanOver(heat, stretch, movement), heat.columns, heat.rows));
        if (loss.mean > best.mean) {
            best = std::move(loss);
            evidence.when = {stretch[stretch.size() / 2]};
        }
    }
    if (best.mean > smallestLoss && best.mean > overQuietLoss * greatestQuietLoss(motion, stretches, usual)) {
        evidence.given = true;
        evidence.area = takeStrongestArea(best.cells, heat.columns, heat.rows, areaPart);
        evidence.score = static_cast<double>(best.mean / (best.mean + 2.0F * smallestLoss));
    }
    return evidence;
}

} // namespace vestigo::explanation
