// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/models/vgmsstgat/prior_rows.h"

#include <QtTest/QTest>

#include <algorithm>
#include <cmath>

using namespace vestigo;
using namespace vestigo::models::vgmsstgat;

namespace {

constexpr std::size_t steps = 60;

timeline::AlignedRecording recordingOf(bool causal) {
    timeline::AlignedRecording recording;
    recording.causal = causal;
    recording.grid.steps = steps;
    for (const char* id : {"a", "b", "c"}) {
        timeline::AlignedTerminal terminal;
        terminal.id = id;
        recording.terminals.push_back(terminal);
    }
    recording.links = {{"a", "b", true, 1.0}, {"b", "c", false, 1.0}};
    return recording;
}

PriorLogits logitsOf() {
    Random random(5);
    PriorLogits logits;
    for (int t = 0; t < 3; ++t) {
        std::vector<float> row;
        for (std::size_t k = 0; k < steps; ++k) {
            row.push_back(static_cast<float>(-3.0 + random.normal()));
        }
        logits.push_back(row);
    }
    for (std::size_t k = 20; k < 30; ++k) {
        logits[0][k] = 6.0F; // "a" is in trouble
    }
    return logits;
}

} // namespace

class PriorRowsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void causalRowsKnowNothingOfLater();
    void ownViewsAreWhatTheySay();
    void whoIsOperatedSeesTheTrouble();
};

void PriorRowsTest::causalRowsKnowNothingOfLater() {
    const auto whole = priorRows(logitsOf(), recordingOf(true));
    PriorLogits begun = logitsOf();
    for (auto& row : begun) {
        row.resize(33);
    }
    timeline::AlignedRecording recording = recordingOf(true);
    recording.grid.steps = 33;
    const auto part = priorRows(begun, recording);
    for (std::size_t t = 0; t < 3; ++t) {
        for (std::size_t v = 0; v < priorViews; ++v) {
            for (std::size_t k = 0; k < 33; ++k) {
                QCOMPARE(part[t].own[v][k], whole[t].own[v][k]);
                QCOMPARE(part[t].others[v][k], whole[t].others[v][k]);
            }
        }
    }
}

void PriorRowsTest::ownViewsAreWhatTheySay() {
    const PriorLogits logits = logitsOf();
    const auto causal = priorRows(logits, recordingOf(true))[0].own;
    const auto offline = priorRows(logits, recordingOf(false))[0].own;
    const auto at = [&](std::size_t k) { return logits[0][k] / 3.0F; };
    QCOMPARE(causal[0][25], 2.0F);
    QCOMPARE(causal[3][31], 2.0F); // greatest of the steps 28 .. 31
    QVERIFY(causal[3][33] < 1.0F);
    QCOMPARE(causal[4][44], 2.0F); // of 29 .. 44
    QVERIFY(causal[4][45] < 1.0F);
    float forgetting = at(0);
    for (std::size_t k = 0; k <= 10; ++k) {
        forgetting = 0.5F * forgetting + 0.5F * at(k);
    }
    QVERIFY(std::abs(causal[1][10] - forgetting) < 1e-5F);
    QVERIFY(std::abs(offline[1][10] - (at(9) + at(10) + at(11)) / 3.0F) < 1e-5F);
    QCOMPARE(offline[5][10], 2.0F);  // greatest of 11 .. 26
    QCOMPARE(offline[5][59], -4.0F); // nothing follows
    QCOMPARE(offline[6][0], 2.0F);
    std::vector<float> sorted;
    for (std::size_t k = 0; k < steps; ++k) {
        sorted.push_back(at(k));
    }
    std::sort(sorted.begin(), sorted.end());
    QVERIFY(std::abs(offline[7][3] - (sorted[29] + sorted[30]) / 2.0F) < 1e-5F);
}

void PriorRowsTest::whoIsOperatedSeesTheTrouble() {
    const auto rows = priorRows(logitsOf(), recordingOf(true));
    QVERIFY(rows[1].others[3][27] > 1.5F);  // "a" operates "b"
    QVERIFY(rows[1].others[6][40] > 1.5F);  // and did some steps ago
    QCOMPARE(rows[1].others[2][27], -4.0F); // nobody sends to it
    QVERIFY(rows[2].others[2][27] < 0.0F);  // "b", which sends to "c", is well
    QVERIFY(rows[2].others[0][27] > 1.5F);  // somebody is not
    QVERIFY(rows[0].others[0][27] < 0.0F);  // and it is no other than "a" itself
    QCOMPARE(rows[0].others[2][27], -4.0F);
    QVERIFY(rows[0].others[5][27] < 0.0F); // the one that "a" operates is well
}

QTEST_GUILESS_MAIN(PriorRowsTest)
#include "prior_rows_test.moc"
