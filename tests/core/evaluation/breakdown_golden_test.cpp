// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/comparison.h"
#include "tests/core/evaluation/golden_recordings.h"

#include <QTest>
#include <cmath>
#include <map>

using namespace vestigo;
using evaluation::Confusion;
using evaluation::CurvePoint;
using evaluation::Evaluation;
using evaluation::Group;

namespace {

constexpr double exact = 1e-9;

/// The recordings of a case; a terminal's type is the first part of its id.
std::vector<evaluation::EvaluatedRecording> recordingsOf(std::size_t index) {
    auto recordings = testing::goldenRecordings(testing::goldenDocument("score_golden.json"), index);
    for (evaluation::EvaluatedRecording& recording : recordings) {
        for (analysis::TerminalResult& terminal : recording.result.terminals) {
            terminal.type = terminal.id.substr(0, terminal.id.find('-'));
        }
    }
    return recordings;
}

bool near(double ours, double theirs, double tolerance = exact) {
    return std::abs(ours - theirs) <= tolerance * std::max(1.0, std::abs(theirs));
}

QString trouble(const std::string& what, double ours, double theirs) {
    return QStringLiteral("%1: %2 is not %3")
        .arg(QString::fromStdString(what))
        .arg(ours, 0, 'g', 12)
        .arg(theirs, 0, 'g', 12);
}

/// What of the groups is not as the golden file says; empty: nothing.
QString difference(const std::vector<Group>& groups, const Json& wanted) {
    if (groups.size() != wanted.size()) {
        return QStringLiteral("%1 groups").arg(groups.size());
    }
    for (const Group& group : groups) {
        const Json& theirs = wanted[group.name];
        if (group.anomalies != theirs["anomalies"] || group.abnormalSteps != theirs["abnormal_steps"] ||
            group.steps != theirs["steps"]) {
            return QStringLiteral("%1 has another support").arg(QString::fromStdString(group.name));
        }
        for (const auto& [name, value] : theirs["metrics"].items()) {
            const evaluation::Metric* ours = findMetric(group.metrics, name);
            if (ours == nullptr || ours->value.has_value() == value.is_null()) {
                return QString::fromStdString(group.name + ": " + name + " is there only once");
            }
            if (!value.is_null() && !near(*ours->value, value.get<double>())) {
                return trouble(group.name + ": " + name, *ours->value, value.get<double>());
            }
        }
    }
    return {};
}

/// Every point of ours is one of theirs, both have the same ends, and no gap of `x` is wide.
QString difference(const std::vector<CurvePoint>& ours, const Json& theirs) {
    if (ours.empty() || ours.size() > evaluation::curvePoints) {
        return QStringLiteral("%1 points").arg(ours.size());
    }
    std::size_t at = 0;
    for (const CurvePoint& point : ours) {
        while (at < theirs.size() && !(near(point.x, theirs[at][0]) && near(point.y, theirs[at][1]))) {
            ++at;
        }
        if (at == theirs.size()) {
            return QStringLiteral("(%1, %2) is not on the curve").arg(point.x).arg(point.y);
        }
    }
    return near(ours.back().x, theirs.back()[0]) ? QString() : QStringLiteral("ends early");
}

std::size_t countOf(const Confusion& confusion, const std::string& truth, const std::string& named) {
    for (std::size_t r = 0; r < confusion.truth.size(); ++r) {
        for (std::size_t c = 0; c < confusion.named.size(); ++c) {
            if (confusion.truth[r] == truth && confusion.named[c] == named) {
                return confusion.counts[r][c];
            }
        }
    }
    return 0;
}

} // namespace

class BreakdownGoldenTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatLiesBehindTheFigures_data();
    void whatLiesBehindTheFigures();
    void theStepsAreCountedOnce();
    void pairedDifferenceIsTheScorers();
    void comparedWithItselfNothingDiffers();
    void recordingsOfOneSideAreLeftOut();
    void nothingInCommonIsAnError();
};

void BreakdownGoldenTest::whatLiesBehindTheFigures_data() {
    QTest::addColumn<int>("index");
    const Json document = testing::goldenDocument("breakdown_golden.json");
    QVERIFY2(document.is_object() && document["cases"].size() == 3, "golden file unreadable");
    for (int i = 0; i < 3; ++i) {
        QTest::addRow("case %d", i) << i;
    }
}

