// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/models/vgmsstgat/neighbour_evidence.h"
#include "core/models/vgmsstgat/network_spec.h"

#include <QtTest/QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace vestigo;
using namespace vestigo::models::vgmsstgat;

namespace {

using Rows = std::vector<std::vector<double>>;

constexpr std::size_t steps = 120;
constexpr std::size_t reach = 20; ///< ten seconds
constexpr double quiet = -4.0;

/// Trouble goes from a to b to c; d stands alone.
timeline::AlignedRecording line(bool causal = false) {
    timeline::AlignedRecording recording;
    recording.grid = {0.5, steps};
    recording.causal = causal;
    for (const char* id : {"a", "b", "c", "d"}) {
        recording.terminals.emplace_back();
        recording.terminals.back().id = id;
    }
    recording.links = {{"a", "b", true, 1.0}, {"b", "c", false, 1.0}, {"a", "gone", false, 1.0}};
    return recording;
}

Rows allQuiet() {
    return Rows(4, std::vector<double>(steps, quiet));
}

const std::vector<double> half(4, 0.5);

double squash(double x) {
    return 1.0 / (1.0 + std::exp(-x));
}

double most(const std::vector<double>& values, std::size_t from, std::size_t to) {
    double greatest = 0.0;
    for (std::size_t k = from; k < to && k < values.size(); ++k) {
        greatest = std::max(greatest, std::isnan(values[k]) ? 0.0 : squash(values[k]));
    }
    return greatest;
}

/// Terminal b of the line, step by step as it is described.
double plainly(const Rows& logits, std::size_t k, bool causal) {
    const std::size_t past = k - std::min(k, reach);
    const double from = most(logits[0], past, k + 1);
    const double to = causal ? most(logits[2], past, k + 1) : most(logits[2], k, k + reach + 1);
    return logits[1][k] + squash(-2.0 - logits[1][k]) * (from + to);
}

} // namespace

class NetworkNeighboursTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trouble_data() {
        QTest::addColumn<bool>("causal");
        QTest::newRow("offline") << false;
        QTest::newRow("causal") << true;
    }
    void trouble() {
        QFETCH(bool, causal);
        Rows logits = allQuiet();
        Random random(7);
        for (auto& row : logits) {
            for (double& logit : row) {
                logit = -3.0 + 2.0 * random.normal();
            }
        }
        logits[0][50] = std::numeric_limits<double>::quiet_NaN();
        const Rows told = withNeighbours(logits, half, line(causal));
        for (std::size_t k = 0; k < steps; ++k) {
            QVERIFY(std::fabs(told[1][k] - plainly(logits, k, causal)) < 1e-12);
            QCOMPARE(told[3][k], logits[3][k]); // nobody is linked to it
        }
        QVERIFY(std::isnan(told[0][50]));
    }

    void whoIsLinkedToTroubleIsSuspectAfterItsBeginning() {
        Rows logits = allQuiet();
        std::fill(logits[0].begin() + 40, logits[0].begin() + 44, 5.0);
        const Rows told = withNeighbours(logits, half, line());
        QVERIFY(told[1][39] < quiet + 0.1);
        QVERIFY(told[1][40] > quiet + 0.8);
        QVERIFY(told[1][43 + reach] > quiet + 0.8);
        QVERIFY(told[1][44 + reach] < quiet + 0.1);
        QVERIFY(told[2][45] < quiet + 0.1); // two links away
    }

    void whatItDidSpeaksForTheRoot() {
        Rows logits = allQuiet();
        std::fill(logits[1].begin() + 60, logits[1].begin() + 64, 5.0);
        const Rows offline = withNeighbours(logits, half, line());
        QVERIFY(offline[0][59 - reach] < quiet + 0.1);
        QVERIFY(offline[0][60 - reach] > quiet + 0.8);
        QVERIFY(offline[0][63] > quiet + 0.8);
        QVERIFY(offline[0][64] < quiet + 0.1);
    }

    void aCausalAnalysisHearsNothingThatComesLater() {
        Rows logits = allQuiet();
        std::fill(logits[1].begin() + 60, logits[1].begin() + 64, 5.0);
        const Rows told = withNeighbours(logits, half, line(true));
        const Rows before = withNeighbours(allQuiet(), half, line(true));
        for (std::size_t t = 0; t < 4; ++t) {
            for (std::size_t k = 0; k < 60; ++k) {
                QCOMPARE(told[t][k], before[t][k]);
            }
        }
        QVERIFY(told[0][60] > quiet + 0.8);
    }

    /// Neighbours make a terminal suspect and not guilty.
    void whatIsNearItsThresholdStaysNearlyAsItIs() {
        Rows logits = allQuiet();
        std::fill(logits[0].begin(), logits[0].end(), 9.0);
        std::fill(logits[2].begin(), logits[2].end(), 9.0);
        std::fill(logits[1].begin(), logits[1].end(), 0.0);
        const Rows told = withNeighbours(logits, half, line());
        QVERIFY(told[1][50] - logits[1][50] < 0.25);
        std::fill(logits[1].begin(), logits[1].end(), 3.0);
        QVERIFY(withNeighbours(logits, half, line())[1][50] - 3.0 < 0.02);
    }

    void theThresholdsSayWhatIsAbnormal() {
        Rows logits = allQuiet();
        std::fill(logits[0].begin() + 40, logits[0].begin() + 44, 1.0);
        const std::vector<double> high{0.98, 0.5, 0.5, 0.5};
        const double low = withNeighbours(logits, half, line())[1][41];
        QVERIFY(withNeighbours(logits, high, line())[1][41] < low - 0.4);
    }

    void tracesOfOtherRecordingsSayNothing() {
        const timeline::AlignedRecording first = line();
        const timeline::AlignedRecording second = line();
        std::vector<Trace> traces;
        for (const timeline::AlignedRecording* recording : {&first, &second}) {
            for (const timeline::AlignedTerminal& terminal : recording->terminals) {
                Trace trace;
                trace.terminal = terminal.id;
                trace.recording = recording;
                trace.probabilities.assign(steps, squash(quiet));
                trace.abnormal.assign(steps, 0);
                traces.push_back(trace);
            }
        }
        std::fill(traces[0].probabilities.begin() + 40, traces[0].probabilities.end(), 1.0);
        traces[1].probabilities[10] = 0.0; // nothing is said of the first steps
        addNeighbours(traces, Thresholds());
        QVERIFY(traces[1].probabilities[41] > 2.0 * squash(quiet));
        QCOMPARE(traces[1].probabilities[10], 0.0);
        for (std::size_t t = 4; t < 8; ++t) {
            QVERIFY(traces[t].probabilities[41] < 1.1 * squash(quiet));
        }
    }

    void rivalsWithoutAGraphHearNobody() {
        NetworkSpec spec;
        for (const Variant variant : {Variant::Gru, Variant::B0}) {
            spec.variant = variant;
            QVERIFY(!hearsNeighbours(spec));
        }
        for (const Variant variant : {Variant::B1, Variant::B2, Variant::B3, Variant::B4}) {
            spec.variant = variant;
            QVERIFY(hearsNeighbours(spec));
        }
    }

    void stepsOfAnyLength() {
        timeline::AlignedRecording recording = line();
        recording.grid.stepSeconds = 60.0;
        Rows logits = allQuiet();
        logits[0][40] = 5.0;
        const Rows told = withNeighbours(logits, half, recording);
        QVERIFY(told[1][41] > quiet + 0.8); // the next step at least
        QVERIFY(told[1][42] < quiet + 0.1);
        recording.grid.stepSeconds = 1e-6;
        QCOMPARE(withNeighbours(logits, half, recording)[1].size(), steps);
    }
};

QTEST_APPLESS_MAIN(NetworkNeighboursTest)
#include "network_neighbours_test.moc"
