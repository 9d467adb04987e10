// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/kmeans/frames.h"

#include "core/models/baselines/kmeans/robust.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <string_view>
#include <utility>

namespace vestigo::models::kmeans {

namespace {

constexpr std::size_t camerasForMedian = 3;

/// "device.change" -> "change": what is compared between cameras.
std::string kindOf(const std::string& name) {
    const std::size_t point = name.rfind('.');
    return point == std::string::npos ? name : name.substr(point + 1);
}

/// Changes of pictures are compared by their ratio, hence the logarithm; a few grey levels of noise are
/// nothing.
void toLogarithm(std::vector<float>& values) {
    constexpr float noiseGrey = 0.3F;
    for (float& value : values) {
        value = std::log(std::max(0.0F, value) + noiseGrey);
    }
}

/// Takes off, step by step, the median of all cameras.
void subtractCommonChange(const std::vector<std::vector<float>*>& cameras, std::size_t steps) {
    if (cameras.size() < camerasForMedian) {
        return;
    }
    std::vector<double> known;
    for (std::size_t k = 0; k < steps; ++k) {
        known.clear();
        for (const std::vector<float>* camera : cameras) {
            if (!std::isnan((*camera)[k])) {
                known.push_back((*camera)[k]);
            }
        }
        if (known.size() < camerasForMedian) {
            continue;
        }
        const auto common = static_cast<float>(median(known));
        for (std::vector<float>* camera : cameras) {
            (*camera)[k] -= common;
        }
    }
}

/// Steps with people at work, and a little around them: they open the panel before they log in and clocks are
/// not exact. A step that may not know the future is only widened by the past.
std::vector<std::uint8_t> attendedSteps(const TerminalColumns& terminal, bool past) {
    constexpr std::size_t around = 3;
    std::vector<std::uint8_t> attended(terminal.steps, 0);
    for (std::size_t c = 0; c < terminal.names.size(); ++c) {
        const bool mode = terminal.names[c] == "control_mode";
        if (!mode && terminal.names[c] != "auth_level") {
            continue;
        }
        const float least = mode ? 0.5F : 1.5F; // manual; engineer
        for (std::size_t k = 0; k < terminal.steps; ++k) {
            if (!(terminal.columns[c][k] >= least)) { // NaN too
                continue;
            }
            const std::size_t first = past ? k : k - std::min(k, around);
            for (std::size_t i = first; i < std::min(terminal.steps, k + around + 1); ++i) {
                attended[i] = 1;
            }
        }
    }
    return attended;
}

} // namespace

std::vector<TerminalColumns> columnsOf(const timeline::AlignedRecording& recording) {
    std::vector<TerminalColumns> terminals;
    for (const timeline::AlignedTerminal& source : recording.terminals) {
        TerminalColumns terminal;
        terminal.id = source.id;
        terminal.type = source.type;
        terminal.steps = recording.grid.steps;
        for (const timeline::FeatureSeries& series : source.features) {
            terminal.names.push_back(series.name);
            terminal.groups.push_back(series.group);
            std::vector<float> values(series.values);
            for (std::size_t k = 0; k < values.size(); ++k) {
                if (series.present[k] == 0) {
                    values[k] = std::numeric_limits<float>::quiet_NaN();
                }
            }
            terminal.columns.push_back(std::move(values));
        }
        terminal.attended = attendedSteps(terminal, recording.causal);
        terminals.push_back(std::move(terminal));
    }
    std::map<std::string, std::vector<std::vector<float>*>> cameras;
    for (TerminalColumns& terminal : terminals) {
        for (std::size_t c = 0; c < terminal.names.size(); ++c) {
            if (terminal.groups[c] == timeline::FeatureGroup::Video) {
                toLogarithm(terminal.columns[c]);
                // Logarithms of grey levels: nothing is to be expected of a level that was never seen.
                subtractLevel(terminal.columns[c], recording.causal, 0.0);
                cameras[kindOf(terminal.names[c])].push_back(&terminal.columns[c]);
            }
        }
    }
    for (const auto& kind : cameras) {
        subtractCommonChange(kind.second, recording.grid.steps);
    }
    return terminals;
}

double smallestScale(const std::string& feature) {
    using Entry = std::pair<std::string_view, double>;
    static constexpr std::array<Entry, 16> scales{{{"instr_rate", 0.4},
                                                   {"instr_write_ratio", 0.15},
                                                   {"instr_distinct", 0.8},
                                                   {"instr_error_ratio", 0.1},
                                                   {"instr_surprise", 0.4},
                                                   {"operator_present", 0.5},
                                                   {"auth_level", 1.0},
                                                   {"control_mode", 1.0},
                                                   {"comm_rate_in", 1.0},
                                                   {"comm_rate_out", 1.0},
                                                   {"comm_bytes_in", 150.0},
                                                   {"comm_bytes_out", 150.0},
                                                   {"comm_peers", 0.6},
                                                   {"comm_rtt_ms", 2.0},
                                                   {"comm_retry_ratio", 0.03},
                                                   {"comm_protocol_error_ratio", 0.03}}};
    for (const Entry& entry : scales) {
        if (feature == entry.first) {
            return entry.second;
        }
    }
    return 0.0;
}

} // namespace vestigo::models::kmeans