void BreakdownGoldenTest::whatLiesBehindTheFigures() {
    QFETCH(int, index);
    const auto place = static_cast<std::size_t>(index);
    const Json document = testing::goldenDocument("breakdown_golden.json");
    const Json& wanted = document["cases"][place];
    const Evaluation ours = evaluation::evaluate(recordingsOf(place), 0, 1);
    QCOMPARE(difference(ours.anomalyTypes, wanted["anomaly_types"]), QString());
    QCOMPARE(difference(ours.terminalTypes, wanted["terminal_types"]), QString());
    QCOMPARE(difference(ours.roc, wanted["roc"]), QString());
    QCOMPARE(difference(ours.precisionRecall, wanted["precision_recall"]), QString());

    std::size_t all = 0;
    for (const auto& [key, count] : wanted["confusion"].items()) {
        const std::size_t bar = key.find('|');
        QCOMPARE(countOf(ours.typeConfusion, key.substr(0, bar), key.substr(bar + 1)),
                 count.get<std::size_t>());
        all += count.get<std::size_t>();
    }
    for (const std::vector<std::size_t>& row : ours.typeConfusion.counts) {
        for (const std::size_t count : row) {
            all -= count;
        }
    }
    QCOMPARE(all, std::size_t(0)); // nothing that the reference does not count

    const Json& calibration = wanted["calibration"];
    QVERIFY(near(*ours.calibration.expectedError, calibration["expected_error"]));
    QVERIFY(near(*ours.calibration.brierScore, calibration["brier_score"]));
    QCOMPARE(ours.calibration.bins.size(), calibration["bins"].size());
    for (std::size_t k = 0; k < ours.calibration.bins.size(); ++k) {
        QVERIFY(near(ours.calibration.bins[k].meanProbability, calibration["bins"][k][0]));
        QVERIFY(near(ours.calibration.bins[k].abnormalShare, calibration["bins"][k][1]));
        QCOMPARE(ours.calibration.bins[k].steps, calibration["bins"][k][2].get<std::size_t>());
    }
    const char* const quartiles[] = {"detection delay, lower quartile s",
                                     "detection delay, upper quartile s"};
    for (std::size_t k = 0; k < 2; ++k) {
        QVERIFY(near(*findMetric(ours.metrics, quartiles[k])->value, wanted["delay_quartiles"][k]));
    }
}

void BreakdownGoldenTest::theStepsAreCountedOnce() {
    const Evaluation ours = evaluation::evaluate(recordingsOf(0), 0, 1);
    const auto& counts = ours.stepConfusion.counts;
    const auto part = [&counts](std::size_t r, std::size_t c) { return static_cast<double>(counts[r][c]); };
    QCOMPARE(counts[0][0] + counts[0][1] + counts[1][0] + counts[1][1], ours.steps);
    QVERIFY(near(part(1, 1) / (part(1, 1) + part(0, 1)), *findMetric(ours.metrics, "step precision")->value));
    QVERIFY(near(part(1, 1) / (part(1, 1) + part(1, 0)), *findMetric(ours.metrics, "step recall")->value));
}

/// Values to the last digit; the ends of the intervals come from other draws (4000 of each here).
void BreakdownGoldenTest::pairedDifferenceIsTheScorers() {
    constexpr int manyRounds = 4000;
    const Json scores = testing::goldenDocument("score_golden.json");
    const Json paired = testing::goldenDocument("breakdown_golden.json")["paired"];
    const auto first = testing::goldenRecordings(scores, 0);
    std::vector<evaluation::EvaluatedRecording> second;
    for (std::size_t i = 0; i < first.size(); ++i) {
        second.push_back(
            testing::goldenRecording(scores["cases"][0]["recordings"][i], paired["against"][i], scores));
    }
    const auto compared = evaluation::compare(first, second, manyRounds, 1);
    QVERIFY(compared.finished());
    QCOMPARE(compared.value().recordings, first.size());
    QVERIFY(paired["differences"].size() > 30);
    for (const auto& [name, wanted] : paired["differences"].items()) {
        const evaluation::Difference* ours = findDifference(compared.value(), name);
        QVERIFY2(ours != nullptr, name.c_str());
        QCOMPARE(ours->value.has_value(), !wanted[0].is_null());
        if (!ours->value) {
            continue;
        }
        QVERIFY2(near(*ours->value, wanted[0]), qPrintable(trouble(name, *ours->value, wanted[0])));
        QVERIFY2(ours->low && ours->high, name.c_str());
        const double low = wanted[1].get<double>();
        const double high = wanted[2].get<double>();
        const double slack = 0.06 * (high - low) + exact;
        QVERIFY2(std::abs(*ours->low - low) <= slack, qPrintable(trouble(name + ", low", *ours->low, low)));
        QVERIFY2(std::abs(*ours->high - high) <= slack,
                 qPrintable(trouble(name + ", high", *ours->high, high)));
    }
}

void BreakdownGoldenTest::comparedWithItselfNothingDiffers() {
    const auto recordings = recordingsOf(0);
    const auto compared = evaluation::compare(recordings, recordings, 50, 1);
    QVERIFY(compared.finished());
    for (const evaluation::Difference& one : compared.value().differences) {
        QCOMPARE(one.value.value_or(0.0), 0.0);
        QCOMPARE(one.low.value_or(0.0), 0.0);
        QCOMPARE(one.high.value_or(0.0), 0.0);
    }
}

void BreakdownGoldenTest::recordingsOfOneSideAreLeftOut() {
    const auto recordings = recordingsOf(0);
    const std::vector<evaluation::EvaluatedRecording> three(recordings.begin(), recordings.begin() + 3);
    const auto compared = evaluation::compare(recordings, three, 0, 1);
    QVERIFY(compared.finished());
    QCOMPARE(compared.value().recordings, std::size_t(3));
    QCOMPARE(compared.value().onlyFirst, std::vector<std::string>{recordings[3].id});
    QVERIFY(compared.value().onlySecond.empty());
    const double ofThree = *findMetric(evaluation::evaluate(three, 0, 1).metrics, "step AUROC")->value;
    QCOMPARE(*findDifference(compared.value(), "step AUROC")->first, ofThree);
}

void BreakdownGoldenTest::nothingInCommonIsAnError() {
    const auto compared = evaluation::compare(recordingsOf(0), recordingsOf(1), 0, 1);
    QVERIFY(compared.failed());
    QVERIFY(compared.error().code == ErrorCode::Empty);
}

QTEST_GUILESS_MAIN(BreakdownGoldenTest)
#include "breakdown_golden_test.moc"
