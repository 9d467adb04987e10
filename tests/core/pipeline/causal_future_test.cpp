// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_json.h"
#include "core/pipeline/analyze_run.h"
#include "core/pipeline/train_run.h"
#include "tests/core/pipeline/cut_recording.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <random>
#include <sstream>

using namespace vestigo;
using vestigo::testing::RecordingBuilder;
using vestigo::testing::TemporaryFolder;

namespace {

constexpr double seconds = 130.0;
constexpr double step = 0.5;

/// Planted abnormal times: one that is over before the first cut, one that a cut goes through, one that comes
/// after all cuts.
bool abnormal(double t) {
    return (t >= 46.0 && t < 56.0) || (t >= 70.0 && t < 82.0) || (t >= 112.0 && t < 122.0);
}

testing::ColumnFormula column(unsigned seed, double period, double level, double extra, double delay) {
    const auto noise = std::make_shared<std::mt19937>(seed);
    return [=](double t) {
        const double jitter = 0.2 * (static_cast<double>((*noise)() % 1000) / 500.0 - 1.0);
        return level + std::sin(6.2831853 * (t / period + 0.137 * seed)) + jitter +
               (abnormal(t - delay) ? extra : 0.0);
    };
}

/// A bar runs through the picture; it stands while the machine is abnormal, and a light goes on.
testing::FramePainter bar(int width, bool planted) {
    return [=](std::size_t index, std::vector<std::uint8_t>& grey) {
        const bool now = planted && abnormal(static_cast<double>(index) / 2.0);
        const int at = static_cast<int>(now ? 0 : index * 5) % width;
        for (std::size_t i = 0; i < grey.size(); ++i) {
            const int x = static_cast<int>(i) % width;
            const bool light = now && x > width / 2 && i > grey.size() / 2;
            grey[i] = static_cast<std::uint8_t>(x >= at && x < at + 6 ? 220 : (light ? 250 : 70 + x % 16));
        }
    };
}

std::string messages(bool planted) {
    std::ostringstream log;
    log << "t,src,dst,protocol,bytes,status\n";
    for (int k = 0; k < static_cast<int>(seconds * 4.0) - 4; ++k) {
        const double t = 0.25 * k;
        const bool now = planted && abnormal(t);
        log << t << ",plc-01,press-01,modbus,64,ok\n";
        log << t + (now ? 0.11 : 0.02 + 0.001 * (k % 7)) << ",press-01,plc-01,modbus," << 128 + k % 5
            << (now && k % 2 == 0 ? ",retry\n" : ",ok\n");
    }
    return log.str();
}

std::string instructions(bool planted) {
    std::ostringstream log;
    log << "t,terminal,instruction,actor,result\n";
    for (int k = 0; k < static_cast<int>(seconds * 2.0) - 2; ++k) {
        const double t = 0.5 * k;
        const bool now = planted && abnormal(t);
        log << t << ",plc-01," << (now ? "WRITE_SETPOINT" : (k % 3 == 0 ? "WRITE_OUTPUTS" : "READ_INPUTS"))
            << (now ? ",engineer," : ",historian,") << (now && k % 3 == 0 ? "error" : "ok") << '\n';
    }
    return log.str();
}

void writeShift(const std::filesystem::path& folder, unsigned seed, bool planted) {
    constexpr int width = 48;
    RecordingBuilder builder(folder);
    builder.id("shift").duration(seconds).step(step);
    builder.terminal("plc-01").terminal("press-01", "press");
    builder.link("plc-01", "press-01").link("press-01", "plc-01");
    const double extra = planted ? 6.0 : 0.0;
    builder.table("plc-01", 0.25,
                  {{"load_pct", column(seed, 6, 20, extra, 0.0)},
                   {"temperature_c", column(seed + 50, 21, 40, 0.0, 0.0)}});
    builder.table("press-01", 0.3,
                  {{"current_a", column(seed + 100, 7, 18, extra, 2.0)},
                   {"pressure_bar", column(seed + 150, 9, 60, -extra, 2.0)}});
    builder.images("press-01", "device", width, 32, 2.0, bar(width, planted));
    builder.communication(messages(planted)).instructions(instructions(planted));
    builder.annotations(
        R"({"format":"ind-vibe-annotations","version":1,"recording":"shift","anomalies":[]})");
    builder.write();
}

/// The models that the test rows name: none, or one that three normal shifts have taught.
std::filesystem::path trainedModel(const TemporaryFolder& folder) {
    for (unsigned day = 1; day <= 3; ++day) {
        writeShift(folder / ("day" + std::to_string(day)), day, false);
    }
    folder.write("dataset.json", R"({"format":"ind-vibe-dataset","version":1,"name":"shifts","recordings":[
        {"path":"day1","split":"train"},{"path":"day2","split":"train"},{"path":"day3","split":"val"}]})");
    pipeline::TrainRequest request;
    request.dataset = folder.path();
    request.out = folder / "model.safetensors";
    SilentProgress progress;
    return pipeline::trainRun(request, {}, progress).finished() ? request.out : std::filesystem::path();
}

analysis::AnalysisPtr analysed(const std::filesystem::path& recording, const std::filesystem::path& model) {
    pipeline::AnalyzeRequest request;
    request.recording = recording;
    request.model = model;
    request.causal = true;
    SilentProgress progress;
    auto outcome = pipeline::AnalyzeRun(request).run({}, progress);
    return outcome.finished() ? outcome.take() : nullptr;
}

