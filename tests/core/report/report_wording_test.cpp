// SPDX-License-Identifier: GPL-3.0-or-later
// What the report says of one incident, in words.
#include "core/report/wording.h"
#include "tests/core/report/document_text.h"
#include "tests/support/analysis_builder.h"

#include <QtTest/QTest>

using namespace vestigo;
using namespace vestigo::report;
using vestigo::testing::documentOf;
using vestigo::testing::textOf;

namespace {

/// The sample whose first incident is of its root alone, a terminal of that type with that one feature.
analysis::AnalysisPtr withRoot(const std::string& type, const std::string& feature, double here = 90.0) {
    testing::SampleOptions options;
    options.type.clear();
    auto value = testing::sampleAnalysisValue(options);
    auto& incident = value.incidents[0];
    const std::string root = incident.rootCause;
    for (auto& terminal : value.terminals) {
        terminal.type = terminal.id == root ? type : terminal.type;
    }
    analysis::FeatureWeight weight;
    weight.name = feature;
    weight.weight = 1.0;
    weight.usual = 80.0;
    weight.usualSpread = 1.0;
    weight.here = here;
    for (auto& episode : incident.episodes) {
        if (episode.terminal == root) {
            episode.visualEvidence.clear();
            episode.keySegments = {{episode.range, 1.0, {weight}}};
        }
    }
    return std::make_shared<const analysis::Analysis>(value);
}

} // namespace

class ReportWordingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void adviceFollowsFromTheTerminalAndTheEvidence_data() {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("feature");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("load of a PLC is no mechanical load")
            << "plc"
            << "load_pct"
            << "program and parameters against the released version";
        QTest::newRow("load of a conveyor") << "conveyor"
                                            << "load_pct"
                                            << "jammed parts, belt tension";
        QTest::newRow("retries name the time in the log") << "industrial_robot"
                                                          << "comm_retry_ratio"
                                                          << "message log from 06:24:46 to 06:25:";
        QTest::newRow("a column of the plant's own") << "industrial_robot"
                                                     << "tracking_error_rad"
                                                     << "compare the shown joint angles with the arm";
        QTest::newRow("a camera that stands still") << "press"
                                                    << "device.frozen"
                                                    << "is the picture live?";
        QTest::newRow("an unknown type and column") << "oven"
                                                    << "colour"
                                                    << "look at it and at its log";
    }
    void adviceFollowsFromTheTerminalAndTheEvidence() {
        QFETCH(QString, type);
        QFETCH(QString, feature);
        QFETCH(QString, wanted);
        const auto analysis = withRoot(type.toStdString(), feature.toStdString());
        const QString text = textOf(documentOf(analysis, Role::Frontline));
        QVERIFY2(text.contains(wanted), qPrintable(text));
        QVERIFY(!text.contains(QStringLiteral("%1")) && !text.contains(QStringLiteral("%2")));
    }

    void titleSaysWhatHappened_data() {
        QTest::addColumn<QString>("feature");
        QTest::addColumn<double>("here");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("higher") << "speed_rpm" << 150.0
                                << "Incident 1: Process sensor turned faster than usual";
        QTest::newRow("lower") << "speed_rpm" << 50.0
                               << "Incident 1: Process sensor turned more slowly than usual";
        QTest::newRow("own column") << "oven_glow" << 150.0
                                    << "Incident 1: Process sensor showed a higher “Oven glow” than usual";
        QTest::newRow("picture") << "device.change" << 150.0
                                 << "Incident 1: Process sensor looked different from usual";
    }
    void titleSaysWhatHappened() {
        QFETCH(QString, feature);
        QFETCH(double, here);
        QFETCH(QString, wanted);
        const auto analysis = withRoot("sensor_node", feature.toStdString(), here);
        for (const Role role : {Role::Frontline, Role::Expert}) {
            const QString text = textOf(documentOf(analysis, role));
            QVERIFY2(text.contains(wanted + QLatin1Char('|')), qPrintable(text));
        }
    }

    void howSureIsSaidByTheHeightOverTheLimit() {
        auto value = testing::sampleAnalysisValue();
        const std::string root = value.incidents[0].rootCause;
        const auto saidAt = [&](double peak) {
            for (auto& terminal : value.terminals) {
                terminal.threshold = 0.4;
            }
            for (auto& episode : value.incidents[0].episodes) {
                episode.peakProbability = episode.terminal == root ? peak : 0.5;
            }
            value.incidents.resize(1);
            return textOf(documentOf(std::make_shared<const analysis::Analysis>(value), Role::Frontline));
        };
        VERIFY_CONTAINS(saidAt(0.42), "only just over the limit of what is usual: this may be a false alarm");
        VERIFY_CONTAINS(saidAt(0.95), "stood out clearly from what is usual");
        QVERIFY(!saidAt(0.55).contains(QStringLiteral("stood out clearly")));
        QVERIFY(!saidAt(0.55).contains(QStringLiteral("false alarm")));
    }

    void numbersHaveNoMoreDigitsThanTheyMean() {
        QCOMPARE(measuredText(2913.8, 0.2), std::string("2914"));
        QCOMPARE(measuredText(10.63, 0.2), std::string("10.6"));
        QCOMPARE(measuredText(0.02991, 0.0006), std::string("0.0299"));
        QCOMPARE(measuredText(-46.81, 0.5), std::string("\xe2\x88\x92"
                                                        "46.8"));
        QCOMPARE(measuredText(3.0, std::nullopt), std::string("3"));
    }

    void anIncidentThatOutlastsTheRecordingIsNotCalledOver() {
        auto value = testing::sampleAnalysisValue();
        value.incidents[1].range.end = value.durationSeconds;
        const QString text =
            textOf(documentOf(std::make_shared<const analysis::Analysis>(value), Role::Frontline));
        VERIFY_CONTAINS(text, "It was still going on when the recording ended");
    }

    void aRootThatWasNotTheFirstIsNotCalledSo() {
        auto value = testing::sampleAnalysisValue();
        auto& incident = value.incidents[0];
        for (auto& episode : incident.episodes) {
            if (episode.terminal == incident.rootCause) {
                episode.range.start += 12.0; // the graph names it nevertheless
            }
        }
        const QString text =
            textOf(documentOf(std::make_shared<const analysis::Analysis>(value), Role::Frontline));
        VERIFY_CONTAINS(text, "It is traced back to Process sensor (sn-01), abnormal from 06:24:58");
        VERIFY_CONTAINS(text, "Line PLC (plc-01) had turned abnormal 2.5 s before");
    }

    void namesThatPrintAlikeAreToldApart() {
        auto value = testing::sampleAnalysisValue();
        for (auto& terminal : value.terminals) {
            terminal.name = "Assembly station for the gear boxes of hall 3, number " + terminal.id;
        }
        const QString text =
            textOf(documentOf(std::make_shared<const analysis::Analysis>(value), Role::Expert));
        VERIFY_CONTAINS(text, "sn-01 Assembly station");
        VERIFY_CONTAINS(text, "plc-01 Assembly station");
        QVERIFY(!text.contains(QStringLiteral("|Assembly station")));
    }
};

QTEST_GUILESS_MAIN(ReportWordingTest)
#include "report_wording_test.moc"
