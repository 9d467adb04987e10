// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explanation/evidence.h"

#include "core/base/random.h"

#include <QElapsedTimer>
#include <QTest>
#include <algorithm>
#include <cmath>

using namespace vestigo;
using namespace vestigo::explanation;
using analysis::Episode;
using models::TerminalScores;
using timeline::AlignedTerminal;
using timeline::FeatureGroup;
using timeline::Grid;
using timeline::HeatSequence;

namespace {

const Grid grid{0.5, 121};

timeline::FeatureSeries series(const std::string& name, FeatureGroup group, float usual, float from, float to,
                               float here) {
    timeline::FeatureSeries out;
    out.name = name;
    out.unit = "mm";
    out.group = group;
    for (std::size_t k = 0; k < grid.steps; ++k) {
        const double t = grid.time(k);
        const float wobble = static_cast<float>(k % 11) / 10.0F - 0.5F; // 10th to 90th percentile: 0.8
        out.values.push_back((t >= from && t <= to ? here : usual) + wobble);
        out.present.push_back(1);
    }
    return out;
}

/// Abnormal from 30 to 40 s: first vibration carries it, from 35 s on current; half of it all the while the
/// picture.
AlignedTerminal terminal() {
    AlignedTerminal out;
    out.id = "cnc-01";
    out.features = {series("vibration", FeatureGroup::Operating, 2.0F, 30.0F, 34.5F, 9.0F),
                    series("current", FeatureGroup::Operating, 5.0F, 35.0F, 40.0F, 20.0F),
                    series("device.change", FeatureGroup::Video, 0.1F, 30.0F, 40.0F, 3.0F)};
    return out;
}

TerminalScores scores() {
    TerminalScores out;
    out.terminal = "cnc-01";
    out.featureNames = {"vibration", "current", "device.change", "unheard_of"};
    out.suggestedThreshold = 0.5;
    for (std::size_t k = 16; k < grid.steps; ++k) {
        const double t = grid.time(k);
        const bool raised = t >= 30.0 && t <= 40.0;
        out.steps.push_back(k);
        out.probabilities.push_back(raised ? 0.9 : 0.1);
        const std::size_t carrier = t < 35.0 ? 0 : 1;
        out.attributions.push_back({{k, carrier, 0.5F}, {k, 2, 0.5F}});
    }
    return out;
}

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

class EvidenceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void segmentsFollowTheCarriers();
    void windowsPointBack();
    void nothingToSay();
    void hostileAttributions();
    void boxLiesOnTheBlob();
    void aQuietStreamGivesNone();
    void motionThatStopsIsEvidence();
    void aPauseOfNormalWorkIsNone();
    void weakButLastingChange();
    void thePastKnowsNothingOfWhatCame();
    void whatIsUsualIsNoEvidence();
    void oddHeat();
    void usualOfALongRecording();
    void longRecordingIsQuick();
};

void EvidenceTest::segmentsFollowTheCarriers() {
    Episode e = episode(30.0, 40.0);
    explainBehavior(e, scores(), terminal(), grid);
    QCOMPARE(e.keySegments.size(), std::size_t{2});
    const auto& second = e.keySegments[0]; // 11 steps of current weigh more than 10 of vibration
    const auto& first = e.keySegments[1];
    QCOMPARE(first.range.start, 29.5);
    QCOMPARE(first.range.end, 34.5);
    QCOMPARE(second.range.start, 34.5);
    QCOMPARE(second.range.end, 40.0);
    QVERIFY(std::fabs(first.weight - 0.5 * 10 / 21.0) < 1e-6);
    QVERIFY(std::fabs(second.weight - 0.5 * 11 / 21.0) < 1e-6);
    QCOMPARE(first.features.size(), std::size_t{1}); // the picture's feature is shown in the picture
    const auto& vibration = first.features[0];
    QCOMPARE(vibration.name, std::string("vibration"));
    QCOMPARE(vibration.unit, std::string("mm"));
    QVERIFY(std::fabs(vibration.weight - 1.0) < 1e-9);
    QVERIFY(vibration.usual && std::fabs(*vibration.usual - 2.0) < 0.11);
    QVERIFY(vibration.usualSpread && std::fabs(*vibration.usualSpread - 0.4) < 0.06);
    QVERIFY(vibration.here && std::fabs(*vibration.here - 9.0) < 0.3);
    QCOMPARE(second.features[0].name, std::string("current"));
    QVERIFY(std::fabs(*second.features[0].here - 20.0) < 0.3);
}

void EvidenceTest::windowsPointBack() {
    // An engine of windows: what it raises at step k lies up to 15 steps before. All of them point at 31 to
    // 32 s.
    TerminalScores s = scores();
    for (std::size_t i = 0; i < s.steps.size(); ++i) {
        s.attributions[i] = {{62, 0, 0.3F}, {63, 0, 0.3F}, {64, 0, 0.3F}, {s.steps[i], 1, 0.02F}};
    }
    Episode e = episode(33.0, 36.0);
    explainBehavior(e, s, terminal(), grid);
    QCOMPARE(e.keySegments.size(), std::size_t{1});
    QCOMPARE(e.keySegments[0].range.start, 30.5);
    QCOMPARE(e.keySegments[0].range.end, 32.0);
    QVERIFY(std::fabs(e.keySegments[0].weight - 0.9 / 0.92) < 1e-6);
}

