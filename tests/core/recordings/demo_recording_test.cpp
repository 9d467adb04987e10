// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/annotations.h"
#include "core/recordings/inspect.h"

#include <QtTest/QtTest>
#include <algorithm>
#include <filesystem>
#include <set>

using namespace vestigo;
namespace fs = std::filesystem;

namespace {

fs::path demoFolder() {
    return fs::path(VESTIGO_SOURCE_DIR) / "resources/demo/recording";
}

} // namespace

/// The recording that is shipped and opened first.
class DemoRecordingTest : public QObject {
    Q_OBJECT

    recordings::RecordingReport report_;
    labels::Annotations annotations_;

private Q_SLOTS:
    void initTestCase() {
        const auto recording = recordings::openRecording(demoFolder());
        QVERIFY2(recording.ok(), recording.ok() ? "" : recording.error().oneLine().c_str());
        CancelSource source;
        SilentProgress progress;
        auto report = recordings::inspectRecording(*recording, source.token(), progress);
        QVERIFY(report.finished());
        report_ = report.take();
        auto annotations = labels::readAnnotations(demoFolder() / "annotations.json");
        QVERIFY(annotations.ok());
        annotations_ = annotations.take();
    }

    void nothingIsWrongWithIt() {
        for (const recordings::Problem& problem : report_.problems) {
            QFAIL(problem.error.oneLine().c_str());
        }
        QCOMPARE(report_.streams.size(), std::size_t(8));
    }

    void itIsSmallAndKeepsTheLicence() {
        std::uintmax_t bytes = 0;
        for (const auto& entry : fs::recursive_directory_iterator(demoFolder())) {
            bytes += entry.is_regular_file() ? entry.file_size() : 0;
        }
        QVERIFY(bytes < 15'000'000);
        QVERIFY(fs::exists(demoFolder() / "NOTICE"));
    }

    void everyFaultIsAnnotatedWhereItIsSeen() {
        QCOMPARE(annotations_.anomalies.size(), std::size_t(8));
        for (const labels::Anomaly& anomaly : annotations_.anomalies) {
            QVERIFY2(!anomaly.regions.empty() || !anomaly.segments.empty(), anomaly.id.c_str());
            for (const labels::AnomalyRegion& region : anomaly.regions) {
                QVERIFY(region.box.x >= 0 && region.box.x + region.box.width <= 480);
                QVERIFY(region.box.y >= 0 && region.box.y + region.box.height <= 360);
            }
        }
        QCOMPARE(annotations_.edges.size(), std::size_t(4));
    }
};

QTEST_GUILESS_MAIN(DemoRecordingTest)
#include "demo_recording_test.moc"
