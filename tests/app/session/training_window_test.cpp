// SPDX-License-Identifier: GPL-3.0-or-later
// A model is trained from the menu, by real widgets.
#include "app/workspace/training_controller.h"
#include "app/workspace/workspace.h"
#include "core/base/hash.h"
#include "core/pipeline/train_run.h"
#include "tests/app/session/application_probe.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyleOption>

using namespace vestigo;

namespace {

struct Trainer {
    testing::ApplicationProbe probe;
    testing::TemporaryFolder files;

    explicit Trainer(int recordings = 3) {
        for (int i = 0; i < recordings; ++i) {
            testing::writeExampleRecording(files / ("days/" + std::to_string(i)));
        }
        probe.commands.trigger(QStringLiteral("training"));
    }
    workspace::TrainingController& trainings() { return probe.session->workspace().trainings(); }
    ui_training::TrainingDialog* dialog() { return trainings().dialog(); }
    template <class Widget>
    Widget* find(const char* name) {
        return dialog()->findChild<Widget*>(QLatin1String(name));
    }
    QString model() const { return QString::fromStdString((files / "m.safetensors").string()); }
    void choose() {
        find<QLineEdit>("trainingDataset")->setText(QString::fromStdString((files / "days").string()));
        auto* engine = find<QComboBox>("trainingEngine");
        engine->setCurrentIndex(engine->findData(QStringLiteral("kmeans")));
        find<QLineEdit>("trainingOut")->setText(model());
    }
    void press(const char* name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
};

} // namespace

class TrainingWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { testing::QtWarnings::watch(); }
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }

    void aModelIsTrainedAndNamedByItsHash() {
        Trainer trainer;
        trainer.choose();
        trainer.press("trainingStart");
        QVERIFY(trainer.trainings().isRunning());
        QVERIFY(trainer.probe.waitUntilIdle());
        const QString note = trainer.find<QLabel>("trainingNote")->text();
        const auto hash = sha256OfFile(trainer.model().toStdString());
        QVERIFY2(hash.finished(), qPrintable(note));
        QVERIFY2(note.contains(QString::fromStdString(hash.value())), qPrintable(note));
    }

    void stoppedAndPausedByHand() {
        Trainer trainer(6);
        trainer.choose();
        trainer.press("trainingStart");
        trainer.press("trainingPause");
        QTest::qWait(200);
        trainer.press("trainingPause"); // goes on
        trainer.press("trainingStop");
        QVERIFY(trainer.probe.waitUntilIdle());
        QVERIFY(trainer.find<QPushButton>("trainingStart")->isVisible());
        QVERIFY(!trainer.find<QLabel>("trainingNote")->text().isEmpty());
        QVERIFY(!std::filesystem::exists(trainer.model().toStdString()));
        trainer.press("trainingStart");
        QVERIFY(trainer.probe.waitUntilIdle());
        QVERIFY(std::filesystem::exists(trainer.model().toStdString()));
    }

    void hiddenItGoesOnAndTheWindowAsksBeforeItCloses() {
        Trainer trainer(6);
        trainer.choose();
        trainer.press("trainingStart");
        trainer.trainings().setPaused(true); // however fast the machine is
        trainer.press("trainingClose");
        QVERIFY(!trainer.dialog()->isVisible());
        QVERIFY(trainer.trainings().isRunning());
        QVERIFY(!trainer.probe.window->close());
        auto* question = trainer.probe.window->findChild<QMessageBox*>(QStringLiteral("trainingQuestion"));
        QVERIFY(question != nullptr && question->isVisible());
        QTest::mouseClick(question->buttons().at(1), Qt::LeftButton);
        QVERIFY(trainer.probe.window->isVisible());
        QVERIFY(trainer.trainings().isRunning());
        QTest::qWait(50);
        QVERIFY(!trainer.probe.window->close());
        question = trainer.probe.window->findChild<QMessageBox*>(QStringLiteral("trainingQuestion"));
        QVERIFY(question != nullptr);
        QTest::mouseClick(question->buttons().at(0), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return !trainer.probe.window->isVisible(); }, 5000));
        QVERIFY(trainer.probe.waitUntilIdle());
        QVERIFY(!std::filesystem::exists(trainer.model().toStdString()));
    }

    void aScriptTrainsAndGoesBack() {
        Trainer trainer;
        const auto result = trainer.probe.commands.run(
            QStringLiteral("train"), {QString::fromStdString((trainer.files / "days").string()),
                                      QStringLiteral("kmeans"), trainer.model()});
        QCOMPARE(result.problem, QString());
        QVERIFY(result.finished &&
                QTest::qWaitFor([&] { return result.finished(); }, testing::longestWaitMs));
        QVERIFY(std::filesystem::exists(trainer.model().toStdString()));
        QVERIFY(!trainer.probe.run("model-back")); // nothing is adopted
        QVERIFY(!trainer.probe.run("stop-training"));
    }

    /// Only an engine of which a model ships can begin with it, and only with the eyes of that model.
    void whatItBeginsWithCanBeChosenWhereAModelShips() {
        Trainer trainer(1);
        QCOMPARE(trainer.find<QComboBox>("trainingEngine")->currentData().toString(),
                 QStringLiteral("vg-ms-st-gat")); // the main engine, unless another is chosen
        trainer.choose();
        auto* beginning = trainer.find<QComboBox>("trainingBeginning");
        auto* engine = trainer.find<QComboBox>("trainingEngine");
        QVERIFY(!beginning->isEnabled());
        engine->setCurrentIndex(engine->findData(QStringLiteral("vg-ms-st-gat")));
        QVERIFY(beginning->isEnabled());
        QVERIFY(!trainer.dialog()->wishes().fromNothing);
        beginning->setFocus();
        QTest::keyClick(beginning, Qt::Key_Down);
        QVERIFY(trainer.dialog()->wishes().fromNothing);
        auto* encoder = trainer.find<QComboBox>("trainingEncoder");
        encoder->setCurrentIndex(1);
        QVERIFY(!beginning->isEnabled());
        encoder->setCurrentIndex(0);
        beginning->setCurrentIndex(0);
        engine->setCurrentIndex(engine->findData(QStringLiteral("kmeans")));
        QCOMPARE(beginning->currentIndex(), 1); // it begins with nothing, and says so
        engine->setCurrentIndex(engine->findData(QStringLiteral("vg-ms-st-gat")));
        QCOMPARE(beginning->currentIndex(), 0); // the choice is kept
    }

    /// What is chosen can be read whole, in each language.
    void noChoiceIsCutOff() {
        Trainer trainer(0);
        for (const char* language : {"zh_CN", "en"}) {
            QVERIFY(trainer.probe.run("language", {QLatin1String(language)}));
            QTRY_COMPARE(trainer.probe.session->language(), QLatin1String(language));
            for (const QComboBox* choice : trainer.dialog()->findChildren<QComboBox*>()) {
                QStyleOptionComboBox option;
                option.initFrom(choice);
                const QRect words = choice->style()->subControlRect(QStyle::CC_ComboBox, &option,
                                                                    QStyle::SC_ComboBoxEditField, choice);
                for (int i = 0; i < choice->count(); ++i) {
                    const int needed = choice->fontMetrics().horizontalAdvance(choice->itemText(i));
                    QVERIFY2(needed <= words.width(), qPrintable(choice->itemText(i)));
                }
            }
        }
    }

    void thePageSpeaksChinese() {
        Trainer trainer(0);
        auto* start = trainer.find<QPushButton>("trainingStart");
        const QString before = start->text();
        QVERIFY(trainer.probe.run("language", {"zh_CN"}));
        QVERIFY(QTest::qWaitFor([&] { return start->text() != before; }));
        QVERIFY(trainer.probe.run("language", {"en"}));
        QVERIFY(QTest::qWaitFor([&] { return start->text() == before; }));
    }
};

QTEST_MAIN(TrainingWindowTest)
#include "training_window_test.moc"
