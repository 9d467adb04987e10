// SPDX-License-Identifier: GPL-3.0-or-later
// All of it, the activities, and what leads to what. Amounts from hardly seen (severity 0) to plain (1).
#include "core/dataset/synthetic/variants.h"

#include "core/dataset/synthetic/machine_sets.h"

#include <map>

namespace vestigo::dataset::synthetic {

using namespace sets;
using K = Knob;

const std::vector<Variant>& anomalyVariants() {
    static const std::vector<Variant> all = [] {
        std::vector<Variant> list;
        for (const auto& part : {tamperingVariants(), jammingVariants(), violationVariants(),
                                 attackVariants(), obstructionVariants(), faultVariants(),
                                 partFaultVariants(), overloadVariants(), driftVariants()}) {
            list.insert(list.end(), part.begin(), part.end());
        }
        return list;
    }();
    return all;
}

const std::vector<Variant>& activityVariants() {
    static const std::vector<Variant> all = [] {
        std::vector<Variant> list = workshopActivities();
        const std::vector<Variant> others = otherActivities();
        list.insert(list.end(), others.begin(), others.end());
        return list;
    }();
    return all;
}

const Variant& visitVariant() {
    static const Variant visit = {
        "visit", "visit", anything, {{K::Person, 1.0, 1.0}, {K::HandsPanel, 1.0, 1.0}}, Script::Visit};
    return visit;
}

const std::vector<std::string>& consequencesOf(const std::string& type) {
    static const std::map<std::string, std::vector<std::string>> table = {
        {"malicious_tampering", {"parameter_drift", "overload", "component_fault", "equipment_jamming"}},
        {"equipment_jamming", {"equipment_jamming", "overload", "component_fault"}},
        {"operator_violation", {"equipment_jamming", "component_fault", "parameter_drift"}},
        {"protocol_attack", {"protocol_attack", "parameter_drift", "overload", "malicious_tampering"}},
        {"visual_obstruction", {"visual_obstruction", "operator_violation"}},
        {"component_fault", {"overload", "equipment_jamming", "parameter_drift", "component_fault"}},
        {"overload", {"component_fault", "overload", "equipment_jamming"}},
        {"parameter_drift", {"component_fault", "overload", "equipment_jamming", "parameter_drift"}}};
    static const std::vector<std::string> none;
    const auto found = table.find(type);
    return found == table.end() ? none : found->second;
}

} // namespace vestigo::dataset::synthetic
