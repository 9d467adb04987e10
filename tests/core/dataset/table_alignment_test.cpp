// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/align.h"
#include "tests/core/dataset/feature_probe.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QTest>
#include <limits>

using namespace vestigo;
using namespace vestigo::dataset;
using timeline::FeatureSeries;
using vestigo::testing::beginsWith;
using vestigo::testing::featureOf;
using vestigo::testing::marksBegin;
using vestigo::testing::RecordingBuilder;
using vestigo::testing::sameUpTo;
using vestigo::testing::TemporaryFolder;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

struct Reading {
    bool causal = false;
    double offset = 0.0;
    double step = 0.5;
};

/// The table on the grid of a recording of 20 s that started at 2024-05-17T09:32:00+08:00.
std::vector<FeatureSeries> aligned(const std::string& csv, const Reading& reading = {}) {
    const TemporaryFolder folder;
    RecordingBuilder builder(folder.path());
    builder.step(reading.step).terminal("plc-01").table("plc-01", csv, reading.offset);
    const auto recording = recordings::openRecording(builder.write());
    AlignOptions options;
    options.causal = reading.causal;
    auto features = alignTable(*recording, recording->terminals.front(), options, {});
    return features.finished() ? features.take() : std::vector<FeatureSeries>();
}

FeatureSeries alignedColumn(const std::string& csv, const Reading& reading = {}) {
    return featureOf(aligned(csv, reading), "x");
}

/// A row each half second over these seconds, the value being the time.
std::string everyStep(double from, double to) {
    std::string rows;
    for (double t = from; t <= to; t += 0.5) {
        rows += std::to_string(t) + "," + std::to_string(t) + "\n";
    }
    return rows;
}

const std::string sixRows = "0.1,1\n0.3,2\n0.5,6\n0.6,10\n1.0,20\n2.2,7\n";

} // namespace

class TableAlignmentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Step k holds (t - 0.5 s, t]: the row at 0.5 s still belongs to step 1.
    void aFastSeriesGivesTheMeanOfEachStep() {
        const FeatureSeries x = alignedColumn("t,x\n" + sixRows, {true});
        QCOMPARE(x.values.size(), std::size_t(41));
        QVERIFY(beginsWith(x, {none, 3, 15, 15, 15, 7, 7}));
        QVERIFY(marksBegin(x, {0, 1, 1, 2, 2, 1, 2}));
    }

    void rowsOfOneMomentAreAveragedToo() {
        QVERIFY(beginsWith(alignedColumn("t,x\n1.0,4\n1.0,8\n"), {6, 6, 6}));
    }

    void bordersOfStepsThatAreNoBinaryFractions() {
        // 0.3 / 0.1 is a little less than 3, 0.7 / 0.1 a little less than 7, 0.6 / 0.2 a little more than 3.
        QVERIFY(marksBegin(alignedColumn("t,x\n0.3,1\n0.7,2\n", {true, 0.0, 0.1}), {0, 0, 0, 1, 2, 2, 2, 1}));
        QVERIFY(marksBegin(alignedColumn("t,x\n0.6,1\n1.2,2\n", {true, 0.0, 0.2}), {0, 0, 0, 1, 2, 2, 1}));
    }

    void aSlowSeriesIsInterpolatedOrHeld() {
        const std::string slow = "t,x\n0,0\n4,8\n";
        const FeatureSeries offline = alignedColumn(slow);
        QVERIFY(beginsWith(offline, {0, 1, 2, 3, 4, 5, 6, 7, 8, 8}));
        QVERIFY(marksBegin(offline, {1, 2, 2, 2, 2, 2, 2, 2, 1, 2}));
        const FeatureSeries causal = alignedColumn(slow, {true});
        QVERIFY(beginsWith(causal, {0, 0, 0, 0, 0, 0, 0, 0, 8, 8}));
        QVERIFY(marksBegin(causal, {1, 2, 2, 2, 2, 2, 2, 2, 1, 2}));
        // It comes every 4 s: 12 s without it (24 steps) are no gap yet.
        for (const FeatureSeries& series : {offline, causal}) {
            QCOMPARE(int(series.present[32]), 2);
            QCOMPARE(int(series.present[33]), 0);
            QVERIFY(std::isnan(series.values[33]));
        }
    }

    /// A series that comes in every step and is silent for 5 s is filled; for longer it is missing.
    void nothingIsFilledOverMoreThanTheLongestGap() {
        const FeatureSeries five = alignedColumn("t,x\n" + everyStep(0, 4) + everyStep(9, 12));
        QCOMPARE(five.values[13], 6.5F);
        QCOMPARE(int(five.present[13]), 2);
        const std::string six = "t,x\n" + everyStep(0, 4) + everyStep(10, 12);
        const FeatureSeries offline = alignedColumn(six);
        const FeatureSeries causal = alignedColumn(six, {true});
        for (std::size_t k = 9; k < 20; ++k) {
            QCOMPARE(int(offline.present[k]), 0); // no line is drawn over a hole
            QVERIFY(std::isnan(offline.values[k]));
            QCOMPARE(int(causal.present[k]), k <= 18 ? 2 : 0); // held for 5 s
        }
        QCOMPARE(int(offline.present[20]), 1);
        // Behind the last row (12 s, step 24) the value is held for 5 s.
        QCOMPARE(int(offline.present[34]), 2);
        QCOMPARE(int(offline.present[35]), 0);
    }

    /// Causally nothing is known before the first row; offline it is held back over the longest gap.
    void beforeTheFirstRow() {
        const std::string late = "t,x\n" + everyStep(8, 20);
        QCOMPARE(int(alignedColumn(late, {true}).present[15]), 0);
        const FeatureSeries offline = alignedColumn(late);
        QCOMPARE(int(offline.present[5]), 0);
        QCOMPARE(int(offline.present[6]), 2);
        QCOMPARE(offline.values[6], 8.0F);
    }

    void emptyCellsAreMissingValuesOfTheirColumnOnly() {
        const auto features = aligned("t,x,y\n0,1,5\n0.5,,6\n1,nan,7\n1.5,null,8\n2,5,9\n");
        QVERIFY(beginsWith(featureOf(features, "x"), {1, 2, 3, 4, 5}));
        QVERIFY(marksBegin(featureOf(features, "x"), {1, 2, 2, 2, 1}));
        QVERIFY(marksBegin(featureOf(features, "y"), {1, 1, 1, 1, 1}));
    }

    void theOffsetIsAddedToTheTablesTime() {
        const std::string table = "t,x\n" + sixRows;
        const FeatureSeries later = alignedColumn(table, {true, 1.0});
        QVERIFY(beginsWith(later, {none, none, none, 3, 15, 15, 15, 7}));
        // Half a second earlier the first three rows (-0.4 .. 0 s) belong to step 0.
        const FeatureSeries earlier = alignedColumn(table, {true, -0.5});
        QVERIFY(beginsWith(earlier, {3, 15, 15, 15, 7}));
    }

    void rowsOutOfOrderGiveTheSame() {
        const auto sorted = alignedColumn("t,x\n" + sixRows);
        const auto mixed = alignedColumn("t,x\n2.2,7\n0.5,6\n1.0,20\n0.1,1\n0.6,10\n0.3,2\n");
        QVERIFY(sameUpTo(sorted, mixed, sorted.values.size()));
    }

    void allFormatsOfTimeGiveTheSame_data() {
        QTest::addColumn<QByteArray>("table");
        QTest::newRow("RFC 3339") << QByteArray("timestamp,x\n2024-05-17T09:32:00.1+08:00,1\n"
                                                "2024-05-17T09:32:00.3+08:00,2\n"
                                                "2024-05-17T09:32:00.5+08:00,6\n"
                                                "2024-05-17T09:32:00.600+08:00,10\n"
                                                "2024-05-17T09:32:01+08:00,20\n"
                                                "2024-05-17T09:32:02.2+08:00,7\n");
        QTest::newRow("RFC 3339 in UTC") << QByteArray("timestamp,x\n2024-05-17T01:32:00.1Z,1\n"
                                                       "2024-05-17T01:32:00.3Z,2\n2024-05-17T01:32:00.5Z,6\n"
                                                       "2024-05-17T01:32:00.6Z,10\n2024-05-17T01:32:01Z,20\n"
                                                       "2024-05-17T01:32:02.2Z,7\n");
        QTest::newRow("Unix seconds") << QByteArray("timestamp,x\n1715909520.1,1\n1715909520.3,2\n"
                                                    "1715909520.5,6\n1715909520.6,10\n1715909521.0,20\n"
                                                    "1715909522.2,7\n");
        QTest::newRow("Unix milliseconds") << QByteArray("timestamp,x\n1715909520100,1\n1715909520300,2\n"
                                                         "1715909520500,6\n1715909520600,10\n"
                                                         "1715909521000,20\n1715909522200,7\n");
        QTest::newRow("semicolons, decimal commas")
            << QByteArray("t;x\n0,1;1\n0,3;2\n0,5;6\n0,6;10\n1,0;20\n2,2;7\n");
    }

    void allFormatsOfTimeGiveTheSame() {
        QFETCH(QByteArray, table);
        const FeatureSeries expected = alignedColumn("t,x\n" + sixRows);
        const FeatureSeries x = alignedColumn(table.toStdString());
        QCOMPARE(x.values.size(), expected.values.size());
        QVERIFY(sameUpTo(x, expected, expected.values.size()));
    }

    /// With --causal a step is the same whether or not the table goes on.
    void causalStepsDoNotKnowWhatFollows() {
        std::string begin = "t,x,y\n";
        std::string rest;
        for (int i = 0; i < 60; ++i) {
            const double t = 0.31 * i + 0.05 * (i % 3);
            const std::string y = i % 7 == 0 ? std::to_string(i * i) : "";
            (t <= 8.0 ? begin : rest) += std::to_string(t) + "," + std::to_string(i % 13) + "," + y + "\n";
        }
        const auto whole = aligned(begin + rest, {true});
        const auto cut = aligned(begin, {true});
        QCOMPARE(whole.size(), std::size_t(2));
        for (std::size_t c = 0; c < 2; ++c) {
            QVERIFY(sameUpTo(whole[c], cut[c], 17)); // steps 0 .. 16 (8.0 s)
        }
        // Interpolation does know: the slow column rises towards its next value.
        QVERIFY(!sameUpTo(aligned(begin + rest)[1], aligned(begin)[1], 17));
    }

    /// What the table holds wins; what it lacks comes from the logs.
    void theTablesOwnColumnsWinOverThoseOfTheLogs() {
        const TemporaryFolder folder;
        RecordingBuilder builder(folder.path());
        builder.terminal("plc-01").table("plc-01", "t,instr_rate,current_a\n0,42,1\n10,42,1\n20,42,1\n");
        builder.instructions("t,terminal,instruction,actor,result\n1.0,plc-01,WRITE_DB,mes,ok\n");
        const auto recording = recordings::openRecording(builder.write());
        QVERIFY(recording);
        const auto& terminal = recording->terminals.front();
        const auto table = alignTable(*recording, terminal, {}, {});
        const auto logs = featuresFromLogs(*recording, {}, {});
        const auto plc = assembleTerminal(terminal, table.value(), logs.value().terminals[0], {});
        QCOMPARE(plc.features.size(), std::size_t(9)); // two columns, seven of the eight from the log
        QVERIFY(beginsWith(featureOf(plc.features, "instr_rate"), {42, 42, 42}));
        QVERIFY(beginsWith(featureOf(plc.features, "instr_write_ratio"), {0, 0, 1, 1, 1, 1, 0}));
        QVERIFY(featureOf(plc.features, "instr_rate").group == timeline::FeatureGroup::Instruction);
        QVERIFY(featureOf(plc.features, "current_a").group == timeline::FeatureGroup::Operating);
        QCOMPARE(featureOf(plc.features, "current_a").unit, std::string("A"));
    }

    void aTerminalWithoutATableHasNoColumns() {
        const TemporaryFolder folder;
        const auto recording =
            recordings::openRecording(RecordingBuilder(folder.path()).terminal("plc-01").write());
        const auto table = alignTable(*recording, recording->terminals.front(), {}, {});
        QVERIFY(table.finished());
        QVERIFY(table.value().empty());
    }
};

QTEST_GUILESS_MAIN(TableAlignmentTest)
#include "table_alignment_test.moc"
