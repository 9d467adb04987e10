// SPDX-License-Identifier: GPL-3.0-or-later
// The command line as a whole process: the contract of spec/analysis.md.
#include "tests/app/cli/program.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <sys/stat.h>
#include <unistd.h>

using namespace vestigo;
using namespace vestigo::cli_test;
namespace fs = std::filesystem;

namespace {

QByteArray contentOf(const QString& name) {
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject objectOf(const QByteArray& json) {
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class CliTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wrongUsageIsTwo_data();
    void wrongUsageIsTwo();
    void helpAndEngines();
    void commandsThatAreNotThereYetSaySo();
    void badInputIsOneLineAndOne_data();
    void badInputIsOneLineAndOne();
    void infoSaysWhatIsInIt();
    void analyzeGivesTheSameTwice();
    void progressIsOneLineAStage();
    void aLocaleWithCommasChangesNothing();
    void anyNameOfTheFolderWill_data();
    void anyNameOfTheFolderWill();
    void nothingIsWrittenIntoTheRecording();
    void noEvidenceIsOverwritten();
    void placesThatCannotBeWritten_data();
    void placesThatCannotBeWritten();
    void devicesAndLinksStay();
    void reportsOfBothRolesAndLanguages();
    void trainEvalAndAnalyzeWithTheModel();

private:
    QStringList analysing(const QStringList& more = {}) const {
        return QStringList{"analyze", text(recording_)} + more;
    }

    testing::TemporaryFolder folder_;
    fs::path recording_;
};

void CliTest::initTestCase() {
    recording_ = testing::writeExampleRecording(folder_ / "example");
}

void CliTest::wrongUsageIsTwo_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no command") << QStringList{};
    QTest::newRow("no such command") << QStringList{"frobnicate"};
    QTest::newRow("no recording") << QStringList{"analyze"};
    QTest::newRow("info without a recording") << QStringList{"info"};
    QTest::newRow("no such option") << QStringList{"info", "x", "--frob"};
    QTest::newRow("two recordings") << QStringList{"info", "x", "y"};
    QTest::newRow("no such role") << analysing({"--role", "boss"});
    QTest::newRow("no such language") << analysing({"--lang", "de"});
    QTest::newRow("an option without its value") << analysing({"--json"});
    QTest::newRow("seed no number") << analysing({"--seed", "x"});
    QTest::newRow("no such engine") << analysing({"--engine", "crystal-ball"});
    QTest::newRow("import without out") << QStringList{"import", "--table", "a=b.csv"};
    QTest::newRow("import of nothing") << QStringList{"import", "--out", text(folder_ / "none")};
    QTest::newRow("table without a terminal")
        << QStringList{"import", "--out", text(folder_ / "none"), "--table", "b.csv"};
    QTest::newRow("video without a stream")
        << QStringList{"import", "--out", text(folder_ / "none"), "--video", "a=b.mp4"};
    QTest::newRow("step of nothing") << QStringList{
        "import", "--out", text(folder_ / "none"), "--step", "nan", "--table", "a=b.csv"};
    QTest::newRow("train without out") << QStringList{"train", "--dataset", "x", "--engine", "kmeans"};
    QTest::newRow("calibrate without recordings") << QStringList{"calibrate", "--model", "x", "--out", "y"};
    QTest::newRow("synth without out") << QStringList{"synth", "--recordings", "1"};
    QTest::newRow("synth of no size")
        << QStringList{"synth", "--out", text(folder_ / "none"), "--size", "huge"};
    QTest::newRow("synth of nothing")
        << QStringList{"synth", "--out", text(folder_ / "none"), "--recordings", "0"};
    QTest::newRow("synth of too many")
        << QStringList{"synth", "--out", text(folder_ / "none"), "--recordings", "99999999"};
    QTest::newRow("synth too short") << QStringList{"synth", "--out", text(folder_ / "none"), "--duration",
                                                    "3"};
    QTest::newRow("synth without an end")
        << QStringList{"synth", "--out", text(folder_ / "none"), "--duration", "nan"};
    QTest::newRow("synth with a bad seed")
        << QStringList{"synth", "--out", text(folder_ / "none"), "--seed", "-1"};
    QTest::newRow("no such split") << QStringList{"eval", "--dataset", "x", "--split", "all"};
}

void CliTest::wrongUsageIsTwo() {
    QFETCH(QStringList, arguments);
    const Ended ended = run(arguments);
    QCOMPARE(ended.status, 2);
    QCOMPARE(ended.err.count('\n'), 1);
    QVERIFY2(ended.err.startsWith("vestigo-cli: "), ended.err.constData());
    QVERIFY(ended.out.isEmpty());
    QVERIFY(!fs::exists(folder_ / "none"));
}

void CliTest::helpAndEngines() {
    for (const char* command : {"info", "import", "analyze", "train", "fine-tune", "calibrate", "eval",
                                "compare", "study", "engines", "synth", "convert"}) {
        const Ended help = run({command, "--help"});
        QCOMPARE(help.status, 0);
        QVERIFY(help.out.contains(command));
    }
    QCOMPARE(run({"--version"}).status, 0);
    const Ended engines = run({"engines"});
    QCOMPARE(engines.status, 0);
    QVERIFY(engines.out.contains("kmeans"));
    QVERIFY(engines.err.isEmpty());
}

void CliTest::commandsThatAreNotThereYetSaySo() {
    for (const QStringList& arguments :
         {QStringList{"convert", "--from", "coco", "--to", "yolo", "a", "b"}}) {
        const Ended ended = run(arguments);
        QCOMPARE(ended.status, 2);
        QCOMPARE(ended.err.count('\n'), 1);
        QVERIFY2(ended.err.contains(arguments.front().toUtf8() + " is not there yet"), ended.err.constData());
    }
}

void CliTest::badInputIsOneLineAndOne_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("named");
    QTest::newRow("no folder") << QString() << QByteArray() << QByteArray("nowhere");
    QTest::newRow("no JSON") << "recording.json" << QByteArray("{") << QByteArray("recording.json: line 1");
    QTest::newRow("a NUL behind it") << "recording.json" << QByteArray("{}\0", 3)
                                     << QByteArray("recording.json: line 1, column 3");
    QTest::newRow("only a broken table")
        << "b.csv" << QByteArray("t,a\n1,2\n3\n") << QByteArray("b.csv: line 3");
    QTest::newRow("only words") << "b.csv" << QByteArray("t,a\n1,x\n2,y\n") << QByteArray("b.csv: line 1");
    QTest::newRow("only a header") << "b.csv" << QByteArray("t,a\n") << QByteArray("b.csv: ");
    QTest::newRow("an empty table") << "b.csv" << QByteArray("") << QByteArray("b.csv: ");
}

