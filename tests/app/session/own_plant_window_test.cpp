// SPDX-License-Identifier: GPL-3.0-or-later
// From a folder of recordings to an adopted model and back, by real widgets.
#include "app/workspace/own_plant_controller.h"
#include "app/workspace/workspace.h"
#include "core/pipeline/train_run.h"
#include "tests/app/session/application_probe.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableWidget>

using namespace vestigo;

namespace {

struct Plant {
    testing::TemporaryFolder files;
    testing::ApplicationProbe probe;

    Plant() {
        for (int i = 0; i < 5; ++i) {
            testing::writeExampleRecording(files / ("days/" + std::to_string(i)));
        }
        pipeline::TrainRequest request;
        request.dataset = files / "days";
        request.out = files / "base.safetensors";
        SilentProgress silent;
        trained = pipeline::trainRun(request, {}, silent).finished();
        open();
    }
    void open() { probe.commands.run(QStringLiteral("own-plant"), {folder()}); }
    workspace::OwnPlantController& plants() { return probe.session->workspace().ownPlants(); }
    QString folder() const { return QString::fromStdString((files / "days").string()); }
    template <class Widget>
    Widget* find(const char* name) {
        return plants().dialog()->findChild<Widget*>(QLatin1String(name));
    }
    QPushButton* button(const char* step) {
        return find<QPushButton>(qPrintable(QStringLiteral("plantStep%1Button").arg(QLatin1String(step))));
    }
    QString text(const char* step) {
        return find<QLabel>(qPrintable(QStringLiteral("plantStep%1Text").arg(QLatin1String(step))))->text();
    }
    /// Presses a step's button and waits for it.
    bool doStep(const char* step) {
        if (!button(step)->isEnabled()) {
            return false;
        }
        QTest::mouseClick(button(step), Qt::LeftButton);
        return probe.waitUntilIdle();
    }
    QString note() { return find<QLabel>("ownPlantNote")->text(); }
    bool trained = false;
};

} // namespace

class OwnPlantWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { testing::QtWarnings::watch(); }
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }

    void fromAFolderToAnAdoptedModelAndBack() {
        Plant plant;
        QVERIFY(plant.trained && plant.probe.waitUntilIdle());
        QCOMPARE(plant.probe.offeredFirst, QStringLiteral("vg-ms-st-gat")); // of the model that ships
        QVERIFY2(plant.text("Recordings").contains(QLatin1String("5")), qPrintable(plant.text("Recordings")));
        QVERIFY(plant.button("Calibrate")->isEnabled()); // from the model that ships, if no other is given
        plant.find<QLineEdit>("ownPlantBase")
            ->setText(QString::fromStdString((plant.files / "base.safetensors").string()));
        QVERIFY2(plant.doStep("Calibrate"), qPrintable(plant.note()));
        QVERIFY2(plant.button("Compare")->isEnabled(), qPrintable(plant.note()));
        QVERIFY(!plant.button("Adopt")->isEnabled()); // compare first
        QVERIFY2(plant.doStep("FineTune"), qPrintable(plant.text("FineTune")));
        QVERIFY2(plant.doStep("Compare"), qPrintable(plant.note()));
        auto* table = plant.find<QTableWidget>("ownPlantFigures");
        QVERIFY2(table->isVisible() && table->rowCount() > 2, qPrintable(plant.note()));
        QVERIFY(!plant.probe.session->models().inUse().value());
        QVERIFY2(plant.doStep("Adopt"), qPrintable(plant.note()));
        const auto adopted = plant.probe.session->models().inUse();
        QVERIFY(adopted && *adopted);
        QVERIFY(!(*adopted)->comparison.empty());
        QVERIFY(!plant.button("Adopt")->isEnabled());
        QVERIFY(plant.probe.open(plant.folder() + QStringLiteral("/0")));
        QVERIFY(plant.probe.analyse());
        QCOMPARE(plant.probe.session->analysis()->modelSha256, (*adopted)->sha256);
        QTest::mouseClick(plant.find<QPushButton>("ownPlantBack"), Qt::LeftButton);
        QVERIFY(!plant.probe.session->models().inUse().value());
        QVERIFY(plant.button("Adopt")->isEnabled());
        QVERIFY(plant.probe.analyse());
        QVERIFY(plant.probe.session->analysis()->modelSha256 != (*adopted)->sha256); // the one that ships
    }

    void whatWasLeftIsTakenUpAgain() {
        Plant plant;
        QVERIFY(plant.trained && plant.probe.waitUntilIdle());
        plant.find<QLineEdit>("ownPlantBase")
            ->setText(QString::fromStdString((plant.files / "base.safetensors").string()));
        QTest::mouseClick(plant.button("Calibrate"), Qt::LeftButton);
        QTest::mouseClick(plant.find<QPushButton>("ownPlantStop"), Qt::LeftButton);
        QVERIFY(plant.probe.waitUntilIdle());
        QVERIFY(!plant.button("Compare")->isEnabled());
        QVERIFY(plant.doStep("Calibrate"));
        const QString said = plant.text("Calibrate");
        QTest::mouseClick(plant.find<QPushButton>("ownPlantClose"), Qt::LeftButton);
        delete plant.plants().dialog(); // as after a new start of the application
        plant.probe.session->workspace().ownPlants().setPlaces(plant.probe.folder / "models",
                                                               plant.probe.folder / "plants");
        plant.open();
        QVERIFY(plant.doStep("Recordings")); // reads what was kept
        QCOMPARE(plant.text("Calibrate"), said);
        QVERIFY(plant.button("Compare")->isEnabled());
        QVERIFY(!said.contains(QLatin1String("hindered view")));
        // The same where views were hindered all the time.
        const pipeline::OwnPlant kept(plant.probe.folder / "plants", plant.files / "days");
        auto state = kept.load();
        QVERIFY(state && state->calibrated);
        state->calibrated->cameraAlarms = 16;
        QVERIFY(kept.save(*state));
        QVERIFY(plant.doStep("Recordings"));
        QVERIFY2(plant.text("Calibrate")
                     .contains(QLatin1String("16 alarms in it would have been for a hindered view")),
                 qPrintable(plant.text("Calibrate")));
    }

    void aFolderWithoutRecordingsIsSaid() {
        Plant plant;
        QVERIFY(plant.probe.waitUntilIdle());
        plant.probe.commands.run(QStringLiteral("own-plant"),
                                 {QString::fromStdString((plant.files / "nowhere").string())});
        QVERIFY(plant.probe.waitUntilIdle());
        QVERIFY(plant.note().contains(QLatin1String("nowhere")));
        QVERIFY(!plant.button("Calibrate")->isEnabled());
    }

    void thePageSpeaksChinese() {
        Plant plant;
        QVERIFY(plant.probe.waitUntilIdle());
        const QString before = plant.text("Recordings");
        QVERIFY(plant.probe.run("language", {"zh_CN"}));
        QVERIFY(QTest::qWaitFor([&] { return plant.text("Recordings") != before; }));
        QVERIFY(plant.probe.run("language", {"en"}));
        QVERIFY(QTest::qWaitFor([&] { return plant.text("Recordings") == before; }));
    }
};

QTEST_MAIN(OwnPlantWindowTest)
#include "own_plant_window_test.moc"
