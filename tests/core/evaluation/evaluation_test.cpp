// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/comparison.h"
#include "tests/core/evaluation/golden_recordings.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace vestigo;
using evaluation::EvaluatedRecording;
using evaluation::Evaluation;
using evaluation::Mistake;
using evaluation::MistakeKind;

namespace {

labels::Anomaly anomaly(const char* id, const char* terminal, const char* type, double start, double end) {
    labels::Anomaly made;
    made.id = id;
    made.terminal = terminal;
    made.type = type;
    made.range = {start, end};
    return made;
}

analysis::Episode episode(const char* terminal, const char* type, double start, double end) {
    analysis::Episode made;
    made.terminal = terminal;
    made.type = type;
    made.range = {start, end};
    return made;
}

analysis::TerminalResult terminal(const char* id) {
    analysis::TerminalResult made;
    made.id = id;
    made.type = id;
    for (double t = 8.0; t <= 60.0; t += 0.5) {
        made.t.push_back(t);
        made.probability.push_back(0.25);
        made.abnormal.push_back(false);
    }
    return made;
}

/// A press that makes the belt stop: the belt is found and misnamed, and blamed; the press is missed; the
/// robot's maintenance raises an alarm; its own fault is found.
EvaluatedRecording spoiltRecording() {
    EvaluatedRecording recording;
    recording.id = "spoilt";
    recording.durationSeconds = 60.0;
    recording.truth.anomalies = {anomaly("a1", "press", "overload", 20.0, 24.0),
                                 anomaly("a2", "belt", "component_fault", 22.0, 27.0),
                                 anomaly("a3", "robot", "overload", 50.0, 52.0)};
    labels::AnnotatedEdge edge;
    edge.from = "a1";
    edge.to = "a2";
    recording.truth.edges = {edge};
    labels::Activity maintenance;
    maintenance.terminal = "robot";
    maintenance.type = "maintenance";
    maintenance.range = {30.0, 40.0};
    recording.truth.activities = {maintenance};
    recording.result.stepSeconds = 0.5;
    recording.result.durationSeconds = 60.0;
    recording.result.terminals = {terminal("press"), terminal("belt"), terminal("robot")};
    analysis::Incident first;
    first.range = {22.5, 27.0};
    first.rootCause = "belt";
    first.episodes = {episode("belt", "overload", 22.5, 27.0)};
    analysis::Incident second;
    second.range = {32.0, 52.0};
    second.rootCause = "robot";
    second.episodes = {episode("robot", "overload", 32.0, 35.0), episode("robot", "overload", 50.0, 52.0)};
    recording.result.incidents = {first, second};
    return recording;
}

double valueOf(const std::vector<evaluation::Metric>& metrics, const char* name) {
    const evaluation::Metric* metric = findMetric(metrics, name);
    return metric != nullptr && metric->value ? *metric->value : -1.0;
}

std::size_t raisedSteps(const Evaluation& evaluation) {
    return evaluation.stepConfusion.counts[0][1] + evaluation.stepConfusion.counts[1][1];
}

std::string goldenText() {
    const Json document = testing::goldenDocument("score_golden.json");
    Evaluation evaluation = evaluation::evaluate(testing::goldenRecordings(document, 0), 10, 1);
    evaluation.facts.datasetName = "golden";
    evaluation.facts.datasetFolder = "/data/golden";
    evaluation.facts.split = "test";
    evaluation.facts.synthetic = true;
    evaluation.withoutResult = {"absent"};
    return evaluationToJson(evaluation);
}

} // namespace

class EvaluationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMistakeHasItsPlace();
    void theConstantDetectorRaisesEverything();
    void theRandomDetectorRaisesAsMuchAsTheEngine();
    void blindDetectorsStandBesideEveryFigure();
    void savedAndOpenedAgain();
    void aBrokenFileIsAnError_data();
    void aBrokenFileIsAnError();
    void cancelled();
};

void EvaluationTest::everyMistakeHasItsPlace() {
    const Evaluation evaluation = evaluation::evaluate({spoiltRecording()}, 0, 1);
    QCOMPARE(evaluation.perRecording.size(), std::size_t(1));
    const std::vector<Mistake>& mistakes = evaluation.perRecording.front().mistakes;
    QCOMPARE(mistakes.size(), std::size_t(4)); // by start
    QVERIFY(mistakes[0].kind == MistakeKind::MissedAnomaly);
    QCOMPARE(mistakes[0].terminal, std::string("press"));
    QCOMPARE(mistakes[0].truth, std::string("overload"));
    QCOMPARE(mistakes[0].range.start, 20.0);
    QCOMPARE(mistakes[0].range.end, 24.0);
    QVERIFY(mistakes[1].kind == MistakeKind::WrongRoot);
    QCOMPARE(mistakes[1].terminal, std::string("press"));
    QCOMPARE(mistakes[1].truth, std::string("press"));
    QCOMPARE(mistakes[1].named, std::string("belt"));
    QVERIFY(mistakes[2].kind == MistakeKind::WrongType);
    QCOMPARE(mistakes[2].terminal, std::string("belt"));
    QCOMPARE(mistakes[2].truth, std::string("component_fault"));
    QCOMPARE(mistakes[2].named, std::string("overload"));
    QVERIFY(mistakes[3].kind == MistakeKind::FalseAlarm);
    QCOMPARE(mistakes[3].terminal, std::string("robot"));
    QVERIFY(mistakes[3].inActivity);
    QCOMPARE(mistakes[3].range.start, 32.0);
}