void EvidenceTest::nothingToSay() {
    Episode e = episode(30.0, 40.0);
    e.keySegments.resize(3); // of an earlier run
    TerminalScores none = scores();
    none.attributions.clear();
    explainBehavior(e, none, terminal(), grid);
    QVERIFY(e.keySegments.empty());
    // only the picture carries it
    TerminalScores picture = scores();
    for (auto& step : picture.attributions) {
        step = {{30, 2, 1.0F}};
    }
    explainBehavior(e, picture, terminal(), grid);
    QVERIFY(e.keySegments.empty());
    // no feature of that name: the weight is told, the values are not
    TerminalScores unknown = scores();
    for (std::size_t i = 0; i < unknown.steps.size(); ++i) {
        unknown.attributions[i] = {{unknown.steps[i], 3, 1.0F}};
    }
    explainBehavior(e, unknown, terminal(), grid);
    QCOMPARE(e.keySegments.size(), std::size_t{1});
    QCOMPARE(e.keySegments[0].features[0].name, std::string("unheard_of"));
    QVERIFY(!e.keySegments[0].features[0].usual && !e.keySegments[0].features[0].here);
    // abnormal all the time: there is no usual
    TerminalScores always = scores();
    std::fill(always.probabilities.begin(), always.probabilities.end(), 0.9);
    Episode whole = episode(0.0, 100.0);
    explainBehavior(whole, always, terminal(), grid);
    QVERIFY(!whole.keySegments.empty());
    QVERIFY(!whole.keySegments[0].features[0].usual);
}

void EvidenceTest::hostileAttributions() {
    TerminalScores s = scores();
    s.attributions[50] = {{100000, 0, 1.0F}, {60, 99, 1.0F}, {60, 0, NAN}, {60, 0, -5.0F}, {60, 0, INFINITY}};
    s.probabilities[51] = NAN;
    s.attributions.resize(70);
    AlignedTerminal t = terminal();
    t.features[0].values.resize(20);
    t.features[1].present.clear();
    t.features[1].values[75] = NAN;
    Episode e = episode(30.0, 40.0);
    explainBehavior(e, s, t, grid);
    QVERIFY(!e.keySegments.empty());
    double sum = 0.0;
    for (const auto& segment : e.keySegments) {
        QVERIFY(std::isfinite(segment.weight) && segment.range.start <= segment.range.end);
        sum += segment.weight;
    }
    QVERIFY(sum > 0.0 && sum <= 1.0 + 1e-9);
}

void EvidenceTest::boxLiesOnTheBlob() {
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

void EvidenceTest::aQuietStreamGivesNone() {
    AlignedTerminal t;
    t.heat = {heat(0, 30.0, 40.0)};
    Episode e = episode(30.0, 40.0);
    e.visualEvidence.resize(2);
    explainVideo(e, t, grid);
    QVERIFY(e.visualEvidence.empty());
}

void EvidenceTest::motionThatStopsIsEvidence() {
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

void EvidenceTest::aPauseOfNormalWorkIsNone() {
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

void EvidenceTest::weakButLastingChange() {
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

void EvidenceTest::thePastKnowsNothingOfWhatCame() {
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

void EvidenceTest::whatIsUsualIsNoEvidence() {
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

void EvidenceTest::oddHeat() {
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

void EvidenceTest::usualOfALongRecording() {
    // Ten weeks in steps of a minute, with a cycle of 13 steps: what is usual is taken from some of the
    // steps, and must not see one phase of the cycle only, whatever the distance of these steps is.
    const Grid weeks{60.0, 100000};
    const std::size_t first = 70000;
    const std::size_t last = 70050;
    AlignedTerminal t;
    timeline::FeatureSeries load = series("load", FeatureGroup::Operating, 0.0F, 1.0F, 0.0F, 0.0F);
    load.values.clear();
    load.present.assign(weeks.steps, 1);
    TerminalScores s;
    s.featureNames = {"load"};
    for (std::size_t k = 0; k < weeks.steps; ++k) {
        const bool raised = k >= first && k <= last;
        load.values.push_back(raised ? 40.0F : 10.0F + static_cast<float>(k % 13) / 12.0F - 0.5F);
        s.steps.push_back(k);
        s.probabilities.push_back(raised ? 0.9 : 0.1);
        s.attributions.push_back({{k, 0, 1.0F}});
    }
    t.features = {load};
    Episode e = episode(weeks.time(first), weeks.time(last));
    explainBehavior(e, s, t, weeks);
    QCOMPARE(e.keySegments.size(), std::size_t{1});
    QCOMPARE(e.keySegments[0].range.end, weeks.time(last));
    const analysis::FeatureWeight& feature = e.keySegments[0].features.at(0);
    QVERIFY(std::fabs(*feature.usual - 10.0) < 0.05);
    QVERIFY(std::fabs(*feature.usualSpread - 0.4) < 0.05);
    QVERIFY(std::fabs(*feature.here - 40.0) < 1e-6);
}

void EvidenceTest::longRecordingIsQuick() {
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
    QElapsedTimer timer;
    timer.start();
    explainVideo(e, t, day);
    qInfo("episode of 8000 steps in 20000: %lld ms", static_cast<long long>(timer.elapsed()));
    QCOMPARE(e.visualEvidence.size(), std::size_t{3});
    QVERIFY(timer.elapsed() < 2000);
}

QTEST_GUILESS_MAIN(EvidenceTest)
#include "evidence_test.moc"
