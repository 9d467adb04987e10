// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/series_source.h"
#include "app/session/timeline_files.h"
#include "tests/support/qt_warnings.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <fstream>

using namespace vestigo;
using namespace vestigo::session;
using ui_timeline::SeriesExport;
using ui_timeline::SeriesTable;
using ui_timeline::TerminalEvents;
using ui_timeline::ValueAnswer;
using ui_timeline::WindowAnswer;

namespace {

std::shared_ptr<const recordings::Recording> opened(const std::filesystem::path& folder) {
    auto recording = recordings::openRecording(folder);
    return recording ? std::make_shared<const recordings::Recording>(recording.take()) : nullptr;
}

template <typename Value>
Value takeValue(QSignalSpy& spy) {
    return spy.takeFirst().front().template value<Value>();
}

std::string firstLine(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    return line;
}

} // namespace

class SeriesSourceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void rowsOfATerminal();
    void whatWasLoggedAndMarked();
    void onlyTheNewestTerminalIsOpened();
    void aBrokenTableIsTold();
    void aDamagedIndexIsMadeAnewAndNotShown();
    void nothingIsWrittenIntoTheRecording();
    void seriesAreWrittenAsCsv();

private:
    std::unique_ptr<testing::TemporaryFolder> folder_;
    std::filesystem::path recording_;
};

void SeriesSourceTest::init() {
    folder_ = std::make_unique<testing::TemporaryFolder>();
    recording_ = testing::writeExampleRecording(*folder_ / "recording");
}

void SeriesSourceTest::rowsOfATerminal() {
    SeriesSource source;
    source.setRecording(opened(recording_), *folder_ / "index");
    QSignalSpy tables(&source, &SeriesSource::tableReady);
    source.openTerminal(QStringLiteral("plc-01"));
    QVERIFY(tables.wait(20000) || !tables.isEmpty());
    const auto table = takeValue<SeriesTable>(tables);
    QCOMPARE(table.terminal, QStringLiteral("plc-01"));
    QVERIFY(!table.columns.empty() && table.rows > 0 && table.usualStep > 0.0);
    const QString column = table.columns.front().name;
    QSignalSpy windows(&source, &SeriesSource::windowsReady);
    source.requestWindows({QStringLiteral("plc-01"), {column, QStringLiteral("none")}, {0.0, 20.0}, 0.01});
    QVERIFY(windows.wait(20000) || !windows.isEmpty());
    const auto answer = takeValue<std::shared_ptr<const WindowAnswer>>(windows);
    QCOMPARE(answer->windows.size(), std::size_t(2));
    QCOMPARE(answer->windows[0].samples.size(), static_cast<std::size_t>(table.rows));
    QVERIFY(answer->windows[1].samples.empty());
    QSignalSpy values(&source, &SeriesSource::valuesReady);
    source.requestValues({QStringLiteral("plc-01"), {column}, {5.0, std::nan("")}});
    QVERIFY(values.wait(20000) || !values.isEmpty());
    const auto held = takeValue<std::shared_ptr<const ValueAnswer>>(values);
    QVERIFY(held->values[0].has_value() && held->values[0]->t <= 5.0);
    QVERIFY(!held->values[1].has_value());
    QTRY_VERIFY(source.isIdle());
}

void SeriesSourceTest::whatWasLoggedAndMarked() {
    SeriesSource source;
    source.setRecording(opened(recording_), *folder_ / "index");
    QSignalSpy events(&source, &SeriesSource::eventsReady);
    source.openTerminal(QStringLiteral("plc-01"));
    QVERIFY(events.wait(20000) || !events.isEmpty());
    const auto found = takeValue<std::shared_ptr<const TerminalEvents>>(events);
    QVERIFY(!found->instructions.empty());
    QCOMPARE(found->instructions.size(), found->failed.size());
    QVERIFY(std::is_sorted(found->instructions.begin(), found->instructions.end()));
    QVERIFY(!found->annotations.empty());
    QVERIFY(!found->annotations.front().name.contains(QLatin1Char('_')));
}

void SeriesSourceTest::onlyTheNewestTerminalIsOpened() {
    SeriesSource source;
    source.setRecording(opened(recording_), *folder_ / "index");
    QSignalSpy tables(&source, &SeriesSource::tableReady);
    for (int i = 0; i < 50; ++i) {
        source.openTerminal(i % 2 == 0 ? QStringLiteral("plc-01") : QStringLiteral("cnc-01"));
    }
    QTRY_VERIFY_WITH_TIMEOUT(source.isIdle() && !tables.isEmpty(), 20000);
    QCOMPARE(tables.last().front().value<SeriesTable>().terminal, QStringLiteral("cnc-01"));
    // Of a recording that was closed nothing more is heard.
    tables.clear();
    source.openTerminal(QStringLiteral("plc-01"));
    source.setRecording(nullptr, {});
    QTest::qWait(200);
    QVERIFY(tables.isEmpty());
}

