// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explanation/evidence.h"

#include "core/base/random.h"
#include "tests/support/processor_time.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace vestigo;
using namespace vestigo::explanation;
using analysis::Episode;
using timeline::AlignedTerminal;
using timeline::Grid;
using timeline::HeatSequence;
using vestigo::testing::processorMilliseconds;

namespace {

const Grid grid{0.5, 121};

Episode episode(double from, double to) {
    Episode out;
    out.terminal = "cnc-01";
    out.range = {from, to};
    return out;
}

/// A raster of 16 x 12 over 640 x 480 with noise, and a blob of `strength` at cells 4..6 x 3..4 between two
/// moments.
HeatSequence heat(int strength, double from, double to) {
    Random random(42);
    HeatSequence out;
    out.stream = "device";
    out.frameWidth = 640;
    out.frameHeight = 480;
    out.columns = 16;
    out.rows = 12;
    out.present.assign(grid.steps, 1);
    for (std::size_t k = 0; k < grid.steps; ++k) {
        const double t = grid.time(k);
        for (int y = 0; y < 12; ++y) {
            for (int x = 0; x < 16; ++x) {
                const bool blob = t >= from && t <= to && x >= 4 && x <= 6 && y >= 3 && y <= 4;
                const double value = 20.0 + 3.0 * random.normal() + (blob ? strength : 0);
                out.cells.push_back(static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0)));
            }
        }
    }
    return out;
}

/// As heat(0): but the cells 8..13 x 4..9 move all the time, except where `still` says so of the time.
template <typename Still>
HeatSequence moving(const Still& still) {
    Random random(7);
    HeatSequence out = heat(0, 0.0, 0.0);
    for (std::size_t k = 0; k < grid.steps; ++k) {
        for (std::size_t y = 4; y <= 9; ++y) {
            for (std::size_t x = 8; x <= 13; ++x) {
                const double value = still(grid.time(k)) ? 40.0 : 40.0 + 30.0 * random.normal();
                out.cells[k * 192 + y * 16 + x] = static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
            }
        }
    }
    return out;
}

} // namespace

class VisualEvidenceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void boxLiesOnTheBlob();
    void aQuietStreamGivesNone();
    void motionThatStopsIsEvidence();
    void aPauseOfNormalWorkIsNone();
    void weakButLastingChange();
    void thePastKnowsNothingOfWhatCame();
    void whatIsUsualIsNoEvidence();
    void oddHeat();
    void longRecordingIsQuick();
};

void VisualEvidenceTest::boxLiesOnTheBlob() {
    AlignedTerminal t;
    t.heat = {heat(90, 30.0, 40.0)};
    Episode e = episode(30.0, 40.0);
    explainVideo(e, t, grid);
    QCOMPARE(e.visualEvidence.size(), std::size_t{3}); // one in each third
    for (const auto& evidence : e.visualEvidence) {
        QCOMPARE(evidence.stream, std::string("device"));
        QVERIFY(evidence.t >= 30.0 && evidence.t <= 40.0);
        // the blob and no more than the cells beside it
        QVERIFY(evidence.box.x >= 120.0 && evidence.box.x <= 160.0);
        QVERIFY(evidence.box.y >= 80.0 && evidence.box.y <= 120.0);
        QVERIFY(evidence.box.x + evidence.box.width >= 280.0 && evidence.box.x + evidence.box.width <= 320.0);
        QVERIFY(evidence.box.y + evidence.box.height >= 200.0 &&
                evidence.box.y + evidence.box.height <= 240.0);
        QVERIFY(evidence.score > 0.3 && evidence.score < 1.0);
    }
    QVERIFY(e.visualEvidence[0].score >= e.visualEvidence[2].score);
}

void VisualEvidenceTest::aQuietStreamGivesNone() {
    AlignedTerminal t;
    t.heat = {heat(0, 30.0, 40.0)};
    Episode e = episode(30.0, 40.0);
    e.visualEvidence.resize(2);
    explainVideo(e, t, grid);
    QVERIFY(e.visualEvidence.empty());
}

void VisualEvidenceTest::motionThatStopsIsEvidence() {
    AlignedTerminal t;
    t.heat = {moving([](double at) { return at >= 30.0 && at <= 40.0; })};
    for (const Reference reference : {Reference::WholeRecording, Reference::PastOnly}) {
        Episode e = episode(28.0, 41.0);
        explainVideo(e, t, grid, reference);
        QCOMPARE(e.visualEvidence.size(), std::size_t{1});
        const auto& evidence = e.visualEvidence[0];
        QVERIFY(evidence.t >= 30.0 && evidence.t <= 40.0);
        // 320..560 x 160..400, give or take a cell
        QVERIFY(std::fabs(evidence.box.x - 320.0) <= 40.0 && std::fabs(evidence.box.y - 160.0) <= 40.0);
        QVERIFY(std::fabs(evidence.box.x + evidence.box.width - 560.0) <= 40.0);
        QVERIFY(std::fabs(evidence.box.y + evidence.box.height - 400.0) <= 40.0);
    }
}

