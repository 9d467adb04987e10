// SPDX-License-Identifier: GPL-3.0-or-later
// A synthetic plant from the menu, by real widgets.
#include "app/workspace/plant_controller.h"
#include "app/workspace/workspace.h"
#include "core/dataset/dataset_file.h"
#include "tests/app/session/application_probe.h"
#include "ui/synthetic/plant_dialog.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

#include <algorithm>

using namespace vestigo;

namespace {

struct NewPlant {
    testing::ApplicationProbe probe;
    testing::TemporaryFolder files;

    NewPlant() { probe.commands.trigger(QStringLiteral("new-plant")); }
    ui_synthetic::PlantDialog* dialog() { return probe.session->workspace().plants().dialog(); }
    template <class Widget>
    Widget* find(const char* name) {
        return dialog()->findChild<Widget*>(QLatin1String(name));
    }
    QString folder() const { return QString::fromStdString((files / "plant").string()); }
    void wish(int recordings, bool videos = false) {
        find<QLineEdit>("plantFolder")->setText(folder());
        find<QComboBox>("plantSize")->setCurrentIndex(0);
        find<QSpinBox>("plantRecordings")->setValue(recordings);
        find<QDoubleSpinBox>("plantSeconds")->setValue(20.0);
        find<QSpinBox>("plantSeed")->setValue(5);
        find<QCheckBox>("plantVideos")->setChecked(videos);
    }
    void start() { QTest::mouseClick(find<QPushButton>("plantStart"), Qt::LeftButton); }
};

} // namespace

class PlantWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { testing::QtWarnings::watch(); }
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }

    void aPlantIsDrawnAndOpened() {
        NewPlant plant;
        plant.wish(4);
        plant.start();
        QVERIFY(plant.probe.waitUntilIdle());
        QVERIFY(QTest::qWaitFor([&] { return plant.probe.session->hasRecording(); }, testing::longestWaitMs));
        QVERIFY(plant.dialog() == nullptr || !plant.dialog()->isVisible());
        const auto made = dataset::openDataset(plant.folder().toStdString());
        QVERIFY(made.ok());
        QCOMPARE(made->recordings.size(), std::size_t(4));
        const std::string opened = plant.probe.session->recording()->folder.string();
        QVERIFY(
            std::any_of(made->recordings.begin(), made->recordings.end(),
                        [&](const dataset::DatasetEntry& entry) { return entry.folder.string() == opened; }));
        QCOMPARE(plant.probe.session->recording()->durationSeconds, 20.0);
    }

    void nothingBeginsWhereNothingCanBeMade() {
        NewPlant plant;
        QVERIFY(!plant.find<QPushButton>("plantStart")->isEnabled());
        plant.wish(1);
        QVERIFY(plant.find<QPushButton>("plantStart")->isEnabled());
        plant.find<QLineEdit>("plantFolder")->setText(QStringLiteral("/nowhere/at/all"));
        QVERIFY(!plant.find<QPushButton>("plantStart")->isEnabled());
        plant.files.write("full/something", "x");
        plant.find<QLineEdit>("plantFolder")
            ->setText(QString::fromStdString((plant.files / "full").string()));
        QVERIFY(!plant.find<QPushButton>("plantStart")->isEnabled());
        QVERIFY(!plant.find<QLabel>("plantNote")->text().isEmpty());
    }

    void stoppingKeepsWhatIsFinished() {
        NewPlant plant;
        plant.wish(2000);
        plant.start();
        auto* progress = plant.find<QProgressBar>("plantProgress");
        QVERIFY(QTest::qWaitFor([&] { return progress->value() > 1; }, testing::longestWaitMs));
        QVERIFY(!plant.find<QSpinBox>("plantSeed")->isEnabled());
        QTest::mouseClick(plant.find<QPushButton>("plantClose"), Qt::LeftButton); // "Stop"
        QVERIFY(plant.probe.waitUntilIdle());
        QVERIFY(plant.dialog()->isVisible());
        QVERIFY(!plant.find<QLabel>("plantNote")->text().isEmpty());
        const auto made = dataset::openDataset(plant.folder().toStdString());
        QVERIFY(made.ok() && !made->recordings.empty() && made->recordings.size() < 2000);
        QVERIFY(recordings::openRecording(made->recordings.front().folder).ok());
        QVERIFY(!plant.probe.session->hasRecording());
    }

    void theDialogSpeaksChinese() {
        NewPlant plant;
        auto* start = plant.find<QPushButton>("plantStart");
        const QString before = start->text();
        QVERIFY(plant.probe.run("language", {"zh_CN"}));
        QVERIFY(QTest::qWaitFor([&] { return start->text() != before; }));
        QVERIFY(plant.probe.run("language", {"en"}));
        QVERIFY(QTest::qWaitFor([&] { return start->text() == before; }));
    }
};

QTEST_MAIN(PlantWindowTest)
#include "plant_window_test.moc"