void SeriesSourceTest::aBrokenTableIsTold() {
    testing::RecordingBuilder builder(*folder_ / "broken");
    builder.terminal("plc-01").table("plc-01", std::string("t,a,b\n0,1,2\n1,2\n2,3,4\n"));
    SeriesSource source;
    source.setRecording(opened(builder.write()), *folder_ / "index");
    QSignalSpy failures(&source, &SeriesSource::failed);
    source.openTerminal(QStringLiteral("plc-01"));
    QVERIFY(failures.wait(20000) || !failures.isEmpty());
    QCOMPARE(failures.front()[0].toString(), QStringLiteral("plc-01"));
    QVERIFY(failures.front()[1].toString().contains(QStringLiteral("line 3")));
}

/// A bit that flips in the cache is no value of the plant: the index is made anew, and only then answered.
void SeriesSourceTest::aDamagedIndexIsMadeAnewAndNotShown() {
    const auto firstAnswer = [this](std::size_t& tablesTold) {
        SeriesSource source;
        source.setRecording(opened(recording_), *folder_ / "index");
        QSignalSpy tables(&source, &SeriesSource::tableReady);
        QSignalSpy windows(&source, &SeriesSource::windowsReady);
        // As the timeline does: whenever there is a table, it asks.
        connect(&source, &SeriesSource::tableReady, &source, [&source](const SeriesTable& table) {
            source.requestWindows({table.terminal, {table.columns.front().name}, {0.0, 20.0}, 0.01});
        });
        source.openTerminal(QStringLiteral("plc-01"));
        std::vector<float> values;
        if (windows.wait(20000) || !windows.isEmpty()) {
            const auto answer = takeValue<std::shared_ptr<const WindowAnswer>>(windows);
            for (const auto& sample : answer->windows[0].samples) {
                values.push_back(sample.value);
            }
        }
        tablesTold = static_cast<std::size_t>(tables.size());
        return values;
    };
    std::size_t tables = 0;
    const std::vector<float> sound = firstAnswer(tables);
    QVERIFY(!sound.empty() && tables == 1);
    for (const auto& entry : std::filesystem::directory_iterator(*folder_ / "index")) {
        std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(300); // behind the head, among the rows
        file.put('\x55').put('\x55').put('\x55').put('\x55');
    }
    QCOMPARE(firstAnswer(tables), sound);
    QCOMPARE(tables, std::size_t(2)); // the damaged one, and the one that was made anew
    QCOMPARE(firstAnswer(tables), sound);
    QCOMPARE(tables, std::size_t(1)); // it stays whole
}

void SeriesSourceTest::nothingIsWrittenIntoTheRecording() {
    QCOMPARE(indexFolderFor(*folder_ / "project.vestigo", recording_), folder_->path() / "series");
    const auto cache = indexFolderFor(recording_ / "project.vestigo", recording_);
    QVERIFY(cache.lexically_relative(recording_).string().substr(0, 2) == "..");
    SeriesExport wish;
    wish.onSteps = {{QStringLiteral("probability"), {0.0}, {0.5F}}};
    SilentProgress silent;
    const auto written =
        writeSeries({wish, {}, std::nullopt, recording_, recording_ / "out.csv"}, {}, silent);
    QVERIFY(written.failed());
    QCOMPARE(written.error().code, ErrorCode::PathForbidden);
    QVERIFY(!std::filesystem::exists(recording_ / "out.csv"));
}

void SeriesSourceTest::seriesAreWrittenAsCsv() {
    SeriesSource source;
    source.setRecording(opened(recording_), *folder_ / "index");
    QSignalSpy tables(&source, &SeriesSource::tableReady);
    source.openTerminal(QStringLiteral("plc-01"));
    QVERIFY(tables.wait(20000) || !tables.isEmpty());
    const QString column = takeValue<SeriesTable>(tables).columns.front().name;
    SeriesExport wish;
    wish.terminal = QStringLiteral("plc-01");
    wish.range = {0.0, 10.0};
    wish.columns = {column};
    wish.onSteps = {{QStringLiteral("probability"), {0.0, 0.5}, {0.25F, std::nanf("")}}};
    SilentProgress silent;
    const auto written = writeSeries(
        {wish, source.filesOf(wish.terminal), std::nullopt, recording_, *folder_ / "out.csv"}, {}, silent);
    QVERIFY(written.finished());
    QCOMPARE(written.value().size(), std::size_t(2));
    QCOMPARE(firstLine(*folder_ / "out.csv"), "t," + column.toStdString());
    QCOMPARE(firstLine(*folder_ / "out-steps.csv"), std::string("t,probability"));
    SeriesExport nothing;
    const auto empty = writeSeries({nothing, {}, std::nullopt, recording_, *folder_ / "b.csv"}, {}, silent);
    QCOMPARE(empty.error().code, ErrorCode::Empty);
}

QTEST_MAIN(SeriesSourceTest)
#include "series_source_test.moc"
