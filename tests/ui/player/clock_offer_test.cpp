// SPDX-License-Identifier: GPL-3.0-or-later
// What the player offers about a camera's clock, and what it says of one that was corrected.
#include "tests/support/qt_warnings.h"
#include "tests/ui/player/player_probe.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

#include <memory>

using namespace vestigo;
using namespace vestigo::ui_player;

class ClockOfferTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { testing::QtWarnings::watch(); }
    void init();
    void cleanup();
    void anOfferWaitsForTheUser();
    void aCorrectedClockAsksForANewAnalysis();

private:
    std::unique_ptr<PlayerView> view_;
    std::unique_ptr<HandProvider> provider_;
};

void ClockOfferTest::init() {
    provider_ = std::make_unique<HandProvider>();
    view_ = shownPlayer(*provider_, 520);
    connect(view_.get(), &PlayerView::terminalRequested, view_.get(), &PlayerView::setTerminal);
}

void ClockOfferTest::cleanup() {
    view_.reset();
    provider_.reset();
    QCOMPARE(testing::QtWarnings::take(), QStringList());
}

void ClockOfferTest::anOfferWaitsForTheUser() {
    auto value = testing::sampleAnalysisValue();
    value.offsets = {
        {"plc-01", "device", 0.25, 0.8}, {"prs-01", "operator", -0.4, 0.93}, {"prs-01", "device", 1.0, 0.0}};
    value.appliedOffsets = {{"prs-01", "operator", 0.1, analysis::OffsetAction::Accepted, "Ana", 1.8e9}};
    view_->setClockOffsets(value.appliedOffsets);
    view_->setAnalysis(std::make_shared<const analysis::Analysis>(value));
    QSignalSpy accepted(view_.get(), &PlayerView::offsetAccepted);
    auto* strip = view_->findChild<QWidget*>(QStringLiteral("offerStrip"));
    auto* text = view_->findChild<QLabel*>(QStringLiteral("offerText"));
    QVERIFY(strip->isVisible());
    QCOMPARE(
        text->text(),
        QStringLiteral("The clock of Stamping press · operator seems to run 0.40 s late (confidence 0.93)."));
    QTest::mouseClick(view_->findChild<QPushButton*>(QStringLiteral("offerApply")), Qt::LeftButton);
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(accepted[0][1].toString(), QStringLiteral("operator"));
    QVERIFY(qAbs(accepted[0][2].toDouble() + 0.3) < 1e-9); // on top of what the analysis was made with
    view_->setStreamOffset(QStringLiteral("prs-01"), QStringLiteral("operator"), 9.6,
                           QStringLiteral("shifted"));
    QCOMPARE(streamView(*view_, "operator")->info().offset, 9.6);
    view_->setClockOffsets({});
    QVERIFY(text->text().contains(QStringLiteral("made with +0.10 s")));
    view_->setClockOffsets(value.appliedOffsets);
    view_->setWall(true);
    QVERIFY(text->text().contains(QStringLiteral("0.40 s late")));
    QTest::mouseClick(view_->findChild<QPushButton*>(QStringLiteral("offerLeave")), Qt::LeftButton);
    QVERIFY(text->text().contains(QStringLiteral("0.25 s early"))); // the next one
    QTest::mouseClick(view_->findChild<QPushButton*>(QStringLiteral("offerLeave")), Qt::LeftButton);
    QVERIFY(!strip->isVisible());
    QCOMPARE(accepted.size(), 1);
}

/// Where a clock was corrected since, the analysis' own offer is not shown again, and what it found in the
/// pictures stays on them.
void ClockOfferTest::aCorrectedClockAsksForANewAnalysis() {
    auto value = testing::sampleAnalysisValue();
    value.offsets = {{"prs-01", "operator", -0.4, 0.93}};
    view_->setAnalysis(std::make_shared<const analysis::Analysis>(value));
    QSignalSpy again(view_.get(), &PlayerView::analysisRequested);
    QSignalSpy back(view_.get(), &PlayerView::offsetTakenBack);
    const auto marksBefore = streamView(*view_, "operator")->overlay().marks;
    view_->setClockOffsets({{"prs-01", "operator", -0.4, analysis::OffsetAction::Accepted, "Ana", 1.8e9}});
    auto* text = view_->findChild<QLabel*>(QStringLiteral("offerText"));
    QCOMPARE(text->text(),
             QStringLiteral("The clock of Stamping press · operator is corrected by −0.40 s. The "
                            "analysis was made without that."));
    QVERIFY(!view_->findChild<QPushButton*>(QStringLiteral("offerApply"))->isVisible());
    const auto& marks = streamView(*view_, "operator")->overlay().marks;
    QCOMPARE(marks.size(), marksBefore.size());
    for (std::size_t i = 0; i < marks.size(); ++i) {
        QVERIFY(qAbs(marks[i].t - (marksBefore[i].t - 0.4)) < 1e-9);
    }
    QTest::mouseClick(view_->findChild<QPushButton*>(QStringLiteral("offerAnalyse")), Qt::LeftButton);
    QTest::mouseClick(view_->findChild<QPushButton*>(QStringLiteral("offerTakeBack")), Qt::LeftButton);
    QCOMPARE(again.size(), 1);
    QCOMPARE(back.size(), 1);
    QCOMPARE(back[0][0].toString(), QStringLiteral("prs-01"));
    value.appliedOffsets = {{"prs-01", "operator", -0.4, analysis::OffsetAction::Accepted, "Ana", 1.8e9}};
    value.offsets.clear();
    view_->setAnalysis(std::make_shared<const analysis::Analysis>(value));
    QVERIFY(!view_->findChild<QWidget*>(QStringLiteral("offerStrip"))->isVisible());
}

QTEST_MAIN(ClockOfferTest)
#include "clock_offer_test.moc"
