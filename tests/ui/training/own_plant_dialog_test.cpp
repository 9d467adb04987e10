// SPDX-License-Identifier: GPL-3.0-or-later
// The page "your plant" with real widgets.
#include "tests/support/qt_warnings.h"
#include "ui/common/style.h"
#include "ui/training/own_plant_dialog.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableWidget>

using namespace vestigo;
using namespace vestigo::ui_training;

namespace {

struct Page {
    OwnPlantDialog dialog;
    Page() { dialog.show(); }
    template <class Widget>
    Widget* find(const char* name) {
        return dialog.findChild<Widget*>(QLatin1String(name));
    }
    QPushButton* button(const char* step) {
        return find<QPushButton>(qPrintable(QStringLiteral("plantStep%1Button").arg(QLatin1String(step))));
    }
};

} // namespace

class OwnPlantDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        testing::QtWarnings::watch();
        ui_common::applyLook(ui_common::lightTheme());
    }
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }

    void onlyWhatIsPossibleCanBePressed() {
        Page page;
        std::vector<PlantStep> asked;
        QObject::connect(&page.dialog, &OwnPlantDialog::stepRequested,
                         [&asked](PlantStep step) { asked.push_back(step); });
        QVERIFY(!page.button("Calibrate")->isEnabled());
        page.dialog.setStep(PlantStep::Recordings, {true, true, QStringLiteral("six recordings")});
        page.dialog.setStep(PlantStep::Calibrate, {true, false, QStringLiteral("to do")});
        QVERIFY(page.button("Calibrate")->isEnabled() &&
                page.button("Calibrate")->property("primary").toBool());
        QVERIFY(!page.button("Adopt")->isEnabled());
        QTest::mouseClick(page.button("Calibrate"), Qt::LeftButton);
        page.button("Recordings")->setFocus();
        QTest::keyClick(page.button("Recordings"), Qt::Key_Space);
        QVERIFY((asked == std::vector<PlantStep>{PlantStep::Calibrate, PlantStep::Recordings}));
        QCOMPARE(page.find<QLabel>("plantStepRecordingsText")->text(), QStringLiteral("six recordings"));
    }

    void whileAStepRunsItCanOnlyBeStopped() {
        Page page;
        page.dialog.setStep(PlantStep::Calibrate, {true, false, {}});
        page.dialog.setInUse(QStringLiteral("a model"), true);
        QSignalSpy stopped(&page.dialog, &OwnPlantDialog::stopRequested);
        page.dialog.setRunning(true);
        page.dialog.setProgress(QStringLiteral("Calibrating"), QStringLiteral("plc-01"), 0.25);
        QVERIFY(!page.button("Calibrate")->isEnabled());
        QVERIFY(!page.find<QLineEdit>("ownPlantFolder")->isEnabled());
        QVERIFY(!page.find<QPushButton>("ownPlantBack")->isEnabled());
        QCOMPARE(page.find<QProgressBar>("ownPlantProgress")->value(), 250);
        QVERIFY(page.find<QLabel>("ownPlantNote")->text().contains(QLatin1String("plc-01")));
        QTest::mouseClick(page.find<QPushButton>("ownPlantStop"), Qt::LeftButton);
        QCOMPARE(stopped.size(), qsizetype(1));
        page.dialog.setRunning(false);
        QVERIFY(page.button("Calibrate")->isEnabled());
        QVERIFY(page.find<QPushButton>("ownPlantBack")->isEnabled());
        QCOMPARE(page.find<QLabel>("ownPlantNote")->text(), QString()); // nothing is calibrated any more
    }

    void whatIsSaidOfTheEndStays() {
        Page page;
        page.dialog.setRunning(true);
        page.dialog.setProgress(QStringLiteral("Calibrating"), {}, 0.5);
        page.dialog.showNote(QStringLiteral("Stopped."));
        page.dialog.setRunning(false);
        QCOMPARE(page.find<QLabel>("ownPlantNote")->text(), QStringLiteral("Stopped."));
    }

    void theFiguresStandSideBySide() {
        Page page;
        auto* table = page.find<QTableWidget>("ownPlantFigures");
        QVERIFY(!table->isVisible());
        page.dialog.setComparison(
            {{QStringLiteral("AUROC"),
              {QStringLiteral("0.900"), QStringLiteral("0.800"), QStringLiteral("+0.100"),
               QStringLiteral("+0.05 … +0.15"), QStringLiteral("0.5"), QStringLiteral("0.5")},
              true},
             {QStringLiteral("F1"),
              {QStringLiteral("0.5"), QStringLiteral("0.5"), QStringLiteral("0.0"),
               QStringLiteral("-0.1 … +0.1"), QStringLiteral("0.1"), QStringLiteral("0.2")},
              false}});
        QVERIFY(table->isVisible());
        QCOMPARE(table->rowCount(), 2);
        QCOMPARE(table->item(0, 0)->text(), QStringLiteral("AUROC"));
        QCOMPARE(table->item(0, 4)->text(), QStringLiteral("+0.05 … +0.15"));
        QVERIFY(!table->item(1, 3)->toolTip().isEmpty()); // said in words, not by its hue alone
        QVERIFY(table->item(0, 3)->toolTip().isEmpty());
        page.dialog.setComparison({});
        QVERIFY(!table->isVisible());
    }

    void aFolderIsTakenWhenItIsTyped() {
        Page page;
        page.dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page.dialog));
        QSignalSpy chosen(&page.dialog, &OwnPlantDialog::folderChosen);
        page.find<QLineEdit>("ownPlantFolder")->setFocus();
        QTest::keyClicks(page.find<QLineEdit>("ownPlantFolder"), QStringLiteral("/data/plant"));
        QSignalSpy begun(&page.dialog, &OwnPlantDialog::stepRequested);
        page.dialog.setStep(PlantStep::Calibrate, {true, false, {}});
        QTest::keyClick(page.find<QLineEdit>("ownPlantFolder"), Qt::Key_Return);
        QVERIFY(begun.isEmpty()); // Enter takes the field, and begins nothing
        QVERIFY(!chosen.isEmpty());
        QCOMPARE(chosen.back().front().toString(), QStringLiteral("/data/plant"));
    }
};

QTEST_MAIN(OwnPlantDialogTest)
#include "own_plant_dialog_test.moc"
