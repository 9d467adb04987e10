// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/prepared_picture.h"

#include <QtCore/QString>

#include <array>
#include <optional>
#include <string>

namespace vestigo::ui_player {

/// The stage of the visual path that is shown over the camera's picture (VG-MS-ST-GAT, Section 2.3).
enum class PreparedLayer { None, Regions, Equalised, Background, Moving, Covered, Completed };

constexpr std::array<PreparedLayer, 7> preparedLayers{
    PreparedLayer::None,   PreparedLayer::Regions, PreparedLayer::Equalised, PreparedLayer::Background,
    PreparedLayer::Moving, PreparedLayer::Covered, PreparedLayer::Completed};

/// The word of scripts: "none", "regions", "equalised", "background", "moving", "covered", "completed".
QString layerWord(PreparedLayer layer);
std::optional<PreparedLayer> layerOfWord(const QString& word);
/// For menus and buttons: "Moving part".
QString layerName(PreparedLayer layer);

/// Name of a kind of key region for people: "gauge"; another word as it is.
QString regionName(const std::string& kind);

/// What is seen of a prepared picture, in words; says of what was not seen by the camera that it was not.
/// `brief`: for a small picture.
QString layerLegend(PreparedLayer layer, const timeline::PreparedPicture& picture, bool brief);

/// "gauge · 12 % moves": beside its region.
QString regionTag(PreparedLayer layer, const timeline::PreparedPicture& picture,
                  const timeline::PreparedRegion& region);

} // namespace vestigo::ui_player
