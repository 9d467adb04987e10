// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_json.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/pipeline/evaluate_run.h"
#include "core/pipeline/train_run.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

using namespace vestigo;

namespace {

constexpr double minute = 60.0;
constexpr double day = 24.0 * 3600.0;
constexpr double faultStart = 20.0 * 3600.0;
constexpr double faultEnd = 21.0 * 3600.0;

std::string annotationsOf(const std::string& recording, bool faulty) {
    std::string anomalies;
    if (faulty) {
        anomalies = R"({"id": "a1", "terminal": "server-1", "type": "overload", "start_s": )" +
                    std::to_string(faultStart) + R"(, "end_s": )" + std::to_string(faultEnd) + "}";
    }
    return R"({"format": "ind-vibe-annotations", "version": 1, "recording": ")" + recording +
           R"(", "anomalies": [)" + anomalies + "]}";
}

/// A day of a server, a row a minute; the faulty one behaves otherwise for an hour.
void writeDay(const std::filesystem::path& folder, const std::string& id, std::uint64_t seed, bool faulty,
              bool annotated = true) {
    const auto noise = std::make_shared<Random>(seed);
    const auto column = [noise, faulty](double phase) {
        return [noise, faulty, phase](double t) {
            const bool wrong = faulty && t >= faultStart && t <= faultEnd;
            return std::sin(t / 1800.0 + phase) + 0.05 * noise->normal() +
                   (wrong ? 3.0 * noise->uniform() : 0.0);
        };
    };
    testing::RecordingBuilder builder(folder);
    builder.id(id).duration(day).step(minute).terminal("server-1", "server");
    builder.table("server-1", minute,
                  {{"load", column(0.0)}, {"memory", column(0.4)}, {"traffic", column(0.9)}});
    if (annotated) {
        builder.annotations(annotationsOf(id, faulty));
    }
    builder.write();
}

/// Two days to learn from and one to judge.
class ServerDays {
public:
    ServerDays() {
        writeDay(folder_ / "rec/1", "monday", 1, false);
        writeDay(folder_ / "rec/2", "tuesday", 2, false);
        writeDay(folder_ / "rec/3", "wednesday", 3, true);
        folder_.write("dataset.json",
                      R"({"format": "ind-vibe-dataset", "version": 1, "name": "days", "recordings": [
            {"path": "rec/1", "split": "train"}, {"path": "rec/2", "split": "train"},
            {"path": "rec/3", "split": "test"}]})");
        folder_.write("unannotated/dataset.json",
                      R"({"format": "ind-vibe-dataset", "version": 1, "recordings": [
            {"path": "rec/4", "split": "test"}]})");
        writeDay(folder_ / "unannotated/rec/4", "thursday", 4, true, false);
        std::filesystem::create_directory(folder_ / "results");
    }

    std::string train() const {
        pipeline::TrainRequest request;
        request.dataset = folder_.path();
        request.out = folder_ / "model.safetensors";
        SilentProgress silent;
        const auto summary = pipeline::trainRun(request, {}, silent);
        return summary.finished() ? std::string() : "the training failed";
    }

    pipeline::EvaluateRequest request() const {
        pipeline::EvaluateRequest request;
        request.dataset = folder_.path();
        request.model = folder_ / "model.safetensors";
        request.resultsFolder = folder_ / "results";
        return request;
    }

    std::filesystem::path operator/(const char* name) const { return folder_ / name; }

private:
    testing::TemporaryFolder folder_;
};

double valueOf(const evaluation::Evaluation& evaluation, const std::string& name) {
    for (const evaluation::Metric& metric : evaluation.metrics) {
        if (metric.name == name) {
            return metric.value.value_or(-1.0);
        }
    }
    return -2.0;
}

Outcome<evaluation::Evaluation> evaluate(const pipeline::EvaluateRequest& request,
                                         const CancelToken& cancel = {}) {
    SilentProgress silent;
    return pipeline::evaluateRun(request, cancel, silent);
}

} // namespace

class EvaluateRunTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void stepsOfAMinuteOverADay_data();
    void stepsOfAMinuteOverADay();
    void figuresAreThoseOfTheResultFiles();
    void aFolderOfResultsIsJudgedAsItIs();
    void aResultOfAnotherHandMayLackWhatNoFigureNeeds();
    void aFolderWithoutResultsSaysSo();
    void comparedByRecording();
    void syntheticDataIsCalledSo();
    void withoutAnnotationsItSaysSo();
    void withoutARecordingOfTheSplitItSaysSo();
    void cancelled();

private:
    std::unique_ptr<ServerDays> days_;
};

void EvaluateRunTest::initTestCase() {
    days_ = std::make_unique<ServerDays>();
    const std::string trouble = days_->train();
    QVERIFY2(trouble.empty(), trouble.c_str());
}

void EvaluateRunTest::stepsOfAMinuteOverADay_data() {
    QTest::addColumn<bool>("causal");
    QTest::newRow("offline") << false;
    QTest::newRow("causal") << true;
}

void EvaluateRunTest::stepsOfAMinuteOverADay() {
    QFETCH(bool, causal);
    pipeline::EvaluateRequest request = days_->request();
    request.causal = causal;
    const auto evaluation = evaluate(request);
    QVERIFY(evaluation.finished());
    QCOMPARE(evaluation.value().steps, std::size_t(24 * 60 + 1 - 16));
    QVERIFY(valueOf(evaluation.value(), "step AUROC") > 0.95);
    QCOMPARE(valueOf(evaluation.value(), "event recall"), 1.0);
    QVERIFY(valueOf(evaluation.value(), "detection delay, median s") <= 10.0 * minute);

    const auto text = readFile(*days_ / "results/rec-3.json", 1U << 24U);
    QVERIFY(text.ok());
    const auto result = analysis::analysisFromJson(*text, "rec-3.json");
    QVERIFY(result.ok());
    const analysis::TerminalResult& terminal = result->terminals.front();
    QCOMPARE(terminal.t.front(), 16.0 * minute);
    QCOMPARE(terminal.t.back(), day);
    QVERIFY(std::none_of(terminal.probability.begin(), terminal.probability.end(),
                         [](double p) { return std::isnan(p); }));
    QVERIFY(result->incidents.size() < 20); // an hour of trouble is not a hundred incidents
}

void EvaluateRunTest::figuresAreThoseOfTheResultFiles() {
    const auto evaluated = evaluate(days_->request());
    QVERIFY(evaluated.finished());
    const auto text = readFile(*days_ / "results/rec-3.json", 1U << 24U);
    const auto truth = labels::readAnnotations(*days_ / "rec/3/annotations.json");
    QVERIFY(text.ok() && truth.ok());
    evaluation::EvaluatedRecording recording;
    recording.durationSeconds = day;
    recording.result = analysis::analysisFromJson(*text, "rec-3.json").take();
    recording.truth = *truth;
    const evaluation::Evaluation fromFile = evaluation::evaluate({recording}, 0, 1);
    QVERIFY(fromFile.metrics.size() >= 40);
    for (const evaluation::Metric& metric : fromFile.metrics) {
        QCOMPARE(valueOf(evaluated.value(), metric.name), metric.value.value_or(-1.0));
    }
}

void EvaluateRunTest::aFolderOfResultsIsJudgedAsItIs() {
    const auto analysed = evaluate(days_->request());
    pipeline::EvaluateRequest request = days_->request();
    request.model = request.resultsFolder;
    request.resultsFolder.clear();
    const auto judged = evaluate(request);
    QVERIFY(analysed.finished() && judged.finished());
    QCOMPARE(evaluation::evaluationToJson(judged.value()), evaluation::evaluationToJson(analysed.value()));
    QCOMPARE(judged.value().facts.datasetName, std::string("days"));
    QCOMPARE(judged.value().facts.split, std::string("test"));
    QCOMPARE(judged.value().facts.engine, std::string("kmeans"));
    QCOMPARE(judged.value().perRecording.front().path, std::string("rec/3"));
}

