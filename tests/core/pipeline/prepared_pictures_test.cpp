// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/prepared_pictures.h"
#include "tests/support/covered_camera.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <chrono>
#include <mutex>

using namespace vestigo;
using namespace vestigo::pipeline;

namespace {

constexpr int patienceMs = 60000; ///< a loaded machine is slow; a hang is longer still

struct Answer {
    std::uint64_t generation;
    std::string terminal;
    double t;
    timeline::PreparedPicturePtr picture; ///< null: it failed
    std::string problem;
};

/// Collects what the thread says.
class Ears {
public:
    PreparedPictures::Sinks sinks() {
        return {[this](std::uint64_t generation, const PreparedPictures::Stream& stream, double t,
                       const timeline::PreparedPicturePtr& picture) {
                    add({generation, stream.terminal, t, picture, {}});
                },
                [this](std::uint64_t generation, const PreparedPictures::Stream& stream, double t,
                       const Error& error) {
                    add({generation, stream.terminal, t, nullptr, error.oneLine()});
                }};
    }
    std::vector<Answer> heard() const {
        const std::lock_guard<std::mutex> lock(mutex_);
        return answers_;
    }

private:
    void add(const Answer& answer) {
        const std::lock_guard<std::mutex> lock(mutex_);
        answers_.push_back(answer);
    }
    mutable std::mutex mutex_;
    std::vector<Answer> answers_;
};

/// Waits until it is let through; says that someone waits.
class Gate final : public vision::RegionFinder {
public:
    Result<std::vector<vision::FoundRegion>> find(const timeline::Picture&) override {
        waits = true;
        while (!open) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return std::vector<vision::FoundRegion>{{{8.0, 4.0, 80.0, 56.0}, "display", 0.8}};
    }
    std::atomic<bool> waits{false};
    std::atomic<bool> open{false};
};

PreparedPictures::Options options(const std::shared_ptr<vision::RegionFinder>& finder = {}) {
    PreparedPictures::Options options;
    options.choose = [finder](const std::vector<labels::RegionOfInterest>& regions,
                              const std::string& terminal, const std::string& stream) {
        vision::PreparationOptions chosen;
        chosen.side = 32;
        chosen.finder = finder;
        for (const labels::RegionOfInterest& region : regions) {
            if (region.terminal == terminal && region.stream == stream) {
                chosen.regions.push_back({region.box, region.range});
            }
        }
        return chosen;
    };
    return options;
}

} // namespace

class PreparedPicturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        recording_ = std::make_shared<const recordings::Recording>(
            recordings::openRecording(testing::writeCoveredCamera(folder_ / "covered")).take());
    }

    void preparesWhatIsAskedFor() {
        Ears ears;
        PreparedPictures pictures(options(), ears.sinks());
        const std::uint64_t generation = pictures.setRecording(recording_);
        pictures.request("plc-01", "device", 35.0, false);
        QTRY_VERIFY_WITH_TIMEOUT(pictures.isIdle(), patienceMs);
        const auto heard = ears.heard();
        QCOMPARE(heard.size(), std::size_t(1));
        QCOMPARE(heard[0].generation, generation);
        QCOMPARE(heard[0].t, 35.0);
        QVERIFY2(heard[0].picture, heard[0].problem.c_str());
        QCOMPARE(heard[0].picture->regions.size(), std::size_t(2));
        QCOMPARE(heard[0].picture->regions[0].kind, std::string("display"));
        QVERIFY(heard[0].picture->regions[0].occludedShare > 0.35F);
        QCOMPARE(heard[0].picture->regions[1].kind, std::string("moving_part"));
    }

    void ofManyWishesTheNewestCounts() {
        Ears ears;
        const auto gate = std::make_shared<Gate>();
        PreparedPictures pictures(options(gate), ears.sinks());
        pictures.setRecording(recording_);
        pictures.request("cnc-01", "device", 2.0, false);
        QTRY_VERIFY_WITH_TIMEOUT(gate->waits, patienceMs);
        for (int i = 3; i < 40; ++i) { // far ahead in the end: the first one is not waited for
            pictures.request("cnc-01", "device", i, false);
        }
        gate->open = true;
        QTRY_VERIFY_WITH_TIMEOUT(pictures.isIdle(), patienceMs);
        const auto heard = ears.heard();
        QCOMPARE(heard.size(), std::size_t(1));
        QCOMPARE(heard[0].t, 39.0);
    }

    void whatLiesOnTheWayIsShownWhileTheCursorMoves() {
        Ears ears;
        const auto gate = std::make_shared<Gate>();
        PreparedPictures pictures(options(gate), ears.sinks());
        pictures.setRecording(recording_);
        pictures.request("cnc-01", "device", 2.0, false);
        QTRY_VERIFY_WITH_TIMEOUT(gate->waits, patienceMs);
        pictures.request("cnc-01", "device", 2.5, false);
        pictures.request("cnc-01", "device", 3.0, false);
        gate->open = true;
        QTRY_VERIFY_WITH_TIMEOUT(pictures.isIdle(), patienceMs);
        const auto heard = ears.heard();
        QCOMPARE(heard.size(), std::size_t(2));
        QCOMPARE(heard[0].t, 2.0);
        QCOMPARE(heard[1].t, 3.0);
    }

    void forgettingEndsWhatIsUnderWay() {
        Ears ears;
        const auto gate = std::make_shared<Gate>();
        PreparedPictures pictures(options(gate), ears.sinks());
        pictures.setRecording(recording_);
        pictures.request("cnc-01", "device", 35.0, false);
        QTRY_VERIFY_WITH_TIMEOUT(gate->waits, patienceMs);
        pictures.request("plc-01", "device", 35.0, false);
        pictures.forget();
        gate->open = true;
        QTRY_VERIFY_WITH_TIMEOUT(pictures.isIdle(), patienceMs);
        QVERIFY(ears.heard().empty());
    }

    void anotherRecordingIsAnotherGeneration() {
        Ears ears;
        PreparedPictures pictures(options(), ears.sinks());
        const std::uint64_t first = pictures.setRecording(recording_);
        pictures.request("plc-01", "device", 5.0, false);
        QTRY_VERIFY_WITH_TIMEOUT(pictures.isIdle(), patienceMs);
        auto shifted = std::make_shared<recordings::Recording>(*recording_);
        shifted->terminals[0].streams[0].offsetSeconds = 2.0; // the frame of 3 s is shown at 5 s now
        const std::uint64_t second = pictures.setRecording(shifted);
        QVERIFY(second != first);
        pictures.request("plc-01", "device", 5.0, false);
        QTRY_VERIFY_WITH_TIMEOUT(pictures.isIdle(), patienceMs);
        const auto heard = ears.heard();
        QCOMPARE(heard.size(), std::size_t(2));
        QCOMPARE(heard[1].generation, second);
        QVERIFY(heard[0].picture->regions[0].equalised != heard[1].picture->regions[0].equalised);
    }

    void whatIsNotThereFails() {
        Ears ears;
        PreparedPictures pictures(options(), ears.sinks());
        pictures.setRecording(recording_);
        pictures.request("plc-01", "operator", 1.0, false);
        QTRY_VERIFY_WITH_TIMEOUT(pictures.isIdle(), patienceMs);
        pictures.setRecording(nullptr);
        pictures.request("plc-01", "device", 1.0, false);
        QTRY_VERIFY_WITH_TIMEOUT(pictures.isIdle(), patienceMs);
        const auto heard = ears.heard();
        QCOMPARE(heard.size(), std::size_t(2));
        for (const Answer& answer : heard) {
            QVERIFY(!answer.picture && !answer.problem.empty());
        }
    }

private:
    testing::TemporaryFolder folder_;
    std::shared_ptr<const recordings::Recording> recording_;
};

QTEST_GUILESS_MAIN(PreparedPicturesTest)
#include "prepared_pictures_test.moc"
