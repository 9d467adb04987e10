// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/vocabulary.h"

#include <array>
#include <cstring>

namespace vestigo::report {

namespace {

struct Entry {
    const char* key;
    Text text;
};

struct Column {
    const char* key;
    Text text;
    const char* unit;
};

template <std::size_t Count>
std::optional<Text> lookUp(const std::array<Entry, Count>& table, const std::string& key) {
    for (const Entry& entry : table) {
        if (key == entry.key) {
            return entry.text;
        }
    }
    return std::nullopt;
}

const std::array<Entry, 10> terminalTypes{{
    {"cnc_lathe", VESTIGO_TEXT("Report", "CNC lathe")},
    {"plc", VESTIGO_TEXT("Report", "PLC")},
    {"industrial_robot", VESTIGO_TEXT("Report", "industrial robot")},
    {"conveyor", VESTIGO_TEXT("Report", "conveyor")},
    {"agv", VESTIGO_TEXT("Report", "driverless vehicle")},
    {"hmi_panel", VESTIGO_TEXT("Report", "operating panel")},
    {"sensor_node", VESTIGO_TEXT("Report", "sensor")},
    {"gateway", VESTIGO_TEXT("Report", "gateway")},
    {"power_cabinet", VESTIGO_TEXT("Report", "power cabinet")},
    {"press", VESTIGO_TEXT("Report", "press")},
}};

const std::array<Entry, 8> anomalies{{
    {"malicious_tampering", VESTIGO_TEXT("Report", "malicious tampering")},
    {"equipment_jamming", VESTIGO_TEXT("Report", "equipment jam")},
    {"operator_violation", VESTIGO_TEXT("Report", "operating error")},
    {"protocol_attack", VESTIGO_TEXT("Report", "attack on communication")},
    {"visual_obstruction", VESTIGO_TEXT("Report", "camera covered")},
    {"component_fault", VESTIGO_TEXT("Report", "component fault")},
    {"overload", VESTIGO_TEXT("Report", "overload")},
    {"parameter_drift", VESTIGO_TEXT("Report", "drifting parameter")},
}};

// The names are those of the window ("FeatureNames"), so that one column has one name.
const std::array<Column, 28> columns{{
    {"instr_rate", VESTIGO_TEXT("FeatureNames", "Instruction rate"), "1/s"},
    {"instr_write_ratio", VESTIGO_TEXT("FeatureNames", "Share of writes"), ""},
    {"instr_distinct", VESTIGO_TEXT("FeatureNames", "Distinct instructions"), ""},
    {"instr_error_ratio", VESTIGO_TEXT("FeatureNames", "Instruction errors"), ""},
    {"instr_surprise", VESTIGO_TEXT("FeatureNames", "Instruction surprise"), "nats"},
    {"operator_present", VESTIGO_TEXT("FeatureNames", "Operator present"), ""},
    {"auth_level", VESTIGO_TEXT("FeatureNames", "Authorisation"), ""},
    {"control_mode", VESTIGO_TEXT("FeatureNames", "Control mode"), ""},
    {"comm_rate_in", VESTIGO_TEXT("FeatureNames", "Messages in"), "1/s"},
    {"comm_rate_out", VESTIGO_TEXT("FeatureNames", "Messages out"), "1/s"},
    {"comm_bytes_in", VESTIGO_TEXT("FeatureNames", "Data in"), "byte/s"},
    {"comm_bytes_out", VESTIGO_TEXT("FeatureNames", "Data out"), "byte/s"},
    {"comm_peers", VESTIGO_TEXT("FeatureNames", "Peers"), ""},
    {"comm_rtt_ms", VESTIGO_TEXT("FeatureNames", "Round trip"), "ms"},
    {"comm_retry_ratio", VESTIGO_TEXT("FeatureNames", "Retries"), ""},
    {"comm_protocol_error_ratio", VESTIGO_TEXT("FeatureNames", "Protocol errors"), ""},
    {"temperature_c", VESTIGO_TEXT("FeatureNames", "Temperature"), "degC"},
    {"vibration_mm_s", VESTIGO_TEXT("FeatureNames", "Vibration"), "mm/s"},
    {"current_a", VESTIGO_TEXT("FeatureNames", "Current"), "A"},
    {"voltage_v", VESTIGO_TEXT("FeatureNames", "Voltage"), "V"},
    {"power_kw", VESTIGO_TEXT("FeatureNames", "Power"), "kW"},
    {"speed_rpm", VESTIGO_TEXT("FeatureNames", "Speed"), "1/min"},
    {"torque_nm", VESTIGO_TEXT("FeatureNames", "Torque"), "N m"},
    {"position_error_mm", VESTIGO_TEXT("FeatureNames", "Position error"), "mm"},
    {"flow_l_min", VESTIGO_TEXT("FeatureNames", "Flow"), "l/min"},
    {"pressure_bar", VESTIGO_TEXT("FeatureNames", "Pressure"), "bar"},
    {"cycle_time_s", VESTIGO_TEXT("FeatureNames", "Cycle time"), "s"},
    {"load_pct", VESTIGO_TEXT("FeatureNames", "Load"), "%"},
}};

const std::array<Entry, 3> streams{{
    {"device", VESTIGO_TEXT("Report", "device camera")},
    {"operator", VESTIGO_TEXT("Report", "operator camera")},
    {"behavior", VESTIGO_TEXT("Report", "behaviour table")},
}};

const std::array<Entry, 7> pictureMeasures{{
    {"change", VESTIGO_TEXT("Report", "change of the picture")},
    {"motion", VESTIGO_TEXT("Report", "motion")},
    {"background", VESTIGO_TEXT("Report", "difference from the usual picture")},
    {"luminance", VESTIGO_TEXT("Report", "brightness")},
    {"brightness", VESTIGO_TEXT("Report", "brightness")},
    {"detail", VESTIGO_TEXT("Report", "detail of the picture")},
    {"frozen", VESTIGO_TEXT("Report", "frozen picture")},
}};

} // namespace

std::optional<Text> terminalTypeText(const std::string& type) {
    return lookUp(terminalTypes, type);
}

std::optional<Text> anomalyText(const std::string& type) {
    return lookUp(anomalies, type);
}

std::optional<Text> featureText(const std::string& column) {
    for (const Column& entry : columns) {
        if (column == entry.key) {
            return entry.text;
        }
    }
    return std::nullopt;
}

std::optional<Text> streamText(const std::string& stream) {
    return lookUp(streams, stream);
}

std::optional<Text> pictureMeasureText(const std::string& measure) {
    return lookUp(pictureMeasures, measure);
}

std::string printedUnit(const std::string& unit) {
    if (unit == "degC") {
        return "\xc2\xb0"
               "C";
    }
    return unit == "deg" ? "\xc2\xb0" : unit;
}

std::string unitOfColumn(const std::string& column) {
    for (const Column& entry : columns) {
        if (column == entry.key) {
            return entry.unit;
        }
    }
    return {};
}

} // namespace vestigo::report
