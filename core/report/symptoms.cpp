// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/symptoms.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vestigo::report {

namespace {

struct Symptom {
    const char* column;
    Text above;
    Text below;
};

const std::array<Symptom, 28> symptoms{{
    {"instr_rate", VESTIGO_TEXT("Report", "got more instructions than usual"),
     VESTIGO_TEXT("Report", "got fewer instructions than usual")},
    {"instr_write_ratio", VESTIGO_TEXT("Report", "was written to more often than usual"),
     VESTIGO_TEXT("Report", "was written to less often than usual")},
    {"instr_distinct", VESTIGO_TEXT("Report", "got more kinds of instructions than usual"),
     VESTIGO_TEXT("Report", "got fewer kinds of instructions than usual")},
    {"instr_error_ratio", VESTIGO_TEXT("Report", "refused more instructions than usual"),
     VESTIGO_TEXT("Report", "refused fewer instructions than usual")},
    {"instr_surprise", VESTIGO_TEXT("Report", "got instructions in an unusual order"),
     VESTIGO_TEXT("Report", "got instructions in an unusual order")},
    {"operator_present", VESTIGO_TEXT("Report", "had somebody at it who is usually not there"),
     VESTIGO_TEXT("Report", "had nobody at it, which is unusual")},
    {"auth_level", VESTIGO_TEXT("Report", "was used with higher rights than usual"),
     VESTIGO_TEXT("Report", "was used with lower rights than usual")},
    {"control_mode", VESTIGO_TEXT("Report", "was not in its usual mode"),
     VESTIGO_TEXT("Report", "was not in its usual mode")},
    {"comm_rate_in", VESTIGO_TEXT("Report", "received more messages than usual"),
     VESTIGO_TEXT("Report", "received fewer messages than usual")},
    {"comm_rate_out", VESTIGO_TEXT("Report", "sent more messages than usual"),
     VESTIGO_TEXT("Report", "sent fewer messages than usual")},
    {"comm_bytes_in", VESTIGO_TEXT("Report", "received more data than usual"),
     VESTIGO_TEXT("Report", "received less data than usual")},
    {"comm_bytes_out", VESTIGO_TEXT("Report", "sent more data than usual"),
     VESTIGO_TEXT("Report", "sent less data than usual")},
    {"comm_peers", VESTIGO_TEXT("Report", "talked to more devices than usual"),
     VESTIGO_TEXT("Report", "talked to fewer devices than usual")},
    {"comm_rtt_ms", VESTIGO_TEXT("Report", "answered more slowly than usual"),
     VESTIGO_TEXT("Report", "answered faster than usual")},
    {"comm_retry_ratio", VESTIGO_TEXT("Report", "had messages repeated more often than usual"),
     VESTIGO_TEXT("Report", "had messages repeated less often than usual")},
    {"comm_protocol_error_ratio", VESTIGO_TEXT("Report", "had more faulty messages than usual"),
     VESTIGO_TEXT("Report", "had fewer faulty messages than usual")},
    {"temperature_c", VESTIGO_TEXT("Report", "was hotter than usual"),
     VESTIGO_TEXT("Report", "was colder than usual")},
    {"vibration_mm_s", VESTIGO_TEXT("Report", "vibrated more than usual"),
     VESTIGO_TEXT("Report", "vibrated less than usual")},
    {"current_a", VESTIGO_TEXT("Report", "drew more current than usual"),
     VESTIGO_TEXT("Report", "drew less current than usual")},
    {"voltage_v", VESTIGO_TEXT("Report", "had a higher voltage than usual"),
     VESTIGO_TEXT("Report", "had a lower voltage than usual")},
    {"power_kw", VESTIGO_TEXT("Report", "took more power than usual"),
     VESTIGO_TEXT("Report", "took less power than usual")},
    {"speed_rpm", VESTIGO_TEXT("Report", "turned faster than usual"),
     VESTIGO_TEXT("Report", "turned more slowly than usual")},
    {"torque_nm", VESTIGO_TEXT("Report", "needed more torque than usual"),
     VESTIGO_TEXT("Report", "needed less torque than usual")},
    {"position_error_mm", VESTIGO_TEXT("Report", "was farther off its position than usual"),
     VESTIGO_TEXT("Report", "was less off its position than usual")},
    {"flow_l_min", VESTIGO_TEXT("Report", "had more flow than usual"),
     VESTIGO_TEXT("Report", "had less flow than usual")},
    {"pressure_bar", VESTIGO_TEXT("Report", "had more pressure than usual"),
     VESTIGO_TEXT("Report", "had less pressure than usual")},
    {"cycle_time_s", VESTIGO_TEXT("Report", "took longer for a cycle than usual"),
     VESTIGO_TEXT("Report", "took less time for a cycle than usual")},
    {"load_pct", VESTIGO_TEXT("Report", "ran at a higher load than usual"),
     VESTIGO_TEXT("Report", "ran at a lower load than usual")},
}};

bool isOfPicture(const std::string& column) {
    return column.find('.') != std::string::npos;
}

} // namespace

Side sideOf(const analysis::FeatureWeight& feature) {
    if (!feature.here || !feature.usual || !std::isfinite(*feature.here) || !std::isfinite(*feature.usual) ||
        *feature.here == *feature.usual) {
        return Side::Unknown;
    }
    return *feature.here > *feature.usual ? Side::Above : Side::Below;
}

Text symptomText(const std::string& column, Side side) {
    const auto known = std::find_if(symptoms.begin(), symptoms.end(),
                                    [&](const Symptom& symptom) { return column == symptom.column; });
    if (known != symptoms.end() && side != Side::Unknown) {
        return side == Side::Above ? known->above : known->below;
    }
    if (isOfPicture(column)) {
        const bool frozen = column.find(".frozen") != std::string::npos;
        return frozen ? VESTIGO_TEXT("Report", "had a camera whose picture stood still")
                      : VESTIGO_TEXT("Report", "looked different from usual");
    }
    switch (side) {
    case Side::Above:
        return VESTIGO_TEXT("Report", "showed a higher “%1” than usual");
    case Side::Below:
        return VESTIGO_TEXT("Report", "showed a lower “%1” than usual");
    case Side::Unknown:
        break;
    }
    return VESTIGO_TEXT("Report", "showed an unusual “%1”");
}

bool hasPlainFigures(const std::string& column) {
    static constexpr std::array<const char*, 4> switches{"operator_present", "auth_level", "control_mode",
                                                         "instr_surprise"};
    return !isOfPicture(column) &&
           std::none_of(switches.begin(), switches.end(), [&](const char* name) { return column == name; });
}

} // namespace vestigo::report
