// SPDX-License-Identifier: GPL-3.0-or-later
// All of it, the activities, and what leads to what. Amounts from hardly seen (severity 0) to plain (1).
#include "core/dataset/synthetic/variants.h"

#include "core/dataset/synthetic/machine_sets.h"

#include <map>

namespace vestigo::dataset::synthetic {

using namespace sets;
using K = Knob;
using C = Course;

const std::vector<Variant>& anomalyVariants() {
    static const std::vector<Variant> all = [] {
        std::vector<Variant> list;
        for (const auto& part :
             {tamperingVariants(), jammingVariants(), violationVariants(), attackVariants(),
              obstructionVariants(), faultVariants(), overloadVariants(), driftVariants()}) {
            list.insert(list.end(), part.begin(), part.end());
        }
        return list;
    }();
    return all;
}

const std::vector<Variant>& activityVariants() {
    constexpr MachineSet doors = anything;
    static const std::vector<Variant> all = {
        {"maintenance",
         "panel open",
         doors,
         {{K::Stop, 1.0, 1.0}, {K::PanelDoor, 0.6, 1.0}, {K::Person, 1.0, 1.0}, {K::HandsInside, 1.0, 1.0}},
         Script::MaintenanceVisit},
        {"maintenance",
         "lens covered",
         doors,
         {{K::CoverDevice, 0.4, 0.95}, {K::Person, 1.0, 1.0}, {K::HandsPanel, 1.0, 1.0}},
         Script::MaintenanceVisit},
        {"maintenance",
         "guard open",
         cnc | robot | press | belt,
         {{K::Stop, 1.0, 1.0}, {K::GuardDoor, 0.7, 1.0}, {K::Person, 1.0, 1.0}, {K::HandsPiece, 1.0, 1.0}},
         Script::MaintenanceVisit},
        {"changeover",
         "another order",
         working,
         {{K::Stop, 1.0, 1.0, C::Early},
          {K::Person, 1.0, 1.0, C::Early},
          {K::HandsPiece, 1.0, 1.0, C::Early},
          {K::Cycle, 0.05, 0.25, C::Hold, true},
          {K::Load, 0.05, 0.2, C::Hold, true}},
         Script::Changeover},
        {"changeover",
         "recipe by the line",
         plc | panel | press | belt,
         {{K::Stop, 0.6, 1.0, C::Early}, {K::MessageRate, 0.1, 0.5, C::Early}},
         Script::Changeover},
        {"lighting_change", "lamp switched", anything, {{K::Light, 0.25, 0.6, C::Hold, true}}},
        {"traffic_burst",
         "history is fetched",
         anything,
         {{K::MessageRate, 0.5, 4.0}, {K::MessageBytes, 0.3, 2.0}}},
        {"firmware_update",
         "over the network",
         computing | sensor | robot | cnc,
         {{K::MessageBytes, 0.6, 4.0},
          {K::Silence, 0.6, 1.0, C::Late},
          {K::DisplayDark, 0.0, 1.0, C::Late},
          {K::Stop, 1.0, 1.0}},
         Script::FirmwareUpdate},
        {"shift_change",
         "two people",
         anything,
         {{K::Person, 1.0, 1.0}, {K::HandsPanel, 1.0, 1.0}},
         Script::ShiftChange},
        {"recalibration",
         "reference run",
         working | sensor,
         {{K::Stop, 0.7, 1.0, C::Early},
          {K::Position, 1.0, 4.0, C::Pulse},
          {K::Person, 1.0, 1.0},
          {K::HandsPanel, 1.0, 1.0}},
         Script::Recalibration},
        {"recalibration",
         "sensor zeroed",
         anything,
         {{K::TemperatureBias, -3.0, 3.0, C::Early}},
         Script::Recalibration},
    };
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
