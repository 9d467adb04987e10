// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/evaluation/golden_recordings.h"

#include <QTest>
#include <cmath>

using namespace vestigo;

namespace {

constexpr int seedOfTest = 1;
constexpr int fewRounds = 20;

Json golden() {
    return testing::goldenDocument("score_golden.json");
}

evaluation::Evaluation evaluationOf(const Json& document, std::size_t index, int rounds) {
    return evaluation::evaluate(testing::goldenRecordings(document, index), rounds, seedOfTest);
}

const evaluation::Metric* find(const evaluation::Evaluation& evaluation, const std::string& name) {
    for (const evaluation::Metric& metric : evaluation.metrics) {
        if (metric.name == name) {
            return &metric;
        }
    }
    return nullptr;
}

} // namespace

class ScoreGoldenTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void givesTheScorersFigures_data();
    void givesTheScorersFigures();
    void intervalsHoldTheFigure();
};

void ScoreGoldenTest::givesTheScorersFigures_data() {
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("name");
    const Json document = golden();
    QVERIFY2(document.is_object() && document["cases"].size() == 3, "golden file unreadable");
    for (std::size_t i = 0; i < document["cases"].size(); ++i) {
        QVERIFY(document["cases"][i]["metrics"].size() >= 40);
        for (const auto& figure : document["cases"][i]["metrics"].items()) {
            QTest::addRow("case %zu: %s", i, figure.key().c_str())
                << static_cast<int>(i) << QString::fromStdString(figure.key());
        }
    }
}

void ScoreGoldenTest::givesTheScorersFigures() {
    QFETCH(int, index);
    QFETCH(QString, name);
    const Json document = golden();
    const auto place = static_cast<std::size_t>(index);
    const Json& wanted = document["cases"][place]["metrics"][name.toStdString()];
    const evaluation::Evaluation evaluation = evaluationOf(document, place, 0);
    const evaluation::Metric* ours = find(evaluation, name.toStdString());
    QVERIFY2(ours != nullptr, "the figure is not among ours");
    QCOMPARE(ours->value.has_value(), !wanted.is_null());
    if (!wanted.is_null()) {
        const double theirs = wanted.get<double>();
        const double difference = std::abs(*ours->value - theirs);
        QVERIFY2(difference <= 1e-9 * std::max(1.0, std::abs(theirs)),
                 qPrintable(QString("%1 is not %2").arg(*ours->value, 0, 'g', 12).arg(theirs, 0, 'g', 12)));
    }
}

/// The scorer's bootstrap draws by another generator: the ends differ a little, what they mean does not.
void ScoreGoldenTest::intervalsHoldTheFigure() {
    const evaluation::Evaluation evaluation = evaluationOf(golden(), 0, fewRounds);
    for (const char* name : {"step AUROC", "step AP", "event recall"}) {
        const evaluation::Metric* metric = find(evaluation, name);
        QVERIFY(metric != nullptr && metric->value && metric->low && metric->high);
        QVERIFY(*metric->low <= *metric->value && *metric->value <= *metric->high);
        QVERIFY(*metric->low < *metric->high);
    }
}

QTEST_GUILESS_MAIN(ScoreGoldenTest)
#include "score_golden_test.moc"
