// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/feature_names.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace vestigo::ui_common {

namespace {

using Name = std::pair<const char*, const char*>;

constexpr std::array<Name, 28> columnNames{{
    {"instr_rate", QT_TRANSLATE_NOOP("FeatureNames", "Instruction rate")},
    {"instr_write_ratio", QT_TRANSLATE_NOOP("FeatureNames", "Share of writes")},
    {"instr_distinct", QT_TRANSLATE_NOOP("FeatureNames", "Distinct instructions")},
    {"instr_error_ratio", QT_TRANSLATE_NOOP("FeatureNames", "Instruction errors")},
    {"instr_surprise", QT_TRANSLATE_NOOP("FeatureNames", "Instruction surprise")},
    {"operator_present", QT_TRANSLATE_NOOP("FeatureNames", "Operator present")},
    {"auth_level", QT_TRANSLATE_NOOP("FeatureNames", "Authorisation")},
    {"control_mode", QT_TRANSLATE_NOOP("FeatureNames", "Control mode")},
    {"comm_rate_in", QT_TRANSLATE_NOOP("FeatureNames", "Messages in")},
    {"comm_rate_out", QT_TRANSLATE_NOOP("FeatureNames", "Messages out")},
    {"comm_bytes_in", QT_TRANSLATE_NOOP("FeatureNames", "Data in")},
    {"comm_bytes_out", QT_TRANSLATE_NOOP("FeatureNames", "Data out")},
    {"comm_peers", QT_TRANSLATE_NOOP("FeatureNames", "Peers")},
    {"comm_rtt_ms", QT_TRANSLATE_NOOP("FeatureNames", "Round trip")},
    {"comm_retry_ratio", QT_TRANSLATE_NOOP("FeatureNames", "Retries")},
    {"comm_protocol_error_ratio", QT_TRANSLATE_NOOP("FeatureNames", "Protocol errors")},
    {"temperature_c", QT_TRANSLATE_NOOP("FeatureNames", "Temperature")},
    {"vibration_mm_s", QT_TRANSLATE_NOOP("FeatureNames", "Vibration")},
    {"current_a", QT_TRANSLATE_NOOP("FeatureNames", "Current")},
    {"voltage_v", QT_TRANSLATE_NOOP("FeatureNames", "Voltage")},
    {"power_kw", QT_TRANSLATE_NOOP("FeatureNames", "Power")},
    {"speed_rpm", QT_TRANSLATE_NOOP("FeatureNames", "Speed")},
    {"torque_nm", QT_TRANSLATE_NOOP("FeatureNames", "Torque")},
    {"position_error_mm", QT_TRANSLATE_NOOP("FeatureNames", "Position error")},
    {"flow_l_min", QT_TRANSLATE_NOOP("FeatureNames", "Flow")},
    {"pressure_bar", QT_TRANSLATE_NOOP("FeatureNames", "Pressure")},
    {"cycle_time_s", QT_TRANSLATE_NOOP("FeatureNames", "Cycle time")},
    {"load_pct", QT_TRANSLATE_NOOP("FeatureNames", "Load")},
}};

constexpr std::array<Name, 8> anomalyNames{{
    {"malicious_tampering", QT_TRANSLATE_NOOP("Report", "malicious tampering")},
    {"equipment_jamming", QT_TRANSLATE_NOOP("Report", "equipment jam")},
    {"operator_violation", QT_TRANSLATE_NOOP("Report", "operating error")},
    {"protocol_attack", QT_TRANSLATE_NOOP("Report", "attack on communication")},
    {"visual_obstruction", QT_TRANSLATE_NOOP("Report", "camera covered")},
    {"component_fault", QT_TRANSLATE_NOOP("Report", "component fault")},
    {"overload", QT_TRANSLATE_NOOP("Report", "overload")},
    {"parameter_drift", QT_TRANSLATE_NOOP("Report", "drifting parameter")},
}};

constexpr std::array<Name, 9> videoWords{{
    {"device", QT_TRANSLATE_NOOP("FeatureNames", "Device")},
    {"operator", QT_TRANSLATE_NOOP("FeatureNames", "Operator")},
    {"change", QT_TRANSLATE_NOOP("FeatureNames", "change")},
    {"motion", QT_TRANSLATE_NOOP("FeatureNames", "motion")},
    {"background", QT_TRANSLATE_NOOP("FeatureNames", "background")},
    {"luminance", QT_TRANSLATE_NOOP("FeatureNames", "brightness")},
    {"brightness", QT_TRANSLATE_NOOP("FeatureNames", "brightness")},
    {"detail", QT_TRANSLATE_NOOP("FeatureNames", "detail")},
    {"frozen", QT_TRANSLATE_NOOP("FeatureNames", "frozen picture")},
}};

template <std::size_t Count>
QString lookUp(const std::array<Name, Count>& names, std::string_view key) {
    const auto found =
        std::find_if(names.begin(), names.end(), [key](const Name& name) { return key == name.first; });
    return found == names.end() ? QString() : QCoreApplication::translate("FeatureNames", found->second);
}

QString plainWords(std::string_view key) {
    QString text = QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size())).simplified();
    return text.replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString videoWord(std::string_view key) {
    const QString known = lookUp(videoWords, key);
    return known.isEmpty() ? plainWords(key) : known;
}

} // namespace

QString featureName(const std::string& column) {
    const QString known = lookUp(columnNames, column);
    if (!known.isEmpty()) {
        return known;
    }
    const std::string_view view(column);
    const std::size_t dot = view.find('.');
    if (dot != std::string_view::npos && dot > 0 && dot + 1 < view.size()) {
        return QCoreApplication::translate("FeatureNames", "%1: %2")
            .arg(videoWord(view.substr(0, dot)), videoWord(view.substr(dot + 1)));
    }
    return plainWords(view);
}

QString anomalyName(const std::string& type) {
    for (const auto& [key, text] : anomalyNames) {
        if (type == key) {
            return QCoreApplication::translate("Report", text);
        }
    }
    return QString::fromStdString(type).replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString unitText(const std::string& unit) {
    return unit == "degC" ? QStringLiteral("°C") : QString::fromStdString(unit).simplified();
}

} // namespace vestigo::ui_common
