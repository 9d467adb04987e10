// SPDX-License-Identifier: GPL-3.0-or-later
// How the program starts: what it needs for it, and what it leaves until it is needed.
#include "tests/support/temporary_folder.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QProcessEnvironment>
#include <QtTest/QTest>

using namespace vestigo;
using testing::TemporaryFolder;

namespace {

const QString programs = QStringLiteral(VESTIGO_BINARY_DIR "/bin/");
constexpr int longestWaitMs = 120000; // a loaded machine is slow; a hang is longer still

QString text(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

/// The libraries that the running window has in its memory once its script came to its picture.
QByteArray mapsAfter(const TemporaryFolder& folder, const std::string& script) {
    const QString picture = text(folder / "shown.png");
    const auto file = folder.write("start.script", script + "\nscreenshot shown.png\nwait 300\n");
    QProcess window;
    window.setWorkingDirectory(text(folder.path()));
    window.start(programs + QStringLiteral("vestigo"), {QStringLiteral("--project"), text(folder / "project"),
                                                        QStringLiteral("--script"), text(file)});
    QByteArray maps;
    const auto shown = [&] { return QFile::exists(picture); };
    if (QTest::qWaitFor([&] { return shown() || window.state() == QProcess::NotRunning; }, longestWaitMs) &&
        shown()) {
        QFile memory(QStringLiteral("/proc/%1/maps").arg(window.processId()));
        maps = memory.open(QIODevice::ReadOnly) ? memory.readAll() : QByteArray();
    }
    window.kill();
    window.waitForFinished();
    return maps;
}

} // namespace

class StartTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void versionAndHelpNeedNoDisplay_data() {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("version") << QStringLiteral("--version") << QByteArray("vestigo " VESTIGO_VERSION);
        QTest::newRow("v") << QStringLiteral("-v") << QByteArray("vestigo " VESTIGO_VERSION);
        QTest::newRow("help") << QStringLiteral("--help") << QByteArray("--script <file>");
        QTest::newRow("h") << QStringLiteral("-h") << QByteArray("--script <file>");
    }
    void versionAndHelpNeedNoDisplay() {
        QFETCH(QString, option);
        QFETCH(QByteArray, answer);
        QProcessEnvironment bare = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
            bare.remove(QLatin1String(name));
        }
        QProcess program;
        program.setProcessEnvironment(bare);
        program.start(programs + QStringLiteral("vestigo"), {option});
        QVERIFY(program.waitForFinished(longestWaitMs));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        const QByteArray said = program.readAllStandardOutput();
        QVERIFY2(said.contains(answer), said);
    }

    /// FFmpeg, OpenCV, Graphviz and libtins take longer to load than the window takes to come up.
    void theWindowComesUpWithoutTheHeavyLibraries() {
        const TemporaryFolder folder;
        const QByteArray maps = mapsAfter(folder, "");
        QVERIFY(maps.contains("libQt6Widgets"));
        for (const char* heavy : {"libavcodec", "libavformat", "libopencv", "libgvc", "libtins", "libpcap",
                                  "vestigo_engine", "vestigo_learning", "libtorch"}) {
            QVERIFY2(!maps.contains(heavy), heavy);
        }
    }

    void anOpenedRecordingBringsThem() {
        const TemporaryFolder folder;
        const QByteArray maps = mapsAfter(folder, "open-demo\nwait ready");
        for (const char* heavy : {"vestigo_engine.so", "libavcodec", "libopencv_core"}) {
            QVERIFY2(maps.contains(heavy), heavy);
        }
    }

    /// Code is taken from the program's own place only; without it the program says what is wrong.
    void theModuleIsLookedForNowhereElse() {
        const TemporaryFolder folder;
        std::filesystem::create_directories(folder / "moved" / "bin");
        const QString moved = text(folder / "moved" / "bin" / "vestigo-cli");
        QVERIFY(QFile::copy(programs + QStringLiteral("vestigo-cli"), moved));
        const QString modules = QStringLiteral(VESTIGO_BINARY_DIR "/lib/vestigo");
        QVERIFY(QFile::exists(modules + QStringLiteral("/vestigo_engine.so")));
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LD_LIBRARY_PATH"), modules);
        QProcess program;
        program.setProcessEnvironment(environment);
        program.setWorkingDirectory(modules);
        program.start(moved, {QStringLiteral("analyze"),
                              QStringLiteral(VESTIGO_SOURCE_DIR "/resources/demo/recording"),
                              QStringLiteral("--json"), text(folder / "result.json")});
        QVERIFY(program.waitForFinished(longestWaitMs));
        QVERIFY(program.exitCode() != 0);
        const QByteArray said = program.readAllStandardError();
        QVERIFY2(said.contains("a part of the program cannot be loaded") &&
                     said.contains("install Vestigo again"),
                 said);
    }
};

QTEST_GUILESS_MAIN(StartTest)
#include "start_test.moc"
