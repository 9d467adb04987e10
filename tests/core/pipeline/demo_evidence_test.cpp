// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/annotations.h"
#include "core/pipeline/analyze_run.h"
#include "core/recordings/recording.h"
#include "core/recordings/video.h"

#include <QTest>
#include <algorithm>
#include <filesystem>

using namespace vestigo;
namespace fs = std::filesystem;

namespace {

fs::path demoFolder() {
    return fs::path(VESTIGO_SOURCE_DIR) / "resources/demo/recording";
}

/// Area that two boxes share, in pixels.
double shared(const timeline::Box& a, const timeline::Box& b) {
    const double width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
    const double height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
    return std::max(0.0, width) * std::max(0.0, height);
}

bool overlap(const timeline::TimeRange& a, const timeline::TimeRange& b) {
    return a.start <= b.end && b.start <= a.end;
}

} // namespace

/// What the analysis without any model shows in the pictures of the recording that is shipped, from the files
/// to the boxes.
class DemoEvidenceTest : public QObject {
    Q_OBJECT

    recordings::Recording recording_;
    labels::Annotations annotations_;
    analysis::AnalysisPtr analysis_;

    /// The video of a terminal's stream; nullptr: it has no such camera.
    const recordings::Stream* cameraOf(const std::string& terminal, const std::string& stream) const {
        for (const recordings::Terminal& one : recording_.terminals) {
            for (const recordings::Stream& each : one.streams) {
                if (one.id == terminal && each.name == stream && each.kind == recordings::StreamKind::Video) {
                    return &each;
                }
            }
        }
        return nullptr;
    }

    /// Evidence that the analysis shows on a terminal in this time.
    std::vector<analysis::VisualEvidence> shownOn(const std::string& terminal,
                                                  const timeline::TimeRange& range) const {
        std::vector<analysis::VisualEvidence> shown;
        for (const analysis::Incident& incident : analysis_->incidents) {
            for (const analysis::Episode& episode : incident.episodes) {
                if (episode.terminal == terminal && overlap(episode.range, range)) {
                    shown.insert(shown.end(), episode.visualEvidence.begin(), episode.visualEvidence.end());
                }
            }
        }
        return shown;
    }

private Q_SLOTS:
    void initTestCase() {
        auto recording = recordings::openRecording(demoFolder());
        auto annotations = labels::readAnnotations(demoFolder() / "annotations.json");
        QVERIFY(recording && annotations);
        recording_ = recording.take();
        annotations_ = annotations.take();
        pipeline::AnalyzeRequest request;
        request.recording = demoFolder();
        SilentProgress progress;
        auto outcome = pipeline::AnalyzeRun(request).run({}, progress);
        QVERIFY(outcome.finished());
        analysis_ = outcome.take();
    }

    /// a8: a cloth covers the lens of robot-02's camera; nothing but the picture shows it.
    void theCoveredLensIsShownWhereAndWhenItIsCovered() {
        const auto& all = annotations_.anomalies;
        const auto covered = std::find_if(all.begin(), all.end(), [](const labels::Anomaly& anomaly) {
            return anomaly.type == "visual_obstruction";
        });
        QVERIFY(covered != all.end() && covered->regions.size() == 1);
        const labels::AnomalyRegion& region = covered->regions.front();
        const auto shown = shownOn(covered->terminal, covered->range);
        QVERIFY(!shown.empty());
        for (const analysis::VisualEvidence& evidence : shown) {
            QCOMPARE(evidence.stream, region.stream);
            // Steps are half a second long, and what changes within one is seen at its end.
            QVERIFY(evidence.t >= region.range.start - 0.5 && evidence.t <= region.range.end + 0.5);
            const double area = evidence.box.width * evidence.box.height;
            QVERIFY(area > 0.0 && shared(evidence.box, region.box) >= 0.8 * area);
            QVERIFY(shared(evidence.box, region.box) >= 0.7 * region.box.width * region.box.height);
        }
        // The terminal beside it, which has a camera too, shows nothing in that time.
        QVERIFY(shownOn("robot-01", covered->range).empty());
    }

    /// a7 and a8: a frozen camera and a covered lens. Nothing of the robot itself is unusual then.
    void bothCameraFaultsAreNamedAndNotTakenForTheRobots() {
        const analysis::TerminalResult* robot = analysis_->findTerminal("robot-02");
        QVERIFY(robot != nullptr && robot->cameras.size() == 1 && robot->cameras[0].states.size() == 2);
        const auto& states = robot->cameras[0].states;
        QCOMPARE(states[0].condition, timeline::CameraCondition::Frozen);
        QVERIFY(std::abs(states[0].range.start - 148.0) <= 1.0 &&
                std::abs(states[0].range.end - 158.0) <= 1.0);
        QCOMPARE(states[1].condition, timeline::CameraCondition::Covered);
        QVERIFY(std::abs(states[1].range.start - 176.0) <= 1.0 &&
                std::abs(states[1].range.end - 187.0) <= 1.0);
        QVERIFY(states[1].box.has_value());
        const timeline::Box cover{0.0, 0.0, 440.0, 360.0};
        const double both = shared(*states[1].box, cover);
        const double either =
            states[1].box->width * states[1].box->height + cover.width * cover.height - both;
        QVERIFY(both / either > 0.7);
        std::size_t named = 0;
        for (const analysis::Incident& incident : analysis_->incidents) {
            for (const analysis::Episode& episode : incident.episodes) {
                if (episode.terminal == "robot-02" && episode.range.start > 140.0) {
                    QVERIFY(episode.cameraEvidence == analysis::CameraEvidence::Only);
                    QVERIFY(episode.keySegments.empty());
                    ++named;
                }
            }
        }
        QCOMPARE(named, std::size_t(2));
        // A jammed arm stands still before a camera that goes on.
        const analysis::TerminalResult* other = analysis_->findTerminal("robot-01");
        QVERIFY(other != nullptr && other->cameras.size() == 1 && other->cameras[0].states.empty());
    }

    void everyBoxLiesInsideAFrameOfItsOwnTerminal() {
        std::size_t boxes = 0;
        for (const analysis::Incident& incident : analysis_->incidents) {
            for (const analysis::Episode& episode : incident.episodes) {
                for (const analysis::VisualEvidence& evidence : episode.visualEvidence) {
                    const recordings::Stream* camera = cameraOf(episode.terminal, evidence.stream);
                    QVERIFY2(camera != nullptr, (episode.terminal + "/" + evidence.stream).c_str());
                    const auto video = recordings::VideoReader::open(camera->path);
                    QVERIFY(video.ok());
                    const timeline::Box& box = evidence.box;
                    QVERIFY(box.x >= 0.0 && box.y >= 0.0 && box.width > 0.0 && box.height > 0.0);
                    QVERIFY(box.x + box.width <= video.value()->info().width);
                    QVERIFY(box.y + box.height <= video.value()->info().height);
                    QVERIFY(episode.range.contains(evidence.t));
                    ++boxes;
                }
            }
        }
        QVERIFY(boxes > 0);
    }
};

QTEST_GUILESS_MAIN(DemoEvidenceTest)
#include "demo_evidence_test.moc"