void CliTest::badInputIsOneLineAndOne() {
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, named);
    const testing::TemporaryFolder folder;
    if (!file.isEmpty()) {
        testing::RecordingBuilder(folder.path())
            .terminal("plc-01")
            .stream("plc-01", "behavior", "table", "b.csv")
            .annotations("{")
            .write();
        folder.write(file.toStdString(), content.toStdString());
    }
    const QString where = text(file.isEmpty() ? folder / "nowhere" : folder.path());
    for (const char* command : {"info", "analyze"}) {
        const Ended ended = run({command, where});
        QCOMPARE(ended.status, 1);
        QVERIFY2(errorLines(ended).size() == 1, ended.err.constData());
        QVERIFY2(errorLines(ended).front().contains(named), ended.err.constData());
        QVERIFY2(ended.err.trimmed().split('\n').back().startsWith("vestigo-cli: "), ended.err.constData());
    }
}

void CliTest::infoSaysWhatIsInIt() {
    const Ended ended = run({"info", text(recording_), "--json", "-"});
    QCOMPARE(ended.status, 0);
    const QJsonObject info = objectOf(ended.out); // nothing but JSON
    QCOMPARE(info["format"].toString(), QString("vestigo-info"));
    QCOMPARE(info["streams"].toArray().size(), 4);
    QCOMPARE(info["annotations"].toObject()["anomalies"].toInt(), 2);
    QVERIFY(info["problems"].toArray().isEmpty());
    const Ended words = run({"info", text(recording_)});
    QCOMPARE(words.status, 0);
    QVERIFY(words.out.contains("2 terminals"));
}

void CliTest::analyzeGivesTheSameTwice() {
    QJsonObject results[2];
    for (int k = 0; k < 2; ++k) {
        const QString file = text(folder_ / ("same" + std::to_string(k) + ".json"));
        QCOMPARE(run(analysing({"--json", file})).status, 0);
        results[k] = objectOf(contentOf(file));
        QVERIFY(results[k].contains("timing"));
        results[k].remove("timing");
        QCOMPARE(results[k]["causal"].toBool(), false);
    }
    QCOMPARE(results[0], results[1]);
    const Ended causal = run(analysing({"--causal", "--json", "-"}));
    QCOMPARE(causal.status, 0);
    QCOMPARE(objectOf(causal.out)["causal"].toBool(), true);
}

void CliTest::progressIsOneLineAStage() {
    const Ended ended = run(analysing());
    QCOMPARE(ended.status, 0);
    const QList<QByteArray> lines = ended.err.trimmed().split('\n');
    QVERIFY2(lines.size() >= 4, ended.err.constData());
    for (const QByteArray& line : lines) {
        QCOMPARE(lines.count(line), 1);
        QVERIFY(!line.contains('\r') && !line.contains('\033'));
    }
}

