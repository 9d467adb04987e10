// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/incident_model.h"
#include "ui/items/terminal_model.h"

#include <QAbstractItemModelTester>
#include <QTest>
#include <limits>

using namespace vestigo;
using namespace vestigo::ui_items;

namespace {

analysis::TerminalResult terminal(const char* id, const char* name, std::vector<double> probability) {
    analysis::TerminalResult result;
    result.id = id;
    result.name = name;
    for (std::size_t k = 0; k < probability.size(); ++k) {
        result.t.push_back(8.0 + 0.5 * static_cast<double>(k));
    }
    result.abnormal.assign(probability.size(), false);
    result.probability = std::move(probability);
    return result;
}

analysis::AnalysisPtr sample() {
    auto value = std::make_shared<analysis::Analysis>();
    value->startedAt = parseTimestamp("2024-05-17T09:32:00+08:00");
    value->terminals = {terminal("a", "Press", {0.1, 0.2, 0.9}),
                        terminal("b", "Line PLC", {0.1, std::numeric_limits<double>::quiet_NaN(), 0.3}),
                        terminal("c", "Gateway", {0.0, 0.0, 0.0})};
    analysis::Incident incident;
    incident.id = "i1";
    incident.range = {8.0, 9.0};
    incident.rootCause = "b";
    incident.path = {"b", "a"};
    for (const char* id : {"b", "a"}) {
        analysis::Episode episode;
        episode.terminal = id;
        incident.episodes.push_back(episode);
    }
    incident.causalEdges.push_back({"b", "a", 0.5, 1.0, 0.001, 0.002});
    value->incidents.push_back(incident);
    return value;
}

} // namespace

class ModelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void terminalsStandInTheOrderOfTheChain() {
        TerminalModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTerminals({{"a", "Press", "press"}, {"b", "Line PLC", "plc"}, {"c", "Gateway", "gateway"}});
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(!model.data(model.index(0), TerminalModel::ProbabilityRole).isValid());
        model.setAnalysis(sample());
        model.setIncident("i1");
        QCOMPARE(model.data(model.index(0), TerminalModel::IdRole).toString(), QString("b"));
        QVERIFY(model.data(model.index(0), TerminalModel::RootRole).toBool());
        QCOMPARE(model.data(model.index(1), TerminalModel::PlaceRole).toInt(), 2);
        QCOMPARE(model.data(model.index(2), TerminalModel::PlaceRole).toInt(), 0);
        QCOMPARE(model.abnormalCount(), 2);
        QCOMPARE(model.rowOf("c"), 2);
    }

    void theValueIsThatOfTheCursorAndAbsentWhereUnknown() {
        TerminalModel model;
        model.setTerminals({{"a", "Press", "press"}, {"b", "Line PLC", "plc"}});
        model.setAnalysis(sample());
        model.setTime(7.9);
        QVERIFY(!model.data(model.index(0), TerminalModel::ProbabilityRole).isValid());
        model.setTime(8.7);
        QCOMPARE(model.data(model.index(model.rowOf("a")), TerminalModel::ProbabilityRole).toDouble(), 0.2);
        QVERIFY(!model.data(model.index(model.rowOf("b")), TerminalModel::ProbabilityRole).isValid());
        model.setTime(1000.0);
        QCOMPARE(model.data(model.index(model.rowOf("a")), TerminalModel::ProbabilityRole).toDouble(), 0.9);
    }

    void anIncidentTellsItsTimesAndItsChain() {
        IncidentModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setAnalysis(sample());
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.data(model.index(0), IncidentModel::TimesRole).toString(),
                 QString("1 · 09:32:08 to 09:32:09"));
        QCOMPARE(model.data(model.index(0), IncidentModel::ChainRole).toString(),
                 QString("◆ Line PLC → Press"));
        model.setAnalysis(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(ModelsTest)
#include "models_test.moc"
