// SPDX-License-Identifier: GPL-3.0-or-later
// The training page with real widgets; a training is told by its events.
#include "tests/support/qt_warnings.h"
#include "tests/support/temporary_folder.h"
#include "ui/common/style.h"
#include "ui/plots/curve_plot.h"
#include "ui/training/training_curves.h"
#include "ui/training/training_dialog.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

using namespace vestigo;
using namespace vestigo::ui_training;

namespace {

models::EpochReport reportOf(int epoch, bool causal, double loss, bool validated = true) {
    models::EpochReport report;
    report.causal = causal;
    report.epoch = epoch;
    report.epochs = 30;
    report.trainingLoss = loss;
    if (validated) {
        report.validationLoss = loss * 1.2;
        report.validationAuroc = 1.0 - 0.2 * loss;
        report.validationAveragePrecision = 1.0 - 0.5 * loss;
    }
    report.secondsLeft = 600.0;
    return report;
}

struct Page {
    testing::TemporaryFolder files;
    TrainingDialog dialog;

    Page() {
        dialog.setEngines({{"kmeans", "k-means distance"}, {"vg-ms-st-gat", "VG-MS-ST-GAT"}});
        dialog.show();
    }
    template <class Widget>
    Widget* find(const char* name) {
        return dialog.findChild<Widget*>(QLatin1String(name));
    }
    QString text(const char* name) { return find<QLabel>(name)->text(); }
    QString file(const char* name) const { return QString::fromStdString((files / name).string()); }
    void choose() {
        find<QLineEdit>("trainingDataset")->setText(QString::fromStdString(files.path().string()));
        find<QLineEdit>("trainingOut")->setText(file("m.safetensors"));
    }
    QPushButton* button(const char* name) { return find<QPushButton>(name); }
    void press(const char* name) { QTest::mouseClick(button(name), Qt::LeftButton); }
};

} // namespace

class TrainingDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        testing::QtWarnings::watch();
        ui_common::applyLook(ui_common::lightTheme());
    }
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }

    void nothingBeginsWithoutRecordingsAndAPlaceForTheModel() {
        Page page;
        QVERIFY(!page.button("trainingStart")->isEnabled());
        page.choose();
        QVERIFY(page.button("trainingStart")->isEnabled());
        page.find<QLineEdit>("trainingOut")->setText(QStringLiteral("/nowhere/at/all/m.safetensors"));
        QVERIFY(!page.button("trainingStart")->isEnabled());
        page.choose();
        page.find<QLineEdit>("trainingDataset")->setText(page.file("missing"));
        QVERIFY(!page.button("trainingStart")->isEnabled());
        QVERIFY(!page.text("trainingNote").isEmpty());
    }

    void whatWasChosenIsAskedFor() {
        Page page;
        page.choose();
        page.find<QComboBox>("trainingEngine")->setCurrentIndex(1);
        page.find<QComboBox>("trainingMode")->setCurrentIndex(1);
        page.find<QSpinBox>("trainingEpochs")->setValue(7);
        page.find<QSpinBox>("trainingSeed")->setValue(5);
        TrainingWishes asked;
        QObject::connect(&page.dialog, &TrainingDialog::startRequested,
                         [&asked](const TrainingWishes& wishes) { asked = wishes; });
        page.button("trainingStart")->setFocus();
        QTest::keyClick(page.button("trainingStart"), Qt::Key_Space);
        QCOMPARE(asked.engine, QStringLiteral("vg-ms-st-gat"));
        QCOMPARE(asked.out, page.file("m.safetensors"));
        QCOMPARE(asked.epochs, 7);
        QCOMPARE(asked.seed, quint64(5));
        QVERIFY(asked.causal && asked.encoder.isEmpty());
    }

    void everyEpochIsOnTheCurvesOfItsWay() {
        Page page;
        page.choose();
        page.dialog.setRunning(true);
        for (const bool causal : {false, true}) {
            for (int epoch = 1; epoch <= 3; ++epoch) {
                page.dialog.addEpoch(reportOf(epoch, causal, 1.0 / epoch));
            }
        }
        const auto* losses = page.find<ui_plots::CurvePlot>("trainingLosses");
        const auto* figures = page.find<ui_plots::CurvePlot>("trainingFigures");
        for (const auto* plot : {losses, figures}) {
            QCOMPARE(plot->curves().size(), std::size_t(4));
            for (const ui_plots::Curve& curve : plot->curves()) {
                QCOMPARE(curve.points.size(), std::size_t(3));
            }
        }
        QCOMPARE(losses->curves()[0].points[1], QPointF(2.0, 0.5));
        QVERIFY(losses->curves()[2].dashed && !losses->curves()[0].dashed);
        QVERIFY(page.text("trainingLeft").contains(QLatin1String("10 min")));
        page.dialog.addEpoch(reportOf(3, true, 0.25)); // taken up again: told once more
        QCOMPARE(losses->curves()[2].points.size(), std::size_t(3));
        QCOMPARE(losses->curves()[2].points[2].y(), 0.25);
        const QImage drawn = page.dialog.grab().toImage();
        QVERIFY(!drawn.isNull());
    }

    void withoutValidationOnlyTheLossIsDrawn() {
        Page page;
        page.dialog.setRunning(true);
        page.dialog.addEpoch(reportOf(1, false, 1.0, false));
        const auto* figures = page.find<ui_plots::CurvePlot>("trainingFigures");
        for (const ui_plots::Curve& curve : figures->curves()) {
            QVERIFY(curve.points.empty());
        }
        QVERIFY(!figures->accessibleDescription().isEmpty()); // it says why
    }

    void pausedItOffersToGoOn() {
        Page page;
        page.choose();
        QSignalSpy asked(&page.dialog, &TrainingDialog::pauseRequested);
        QSignalSpy stopped(&page.dialog, &TrainingDialog::stopRequested);
        QVERIFY(!page.button("trainingPause")->isVisible());
        page.dialog.setRunning(true);
        QVERIFY(!page.find<QLineEdit>("trainingOut")->isEnabled());
        QVERIFY(!page.button("trainingStart")->isVisible());
        const QString pause = page.button("trainingPause")->text();
        page.press("trainingPause");
        QCOMPARE(asked.takeFirst().front().toBool(), true);
        page.dialog.setPaused(true);
        QVERIFY(page.button("trainingPause")->text() != pause);
        const QString said = page.text("trainingNote");
        page.dialog.setProgress(QStringLiteral("Training"), {}, 0.5);
        QCOMPARE(page.text("trainingNote"), said); // it is not going on
        page.press("trainingPause");
        QCOMPARE(asked.takeFirst().front().toBool(), false);
        page.press("trainingStop");
        QCOMPARE(stopped.size(), qsizetype(1));
    }

    void stoppedItSaysWhetherSomethingIsKept() {
        Page page;
        page.choose();
        const QString start = page.button("trainingStart")->text();
        page.dialog.setRunning(true);
        page.dialog.setRunning(false);
        page.dialog.showStopped(true);
        const QString kept = page.text("trainingNote");
        QVERIFY(page.button("trainingStart")->text() != start); // it goes on
        page.dialog.showStopped(false);
        QVERIFY(page.text("trainingNote") != kept);
        QCOMPARE(page.button("trainingStart")->text(), start);
    }

    void theResultNamesItsHashAndWhatWasLeftOut() {
        Page page;
        page.choose();
        TrainingResult result;
        result.file = page.file("m.safetensors");
        result.sha256 = QString(64, QLatin1Char('a'));
        result.recordings = 12;
        result.leftOut = {QStringLiteral("rec/2: annotations.json cannot be read")};
        page.dialog.showResult(result);
        QVERIFY(page.text("trainingNote").contains(result.sha256));
        QVERIFY(page.find<QPlainTextEdit>("trainingLeftOut")->isVisible());
        QVERIFY(page.find<QPlainTextEdit>("trainingLeftOut")->toPlainText().contains(result.leftOut[0]));
        result.leftOut.clear();
        page.dialog.showResult(result);
        QVERIFY(!page.find<QPlainTextEdit>("trainingLeftOut")->isVisible());
    }
};

QTEST_MAIN(TrainingDialogTest)
#include "training_dialog_test.moc"