void CliTest::aLocaleWithCommasChangesNothing() {
    const Ended plain = run(analysing({"--json", "-"}));
    const Ended german = run(analysing({"--json", "-"}), {"LC_ALL=de_DE.UTF-8", "LANG=de_DE.UTF-8"});
    QCOMPARE(german.status, 0);
    QJsonObject a = objectOf(plain.out);
    QJsonObject b = objectOf(german.out);
    a.remove("timing");
    b.remove("timing");
    QVERIFY(!a.isEmpty());
    QCOMPARE(a, b);
}

void CliTest::anyNameOfTheFolderWill_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("behind");
    QTest::newRow("slash") << QByteArray("plain") << QByteArray("/");
    QTest::newRow("document") << QByteArray("plain") << QByteArray("/recording.json");
    QTest::newRow("dots") << QByteArray("plain") << QByteArray("/../plain/.");
    QTest::newRow("blanks") << QByteArray("two words 'quoted' \"so\"") << QByteArray();
    QTest::newRow("Chinese") << QByteArray("\xE4\xBA\xA7\xE7\xBA\xBF 3") << QByteArray();
    QTest::newRow("line end") << QByteArray("a\nb") << QByteArray();
    QTest::newRow("not UTF-8") << QByteArray("a\xFF\xFE") << QByteArray();
    QTest::newRow("per cent") << QByteArray("%s%n%1 100%") << QByteArray();
}

void CliTest::anyNameOfTheFolderWill() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, behind);
    const fs::path place = folder_ / "names" / name.toStdString();
    testing::writeExampleRecording(place);
    // QProcess cannot pass bytes that are no UTF-8: a shell does.
    const std::string command = "'" + programPath().toStdString() + "' info \"$PLACE\" > /dev/null 2> '" +
                                (folder_ / "err").string() + "'";
    ::setenv("PLACE", (place.string() + behind.toStdString()).c_str(), 1);
    QCOMPARE(std::system(command.c_str()), 0);
    fs::remove(place / "recording.json");
    QCOMPARE(WEXITSTATUS(std::system(command.c_str())), 1);
    const QByteArray err = contentOf(text(folder_ / "err"));
    QCOMPARE(err.count('\n'), 1);
    QCOMPARE(QString::fromUtf8(err).toUtf8(), err); // UTF-8, whatever the name holds
    fs::remove_all(place);
}

void CliTest::nothingIsWrittenIntoTheRecording() {
    const fs::path place = testing::writeExampleRecording(folder_ / "sealed");
    const QByteArray before = snapshot(place);
    for (const auto& entry : fs::recursive_directory_iterator(place)) {
        fs::permissions(entry.path(), entry.is_directory() ? fs::perms(0555) : fs::perms(0444));
    }
    fs::permissions(place, fs::perms(0555));
    fs::create_directory_symlink(place, folder_ / "to-sealed");
    for (const fs::path& name : {place, folder_ / "to-sealed"}) {
        QCOMPARE(run({"info", text(name)}).status, 0);
        const Ended ended = run({"analyze", text(name), "--db", text(folder_ / "sealed.db"), "--json",
                                 text(folder_ / "sealed.json"), "--pdf", text(folder_ / "sealed.pdf")});
        QVERIFY2(ended.status == 0, ended.err.constData());
    }
    QCOMPARE(snapshot(place), before);
    for (const auto& entry : fs::recursive_directory_iterator(place)) {
        if (entry.is_directory()) {
            fs::permissions(entry.path(), fs::perms(0755));
        }
    }
    fs::permissions(place, fs::perms(0755));
}

void CliTest::noEvidenceIsOverwritten() {
    const QByteArray before = snapshot(recording_);
    const std::vector<QStringList> attempts = {
        analysing({"--json", text(recording_ / "recording.json")}),
        analysing({"--pdf", text(recording_ / "behavior/plc-01.csv")}),
        analysing({"--db", text(recording_ / "logs/instructions.csv")}),
        analysing({"--json", text(recording_ / "video/plc-01.device/0.png")}),
        {"info", text(recording_), "--json", text(recording_ / "annotations.json")}};
    for (const QStringList& arguments : attempts) {
        const Ended ended = run(arguments);
        QCOMPARE(ended.status, 2);
        QVERIFY2(ended.err.contains("evidence"), ended.err.constData());
    }
    QCOMPARE(snapshot(recording_), before);
}

