// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/simulation.h"

#include "core/dataset/synthetic/machine_process.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace vestigo::dataset::synthetic {

namespace {

constexpr double warmUpSeconds = 30.0; ///< before the recording, so that nothing begins at once
constexpr std::size_t momentsBetweenCancelChecks = 200;

/// A link between two terminals that are shown.
struct ShownLink {
    std::size_t from = 0;
    std::size_t to = 0;
    double weight = 1.0;
    std::size_t delay = 0; ///< moments
};

bool isLine(Machine machine) {
    return machine == Machine::CncLathe || machine == Machine::IndustrialRobot ||
           machine == Machine::Conveyor || machine == Machine::Agv || machine == Machine::Press;
}

class PlantSimulation {
public:
    explicit PlantSimulation(const SimulationRequest& request)
        : request_(request)
        , stage_(*request.stage)
        , throughput_(stage_.shown.size(), 0.0)
        , usual_(stage_.shown.size(), 0.0) {
        for (std::size_t i = 0; i < stage_.shown.size(); ++i) {
            models_.push_back(std::make_unique<MachineProcess>(profile(i), request.seed, stage_.shown[i]));
        }
        for (const PlantLink& link : stage_.plant->links) {
            const auto from = std::find(stage_.shown.begin(), stage_.shown.end(), link.from);
            const auto to = std::find(stage_.shown.begin(), stage_.shown.end(), link.to);
            if (link.operation && from != stage_.shown.end() && to != stage_.shown.end()) {
                links_.push_back({static_cast<std::size_t>(from - stage_.shown.begin()),
                                  static_cast<std::size_t>(to - stage_.shown.begin()), link.weight,
                                  static_cast<std::size_t>(link.delaySeconds / momentSeconds)});
            }
        }
    }

    std::vector<Trace> run(const CancelToken& cancel) {
        const auto warmUp = static_cast<std::size_t>(warmUpSeconds / momentSeconds);
        const auto moments = static_cast<std::size_t>(std::floor(request_.seconds / momentSeconds)) + 1;
        history_.assign(stage_.shown.size(), Trace());
        for (std::size_t k = 0; k < warmUp + moments; ++k) {
            if (k % momentsBetweenCancelChecks == 0 && cancel.cancelled()) {
                return {};
            }
            stepAll((static_cast<double>(k) - static_cast<double>(warmUp)) * momentSeconds);
        }
        for (Trace& trace : history_) {
            trace.erase(trace.begin(), trace.begin() + static_cast<std::ptrdiff_t>(warmUp));
        }
        return std::move(history_);
    }

private:
    const MachineProfile& profile(std::size_t i) const { return stage_.plant->machines[stage_.shown[i]]; }

    void stepAll(double t) {
        std::vector<Moment> moments;
        std::vector<Knobs> knobs;
        for (std::size_t i = 0; i < models_.size(); ++i) {
            knobs.push_back(request_.schedule->at(i, t));
        }
        for (std::size_t i = 0; i < models_.size(); ++i) {
            moments.push_back(models_[i]->step(knobs[i], around(i, knobs)));
        }
        for (std::size_t i = 0; i < models_.size(); ++i) {
            throughput_[i] += (moments[i].speed - throughput_[i]) * momentSeconds / 2.0;
            usual_[i] += (moments[i].speed - usual_[i]) * momentSeconds / 25.0;
            feeds_.resize(models_.size());
            feeds_[i].push_back(usual_[i] > 0.02 ? std::min(2.0, throughput_[i] / usual_[i]) : 1.0);
            history_[i].push_back(moments[i]);
        }
    }

    /// What the others did to this one, as long ago as the way takes.
    Surroundings around(std::size_t to, const std::vector<Knobs>& knobs) const {
        Surroundings around;
        around.traffic = 1.0 + std::min(3.0, knobs[to][Knob::MessageRate] * (1.0 - knobs[to][Knob::Silence]));
        for (const ShownLink& link : links_) {
            const Machine source = profile(link.from).machine;
            if (link.to == to && isLine(source) && feeds_.size() > link.from &&
                feeds_[link.from].size() > link.delay) {
                const auto& feed = feeds_[link.from];
                around.feed += link.weight * (feed[feed.size() - 1 - link.delay] - 1.0);
            }
            if (link.to == to && profile(to).machine == Machine::SensorNode && !history_[link.from].empty()) {
                around.neighbourC = history_[link.from].back().celsius;
            }
            if (link.to == to && source == Machine::PowerCabinet) {
                around.voltFactor *= 1.0 + 0.15 * knobs[link.from][Knob::Volt];
            }
            if (link.from == to && source == Machine::PowerCabinet && !history_[link.to].empty()) {
                around.feederAmpere += 0.6 * link.weight * history_[link.to].back().ampere;
            }
        }
        return around;
    }

    const SimulationRequest& request_;
    const Cast& stage_;
    std::vector<std::unique_ptr<MachineProcess>> models_;
    std::vector<ShownLink> links_;
    std::vector<Trace> history_;
    std::vector<std::vector<double>> feeds_;
    std::vector<double> throughput_; ///< speed over the last seconds
    std::vector<double> usual_;      ///< over half a minute
};

} // namespace

std::vector<Trace> simulate(const SimulationRequest& request, const CancelToken& cancel) {
    return PlantSimulation(request).run(cancel);
}

const Moment& momentAt(const Trace& trace, double t) {
    const double place = std::floor(t / momentSeconds + 1e-9);
    const auto last = static_cast<double>(trace.size() - 1);
    return trace[static_cast<std::size_t>(std::clamp(place, 0.0, last))];
}

} // namespace vestigo::dataset::synthetic