void VisualEvidenceTest::aPauseOfNormalWorkIsNone() {
    AlignedTerminal t;
    t.heat = {moving([](double at) {
        return (at >= 5.0 && at <= 15.0) || (at >= 30.0 && at <= 40.0) || (at >= 48.0 && at <= 58.0);
    })};
    Episode e = episode(30.0, 40.0);
    explainVideo(e, t, grid);
    QVERIFY(e.visualEvidence.empty());
    t.heat = {moving([](double) { return false; })};
    explainVideo(e, t, grid);
    QVERIFY(e.visualEvidence.empty());
    t.heat = {moving([](double) { return true; })}; // what never moves cannot stop
    explainVideo(e, t, grid);
    QVERIFY(e.visualEvidence.empty());
}

void VisualEvidenceTest::weakButLastingChange() {
    // Single steps elsewhere are far louder: only that it lasts tells the lamp from them.
    AlignedTerminal t;
    t.heat = {heat(90, 30.0, 40.0)};
    for (std::size_t k = 3; k < grid.steps; k += 17) {
        t.heat[0].cells[k * 192 + 100] = 255;
    }
    Episode e = episode(30.0, 40.0);
    explainVideo(e, t, grid);
    QVERIFY(!e.visualEvidence.empty());
    for (const auto& evidence : e.visualEvidence) {
        const double x = evidence.box.x + evidence.box.width / 2.0;
        const double y = evidence.box.y + evidence.box.height / 2.0;
        QVERIFY(x >= 160.0 && x <= 280.0 && y >= 120.0 && y <= 200.0);
    }
}

void VisualEvidenceTest::thePastKnowsNothingOfWhatCame() {
    AlignedTerminal t;
    t.heat = {heat(90, 30.0, 40.0)};
    Episode e = episode(30.0, 40.0);
    explainVideo(e, t, grid, Reference::PastOnly);
    const auto before = e.visualEvidence;
    QVERIFY(!before.empty());
    std::fill(t.heat[0].cells.begin() + 81 * 192, t.heat[0].cells.end(), std::uint8_t{255});
    explainVideo(e, t, grid, Reference::PastOnly);
    QCOMPARE(e.visualEvidence.size(), before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        QCOMPARE(e.visualEvidence[i].t, before[i].t);
        QCOMPARE(e.visualEvidence[i].score, before[i].score);
        QCOMPARE(e.visualEvidence[i].box.x, before[i].box.x);
    }
}

void VisualEvidenceTest::whatIsUsualIsNoEvidence() {
    // the blob comes every 3 s, in the episode as elsewhere
    AlignedTerminal t;
    t.heat = {heat(0, 0.0, 0.0)};
    for (std::size_t k = 0; k < grid.steps; ++k) {
        for (int x = 4; k % 6 < 2 && x <= 6; ++x) {
            t.heat[0].cells[k * 192 + static_cast<std::size_t>(3 * 16 + x)] = 150;
        }
    }
    Episode e = episode(30.0, 40.0);
    explainVideo(e, t, grid);
    QVERIFY(e.visualEvidence.empty());
}

void VisualEvidenceTest::oddHeat() {
    AlignedTerminal t;
    HeatSequence empty;
    HeatSequence cut = heat(90, 30.0, 40.0);
    cut.cells.resize(100);
    HeatSequence flat = heat(90, 30.0, 40.0);
    flat.columns = 0;
    HeatSequence unseen = heat(90, 30.0, 40.0);
    std::fill(unseen.present.begin(), unseen.present.end(), std::uint8_t{0});
    HeatSequence white = heat(90, 30.0, 40.0);
    std::fill(white.cells.begin(), white.cells.end(), std::uint8_t{255});
    HeatSequence covered = heat(0, 0.0, 0.0); // the lens is covered: every cell jumps
    for (std::size_t k = 60; k <= 80; ++k) {
        std::fill_n(covered.cells.begin() + static_cast<std::ptrdiff_t>(k * 192), 192, std::uint8_t{200});
    }
    t.heat = {empty, cut, flat, unseen, white, covered};
    Episode e = episode(30.0, 40.0);
    explainVideo(e, t, grid);
    QVERIFY(!e.visualEvidence.empty());
    QCOMPARE(e.visualEvidence[0].box.width, 640.0);
    QCOMPARE(e.visualEvidence[0].box.height, 480.0);
    // all of the recording is abnormal: nothing to compare with
    Episode whole = episode(0.0, 60.0);
    explainVideo(whole, t, grid);
    QVERIFY(whole.visualEvidence.empty());
}

void VisualEvidenceTest::longRecordingIsQuick() {
    const Grid day{0.5, 20000};
    AlignedTerminal t;
    HeatSequence h;
    h.stream = "device";
    h.frameWidth = 640;
    h.frameHeight = 480;
    h.columns = 32;
    h.rows = 24;
    h.present.assign(day.steps, 1);
    h.cells.assign(day.steps * 768, 20);
    for (std::size_t k = 8000; k < 16000; ++k) {
        h.cells[k * 768 + 100] = 200;
    }
    t.heat = {h};
    Episode e = episode(4000.0, 8000.0);
    const double begin = processorMilliseconds();
    explainVideo(e, t, day);
    qInfo("episode of 8000 steps in 20000: %.0f ms of processor time", processorMilliseconds() - begin);
    QCOMPARE(e.visualEvidence.size(), std::size_t{3});
    QVERIFY(processorMilliseconds() - begin < 2000);
}

QTEST_GUILESS_MAIN(VisualEvidenceTest)
#include "visual_evidence_test.moc"
