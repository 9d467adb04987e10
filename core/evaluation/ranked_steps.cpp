// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/ranked_steps.h"

#include <algorithm>
#include <limits>
#include <set>

namespace vestigo::evaluation {

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

std::uint16_t placeOf(const std::vector<std::string>& names, const std::string& name) {
    return static_cast<std::uint16_t>(std::lower_bound(names.begin(), names.end(), name) - names.begin());
}

/// Areas that grow while the threshold falls; ties count together.
class AreaSum {
public:
    void expect(double positives, double negatives) {
        positives_ = positives;
        negatives_ = negatives;
    }
    void add(bool positive, double weight) { (positive ? hits_ : false_) += weight; }
    /// All steps of one score were added.
    void closeTie() {
        if (hits_ + false_ == hitsBefore_ + falseBefore_) {
            return;
        }
        area_ += (false_ - falseBefore_) * 0.5 * (hits_ + hitsBefore_);
        const double raised = hits_ + false_;
        const double recall = hits_ / positives_;
        precision_ += (recall - recallBefore_) * hits_ / raised;
        bestF1_ = std::max(bestF1_, 2.0 * hits_ / (raised + positives_));
        hitsBefore_ = hits_;
        falseBefore_ = false_;
        recallBefore_ = recall;
    }
    StepAreas areas() const {
        StepAreas areas{undefined, undefined, undefined};
        if (positives_ > 0.0) {
            areas.bestF1 = bestF1_;
            if (negatives_ > 0.0) {
                areas.underRoc = area_ / (positives_ * negatives_);
                areas.averagePrecision = precision_;
            }
        }
        return areas;
    }

private:
    double positives_ = 0.0;
    double negatives_ = 0.0;
    double hits_ = 0.0;
    double false_ = 0.0;
    double hitsBefore_ = 0.0;
    double falseBefore_ = 0.0;
    double recallBefore_ = 0.0;
    double area_ = 0.0;
    double precision_ = 0.0;
    double bestF1_ = 0.0;
};

void count(GroupSteps& group, const RankedSteps::Step& step, double weight) {
    (step.abnormal() ? group.abnormal : group.normal) += weight;
    if (step.raised) {
        (step.abnormal() ? group.abnormalRaised : group.normalRaised) += weight;
    }
}

} // namespace

RankedSteps::RankedSteps(const std::vector<Counts>& counts) {
    std::set<std::string> anomalies;
    std::set<std::string> terminals;
    std::size_t all = 0;
    for (const Counts& one : counts) {
        for (const Counts::Anomaly& anomaly : one.anomalies) {
            anomalies.insert(anomaly.type);
        }
        for (const Counts::Terminal& terminal : one.terminals) {
            terminals.insert(terminal.type);
        }
        all += one.truth.size();
    }
    anomalyTypes.assign(anomalies.begin(), anomalies.end());
    terminalTypes.assign(terminals.begin(), terminals.end());
    steps.reserve(all);
    for (std::size_t r = 0; r < counts.size(); ++r) {
        const Counts& one = counts[r];
        for (const Counts::Terminal& terminal : one.terminals) {
            for (std::size_t i = terminal.firstStep; i < terminal.endStep; ++i) {
                Step step;
                step.score = one.score[i];
                step.recording = static_cast<std::uint32_t>(r);
                step.terminalType = placeOf(terminalTypes, terminal.type);
                step.raised = one.raised[i] != 0;
                if (one.truth[i] != 0) {
                    const std::string& type = one.anomalies[one.anomalyOfStep[i]].type;
                    step.anomalyType = static_cast<std::uint16_t>(placeOf(anomalyTypes, type) + 1);
                }
                steps.push_back(step);
            }
        }
    }
    std::stable_sort(steps.begin(), steps.end(),
                     [](const Step& a, const Step& b) { return a.score > b.score; });
    for (std::size_t i = 0; i < steps.size(); ++i) {
        steps[i].endsTie = i + 1 == steps.size() || steps[i + 1].score != steps[i].score;
    }
}

StepAreas stepAreas(const RankedSteps& ranked, const Times& times) {
    double positives = 0.0;
    double negatives = 0.0;
    for (const RankedSteps::Step& step : ranked.steps) {
        (step.abnormal() ? positives : negatives) += times[step.recording];
    }
    AreaSum sum;
    sum.expect(positives, negatives);
    for (const RankedSteps::Step& step : ranked.steps) {
        sum.add(step.abnormal(), times[step.recording]);
        if (step.endsTie) {
            sum.closeTie();
        }
    }
    return sum.areas();
}

std::vector<GroupSteps> stepsOfAnomalyTypes(const RankedSteps& ranked, const Times& times) {
    std::vector<GroupSteps> groups(ranked.anomalyTypes.size());
    for (const RankedSteps::Step& step : ranked.steps) {
        for (std::size_t k = 0; k < groups.size(); ++k) {
            if (!step.abnormal() || step.anomalyType == k + 1) {
                count(groups[k], step, times[step.recording]);
            }
        }
    }
    std::vector<AreaSum> sums(groups.size());
    for (std::size_t k = 0; k < groups.size(); ++k) {
        sums[k].expect(groups[k].abnormal, groups[k].normal);
    }
    for (const RankedSteps::Step& step : ranked.steps) {
        const double weight = times[step.recording];
        for (std::size_t k = 0; k < groups.size(); ++k) {
            if (!step.abnormal() || step.anomalyType == k + 1) {
                sums[k].add(step.abnormal(), weight);
            }
            if (step.endsTie) {
                sums[k].closeTie();
            }
        }
    }
    for (std::size_t k = 0; k < groups.size(); ++k) {
        groups[k].areas = sums[k].areas();
    }
    return groups;
}

std::vector<GroupSteps> stepsOfTerminalTypes(const RankedSteps& ranked, const Times& times) {
    std::vector<GroupSteps> groups(ranked.terminalTypes.size());
    for (const RankedSteps::Step& step : ranked.steps) {
        count(groups[step.terminalType], step, times[step.recording]);
    }
    std::vector<AreaSum> sums(groups.size());
    for (std::size_t k = 0; k < groups.size(); ++k) {
        sums[k].expect(groups[k].abnormal, groups[k].normal);
    }
    for (const RankedSteps::Step& step : ranked.steps) {
        sums[step.terminalType].add(step.abnormal(), times[step.recording]);
        if (step.endsTie) {
            std::for_each(sums.begin(), sums.end(), [](AreaSum& sum) { sum.closeTie(); });
        }
    }
    for (std::size_t k = 0; k < groups.size(); ++k) {
        groups[k].areas = sums[k].areas();
    }
    return groups;
}

} // namespace vestigo::evaluation