void CliTest::placesThatCannotBeWritten_data() {
    QTest::addColumn<QByteArray>("option");
    QTest::addColumn<QString>("place");
    for (const char* option : {"--json", "--pdf", "--db"}) {
        QTest::addRow("%s nowhere", option) << QByteArray(option) << text(folder_ / "nowhere/x");
        QTest::addRow("%s a folder", option) << QByteArray(option) << text(folder_.path());
        QTest::addRow("%s below a file", option)
            << QByteArray(option) << text(recording_ / "recording.json" / "x");
    }
    QTest::newRow("--json full") << QByteArray("--json") << QString("/dev/full");
    QTest::newRow("--model missing") << QByteArray("--model") << text(folder_ / "nowhere/model");
}

void CliTest::placesThatCannotBeWritten() {
    QFETCH(QByteArray, option);
    QFETCH(QString, place);
    const Ended ended = run(analysing({QString::fromLatin1(option), place}));
    QCOMPARE(ended.status, 1);
    QVERIFY2(errorLines(ended).size() == 1, ended.err.constData());
    QVERIFY2(errorLines(ended).front().contains(place.toUtf8()), ended.err.constData());
}

void CliTest::devicesAndLinksStay() {
    struct stat before {};
    struct stat after {};
    QCOMPARE(::stat("/dev/null", &before), 0);
    QCOMPARE(run(analysing({"--json", "/dev/null", "--pdf", "/dev/null"})).status, 0);
    QCOMPARE(::stat("/dev/null", &after), 0);
    QVERIFY(S_ISCHR(after.st_mode) && before.st_ino == after.st_ino);
    fs::create_symlink("target.json", folder_ / "link.json");
    QCOMPARE(run({"info", text(recording_), "--json", text(folder_ / "link.json")}).status, 0);
    QVERIFY(fs::is_symlink(folder_ / "link.json"));
    QVERIFY(!objectOf(contentOf(text(folder_ / "target.json"))).isEmpty());
    const Ended inPipe = run({"info", text(recording_), "--json", "/dev/stdout"});
    QCOMPARE(inPipe.status, 0);
    QVERIFY(inPipe.out.contains("\"vestigo-info\""));
}

void CliTest::reportsOfBothRolesAndLanguages() {
    for (const char* role : {"expert", "frontline"}) {
        for (const char* language : {"en", "zh_CN"}) {
            const fs::path file = folder_ / (std::string(role) + language + ".pdf");
            const Ended ended = run(analysing({"--pdf", text(file), "--role", role, "--lang", language,
                                               "--db", text(folder_ / "reports.db")}),
                                    {"DISPLAY=", "WAYLAND_DISPLAY=", "QT_QPA_PLATFORM=xcb"});
            QVERIFY2(ended.status == 0, ended.err.constData());
            QVERIFY(contentOf(text(file)).startsWith("%PDF-"));
        }
    }
}

void CliTest::trainEvalAndAnalyzeWithTheModel() {
    const fs::path set = folder_ / "set";
    testing::writeExampleRecording(set / "rec/1");
    testing::writeExampleRecording(set / "rec/2");
    folder_.write("set/dataset.json",
                  R"({"format": "ind-vibe-dataset", "version": 1, "name": "small", "recordings": [
                      {"path": "rec/1", "split": "train"}, {"path": "rec/2", "split": "test"}]})");
    const QString model = text(folder_ / "small.model");
    const Ended trained = run({"train", "--dataset", text(set), "--engine", "kmeans", "--out", model});
    QVERIFY2(trained.status == 0, trained.err.constData());
    QVERIFY(!objectOf(contentOf(model + ".log.json")).isEmpty());
    const Ended judged = run({"eval", "--dataset", text(set), "--model", model, "--json", "-"});
    QVERIFY2(judged.status == 0, judged.err.constData());
    QCOMPARE(objectOf(judged.out)["format"].toString(), QStringLiteral("vestigo-evaluation"));
    const Ended compared =
        run({"compare", "--dataset", text(set), "--model", model, "--against", "kmeans", "--json", "-"});
    QVERIFY2(compared.status == 0, compared.err.constData());
    const QJsonObject comparison = objectOf(compared.out);
    QCOMPARE(comparison["format"].toString(), QStringLiteral("vestigo-comparison"));
    QCOMPARE(comparison["first"].toObject()["model"].toObject()["sha256"].toString().size(), 64);
    QCOMPARE(comparison["second"].toObject()["model"].toObject()["sha256"].toString(), QString());
    const Ended with = run(analysing({"--model", model, "--json", "-"}));
    QCOMPARE(with.status, 0);
    QCOMPARE(objectOf(with.out)["model"].toObject()["sha256"].toString().size(), 64);
    QFile file(model);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(file.size() / 2));
    file.close();
    const Ended broken = run(analysing({"--model", model}));
    QCOMPARE(broken.status, 1);
    QVERIFY2(errorLines(broken).front().contains("small.model"), broken.err.constData());
}

QTEST_GUILESS_MAIN(CliTest)
#include "cli_test.moc"
