// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/clock_offset.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QProcess>
#include <QTest>
#include <cmath>
#include <fstream>
#include <random>
#include <sstream>

using namespace vestigo;
using namespace vestigo::dataset;
using vestigo::testing::RecordingBuilder;
using vestigo::testing::TemporaryFolder;

namespace {

constexpr double secondsPerSample = 0.1;
const QStringList episodes{"000010", "000028", "000029", "000030", "000031", "000059"};

std::filesystem::path robotData() {
    return std::filesystem::path(VESTIGO_SHARED_DIR) / "data/robot_video_telemetry";
}

/// Bursts of activity at irregular moments, as a machine that works on request.
std::vector<double> bursts(std::size_t samples, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<double> series(samples, 0.0);
    for (std::size_t i = 0; i < samples; i += 15 + random() % 50) {
        const std::size_t length = 3 + random() % 12;
        for (std::size_t k = i; k < std::min(samples, i + length); ++k) {
            series[k] += 1.0;
        }
    }
    for (double& value : series) {
        value += 0.2 * static_cast<double>(random() % 1000) / 1000.0;
    }
    return series;
}

std::vector<double> noise(std::size_t samples, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<double> series(samples);
    for (double& value : series) {
        value = static_cast<double>(random() % 1000) / 1000.0;
    }
    return series;
}

/// The series `samples` later (earlier when negative).
std::vector<double> moved(const std::vector<double>& series, std::ptrdiff_t samples) {
    std::vector<double> result(series.size(), 0.0);
    for (std::size_t i = 0; i < series.size(); ++i) {
        const std::ptrdiff_t from = static_cast<std::ptrdiff_t>(i) - samples;
        if (from >= 0 && from < static_cast<std::ptrdiff_t>(series.size())) {
            result[i] = series[static_cast<std::size_t>(from)];
        }
    }
    return result;
}

/// Joint values of the episodes, one after the other, as a table with `t`; the columns that merely count are
/// left out.
std::string robotTable(const QStringList& names) {
    constexpr std::size_t joints = 52;
    std::ostringstream table;
    std::size_t row = 0;
    for (const QString& name : names) {
        std::ifstream in(robotData() / "csv" / ("episode_" + name.toStdString() + ".csv"));
        std::string line;
        for (std::size_t i = 0; std::getline(in, line); ++i) {
            std::size_t end = 0;
            for (std::size_t c = 0; c < joints && end != std::string::npos; ++c) {
                end = line.find(',', end + (c > 0 ? 1 : 0));
            }
            if (i == 0 && row > 0) {
                continue;
            }
            table << (i == 0 ? "t" : std::to_string(static_cast<double>(row++) / 30.0)) << ','
                  << line.substr(0, end) << '\n';
        }
    }
    return table.str();
}

bool robotVideo(const QStringList& names, const std::filesystem::path& file) {
    std::filesystem::create_directories(file.parent_path());
    QStringList arguments{"-v", "error", "-y"};
    for (const QString& name : names) {
        arguments << "-i"
                  << QString::fromStdString(
                         (robotData() / "videos" / ("episode_" + name.toStdString() + ".mp4")).string());
    }
    arguments << "-filter_complex" << QString("concat=n=%1:v=1:a=0,scale=160:120").arg(names.size()) << "-r"
              << "30"
              << "-c:v"
              << "libx264"
              << "-preset"
              << "ultrafast" << QString::fromStdString(file.string());
    QProcess ffmpeg;
    ffmpeg.start("ffmpeg", arguments);
    return ffmpeg.waitForFinished(120000) && ffmpeg.exitCode() == 0;
}

/// What the application would offer for a recording whose video's clock is `planted` seconds too late.
OffsetEstimate estimateFor(const QStringList& names, const std::filesystem::path& folder, double planted) {
    RecordingBuilder builder(folder);
    builder.duration(60.0).terminal("robot", "industrial_robot");
    builder.table("robot", robotTable(names));
    builder.stream("robot", "device", "video", "video/robot.mp4", planted);
    auto recording = recordings::openRecording(builder.write());
    if (!recording) {
        return {};
    }
    const recordings::Terminal& terminal = recording.value().terminals.front();
    const recordings::Stream* stream = recording.value().findStream("robot", "device");
    SilentProgress progress;
    const auto features = featuresFromVideo(recording.value(), terminal, *stream, {}, {}, {}, progress);
    if (!features.finished()) {
        return {};
    }
    auto estimate = estimateStreamOffset(recording.value(), terminal, *stream, features.value(), {});
    return estimate.finished() ? estimate.value() : OffsetEstimate();
}

} // namespace

class ClockOffsetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatWasPlanted() {
        for (unsigned seed = 1; seed <= 20; ++seed) {
            const std::vector<double> activity = bursts(600, seed);
            for (const double planted : {-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0}) {
                const auto shift = static_cast<std::ptrdiff_t>(std::lround(planted / secondsPerSample));
                const auto estimate = estimateOffset({moved(activity, shift)}, {activity}, secondsPerSample);
                QVERIFY2(std::abs(estimate.offsetSeconds + planted) <= 0.1 + 1e-9,
                         qPrintable(QString("%1 for %2").arg(estimate.offsetSeconds).arg(planted)));
                QVERIFY2(estimate.isOffered(), qPrintable(QString::number(estimate.confidence)));
            }
        }
    }

    /// One lamp that follows one column's level, among cells and columns that follow nothing, is enough. The
    /// total motion, which the estimate once went by, would drown it.
    void findsOneLampAmongNoise() {
        for (unsigned seed = 1; seed <= 10; ++seed) {
            const std::vector<double> level = bursts(600, seed);
            Signals video;
            Signals table{level};
            for (unsigned k = 0; k < 12; ++k) {
                video.push_back(noise(600, 100 * seed + k));
                table.push_back(noise(600, 100 * seed + 50 + k));
            }
            video[7] = moved(level, -13);
            for (double& value : video[7]) {
                value = -value; // a lamp that is out while the machine runs
            }
            const auto estimate = estimateOffset(video, table, secondsPerSample);
            QVERIFY(std::abs(estimate.offsetSeconds - 1.3) <= 0.1);
            QVERIFY(estimate.isOffered());
        }
    }

    /// Between the samples too: a slow curve that lies a quarter of a second apart.
    void findsFractionsOfASample() {
        const auto curve = [](double shift) {
            const std::vector<double> steps = bursts(700, 3);
            std::vector<double> series;
            for (std::size_t i = 0; i < 600; ++i) {
                double sum = 0.0;
                for (std::size_t k = 0; k < steps.size(); ++k) {
                    const double far = (static_cast<double>(i) + 50.0 - shift - static_cast<double>(k)) / 4.0;
                    sum += steps[k] * std::exp(-far * far);
                }
                series.push_back(sum);
            }
            return series;
        };
        const auto estimate = estimateOffset({curve(2.5)}, {curve(0.0)}, secondsPerSample);
        QVERIFY2(std::abs(estimate.offsetSeconds + 0.25) < 0.04,
                 qPrintable(QString::number(estimate.offsetSeconds)));
    }

    /// A minute of two unrelated groups of series is offered in one case of a hundred at most.
    void isRarelySureOfUnrelatedSeries() {
        int sure = 0;
        for (unsigned seed = 1; seed <= 300; ++seed) {
            Signals video{bursts(600, seed)};
            Signals table{bursts(600, seed + 5000)};
            for (unsigned k = 1; k <= seed % 3; ++k) {
                video.push_back(bursts(600, seed + 10000 * k));
                video.push_back(noise(600, seed + k));
                table.push_back(bursts(600, seed + 10000 * k + 5000));
            }
            sure += estimateOffset(video, table, secondsPerSample).isOffered() ? 1 : 0;
        }
        qInfo("%d of 300 unrelated pairs", sure);
        QVERIFY(sure <= 3);
    }

    /// Work that repeats itself exactly fits at several offsets; which one it was cannot be told.
    void saysThatRepeatingWorkCannotBeTold() {
        std::vector<double> cycle;
        for (std::size_t i = 0; i < 600; ++i) {
            cycle.push_back(i % 15 < 5 ? 1.0 : 0.0);
        }
        const auto estimate = estimateOffset({moved(cycle, 4)}, {cycle}, secondsPerSample);
        QCOMPARE(estimate.confidence, 0.0);
        QVERIFY(!estimate.note.empty());
    }

    void saysNothingOfShortOrFlatSeries() {
        QCOMPARE(estimateOffset({}, {}, secondsPerSample).confidence, 0.0);
        const auto brief = estimateOffset({bursts(50, 1)}, {bursts(50, 1)}, secondsPerSample);
        QCOMPARE(brief.confidence, 0.0);
        QVERIFY(!brief.note.empty());
        const std::vector<double> flat(600, 3.0);
        QCOMPARE(estimateOffset({flat}, {bursts(600, 1)}, secondsPerSample).confidence, 0.0);
        std::vector<double> huge = bursts(600, 1);
        for (double& value : huge) {
            value *= 1e300;
        }
        const auto odd = estimateOffset({huge}, {huge}, secondsPerSample);
        QVERIFY(std::isfinite(odd.offsetSeconds) && std::isfinite(odd.confidence));
    }

    void recoversOffsetsOfRealRobotVideo() {
        if (!std::filesystem::exists(robotData())) {
            QSKIP("shared data are not here");
        }
        const TemporaryFolder folder;
        QVERIFY(robotVideo(episodes, folder / "video/robot.mp4"));
        for (const double planted : {-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0}) {
            const OffsetEstimate estimate = estimateFor(episodes, folder.path(), planted);
            qInfo("planted %.1f: %.2f, confidence %.2f", planted, estimate.offsetSeconds,
                  estimate.confidence);
            QVERIFY(std::abs(estimate.offsetSeconds + planted) <= 0.5 + 1e-9);
            QVERIFY(estimate.isOffered());
        }
    }

    /// Real pictures of something else have nothing to say about the robot's table.
    void offersNothingForUnrelatedRealVideo() {
        const std::filesystem::path clips =
            std::filesystem::path(VESTIGO_SHARED_DIR) / "data/industrial_clips";
        if (!std::filesystem::exists(robotData()) || !std::filesystem::exists(clips)) {
            QSKIP("shared data are not here");
        }
        int asked = 0;
        for (const auto& entry : std::filesystem::directory_iterator(clips)) {
            if (entry.path().extension() != ".mp4") {
                continue;
            }
            const TemporaryFolder folder;
            std::filesystem::create_directories(folder / "video");
            std::filesystem::copy_file(entry.path(), folder / "video/robot.mp4");
            for (const double start : {0.0, 4.0, 8.0, 12.0}) {
                const OffsetEstimate estimate = estimateFor(episodes, folder.path(), start);
                qInfo("%s at %.0f s: %.2f, confidence %.2f, %s", entry.path().filename().c_str(), start,
                      estimate.offsetSeconds, estimate.confidence, estimate.note.c_str());
                QVERIFY(!estimate.isOffered());
                QVERIFY(!estimate.note.empty());
                ++asked;
            }
        }
        QVERIFY(asked >= 8);
    }

    /// Eight seconds of one grasp hold no lag that stands out; a guess would be worse than none.
    void saysThatASingleEpisodeIsTooShort() {
        if (!std::filesystem::exists(robotData())) {
            QSKIP("shared data are not here");
        }
        const TemporaryFolder folder;
        QVERIFY(robotVideo({"000010"}, folder / "video/robot.mp4"));
        const OffsetEstimate estimate = estimateFor({"000010"}, folder.path(), 1.0);
        QCOMPARE(estimate.confidence, 0.0);
        QVERIFY(!estimate.note.empty());
    }
};

QTEST_GUILESS_MAIN(ClockOffsetTest)
#include "clock_offset_test.moc"
