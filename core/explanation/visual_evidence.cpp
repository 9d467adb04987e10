// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explanation/evidence.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vestigo::explanation {

namespace {

using analysis::VisualEvidence;
using timeline::HeatSequence;

constexpr std::size_t mostReference = 512; // steps that say what is usual; more say the same
constexpr std::size_t fewestReference = 8;
constexpr double padSeconds = 1.0;     // around the episode: neither in nor out
constexpr float smallestExcess = 4.0F; // spreads above the usual that a peak needs at least
constexpr double overQuiet = 1.15;     // and over what the quiet steps reach
constexpr std::size_t momentsPerStream = 3;
constexpr std::size_t boxesPerMoment = 2;

using Map = std::vector<float>; // one value per cell

std::size_t cellsOf(const HeatSequence& heat) {
    return static_cast<std::size_t>(heat.columns) * static_cast<std::size_t>(heat.rows);
}

bool usable(const HeatSequence& heat) {
    return heat.columns > 0 && heat.rows > 0 && heat.frameWidth > 0 && heat.frameHeight > 0 &&
           heat.cells.size() == cellsOf(heat) * heat.present.size() && !heat.cells.empty();
}

/// What each cell usually shows: its median and spread over the steps outside of the episode.
struct Usual {
    Map median;
    Map spread;
    std::size_t visible = 0; ///< steps that may be looked at at all
};

float middle(std::vector<float>& values) {
    const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), half, values.end());
    return *half;
}

std::vector<std::size_t> thinned(const std::vector<std::size_t>& steps) {
    if (steps.size() <= mostReference) {
        return steps;
    }
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < mostReference; ++i) {
        out.push_back(steps[i * steps.size() / mostReference]);
    }
    return out;
}

Usual usualOf(const HeatSequence& heat, const std::vector<std::size_t>& reference) {
    const std::size_t cells = cellsOf(heat);
    Usual usual{Map(cells), Map(cells), heat.present.size()};
    std::vector<float> values(reference.size());
    for (std::size_t c = 0; c < cells; ++c) {
        for (std::size_t i = 0; i < reference.size(); ++i) {
            values[i] = static_cast<float>(heat.step(reference[i])[c]);
        }
        const float median = middle(values);
        for (float& v : values) {
            v = std::fabs(v - median);
        }
        usual.median[c] = median;
        usual.spread[c] = 1.4826F * middle(values);
    }
    // A cell that never changed must not turn one grey level into an alarm.
    Map spreads = usual.spread;
    const float floor = std::max(2.0F, middle(spreads));
    for (float& s : usual.spread) {
        s = std::max(s, floor);
    }
    return usual;
}

/// Spreads above the usual, averaged over a step and its neighbours that were seen: noise of one frame goes
/// under.
Map excessAt(const HeatSequence& heat, const Usual& usual, std::size_t step) {
    Map excess(cellsOf(heat), 0.0F);
    int seen = 0;
    const std::size_t last = std::min(step + 1, usual.visible - 1);
    for (std::size_t k = step == 0 ? 0 : step - 1; k <= last; ++k) {
        if (heat.present[k] == 0) {
            continue;
        }
        ++seen;
        const std::uint8_t* cells = heat.step(k);
        for (std::size_t c = 0; c < excess.size(); ++c) {
            excess[c] += (static_cast<float>(cells[c]) - usual.median[c]) / usual.spread[c];
        }
    }
    for (float& value : excess) {
        value /= static_cast<float>(std::max(1, seen));
    }
    return excess;
}

struct Found {
    timeline::Box cells; ///< in cells
    float peak = 0.0F;
};

