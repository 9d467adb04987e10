// SPDX-License-Identifier: GPL-3.0-or-later
// The Evaluation page from the menu, by real widgets.
#include "app/workspace/evaluation_controller.h"
#include "app/workspace/workspace.h"
#include "core/recordings/recording.h"
#include "tests/app/session/application_probe.h"
#include "ui/evaluation/evaluation_page.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTreeView>

using namespace vestigo;

namespace {

/// A data set of one recording whose only anomaly lies where nothing happens, so that it is missed.
class Measured {
public:
    Measured() {
        testing::writeExampleRecording(files / "set/rec/1");
        const auto recording = recordings::openRecording(files / "set/rec/1");
        terminal = QString::fromStdString(recording->terminals.back().id);
        files.write("set/rec/1/annotations.json",
                    R"({"format": "ind-vibe-annotations", "version": 1, "recording": ")" + recording->id +
                        R"(", "anomalies": [{"id": "a1", "terminal": ")" + terminal.toStdString() +
                        R"(", "type": "overload", "start_s": 12.5, "end_s": 13.0}]})");
        files.write("results/1.json",
                    R"({"format": "vestigo-analysis", "version": 1, "recording": {"id": ")" + recording->id +
                        R"("}, "engine": "silent", "step_s": 0.5, "terminals": [{"id": ")" +
                        terminal.toStdString() +
                        R"(", "threshold": 0.5, "t": [8, 12.5, 13, 14], "probability": [0.1, 0.4, 0.3, 0.2],
                            "abnormal": [false, false, false, false]}], "incidents": []})");
        files.write("set/dataset.json",
                    R"({"format": "ind-vibe-dataset", "version": 1, "name": "small", "synthetic": true,
                        "recordings": [{"path": "rec/1", "split": "test"}]})");
        probe.commands.trigger(QStringLiteral("evaluation"));
    }

    ui_evaluation::EvaluationPage* page() { return probe.session->workspace().evaluations().page(); }
    template <class Widget>
    Widget* find(const char* name) {
        return page()->findChild<Widget*>(QLatin1String(name));
    }
    QString path(const char* name) const { return QString::fromStdString((files / name).string()); }
    void wish(const char* dataset) {
        find<QLineEdit>("evaluationDataset")->setText(path(dataset));
        find<QComboBox>("evaluationSource")->setCurrentIndex(1);
        find<QLineEdit>("evaluationModel")->setText(path("results"));
    }
    bool evaluate() {
        QTest::mouseClick(find<QPushButton>("evaluationStart"), Qt::LeftButton);
        return probe.waitUntilIdle();
    }
    QString note() { return find<QLabel>("evaluationNote")->text(); }

    testing::TemporaryFolder files;
    testing::ApplicationProbe probe;
    QString terminal;
};

} // namespace

class EvaluationWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { testing::QtWarnings::watch(); }
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }

    void aMistakeOpensAtItsPlace_data() {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("Enter") << true;
        QTest::newRow("double click") << false;
    }

    void aMistakeOpensAtItsPlace() {
        QFETCH(bool, byKey);
        Measured measured;
        measured.wish("set");
        QVERIFY(measured.evaluate());
        QVERIFY2(measured.page()->result() != nullptr, qPrintable(measured.note()));
        QVERIFY(measured.note().contains(QStringLiteral("Synthetic")));
        QCOMPARE(measured.find<QLabel>("event recall")->text(), QStringLiteral("0.000"));
        QCOMPARE(measured.find<QLabel>("step AUROC")->text(), QStringLiteral("1.000"));
        QVERIFY(measured.page()->showPart(QStringLiteral("mistakes")));
        auto* tree = measured.find<QTreeView>("evaluationMistakes");
        const QModelIndex recording = tree->model()->index(0, 0);
        const QModelIndex mistake = tree->model()->index(0, 0, recording);
        QVERIFY(mistake.isValid());
        tree->scrollTo(mistake);
        tree->setCurrentIndex(mistake);
        if (byKey) {
            QTest::keyClick(tree, Qt::Key_Return);
        } else {
            const QPoint place = tree->visualRect(mistake).center();
            QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, place);
            QTest::mouseDClick(tree->viewport(), Qt::LeftButton, {}, place);
        }
        QVERIFY(
            QTest::qWaitFor([&] { return measured.probe.session->hasRecording(); }, testing::longestWaitMs));
        QVERIFY(measured.probe.waitUntilIdle());
        QCOMPARE(measured.probe.session->terminal(), measured.terminal);
        QCOMPARE(measured.probe.session->time(), 12.5);
        // It is open by now: the next one only goes there.
        measured.probe.session->selectTime(1.0);
        QTest::keyClick(tree, Qt::Key_Return);
        QVERIFY(
            QTest::qWaitFor([&] { return measured.probe.session->time() == 12.5; }, testing::longestWaitMs));
    }

    void savedAndOpenedAgain() {
        Measured measured;
        measured.wish("set");
        QVERIFY(measured.evaluate());
        workspace::EvaluationController& evaluations = measured.probe.session->workspace().evaluations();
        evaluations.save(measured.path("saved.json"));
        QVERIFY(measured.probe.waitUntilIdle());
        QVERIFY(measured.note().contains(QStringLiteral("saved.json")));
        const std::string before = evaluationToJson(*measured.page()->result());
        QVERIFY(measured.probe.run("open-evaluation", {measured.path("saved.json")}));
        QVERIFY(measured.probe.waitUntilIdle());
        QCOMPARE(evaluationToJson(*measured.page()->result()), before);
        measured.files.write("broken.json", "{}");
        evaluations.openFile(measured.path("broken.json"));
        QVERIFY(measured.probe.waitUntilIdle());
        QVERIFY(measured.note().contains(QStringLiteral("broken.json")));
        QVERIFY(measured.page()->result() != nullptr); // what was there stays
    }

    void whatCannotBeMeasuredIsSaid() {
        Measured measured;
        auto* start = measured.find<QPushButton>("evaluationStart");
        QVERIFY(!start->isEnabled()); // no data set yet
        measured.wish("nowhere");
        QVERIFY(start->isEnabled());
        QVERIFY(measured.evaluate());
        QVERIFY(measured.page()->result() == nullptr);
        QVERIFY(measured.note().contains(QStringLiteral("nowhere")));
        QVERIFY(!measured.find<QPushButton>("evaluationSave")->isEnabled());
    }

    void thePageSpeaksChinese() {
        Measured measured;
        measured.wish("set");
        QVERIFY(measured.evaluate());
        auto* table = measured.find<QTableView>("evaluationFigures");
        const auto name = [table] { return table->model()->index(0, 0).data().toString(); };
        const QString before = name();
        QVERIFY(measured.probe.run("language", {"zh_CN"}));
        QVERIFY(QTest::qWaitFor([&] { return name() != before; }));
        QVERIFY(measured.probe.run("language", {"en"}));
        QVERIFY(QTest::qWaitFor([&] { return name() == before; }));
    }
};

QTEST_MAIN(EvaluationWindowTest)
#include "evaluation_window_test.moc"
