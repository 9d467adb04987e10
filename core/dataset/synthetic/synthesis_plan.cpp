// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/synthesis_plan.h"

#include "core/dataset/synthetic/chance.h"
#include "core/labels/annotations.h"
#include "core/timeline/grid.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

namespace vestigo::dataset::synthetic {

namespace {

constexpr std::size_t fullSamples = 52000;
constexpr std::size_t recordingsOfPlant = 12;

/// Shares of recordings with an incident, in train, val and test.
constexpr std::array<double, 3> incidentShares = {0.6, 0.67, 0.75};

RecordingRequest plainRequest(const SynthesisRequest& request, std::size_t number) {
    RecordingRequest recording;
    const bool tiny = request.size == SynthesisSize::Tiny;
    recording.seconds = request.seconds > 0.0 ? request.seconds : tiny ? 20.0 : 64.0;
    recording.fewestTerminals = tiny ? 3 : 6;
    recording.mostTerminals = tiny ? 4 : 10;
    recording.mostPixels = tiny ? 160 : 640;
    recording.cameras = request.cameras;
    recording.seed = seedFor(request.seed, "recording", number);
    recording.number = number;
    recording.incidents = false;
    return recording;
}

/// Plants of one name would be taken for one.
std::vector<Plant> drawPlants(std::uint64_t seed, std::size_t count) {
    std::vector<Plant> plants;
    std::map<std::string, int> ofName;
    for (std::size_t k = 0; k < count; ++k) {
        Plant plant = drawPlant(seedFor(seed, "plant", k));
        const int number = ++ofName[plant.site];
        plant.site += number > 1 ? ", works " + std::to_string(number) : std::string();
        plants.push_back(std::move(plant));
    }
    return plants;
}

/// Which recordings have incidents, and of which type the first of each is: all types in turn.
void drawIncidents(SynthesisPlan& plan, std::uint64_t seed) {
    Chance chance(seed, "incidents");
    std::vector<std::string> deck;
    for (const Split split : {Split::Train, Split::Val, Split::Test}) {
        std::vector<std::size_t> members;
        for (std::size_t i = 0; i < plan.splits.size(); ++i) {
            if (plan.splits[i] == split) {
                members.push_back(i);
            }
        }
        chance.shuffle(members);
        const double share = incidentShares[static_cast<std::size_t>(split)];
        const auto count =
            static_cast<std::size_t>(std::floor(share * static_cast<double>(members.size()) + 0.5));
        for (std::size_t k = 0; k < std::min(count, members.size()); ++k) {
            if (deck.empty()) {
                deck.assign(labels::anomalyTypes.begin(), labels::anomalyTypes.end());
                chance.shuffle(deck);
            }
            plan.recordings[members[k]].incidents = true;
            plan.recordings[members[k]].rootType = deck.back();
            deck.pop_back();
        }
    }
}

} // namespace

std::vector<Split> drawSplits(std::size_t count, std::uint64_t seed) {
    const auto part = [count](double share) {
        return static_cast<std::size_t>(std::floor(share * static_cast<double>(count) + 0.5));
    };
    const std::size_t test = count < 2 ? 0 : std::max<std::size_t>(1, part(0.2));
    const std::size_t val = count < 4 ? 0 : std::max<std::size_t>(1, part(0.1));
    std::vector<Split> splits(count, Split::Train);
    std::fill_n(splits.begin(), test, Split::Test);
    std::fill_n(splits.begin() + static_cast<std::ptrdiff_t>(test), val, Split::Val);
    Chance chance(seed, "splits");
    chance.shuffle(splits);
    return splits;
}

std::size_t samplesOf(const RecordingPlan& plan) {
    const auto steps = static_cast<std::size_t>(std::floor(plan.seconds / plan.stepSeconds + 1e-9)) + 1;
    return steps > timeline::windowSteps ? plan.stage.shown.size() * (steps - timeline::windowSteps) : 0;
}

SynthesisPlan planSynthesis(const SynthesisRequest& request) {
    SynthesisPlan plan;
    const std::size_t wanted = request.recordings > 0                    ? request.recordings
                               : request.size == SynthesisSize::Tiny     ? 4
                               : request.size == SynthesisSize::Standard ? 24
                                                                         : 0;
    const std::size_t expected =
        wanted > 0 ? wanted : 60; // the number of plants must be known before they are drawn
    const std::size_t plants =
        request.plants > 0 ? request.plants : (expected + recordingsOfPlant - 1) / recordingsOfPlant;
    plan.plants = drawPlants(request.seed, plants);
    std::size_t samples = 0;
    while (wanted > 0 ? plan.recordings.size() < wanted
                      : samples < fullSamples && plan.recordings.size() < SynthesisRequest::mostRecordings) {
        const std::size_t number = plan.recordings.size();
        plan.recordings.push_back(plainRequest(request, number));
        plan.plantOf.push_back(number % plants);
        samples += wanted > 0 ? 0
                              : std::max<std::size_t>(1, samplesOf(planRecording(plan.plants[number % plants],
                                                                                 plan.recordings.back())));
    }
    plan.splits = drawSplits(request.wholePlants ? plants : plan.recordings.size(), request.seed);
    if (request.wholePlants) {
        const std::vector<Split> ofPlants = std::exchange(plan.splits, {});
        for (const std::size_t plant : plan.plantOf) {
            plan.splits.push_back(ofPlants[plant]);
        }
    }
    if (!request.normalOnly) {
        drawIncidents(plan, request.seed);
    }
    return plan;
}

} // namespace vestigo::dataset::synthetic
