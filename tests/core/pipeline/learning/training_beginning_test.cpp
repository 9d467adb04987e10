// SPDX-License-Identifier: GPL-3.0-or-later
// What a training begins with that nobody gave a model.
#include "core/base/hash.h"
#include "core/base/shipped_files.h"
#include "core/models/model_modes.h"
#include "core/pipeline/model_library.h"
#include "tests/core/pipeline/presses.h"

#include <QTest>

using namespace vestigo;
using namespace vestigo::pipeline;

namespace {

/// Days of two presses; planted: on each something is abnormal.
class Days {
public:
    explicit Days(bool planted) {
        for (unsigned day = 1; day <= 3; ++day) {
            testing::writePressDay(folder_ / ("days/" + std::to_string(day)), day, planted);
        }
    }
    TrainRequest request() const {
        TrainRequest request;
        request.dataset = folder_ / "days";
        request.engine = "vg-ms-st-gat";
        request.out = folder_ / "model.safetensors";
        request.options = R"({"training":{"epochs":0}})";
        request.causal = true;
        request.fromShipped = true;
        return request;
    }

private:
    testing::TemporaryFolder folder_;
};

struct Trained {
    std::string initial; ///< SHA-256 of what it says that it went on from; empty: nothing
    bool saysShipped = false;
    std::string problem;
};

Trained train(const TrainRequest& request) {
    SilentProgress silent;
    const auto done = trainRun(request, {}, silent);
    if (!done.finished()) {
        return {{}, false, done.failed() ? done.error().oneLine() : "cancelled"};
    }
    const auto state = models::readSafetensors(request.out);
    if (!state) {
        return {{}, false, state.error().oneLine()};
    }
    const auto found = state->metadata.find("initial_sha256");
    return {found == state->metadata.end() ? std::string() : found->second, done.value().fromShipped, {}};
}

std::string hashOfShipped() {
    const auto file = shippedFile(shippedModel);
    return file ? sha256OfFile(*file).value() : std::string();
}

} // namespace

class TrainingBeginningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itGoesOnFromTheModelThatShips() {
        const Days days(true);
        const Trained trained = train(days.request());
        QCOMPARE(trained.problem, std::string());
        QCOMPARE(trained.initial, hashOfShipped());
        QVERIFY(trained.saysShipped);
    }

    void whoAsksForNothingGetsNothing() {
        const Days days(true);
        TrainRequest request = days.request();
        request.fromShipped = false;
        const Trained trained = train(request);
        QCOMPARE(trained.problem, std::string());
        QCOMPARE(trained.initial, std::string());
        QVERIFY(!trained.saysShipped);
    }

    /// It could only be taught to say "normal".
    void recordingsWithoutAnAnomalyBeginFromNothing() {
        const Days days(false);
        const Trained trained = train(days.request());
        QCOMPARE(trained.problem, std::string());
        QCOMPARE(trained.initial, std::string());
        QVERIFY(!trained.saysShipped);
    }

    /// The model that ships has its own eyes and its own network.
    void aRequestThatSaysWhatTheModelIsBeginsFromNothing() {
        const TrainRequest usual = Days(true).request();
        QVERIFY(canBeginWithShipped(usual));
        TrainRequest request = usual;
        request.engine = "kmeans";
        QVERIFY(!canBeginWithShipped(request));
        request = usual;
        request.modality = Modality::Tables;
        QVERIFY(!canBeginWithShipped(request));
        request = usual;
        request.encoder = "efficientnet_lite0";
        QVERIFY(!canBeginWithShipped(request));
        for (const char* options : {R"({"prior":false})", R"({"network":{"features":8}})", "[", "[1]"}) {
            request = usual;
            request.options = options;
            QVERIFY2(!canBeginWithShipped(request), options);
        }
        request.options = R"({"training":{"epochs":3},"folds":3})";
        QVERIFY(canBeginWithShipped(request));
    }
};

QTEST_GUILESS_MAIN(TrainingBeginningTest)
#include "training_beginning_test.moc"
