// SPDX-License-Identifier: GPL-3.0-or-later
// `analyze --offset` as a whole process.
#include "tests/app/cli/program.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace vestigo;
using namespace vestigo::cli_test;
namespace fs = std::filesystem;

class CliOffsetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { recording_ = testing::writeExampleRecording(folder_ / "example"); }

    void badValuesAreWrongUsage_data() {
        QTest::addColumn<QString>("value");
        for (const char* value : {"plc-01", "plc-01:device", "plc-01=1", ":device=1", "plc-01:=1",
                                  "plc-01:device=", "plc-01:device=x", "plc-01:device=1s",
                                  "plc-01:device=nan", "plc-01:device=inf", "plc-01:device=1e9", "=1", ""}) {
            QTest::newRow(value) << QString(value);
        }
    }
    void badValuesAreWrongUsage() {
        QFETCH(QString, value);
        const Ended ended = run({"analyze", text(recording_), "--offset", value});
        QCOMPARE(ended.status, 2);
        QCOMPARE(ended.err.count('\n'), 1);
        QVERIFY2(ended.err.startsWith("vestigo-cli: "), ended.err.constData());
        QVERIFY2(ended.err.contains("--offset"), ended.err.constData());
        QVERIFY(ended.out.isEmpty());
    }

    void unknownStreamsAreBadInput() {
        const fs::path database = folder_ / "none.vestigo";
        for (const auto& [value, named] :
             {std::pair("plc-77:device=1", "plc-77"), {"plc-01:front=1", "front"}}) {
            const Ended ended = run({"analyze", text(recording_), "--offset", value, "--db", text(database)});
            QCOMPARE(ended.status, 1);
            const auto lines = errorLines(ended);
            QCOMPARE(lines.size(), 1);
            QVERIFY2(lines[0].contains(named) && lines[0].contains("recording.json"), lines[0].constData());
        }
    }

    void givenOnceItHoldsForThatAnalysis() {
        const QJsonArray applied =
            appliedOffsets({"--offset", "plc-01:device=-0.4", "--offset", "cnc-01:behavior=2"});
        QCOMPARE(applied.size(), 2);
        QCOMPARE(applied[0]["terminal"].toString(), QString("cnc-01"));
        QCOMPARE(applied[1]["offset_s"].toDouble(), -0.4);
        QCOMPARE(applied[1]["action"].toString(), QString("typed"));
        QVERIFY(applied[1]["at"].isUndefined());
        QVERIFY(appliedOffsets({}).isEmpty());
    }

    void withAProjectItIsKept() {
        const QStringList project{"--db", text(folder_ / "project.vestigo")};
        QCOMPARE(appliedOffsets(project + QStringList{"--offset", "plc-01:device=-0.4"}).size(), 1);
        const QJsonArray kept = appliedOffsets(project);
        QCOMPARE(kept.size(), 1);
        QCOMPARE(kept[0]["offset_s"].toDouble(), -0.4);
        QVERIFY(!kept[0]["at"].toString().isEmpty());
        QVERIFY(appliedOffsets(project + QStringList{"--offset", "plc-01:device=0"}).isEmpty());
        QVERIFY(appliedOffsets(project).isEmpty());
    }

    void theSameOffsetGivesTheSameAndIsSaid() {
        const QByteArray before = snapshot(recording_);
        const QStringList arguments{"analyze", text(recording_), "--offset", "plc-01:behavior=1.5"};
        const Ended said = run(arguments);
        QCOMPARE(said.status, 0);
        QVERIFY2(said.out.contains("clock: plc-01 behavior: +1.500 s applied"), said.out.constData());
        QCOMPARE(snapshot(recording_), before); // evidence
    }

private:
    QJsonArray appliedOffsets(const QStringList& options) {
        const fs::path file = folder_ / "result.json";
        const Ended ended = run(QStringList{"analyze", text(recording_), "--json", text(file)} + options);
        QFile result(text(file));
        if (ended.status != 0 || !result.open(QIODevice::ReadOnly)) {
            qWarning("%s", ended.err.constData());
            return {QStringLiteral("failed")};
        }
        const QJsonObject json = QJsonDocument::fromJson(result.readAll()).object();
        const QJsonArray settings = json["settings"]["clock_offsets"].toArray();
        return settings.size() == json["applied_offsets"].toArray().size()
                   ? json["applied_offsets"].toArray()
                   : QJsonArray{QStringLiteral("differ")};
    }

    testing::TemporaryFolder folder_;
    fs::path recording_;
};

QTEST_GUILESS_MAIN(CliOffsetTest)
#include "cli_offset_test.moc"
