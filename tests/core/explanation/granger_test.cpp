// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explanation/causal/granger.h"

#include "core/base/json.h"
#include "core/base/random.h"
#include "core/explanation/causal/f_distribution.h"

#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>

using namespace vestigo;
using namespace vestigo::explanation;

namespace {

Json golden() {
    const auto json = readJsonFile(VESTIGO_SOURCE_DIR "/tests/data/golden/explanation/granger.json");
    return json.ok() ? json.value() : Json();
}

bool near(double ours, double theirs) {
    return std::fabs(ours - theirs) <= 1e-6 * std::max(1.0, std::fabs(theirs));
}

/// p-values reach 1e-90: agreement must be relative there.
bool nearRelative(double ours, double theirs, double most) {
    return std::fabs(ours - theirs) <= most * std::fabs(theirs);
}

std::vector<double> noise(std::uint64_t seed, std::size_t count) {
    Random random(seed);
    std::vector<double> out(count);
    for (double& v : out) {
        v = random.normal();
    }
    return out;
}

} // namespace

class GrangerTestCase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithStatsmodels_data();
    void agreesWithStatsmodels();
    void tailOfF();
    void qValues();
    void degenerateInput();
    void exactCopyWithDelay();
    void otherSeriesTakeIndirectEffectsAway();
    void falseAlarmsUnderTheNull();
};

void GrangerTestCase::agreesWithStatsmodels_data() {
    QTest::addColumn<int>("index");
    const Json json = golden();
    QVERIFY2(json.is_object(), "golden file unreadable");
    const auto& tests = json["tests"];
    QVERIFY(tests.size() >= 40);
    for (std::size_t i = 0; i < tests.size(); ++i) {
        QTest::addRow("%s", tests[i]["name"].get<std::string>().c_str()) << static_cast<int>(i);
    }
}

void GrangerTestCase::agreesWithStatsmodels() {
    QFETCH(int, index);
    static const Json json = golden();
    const auto& wanted = json["tests"][static_cast<std::size_t>(index)];
    auto series = wanted["series"].get<std::vector<std::vector<double>>>();
    const std::vector<std::vector<double>> others(series.begin() + 2, series.end());
    GrangerSettings settings;
    settings.largestLag = wanted["largest_lag"].get<int>();
    settings.smallestRows = wanted["smallest_rows"].get<int>();

    const GrangerTest test = grangerTest(series[0], series[1], others, settings);

    const auto& expect = wanted["expect"];
    QCOMPARE(test.tested, expect["tested"].get<bool>());
    QCOMPARE(test.reason.empty(), test.tested);
    if (!test.tested) {
        return;
    }
    QCOMPARE(test.lag, expect["lag"].get<int>());
    QCOMPARE(test.strongestLag, expect["strongest_lag"].get<int>());
    QCOMPARE(test.degreesNumerator, expect["df_num"].get<int>());
    QCOMPARE(test.degreesDenominator, expect["df_den"].get<int>());
    QVERIFY2(near(test.strength, expect["strength"].get<double>()),
             qPrintable(QString::number(test.strength, 'g', 12)));
    QVERIFY2(near(test.fStatistic, expect["f"].get<double>()),
             qPrintable(QString::number(test.fStatistic, 'g', 12)));
    QVERIFY2(nearRelative(test.pValue, expect["p"].get<double>(), 1e-6),
             qPrintable(QString::number(test.pValue, 'g', 12)));
}

void GrangerTestCase::tailOfF() {
    const Json json = golden();
    QVERIFY(json["f_tail"].size() > 100);
    for (const auto& row : json["f_tail"]) {
        const double p =
            fSurvival(row["f"].get<double>(), row["df_num"].get<int>(), row["df_den"].get<int>());
        QVERIFY2(nearRelative(p, row["p"].get<double>(), 1e-9), row.dump().c_str());
    }
    QCOMPARE(fSurvival(0.0, 3, 40), 1.0);
    QCOMPARE(fSurvival(INFINITY, 3, 40), 0.0);
    QCOMPARE(regularisedBeta(0.0, 2.0, 3.0), 0.0);
    QCOMPARE(regularisedBeta(1.0, 2.0, 3.0), 1.0);
}

