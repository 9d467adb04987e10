// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/series_state.h"

#include <algorithm>
#include <cmath>

namespace vestigo::ui_timeline {

const SeriesColumn* SeriesState::column(const QString& name) const {
    const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                    [&name](const SeriesColumn& one) { return one.name == name; });
    return found == table.columns.end() ? nullptr : &*found;
}

const timeline::SeriesWindow* SeriesState::window(const QString& name) const {
    if (!windows || windows->request.terminal != table.terminal) {
        return nullptr;
    }
    const auto index = windows->request.columns.indexOf(name);
    return index >= 0 && static_cast<std::size_t>(index) < windows->windows.size()
               ? &windows->windows[static_cast<std::size_t>(index)]
               : nullptr;
}

std::optional<timeline::SeriesSample> sampleAt(const timeline::SeriesWindow& window, double t) {
    if (!window.isSamples() || !window.range.contains(t)) {
        return std::nullopt;
    }
    const auto after = std::upper_bound(window.samples.begin(), window.samples.end(), t + 1e-9,
                                        [](double time, const auto& sample) { return time < sample.t; });
    if (after == window.samples.begin()) {
        return std::nullopt;
    }
    auto held = std::prev(after);
    for (std::size_t back = 0; back < timeline::SeriesFile::heldRows && held != window.samples.begin() &&
                               !std::isfinite(held->value);
         ++back) {
        --held;
    }
    return *held;
}

std::optional<float> SeriesState::valueAt(const QString& name, Point point, double t) const {
    std::optional<timeline::SeriesSample> sample;
    if (const auto* here = window(name)) {
        sample = sampleAt(*here, t);
    }
    if (!sample && values && values->request.terminal == table.terminal) {
        const auto index = values->request.columns.indexOf(name);
        const std::size_t times = values->request.times.size();
        const auto place = static_cast<std::size_t>(point);
        if (index >= 0 && place < times) {
            const std::size_t at = static_cast<std::size_t>(index) * times + place;
            sample = at < values->values.size() ? values->values[at] : std::nullopt;
        }
        // A moving cursor is answered a frame late; further off an answer says nothing of this moment.
        if (sample && !(std::fabs(values->request.times[place] - t) <= 1.0)) {
            return std::nullopt;
        }
    }
    if (!sample || !std::isfinite(sample->value) || t - sample->t > longestGap()) {
        return std::nullopt;
    }
    return sample->value;
}

} // namespace vestigo::ui_timeline
