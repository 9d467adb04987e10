// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/models/vgmsstgat/scores.h"

#include <QtTest/QTest>

#include <cmath>

using namespace vestigo;
using namespace vestigo::models;
using namespace vestigo::models::vgmsstgat;

namespace {

/// Half an hour: `normal` where it is normal, `abnormal` in anomalies of ten steps.
Trace trace(const std::string& terminal, double normal, double abnormal, int anomalies) {
    Trace made;
    made.terminal = terminal;
    made.type = "plc";
    made.probabilities.assign(3600, normal);
    made.abnormal.assign(3600, 0);
    for (int a = 0; a < anomalies; ++a) {
        const auto begin = static_cast<std::size_t>(100 + a * 200);
        std::fill_n(made.probabilities.begin() + static_cast<std::ptrdiff_t>(begin), 10, abnormal);
        std::fill_n(made.abnormal.begin() + static_cast<std::ptrdiff_t>(begin), 10, std::uint8_t{1});
    }
    return made;
}

NetworkData dataOf(std::size_t steps) {
    NetworkData data;
    data.terminals = 1;
    data.steps = steps;
    data.columns = 3;
    data.columnNames = {{"temperature_c", "load_pct", ""}};
    data.present.assign(steps, 1.0F);
    data.measures.assign(2 * steps * pictureMeasureCount, 0.0F);
    return data;
}

NetworkScores scoresOf(const NetworkData& data) {
    NetworkScores scores;
    scores.logits.assign(data.steps, 0.0F);
    scores.types.assign(data.steps * anomalyTypes.size(), 0.125F);
    scores.columnRelevance.assign(data.columns * data.steps, 0.0F);
    scores.measureRelevance.assign(data.measures.size(), 0.0F);
    return scores;
}

timeline::AlignedRecording recordingOf(std::size_t steps, bool causal) {
    timeline::AlignedRecording recording;
    recording.grid.steps = steps;
    recording.causal = causal;
    recording.terminals.resize(1);
    recording.terminals[0].id = "plc-01";
    return recording;
}

} // namespace

class NetworkThresholdsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theBestF1LiesBetweenNormalAndAbnormal();
    void falseAlarmsStayWithinTheBudget();
    void normalRunningRaisesAThreshold();
    void aModelFileKeepsThem();
    void strangeTextIsRefused_data();
    void strangeTextIsRefused();
    void reasonsAreShares();
    void causalReasonsLieInThePast();
    void whatIsUnknownHasNoProbability();
};

void NetworkThresholdsTest::theBestF1LiesBetweenNormalAndAbnormal() {
    const Thresholds thresholds =
        Thresholds::fit({trace("a", 0.1, 0.7, 5), trace("b", 0.02, 0.3, 5), trace("c", 0.2, 0.9, 0)});
    // Of all: above 0.2, at most 0.3, since all anomalies then are found and nothing else.
    QVERIFY(thresholds.of("c", "other") > 0.2 && thresholds.of("c", "other") <= 0.3);
    // b has its own, drawn towards that of all, and is found too.
    QVERIFY(thresholds.of("b", "plc") > 0.02 && thresholds.of("b", "plc") <= 0.3);
    QVERIFY(thresholds.of("a", "plc") > 0.1 && thresholds.of("a", "plc") <= 0.7);
}

void NetworkThresholdsTest::falseAlarmsStayWithinTheBudget() {
    Trace nervous = trace("a", 0.1, 0.5, 4);
    for (std::size_t k = 50; k < nervous.probabilities.size(); k += 100) {
        if (nervous.abnormal[k] == 0) {
            nervous.probabilities[k] = 0.6; // 36 false alarms in half an hour, higher than the anomalies
        }
    }
    QVERIFY(Thresholds::fit({nervous}).of("a", "plc") > 0.6);
}

void NetworkThresholdsTest::normalRunningRaisesAThreshold() {
    Thresholds thresholds = Thresholds::fit({trace("a", 0.1, 0.5, 4)});
    Trace running = trace("new", 0.1, 0.0, 0);
    for (std::size_t k = 50; k < running.probabilities.size(); k += 100) {
        running.probabilities[k] = 0.8;
    }
    const double before = thresholds.of("new", "plc");
    thresholds.raiseFor({running});
    QVERIFY(before < 0.8);
    QVERIFY(thresholds.of("new", "plc") > 0.8);
    QCOMPARE(thresholds.of("another", "plc"), before);
}

void NetworkThresholdsTest::aModelFileKeepsThem() {
    const Thresholds thresholds = Thresholds::fit({trace("a", 0.1, 0.7, 5), trace("b", 0.02, 0.3, 5)});
    const auto read = Thresholds::ofJson(thresholds.json());
    QVERIFY(read.ok());
    for (const char* terminal : {"a", "b", "c"}) {
        QCOMPARE(read->of(terminal, "plc"), thresholds.of(terminal, "plc"));
    }
}

void NetworkThresholdsTest::strangeTextIsRefused_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("none") << QByteArray("{}");
    QTest::newRow("beyond one") << QByteArray(R"({"usual": 1.5})");
    QTest::newRow("a word") << QByteArray(R"({"usual": "half"})");
    QTest::newRow("a terminal's is none") << QByteArray(R"({"usual": 0.5, "of_terminal": {"a": 0}})");
}

void NetworkThresholdsTest::strangeTextIsRefused() {
    QFETCH(QByteArray, text);
    QVERIFY(!Thresholds::ofJson(text.toStdString()).ok());
}

void NetworkThresholdsTest::reasonsAreShares() {
    const NetworkData data = dataOf(40);
    NetworkScores scores = scoresOf(data);
    scores.columnRelevance[29] = 3.0F;        // temperature
    scores.columnRelevance[40 + 30] = 1.0F;   // load
    scores.columnRelevance[80 + 30] = 100.0F; // tells of no feature that anybody could look at
    const auto all = terminalScores(scores, data, recordingOf(40, false), {});
    const TerminalScores& own = all.at(0);
    QCOMPARE(own.steps.front(), timeline::windowSteps);
    const std::size_t at = 30 - timeline::windowSteps;
    QCOMPARE(own.attributions[at].size(), std::size_t{2});
    QCOMPARE(own.featureNames[own.attributions[at][0].feature], std::string("temperature_c"));
    QCOMPARE(own.attributions[at][0].weight, 0.75F);
    QCOMPARE(own.attributions[at][1].weight, 0.25F);
    QCOMPARE(own.typeProbabilities[at].size(), anomalyTypes.size());
}

void NetworkThresholdsTest::causalReasonsLieInThePast() {
    const NetworkData data = dataOf(40);
    NetworkScores scores = scoresOf(data);
    scores.columnRelevance[32] = 3.0F;
    const auto offline = terminalScores(scores, data, recordingOf(40, false), {});
    const auto causal = terminalScores(scores, data, recordingOf(40, true), {});
    const std::size_t at = 30 - timeline::windowSteps;
    QCOMPARE(offline.at(0).attributions[at].size(), std::size_t{1});
    QVERIFY(causal.at(0).attributions[at].empty());
}

void NetworkThresholdsTest::whatIsUnknownHasNoProbability() {
    NetworkData data = dataOf(40);
    data.present[20] = 0.0F;
    const auto all = terminalScores(scoresOf(data), data, recordingOf(40, false), {});
    QVERIFY(std::isnan(all.at(0).probabilities[20 - timeline::windowSteps]));
    QCOMPARE(all.at(0).probabilities[21 - timeline::windowSteps], 0.5);
}

QTEST_GUILESS_MAIN(NetworkThresholdsTest)
#include "network_thresholds_test.moc"
