// SPDX-License-Identifier: GPL-3.0-or-later
// The plant that we draw: its numbers are the same everywhere, its machines obey physics.
#include "core/dataset/synthetic/plant.h"
#include "core/dataset/synthetic/portable_math.h"
#include "core/dataset/synthetic/simulation.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace vestigo::dataset::synthetic;

namespace {

/// A plant of which everything is shown, with cameras everywhere.
struct Everything {
    Plant plant;
    Cast cast;

    explicit Everything(std::uint64_t seed)
        : plant(drawPlant(seed)) {
        cast.plant = &plant;
        for (std::size_t i = 0; i < plant.machines.size(); ++i) {
            cast.shown.push_back(i);
        }
        cast.deviceCameras.assign(cast.shown.size(), true);
        cast.operatorCameras.assign(cast.shown.size(), true);
    }

    std::size_t first(Machine machine) const {
        for (std::size_t i = 0; i < plant.machines.size(); ++i) {
            if (plant.machines[i].machine == machine) {
                return i;
            }
        }
        return 0;
    }

    std::vector<Trace> run(const Scenario& scenario, double seconds, bool withAnomalies = true) const {
        const KnobSchedule schedule(scenario, cast.shown.size(), withAnomalies);
        SimulationRequest request;
        request.stage = &cast;
        request.schedule = &schedule;
        request.seconds = seconds;
        request.seed = 5;
        return simulate(request);
    }
};

/// One action from `start` on at one terminal.
Scenario only(const Variant& variant, std::size_t terminal, double start, double end) {
    Scenario scenario;
    Happening one;
    one.id = "a1";
    one.terminal = terminal;
    one.variant = &variant;
    one.start = start;
    one.end = end;
    one.onset = 0.1;
    one.severity = 1.0;
    scenario.anomalies.push_back(one);
    return scenario;
}

double mean(const Trace& trace, double from, double to, double Moment::*member) {
    double sum = 0.0;
    int count = 0;
    for (double t = from; t < to; t += momentSeconds) {
        sum += momentAt(trace, t).*member;
        ++count;
    }
    return sum / count;
}

} // namespace

class SyntheticPlantTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Against the standard library, whose last bits are allowed to differ from machine to machine.
    void elementaryFunctionsAreRight() {
        for (double x = -30.0; x <= 30.0; x += 0.37) {
            QVERIFY(std::abs(exponential(x) / std::exp(x) - 1.0) < 1e-13);
            QVERIFY(std::abs(sineOfTurns(x) - std::sin(2.0 * pi * (x - std::floor(x)))) < 1e-13);
        }
        for (const double x : {1e-300, 1e-9, 0.3, 0.99999, 1.0, 1.00001, 2.0, 7.5, 1e12, 1e300}) {
            QVERIFY(std::abs(logarithm(x) - std::log(x)) <= 1e-13 * std::max(1.0, std::abs(std::log(x))));
        }
        QCOMPARE(sineOfTurns(0.25), 1.0);
        QCOMPARE(exponential(0.0), 1.0);
    }

    /// The bits of the first draws: another machine that gives others draws another plant.
    void drawsAreTheSameEverywhere() {
        Chance chance(7, "test");
        QCOMPARE(chance.bits(), Chance(7, "test").bits());
        QVERIFY(seedFor(7, "test") != seedFor(7, "tests") && seedFor(7, "test") != seedFor(8, "test"));
        double sum = 0.0;
        double squares = 0.0;
        for (int k = 0; k < 20000; ++k) {
            const double x = chance.normal();
            sum += x;
            squares += x * x;
        }
        QVERIFY(std::abs(sum / 20000.0) < 0.03 && std::abs(squares / 20000.0 - 1.0) < 0.04);
    }

    void everyPlantHasAllTypesAndIsItsOwn() {
        std::set<std::string> words;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const Plant plant = drawPlant(seed);
            std::set<std::string> ids;
            std::set<Machine> types;
            for (const MachineProfile& machine : plant.machines) {
                ids.insert(machine.id);
                types.insert(machine.machine);
                QVERIFY(machine.columns.size() >= 3);
                QVERIFY(machine.phases.empty() || std::abs(machine.phases.back().end - 1.0) < 1e-9);
            }
            QCOMPARE(ids.size(), plant.machines.size());
            QCOMPARE(types.size(), std::size_t(10));
            QVERIFY(!plant.links.empty());
            words.insert(plant.vocabulary.word(Verb::ReadStatus));
        }
        QVERIFY2(words.size() > 5, "vocabularies differ from plant to plant");
    }

    /// Nothing goes wrong: power is what voltage and current make, a body warms by what it is given.
    void electricityAndHeatBalance() {
        const Everything all(3);
        const std::vector<Trace> traces = all.run({}, 30.0);
        for (std::size_t i = 0; i < traces.size(); ++i) {
            const MachineProfile& machine = all.plant.machines[i];
            const double phases = machine.threePhase ? std::sqrt(3.0) : 1.0;
            double given = 0.0; // kelvin, by the current
            double taken = 0.0; // by the air
            for (const Moment& moment : traces[i]) {
                QVERIFY(std::abs(moment.kilowatt -
                                 phases * moment.volt * moment.ampere * machine.powerFactor / 1000.0) < 1e-9);
                QVERIFY(moment.ampere >= 0.0 && moment.volt > 0.0 && moment.speed >= 0.0 &&
                        moment.vibration >= 0.0);
                const double share = moment.ampere / machine.ratedAmpere;
                given += momentSeconds * machine.heatRiseC * share * share / machine.heatSeconds;
                taken += momentSeconds * moment.celsius / machine.heatSeconds;
            }
            if (machine.machine == Machine::SensorNode || machine.machine == Machine::PowerCabinet) {
                continue; // they are warmed by others too
            }
            // Rise = given - (mean temperature - air) * time / constant; the day's air is a few kelvin about
            // the usual.
            const double rise = traces[i].back().celsius - traces[i].front().celsius;
            const double air = (rise - given + taken) * machine.heatSeconds /
                               (momentSeconds * static_cast<double>(traces[i].size()));
            QVERIFY2(
                std::abs(air - machine.ambientC) < 7.0,
                qPrintable(
                    QString("%1: air %2, usual %3").arg(machine.id.c_str()).arg(air).arg(machine.ambientC)));
        }
    }

    /// A machine that was told to stop cools towards the air, slower and slower.
    void whatStandsCoolsMonotonously() {
        const Everything all(3);
        const std::size_t press = all.first(Machine::Press);
        const Variant stop = {"maintenance", "stop", 0x3FF, {{Knob::Stop, 1.0, 1.0}}};
        const std::vector<Trace> traces = all.run(only(stop, press, 2.0, 60.0), 60.0);
        double before = 1e9;
        double rateBefore = 1e9;
        for (double t = 8.0; t < 58.0; t += 5.0) {
            const double now = momentAt(traces[press], t).celsius;
            QVERIFY(now < before);
            QVERIFY(before > 1e8 || before - now < rateBefore);
            rateBefore = before > 1e8 ? rateBefore : before - now;
            before = now;
        }
        QCOMPARE(mean(traces[press], 20.0, 50.0, &Moment::speed) < 1e-3, true);
    }

    /// What is loaded draws current; what is jammed pulls without moving, and its drive gives up.
    void loadAndJamShowWhereTheyMust() {
        const Everything all(11);
        const std::size_t lathe = all.first(Machine::CncLathe);
        const std::vector<Trace> usual = all.run({}, 40.0);
        const Variant load = {"overload", "load", 0x3FF, {{Knob::Load, 0.6, 0.6}}};
        const std::vector<Trace> loaded = all.run(only(load, lathe, 10.0, 39.0), 40.0);
        for (double Moment::*member : {&Moment::load, &Moment::ampere, &Moment::kilowatt, &Moment::celsius}) {
            QVERIFY(mean(loaded[lathe], 15.0, 38.0, member) > mean(usual[lathe], 15.0, 38.0, member));
        }
        QVERIFY(mean(loaded[lathe], 15.0, 38.0, &Moment::volt) <
                mean(usual[lathe], 15.0, 38.0, &Moment::volt));
        const Variant jam = {"equipment_jamming", "jam", 0x3FF, {{Knob::Stall, 1.0, 1.0}}};
        const std::vector<Trace> jammed = all.run(only(jam, lathe, 10.0, 39.0), 40.0);
        QVERIFY(mean(jammed[lathe], 13.0, 38.0, &Moment::speed) < 0.05);
        QVERIFY(momentAt(jammed[lathe], 30.0).regime == Regime::Fault);
        QVERIFY(mean(jammed[lathe], 20.0, 38.0, &Moment::cycleSeconds) >
                mean(usual[lathe], 20.0, 38.0, &Moment::cycleSeconds));
    }

    /// Before it begins, an incident changes nothing at all; elsewhere hardly anything.
    void incidentsLeaveTheRestAlone() {
        const Everything all(11);
        const std::size_t robot = all.first(Machine::IndustrialRobot);
        const Variant jam = {"equipment_jamming", "jam", 0x3FF, {{Knob::Stall, 1.0, 1.0}}};
        const Scenario scenario = only(jam, robot, 12.0, 20.0);
        const std::vector<Trace> with = all.run(scenario, 30.0);
        const std::vector<Trace> without = all.run(scenario, 30.0, false);
        for (std::size_t i = 0; i < with.size(); ++i) {
            for (double t = 0.0; t < 12.0; t += 0.5) {
                QCOMPARE(momentAt(with[i], t).ampere, momentAt(without[i], t).ampere);
                QCOMPARE(momentAt(with[i], t).celsius, momentAt(without[i], t).celsius);
            }
            if (i != robot) {
                const double difference = std::abs(mean(with[i], 12.0, 20.0, &Moment::load) -
                                                   mean(without[i], 12.0, 20.0, &Moment::load));
                QVERIFY2(difference < 0.15,
                         qPrintable(QString("%1: %2").arg(all.plant.machines[i].id.c_str()).arg(difference)));
            }
        }
        QVERIFY(mean(with[robot], 13.0, 20.0, &Moment::speed) <
                0.5 * mean(without[robot], 13.0, 20.0, &Moment::speed));
    }

    void cancelStopsTheSimulation() {
        const Everything all(1);
        const KnobSchedule schedule({}, all.cast.shown.size(), true);
        SimulationRequest request;
        request.stage = &all.cast;
        request.schedule = &schedule;
        vestigo::CancelSource source;
        source.cancel();
        QVERIFY(simulate(request, source.token()).empty());
    }
};

QTEST_GUILESS_MAIN(SyntheticPlantTest)
#include "synthetic_plant_test.moc"
