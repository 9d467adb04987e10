// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/scenario.h"

#include "core/dataset/synthetic/chance.h"
#include "core/dataset/synthetic/portable_math.h"

#include <algorithm>
#include <cmath>

namespace vestigo::dataset::synthetic {

namespace {

constexpr double usualSeconds =
    64.0; ///< lengths and lags are for recordings of this length; shorter ones are squeezed

double tenths(double seconds) {
    return std::floor(seconds * 10.0 + 0.5) / 10.0;
}

/// A quarter hardly seen, half in between, a quarter plain.
double drawSeverity(Chance& chance) {
    const double kind = chance.uniform();
    return kind < 0.25   ? chance.uniform(0.0, 0.2)
           : kind < 0.75 ? chance.uniform(0.25, 0.65)
                         : chance.uniform(0.7, 1.0);
}

/// Draws the incidents of a recording one after another.
class ScenarioMaker {
public:
    ScenarioMaker(const Cast& stage, const ScenarioRequest& request)
        : stage_(stage)
        , request_(request)
        , chance_(request.seed, "scenario")
        , scale_(std::min(1.0, request.seconds / usualSeconds)) {}

    Scenario make() {
        const int slots = std::max(1, static_cast<int>(request_.seconds / usualSeconds));
        for (int slot = 0; slot < slots && request_.incidents; ++slot) {
            const double from = request_.seconds * slot / slots;
            addIncident(from, slot == 0 ? request_.rootType : std::string());
            if (chance_.happens(0.2)) {
                addIncident(from, {});
            }
        }
        for (int slot = 0; slot < slots; ++slot) {
            addActivities(request_.seconds * slot / slots, request_.seconds / slots);
            addVisits(request_.seconds * slot / slots, request_.seconds / slots);
        }
        return std::move(scenario_);
    }

private:
    bool possible(const Variant& variant, std::size_t terminal) const {
        const Machine machine = stage_.plant->machines[stage_.shown[terminal]].machine;
        const bool seen = variant.needs == NeedsCamera::None ||
                          (variant.needs == NeedsCamera::Device ? stage_.deviceCameras[terminal]
                                                                : stage_.operatorCameras[terminal]);
        return seen && (variant.machines & setOf(machine)) != 0;
    }

    const Variant* variantFor(const std::vector<Variant>& all, const std::string& type,
                              std::size_t terminal) {
        std::vector<const Variant*> fitting;
        for (const Variant& variant : all) {
            if ((type.empty() || variant.type == type) && possible(variant, terminal)) {
                fitting.push_back(&variant);
            }
        }
        return fitting.empty() ? nullptr : chance_.of(fitting);
    }

    bool isFree(std::size_t terminal, double start, double end) const {
        constexpr double apart = 2.0;
        const auto clashes = [&](const Happening& one) {
            return one.terminal == terminal && one.start - one.precursor < end + apart &&
                   start < one.end + apart;
        };
        return std::none_of(scenario_.anomalies.begin(), scenario_.anomalies.end(), clashes) &&
               std::none_of(scenario_.activities.begin(), scenario_.activities.end(), clashes);
    }

    /// Fails (false) where there is no room or nothing of the kind can befall the terminal.
    bool place(std::size_t terminal, const std::string& type, double start, double length) {
        Happening one;
        one.variant = variantFor(anomalyVariants(), type, terminal);
        one.terminal = terminal;
        one.start = tenths(start);
        one.end = tenths(std::min(start + length, request_.seconds - 0.5));
        one.severity = drawSeverity(chance_);
        one.onset = chance_.uniform(0.2, 0.35 * length);
        one.precursor = chance_.happens(0.5) ? chance_.uniform(0.5, 4.0) * scale_ : 0.0;
        one.seed = chance_.bits();
        if (one.variant == nullptr || one.end - one.start < 0.6 * length ||
            !isFree(terminal, one.start - one.precursor, one.end)) {
            return false;
        }
        one.id = "a" + std::to_string(scenario_.anomalies.size() + 1);
        scenario_.anomalies.push_back(one);
        return true;
    }

    void addIncident(double from, const std::string& wanted) {
        for (int attempt = 0; attempt < 60; ++attempt) {
            const std::size_t root = chance_.index(stage_.shown.size());
            const std::string type = !wanted.empty() ? wanted : chance_.of(anomalyVariants()).type;
            const double start = from + chance_.uniform(0.2, 0.6) * std::min(request_.seconds, usualSeconds);
            if (place(root, type, start, chance_.uniform(7.0, 20.0) * scale_)) {
                const double followers = chance_.uniform();
                addFollowers(followers < 0.3 ? 0 : followers < 0.6 ? 1 : followers < 0.83 ? 2 : 3);
                return;
            }
        }
    }

    /// Terminals that `from` acts on.
    std::vector<std::size_t> heirsOf(std::size_t from) const {
        std::vector<std::size_t> heirs;
        for (const PlantLink& link : stage_.plant->links) {
            const auto place = [this](std::size_t machine) {
                return std::find(stage_.shown.begin(), stage_.shown.end(), machine) - stage_.shown.begin();
            };
            const auto source = static_cast<std::size_t>(place(link.from));
            const auto target = static_cast<std::size_t>(place(link.to));
            if (source == from && target < stage_.shown.size()) {
                heirs.push_back(target);
            }
        }
        return heirs;
    }

