// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <optional>
#include <string>

namespace vestigo::report {

/// Plain words for the words of the contract; nothing for a word that is not of the contract.
std::optional<Text> terminalTypeText(const std::string& type);
std::optional<Text> anomalyText(const std::string& type);
std::optional<Text> featureText(const std::string& column);
std::optional<Text> streamText(const std::string& stream);
/// What a video feature measures ("device.change": the part after the point).
std::optional<Text> pictureMeasureText(const std::string& measure);
/// The unit as it is printed ("degC" is "°C"); what is not known stays as it is.
std::string printedUnit(const std::string& unit);
/// The unit of one of the 28 columns, for results that were stored without units.
std::string unitOfColumn(const std::string& column);

} // namespace vestigo::report
