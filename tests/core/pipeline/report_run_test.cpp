// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/report_run.h"

#include "core/pipeline/analyze_run.h"
#include "core/recordings/recording.h"
#include "tests/support/analysis_builder.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QtTest/QTest>

#include <fstream>

using namespace vestigo;

namespace {

/// The example recording with an incident put on what was analysed, whatever the engine found in it.
analysis::AnalysisPtr analysisOf(const std::filesystem::path& recording) {
    pipeline::AnalyzeRequest request;
    request.recording = recording;
    SilentProgress progress;
    const auto result = pipeline::AnalyzeRun(request).run({}, progress);
    if (!result.finished()) {
        return nullptr;
    }
    analysis::Analysis value = *result.value();
    analysis::Episode episode;
    episode.terminal = "plc-01";
    episode.range = {12.0, 16.0};
    episode.peakTime = 13.0;
    episode.peakProbability = 0.9;
    analysis::Incident incident;
    incident.id = "i1";
    incident.range = episode.range;
    incident.rootCause = "plc-01";
    incident.rootRule = analysis::RootRule::FirstAbnormal;
    incident.episodes = {episode};
    incident.path = {"plc-01"};
    value.incidents = {incident};
    return std::make_shared<const analysis::Analysis>(value);
}

std::vector<report::PictureFigure> picturesOf(const report::Document& document) {
    std::vector<report::PictureFigure> pictures;
    for (const report::Block& block : document.blocks) {
        if (const auto* row = std::get_if<report::PictureRow>(&block)) {
            pictures.insert(pictures.end(), row->pictures.begin(), row->pictures.end());
        }
    }
    return pictures;
}

std::string paragraphsOf(const report::Document& document) {
    std::string text;
    for (const report::Block& block : document.blocks) {
        if (const auto* paragraph = std::get_if<report::Paragraph>(&block)) {
            for (const report::Span& span : paragraph->spans) {
                text += span.text;
            }
        }
    }
    return text;
}

report::Document reportOf(const analysis::AnalysisPtr& analysis) {
    report::ReportOptions options;
    options.role = report::Role::Frontline;
    const auto document = pipeline::reportRun(analysis, options, Translator(), {});
    return document.finished() ? document.value() : report::Document();
}

} // namespace

class ReportRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsTheFramesOfTheMoments() {
        const testing::TemporaryFolder folder;
        const auto recording = testing::writeExampleRecording(folder.path() / "rec");
        const auto analysis = analysisOf(recording);
        QVERIFY(analysis != nullptr);
        const auto pictures = picturesOf(reportOf(analysis));
        QCOMPARE(pictures.size(), std::size_t(3)); // before, during, after
        const double wanted[] = {9.0, 13.0, 19.0};
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(!pictures[i].picture.empty());
            QVERIFY(std::fabs(pictures[i].picture.t - wanted[i]) <= 1.0);
        }
        QVERIFY(pictures[1].heat != nullptr);
    }

    void aChangedRecordingGivesNoPictures() {
        const testing::TemporaryFolder folder;
        const auto recording = testing::writeExampleRecording(folder.path() / "rec");
        const auto analysis = analysisOf(recording);
        QVERIFY(analysis != nullptr);
        std::ofstream(recording / "behavior" / "plc-01.csv", std::ios::app) << "19.9,1\n";
        const report::Document document = reportOf(analysis);
        QVERIFY(picturesOf(document).empty());
        QVERIFY(paragraphsOf(document).find("The recording has changed since it was analysed") !=
                std::string::npos);
    }

    void aMissingRecordingGivesNoPictures() {
        const testing::TemporaryFolder folder;
        const auto recording = testing::writeExampleRecording(folder.path() / "rec");
        const auto analysis = analysisOf(recording);
        QVERIFY(analysis != nullptr);
        std::filesystem::rename(recording, folder.path() / "elsewhere");
        const report::Document document = reportOf(analysis);
        QVERIFY(picturesOf(document).empty());
        QVERIFY(paragraphsOf(document).find("could not be read again") != std::string::npos);
    }

    void cancelledIsNotADocument() {
        const testing::TemporaryFolder folder;
        const auto analysis = analysisOf(testing::writeExampleRecording(folder.path() / "rec"));
        QVERIFY(analysis != nullptr);
        CancelSource source;
        source.cancel();
        QVERIFY(pipeline::reportRun(analysis, {}, Translator(), source.token()).cancelled());
    }

    void nothingIsWrittenIntoTheRecording() {
        const testing::TemporaryFolder folder;
        const auto path = testing::writeExampleRecording(folder.path() / "rec");
        const auto analysis = analysisOf(path);
        QVERIFY(analysis != nullptr);
        const auto count = [&] {
            return std::distance(std::filesystem::recursive_directory_iterator(path),
                                 std::filesystem::recursive_directory_iterator());
        };
        const auto before = count();
        QVERIFY(!reportOf(analysis).blocks.empty());
        QCOMPARE(count(), before);
    }
};

QTEST_GUILESS_MAIN(ReportRunTest)
#include "report_run_test.moc"