/// The strongest peak and the cells around it that hold at least half of it; they are taken out of the map.
/// Nothing is taken when the peak stays below `threshold`, which is above zero.
Found takeStrongest(Map& excess, int columns, int rows, float threshold) {
    const auto top = std::max_element(excess.begin(), excess.end());
    Found found;
    found.peak = *top;
    if (!(found.peak >= threshold)) {
        return found;
    }
    const float half = found.peak / 2.0F;
    std::vector<int> open{static_cast<int>(top - excess.begin())};
    int left = columns;
    int right = -1;
    int upper = rows;
    int lower = -1;
    while (!open.empty()) {
        const int cell = open.back();
        open.pop_back();
        float& value = excess[static_cast<std::size_t>(cell)];
        if (!(value >= half)) {
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
    found.cells = {double(left), double(upper), double(right - left + 1), double(lower - upper + 1)};
    return found;
}

struct Steps {
    std::vector<std::size_t> inside;
    std::vector<std::size_t> outside;
};

Steps stepsOf(const HeatSequence& heat, const timeline::TimeRange& range, const timeline::Grid& grid,
              Reference reference) {
    Steps steps;
    for (std::size_t k = 0; k < heat.present.size(); ++k) {
        const double t = grid.time(k);
        if (heat.present[k] == 0) {
            continue;
        }
        if (range.contains(t)) {
            steps.inside.push_back(k);
        } else if (t < range.start - padSeconds ||
                   (reference == Reference::WholeRecording && t > range.end + padSeconds)) {
            steps.outside.push_back(k);
        }
    }
    return steps;
}

float peakAt(const HeatSequence& heat, const Usual& usual, std::size_t step) {
    const Map excess = excessAt(heat, usual, step);
    return *std::max_element(excess.begin(), excess.end());
}

/// What the strongest cell reaches in all but the loudest twentieth of the quiet steps.
float quietPeak(const HeatSequence& heat, const Usual& usual, const std::vector<std::size_t>& reference) {
    std::vector<float> peaks;
    peaks.reserve(reference.size());
    for (const std::size_t step : reference) {
        peaks.push_back(peakAt(heat, usual, step));
    }
    const auto place = peaks.begin() + static_cast<std::ptrdiff_t>(peaks.size() * 19 / 20);
    std::nth_element(peaks.begin(), place, peaks.end());
    return *place;
}

/// The loudest step of each third of the episode, so that the evidence shows how it went on and not one
/// moment thrice.
std::vector<std::size_t> moments(const HeatSequence& heat, const Usual& usual,
                                 const std::vector<std::size_t>& inside) {
    const std::size_t parts = std::min(momentsPerStream, std::max<std::size_t>(1, inside.size() / 4));
    std::vector<std::size_t> out;
    for (std::size_t part = 0; part < parts; ++part) {
        const std::size_t begin = part * inside.size() / parts;
        const std::size_t end = (part + 1) * inside.size() / parts;
        std::size_t best = inside[begin];
        float loudest = -std::numeric_limits<float>::infinity();
        const std::size_t stride = std::max<std::size_t>(1, (end - begin) / mostReference);
        for (std::size_t i = begin; i < end; i += stride) {
            const float peak = peakAt(heat, usual, inside[i]);
            if (peak > loudest) {
                loudest = peak;
                best = inside[i];
            }
        }
        out.push_back(best);
    }
    return out;
}

void addBoxes(const HeatSequence& heat, Map excess, double t, float threshold,
              std::vector<VisualEvidence>& out) {
    const double cellWidth = static_cast<double>(heat.frameWidth) / heat.columns;
    const double cellHeight = static_cast<double>(heat.frameHeight) / heat.rows;
    for (std::size_t i = 0; i < boxesPerMoment; ++i) {
        const Found found = takeStrongest(excess, heat.columns, heat.rows, threshold);
        if (!(found.peak >= threshold)) {
            return;
        }
        VisualEvidence evidence;
        evidence.stream = heat.stream;
        evidence.t = t;
        evidence.box = {found.cells.x * cellWidth, found.cells.y * cellHeight, found.cells.width * cellWidth,
                        found.cells.height * cellHeight};
        evidence.score = static_cast<double>(found.peak / (found.peak + 2.0F * threshold));
        out.push_back(std::move(evidence));
    }
}

void explainStream(const HeatSequence& heat, const timeline::TimeRange& range, const timeline::Grid& grid,
                   Reference which, std::vector<VisualEvidence>& out) {
    const Steps steps = stepsOf(heat, range, grid, which);
    if (steps.inside.empty() || steps.outside.size() < fewestReference) {
        return;
    }
    const std::vector<std::size_t> reference = thinned(steps.outside);
    Usual usual = usualOf(heat, reference);
    if (which == Reference::PastOnly) {
        usual.visible = steps.inside.back() + 1;
    }
    const auto threshold =
        std::max(smallestExcess, static_cast<float>(overQuiet) * quietPeak(heat, usual, reference));
    for (const std::size_t step : moments(heat, usual, steps.inside)) {
        addBoxes(heat, excessAt(heat, usual, step), grid.time(step), threshold, out);
    }
}

} // namespace

void explainVideo(analysis::Episode& episode, const timeline::AlignedTerminal& terminal,
                  const timeline::Grid& grid, Reference reference) {
    episode.visualEvidence.clear();
    for (const HeatSequence& heat : terminal.heat) {
        if (usable(heat)) {
            explainStream(heat, episode.range, grid, reference, episode.visualEvidence);
        }
    }
    std::stable_sort(episode.visualEvidence.begin(), episode.visualEvidence.end(),
                     [](const VisualEvidence& a, const VisualEvidence& b) { return a.score > b.score; });
}

} // namespace vestigo::explanation
