// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/script/script_runner.h"
#include "tests/support/covered_camera.h"
#include "tests/support/temporary_folder.h"
#include "ui/commands/command_registry.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtGui/QImage>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace vestigo;
using testing::TemporaryFolder;

namespace {

struct Ended {
    int status = -1;
    QString errors;
};

/// The program itself, on a project in `folder`.
Ended runProgram(const TemporaryFolder& folder, const QString& script) {
    QProcess program;
    program.setWorkingDirectory(QString::fromStdString(folder.path().string()));
    program.start(QStringLiteral(VESTIGO_BINARY_DIR "/bin/vestigo"),
                  {QStringLiteral("--project"), QString::fromStdString((folder / "project").string()),
                   QStringLiteral("--script"), script});
    if (!program.waitForFinished(240000)) {
        program.kill();
        program.waitForFinished();
        return {-1, QStringLiteral("did not end: ") + program.readAllStandardError()};
    }
    const QString errors = QString::fromUtf8(program.readAllStandardError());
    return {program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -2, errors};
}

QString write(const TemporaryFolder& folder, const std::string& text) {
    return QString::fromStdString(folder.write("test.script", text).string());
}

ui_commands::Command command(const char* id, const char* arguments,
                             std::function<ui_commands::CommandResult(const QStringList&)> run) {
    ui_commands::Command made;
    made.id = QLatin1String(id);
    made.title = id;
    made.arguments = QLatin1String(arguments);
    made.run = std::move(run);
    return made;
}

} // namespace

class ScriptTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesCommentsAndQuotes() {
        ui_commands::CommandRegistry registry;
        registry.add(command("say", "[WORDS]", {}));
        const TemporaryFolder folder;
        const QString file =
            write(folder, "# a comment\n\n  say one  two\nsay \"with blanks\" \"a \\\"b\\\"\"\r\nsay\n");
        const auto lines = script::readScript(file, registry);
        QVERIFY(lines.ok());
        QCOMPARE(lines->size(), std::size_t(3));
        QCOMPARE((*lines)[0].number, 3);
        QCOMPARE((*lines)[0].words, QStringList({"say", "one", "two"}));
        QCOMPARE((*lines)[1].words, QStringList({"say", "with blanks", "a \"b\""}));
        QCOMPARE((*lines)[2].number, 5);
    }

    void aLineBeginsWhenTheOneBeforeHasEnded() {
        ui_commands::CommandRegistry registry;
        QStringList done;
        int asked = 0;
        registry.add(command("slow", "", [&](const QStringList&) {
            return ui_commands::CommandResult{{}, [&] {
                                                  done += QStringLiteral("asked");
                                                  return ++asked == 3;
                                              }};
        }));
        registry.add(command("quick", "", [&](const QStringList&) {
            done += QStringLiteral("quick");
            return ui_commands::CommandResult{};
        }));
        const TemporaryFolder folder;
        const QString file = write(folder, "slow\nquick\n");
        script::ScriptRunner runner(registry, file, script::readScript(file, registry).take());
        QSignalSpy finished(&runner, &script::ScriptRunner::finished);
        runner.start();
        QVERIFY(finished.wait());
        QCOMPARE(done, QStringList({"asked", "asked", "asked", "quick"}));
    }

    void stopsAtTheFirstProblemAndNamesTheLine() {
        ui_commands::CommandRegistry registry;
        int ran = 0;
        registry.add(command("good", "", [&](const QStringList&) {
            ++ran;
            return ui_commands::CommandResult{};
        }));
        registry.add(command("bad", "THING", [](const QStringList&) {
            return ui_commands::CommandResult{QStringLiteral("it broke"), {}};
        }));
        const TemporaryFolder folder;
        const QString file = write(folder, "good\n\nbad apple\ngood\n");
        script::ScriptRunner runner(registry, file, script::readScript(file, registry).take());
        QSignalSpy failed(&runner, &script::ScriptRunner::failed);
        runner.start();
        QVERIFY(failed.wait());
        QCOMPARE(failed.front().front().toString(), file + QStringLiteral(":3: it broke"));
        QTest::qWait(100);
        QCOMPARE(ran, 1);
    }

    void whatIsWrongIsSaidBeforeAnythingRuns_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("place");
        QTest::newRow("no such command") << "good\nfly away\n"
                                         << "2";
        QTest::newRow("open quotation") << "good \"x\n"
                                        << "1";
    }
    void whatIsWrongIsSaidBeforeAnythingRuns() {
        QFETCH(QString, text);
        QFETCH(QString, place);
        ui_commands::CommandRegistry registry;
        registry.add(command("good", "[X]", {}));
        const TemporaryFolder folder;
        const auto lines = script::readScript(write(folder, text.toStdString()), registry);
        QVERIFY(!lines.ok());
        QCOMPARE(QString::fromStdString(lines.error().place), place);
    }

    /// From an unknown recording to its root cause and a report in three actions.
    void openFindTheCauseExport() {
        const TemporaryFolder folder;
        const Ended ended =
            runProgram(folder, QStringLiteral(VESTIGO_SOURCE_DIR "/tests/app/script/root_cause.script"));
        QVERIFY2(ended.status == 0, qPrintable(ended.errors));
        QFile pdf(QString::fromStdString((folder / "report.pdf").string()));
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        QVERIFY(pdf.read(5) == "%PDF-");
        const QImage window(QString::fromStdString((folder / "window.png").string()));
        QCOMPARE(window.size(), QSize(1280, 720));
    }

    void theProgramEndsWithOneAndSaysWhere() {
        const TemporaryFolder folder;
        const QString file = write(folder, "size 800 600\nopen /nowhere/at/all\nwait ready\nquit\n");
        const Ended ended = runProgram(folder, file);
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.errors.contains(file + QStringLiteral(":")), qPrintable(ended.errors));
        QVERIFY2(ended.errors.contains("/nowhere/at/all"), qPrintable(ended.errors));
        const Ended missing = runProgram(folder, QStringLiteral("/nowhere.script"));
        QCOMPARE(missing.status, 1);
        QVERIFY2(missing.errors.contains("/nowhere.script"), qPrintable(missing.errors));
    }

    void aLayerOfTheVisualPathIsChosenByItsWord() {
        const TemporaryFolder folder;
        testing::writeCoveredCamera(folder / "covered");
        const Ended ended =
            runProgram(folder, write(folder, "size 1280 720\nopen covered\nwait ready\nseek 35\n"
                                             "wait ready\nscreenshot plain.png\n"
                                             "layer covered\nwait ready\nwait 1\n"
                                             "screenshot covered.png\nquit\n"));
        QVERIFY2(ended.status == 0, qPrintable(ended.errors));
        const QImage plain(QString::fromStdString((folder / "plain.png").string()));
        const QImage covered(QString::fromStdString((folder / "covered.png").string()));
        QVERIFY(!plain.isNull());
        QVERIFY(plain != covered);
        const QString file = write(folder, "open covered\nwait ready\nlayer x-ray\nquit\n");
        const Ended wrong = runProgram(folder, file);
        QCOMPARE(wrong.status, 1);
        QVERIFY2(wrong.errors.contains(file + QStringLiteral(":3:")), qPrintable(wrong.errors));
        QVERIFY2(wrong.errors.contains(QStringLiteral("completed")), qPrintable(wrong.errors));
    }
};

QTEST_MAIN(ScriptTest)
#include "script_test.moc"
