// SPDX-License-Identifier: GPL-3.0-or-later
// Which clocks were corrected, by whom, and which offers nobody took: as both reports print it.
#include "tests/core/report/document_text.h"
#include "tests/support/analysis_builder.h"

#include <QtTest/QTest>

using namespace vestigo;
using namespace vestigo::report;
using analysis::OffsetAction;

namespace {

QString reportOf(const analysis::Analysis& analysis, Role role) {
    return testing::textOf(testing::documentOf(std::make_shared<const analysis::Analysis>(analysis), role));
}

analysis::Analysis corrected() {
    auto value = testing::sampleAnalysisValue();
    value.offsets.clear();
    value.appliedOffsets = {{"prs-01", "device", -0.4, OffsetAction::Accepted, "Li Wei", 1795694400.0},
                            {"sn-01", "behavior", 2.5, OffsetAction::Typed, "", 0.0}};
    value.settingsJson =
        R"({"clock_offsets":[{"offset_s":-0.4,"stream":"device","terminal":"prs-01"}],"seed":1})";
    return value;
}

} // namespace

class ReportClocksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void appliedCorrectionsSayWhoAndWhen() {
        const QString text = reportOf(corrected(), Role::Expert);
        VERIFY_CONTAINS(text, "Clocks that were corrected");
        VERIFY_CONTAINS(text, "\u22120.40");
        VERIFY_CONTAINS(text, "accepted as estimated, by Li Wei");
        VERIFY_CONTAINS(text, "2026-11-26 12:00 UTC");
        VERIFY_CONTAINS(text, "2.50");
        VERIFY_CONTAINS(text, "typed in");
        VERIFY_CONTAINS(text, "for this analysis alone");
        VERIFY_CONTAINS(text, "Applied: this was added");
        QVERIFY2(!text.contains("all times are as recorded"), qPrintable(text));
        QVERIFY2(!text.contains("Clocks that seem to be off"), qPrintable(text));
        QVERIFY2(!text.contains("clock_offsets"), qPrintable(text)); // the table says it in words
    }

    void offersBesideCorrectionsAreStillOffers() {
        auto value = corrected();
        value.offsets = {{"gw-01", "device", 1.5, 0.8}};
        const QString text = reportOf(value, Role::Expert);
        VERIFY_CONTAINS(text, "after the corrections above. Offered, not applied.");
        QVERIFY2(!text.contains("all times are as recorded"), qPrintable(text));
    }

    void offersAloneLeaveTheTimesAsRecorded() {
        auto value = testing::sampleAnalysisValue();
        value.offsets = {{"gw-01", "device", 1.5, 0.8}};
        const QString text = reportOf(value, Role::Expert);
        VERIFY_CONTAINS(text, "Offered, not applied: all times are as recorded.");
        QVERIFY2(!text.contains("Clocks that were corrected"), qPrintable(text));
    }

    void theFrontlineSheetNamesTheFirst() {
        const QString text = reportOf(corrected(), Role::Frontline);
        VERIFY_CONTAINS(text, "were corrected by \u22120.40 s.");
        QVERIFY2(!reportOf(testing::sampleAnalysisValue(), Role::Frontline).contains("were corrected by"),
                 qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(ReportClocksTest)
#include "report_clocks_test.moc"
