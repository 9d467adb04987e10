// SPDX-License-Identifier: GPL-3.0-or-later
// An analysis uses the corrections of clocks that the project holds, and says which.
#include "core/analysis/analysis_json.h"
#include "core/pipeline/analyze_run.h"
#include "core/pipeline/clock_offsets.h"
#include "core/store/project_store.h"
#include "tests/core/pipeline/line_recording.h"
#include "tests/support/late_camera.h"
#include "tests/support/temporary_folder.h"

#include <QtTest/QTest>

#include <cmath>

using namespace vestigo;
using analysis::ClockOffset;
using analysis::ClockOffsets;
using analysis::OffsetAction;

namespace {

using AnalysisPtr = analysis::AnalysisPtr;

AnalysisPtr analysed(const std::filesystem::path& recording, const std::filesystem::path& database = {},
                     const ClockOffsets& offsets = {}) {
    pipeline::AnalyzeRequest request;
    request.recording = recording;
    request.database = database;
    request.offsets = offsets;
    SilentProgress progress;
    auto outcome = pipeline::AnalyzeRun(request).run({}, progress);
    return outcome.finished() ? outcome.take() : nullptr;
}

ClockOffset typed(const std::string& terminal, const std::string& stream, double seconds) {
    return {terminal, stream, seconds, OffsetAction::Typed, "Ana", 0.0};
}

double began(const AnalysisPtr& result) {
    return result->incidents.empty() ? -1.0 : result->incidents.front().range.start;
}

} // namespace

class ClockOffsetRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        line_ = testing::writeLineRecording(folder_ / "line", {1, 0, 90.0, 1.0});
        plain_ = analysed(line_);
        QVERIFY(plain_ && began(plain_) > 50.0);
    }

    void aGivenOffsetShiftsWhatIsFound() {
        const AnalysisPtr shifted = analysed(line_, {}, {typed("plc-10", "behavior", -6.0)});
        QVERIFY(shifted);
        QVERIFY2(std::abs(began(shifted) - (began(plain_) - 6.0)) < 1.01,
                 qPrintable(QString("%1 against %2").arg(began(shifted)).arg(began(plain_))));
        QCOMPARE(shifted->appliedOffsets.size(), std::size_t{1});
        QCOMPARE(shifted->appliedOffsets[0].at, 0.0); // kept nowhere
        QVERIFY(plain_->appliedOffsets.empty());
        QVERIFY(analysis::offsetsOfSettings(plain_->settingsJson).empty());
        QVERIFY(analysis::sameOffsets(analysis::offsetsOfSettings(shifted->settingsJson),
                                      shifted->appliedOffsets));
    }

    /// With none, not a byte of the settings is other than before there were any.
    void withoutOffsetsNothingIsSaidOfThem() {
        QCOMPARE(plain_->settingsJson.find("clock_offsets"), std::string::npos);
        QCOMPARE(analysis::analysisToJson(*plain_).find("applied_offsets"), std::string::npos);
    }

    void whatTheProjectHoldsIsUsedAndComesBackFromIt() {
        const auto database = folder_ / "held.vestigo";
        QVERIFY(analysed(line_, database)); // as recorded
        {
            const auto store = store::ProjectStore::open(database);
            ClockOffset accepted = typed("plc-10", "behavior", -6.0);
            accepted.action = OffsetAction::Accepted;
            accepted.at = 1.8e9;
            QVERIFY((*store)->addClockOffsets(plain_->recordingSha256, {accepted}).ok());
        }
        const AnalysisPtr shifted = analysed(line_, database);
        QVERIFY(began(shifted) < began(plain_) - 4.0);
        QCOMPARE(shifted->appliedOffsets.front().person, std::string("Ana"));
        const AnalysisPtr again = analysed(line_, database); // from the store
        QCOMPARE(again->analysedAt, shifted->analysedAt);
        QCOMPARE(again->appliedOffsets.front().at, 1.8e9);
        QCOMPARE(again->appliedOffsets.front().action, OffsetAction::Accepted);
        const auto read = analysis::analysisFromJson(analysis::analysisToJson(*again), "x");
        QCOMPARE(read->appliedOffsets.front().seconds, -6.0);
        QCOMPARE(read->appliedOffsets.front().at, 1.8e9);
        QCOMPARE(read->appliedOffsets.front().person, std::string("Ana"));

        // Taken back: as recorded again, the analysis of before is still there.
        const AnalysisPtr back = analysed(line_, database, {typed("plc-10", "behavior", 0.0)});
        QVERIFY(back->appliedOffsets.empty());
        QCOMPARE(began(back), began(plain_));
        const auto store = store::ProjectStore::open(database);
        const auto log = (*store)->clockOffsets(plain_->recordingSha256);
        QCOMPARE(log->size(), std::size_t{2});
        QCOMPARE(log->back().action, OffsetAction::TakenBack);
        QVERIFY(log->back().at > 1.7e9);
        QCOMPARE((*store)->runs()->size(), std::size_t{2});
    }

    /// Wishes that change nothing add no line; of two for one stream the later holds.
    void onlyWhatChangesIsKept() {
        const auto store = store::ProjectStore::open(folder_ / "wishes.vestigo");
        const ClockOffsets twice{typed("a", "device", 1.0), typed("a", "device", 2.0)};
        QCOMPARE(pipeline::settleOffsets(store->get(), "hash", twice)->front().seconds, 2.0);
        QCOMPARE((*store)->clockOffsets("hash")->size(), std::size_t{2});
        QVERIFY(pipeline::settleOffsets(store->get(), "hash", {typed("a", "device", 2.0)}).ok());
        QVERIFY(pipeline::settleOffsets(store->get(), "hash", {typed("a", "operator", 0.0)}).ok());
        QCOMPARE((*store)->clockOffsets("hash")->size(), std::size_t{2});
        QCOMPARE(pipeline::settleOffsets(nullptr, "hash", twice)->front().seconds, 2.0);
    }

    void aStreamThatIsNotThereIsNamed() {
        const auto database = folder_ / "unknown.vestigo";
        for (const auto& [offset, named] : {std::pair(typed("plc-99", "behavior", 1.0), "plc-99"),
                                            {typed("plc-10", "front", 1.0), "front"}}) {
            pipeline::AnalyzeRequest request;
            request.recording = line_;
            request.database = database;
            request.offsets = {offset};
            SilentProgress progress;
            const auto outcome = pipeline::AnalyzeRun(request).run({}, progress);
            QVERIFY(outcome.failed());
            QVERIFY(outcome.error().oneLine().find(named) != std::string::npos);
        }
        const auto store = store::ProjectStore::open(database);
        QVERIFY((*store)->clockOffsets(plain_->recordingSha256)->empty());
    }

    /// The way that the offer is made for: estimated, applied, and then there is nothing left to offer.
    void anAppliedOfferIsNotOfferedAgain() {
        const auto recording = testing::writeLateCamera(folder_ / "late", 1.5);
        const AnalysisPtr before = analysed(recording);
        QCOMPARE(before->offsets.size(), std::size_t{1});
        const analysis::OffsetOffer offer = before->offsets.front();
        QVERIFY2(std::abs(offer.offsetSeconds + 1.5) < 0.3, qPrintable(QString::number(offer.offsetSeconds)));
        const AnalysisPtr after =
            analysed(recording, {}, {typed(offer.terminal, offer.stream, offer.offsetSeconds)});
        QVERIFY(after->offsets.empty());
    }

private:
    testing::TemporaryFolder folder_;
    std::filesystem::path line_;
    AnalysisPtr plain_;
};

QTEST_GUILESS_MAIN(ClockOffsetRunTest)
#include "clock_offset_run_test.moc"
