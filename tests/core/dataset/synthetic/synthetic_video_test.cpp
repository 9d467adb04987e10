// SPDX-License-Identifier: GPL-3.0-or-later
// The videos of the synthetic plant: decoded frames that are the same each time, labels that lie in the
// picture.
#include "core/dataset/synthetic/synthesis_run.h"

#include "core/base/files.h"
#include "core/dataset/dataset_file.h"
#include "core/labels/annotations.h"
#include "core/recordings/inspect.h"
#include "core/recordings/video.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <set>

using namespace vestigo;
using namespace vestigo::dataset::synthetic;
namespace fs = std::filesystem;

namespace {

constexpr std::array<const char*, 6> keyRegions = {"control_panel", "indicator_lights", "moving_part",
                                                   "gauge",         "operator_hands",   "display"};

/// Pixels and times of all frames.
std::string framesOf(const fs::path& file) {
    std::string all;
    auto reader = recordings::VideoReader::open(file);
    while (reader.ok()) {
        auto frame = (*reader)->next();
        if (!frame.ok() || !*frame) {
            break;
        }
        const timeline::Picture& picture = **frame;
        all += std::to_string(picture.t) + "\n";
        all.append(picture.pixels->begin(), picture.pixels->end());
    }
    return all;
}

} // namespace

class SyntheticVideoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        for (const char* name : {"first", "second"}) {
            SynthesisRequest request;
            request.out = folder_ / name;
            request.size = SynthesisSize::Tiny;
            request.recordings = 1;
            request.seconds = 12.0;
            request.seed = 6;
            SilentProgress silent;
            const auto made = SynthesisRun(request).run({}, silent);
            QVERIFY2(made.finished(), made.failed() ? made.error().oneLine().c_str() : "");
        }
    }

    void framesAreTheSameEachTime() {
        int videos = 0;
        for (const auto& entry : fs::recursive_directory_iterator(folder_ / "first")) {
            if (!entry.is_regular_file()) {
                continue;
            }
            const fs::path other = folder_ / "second" / entry.path().lexically_relative(folder_ / "first");
            if (entry.path().extension() == ".mp4") {
                const std::string frames = framesOf(entry.path());
                QVERIFY2(!frames.empty(), entry.path().c_str());
                QVERIFY2(frames == framesOf(other), entry.path().c_str());
                ++videos;
            } else {
                QVERIFY2(*readFile(entry.path(), 1U << 28U) == *readFile(other, 1U << 28U),
                         entry.path().c_str());
            }
        }
        QVERIFY(videos >= 2);
    }

    void labelsLieInThePicture() {
        const auto set = dataset::openDataset(folder_ / "first");
        QVERIFY(set.ok());
        std::set<std::string> names;
        for (const dataset::DatasetEntry& entry : set->recordings) {
            const auto recording = recordings::openRecording(entry.folder);
            const auto labels = labels::readAnnotations(entry.folder / "annotations.json");
            QVERIFY(recording.ok() && labels.ok());
            for (const labels::RegionOfInterest& roi : labels->rois) {
                QVERIFY2(std::find(keyRegions.begin(), keyRegions.end(), roi.name) != keyRegions.end(),
                         roi.name.c_str());
                QVERIFY(liesInside(*recording, roi.terminal, roi.stream, roi.box));
                names.insert(roi.name);
            }
            for (const labels::Anomaly& anomaly : labels->anomalies) {
                for (const labels::AnomalyRegion& region : anomaly.regions) {
                    QVERIFY(liesInside(*recording, anomaly.terminal, region.stream, region.box));
                    QVERIFY(region.range.start >= anomaly.range.start - 0.01 &&
                            region.range.end <= anomaly.range.end + 0.01);
                }
            }
        }
        QVERIFY2(names.size() >= 3, "panels, lamps, displays, moving parts ...");
    }

    void infoFindsNoComplaint() {
        const auto set = dataset::openDataset(folder_ / "first");
        QVERIFY(set.ok());
        SilentProgress silent;
        for (const dataset::DatasetEntry& entry : set->recordings) {
            const auto report =
                recordings::inspectRecording(*recordings::openRecording(entry.folder), {}, silent);
            QVERIFY(report.finished());
            for (const recordings::Problem& problem : report.value().problems) {
                QVERIFY2(false, problem.error.oneLine().c_str());
            }
        }
    }

private:
    static bool liesInside(const recordings::Recording& recording, const std::string& terminal,
                           const std::string& stream, const timeline::Box& box) {
        const recordings::Stream* const found = recording.findStream(terminal, stream);
        const auto reader = found != nullptr ? recordings::VideoReader::open(found->path) : Error();
        return reader.ok() && box.x >= 0.0 && box.y >= 0.0 && box.width >= 1.0 && box.height >= 1.0 &&
               box.x + box.width <= (*reader)->info().width && box.y + box.height <= (*reader)->info().height;
    }

    testing::TemporaryFolder folder_;
};

QTEST_GUILESS_MAIN(SyntheticVideoTest)
#include "synthetic_video_test.moc"
