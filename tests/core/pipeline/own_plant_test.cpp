// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/own_plant.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/pipeline/calibrate_run.h"
#include "core/pipeline/plant_survey.h"
#include "core/pipeline/recording_folders.h"
#include "tests/core/pipeline/presses.h"

#include <QTest>
#include <algorithm>
#include <fstream>

using namespace vestigo;
using namespace vestigo::pipeline;
using vestigo::testing::Presses;
using vestigo::testing::TemporaryFolder;
using vestigo::testing::writePressDay;

namespace {

Outcome<PlantSurvey> survey(const std::filesystem::path& folder) {
    SilentProgress silent;
    return surveyRun(folder, {}, silent);
}

const PlantFigure* find(const PlantComparison& comparison, const std::string& name) {
    const auto found = std::find_if(comparison.figures.begin(), comparison.figures.end(),
                                    [&name](const PlantFigure& one) { return one.name == name; });
    return found == comparison.figures.end() ? nullptr : &*found;
}

/// A plant thirty times as noisy as the one that the model was trained at; its days are labelled or not.
class NoisyPlant {
public:
    explicit NoisyPlant(bool labelled) {
        for (unsigned day = 1; day <= 10; ++day) {
            writePressDay(days / std::to_string(day), 20 + day, labelled && day % 2 == 0, labelled, 30.0);
        }
        SilentProgress silent;
        trained = trainRun(first.request("first.safetensors"), {}, silent).finished();
        CalibrateRequest request;
        request.model = first.folder / "first.safetensors";
        request.recordings = days.path();
        request.out = days / "own.safetensors";
        calibrated = calibrateRun(request, {}, silent).finished();
    }
    PlantComparisonRequest request() const {
        PlantComparisonRequest request;
        request.recordings = days.path();
        request.candidate = days / "own.safetensors";
        request.inUse = first.folder / "first.safetensors";
        return request;
    }
    Presses first;
    TemporaryFolder days;
    bool trained = false;
    bool calibrated = false;
};

} // namespace

class OwnPlantTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsInAFolderIsTold() {
        const TemporaryFolder folder;
        for (unsigned day = 1; day <= 5; ++day) {
            writePressDay(folder / std::to_string(day), day, day == 1 || day == 2, day <= 3);
        }
        std::filesystem::create_directories(folder / "broken");
        std::ofstream(folder / "broken/recording.json") << "{";
        const auto found = survey(folder.path());
        QVERIFY2(found.finished(), found.failed() ? found.error().oneLine().c_str() : "");
        const PlantSurvey& plant = found.value();
        QVERIFY(!plant.ownSplits);
        QCOMPARE(plant.recordings, std::size_t(5));
        QCOMPARE(plant.labelled, std::size_t(3));
        QCOMPARE(plant.anomalies, std::size_t(2));
        QVERIFY(plant.anomaliesLearnt <= 2);
        QVERIFY(std::abs(plant.seconds - 450.0) < 1.0);
        QCOMPARE(plant.terminals.size(), std::size_t(2));
        QCOMPARE(plant.terminals.front().type, std::string("press"));
        QVERIFY(plant.heldOut >= 1 && plant.heldOut <= 2);
        QCOMPARE(plant.unreadable.size(), std::size_t(1));
        QCOMPARE(plant.unreadable.front().path, std::string("broken"));
    }

    void ofADataSetItsOwnSplitsCount() {
        const Presses presses;
        const auto found = survey(presses.folder.path());
        QVERIFY(found.finished());
        QVERIFY(found.value().ownSplits);
        QCOMPARE(found.value().heldOut, std::size_t(1));
        QCOMPARE(found.value().heldOutLabelled, std::size_t(1));
        QCOMPARE(found.value().anomalies, std::size_t(1));
        QCOMPARE(found.value().anomaliesLearnt, std::size_t(0));
    }

    void aFolderWithoutRecordingsIsAnError() {
        const TemporaryFolder folder;
        QVERIFY(survey(folder.path()).failed());
        QVERIFY(survey(folder / "nowhere").failed());
    }

    /// The calibrated model raises fewer false alarms on days that it has not seen; nothing else can be told
    /// of days without labels.
    void unlabelledDaysTellFalseAlarms() {
        const NoisyPlant plant(false);
        QVERIFY(plant.trained && plant.calibrated);
        SilentProgress silent;
        const auto done = plantComparisonRun(plant.request(), {}, silent);
        QVERIFY2(done.finished(), done.failed() ? done.error().oneLine().c_str() : "");
        QCOMPARE(done.value().recordings, std::size_t(2));
        QCOMPARE(done.value().unlabelled, std::size_t(2));
        QCOMPARE(done.value().anomalies, std::size_t(0));
        const PlantFigure* alarms = find(done.value(), "false alarms per terminal-hour");
        QVERIFY(alarms != nullptr && alarms->candidate && alarms->inUse && alarms->difference);
        QVERIFY(*alarms->candidate < *alarms->inUse);
        QVERIFY(std::abs(*alarms->candidate - *alarms->inUse - *alarms->difference) < 1e-9);
        QVERIFY(find(done.value(), "step AUROC") == nullptr);
        QVERIFY(done.value().json.find("vestigo-comparison") != std::string::npos);
    }

    void labelledDaysTellTheRestWithIntervals() {
        const NoisyPlant plant(true);
        QVERIFY(plant.trained && plant.calibrated);
        SilentProgress silent;
        PlantComparisonRequest request = plant.request();
        request.causal = true;
        const auto done = plantComparisonRun(request, {}, silent);
        QVERIFY2(done.finished(), done.failed() ? done.error().oneLine().c_str() : "");
        QCOMPARE(done.value().unlabelled, std::size_t(0));
        QVERIFY(done.value().causal);
        const PlantFigure* precision = find(done.value(), "false alarms per terminal-hour");
        QVERIFY(precision != nullptr && precision->low && precision->high && precision->random);
        QVERIFY(*precision->low <= *precision->difference && *precision->difference <= *precision->high);
        request.recordings = plant.days / "1"; // one recording: nothing is held out
        QVERIFY(plantComparisonRun(request, {}, silent).failed());
        CancelSource source;
        source.cancel();
        QVERIFY(plantComparisonRun(plant.request(), source.token(), silent).cancelled());
    }

    void whatWasDoneIsFoundAgain() {
        const TemporaryFolder data;
        const TemporaryFolder days;
        const OwnPlant plant(data.path(), days.path());
        QVERIFY(plant.load() && plant.load()->candidate() == nullptr);
        QVERIFY(!std::filesystem::exists(plant.calibratedFile().parent_path())); // looking makes nothing
        QVERIFY(plant.makeFolder());
        QVERIFY(writeFileAtomically(plant.calibratedFile(), "a model"));
        PlantState state;
        state.calibrated = PlantState::Model{plant.calibratedFile(), sha256("a model"), "base", 12, 3.5, 7};
        state.compared.emplace();
        state.compared->recordings = 4;
        state.compared->figures.push_back({"step AUROC", 0.9, 0.8, 0.1, 0.05, {}, 0.5, 0.5});
        state.compared->json = "{}";
        state.comparedSha256 = state.calibrated->sha256;
        QVERIFY(plant.save(state));
        const auto found = OwnPlant(data.path(), days.path() / ".").load();
        QVERIFY(found && found->candidate() != nullptr);
        QCOMPARE(found->calibrated->recordings, std::size_t(12));
        QCOMPARE(found->calibrated->terminalHours, 3.5);
        QCOMPARE(found->calibrated->cameraAlarms, std::size_t(7));
        QVERIFY(found->compared.has_value());
        QCOMPARE(found->compared->figures.size(), std::size_t(1));
        QCOMPARE(*found->compared->figures[0].difference, 0.1);
        QVERIFY(!found->compared->figures[0].high);
        QCOMPARE(found->compared->json, std::string("{}"));
        QVERIFY(OwnPlant(data.path(), data.path()).load()->candidate() == nullptr); // another plant
        QVERIFY(writeFileAtomically(plant.calibratedFile(), "half a mo"));
        const auto broken = plant.load();
        QVERIFY(broken && broken->candidate() == nullptr && !broken->compared);
    }
};

QTEST_GUILESS_MAIN(OwnPlantTest)
#include "own_plant_test.moc"
