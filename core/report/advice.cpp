// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/vocabulary.h"

#include <array>

namespace vestigo::report {

namespace {

struct Advice {
    const char* key;
    Text text;
};

template <std::size_t Count>
std::optional<Text> lookUp(const std::array<Advice, Count>& table, const std::string& key) {
    for (const Advice& advice : table) {
        if (key == advice.key) {
            return advice.text;
        }
    }
    return std::nullopt;
}

const std::array<Advice, 8> byAnomaly{{
    {"malicious_tampering",
     VESTIGO_TEXT("Report", "who was logged on and what was changed; compare program and parameters with the "
                            "released version")},
    {"equipment_jamming",
     VESTIGO_TEXT("Report", "parts or material in the way; lock the power off before you reach in")},
    {"operator_violation",
     VESTIGO_TEXT("Report", "ask the operator on shift; guards and interlocks in place")},
    {"protocol_attack",
     VESTIGO_TEXT("Report", "devices on the network that do not belong there; keep the message log")},
    {"visual_obstruction", VESTIGO_TEXT("Report", "lens covered or dirty; camera mount")},
    {"component_fault", VESTIGO_TEXT("Report", "wiring, connector, replaced part")},
    {"overload", VESTIGO_TEXT("Report", "load at standstill, lubrication, overload relay")},
    {"parameter_drift", VESTIGO_TEXT("Report", "compare the set values with the released ones; calibration")},
}};

const std::array<Advice, 28> byColumn{{
    {"instr_rate", VESTIGO_TEXT("Report", "instruction log at this time: who sent so many, or so few")},
    {"instr_write_ratio", VESTIGO_TEXT("Report", "instruction log: what was written, and by whom")},
    {"instr_distinct", VESTIGO_TEXT("Report", "instruction log: commands that are not usual here")},
    {"instr_error_ratio", VESTIGO_TEXT("Report", "refused commands and their error codes")},
    {"instr_surprise", VESTIGO_TEXT("Report", "order of the commands; was the program changed?")},
    {"operator_present", VESTIGO_TEXT("Report", "who was at the terminal, and why")},
    {"auth_level", VESTIGO_TEXT("Report", "who was logged on, with which rights")},
    {"control_mode", VESTIGO_TEXT("Report", "mode switch: automatic, manual or maintenance")},
    {"comm_rate_in", VESTIGO_TEXT("Report", "network load: who sends to it")},
    {"comm_rate_out", VESTIGO_TEXT("Report", "network load: what it sends, and to whom")},
    {"comm_bytes_in", VESTIGO_TEXT("Report", "network load: who sends to it")},
    {"comm_bytes_out", VESTIGO_TEXT("Report", "network load: what it sends, and to whom")},
    {"comm_peers", VESTIGO_TEXT("Report", "which devices it is connected to")},
    {"comm_rtt_ms", VESTIGO_TEXT("Report", "cable, switch port, network load")},
    {"comm_retry_ratio", VESTIGO_TEXT("Report", "connector and cable; retries in the message log")},
    {"comm_protocol_error_ratio",
     VESTIGO_TEXT("Report", "cable and shielding, firmware; keep the message log")},
    {"temperature_c", VESTIGO_TEXT("Report", "cooling, fan, filter; compare with a hand-held thermometer")},
    {"vibration_mm_s", VESTIGO_TEXT("Report", "bearings, loose bolts, imbalance")},
    {"current_a", VESTIGO_TEXT("Report", "load at standstill, motor, overload relay")},
    {"voltage_v", VESTIGO_TEXT("Report", "supply, fuses, loose terminals")},
    {"power_kw", VESTIGO_TEXT("Report", "load at standstill, lubrication")},
    {"speed_rpm", VESTIGO_TEXT("Report", "drive, belt, set speed")},
    {"torque_nm", VESTIGO_TEXT("Report", "jam, lubrication, tool")},
    {"position_error_mm", VESTIGO_TEXT("Report", "encoder, play in the axis, something in the way")},
    {"flow_l_min", VESTIGO_TEXT("Report", "pump, valve, filter, leaks")},
    {"pressure_bar", VESTIGO_TEXT("Report", "leaks, pressure regulator, filter")},
    {"cycle_time_s", VESTIGO_TEXT("Report", "what it waits for; the station before it")},
    {"load_pct", VESTIGO_TEXT("Report", "load at standstill, lubrication, overload relay")},
}};

const std::array<Advice, 10> byTerminalType{{
    {"cnc_lathe", VESTIGO_TEXT("Report", "tool, chuck, alarms on its panel")},
    {"plc", VESTIGO_TEXT("Report", "status lamps, error buffer, scan time")},
    {"industrial_robot", VESTIGO_TEXT("Report", "brakes, axis limits, alarms on the pendant")},
    {"conveyor", VESTIGO_TEXT("Report", "belt, rollers, light barriers")},
    {"agv", VESTIGO_TEXT("Report", "route, battery, safety scanner")},
    {"hmi_panel", VESTIGO_TEXT("Report", "messages on the panel, who is logged on")},
    {"sensor_node", VESTIGO_TEXT("Report", "wiring, connector; compare its value with a hand-held meter")},
    {"gateway", VESTIGO_TEXT("Report", "link lamps, restarts, its clock")},
    {"power_cabinet", VESTIGO_TEXT("Report", "fuses, contactors, warm terminals")},
    {"press", VESTIGO_TEXT("Report", "ram, light curtain, lubrication")},
}};

} // namespace

std::optional<Text> adviceForAnomaly(const std::string& type) {
    return lookUp(byAnomaly, type);
}

std::optional<Text> adviceForFeature(const std::string& column) {
    const std::size_t point = column.find('.');
    if (point == std::string::npos) {
        return lookUp(byColumn, column);
    }
    if (column.compare(point, std::string::npos, ".frozen") == 0) {
        return VESTIGO_TEXT("Report", "camera and its cable: is the picture live?");
    }
    return VESTIGO_TEXT("Report", "look at it: does it move, stand and light up as it should?");
}

std::optional<Text> adviceForTerminalType(const std::string& type) {
    return lookUp(byTerminalType, type);
}

} // namespace vestigo::report
