// SPDX-License-Identifier: GPL-3.0-or-later
// Loose files become a recording, by real widgets.
#include "app/workspace/import_controller.h"
#include "app/workspace/workspace.h"
#include "tests/app/session/application_probe.h"
#include "ui/import/import_dialog.h"

#include <QtCore/QDir>
#include <QtCore/QMimeData>
#include <QtCore/QUrl>
#include <QtGui/QDropEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTableWidget>

using namespace vestigo;

namespace {

const char* const table = "timestamp,speed [rpm],note\n"
                          "2024-05-17T01:32:00Z,10,a\n2024-05-17T01:32:01Z,12,b\n2024-05-17T01:32:09Z,9,c\n";

struct Import {
    testing::ApplicationProbe probe;
    testing::TemporaryFolder files;

    ui_import::ImportDialog* dialog() { return probe.session->workspace().imports().dialog(); }
    template <class Widget>
    Widget* find(const char* name) {
        return dialog()->findChild<Widget*>(QLatin1String(name));
    }
    QString write(const char* name, const char* content) {
        return QString::fromStdString(files.write(name, content).string());
    }
    void open(const QStringList& paths) {
        probe.commands.run(QStringLiteral("import"), paths);
        QVERIFY(probe.waitUntilIdle());
        find<QLineEdit>("importFolder")->setText(out());
    }
    QString out() const { return QString::fromStdString((files / "made").string()); }
    void select(int row) { find<QTableView>("importFiles")->selectRow(row); }
    bool canImport() { return find<QPushButton>("importStartButton")->isEnabled(); }
};

} // namespace

class ImportWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { testing::QtWarnings::watch(); }
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }

    void filesBecomeTheOpenRecording() {
        Import import;
        import.open({import.write("plc-01_data.csv", table),
                     import.write("orders.csv", "t,terminal,instruction,actor,result\n1,plc-01,go,op,ok\n")});
        auto* rows = import.find<QTableWidget>("importRows");
        QCOMPARE(rows->rowCount(), 3);
        QVERIFY(rows->horizontalHeaderItem(0)->text().contains(QStringLiteral("time")));
        QVERIFY(rows->horizontalHeaderItem(1)->text().contains(QStringLiteral("rpm")));
        QCOMPARE(import.find<QLineEdit>("importTerminal")->text(), QStringLiteral("plc-01"));
        auto* zone = import.find<QComboBox>("importZone");
        zone->setCurrentText(QStringLiteral("+08:00"));
        Q_EMIT zone->activated(zone->currentIndex());
        QCOMPARE(import.find<QLineEdit>("importStart")->text(), QStringLiteral("2024-05-17 09:32:00"));
        import.find<QDoubleSpinBox>("importOffset")->setValue(0.25);
        QTest::keyClicks(import.find<QLineEdit>("importSite"), QStringLiteral("Hall 3"));
        QVERIFY2(import.canImport(), qPrintable(import.dialog()->problems().join(QLatin1Char('\n'))));
        QTest::mouseClick(import.find<QPushButton>("importStartButton"), Qt::LeftButton);
        QVERIFY(import.probe.waitUntilIdle());
        QVERIFY(QTest::qWaitFor([&] { return import.probe.session->hasRecording(); }));
        QVERIFY(import.dialog() == nullptr || !import.dialog()->isVisible());
        const recordings::Recording& made = *import.probe.session->recording();
        QCOMPARE(made.site, std::string("Hall 3"));
        QCOMPARE(formatTimestamp(*made.startedAt), std::string("2024-05-17T09:32:00+08:00"));
        QCOMPARE(made.findStream("plc-01", "behavior")->offsetSeconds, 0.25);
        QVERIFY(made.instructions.has_value());
    }

    void nothingIsWrittenWhileThereIsAProblem() {
        Import import;
        import.open({import.write("a.csv", "t,x\n0,1\n1,2\n"), import.write("b.csv", "t,x\n0,1\n1\n2,3\n")});
        QVERIFY(!import.canImport());
        QVERIFY(import.dialog()->problems().join(QLatin1Char('\n')).contains(QStringLiteral("line 3")));
        import.select(1);
        QTest::mouseClick(import.find<QPushButton>("importRemove"), Qt::LeftButton);
        QVERIFY(import.canImport());
        import.find<QLineEdit>("importFolder")->setText(QDir::homePath());
        QVERIFY(!import.canImport());
        QVERIFY(!QFileInfo::exists(import.out()));
    }

    void twoFilesForOneStreamAreSaidUntilOneIsAnother() {
        Import import;
        import.open({import.write("1/plc-01.csv", "t,x\n0,1\n"), import.write("2/plc-01.csv", "t,x\n0,1\n")});
        QVERIFY(!import.canImport());
        import.select(1);
        auto* terminal = import.find<QLineEdit>("importTerminal");
        terminal->selectAll();
        QTest::keyClicks(terminal, QStringLiteral("plc-02"));
        QVERIFY(import.canImport());
    }

    void anEstimatedOffsetWaitsUntilItIsTaken() {
        Import import;
        import.open({import.write("plc-01.csv", "t,x\n0,1\n1,2\n")});
        // The estimate of a video that there is, made known by the dialog's own slot.
        auto file = recordings::LooseFile();
        file.file = import.write("plc-01.mp4", "").toStdString();
        file.kind = recordings::LooseKind::Video;
        file.terminal = "plc-01";
        file.stream = "device";
        import.dialog()->blockSignals(true);
        import.dialog()->addFiles({QString::fromStdString(file.file.string())});
        import.dialog()->blockSignals(false);
        import.dialog()->showFile(file);
        import.dialog()->showOffers({{ QStringLiteral("plc-01"), QStringLiteral("device"), -0.4, 0.8, {} }});
        import.select(1);
        QVERIFY(import.find<QLabel>("importOffer")->text().contains(QStringLiteral("-0.40")));
        QCOMPARE(import.dialog()->request().videos.front().offsetSeconds, 0.0);
        QTest::mouseClick(import.find<QPushButton>("importTakeOffer"), Qt::LeftButton);
        QCOMPARE(import.dialog()->request().videos.front().offsetSeconds, -0.4);
    }

    void droppedFilesOpenTheDialog() {
        Import import;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(import.write("plc-01.csv", "t,x\n0,1\n"))});
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(import.probe.window.get(), &enter);
        QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(import.probe.window.get(), &drop);
        QVERIFY(import.dialog() != nullptr);
        QVERIFY(import.probe.waitUntilIdle());
        QCOMPARE(import.find<QTableView>("importFiles")->model()->rowCount(), 1);
    }
};

QTEST_MAIN(ImportWindowTest)
#include "import_window_test.moc"
