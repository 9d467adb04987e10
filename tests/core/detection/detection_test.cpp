// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/detection/detection.h"

#include <QTest>
#include <cmath>
#include <limits>

using namespace vestigo;
using namespace vestigo::detection;
using analysis::Episode;

namespace {

constexpr double step = 0.5;

/// Scores of steps 16, 17, ... with a threshold of 0.5.
models::TerminalScores scoresOf(const std::vector<double>& probabilities) {
    models::TerminalScores scores;
    scores.terminal = "a";
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        scores.steps.push_back(16 + i);
    }
    scores.probabilities = probabilities;
    return scores;
}

Episode episode(const std::string& terminal, double from, double to) {
    Episode out;
    out.terminal = terminal;
    out.range = {from, to};
    return out;
}

timeline::AlignedLink link(const std::string& from, const std::string& to) {
    timeline::AlignedLink out;
    out.from = from;
    out.to = to;
    return out;
}

const std::vector<timeline::AlignedLink> chain{link("a", "b"), link("b", "c"), link("x", "y")};

} // namespace

class DetectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void raisedHoldsUntilTheReleaseAndForgetsBlips() {
        const auto scores = scoresOf({0.1, 0.6, 0.45, 0.42, 0.3, 0.1, 0.1, 0.1, 0.1, 0.1, 0.7, 0.1});
        const std::vector<bool> raised = raisedSteps(scores, step, {});
        QCOMPARE(raised, (std::vector<bool>{false, true, true, true, false, false, false, false, false, false,
                                            false, false})); // half a second at the end is no episode
        DetectionSettings live;
        live.shortestSeconds = 0.0;
        QVERIFY(raisedSteps(scores, step, live)[10]);
    }

    void unknownStepsAreNotRaised() {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const std::vector<bool> raised = raisedSteps(scoresOf({0.9, 0.9, nan, 0.9}), step, {});
        QCOMPARE(raised, (std::vector<bool>{true, true, false, true}));
        QVERIFY(raisedSteps(scoresOf({}), step, {}).empty());
    }

    void stretchesCloseTogetherAreOneEpisode() {
        const auto scores = scoresOf({0.6, 0.8, 0.1, 0.1, 0.9, 0.6, 0.1, 0.1, 0.1, 0.1, 0.6, 0.6});
        const auto episodes = findEpisodes(scores, raisedSteps(scores, step, {}), step, {});
        QCOMPARE(episodes.size(), std::size_t(2));
        QCOMPARE(episodes[0].range.start, 8.0);
        QCOMPARE(episodes[0].range.end, 10.5);
        QCOMPARE(episodes[0].peakProbability, 0.9);
        QCOMPARE(episodes[0].peakTime, 10.0);
    }

    /// A mean over time raises the steps around a strong anomaly more than around a weak one.
    void strongAndWeakBeginAtTheSameStep() {
        for (const double strength : {1.0, 10.0, 100.0}) {
            std::vector<double> smooth;
            std::vector<double> sharp;
            for (int k = 0; k < 60; ++k) {
                const double filled =
                    std::clamp((k - 20 + 4) / 8.0, 0.0, 1.0); // window of 8 over a jump at 20
                const double odds = strength * std::sqrt(filled);
                sharp.push_back(odds / (1.0 + odds));
                smooth.push_back(k >= 10 ? 0.9 : 0.1);
            }
            auto scores = scoresOf(smooth);
            scores.sharpProbabilities = sharp;
            const std::vector<bool> raised = raisedSteps(scores, step, {});
            QVERIFY(!raised[19]);
            QVERIFY(raised[20]);
            const auto episodes = findEpisodes(scores, raised, step, {});
            QCOMPARE(episodes.size(), std::size_t(1));
            QCOMPARE(episodes[0].began(), (16 + 20) * step);
            DetectionSettings live;
            live.trimEnds = false;
            QVERIFY(raisedSteps(scores, step, live)[10]); // what was raised stays raised
        }
    }

    void aChainAlongLinksIsOneIncident() {
        const auto incidents =
            groupIncidents({episode("c", 30, 40), episode("a", 10, 25), episode("b", 20, 35)}, chain, {});
        QCOMPARE(incidents.size(), std::size_t(1));
        QCOMPARE(incidents[0].id, std::string("i1"));
        QCOMPARE(incidents[0].range.start, 10.0);
        QCOMPARE(incidents[0].range.end, 40.0);
        QCOMPARE(incidents[0].episodes[0].terminal, std::string("a"));
        QCOMPARE(incidents[0].episodes[2].terminal, std::string("c"));
    }

    void twoThingsAtOnceAreTwoIncidents() {
        const auto incidents = groupIncidents(
            {episode("a", 10, 40), episode("b", 15, 40), episode("x", 12, 40), episode("y", 20, 40)}, chain,
            {});
        QCOMPARE(incidents.size(), std::size_t(2));
        QCOMPARE(incidents[0].episodes.size(), std::size_t(2));
        QCOMPARE(incidents[1].episodes[0].terminal, std::string("x"));
        QCOMPARE(incidents[1].episodes[1].terminal, std::string("y"));
    }

    void whatBeganMuchLaterWasNotLedTo() {
        const auto incidents = groupIncidents({episode("a", 10, 90), episode("b", 60, 80)}, chain, {});
        QCOMPARE(incidents.size(), std::size_t(2));
        Episode late = episode("b", 60, 80); // the alarm came late, the matter began early
        late.onset = 20.0;
        QCOMPARE(groupIncidents({episode("a", 10, 90), late}, chain, {}).size(), std::size_t(1));
    }

    void theSameTerminalAgainSoonIsTheSameIncident() {
        QCOMPARE(groupIncidents({episode("a", 10, 20), episode("a", 26, 30)}, chain, {}).size(),
                 std::size_t(1));
        QCOMPARE(groupIncidents({episode("a", 10, 20), episode("a", 50, 60)}, chain, {}).size(),
                 std::size_t(2));
    }

    void withoutLinksNearnessInTimeMustDo() {
        QCOMPARE(groupIncidents({episode("a", 10, 20), episode("x", 15, 30)}, {}, {}).size(), std::size_t(1));
        QCOMPARE(groupIncidents({episode("a", 10, 20), episode("x", 40, 50)}, {}, {}).size(), std::size_t(2));
        QVERIFY(groupIncidents({}, chain, {}).empty());
    }
};

QTEST_APPLESS_MAIN(DetectionTest)
#include "detection_test.moc"
