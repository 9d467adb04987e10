// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explanation/evidence.h"

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

} // namespace

class EvidenceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void segmentsFollowTheCarriers();
    void windowsPointBack();
    void nothingToSay();
    void hostileAttributions();
    void usualOfALongRecording();
    void usualOfThePastIsTheSameHoweverLongItGoesOn();
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

void EvidenceTest::usualOfThePastIsTheSameHoweverLongItGoesOn() {
    const std::size_t first = 9000;
    const std::size_t last = 9020;
    const auto usual = [&](std::size_t steps, Reference reference) {
        AlignedTerminal t;
        TerminalScores s;
        s.featureNames = {"load"};
        timeline::FeatureSeries load;
        load.name = "load";
        load.present.assign(steps, 1);
        for (std::size_t k = 0; k < steps; ++k) {
            load.values.push_back(static_cast<float>(k * k % 1009));
            s.steps.push_back(k);
            s.probabilities.push_back(k >= first && k <= last ? 0.9 : 0.1);
            s.attributions.push_back({{k, 0, 1.0F}});
        }
        t.features = {load};
        const Grid half{0.5, steps};
        Episode e = episode(half.time(first), half.time(last));
        explainBehavior(e, s, t, half, reference);
        const analysis::FeatureWeight& feature = e.keySegments.at(0).features.at(0);
        return std::pair(feature.usual.value(), feature.usualSpread.value());
    };
    QVERIFY(usual(last + 1, Reference::PastOnly) == usual(30000, Reference::PastOnly));
    QVERIFY(usual(last + 1, Reference::WholeRecording) != usual(30000, Reference::WholeRecording));
}

QTEST_GUILESS_MAIN(EvidenceTest)
#include "evidence_test.moc"
