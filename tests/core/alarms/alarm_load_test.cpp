// SPDX-License-Identifier: GPL-3.0-or-later
// Every expected figure here was worked out by hand from the definition in the header.
#include "core/alarms/alarm_load.h"

#include <QTest>

#include <limits>
#include <random>

using namespace vestigo::alarms;

namespace {

RecordedAlarms recorded(double duration, std::vector<double> incidents) {
    return {duration, incidents, std::move(incidents), 0, 0};
}

/// `count` incidents, `distance` seconds apart.
std::vector<double> every(double distance, int count, double first = 0.0) {
    std::vector<double> t;
    for (int i = 0; i < count; ++i) {
        t.push_back(first + distance * i);
    }
    return t;
}

/// The definition taken literally: looks at every second.
double floodByCounting(const std::vector<double>& t, int duration) {
    int seconds = 0;
    for (int now = 0; now < duration; ++now) {
        const double middle = now + 0.5;
        const auto inside = std::count_if(
            t.begin(), t.end(), [&](double one) { return one > middle - windowSeconds && one <= middle; });
        seconds += inside >= static_cast<std::ptrdiff_t>(floodCount) ? 1 : 0;
    }
    return seconds;
}

} // namespace

class AlarmLoadTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void averagesPerTenMinutes() {
        // An hour with three incidents of four episodes: 3 / 6 and 4 / 6 in ten minutes.
        RecordedAlarms hour = recorded(3600.0, {100.0, 2000.0, 3500.0});
        hour.episodes = {100.0, 130.0, 2000.0, 3500.0};
        const AlarmLoad load = alarmLoad({hour});
        QCOMPARE(load.incidents, std::size_t{3});
        QCOMPARE(load.episodes, std::size_t{4});
        QCOMPARE(*load.incidentsPerWindow, 0.5);
        QCOMPARE(*load.episodesPerWindow, 4.0 / 6.0);
        QCOMPARE(load.peak->incidents, std::size_t{1});
        QCOMPARE(load.peak->start, 100.0); // the first of several
        QCOMPARE(*load.floodShare, 0.0);
    }

    void shorterThanTenMinutesGivesNoRate() {
        const AlarmLoad load = alarmLoad({recorded(64.0, {15.0})});
        QCOMPARE(load.incidents, std::size_t{1});
        QCOMPARE(load.observedSeconds, 64.0);
        QCOMPARE(load.ratedRecordings, std::size_t{0});
        QVERIFY(!load.incidentsPerWindow && !load.episodesPerWindow && !load.peak && !load.floodShare);
        QVERIFY(!alarmLoad({recorded(599.9, {1.0})}).incidentsPerWindow);
        QCOMPARE(*alarmLoad({recorded(600.0, {1.0})}).incidentsPerWindow, 1.0);
    }

    void aFloodNeedsNoTenMinutes() {
        // Ten in 45 s: in flood from the tenth to the end of the recording, whatever its length.
        const AlarmLoad load = alarmLoad({recorded(60.0, every(5.0, 10))});
        QCOMPARE(load.floodSeconds, 15.0);
        QVERIFY(!load.floodShare);
    }

    void theWindowSlides() {
        // Five before and five after a full ten minutes: bins of ten minutes would see five and five.
        std::vector<double> t = every(10.0, 5, 550.0);
        const std::vector<double> after = every(10.0, 5, 610.0);
        t.insert(t.end(), after.begin(), after.end());
        const AlarmLoad load = alarmLoad({recorded(1800.0, t)});
        QCOMPARE(load.peak->incidents, std::size_t{10});
        QCOMPARE(load.peak->start, 550.0);
        // From the tenth (650 s) until the first leaves the window (1150 s).
        QCOMPARE(load.floodSeconds, 500.0);
        QCOMPARE(*load.floodShare, 500.0 / 1800.0);
    }

    void exactlyTenMinutesApartIsNotInOneWindow() {
        const AlarmLoad load = alarmLoad({recorded(1200.0, {0.0, 600.0})});
        QCOMPARE(load.peak->incidents, std::size_t{1});
        QCOMPARE(alarmLoad({recorded(1200.0, {0.0, 599.9})}).peak->incidents, std::size_t{2});
        // Nine in ten minutes are none, the tenth makes the flood.
        QCOMPARE(alarmLoad({recorded(3600.0, every(60.0, 9))}).floodSeconds, 0.0);
        QCOMPARE(alarmLoad({recorded(3600.0, every(60.0, 10))}).floodSeconds, 60.0);
        QCOMPARE(alarmLoad({recorded(3600.0, every(600.0 / 9.0, 10))}).floodSeconds, 0.0);
    }

    void floodsThatTouchAreCountedOnce() {
        // One a minute for an hour: from the tenth (540 s) to the end.
        const AlarmLoad load = alarmLoad({recorded(3600.0, every(60.0, 60))});
        QCOMPARE(load.floodSeconds, 3600.0 - 540.0);
        QCOMPARE(*load.incidentsPerWindow, 10.0);
        QCOMPARE(load.peak->incidents, std::size_t{10});
    }

    void asTheDefinitionSays() {
        std::mt19937 random(20261126);
        for (int round = 0; round < 20; ++round) {
            std::vector<double> t;
            for (int i = 0; i < 60; ++i) {
                t.push_back(static_cast<double>(random() % 3000U));
            }
            const AlarmLoad load = alarmLoad({recorded(3000.0, t)});
            QCOMPARE(load.floodSeconds, floodByCounting(t, 3000));
        }
    }

    void severalRecordingsAreNotGluedTogether() {
        // Nine at the end of one and nine at the beginning of another make no flood.
        const AlarmLoad load = alarmLoad({recorded(1200.0, every(10.0, 9, 1100.0)),
                                          recorded(2400.0, every(10.0, 9)), recorded(30.0, {1.0, 2.0})});
        QCOMPARE(load.recordings, std::size_t{3});
        QCOMPARE(load.ratedRecordings, std::size_t{2});
        QCOMPARE(load.incidents, std::size_t{20});
        QCOMPARE(load.ratedIncidents, std::size_t{18}); // the short one has no part in a rate
        QCOMPARE(*load.incidentsPerWindow, 3.0);        // 18 in six times ten minutes
        QCOMPARE(load.floodSeconds, 0.0);
        QCOMPARE(load.peak->recording, std::size_t{0});
        QCOMPARE(load.observedSeconds, 3630.0);
    }

    void nothingAndNonsense() {
        const AlarmLoad none = alarmLoad({});
        QCOMPARE(none.recordings, std::size_t{0});
        QVERIFY(!none.incidentsPerWindow);
        const AlarmLoad quiet = alarmLoad({recorded(3600.0, {})});
        QCOMPARE(*quiet.incidentsPerWindow, 0.0);
        QVERIFY(!quiet.peak);
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const AlarmLoad odd = alarmLoad({recorded(nan, {nan, 5.0}), recorded(-3.0, {})});
        QCOMPARE(odd.incidents, std::size_t{1});
        QCOMPARE(odd.observedSeconds, 0.0);
    }

    void ratings() {
        QCOMPARE(ratingOf(1.0), LoadRating::Acceptable);
        QCOMPARE(ratingOf(1.01), LoadRating::Manageable);
        QCOMPARE(ratingOf(2.0), LoadRating::Manageable);
        QCOMPARE(ratingOf(5.0), LoadRating::OverDemanding);
        QCOMPARE(ratingOf(10.0), LoadRating::Unacceptable);
    }
};

QTEST_GUILESS_MAIN(AlarmLoadTest)
#include "alarm_load_test.moc"
