// SPDX-License-Identifier: GPL-3.0-or-later
// What happens in the recordings of the synthetic plant: kinds, times, chains, logs.
#include "core/dataset/synthetic/plant_logs.h"
#include "core/dataset/synthetic/recording_plan.h"
#include "core/dataset/synthetic/synthesis_plan.h"
#include "core/labels/annotations.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace vestigo::dataset::synthetic;
using vestigo::dataset::Split;

namespace {

SynthesisPlan planOf(std::size_t recordings, bool normalOnly = false) {
    SynthesisRequest request;
    request.recordings = recordings;
    request.normalOnly = normalOnly;
    request.seed = 9;
    return planSynthesis(request);
}

std::vector<RecordingPlan> recordingsOf(const SynthesisPlan& plan) {
    std::vector<RecordingPlan> recordings;
    for (std::size_t k = 0; k < plan.recordings.size(); ++k) {
        recordings.push_back(planRecording(plan.plants[plan.plantOf[k]], plan.recordings[k]));
    }
    return recordings;
}

} // namespace

class SyntheticScenarioTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTypeAndActivityOccurs() {
        std::map<std::string, int> anomalies;
        std::set<std::string> activities;
        std::set<std::string> variants;
        std::size_t edges = 0;
        int independent = 0;
        const SynthesisPlan plan = planOf(120);
        for (const RecordingPlan& recording : recordingsOf(plan)) {
            for (const Happening& one : recording.scenario.anomalies) {
                ++anomalies[one.variant->type];
                variants.insert(one.variant->name);
            }
            for (const Happening& one : recording.scenario.activities) {
                activities.insert(one.variant->type);
            }
            edges += recording.scenario.edges.size();
            independent += recording.scenario.anomalies.size() > recording.scenario.edges.size() + 1 ? 1 : 0;
        }
        for (const char* type : vestigo::labels::anomalyTypes) {
            QVERIFY2(anomalies[type] >= 5, type);
        }
        QCOMPARE(anomalies.size(), vestigo::labels::anomalyTypes.size());
        for (const char* type : {"maintenance", "changeover", "lighting_change", "traffic_burst",
                                 "firmware_update", "shift_change", "recalibration"}) {
            QVERIFY2(activities.count(type) == 1, type);
        }
        QVERIFY(variants.size() > 35);
        QVERIFY(edges > 30);
        QVERIFY2(independent > 5, "sometimes two incidents at once");
    }

    void chainsFollowLinksAndOnsets() {
        const SynthesisPlan plan = planOf(60);
        for (const RecordingPlan& recording : recordingsOf(plan)) {
            std::map<std::string, const Happening*> byId;
            for (const Happening& one : recording.scenario.anomalies) {
                QVERIFY(one.start >= 0.0 && one.start < one.end && one.end <= recording.seconds);
                byId[one.id] = &one;
            }
            QCOMPARE(byId.size(), recording.scenario.anomalies.size());
            for (const ScenarioEdge& edge : recording.scenario.edges) {
                const Happening* const cause = byId[edge.from];
                const Happening* const effect = byId[edge.to];
                QVERIFY(cause != nullptr && effect != nullptr);
                QVERIFY(std::abs(effect->start - cause->start - edge.lag) < 0.051);
                QVERIFY(edge.lag >= 1.9 && edge.lag <= 12.1);
                const auto& shown = recording.stage.shown;
                const auto& links = recording.stage.plant->links;
                QVERIFY(std::any_of(links.begin(), links.end(), [&](const PlantLink& link) {
                    return link.from == shown[cause->terminal] && link.to == shown[effect->terminal];
                }));
            }
        }
    }

    /// Nothing that a label speaks of lies over something else at the same terminal.
    void happeningsOfOneTerminalAreApart() {
        const SynthesisPlan plan = planOf(60);
        for (const RecordingPlan& recording : recordingsOf(plan)) {
            std::vector<Happening> all = recording.scenario.anomalies;
            all.insert(all.end(), recording.scenario.activities.begin(), recording.scenario.activities.end());
            for (std::size_t a = 0; a < all.size(); ++a) {
                for (std::size_t b = a + 1; b < all.size(); ++b) {
                    QVERIFY(all[a].terminal != all[b].terminal || all[a].end <= all[b].start ||
                            all[b].end <= all[a].start);
                }
            }
        }
    }

    void normalOnlyHasNoAnomalies() {
        const SynthesisPlan plan = planOf(30, true);
        std::size_t activities = 0;
        for (const RecordingPlan& recording : recordingsOf(plan)) {
            QVERIFY(recording.scenario.anomalies.empty() && recording.scenario.edges.empty());
            activities += recording.scenario.activities.size();
        }
        QVERIFY(activities > 10);
    }

    void splitsAreSevenOneTwo() {
        const SynthesisPlan plan = planOf(100);
        std::map<Split, int> count;
        std::map<Split, int> incidents;
        for (std::size_t k = 0; k < plan.splits.size(); ++k) {
            ++count[plan.splits[k]];
            incidents[plan.splits[k]] += plan.recordings[k].incidents ? 1 : 0;
        }
        QCOMPARE(count[Split::Train], 70);
        QCOMPARE(count[Split::Val], 10);
        QCOMPARE(count[Split::Test], 20);
        for (const auto& [split, recordings] : count) {
            QVERIFY(incidents[split] > recordings / 2 && incidents[split] < recordings);
        }
    }

    void fullHoldsAtLeastThePapersSamples() {
        SynthesisRequest request;
        request.size = SynthesisSize::Full;
        const SynthesisPlan plan = planSynthesis(request);
        std::size_t samples = 0;
        for (const RecordingPlan& recording : recordingsOf(plan)) {
            samples += samplesOf(recording);
        }
        QVERIFY(samples >= 52000 && samples < 54000);
    }

    /// An attack's messages are added; those of the others stay as they are, to the letter.
    void logsOfOthersStayAsTheyAre() {
        const SynthesisPlan plan = planOf(40);
        int compared = 0;
        for (const RecordingPlan& recording : recordingsOf(plan)) {
            const auto attack =
                std::find_if(recording.scenario.anomalies.begin(), recording.scenario.anomalies.end(),
                             [](const Happening& one) { return one.variant->type == "protocol_attack"; });
            if (attack == recording.scenario.anomalies.end() || recording.scenario.anomalies.size() != 1) {
                continue;
            }
            std::vector<Message> logs[2];
            for (const bool with : {false, true}) {
                const KnobSchedule schedule(recording.scenario, recording.stage.shown.size(), with);
                SimulationRequest request;
                request.stage = &recording.stage;
                request.schedule = &schedule;
                request.seconds = recording.seconds;
                request.seed = recording.seed;
                const std::vector<Trace> traces = simulate(request);
                logs[with ? 1 : 0] =
                    writeMessages({&recording.stage, &schedule, &traces, recording.seconds, recording.seed});
            }
            const std::string& victim =
                recording.stage.plant->machines[recording.stage.shown[attack->terminal]].id;
            for (auto& log : logs) {
                log.erase(std::remove_if(log.begin(), log.end(),
                                         [&](const Message& one) {
                                             return one.source == victim || one.destination == victim;
                                         }),
                          log.end());
                QVERIFY(std::is_sorted(log.begin(), log.end(),
                                       [](const Message& a, const Message& b) { return a.t < b.t; }));
            }
            QVERIFY(messagesCsv(logs[0]) == messagesCsv(logs[1]));
            ++compared;
        }
        QVERIFY(compared > 0);
    }
};

QTEST_GUILESS_MAIN(SyntheticScenarioTest)
#include "synthetic_scenario_test.moc"
