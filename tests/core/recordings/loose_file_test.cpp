// SPDX-License-Identifier: GPL-3.0-or-later
// What is seen of loose files before they are imported.
#include "core/recordings/loose_file.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

using namespace vestigo;
using namespace vestigo::recordings;

class LooseFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesTellTerminalAndStream_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("terminal");
        QTest::addColumn<QString>("stream");
        QTest::newRow("dot") << "plc-01.operator.mp4"
                             << "plc-01"
                             << "operator";
        QTest::newRow("underscore") << "/a/plc-01_Behaviour.csv"
                                    << "plc-01"
                                    << "behavior";
        QTest::newRow("folder") << "press-2/device.mkv"
                                << "press-2"
                                << "device";
        QTest::newRow("camera") << "gate 7 cam.avi"
                                << "gate 7"
                                << "device";
        QTest::newRow("none") << "robot-3.csv"
                              << "robot-3"
                              << "";
        QTest::newRow("alone") << "device.mp4"
                               << "device"
                               << "";
    }
    void namesTellTerminalAndStream() {
        QFETCH(QString, file);
        const LooseName name = guessName(file.toStdString());
        QTEST(QString::fromStdString(name.terminal), "terminal");
        QTEST(QString::fromStdString(name.stream), "stream");
    }

    void unitsStandInNames() {
        QCOMPARE(unitOfColumn("speed [rpm]"), std::string("rpm"));
        QCOMPARE(unitOfColumn("current (A)"), std::string("A"));
        QCOMPARE(unitOfColumn("oil_bar"), std::string("bar"));
        QCOMPARE(unitOfColumn("joint_position"), std::string());
        QCOMPARE(unitOfColumn("_s"), std::string());
    }

    void aTableIsSeenWhole() {
        const testing::TemporaryFolder folder;
        const auto file = folder.write("cnc-01_data.csv", "t;load [kW];state\n0,5;1,25;run\n1,0;2,5;stop\n");
        const auto loose = inspectLooseFile(file, {});
        QVERIFY(loose.finished());
        QCOMPARE(loose.value().kind, LooseKind::Table);
        QCOMPARE(loose.value().terminal, std::string("cnc-01"));
        QCOMPARE(loose.value().stream, std::string("behavior"));
        QCOMPARE(loose.value().separator, ';');
        QCOMPARE(loose.value().timeColumn, std::string("t"));
        QCOMPARE(loose.value().rows.size(), std::size_t(2));
        QVERIFY(loose.value().columns[1].isNumeric);
        QCOMPARE(loose.value().columns[1].unit, std::string("kW"));
        QVERIFY(!loose.value().columns[2].isNumeric);
        QCOMPARE(loose.value().table->lastSeconds, 1.0);
        QVERIFY(loose.value().problems.empty());
    }

    void aProblemHasItsPlaceAndRemedy() {
        const testing::TemporaryFolder folder;
        const auto file = folder.write("plc-01.csv", "t,x\n0,1\n1,2,3\n2,4\n");
        const auto loose = inspectLooseFile(file, {});
        QVERIFY(loose.finished());
        QCOMPARE(loose.value().problems.size(), std::size_t(1));
        QCOMPARE(loose.value().problems.front().place, std::string("line 3"));
        QVERIFY(loose.value().problems.front().remedy.source != nullptr);
    }

    void logsAreKnownByTheirColumns() {
        const testing::TemporaryFolder folder;
        const auto instructions =
            folder.write("a.csv", "t,terminal,instruction,actor,result\n1,p,go,op,ok\n");
        const auto messages = folder.write("b.csv", "t,src,dst,protocol,bytes,status\n1,a,b,mqtt,9,ok\n");
        QCOMPARE(inspectLooseFile(instructions, {}).value().kind, LooseKind::Instructions);
        const auto loose = inspectLooseFile(messages, {});
        QCOMPARE(loose.value().kind, LooseKind::Communication);
        QCOMPARE(loose.value().log->events, std::uint64_t(1));
    }

    void aBrokenVideoIsAProblem() {
        const testing::TemporaryFolder folder;
        const auto loose = inspectLooseFile(folder.write("x.mp4", "no video"), {});
        QVERIFY(loose.finished());
        QCOMPARE(loose.value().kind, LooseKind::Video);
        QCOMPARE(loose.value().problems.size(), std::size_t(1));
    }

    void aRequestIsCheckedBeforeAnythingIsWritten() {
        const testing::TemporaryFolder folder;
        ImportRequest request;
        request.out = folder / "out";
        QCOMPARE(checkImport(request).size(), std::size_t(1)); // nothing to import
        request.tables = {{"a", "x.csv"}, {"a", "y.csv"}};
        request.startedAt = "yesterday";
        request.out = folder.path() / "missing" / "out";
        const std::vector<Error> problems = checkImport(request);
        QCOMPARE(problems.size(), std::size_t(3));
        QCOMPARE(problems[0].code, ErrorCode::Duplicate);
        QCOMPARE(problems[1].place, std::string("started_at"));
        QCOMPARE(problems[2].code, ErrorCode::FileMissing);
        QVERIFY(!std::filesystem::exists(request.out));
    }

    void anOffsetIsWrittenAndLengthensTheRecording() {
        const testing::TemporaryFolder folder;
        ImportRequest request;
        request.out = folder / "out";
        request.tables = {{"plc-01", folder.write("t.csv", "t,x\n0,1\n10,2\n"), 2.5}};
        SilentProgress silent;
        const auto made = importRecording(request, {}, silent);
        QVERIFY(made.finished());
        QCOMPARE(made.value().terminals.front().streams.front().offsetSeconds, 2.5);
        QCOMPARE(made.value().durationSeconds, 12.5);
    }
};

QTEST_GUILESS_MAIN(LooseFileTest)
#include "loose_file_test.moc"
