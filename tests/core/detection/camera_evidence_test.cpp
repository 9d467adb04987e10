// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/detection/camera_evidence.h"
#include "core/detection/detection.h"

#include <QTest>
#include <cmath>
#include <limits>

using namespace vestigo;
using namespace vestigo::detection;
using timeline::CameraCondition;

namespace {

constexpr double step = 0.5;
constexpr std::size_t firstStep = 16;
constexpr std::size_t emitted = 40; ///< 8 s to 27.5 s

/// A quiet machine, threshold 0.4; the engine blames `blamed`.
models::TerminalScores quiet(const std::string& blamed = "current_a") {
    models::TerminalScores scores;
    scores.terminal = "a";
    scores.suggestedThreshold = 0.4;
    scores.featureNames = {blamed};
    for (std::size_t i = 0; i < emitted; ++i) {
        scores.steps.push_back(firstStep + i);
        scores.probabilities.push_back(0.1);
        scores.sharpProbabilities.push_back(0.1);
        scores.attributions.push_back({models::Attribution(firstStep + i, 0, 1.0F)});
    }
    return scores;
}

std::vector<timeline::CameraHealth> camera(CameraCondition condition) {
    timeline::CameraState state;
    state.condition = condition;
    state.range = {12.0, 18.0};
    state.severity = 0.5;
    return {{"device", {state}}};
}

struct Judged {
    std::vector<analysis::Episode> episodes;
};

Judged judge(models::TerminalScores scores, const std::vector<timeline::CameraHealth>& cameras,
             const std::vector<std::uint8_t>& maintenance = {}) {
    const CameraSteps steps = raiseForCameras(scores, cameras, maintenance, step);
    Judged judged;
    judged.episodes = findEpisodes(scores, raisedSteps(scores, step, {}), step, {});
    for (analysis::Episode& episode : judged.episodes) {
        judgeCameraEvidence(episode, scores, steps, cameras, step);
    }
    return judged;
}

} // namespace

class CameraEvidenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCoveredLensIsAnEpisodeOfItsOwnAndSaysSo() {
        const auto judged = judge(quiet(), camera(CameraCondition::Covered));
        QCOMPARE(judged.episodes.size(), std::size_t(1));
        const analysis::Episode& episode = judged.episodes.front();
        QCOMPARE(episode.range.start, 12.0);
        QCOMPARE(episode.range.end, 18.0);
        QVERIFY(episode.cameraEvidence == analysis::CameraEvidence::Only);
        QCOMPARE(episode.type, std::string("visual_obstruction"));
    }

    void aFrozenCameraIsAFaultOfTheCamera() {
        const auto judged = judge(quiet(), camera(CameraCondition::Frozen));
        QCOMPARE(judged.episodes.size(), std::size_t(1));
        QVERIFY(judged.episodes[0].cameraEvidence == analysis::CameraEvidence::Only);
        QCOMPARE(judged.episodes[0].type, std::string("component_fault"));
    }

    void darknessRaisesNoAlarm() { QVERIFY(judge(quiet(), camera(CameraCondition::Dark)).episodes.empty()); }

    void maintenanceExplainsACover() {
        const std::vector<std::uint8_t> maintenance(firstStep + emitted, 1);
        QVERIFY(judge(quiet(), camera(CameraCondition::Covered), maintenance).episodes.empty());
    }

    /// The last of what they brought is taken away after they have signed off.
    void whatMaintenanceLeavesBehindForAMomentIsExplainedToo() {
        std::vector<std::uint8_t> maintenance(firstStep + emitted, 0);
        std::fill(maintenance.begin() + 20, maintenance.begin() + 33, std::uint8_t{1}); // 10 s to 16.5 s
        QVERIFY(judge(quiet(), camera(CameraCondition::Covered), maintenance).episodes.empty());
        std::fill(maintenance.begin() + 27, maintenance.end(),
                  std::uint8_t{0}); // to 13 s; the view is free at 18
        QCOMPARE(judge(quiet(), camera(CameraCondition::Covered), maintenance).episodes.size(),
                 std::size_t(1));
    }

    void whatCoversNoMoreThanAPersonOnlySpeaks() {
        auto cameras = camera(CameraCondition::Covered);
        cameras[0].states[0].severity = 0.1;
        QVERIFY(judge(quiet(), cameras).episodes.empty());
        models::TerminalScores scores = quiet();
        scores.probabilities.assign(emitted, 0.3);
        const CameraSteps steps = raiseForCameras(scores, cameras, {}, step);
        QCOMPARE(int(steps.hindered[10]), 1);
        QVERIFY(scores.probabilities[10] > 0.5 && scores.probabilities[10] < 0.55); // odds times e
        QCOMPARE(alarmsWithoutCause(cameras, {}, std::vector<std::uint8_t>(80, 0), step), std::size_t(0));
        cameras[0].states[0].condition = CameraCondition::Blurred; // severity is no share there
        QCOMPARE(judge(quiet(), cameras).episodes.size(), std::size_t(1));
    }

    void aMachineThatIsAbnormalToo() {
        models::TerminalScores scores = quiet();
        for (std::size_t i = 4; i < 24; ++i) {
            scores.probabilities[i] = scores.sharpProbabilities[i] = 0.9;
        }
        const auto judged = judge(scores, camera(CameraCondition::Covered));
        QCOMPARE(judged.episodes.size(), std::size_t(1));
        QVERIFY(judged.episodes[0].cameraEvidence == analysis::CameraEvidence::Also);
        QVERIFY(judged.episodes[0].type.empty()); // it goes on before and after: not the camera's
    }

    /// A window that reaches into the bad time carries some of it along; that is no evidence of the machine.
    void whatTheEngineSawThroughThatCameraIsTheCamera() {
        models::TerminalScores scores = quiet("device.change");
        for (std::size_t i = 6; i < 22; ++i) {
            scores.probabilities[i] = scores.sharpProbabilities[i] = 0.9;
        }
        const auto judged = judge(scores, camera(CameraCondition::Covered));
        QCOMPARE(judged.episodes.size(), std::size_t(1));
        QVERIFY(judged.episodes[0].cameraEvidence == analysis::CameraEvidence::Only);
    }

    void anEngineThatLearnedWhatACoverIsWorthIsNotOverruled() {
        models::TerminalScores scores = quiet();
        const std::vector<double> before = scores.probabilities;
        const CameraSteps steps =
            raiseForCameras(scores, camera(CameraCondition::Covered), {}, step, CameraVoice::Speaks);
        QCOMPARE(int(steps.hindered[10]), 1);
        QVERIFY(scores.probabilities[10] < scores.suggestedThreshold);
        // It speaks for an anomaly all the same: 1 more in the logarithm of the odds, and elsewhere nothing.
        const auto logit = [](double p) { return std::log(p / (1.0 - p)); };
        for (std::size_t i = 0; i < before.size(); ++i) {
            const double more = steps.hindered[i] != 0 ? 1.0 : 0.0;
            QVERIFY(std::abs(logit(scores.probabilities[i]) - logit(before[i]) - more) < 1e-9);
        }
    }

    void whereViewsAreHinderedAllTheTimeTheyChangeNothing() {
        models::TerminalScores scores = quiet();
        const std::vector<double> before = scores.probabilities;
        const CameraSteps steps =
            raiseForCameras(scores, camera(CameraCondition::Covered), {}, step, CameraVoice::Tells);
        QCOMPARE(int(steps.hindered[10]), 1);
        QCOMPARE(scores.probabilities, before);
        QCOMPARE(scores.sharpProbabilities, before);
    }

    void alarmsThatNothingExplainsAreCounted() {
        const std::vector<std::uint8_t> none(80, 0);
        const auto count = [](const std::vector<timeline::CameraHealth>& cameras,
                              const std::vector<std::uint8_t>& maintenance,
                              const std::vector<std::uint8_t>& abnormal) {
            return alarmsWithoutCause(cameras, maintenance, abnormal, step);
        };
        auto cameras = camera(CameraCondition::Covered); // 12 s to 18 s
        QCOMPARE(count(cameras, {}, none), std::size_t(1));
        QCOMPARE(count(camera(CameraCondition::Dark), {}, none), std::size_t(0));
        QCOMPARE(count(cameras, std::vector<std::uint8_t>(80, 1), none), std::size_t(0));
        std::vector<std::uint8_t> abnormal = none;
        abnormal[34] = 1; // 17 s
        QCOMPARE(count(cameras, {}, abnormal), std::size_t(0));
        abnormal[34] = 0;
        abnormal[60] = 1; // 30 s
        QCOMPARE(count(cameras, {}, abnormal), std::size_t(1));
        timeline::CameraState soon = cameras[0].states[0];
        soon.range = {21.0, 24.0};
        timeline::CameraState late = soon;
        late.range = {33.0, 36.0};
        cameras.push_back({"operator", {soon, late}});
        QCOMPARE(count(cameras, {}, none), std::size_t(2));
        // What is hindered when the abnormal begins is its sign, and what comes after it counts again.
        abnormal.assign(80, 0);
        abnormal[40] = 1; // 20 s, between the first two
        QCOMPARE(count(cameras, {}, abnormal), std::size_t(1));
    }

    void whatIsUnknownIsRaisedTooAndTheRestIsLeftAlone() {
        models::TerminalScores scores = quiet();
        scores.probabilities.assign(emitted, std::numeric_limits<double>::quiet_NaN());
        raiseForCameras(scores, camera(CameraCondition::Blurred), {}, step);
        QVERIFY(scores.probabilities[10] > scores.suggestedThreshold); // 13 s
        QVERIFY(std::isnan(scores.probabilities[0]) && std::isnan(scores.probabilities[emitted - 1]));
        models::TerminalScores none;
        raiseForCameras(none, camera(CameraCondition::Blurred), {}, step);
        QVERIFY(none.probabilities.empty());
    }
};

QTEST_APPLESS_MAIN(CameraEvidenceTest)
#include "camera_evidence_test.moc"
