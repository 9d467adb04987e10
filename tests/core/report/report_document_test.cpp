// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/build_report.h"
#include "core/report/custody.h"
#include "core/report/wording.h"
#include "tests/support/analysis_builder.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <limits>

using namespace vestigo;
using namespace vestigo::report;

namespace {

timeline::Picture frameOf(const std::string&, const std::string&, double t) {
    return testing::sampleFrame(t);
}

Document documentOf(const analysis::AnalysisPtr& analysis, Role role, const FrameSource& frames = frameOf,
                    const std::string& pictureNote = {}) {
    ReportOptions options;
    options.role = role;
    options.pictureNote = pictureNote;
    return buildReport(analysis, options, Translator(), frames);
}

/// All text of the blocks, one line each, to be searched and compared.
struct TextOf {
    std::string text;
    void operator()(const Heading& h) { text += h.text + "|" + h.beside + "|" + h.below + "\n"; }
    void operator()(const Paragraph& p) {
        for (const Span& span : p.spans) {
            text += span.text;
        }
        text += "\n";
    }
    void operator()(const Table& t) {
        for (const auto& row : t.rows) {
            for (const Cell& cell : row) {
                text += cell.text + "|";
            }
            text += "\n";
        }
        text += t.caption + "\n";
    }
    void operator()(const PictureRow& row) {
        for (const PictureFigure& picture : row.pictures) {
            text += "picture " + picture.label + (picture.heat != nullptr ? " hot\n" : "\n");
        }
        text += row.caption + "\n";
    }
    void operator()(const TimelineFigure& f) { text += "timeline " + f.caption + "\n"; }
    void operator()(const CausalFigure& f) { text += "graph " + f.caption + "\n"; }
    void operator()(const SitePlanFigure&) { text += "plan\n"; }
    void operator()(const SignatureLines& s) {
        for (const std::string& label : s.labels) {
            text += label + "\n";
        }
    }
    void operator()(const PageBreak&) { text += "\f"; }
    void operator()(const std::shared_ptr<const TwoColumns>& columns) {
        for (const auto* side : {&columns->left, &columns->right}) {
            for (const Block& block : *side) {
                std::visit(*this, block);
            }
        }
    }
};

QString textOf(const Document& document) {
    TextOf text;
    for (const Block& block : document.blocks) {
        std::visit(text, block);
    }
    return QString::fromStdString(text.text);
}

template <class T>
int countOf(const Document& document) {
    int count = 0;
    for (const Block& block : document.blocks) {
        count += std::holds_alternative<T>(block) ? 1 : 0;
    }
    return count;
}

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

#define VERIFY_CONTAINS(text, wanted)                                                                        \
    QVERIFY2((text).contains(QStringLiteral(wanted)),                                                        \
             qPrintable(QStringLiteral(wanted " is missing in:\n") + (text)))

} // namespace

class ReportDocumentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void frontlineSaysInPlainWordsWhatHappened() {
        const QString text = textOf(documentOf(testing::sampleAnalysis(), Role::Frontline));
        VERIFY_CONTAINS(text, "Incident 1: equipment jam, beginning at Process sensor");
        VERIFY_CONTAINS(text, "2024-05-08, 06:24:46 to 06:25:12 (UTC+08:00)");
        VERIFY_CONTAINS(text, "Line PLC (plc-01) followed 9.5 s later");
        VERIFY_CONTAINS(text, ": it ran at a higher load than usual (88\u00a0%, usually 21\u00a0%).");
        VERIFY_CONTAINS(text, "picture 06:24:43 before");
        VERIFY_CONTAINS(text, "hot");
        VERIFY_CONTAINS(text, "Check first");
        VERIFY_CONTAINS(text, "supply at the connector, moisture, what else hangs on it");
        VERIFY_CONTAINS(text, "What was measured");
        VERIFY_CONTAINS(text, "Shift lead, date");
        VERIFY_CONTAINS(text, "seems to be off by \u22120.4 s; the times here are not corrected");
        for (const char* term :
             {"p-value", "q value", "Granger", "probability", "0.0031", "median", "Benjamini"}) {
            QVERIFY2(!text.contains(QLatin1String(term), Qt::CaseInsensitive), term);
        }
    }

    void frontlineSeparatesIncidentsByPages() {
        QCOMPARE(countOf<PageBreak>(documentOf(testing::sampleAnalysis(), Role::Frontline)), 1);
    }

    void expertHoldsEveryPairAndEveryFact() {
        const auto analysis = testing::sampleAnalysis();
        const QString text = textOf(documentOf(analysis, Role::Expert));
        const std::map<std::string, std::string> names{{"sn-01", "Process sensor"},
                                                       {"plc-01", "Line PLC"},
                                                       {"gw-01", "Edge gateway"},
                                                       {"prs-01", "Stamping press"}};
        for (const auto& pair : analysis->incidents[0].testedPairs) {
            const std::string row = names.at(pair.edge.from) + "|" + names.at(pair.edge.to) + "|";
            QVERIFY2(text.contains(QString::fromStdString(row)), row.c_str());
        }
        VERIFY_CONTAINS(text, "Process sensor|Line PLC|0.46|9.5|0.0008|0.0031|supported|");
        VERIFY_CONTAINS(text, "Line PLC|Stamping press|0.57|6.0|2.0e-07|2.4e-06|supported|");
        VERIFY_CONTAINS(text,
                        "Stamping press|Edge gateway|||||Too few steps for a test.|"); // not computed: absent
        VERIFY_CONTAINS(text, "over 11 tested pairs");
        VERIFY_CONTAINS(text, "Temperature|0.15|35.6 ± 0.2\u00a0°C|36.9\u00a0°C|");
        VERIFY_CONTAINS(text, "9b41c2f7a80e63d15b7749ce2a01f6c3d8e29fb05c6417aa3b8d10f4e592e07c");
        VERIFY_CONTAINS(text, "window in which log entries are counted|2.0\u00a0s|align.log_window_s|");
        VERIFY_CONTAINS(text, "read, hashed, not changed|");
        VERIFY_CONTAINS(text, "9b41c2f7…e592e07c|");
        VERIFY_CONTAINS(text, "2 of 960 frames could not be decoded");
        VERIFY_CONTAINS(text, "Stamping press (prs-01)|device camera|\u22120.4|0.93|");
        VERIFY_CONTAINS(text, "Only one terminal was abnormal: there is nothing to compare.");
        VERIFY_CONTAINS(text, "Vestigo 0.1.0");
        for (const auto& [id, name] : names) {
            VERIFY_CONTAINS(text, "|");
            QVERIFY(text.contains(QString::fromStdString(name + "|" + id + "|")));
        }
    }

    void nothingFoundSaysSoAndWhatWasLookedAt() {
        testing::SampleOptions options;
        options.incidents = false;
        for (const Role role : {Role::Frontline, Role::Expert}) {
            const QString text = textOf(documentOf(testing::sampleAnalysis(options), role));
            VERIFY_CONTAINS(
                text, "Nothing abnormal was found in 2 min of recording. 4 of 4 terminals were judged.");
            VERIFY_CONTAINS(text, "Stamping press|prs-01|press|");
            QVERIFY(!text.contains(QStringLiteral("Incident")));
        }
    }

    void aTerminalThatCouldNotBeJudgedIsNotCalledNormal() {
        testing::SampleOptions options;
        options.incidents = false;
        auto value = testing::sampleAnalysisValue(options);
        value.terminals[2].t.clear();
        value.terminals[2].probability.clear();
        value.terminals[2].abnormal.clear();
        value.terminals[2].note = "No usable stream: this terminal could not be judged.";
        const QString text =
            textOf(documentOf(std::make_shared<const analysis::Analysis>(value), Role::Expert));
        VERIFY_CONTAINS(text, "3 of 4 terminals were judged.");
        VERIFY_CONTAINS(
            text, "Edge gateway|gw-01|gateway||||No usable stream: this terminal could not be judged.|");
    }

    void syntheticDataAreCalledSynthetic() {
        auto value = testing::sampleAnalysisValue();
        value.synthetic = true;
        for (const Role role : {Role::Frontline, Role::Expert}) {
            VERIFY_CONTAINS(textOf(documentOf(std::make_shared<const analysis::Analysis>(value), role)),
                            "Synthetic data");
            QVERIFY(
                !textOf(documentOf(testing::sampleAnalysis(), role)).contains(QStringLiteral("ynthetic")));
        }
    }

    void withoutPicturesItSaysWhy() {
        for (const Role role : {Role::Frontline, Role::Expert}) {
            const QString text =
                textOf(documentOf(testing::sampleAnalysis(), role, {}, "The recording has moved."));
            VERIFY_CONTAINS(text, "The recording has moved.");
            QVERIFY(!text.contains(QStringLiteral("picture 06")));
        }
    }

    void withoutAWallClockTimesAreSeconds() {
        testing::SampleOptions options;
        options.started = false;
        const QString text = textOf(documentOf(testing::sampleAnalysis(options), Role::Frontline));
        VERIFY_CONTAINS(text, "40 s to 66 s after the recording began");
        QVERIFY(!text.contains(QStringLiteral("UTC")));
    }

    void whatIsNotKnownIsAbsent() {
        testing::SampleOptions options;
        options.positions = false;
        options.aligned = false;
        auto value = testing::sampleAnalysisValue(options);
        for (auto& incident : value.incidents) {
            for (auto& episode : incident.episodes) {
                episode.keySegments.clear();
                episode.visualEvidence.clear();
            }
        }
        const QString text =
            textOf(documentOf(std::make_shared<const analysis::Analysis>(value), Role::Expert));
        QVERIFY(!text.contains(QStringLiteral("plan\n")));
        QVERIFY(!text.contains(QStringLiteral("usually")));
        VERIFY_CONTAINS(text, "The engine names no features and no places for this incident.");
        QVERIFY(!text.contains(QStringLiteral("nan"), Qt::CaseInsensitive));
    }

    void hostileNamesBecomeOneSafeLine() {
        testing::SampleOptions options;
        options.nameSuffix = std::string(" \xe2\x80\xae%1\n\x1b[31m") + std::string(5000, 'W');
        const QString text = textOf(documentOf(testing::sampleAnalysis(options), Role::Expert));
        QVERIFY(!text.contains(QChar(0x202e)));
        QVERIFY(!text.contains(QChar(0x1b)));
        QVERIFY(!text.contains(QString(201, QLatin1Char('W'))));
        VERIFY_CONTAINS(text.simplified(), "Process sensor %1"); // the mark of direction is a blank
    }

    void brokenNumbersDoNotBreakIt() {
        auto value = testing::sampleAnalysisValue();
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const double huge = std::numeric_limits<double>::max();
        value.incidents[0].episodes[0].peakTime = nan;
        value.incidents[0].episodes[0].keySegments[0].features[0].here = nan;
        value.incidents[0].episodes[0].keySegments[0].features[1].usualSpread = huge;
        value.incidents[0].testedPairs[0].edge.pValue = nan;
        value.incidents[0].range = {-huge, huge};
        value.incidents[1].path = {"nobody", "gw-01", "gw-01"};
        value.incidents[1].rootCause = "nobody";
        value.incidents[1].episodes.clear();
        value.settingsJson = "{not json";
        const auto analysis = std::make_shared<const analysis::Analysis>(value);
        for (const Role role : {Role::Frontline, Role::Expert}) {
            const QString text = textOf(documentOf(analysis, role));
            VERIFY_CONTAINS(text, "nobody");
            const auto broken = text.indexOf(QRegularExpression(QStringLiteral("\\b(nan|inf)\\b")));
            QVERIFY2(broken < 0, qPrintable(text.mid(broken - 80, 160)));
        }
        QVERIFY(documentOf(nullptr, Role::Expert).blocks.empty());
    }

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

    void anIncidentThatOutlastsTheRecordingIsNotCalledOver() {
        auto value = testing::sampleAnalysisValue();
        value.incidents[1].range.end = value.durationSeconds;
        const QString text =
            textOf(documentOf(std::make_shared<const analysis::Analysis>(value), Role::Frontline));
        VERIFY_CONTAINS(text, "It was still going on when the recording ended");
    }

    void withoutACameraNothingIsSaidOfPictures() {
        auto value = testing::sampleAnalysisValue();
        for (auto& incident : value.incidents) {
            for (auto& episode : incident.episodes) {
                episode.visualEvidence.clear();
            }
        }
        const auto analysis = std::make_shared<const analysis::Analysis>(value);
        const QString text = textOf(documentOf(analysis, Role::Frontline, {}));
        QVERIFY(!text.contains(QStringLiteral("pictures")));
        VERIFY_CONTAINS(textOf(documentOf(analysis, Role::Frontline)), "pictures");
    }

    void numbersHaveNoMoreDigitsThanTheyMean() {
        QCOMPARE(measuredText(2913.8, 0.2), std::string("2914"));
        QCOMPARE(measuredText(10.63, 0.2), std::string("10.6"));
        QCOMPARE(measuredText(0.02991, 0.0006), std::string("0.0299"));
        QCOMPARE(measuredText(-46.81, 0.5), std::string("\xe2\x88\x92"
                                                        "46.8"));
        QCOMPARE(measuredText(3.0, std::nullopt), std::string("3"));
    }

    void theSameResultHasTheSameHashAndAnotherHasNot() {
        auto value = testing::sampleAnalysisValue();
        const std::string hash = resultHash(value);
        QCOMPARE(hash.size(), std::size_t(64));
        value.totalSeconds += 5.0;
        value.analysedAt = "2030-01-01T00:00:00Z";
        QCOMPARE(resultHash(value), hash);
        value.incidents[0].episodes[0].peakProbability *= 0.5;
        QVERIFY(resultHash(value) != hash);
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

    void theSummaryNamesTerminalsNotIds() {
        const QString text = textOf(documentOf(testing::sampleAnalysis(), Role::Expert));
        VERIFY_CONTAINS(text, "Process sensor → Line PLC");
        QVERIFY(!text.contains(QStringLiteral("sn-01 → plc-01")));
    }

    void sameAnalysisSameDocument() {
        for (const Role role : {Role::Frontline, Role::Expert}) {
            QCOMPARE(textOf(documentOf(testing::sampleAnalysis(), role)),
                     textOf(documentOf(testing::sampleAnalysis(), role)));
        }
    }
};

QTEST_GUILESS_MAIN(ReportDocumentTest)
#include "report_document_test.moc"
