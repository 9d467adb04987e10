// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/thresholds.h"

#include "core/base/json.h"
#include "core/models/alarm_outlook.h"
#include "core/models/odds.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace vestigo::models::vgmsstgat {

namespace {

constexpr double alarmsPerHour = 1.0;    ///< of normal running of one terminal
constexpr double stepsPerAlarm = 7200.0; ///< or, where steps are longer than half a second, one in so many
constexpr double releaseFraction = 0.8;  ///< as an episode goes on (detection::DetectionSettings)
constexpr int fewestAnomalies = 3;
constexpr double highest = 0.98;

using Traces = std::vector<const Trace*>;

bool keepsBudget(const AlarmOutlook& outlook) {
    return outlook.falseAlarms() == 0.0 ||
           outlook.falseAlarms() <=
               std::max(alarmsPerHour * outlook.normalHours(), outlook.normalSteps() / stepsPerAlarm);
}

/// What one threshold would do.
AlarmOutlook lookAt(const Traces& traces, double threshold) {
    AlarmOutlook outlook;
    for (const Trace* trace : traces) {
        outlook.add(trace->probabilities, trace->abnormal, trace->stepSeconds, threshold, releaseFraction);
    }
    return outlook;
}

int anomaliesOf(const Traces& traces) {
    int count = 0;
    for (const Trace* trace : traces) {
        for (std::size_t k = 0; k < trace->abnormal.size(); ++k) {
            count += trace->abnormal[k] != 0 && (k == 0 || trace->abnormal[k - 1] == 0) ? 1 : 0;
        }
    }
    return count;
}

/// Thresholds to try, evenly in the logit, falling.
std::vector<double> candidates() {
    std::vector<double> values;
    const double top = logitOf(highest);
    for (int i = 0; i <= 96; ++i) {
        const double logit = top * (1.0 - static_cast<double>(i) / 48.0);
        values.push_back(probabilityOf(logit));
    }
    return values;
}

/// The best by F1 among those that keep the budget; without anomalies the lowest that keeps it, but not below
/// a half.
double bestOf(const Traces& traces) {
    const bool anomalies = anomaliesOf(traces) > 0;
    double best = highest;
    double bestF1 = -1.0;
    for (const double threshold : candidates()) {
        const AlarmOutlook outlook = lookAt(traces, threshold);
        if (!keepsBudget(outlook) || (!anomalies && threshold < 0.5)) {
            break;
        }
        if (outlook.f1() >= bestF1) {
            bestF1 = outlook.f1();
            best = threshold;
        }
    }
    return best;
}

double halfway(double a, double b) {
    return probabilityOf(0.5 * (logitOf(a) + logitOf(b)));
}

std::map<std::string, Traces> groupsOf(const std::vector<Trace>& traces, std::string Trace::*key) {
    std::map<std::string, Traces> groups;
    for (const Trace& trace : traces) {
        groups[trace.*key].push_back(&trace);
    }
    return groups;
}

Error invalid() {
    Error error;
    error.code = ErrorCode::ModelInvalid;
    error.place = "thresholds";
    error.message = VESTIGO_TEXT("Error", "does not fit a model of the network");
    error.remedy = VESTIGO_TEXT("Error", "train the model again with this version");
    return error;
}

bool readMap(const Json& json, std::map<std::string, double>& out) {
    if (!json.is_object()) {
        return false;
    }
    for (const auto& [name, value] : json.items()) {
        if (!value.is_number() || !(value.get<double>() > 0.0 && value.get<double>() < 1.0)) {
            return false;
        }
        out[name] = value.get<double>();
    }
    return true;
}

} // namespace

Thresholds Thresholds::fit(const std::vector<Trace>& traces) {
    Thresholds thresholds;
    if (traces.empty()) {
        return thresholds;
    }
    Traces all;
    for (const Trace& trace : traces) {
        all.push_back(&trace);
    }
    thresholds.usual_ = bestOf(all);
    for (const auto& [type, own] : groupsOf(traces, &Trace::type)) {
        if (anomaliesOf(own) >= fewestAnomalies) {
            thresholds.ofType_[type] = halfway(bestOf(own), thresholds.usual_);
        }
    }
    for (const auto& [terminal, own] : groupsOf(traces, &Trace::terminal)) {
        if (anomaliesOf(own) >= fewestAnomalies) {
            thresholds.ofTerminal_[terminal] = halfway(bestOf(own), thresholds.usual_);
        }
    }
    return thresholds;
}

void Thresholds::raiseFor(const std::vector<Trace>& normal) {
    for (const auto& [terminal, own] : groupsOf(normal, &Trace::terminal)) {
        double threshold = of(terminal, own.front()->type);
        while (threshold < highest && !keepsBudget(lookAt(own, threshold))) {
            threshold = 1.0 - (1.0 - threshold) * 0.9;
        }
        ofTerminal_[terminal] = std::min(highest, threshold);
    }
}

double Thresholds::of(const std::string& terminal, const std::string& type) const {
    if (const auto own = ofTerminal_.find(terminal); own != ofTerminal_.end()) {
        return own->second;
    }
    const auto found = ofType_.find(type);
    return found != ofType_.end() ? found->second : usual_;
}

std::string Thresholds::json() const {
    return Json{{"usual", usual_}, {"of_type", ofType_}, {"of_terminal", ofTerminal_}}.dump();
}

Result<Thresholds> Thresholds::ofJson(const std::string& text) {
    const Result<Json> json = parseJson(text, "thresholds");
    if (!json || !json->is_object()) {
        return invalid();
    }
    Thresholds thresholds;
    std::map<std::string, double> usual;
    if (!json->contains("usual") || !readMap({{"usual", (*json)["usual"]}}, usual) ||
        !readMap(json->value("of_type", Json::object()), thresholds.ofType_) ||
        !readMap(json->value("of_terminal", Json::object()), thresholds.ofTerminal_)) {
        return invalid();
    }
    thresholds.usual_ = usual["usual"];
    return thresholds;
}

} // namespace vestigo::models::vgmsstgat