void EvaluateRunTest::aResultOfAnotherHandMayLackWhatNoFigureNeeds() {
    testing::TemporaryFolder folder;
    folder.write("notes.json", R"({"about": "something else"})");
    folder.write("broken.json", "{");
    folder.write("deep/wednesday.json", R"({"format": "vestigo-analysis", "version": 1,
        "recording": {"id": "wednesday"}, "engine": "theirs", "step_s": 60, "terminals": [
        {"id": "server-1", "threshold": 0.5, "t": [1200, 72600], "probability": [0.1, 0.9],
         "abnormal": [false, true]},
        {"id": "not-there", "threshold": 0.5, "t": [1200], "probability": [0.9], "abnormal": [true]}],
        "incidents": [{"episodes": [{"terminal": "server-1", "start_s": 72000, "end_s": 75000},
                                    {"terminal": "not-there", "start_s": 100, "end_s": 200}]}]})");
    pipeline::EvaluateRequest request = days_->request();
    request.model = folder.path();
    request.resultsFolder.clear();
    const auto judged = evaluate(request);
    QVERIFY2(judged.finished(), judged.failed() ? judged.error().oneLine().c_str() : "");
    QCOMPARE(judged.value().facts.engine, std::string("theirs"));
    QCOMPARE(judged.value().steps, std::size_t(2)); // not those of a terminal that is not there
    QCOMPARE(valueOf(judged.value(), "step AUROC"), 1.0);
    QCOMPARE(valueOf(judged.value(), "event precision"), 1.0);
}

void EvaluateRunTest::aFolderWithoutResultsSaysSo() {
    testing::TemporaryFolder folder;
    pipeline::EvaluateRequest request = days_->request();
    request.model = folder.path();
    const auto judged = evaluate(request);
    QVERIFY(judged.failed());
    QVERIFY(judged.error().code == ErrorCode::Empty);
    QCOMPARE(judged.error().file, folder.path().string());
}

void EvaluateRunTest::comparedByRecording() {
    QVERIFY(evaluate(days_->request()).finished());
    pipeline::CompareRequest request;
    request.first = days_->request();
    request.against = *days_ / "results";
    SilentProgress silent;
    const auto compared = pipeline::compareRun(request, {}, silent);
    QVERIFY(compared.finished());
    QCOMPARE(compared.value().recordings, std::size_t(1));
    QCOMPARE(compared.value().first.datasetName, std::string("days"));
    const evaluation::Difference* area = findDifference(compared.value(), "step AUROC");
    QVERIFY(area != nullptr);
    QCOMPARE(area->value.value_or(-1.0), 0.0); // the folder holds the results of the same model
    QVERIFY(area->first.value_or(0.0) > 0.95);
}

void EvaluateRunTest::syntheticDataIsCalledSo() {
    QVERIFY(!evaluate(days_->request()).value().facts.synthetic);
    const auto text = readFile(*days_ / "dataset.json", 1U << 20U);
    QVERIFY(text.ok());
    testing::TemporaryFolder folder;
    std::filesystem::copy(*days_ / "rec", folder / "rec", std::filesystem::copy_options::recursive);
    folder.write("dataset.json", R"({"synthetic": true, )" + text->substr(1));
    pipeline::EvaluateRequest request = days_->request();
    request.dataset = folder.path();
    const auto evaluated = evaluate(request);
    QVERIFY(evaluated.finished());
    QVERIFY(evaluated.value().facts.synthetic);
}

void EvaluateRunTest::withoutAnnotationsItSaysSo() {
    pipeline::EvaluateRequest request = days_->request();
    request.dataset = *days_ / "unannotated";
    const auto evaluation = evaluate(request);
    QVERIFY(evaluation.failed());
    QCOMPARE(evaluation.error().place, std::string("annotations"));
    QVERIFY(QString::fromStdString(evaluation.error().file).contains("rec/4"));
}

void EvaluateRunTest::withoutARecordingOfTheSplitItSaysSo() {
    pipeline::EvaluateRequest request = days_->request();
    request.split = dataset::Split::Val;
    const auto evaluation = evaluate(request);
    QVERIFY(evaluation.failed());
    QVERIFY(evaluation.error().code == ErrorCode::Empty);
}

void EvaluateRunTest::cancelled() {
    CancelSource source;
    source.cancel();
    QVERIFY(evaluate(days_->request(), source.token()).cancelled());
}

QTEST_GUILESS_MAIN(EvaluateRunTest)
#include "evaluate_run_test.moc"