bool same(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

/// The first step of a terminal that knows of what came after the cut; empty: none.
std::string difference(const analysis::TerminalResult& cut, const analysis::TerminalResult& whole) {
    if (cut.id != whole.id || cut.t.size() >= whole.t.size() || cut.t.empty()) {
        return cut.id + ": other steps";
    }
    if (cut.threshold != whole.threshold) {
        return cut.id + ": threshold " + std::to_string(cut.threshold) + " " +
               std::to_string(whole.threshold);
    }
    for (std::size_t i = 0; i < cut.t.size(); ++i) {
        if (cut.t[i] != whole.t[i] || !same(cut.probability[i], whole.probability[i]) ||
            cut.abnormal[i] != whole.abnormal[i]) {
            return cut.id + " at " + std::to_string(cut.t[i]) + ": " + std::to_string(cut.probability[i]) +
                   " " + std::to_string(whole.probability[i]);
        }
    }
    return {};
}

/// Incidents that were over at `until`, as the result file says them; their numbers may not count.
std::vector<std::string> over(const analysis::Analysis& result, double until) {
    std::vector<std::string> incidents;
    for (const analysis::Incident& incident : result.incidents) {
        if (incident.range.end <= until) {
            analysis::Analysis one;
            one.incidents = {incident};
            one.incidents.front().id = "i";
            incidents.push_back(analysis::analysisToJson(one));
        }
    }
    return incidents;
}

/// Episodes with all their evidence that were over at `until`, whatever incident they belong to.
std::vector<std::string> episodesOver(const analysis::Analysis& result, double until) {
    std::vector<std::string> episodes;
    for (const analysis::Incident& incident : result.incidents) {
        for (const analysis::Episode& episode : incident.episodes) {
            if (episode.range.end <= until) {
                analysis::Analysis one;
                one.incidents.emplace_back();
                one.incidents.front().episodes = {episode};
                episodes.push_back(analysis::analysisToJson(one));
            }
        }
    }
    std::sort(episodes.begin(), episodes.end());
    return episodes;
}

} // namespace

/// `--causal` means that each step knows only what had happened by then: a recording that ends earlier gives
/// the same until there. What may differ, because more of it is known later:
/// - an episode that was up within the last 1.5 s (detection's mergeGapSeconds): it goes on if the next steps
///   are raised again;
/// - an incident that was up within the last 8 s (incidentGapSeconds), and its root and edges: later episodes
///   may join it;
/// - the numbers of the incidents ("i2"), as two open ones may become one;
/// - the cells of heat maps of recordings of more than 8192 steps (and so the boxes), which are coarser to
/// fit
///   the memory. The one compared here is shorter.
/// Steps and flags have no such latency: the step at the moment of the cut is final already.
class CausalFutureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        writeShift(folder_ / "whole", 5, true);
        model_ = trainedModel(folder_);
        QVERIFY(!model_.empty());
        untrained_ = analysed(folder_ / "whole", {});
        trained_ = analysed(folder_ / "whole", model_);
        QVERIFY(untrained_ && trained_);
    }

    void stepsDoNotKnowWhatFollows_data() {
        QTest::addColumn<bool>("withModel");
        QTest::addColumn<double>("until");
        for (const bool withModel : {false, true}) {
            for (const double until : {35.0, 60.0, 75.5, 100.0}) {
                QTest::addRow("%s, %g s", withModel ? "trained" : "untrained", until) << withModel << until;
            }
        }
    }

    void stepsDoNotKnowWhatFollows() {
        QFETCH(bool, withModel);
        QFETCH(double, until);
        const std::filesystem::path place = folder_ / QTest::currentDataTag();
        testing::copyUntil(folder_ / "whole", place, until);
        const auto cut = analysed(place, withModel ? model_ : std::filesystem::path());
        QVERIFY(cut);
        const analysis::Analysis& whole = withModel ? *trained_ : *untrained_;
        QCOMPARE(cut->terminals.size(), whole.terminals.size());
        for (std::size_t i = 0; i < cut->terminals.size(); ++i) {
            QCOMPARE(cut->terminals[i].t.back(), until);
            const std::string found = difference(cut->terminals[i], whole.terminals[i]);
            QVERIFY2(found.empty(), found.c_str());
        }
        const double final = until - 1.5 - step;
        QCOMPARE(episodesOver(*cut, final), episodesOver(whole, final));
        QCOMPARE(over(*cut, until - 8.0 - step), over(whole, until - 8.0 - step));
    }

    /// Else there were nothing to compare.
    void theRecordingShowsSomething() {
        for (const auto& whole : {untrained_, trained_}) {
            QVERIFY(!episodesOver(*whole, 75.5 - 1.5 - step).empty());
            QVERIFY(!over(*whole, 100.0 - 8.0 - step).empty());
            bool box = false;
            bool segment = false;
            for (const analysis::Incident& incident : whole->incidents) {
                for (const analysis::Episode& episode : incident.episodes) {
                    box = box || (episode.range.end < 100.0 && !episode.visualEvidence.empty());
                    segment = segment || (episode.range.end < 100.0 && !episode.keySegments.empty());
                }
            }
            QVERIFY(box);
            QVERIFY(segment);
        }
    }

private:
    TemporaryFolder folder_;
    std::filesystem::path model_;
    analysis::AnalysisPtr untrained_;
    analysis::AnalysisPtr trained_;
};

QTEST_GUILESS_MAIN(CausalFutureTest)
#include "causal_future_test.moc"