void EvaluationTest::theConstantDetectorRaisesEverything() {
    const Evaluation evaluation = evaluation::evaluate({spoiltRecording()}, 0, 1);
    const auto& constant = evaluation.constantDetector;
    QCOMPARE(valueOf(constant, "step AUROC"), 0.5);
    QCOMPARE(valueOf(constant, "step recall"), 1.0);
    QCOMPARE(valueOf(constant, "event recall"), 1.0);
    QCOMPARE(valueOf(constant, "event precision"), 1.0); // each of the three terminals has an anomaly
    QCOMPARE(valueOf(constant, "step false-positive rate"), 1.0);
    QCOMPARE(valueOf(constant, "type accuracy, matched"), 2.0 / 3.0); // the belt's type is the rarer one
}

void EvaluationTest::theRandomDetectorRaisesAsMuchAsTheEngine() {
    const Json document = testing::goldenDocument("score_golden.json");
    std::vector<EvaluatedRecording> recordings = testing::goldenRecordings(document, 0);
    // An engine that raises nothing has a random rival that raises nothing.
    for (EvaluatedRecording& recording : recordings) {
        recording.result.incidents.clear();
    }
    const Evaluation silent = evaluation::evaluate(recordings, 0, 1);
    QCOMPARE(valueOf(silent.randomDetector, "event recall"), 0.0);
    QCOMPARE(valueOf(silent.randomDetector, "false alarms per terminal-hour"), 0.0);
    QVERIFY(std::abs(valueOf(silent.randomDetector, "step AUROC") - 0.5) < 0.1);

    // One that is always right is not matched by chance.
    std::vector<EvaluatedRecording> perfect = testing::goldenRecordings(document, 0);
    for (EvaluatedRecording& recording : perfect) {
        analysis::Incident incident;
        for (const labels::Anomaly& one : recording.truth.anomalies) {
            incident.episodes.push_back(
                episode(one.terminal.c_str(), one.type.c_str(), one.range.start, one.range.end));
        }
        recording.result.incidents = {incident};
    }
    const Evaluation right = evaluation::evaluate(perfect, 0, 1);
    QCOMPARE(valueOf(right.metrics, "event recall"), 1.0);
    QCOMPARE(valueOf(right.metrics, "type accuracy, matched"), 1.0);
    const double byChance = valueOf(right.randomDetector, "event recall");
    QVERIFY2(byChance > 0.0 && byChance < 0.8, qPrintable(QString::number(byChance)));
    QVERIFY(valueOf(right.randomDetector, "type accuracy, matched") < 0.9);
    QVERIFY(raisedSteps(right) > 0);
}

void EvaluationTest::blindDetectorsStandBesideEveryFigure() {
    const Json document = testing::goldenDocument("score_golden.json");
    const Evaluation evaluation = evaluation::evaluate(testing::goldenRecordings(document, 0), 10, 1);
    QVERIFY(evaluation.metrics.size() >= 44);
    for (std::size_t i = 0; i < evaluation.metrics.size(); ++i) {
        QCOMPARE(evaluation.randomDetector[i].name, evaluation.metrics[i].name);
        QCOMPARE(evaluation.constantDetector[i].name, evaluation.metrics[i].name);
    }
    QVERIFY(!evaluation.anomalyTypes.empty() && !evaluation.terminalTypes.empty());
    for (const evaluation::Group& group : evaluation.anomalyTypes) {
        QVERIFY(std::abs(valueOf(group.constantDetector, "step AUROC") - 0.5) < 1e-12);
        QCOMPARE(group.randomDetector.size(), group.metrics.size());
    }
}

void EvaluationTest::savedAndOpenedAgain() {
    const std::string text = goldenText();
    const auto opened = evaluation::evaluationFromJson(text, "saved.json");
    QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().oneLine().c_str());
    QVERIFY(opened->facts.synthetic);
    QCOMPARE(opened->facts.datasetFolder, std::string("/data/golden"));
    QCOMPARE(evaluationToJson(*opened), text);
}

void EvaluationTest::aBrokenFileIsAnError_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("another format") << "\"vestigo-evaluation\""
                                    << "\"vestigo-analysis\"";
    QTest::newRow("a later version") << "\"version\": 1"
                                     << "\"version\": 2";
    QTest::newRow("no kind of mistake") << "\"missed anomaly\""
                                        << "\"forgotten anomaly\"";
    QTest::newRow("half a recording") << "\"recordings\": 4"
                                      << "\"recordings\": 3.5";
    QTest::newRow("fewer than none") << "\"anomalies\": "
                                     << "\"anomalies\": -";
    QTest::newRow("a name too many") << "\"normal\",\n"
                                     << "\"normal\", \"odd\",\n";
    QTest::newRow("no number") << "\"brier_score\": "
                               << "\"brier_score\": \"x\", \"y\": ";
    QTest::newRow("cut off") << "\"per_recording\"" << QString(QChar(0));
}

void EvaluationTest::aBrokenFileIsAnError() {
    QFETCH(QString, from);
    QFETCH(QString, to);
    QString text = QString::fromStdString(goldenText());
    const auto place = text.indexOf(from);
    QVERIFY(place >= 0);
    if (to == QString(QChar(0))) {
        text.truncate(place);
    } else {
        text.replace(place, from.size(), to);
    }
    const auto opened = evaluation::evaluationFromJson(text.toStdString(), "broken.json");
    QVERIFY(!opened.ok());
    QCOMPARE(opened.error().file, std::string("broken.json"));
}

void EvaluationTest::cancelled() {
    CancelSource source;
    source.cancel();
    const Json document = testing::goldenDocument("score_golden.json");
    const auto recordings = testing::goldenRecordings(document, 0);
    QVERIFY(evaluation::evaluate(recordings, 10, 1, source.token()).cancelled());
    QVERIFY(evaluation::compare(recordings, recordings, 10, 1, source.token()).cancelled());
}

QTEST_GUILESS_MAIN(EvaluationTest)
#include "evaluation_test.moc"
