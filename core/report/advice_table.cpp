// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/advice_table.h"

#include <algorithm>
#include <array>

namespace vestigo::report {

namespace {

struct Advice {
    const char* key;
    Text text;
};

/// What is looked at where a group of features is unusual on a type of terminal.
struct Rule {
    const char* terminalType; ///< "": any
    const char* group;
    Text text;
};

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

const std::array<Rule, 47> rules{{
    {"plc", "drive",
     VESTIGO_TEXT("Report", "program and parameters against the released version; who was logged on")},
    {"hmi_panel", "drive", VESTIGO_TEXT("Report", "which programs run on the panel; its event list")},
    {"gateway", "drive", VESTIGO_TEXT("Report", "its connections and routes: which are new; its event log")},
    {"sensor_node", "drive",
     VESTIGO_TEXT("Report", "supply at the connector, moisture, what else hangs on it")},
    {"cnc_lathe", "drive", VESTIGO_TEXT("Report", "tool wear, chuck pressure, spindle without a part")},
    {"industrial_robot", "drive",
     VESTIGO_TEXT("Report",
                  "move each axis slowly by hand control: does one run heavy? Gripper, parts in the way")},
    {"conveyor", "drive",
     VESTIGO_TEXT("Report", "jammed parts, belt tension, rollers turn freely, motor protection")},
    {"agv", "drive", VESTIGO_TEXT("Report", "load on the vehicle, blocked wheels, battery")},
    {"power_cabinet", "drive",
     VESTIGO_TEXT("Report", "which feeder carries the load (clamp meter), contactors")},
    {"press", "drive",
     VESTIGO_TEXT("Report", "thickness of the material, tool, guides and their lubrication")},
    {"", "drive", VESTIGO_TEXT("Report", "load at standstill, lubrication, motor protection")},
    {"cnc_lathe", "speed", VESTIGO_TEXT("Report", "spindle override, drive belt, alarms of the drive")},
    {"industrial_robot", "speed", VESTIGO_TEXT("Report", "speed override on the pendant, brakes")},
    {"conveyor", "speed", VESTIGO_TEXT("Report", "set speed, belt slip, alarms of the frequency converter")},
    {"agv", "speed", VESTIGO_TEXT("Report", "speed limit, scanner fields, battery")},
    {"press", "speed", VESTIGO_TEXT("Report", "stroke rate as set, clutch and brake")},
    {"", "speed", VESTIGO_TEXT("Report", "set speed, drive, belt")},
    {"plc", "temperature", VESTIGO_TEXT("Report", "fan and filter of the cabinet, temperature of the room")},
    {"gateway", "temperature",
     VESTIGO_TEXT("Report", "fan and filter of the cabinet, temperature of the room")},
    {"power_cabinet", "temperature",
     VESTIGO_TEXT("Report", "loose terminals (thermal camera), fan and filter of the cabinet")},
    {"", "temperature", VESTIGO_TEXT("Report", "cooling, fan, filter; compare with a hand-held thermometer")},
    {"cnc_lathe", "vibration", VESTIGO_TEXT("Report", "clamping of the part, tool, spindle bearings")},
    {"", "vibration", VESTIGO_TEXT("Report", "bearings, loose bolts, imbalance")},
    {"sensor_node", "voltage", VESTIGO_TEXT("Report", "supply at the connector, cable, loose plug")},
    {"agv", "voltage", VESTIGO_TEXT("Report", "battery and charging contacts")},
    {"", "voltage", VESTIGO_TEXT("Report", "supply unit, fuses, loose terminals")},
    {"industrial_robot", "position",
     VESTIGO_TEXT("Report",
                  "compare the shown joint angles with the arm; brakes, encoder, something in the way")},
    {"agv", "position", VESTIGO_TEXT("Report", "floor marks, wheels, scanner; drive it over the route once")},
    {"", "position", VESTIGO_TEXT("Report", "encoder, play in the axis, something in the way")},
    {"", "flow", VESTIGO_TEXT("Report", "pump, valve, filter, leaks")},
    {"cnc_lathe", "pressure", VESTIGO_TEXT("Report", "chuck and coolant pressure, leaks, filter")},
    {"press", "pressure", VESTIGO_TEXT("Report", "hydraulic oil level and filter, relief valve, leaks")},
    {"", "pressure", VESTIGO_TEXT("Report", "leaks, pressure regulator, filter")},
    {"plc", "cycle", VESTIGO_TEXT("Report", "scan time and error buffer: what was loaded or changed last")},
    {"hmi_panel", "cycle", VESTIGO_TEXT("Report", "response of the panel, its connection to the PLC")},
    {"gateway", "cycle", VESTIGO_TEXT("Report", "its polling times and queue; which device answers late")},
    {"", "cycle", VESTIGO_TEXT("Report", "what it waits for: part, release signal, the station before it")},
    {"", "commands",
     VESTIGO_TEXT("Report", "instruction log from %1 to %2: who sent what, and was it released")},
    {"", "access", VESTIGO_TEXT("Report", "who was at it or logged on from %1 to %2, and why; mode switch")},
    {"", "traffic",
     VESTIGO_TEXT("Report", "message log from %1 to %2: who sends so much or so little; unknown devices")},
    {"", "answers",
     VESTIGO_TEXT("Report",
                  "network cable, plug and switch port; message log from %1 to %2: who answers late")},
    {"", "errors",
     VESTIGO_TEXT("Report", "network cable, plug and shielding; message log from %1 to %2: "
                            "with whom")},
    {"", "frozen", VESTIGO_TEXT("Report", "camera and its cable: is the picture live?")},
    {"industrial_robot", "picture",
     VESTIGO_TEXT("Report", "arm and gripper: do they move as in the picture before? Lens covered?")},
    {"conveyor", "picture",
     VESTIGO_TEXT("Report", "belt: does it run, does something lie across it? Lens covered?")},
    {"hmi_panel", "picture",
     VESTIGO_TEXT("Report", "what the panel shows now; who stood at it; lens covered?")},
    {"", "picture",
     VESTIGO_TEXT("Report", "does it move, stand and light up as in the picture before? Lens covered?")},
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

struct Group {
    const char* part; ///< of the column's name
    const char* group;
};

/// The first that fits decides: parts of names, so that columns that are not of the contract find theirs.
const std::array<Group, 40> groups{{
    {"instr_", "commands"},
    {"operator_present", "access"},
    {"auth_level", "access"},
    {"control_mode", "access"},
    {"comm_rtt", "answers"},
    {"comm_retry", "errors"},
    {"comm_protocol", "errors"},
    {"comm_", "traffic"},
    {".frozen", "frozen"},
    {".", "picture"},
    {"error_mm", "position"},
    {"tracking", "position"},
    {"position", "position"},
    {"angle", "position"},
    {"joint", "position"},
    {"_rad", "position"},
    {"_deg", "position"},
    {"latency", "answers"},
    {"delay", "answers"},
    {"retry", "errors"},
    {"packet", "traffic"},
    {"cycle", "cycle"},
    {"takt", "cycle"},
    {"temp", "temperature"},
    {"vibration", "vibration"},
    {"accel", "vibration"},
    {"voltage", "voltage"},
    {"battery", "voltage"},
    {"velocity", "speed"},
    {"_v", "voltage"},
    {"flow", "flow"},
    {"pressure", "pressure"},
    {"_bar", "pressure"},
    {"speed", "speed"},
    {"rpm", "speed"},
    {"load", "drive"},
    {"current", "drive"},
    {"power", "drive"},
    {"torque", "drive"},
    {"force", "drive"},
}};

template <std::size_t Count>
std::optional<Text> lookUp(const std::array<Advice, Count>& table, const std::string& key) {
    for (const Advice& advice : table) {
        if (key == advice.key) {
            return advice.text;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<Text> adviceForAnomaly(const std::string& type) {
    return lookUp(byAnomaly, type);
}

std::string adviceGroup(const std::string& column) {
    for (const Group& group : groups) {
        if (column.find(group.part) != std::string::npos) {
            return group.group;
        }
    }
    return {};
}

std::optional<Text> adviceForGroup(const std::string& terminalType, const std::string& group) {
    for (const std::string& type : {terminalType, std::string()}) {
        const auto rule = std::find_if(rules.begin(), rules.end(), [&](const Rule& candidate) {
            return type == candidate.terminalType && group == candidate.group;
        });
        if (rule != rules.end()) {
            return rule->text;
        }
    }
    return std::nullopt;
}

std::optional<Text> adviceForTerminalType(const std::string& type) {
    return lookUp(byTerminalType, type);
}

} // namespace vestigo::report