    void addFollowers(int count) {
        std::vector<std::size_t> family = {scenario_.anomalies.size() - 1};
        for (int attempt = 0; attempt < 80 && count > 0; ++attempt) {
            const Happening cause = scenario_.anomalies[chance_.of(family)];
            const auto heirs = heirsOf(cause.terminal);
            if (heirs.empty()) {
                continue;
            }
            const double lag = tenths(chance_.factor(2.0, 12.0) * scale_);
            const std::string type = chance_.of(consequencesOf(cause.variant->type));
            if (!place(chance_.of(heirs), type, cause.start + lag, chance_.uniform(6.0, 16.0) * scale_)) {
                continue;
            }
            const Happening& effect = scenario_.anomalies.back();
            scenario_.edges.push_back({cause.id, effect.id, tenths(effect.start - cause.start)});
            family.push_back(scenario_.anomalies.size() - 1);
            --count;
        }
    }

    void addActivities(double from, double length) {
        for (std::size_t terminal = 0; terminal < stage_.shown.size(); ++terminal) {
            if (!chance_.happens(0.28)) {
                continue;
            }
            // By type first: kinds with many variants must not crowd out the others.
            static const std::vector<std::string> types = {
                "maintenance",   "maintenance",     "changeover",   "lighting_change",
                "traffic_burst", "firmware_update", "shift_change", "recalibration"};
            Happening one;
            one.variant = variantFor(activityVariants(), chance_.of(types), terminal);
            one.terminal = terminal;
            const double lasting = chance_.uniform(7.0, 17.0) * scale_;
            one.start = tenths(from + chance_.uniform(0.03, 0.95) * std::max(1.0, length - lasting));
            one.end = tenths(std::min(one.start + lasting, request_.seconds - 0.5));
            one.severity = chance_.uniform();
            one.onset = chance_.uniform(0.3, 2.0) * scale_;
            one.seed = chance_.bits();
            if (one.variant != nullptr && one.end > one.start + 1.0 && isFree(terminal, one.start, one.end)) {
                scenario_.activities.push_back(one);
            }
        }
    }

    void addVisits(double from, double length) {
        for (std::size_t terminal = 0; terminal < stage_.shown.size(); ++terminal) {
            Happening visit;
            visit.variant = &visitVariant();
            visit.terminal = terminal;
            visit.start = tenths(from + chance_.uniform(0.0, 0.85) * length);
            visit.end =
                tenths(std::min(visit.start + chance_.uniform(4.0, 12.0) * scale_, request_.seconds - 0.5));
            visit.seed = chance_.bits();
            if (chance_.happens(0.3) && visit.end > visit.start + 1.0 &&
                isFree(terminal, visit.start, visit.end)) {
                scenario_.visits.push_back(visit);
            }
        }
    }

    const Cast& stage_;
    const ScenarioRequest& request_;
    Chance chance_;
    double scale_;
    Scenario scenario_;
};

} // namespace

Scenario drawScenario(const Cast& stage, const ScenarioRequest& request) {
    return ScenarioMaker(stage, request).make();
}

KnobSchedule::KnobSchedule(const Scenario& scenario, std::size_t terminals, bool withAnomalies)
    : happenings_(terminals) {
    for (const Happening& one : scenario.activities) {
        happenings_[one.terminal].push_back(one);
    }
    for (const Happening& one : scenario.visits) {
        happenings_[one.terminal].push_back(one);
    }
    for (const Happening& one : scenario.anomalies) {
        if (withAnomalies) {
            happenings_[one.terminal].push_back(one);
        }
    }
}

double courseAt(const Happening& happening, Course course, double t) {
    constexpr double hint = 0.18; // of the full amount, before the label begins
    if (t < happening.start - happening.precursor || t >= happening.end) {
        return 0.0;
    }
    if (t < happening.start) {
        return hint *
               smoothStep((t - happening.start + happening.precursor) / std::max(0.1, happening.precursor));
    }
    const double length = happening.end - happening.start;
    const double since = t - happening.start;
    const double onset = std::max(0.05, happening.onset);
    const double before = happening.precursor > 0.0 ? hint : 0.0;
    const double rise = before + (1.0 - before) * smoothStep(since / onset);
    const double fall =
        smoothStep((happening.end - t) / std::min(0.8, 0.1 * length)); // it ends within a moment
    const double held = std::min(rise, fall);
    switch (course) {
    case Course::Hold:
        return held;
    case Course::Grow:
        return held * (0.35 + 0.65 * since / length);
    case Course::Pulse: {
        const double period = 1.2 + 2.0 * static_cast<double>(happening.seed % 97U) / 97.0;
        return held * smoothStep(2.0 * (0.5 + 0.75 * sineOfTurns(since / period)));
    }
    case Course::Early:
        return since < 0.55 * length ? held
                                     : held * smoothStep(1.0 - (since - 0.55 * length) / (0.1 * length));
    case Course::Late:
        return smoothStep((since - 0.6 * length) / (0.1 * length)) * fall;
    }
    return held;
}

Knobs KnobSchedule::at(std::size_t terminal, double t) const {
    Knobs knobs;
    for (const Happening& one : happenings_[terminal]) {
        if (t < one.start - one.precursor || t >= one.end) {
            continue;
        }
        std::size_t number = 0;
        for (const Action& action : one.variant->actions) {
            ++number;
            if (one.severity < action.fromSeverity) {
                continue;
            }
            const bool negative = action.eitherSign && ((one.seed >> number) & 1U) != 0;
            const double amount =
                (action.subtle + (action.strong - action.subtle) * one.severity) * (negative ? -1.0 : 1.0);
            knobs[action.knob] += amount * courseAt(one, action.course, t);
        }
    }
    return knobs;
}

} // namespace vestigo::dataset::synthetic
