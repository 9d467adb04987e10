// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/model_library.h"
#include "tests/app/cli/program.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QFile>
#include <QTest>

using namespace vestigo;
using namespace vestigo::cli_test;
namespace fs = std::filesystem;

class CliLearningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void calibrateAndFineTune();
    void theAdoptedModelIsUsedWhereItIsAskedFor();
    void whoSaysNothingGetsTheModelThatShips();
    void aStudyIsWrittenAsJsonAndPictures();

private:
    testing::TemporaryFolder folder_;
};

void CliLearningTest::calibrateAndFineTune() {
    const fs::path days = folder_ / "days";
    for (const char* day : {"1", "2", "3"}) {
        testing::writeExampleRecording(days / day);
    }
    const auto analysing = [&days](const QStringList& options) {
        return QStringList{"analyze", text(days / "1")} + options;
    };
    const QString model = text(folder_ / "general.model");
    const QString own = text(folder_ / "own.model");
    const QString options = text(folder_.write("options.json", "[1]"));
    const QStringList train{"train", "--dataset", text(days), "--engine", "kmeans", "--out", model};
    QVERIFY2(run(train).status == 0, "a plain folder");
    const Ended bad = run(train + QStringList{"--options", options});
    QCOMPARE(bad.status, 1);
    QVERIFY2(errorLines(bad).front().contains("options.json"), bad.err.constData());
    const Ended calibrated = run({"calibrate", "--model", model, "--recordings", text(days), "--out", own});
    QVERIFY2(calibrated.status == 0, calibrated.err.constData());
    QVERIFY(calibrated.out.contains("2 recordings") && calibrated.out.contains("held out: "));
    QCOMPARE(run(analysing({"--model", own, "--causal"})).status, 0);
    const Ended tuned = run({"fine-tune", "--model", own, "--dataset", text(days), "--seed", "3", "--workers",
                             "1", "--out", text(folder_ / "tuned.model")});
    QVERIFY2(tuned.status == 0, tuned.err.constData());
    QCOMPARE(run(analysing({"--model", text(folder_ / "tuned.model")})).status, 0);
    const Ended nothing =
        run({"calibrate", "--model", text(folder_ / "no.model"), "--recordings", text(days), "--out", own});
    QCOMPARE(nothing.status, 1);
    QVERIFY2(errorLines(nothing).front().contains("no.model"), nothing.err.constData());
}

void CliLearningTest::theAdoptedModelIsUsedWhereItIsAskedFor() {
    const fs::path day = testing::writeExampleRecording(folder_ / "one");
    const QStringList place{"XDG_DATA_HOME=" + text(folder_ / "data")};
    const QStringList analysing{"analyze", text(day), "--json", "-", "--model"};
    const Ended none = run(analysing + QStringList{"adopted"}, place);
    QCOMPARE(none.status, 1);
    QVERIFY2(errorLines(none).front().contains("adopted"), none.err.constData());
    const fs::path model = folder_ / "own.safetensors";
    QCOMPARE(run({"train", "--dataset", text(day), "--engine", "kmeans", "--out", text(model)}).status, 0);
    pipeline::ModelLibrary library(folder_ / "data/vestigo/models");
    const auto adopted = library.adopt(model, {});
    QVERIFY(adopted.finished());
    const Ended used = run(analysing + QStringList{"adopted"}, place);
    QVERIFY2(used.status == 0, used.err.constData());
    QVERIFY(used.out.contains(QByteArray::fromStdString(adopted.value().sha256)));
    const Ended unasked = run({"analyze", text(day), "--json", "-"}, place);
    QVERIFY(!unasked.out.contains(QByteArray::fromStdString(adopted.value().sha256)));
}

/// Where there is video; who names an engine gets that one, and tables alone are left to the engine without a
/// model.
void CliLearningTest::whoSaysNothingGetsTheModelThatShips() {
    const QString day = text(testing::writeExampleRecording(folder_ / "shown"));
    testing::RecordingBuilder(folder_ / "tables").terminal("a").table("a", "t,x\n1,2\n2,3\n").write();
    const QString json = text(folder_ / "said.json");
    const auto engineOf = [&](const QString& recording, const QStringList& more) {
        const Ended ended = run(QStringList{"analyze", recording, "--json", json} + more);
        QFile file(json);
        const bool read = ended.status == 0 && file.open(QIODevice::ReadOnly);
        const QByteArray result = read ? file.readAll() : QByteArray("failed");
        const auto at = result.indexOf("\"engine\":");
        return result.mid(at, 40).split('"').value(3);
    };
    QCOMPARE(engineOf(day, {}), QByteArray("vg-ms-st-gat"));
    QCOMPARE(engineOf(day, {"--causal"}), QByteArray("vg-ms-st-gat"));
    QCOMPARE(engineOf(day, {"--engine", "kmeans"}), QByteArray("kmeans"));
    QCOMPARE(engineOf(text(folder_ / "tables"), {}), QByteArray("kmeans"));
}

void CliLearningTest::aStudyIsWrittenAsJsonAndPictures() {
    const fs::path days = folder_ / "studied";
    for (const char* day : {"1", "2", "3", "4"}) {
        testing::writeExampleRecording(days / day);
    }
    const QStringList study{"study",      text(days), "--out",   text(folder_ / "study"),
                            "--variants", "kmeans",   "--sigma", "0.3",
                            "--synthetic"};
    const Ended done = run(study, {"DISPLAY="});
    QVERIFY2(done.status == 0, done.err.constData());
    QVERIFY(done.out.contains("kmeans: AUC-ROC") && done.out.contains("synthetic data"));
    QFile json(text(folder_ / "study/study.json"));
    QVERIFY(json.open(QIODevice::ReadOnly));
    const QByteArray written = json.readAll();
    QVERIFY(written.contains("\"vestigo-study\"") && written.contains("\"synthetic\": true"));
    for (const char* picture : {"table1.png", "noise.png", "efficiency.png"}) {
        QVERIFY2(fs::exists(folder_ / (std::string("study/") + picture)), picture);
    }
    QCOMPARE(run(study + QStringList{"--causal", "--offline"}).status, 2);
    QCOMPARE(run({"study", text(days), "--out", text(folder_ / "study"), "--variants", "B9"}).status, 2);
}

QTEST_GUILESS_MAIN(CliLearningTest)
#include "cli_learning_test.moc"
