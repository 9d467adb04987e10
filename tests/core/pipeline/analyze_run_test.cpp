// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_json.h"
#include "tests/core/pipeline/line_recording.h"
#include "tests/core/pipeline/watched_run.h"
#include "tests/support/temporary_folder.h"

#include <QtTest/QTest>

#include <map>
#include <set>

using namespace vestigo;

namespace {

pipeline::AnalyzeRequest requestOf(const std::filesystem::path& recording) {
    pipeline::AnalyzeRequest request;
    request.recording = recording;
    return request;
}

struct Watched {
    Outcome<analysis::AnalysisPtr> outcome = Cancelled{};
    std::vector<pipeline::PartialResult> partials;
    std::vector<Progress> progress;
};

Watched analysed(const pipeline::AnalyzeRequest& request) {
    Watched watched;
    testing::HeardProgress progress;
    watched.outcome =
        pipeline::AnalyzeRun(request).run({}, progress, [&watched](const pipeline::PartialResult& partial) {
            watched.partials.push_back(partial);
        });
    watched.progress = progress.all();
    return watched;
}

} // namespace

/// What the caller of an analysis hears while it goes on.
class AnalyzeRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        recording_ = testing::writeLineRecording(folder_.path() / "line", {5, 2, 75.0, 3.0});
        watched_ = analysed(requestOf(recording_));
        QVERIFY(watched_.outcome.finished());
    }

    void resultsComeAsTheyAreKnown() {
        QVERIFY(watched_.partials.size() >= 3);
        QCOMPARE(watched_.partials.front().stage, std::string("align"));
        const auto rank = [](const std::string& stage) {
            const std::vector<std::string> order{"align", "detect", "explain"};
            return std::find(order.begin(), order.end(), stage) - order.begin();
        };
        for (std::size_t i = 0; i < watched_.partials.size(); ++i) {
            const auto& partial = watched_.partials[i];
            QVERIFY(partial.soFar != nullptr);
            QVERIFY(i == 0 || rank(watched_.partials[i - 1].stage) <= rank(partial.stage));
            QVERIFY(partial.soFar->aligned != nullptr); // what the timeline draws
            const bool detected = partial.stage != "align";
            QCOMPARE(partial.soFar->terminals.size(), std::size_t(detected ? 5 : 0));
            QCOMPARE(partial.soFar->incidents.empty(), !detected);
        }
        // Each incident is shown when it is explained; the last picture is the result.
        const auto& last = *watched_.partials.back().soFar;
        const auto& result = *watched_.outcome.value();
        QCOMPARE(last.incidents.size(), result.incidents.size());
        QVERIFY(!last.incidents[0].rootCause.empty());
        QCOMPARE(last.incidents[0].rootCause, result.incidents[0].rootCause);
    }

    void earlierPicturesStayAsTheyWere() {
        for (const auto& partial : watched_.partials) {
            if (partial.stage == "detect") {
                QVERIFY(partial.soFar->incidents[0].rootCause.empty()); // explained later, in another value
            }
        }
    }

    void progressNeverGoesBackAndEndsAtOne() {
        double overall = 0.0;
        std::map<std::string, double> fractions;
        for (const Progress& progress : watched_.progress) {
            double& before = fractions[progress.stage.source];
            QVERIFY2(progress.fraction >= before && progress.fraction <= 1.0, progress.stage.source);
            QVERIFY2(progress.overall >= overall, progress.stage.source);
            before = progress.fraction;
            overall = progress.overall;
        }
        QCOMPARE(fractions.size(), std::size_t(6));
        for (const auto& [stage, fraction] : fractions) {
            QVERIFY2(fraction == 1.0, stage.c_str());
        }
        QVERIFY(overall > 0.999);
    }

    void theSameEveryTime() {
        const auto text = [](const analysis::AnalysisPtr& analysis) {
            analysis::Analysis value = *analysis;
            value.stages.clear();
            value.totalSeconds = 0.0;
            value.analysedAt.clear();
            return analysis::analysisToJson(value);
        };
        const Watched again = analysed(requestOf(recording_));
        QVERIFY(again.outcome.finished());
        QVERIFY(text(again.outcome.value()) == text(watched_.outcome.value()));
    }

    void nothingIsWrittenIntoTheRecording() {
        const auto listing = [this] {
            std::set<std::string> names;
            for (const auto& entry : std::filesystem::recursive_directory_iterator(recording_)) {
                names.insert(entry.path().string());
            }
            return names;
        };
        const auto before = listing();
        QVERIFY(analysed(requestOf(recording_)).outcome.finished());
        QVERIFY(listing() == before);
    }

    void aMissingRecordingIsAnErrorWithItsPlace() {
        const Watched missing = analysed(requestOf(folder_.path() / "nowhere"));
        QVERIFY(missing.outcome.failed());
        QVERIFY(missing.outcome.error().oneLine().find("nowhere") != std::string::npos);
        QVERIFY(missing.partials.empty());
    }

    void aDatabaseThatCannotBeIsAnError() {
        pipeline::AnalyzeRequest request = requestOf(recording_);
        request.database = folder_ / "no such folder/p.vestigo";
        QVERIFY(analysed(request).outcome.failed());
    }

private:
    testing::TemporaryFolder folder_;
    std::filesystem::path recording_;
    Watched watched_;
};

QTEST_GUILESS_MAIN(AnalyzeRunTest)
#include "analyze_run_test.moc"
