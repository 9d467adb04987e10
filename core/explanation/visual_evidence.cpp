// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explanation/evidence.h"
#include "core/explanation/heat_stretches.h"

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
constexpr double lossSeconds = 8.0;  // of stillness that are looked for
constexpr double freshSeconds = 5.0; // after which a heat map of the past has taken the change for usual

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

HeatSteps stepsOf(const HeatSequence& heat, const timeline::TimeRange& range, const timeline::Grid& grid,
                  Reference reference) {
    HeatSteps steps;
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

void addBox(const HeatSequence& heat, const timeline::Box& cells, double t, double score,
            std::vector<VisualEvidence>& out) {
    const double cellWidth = static_cast<double>(heat.frameWidth) / heat.columns;
    const double cellHeight = static_cast<double>(heat.frameHeight) / heat.rows;
    VisualEvidence evidence;
    evidence.stream = heat.stream;
    evidence.t = t;
    evidence.box = {cells.x * cellWidth, cells.y * cellHeight, cells.width * cellWidth,
                    cells.height * cellHeight};
    evidence.score = score;
    out.push_back(std::move(evidence));
}

/// Change of a moment: single cells far above what any cell reaches in quiet steps.
void addBriefChange(const HeatSequence& heat, const HeatSteps& steps, const timeline::Grid& grid,
                    Reference which, std::vector<VisualEvidence>& out) {
    const std::vector<std::size_t> reference = thinned(steps.outside);
    Usual usual = usualOf(heat, reference);
    if (which == Reference::PastOnly) {
        usual.visible = steps.inside.back() + 1;
    }
    const auto threshold =
        std::max(smallestExcess, static_cast<float>(overQuiet) * quietPeak(heat, usual, reference));
    for (const std::size_t step : moments(heat, usual, steps.inside)) {
        Map excess = excessAt(heat, usual, step);
        for (std::size_t i = 0; i < boxesPerMoment; ++i) {
            const HeatArea found = takeStrongestArea(excess, heat.columns, heat.rows, 0.5F);
            if (!(found.peak >= threshold)) {
                break;
            }
            addBox(heat, found.cells, grid.time(step),
                   static_cast<double>(found.peak / (found.peak + 2.0F * threshold)), out);
        }
    }
}

std::size_t stepsIn(double seconds, const timeline::Grid& grid) {
    return static_cast<std::size_t>(
        std::clamp(std::round(seconds / grid.stepSeconds), double(fewestReference), double(mostReference)));
}

/// What the episode shows as a whole; where that is nothing, what it shows for a moment.
void explainStream(const HeatSequence& heat, const timeline::TimeRange& range, const timeline::Grid& grid,
                   Reference which, std::vector<VisualEvidence>& out) {
    const HeatSteps steps = stepsOf(heat, range, grid, which);
    if (steps.inside.empty() || steps.outside.size() < fewestReference) {
        return;
    }
    const std::size_t begin =
        which == Reference::PastOnly ? stepsIn(freshSeconds, grid) : steps.inside.size();
    const std::size_t before = out.size();
    for (const StretchEvidence& evidence :
         {lastingExcess(heat, steps, begin), lostMotion(heat, steps, stepsIn(lossSeconds, grid))}) {
        for (std::size_t i = 0; evidence.given && i < evidence.when.size(); ++i) {
            addBox(heat, evidence.area.cells, grid.time(evidence.when[i]), evidence.score, out);
        }
    }
    if (out.size() == before) {
        addBriefChange(heat, steps, grid, which, out);
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
