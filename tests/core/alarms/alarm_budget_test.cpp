// SPDX-License-Identifier: GPL-3.0-or-later
// Shifts that a recording touches, and how many incidents began in each. Counted by hand.
#include "core/alarms/alarm_budget.h"

#include <QTest>

#include <cmath>

using namespace vestigo;
using namespace vestigo::alarms;

namespace {

constexpr double hour = 3600.0;

/// 2024-05-17 on a clock eight hours ahead of UTC.
SiteTime at(int hours, int minutes) {
    return {1715875200.0 + hours * hour + minutes * 60.0, 480}; // 1715875200: midnight there
}

RecordedAlarms recorded(double duration, std::vector<double> incidents) {
    RecordedAlarms alarms;
    alarms.durationSeconds = duration;
    alarms.incidents = std::move(incidents);
    return alarms;
}

} // namespace

class AlarmBudgetTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aShortRecordingLiesInOneShift() {
        const auto shifts = shiftLoads(recorded(200.0, {10.0, 20.0, 150.0}), at(9, 32), {});
        QCOMPARE(shifts.size(), std::size_t{1});
        QCOMPARE(shifts[0].start, -(3.0 * hour + 32.0 * 60.0)); // it began at 06:00
        QCOMPARE(shifts[0].incidents, std::size_t{3});
        QVERIFY(!shifts[0].wholeShift);
        QVERIFY(!shifts[0].over({}));
        ShiftPlan strict;
        strict.acceptable = 2;
        QVERIFY(shifts[0].over(strict));
    }

    void aDayHasItsThreeShifts() {
        const auto shifts =
            shiftLoads(recorded(24.0 * hour, {0.0, 2.0 * hour, 8.0 * hour, 23.9 * hour}), at(6, 0), {});
        QCOMPARE(shifts.size(), std::size_t{4}); // the fourth begins as the recording ends
        QCOMPARE(shifts[0].incidents, std::size_t{2});
        QCOMPARE(shifts[1].incidents, std::size_t{1}); // at its very beginning
        QCOMPARE(shifts[2].incidents, std::size_t{1});
        QVERIFY(shifts[0].wholeShift && shifts[2].wholeShift && !shifts[3].wholeShift);
    }

    void beforeTheFirstShiftOfTheDayTheNightShiftGoesOn() {
        ShiftPlan plan;
        plan.firstStartMinutes = 7 * 60 + 30;
        plan.hours = 12;
        const auto shifts = shiftLoads(recorded(100.0, {1.0}), at(1, 0), plan);
        QCOMPARE(shifts.size(), std::size_t{1});
        QCOMPARE(shifts[0].start, -5.5 * hour); // since 19:30 of the day before
    }

    void withoutAStartThereIsNone() { QVERIFY(shiftLoads(recorded(100.0, {1.0}), std::nullopt, {}).empty()); }

    void hostilePlansAndRecordings() {
        ShiftPlan plan;
        plan.hours = 0;
        plan.firstStartMinutes = -5;
        QCOMPARE(bounded(plan).hours, 1);
        QCOMPARE(bounded(plan).firstStartMinutes, 0);
        QVERIFY(shiftLoads(recorded(1e12, {}), at(0, 0), plan).size() <= 1000);
        QVERIFY(shiftLoads(recorded(std::nan(""), {}), at(0, 0), plan).empty());
    }
};

QTEST_APPLESS_MAIN(AlarmBudgetTest)
#include "alarm_budget_test.moc"
