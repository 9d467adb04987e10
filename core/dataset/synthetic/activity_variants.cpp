// SPDX-License-Identifier: GPL-3.0-or-later
// What is normal and looks abnormal. Amounts from hardly seen (severity 0) to plain (1).
#include "core/dataset/synthetic/machine_sets.h"

namespace vestigo::dataset::synthetic {

using namespace sets;
using K = Knob;
using C = Course;

std::vector<Variant> workshopActivities() {
    return {
        {"maintenance",
         "panel open",
         anything,
         {{K::Stop, 1.0, 1.0}, {K::PanelDoor, 0.6, 1.0}, {K::Person, 1.0, 1.0}, {K::HandsInside, 1.0, 1.0}},
         Script::MaintenanceVisit},
        {"maintenance",
         "lens covered",
         anything,
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
         Script::Changeover}};
}

std::vector<Variant> otherActivities() {
    return {{"lighting_change", "lamp switched", anything, {{K::Light, 0.25, 0.6, C::Hold, true}}},
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
             Script::Recalibration}};
}

} // namespace vestigo::dataset::synthetic
