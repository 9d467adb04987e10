// SPDX-License-Identifier: GPL-3.0-or-later
// Loose files become a recording, by real widgets.
#include "app/workspace/import_controller.h"
#include "app/workspace/workspace.h"
#include "core/recordings/table_reader.h"
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
#include <QtWidgets/QTabWidget>
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

    /// A table whose time has another name: it is guessed, names and units are edited, a column is left out.
    void columnsAreMappedByHand() {
        Import import;
        import.open({import.write("lathe-01.csv", "Zeit,drehzahl,strom\n0,10,1\n1,20,2\n")});
        QVERIFY(!import.canImport()); // no time
        import.find<QTabWidget>("importPages")->setCurrentIndex(1);
        auto* columns = import.find<QTableView>("importColumns");
        QVERIFY(columns->isVisible());
        QCOMPARE(columns->model()->rowCount(), 3);
        const auto at = [columns](int row, int column) { return columns->model()->index(row, column); };
        // By the keyboard: Enter opens the list of uses, a letter and Enter choose.
        columns->setFocus();
        columns->setCurrentIndex(at(0, 1));
        QTest::keyClick(columns, Qt::Key_Return);
        auto* uses = columns->findChild<QComboBox*>(QStringLiteral("columnUse"));
        QVERIFY(uses != nullptr);
        uses->setCurrentIndex(1);
        Q_EMIT uses->activated(1);
        QCOMPARE(at(0, 1).data().toString(), QStringLiteral("Time, seconds from the start"));
        columns->setCurrentIndex(at(1, 2));
        columns->edit(at(1, 2));
        auto* name = columns->findChild<QLineEdit*>();
        QVERIFY(name != nullptr);
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("spindle speed"));
        QTest::keyClick(name, Qt::Key_Return);
        QTest::qWait(20); // the editor hands over once the key is done with
        QVERIFY(columns->model()->setData(at(1, 3), QStringLiteral("rpm"), Qt::EditRole));
        QVERIFY(columns->model()->setData(at(2, 1), 3, Qt::EditRole)); // left out
        QTest::qWait(500); // longer than the pause in editing that is waited for
        QVERIFY(import.probe.waitUntilIdle());
        QVERIFY2(import.canImport(), qPrintable(import.dialog()->problems().join(QLatin1Char('\n'))));
        QTest::mouseClick(import.find<QPushButton>("importStartButton"), Qt::LeftButton);
        QVERIFY(import.probe.waitUntilIdle());
        QVERIFY(QTest::qWaitFor([&] { return import.probe.session->hasRecording(); }));
        const auto columnsMade =
            recordings::tableColumns((import.files / "made" / "behavior" / "lathe-01.csv").string());
        QVERIFY(columnsMade.ok());
        QStringList made;
        for (const std::string& column : *columnsMade) {
            made += QString::fromStdString(column);
        }
        QCOMPARE(made, QStringList{QStringLiteral("spindle speed [rpm]")});
    }

    /// Taken for something else and back: the camera's name and the columns are still there. So they are when
    /// the dialog was closed and opened again.
    void whatWasSetSurvivesGoingBackAndForth() {
        Import import;
        import.open({import.write("plc-01.csv", "t,x\n0,1\n1,2\n")});
        auto* columns = import.find<QTableView>("importColumns");
        QVERIFY(columns->model()->setData(columns->model()->index(1, 2), QStringLiteral("y"), Qt::EditRole));
        QTest::keyClicks(import.find<QLineEdit>("importSite"), QStringLiteral("Hall 3"));
        auto* kind = import.find<QComboBox>("importKind");
        const auto choose = [kind](recordings::LooseKind wanted) {
            kind->setCurrentIndex(kind->findData(static_cast<int>(wanted)));
            Q_EMIT kind->activated(kind->currentIndex());
        };
        choose(recordings::LooseKind::Video);
        import.find<QComboBox>("importStream")->setCurrentText(QStringLiteral("operator"));
        choose(recordings::LooseKind::Table);
        QCOMPARE(import.dialog()->request().tables.front().mapping.columns[1].name, std::string("y"));
        choose(recordings::LooseKind::Video);
        QCOMPARE(import.dialog()->request().videos.front().stream, std::string("operator"));
        choose(recordings::LooseKind::Table);
        QVERIFY(import.probe.waitUntilIdle());
        QTest::mouseClick(import.find<QPushButton>("importClose"), Qt::LeftButton);
        QVERIFY(import.probe.waitUntilIdle());
        import.probe.commands.run(QStringLiteral("import"));
        QVERIFY(import.dialog()->isVisible());
        QCOMPARE(import.find<QLineEdit>("importSite")->text(), QStringLiteral("Hall 3"));
        QCOMPARE(import.dialog()->request().tables.front().mapping.columns[1].name, std::string("y"));
    }

    /// The first packets of a capture are shown as rows.
    void packetsAreShown() {
        Import import;
        const QByteArray head = QByteArray::fromHex("d4c3b2a1020004000000000000000000ffff000001000000");
        // One Ethernet frame: IPv4, UDP from 10.0.0.1:1000 to 10.0.0.2:2000, no payload.
        const QByteArray frame = QByteArray::fromHex("020000000002"
                                                     "020000000001"
                                                     "0800"
                                                     "4500001c00010000401100000a0000010a000002"
                                                     "03e807d000080000");
        QByteArray packet = QByteArray::fromHex("00000000"
                                                "00000000");
        const auto size = static_cast<char>(frame.size());
        packet += QByteArray(1, size) + QByteArray(3, 0) + QByteArray(1, size) + QByteArray(3, 0) + frame;
        const QString file = QString::fromStdString((import.files / "net.pcap").string());
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(head + packet);
        out.close();
        import.open({file});
        auto* rows = import.find<QTableWidget>("importRows");
        QCOMPARE(rows->rowCount(), 1);
        QCOMPARE(rows->item(0, 1)->text(), QStringLiteral("10.0.0.1"));
        QCOMPARE(rows->item(0, 2)->text(), QStringLiteral("10.0.0.2"));
        QCOMPARE(rows->item(0, 3)->text(), QStringLiteral("udp"));
    }

    /// A folder of pictures alone is no recording; it becomes the camera of one.
    void aDroppedFolderOfPicturesIsImported() {
        Import import;
        QDir().mkpath(QString::fromStdString((import.files / "plc-01.device").string()));
        for (const int ms : {0, 500, 1000}) {
            QImage picture(32, 24, QImage::Format_RGB32);
            picture.fill(Qt::gray);
            QVERIFY(picture.save(QString::fromStdString(
                (import.files / "plc-01.device" / (std::to_string(ms) + ".png")).string())));
        }
        QMimeData data;
        data.setUrls(
            {QUrl::fromLocalFile(QString::fromStdString((import.files / "plc-01.device").string()))});
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(import.probe.window.get(), &enter);
        QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(import.probe.window.get(), &drop);
        QVERIFY(import.dialog() != nullptr);
        QVERIFY(import.probe.waitUntilIdle());
        QCOMPARE(import.find<QLineEdit>("importTerminal")->text(), QStringLiteral("plc-01"));
        import.find<QLineEdit>("importFolder")->setText(import.out());
        QVERIFY2(import.canImport(), qPrintable(import.dialog()->problems().join(QLatin1Char('\n'))));
        QTest::mouseClick(import.find<QPushButton>("importStartButton"), Qt::LeftButton);
        QVERIFY(import.probe.waitUntilIdle());
        QVERIFY(QTest::qWaitFor([&] { return import.probe.session->hasRecording(); }));
        QVERIFY(import.probe.session->recording()->findStream("plc-01", "device") != nullptr);
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