void GrangerTestCase::qValues() {
    const Json json = golden();
    QVERIFY(json["benjamini_hochberg"].size() >= 5);
    for (const auto& row : json["benjamini_hochberg"]) {
        const auto q = benjaminiHochberg(row["p"].get<std::vector<double>>());
        const auto expected = row["q"].get<std::vector<double>>();
        QCOMPARE(q.size(), expected.size());
        for (std::size_t i = 0; i < q.size(); ++i) {
            QVERIFY(nearRelative(q[i], expected[i], 1e-9));
        }
    }
    QVERIFY(benjaminiHochberg({}).empty());
}

void GrangerTestCase::degenerateInput() {
    const auto a = noise(1, 100);
    auto b = noise(2, 100);
    QVERIFY(!grangerTest({}, {}, {}, {}).tested);
    QVERIFY(!grangerTest(a, noise(3, 99), {}, {}).tested);
    QVERIFY(!grangerTest(a, b, {noise(3, 99)}, {}).tested);
    QVERIFY(!grangerTest(a, std::vector<double>(100, 1e-3), {}, {}).tested);
    for (const double bad : {double(NAN), double(INFINITY), 1e300}) {
        b[50] = bad;
        const GrangerTest test = grangerTest(a, b, {}, {});
        QVERIFY(!test.tested);
        QVERIFY(!test.reason.empty());
    }
    GrangerSettings none;
    none.largestLag = 0;
    QVERIFY(!grangerTest(a, noise(2, 100), {}, none).tested);
    // a straight line follows from its own past without a rest
    std::vector<double> line(100);
    for (std::size_t i = 0; i < line.size(); ++i) {
        line[i] = 0.25 * static_cast<double>(i);
    }
    QVERIFY(!grangerTest(a, line, {}, {}).tested);
    QVERIFY(!grangerTest(a, a, {}, {}).tested); // itself
}

void GrangerTestCase::exactCopyWithDelay() {
    const auto cause = noise(5, 200);
    std::vector<double> effect(200, 0.0);
    for (std::size_t i = 7; i < 200; ++i) {
        effect[i] = cause[i - 7];
    }
    GrangerSettings settings;
    settings.largestLag = 10;
    const GrangerTest test = grangerTest(cause, effect, {}, settings);
    QVERIFY(test.tested);
    QCOMPARE(test.strongestLag, 7);
    QVERIFY(test.strength > 0.999);
    QVERIFY(std::isfinite(test.fStatistic));
    QVERIFY(test.pValue < 1e-100);
}

void GrangerTestCase::otherSeriesTakeIndirectEffectsAway() {
    // a -> b -> c: a helps to predict c, but not once b is known
    auto a = noise(11, 400);
    auto b = noise(12, 400);
    auto c = noise(13, 400);
    for (std::size_t t = 2; t < 400; ++t) {
        b[t] = 0.5 * b[t] + a[t - 2];
        c[t] = 0.5 * c[t] + b[t - 2];
    }
    GrangerSettings settings;
    settings.largestLag = 8;
    QVERIFY(grangerTest(a, c, {}, settings).pValue < 1e-10);
    QVERIFY(grangerTest(a, c, {b}, settings).pValue > 0.01);
    QVERIFY(grangerTest(b, c, {a}, settings).pValue < 1e-10);
}

void GrangerTestCase::falseAlarmsUnderTheNull() {
    // With one candidate order there is no choice to inflate it: the test must hold its level.
    GrangerSettings settings;
    settings.largestLag = 1;
    int alarms = 0;
    constexpr int trials = 1000;
    for (int i = 0; i < trials; ++i) {
        const auto seed = static_cast<std::uint64_t>(1000 + 3 * i);
        const GrangerTest test =
            grangerTest(noise(seed, 80), noise(seed + 1, 80), {noise(seed + 2, 80)}, settings);
        QVERIFY(test.tested);
        alarms += test.pValue < 0.05 ? 1 : 0;
    }
    QVERIFY2(alarms > 25 && alarms < 80, qPrintable(QString::number(alarms)));
}

QTEST_GUILESS_MAIN(GrangerTestCase)
#include "granger_test.moc"
