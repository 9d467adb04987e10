// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/custody.h"
#include "tests/core/report/document_text.h"
#include "tests/support/analysis_builder.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <limits>

using namespace vestigo;
using namespace vestigo::report;
using vestigo::testing::documentOf;
using vestigo::testing::textOf;

namespace {

template <class T>
int countOf(const Document& document) {
    int count = 0;
    for (const Block& block : document.blocks) {
        count += std::holds_alternative<T>(block) ? 1 : 0;
    }
    return count;
}

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

    /// An episode that only a camera speaks for must not read as one of the machine.
    void whatOnlyACameraSpeaksForSaysSo() {
        analysis::Analysis value = testing::sampleAnalysisValue();
        timeline::CameraState state;
        state.condition = timeline::CameraCondition::Frozen;
        state.range = value.incidents[1].range;
        state.severity = 1.0;
        state.measured = {{"change", 0.0, 2.5}};
        for (analysis::TerminalResult& terminal : value.terminals) {
            if (terminal.id == "gw-01") {
                terminal.cameras = {{"device", {state}}};
            }
        }
        analysis::Episode& episode = value.incidents[1].episodes.front();
        QCOMPARE(episode.terminal, std::string("gw-01"));
        episode.cameraEvidence = analysis::CameraEvidence::Only;
        episode.type = "component_fault";
        episode.keySegments.clear();
        const auto analysis = std::make_shared<const analysis::Analysis>(std::move(value));
        for (const Role role : {Role::Frontline, Role::Expert}) {
            const QString text = textOf(documentOf(analysis, role));
            VERIFY_CONTAINS(text, "had a camera whose picture stood still");
            VERIFY_CONTAINS(text, "Only the camera speaks for it");
            QVERIFY(!text.contains(QStringLiteral("Incident 2: component fault")));
        }
        const QString expert = textOf(documentOf(analysis, Role::Expert));
        VERIFY_CONTAINS(expert, "Cameras in a bad state");
        VERIFY_CONTAINS(expert, "kind of anomaly|what the camera's state stands for|not tested|");
        VERIFY_CONTAINS(expert, "0.000 grey levels of change from frame to frame, usually 2.500");
        QVERIFY(!textOf(documentOf(testing::sampleAnalysis(), Role::Expert))
                     .contains(QStringLiteral("Cameras in a bad state")));
    }

    void whatLayOverAKeyRegionIsSaidWithWhatWasDrawnThere() {
        analysis::Analysis value = testing::sampleAnalysisValue();
        timeline::RegionCover cover;
        cover.region = {10.0, 20.0, 30.0, 40.0};
        cover.source = timeline::RegionSource::Detected;
        cover.spans = {{{12.0, 31.5}, 0.384, 0.52}};
        timeline::CameraHealth camera;
        camera.stream = "device";
        camera.cover = cover;
        value.terminals.front().cameras = {camera};
        const auto analysis = std::make_shared<const analysis::Analysis>(std::move(value));
        const QString expert = textOf(documentOf(analysis, Role::Expert));
        VERIFY_CONTAINS(expert, "Key regions that were covered");
        VERIFY_CONTAINS(expert, "found by the detector");
        VERIFY_CONTAINS(expert, "38\u00a0% on average, 52\u00a0% at most");
        VERIFY_CONTAINS(expert, "Completed pictures are likely, not seen");
        QVERIFY(!textOf(documentOf(testing::sampleAnalysis(), Role::Expert))
                     .contains(QStringLiteral("Key regions that were covered")));
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
