// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/breakdown.h"

#include <limits>
#include <map>
#include <utility>

namespace vestigo::evaluation {

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

double ratio(double part, double whole) {
    return whole > 0.0 ? part / whole : undefined;
}

struct AnomalySums {
    double anomalies = 0.0;
    double detected = 0.0;
    double rightlyNamed = 0.0;
    double delays = 0.0;

    void add(const Counts::Anomaly& anomaly) {
        anomalies += 1.0;
        detected += anomaly.detected ? 1.0 : 0.0;
        rightlyNamed += anomaly.namedType == anomaly.type ? 1.0 : 0.0;
        delays += anomaly.detected ? anomaly.delay : 0.0;
    }
};

struct TerminalSums {
    double alarms = 0.0;
    double right = 0.0;
    double falseAlarms = 0.0;
    double falseInActivity = 0.0;
    double hours = 0.0;
    double activityHours = 0.0;

    void add(const Counts::Alarm& alarm) {
        alarms += 1.0;
        right += alarm.touchesAnomaly ? 1.0 : 0.0;
        falseAlarms += alarm.falseAlarm ? 1.0 : 0.0;
        falseInActivity += alarm.falseAlarm && alarm.inActivity ? 1.0 : 0.0;
    }
};

bool namesTypes(const std::vector<const Counts*>& sample) {
    for (const Counts* counts : sample) {
        for (const Counts::Alarm& alarm : counts->alarms) {
            if (!alarm.namedType.empty()) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

std::vector<Figures> figuresOfAnomalyTypes(const std::vector<const Counts*>& sample,
                                           const RankedSteps& ranked, const Times& times) {
    std::map<std::string, AnomalySums> sums;
    for (const Counts* counts : sample) {
        for (const Counts::Anomaly& anomaly : counts->anomalies) {
            sums[anomaly.type].add(anomaly);
        }
    }
    const bool named = namesTypes(sample);
    const std::vector<GroupSteps> steps = stepsOfAnomalyTypes(ranked, times);
    std::vector<Figures> all;
    for (std::size_t k = 0; k < steps.size(); ++k) {
        const AnomalySums& sum = sums[ranked.anomalyTypes[k]];
        all.push_back(
            {{"step AUROC", steps[k].areas.underRoc},
             {"step AP", steps[k].areas.averagePrecision},
             {"step recall", ratio(steps[k].abnormalRaised, steps[k].abnormal)},
             {"event recall", ratio(sum.detected, sum.anomalies)},
             {"found and rightly named", named ? ratio(sum.rightlyNamed, sum.anomalies) : undefined},
             {"detection delay, mean s", ratio(sum.delays, sum.detected)}});
    }
    return all;
}

std::vector<Figures> figuresOfTerminalTypes(const std::vector<const Counts*>& sample,
                                            const RankedSteps& ranked, const Times& times) {
    std::map<std::string, AnomalySums> anomalies;
    std::map<std::string, TerminalSums> terminals;
    for (const Counts* counts : sample) {
        for (const Counts::Anomaly& anomaly : counts->anomalies) {
            anomalies[anomaly.terminalType].add(anomaly);
        }
        for (const Counts::Alarm& alarm : counts->alarms) {
            terminals[alarm.terminalType].add(alarm);
        }
        for (const Counts::Terminal& terminal : counts->terminals) {
            terminals[terminal.type].hours += terminal.normalHours;
            terminals[terminal.type].activityHours += terminal.activityHours;
        }
    }
    const std::vector<GroupSteps> steps = stepsOfTerminalTypes(ranked, times);
    std::vector<Figures> all;
    for (std::size_t k = 0; k < steps.size(); ++k) {
        const GroupSteps& group = steps[k];
        const AnomalySums& anomaly = anomalies[ranked.terminalTypes[k]];
        const TerminalSums& terminal = terminals[ranked.terminalTypes[k]];
        all.push_back(
            {{"step AUROC", group.areas.underRoc},
             {"step AP", group.areas.averagePrecision},
             {"step precision", ratio(group.abnormalRaised, group.abnormalRaised + group.normalRaised)},
             {"step recall", ratio(group.abnormalRaised, group.abnormal)},
             {"event recall", ratio(anomaly.detected, anomaly.anomalies)},
             {"event precision", ratio(terminal.right, terminal.alarms)},
             {"false alarms per terminal-hour", ratio(terminal.falseAlarms, terminal.hours)},
             {"false alarms per terminal-hour in activities",
              ratio(terminal.falseInActivity, terminal.activityHours)}});
    }
    return all;
}

std::vector<Group> anomalyTypeGroups(const std::vector<Counts>& counts, const RankedSteps& ranked) {
    std::vector<Group> groups(ranked.anomalyTypes.size());
    std::map<std::string, std::size_t> places;
    for (std::size_t k = 0; k < groups.size(); ++k) {
        groups[k].name = ranked.anomalyTypes[k];
        places[groups[k].name] = k;
    }
    for (const Counts& one : counts) {
        for (const Counts::Anomaly& anomaly : one.anomalies) {
            groups[places[anomaly.type]].anomalies += 1;
        }
    }
    std::size_t normal = 0;
    for (const RankedSteps::Step& step : ranked.steps) {
        if (step.abnormal()) {
            groups[step.anomalyType - 1U].abnormalSteps += 1;
        } else {
            normal += 1;
        }
    }
    for (Group& group : groups) {
        group.steps = group.abnormalSteps + normal;
    }
    return groups;
}

std::vector<Group> terminalTypeGroups(const std::vector<Counts>& counts, const RankedSteps& ranked) {
    std::vector<Group> groups(ranked.terminalTypes.size());
    std::map<std::string, std::size_t> places;
    for (std::size_t k = 0; k < groups.size(); ++k) {
        groups[k].name = ranked.terminalTypes[k];
        places[groups[k].name] = k;
    }
    for (const Counts& one : counts) {
        for (const Counts::Anomaly& anomaly : one.anomalies) {
            const auto place = places.find(anomaly.terminalType);
            if (place != places.end()) {
                groups[place->second].anomalies += 1;
            }
        }
    }
    for (const RankedSteps::Step& step : ranked.steps) {
        groups[step.terminalType].steps += 1;
        groups[step.terminalType].abnormalSteps += step.abnormal() ? 1 : 0;
    }
    return groups;
}

} // namespace vestigo::evaluation
