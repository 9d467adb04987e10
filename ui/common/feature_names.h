// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <string>

namespace vestigo::ui_common {

/// The name of a behaviour column for people: "load_pct" is "Load", "device.change" is "Device: change".
/// Columns that are not of the Ind-ViBe set keep their name, underscores as blanks.
QString featureName(const std::string& column);

/// The type of an anomaly for people: "equipment_jamming" is "equipment jam". Unknown ones keep their name,
/// underscores as blanks. The words are those of the report.
QString anomalyName(const std::string& type);

/// A unit as it is printed: "degC" is "°C".
QString unitText(const std::string& unit);

} // namespace vestigo::ui_common
