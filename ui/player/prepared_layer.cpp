// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/prepared_layer.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vestigo::ui_player {

namespace {

using timeline::PreparedPicture;
using timeline::PreparedRegion;
using timeline::RegionSource;

struct LayerWords {
    PreparedLayer layer;
    const char* word;
    const char* name;
};

constexpr std::array<LayerWords, 7> layerWords{{
    {PreparedLayer::None, "none", QT_TRANSLATE_NOOP("PreparedLayer", "None")},
    {PreparedLayer::Regions, "regions", QT_TRANSLATE_NOOP("PreparedLayer", "Key regions")},
    {PreparedLayer::Equalised, "equalised", QT_TRANSLATE_NOOP("PreparedLayer", "Equalised")},
    {PreparedLayer::Background, "background", QT_TRANSLATE_NOOP("PreparedLayer", "Background")},
    {PreparedLayer::Moving, "moving", QT_TRANSLATE_NOOP("PreparedLayer", "Moving part")},
    {PreparedLayer::Covered, "covered", QT_TRANSLATE_NOOP("PreparedLayer", "Covered part")},
    {PreparedLayer::Completed, "completed", QT_TRANSLATE_NOOP("PreparedLayer", "Completed")},
}};

QString words(const char* text) {
    return QCoreApplication::translate("PreparedLayer", text);
}

QString percent(float share) {
    const double value = 100.0 * static_cast<double>(std::clamp(share, 0.0F, 1.0F));
    return value > 0.0 && value < 1.0 ? QStringLiteral("<1") : QString::number(std::lround(value));
}

/// Of all key regions together, each as large as it is in the picture.
float shareOf(const PreparedPicture& picture, float PreparedRegion::*share) {
    double sum = 0.0;
    double area = 0.0;
    for (const PreparedRegion& region : picture.regions) {
        const double size = region.box.width * region.box.height;
        sum += size * static_cast<double>(region.*share);
        area += size;
    }
    return area > 0.0 ? static_cast<float>(sum / area) : 0.0F;
}

QString regionsLegend(const PreparedPicture& picture, bool brief) {
    switch (picture.source) {
    case RegionSource::Annotated:
        return brief ? words(QT_TRANSLATE_NOOP("PreparedLayer", "Regions by people"))
                     : words(QT_TRANSLATE_NOOP("PreparedLayer", "Key regions: drawn by people (dotted)"));
    case RegionSource::Detected:
        return brief ? words(QT_TRANSLATE_NOOP("PreparedLayer", "Regions by the detector"))
                     : words(QT_TRANSLATE_NOOP(
                           "PreparedLayer",
                           "Key regions: found by the detector (dash and dot), checked by nobody"));
    case RegionSource::WholeFrame:
        break;
    }
    return brief ? words(QT_TRANSLATE_NOOP("PreparedLayer", "No key region"))
                 : words(QT_TRANSLATE_NOOP("PreparedLayer",
                                           "No key region is known: the whole picture is looked at"));
}

QString coveredLegend(const PreparedPicture& picture, bool brief) {
    const float share = shareOf(picture, &PreparedRegion::occludedShare);
    if (share > 0.0F) {
        const QString pattern =
            brief ? words(QT_TRANSLATE_NOOP("PreparedLayer", "Covered (hatched): %1 %"))
                  : words(QT_TRANSLATE_NOOP("PreparedLayer",
                                            "Covered part (hatched): %1 % of the key regions"));
        return pattern.arg(percent(share));
    }
    if (!picture.coverKnown) {
        return brief
                   ? words(QT_TRANSLATE_NOOP("PreparedLayer", "Cover not known yet"))
                   : words(QT_TRANSLATE_NOOP("PreparedLayer", "Covered part: not known here, too little was "
                                                              "seen before this moment"));
    }
    return brief ? words(QT_TRANSLATE_NOOP("PreparedLayer", "No cover found"))
                 : words(QT_TRANSLATE_NOOP("PreparedLayer", "Covered part: no cover was found"));
}

QString completedLegend(const PreparedPicture& picture, bool brief) {
    const float share = shareOf(picture, &PreparedRegion::occludedShare);
    if (share > 0.0F) {
        const QString pattern =
            brief ? words(QT_TRANSLATE_NOOP("PreparedLayer", "DRAWN, not seen: %1 %"))
                  : words(QT_TRANSLATE_NOOP(
                        "PreparedLayer", "Completed: inside the dashed lines DRAWN by a network, NOT seen by "
                                         "the camera: %1 % of the key regions"));
        return pattern.arg(percent(share));
    }
    if (!picture.coverKnown) {
        return brief ? words(QT_TRANSLATE_NOOP("PreparedLayer", "Nothing drawn"))
                     : words(QT_TRANSLATE_NOOP("PreparedLayer",
                                               "Completed: nothing is drawn, too little was seen before this "
                                               "moment to know what is covered"));
    }
    return brief ? words(QT_TRANSLATE_NOOP("PreparedLayer", "Nothing drawn"))
                 : words(QT_TRANSLATE_NOOP("PreparedLayer",
                                           "Completed: no cover was found, so nothing is drawn"));
}

QString stageLegend(PreparedLayer layer, const PreparedPicture& picture, bool brief) {
    switch (layer) {
    case PreparedLayer::None:
        break;
    case PreparedLayer::Regions:
        return regionsLegend(picture, brief);
    case PreparedLayer::Equalised:
        return brief ? layerName(layer)
                     : words(QT_TRANSLATE_NOOP("PreparedLayer",
                                               "Equalised: the contrast of the key regions is evened out"));
    case PreparedLayer::Background:
        return brief ? words(QT_TRANSLATE_NOOP("PreparedLayer", "Background, computed"))
                     : words(QT_TRANSLATE_NOOP(
                                 "PreparedLayer",
                                 "Background: computed from the %1 s before, NOT seen at this moment"))
                           .arg(std::lround(std::max(0.0, picture.t - picture.since)));
    case PreparedLayer::Moving: {
        const QString pattern =
            brief ? words(QT_TRANSLATE_NOOP("PreparedLayer", "Moving (clear): %1 %"))
                  : words(QT_TRANSLATE_NOOP("PreparedLayer",
                                            "Moving part (clear, the rest dark): %1 % of the key regions"));
        return pattern.arg(percent(shareOf(picture, &PreparedRegion::movingShare)));
    }
    case PreparedLayer::Covered:
        return coveredLegend(picture, brief);
    case PreparedLayer::Completed:
        return completedLegend(picture, brief);
    }
    return {};
}

} // namespace

QString layerWord(PreparedLayer layer) {
    return QLatin1String(layerWords[static_cast<std::size_t>(layer)].word);
}

std::optional<PreparedLayer> layerOfWord(const QString& word) {
    for (const LayerWords& one : layerWords) {
        if (word == QLatin1String(one.word)) {
            return one.layer;
        }
    }
    return std::nullopt;
}

QString layerName(PreparedLayer layer) {
    return words(layerWords[static_cast<std::size_t>(layer)].name);
}

QString regionName(const std::string& kind) {
    static constexpr std::array<std::pair<const char*, const char*>, 6> known{{
        {"control_panel", QT_TRANSLATE_NOOP("RegionNames", "control panel")},
        {"indicator_lights", QT_TRANSLATE_NOOP("RegionNames", "indicator lights")},
        {"moving_part", QT_TRANSLATE_NOOP("RegionNames", "moving part")},
        {"gauge", QT_TRANSLATE_NOOP("RegionNames", "gauge")},
        {"operator_hands", QT_TRANSLATE_NOOP("RegionNames", "operator's hands")},
        {"display", QT_TRANSLATE_NOOP("RegionNames", "display")},
    }};
    for (const auto& [word, name] : known) {
        if (kind == word) {
            return QCoreApplication::translate("RegionNames", name);
        }
    }
    return QString::fromStdString(kind).replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString layerLegend(PreparedLayer layer, const PreparedPicture& picture, bool brief) {
    const QString text = stageLegend(layer, picture, brief);
    const bool told = layer == PreparedLayer::None || layer == PreparedLayer::Regions;
    return brief || told || picture.source != RegionSource::Detected
               ? text
               : words(QT_TRANSLATE_NOOP("PreparedLayer", "%1 · regions found by the detector")).arg(text);
}

QString regionTag(PreparedLayer layer, const PreparedPicture& picture, const PreparedRegion& region) {
    QString name = regionName(region.kind);
    if (layer == PreparedLayer::Regions && picture.source == RegionSource::Detected && !name.isEmpty()) {
        name = words(QT_TRANSLATE_NOOP("PreparedLayer", "%1 (found)")).arg(name);
    }
    constexpr float worthAWord = 0.01F;
    if (layer == PreparedLayer::Moving && region.movingShare < worthAWord) {
        return {}; // a small picture would be all names
    }
    QString share;
    if (layer == PreparedLayer::Moving && region.movingShare > 0.0F) {
        share = words(QT_TRANSLATE_NOOP("PreparedLayer", "%1 % moves")).arg(percent(region.movingShare));
    } else if (layer == PreparedLayer::Covered && region.occludedShare > 0.0F) {
        share = words(QT_TRANSLATE_NOOP("PreparedLayer", "%1 % covered")).arg(percent(region.occludedShare));
    } else if (layer == PreparedLayer::Completed && region.occludedShare > 0.0F) {
        share = words(QT_TRANSLATE_NOOP("PreparedLayer", "%1 % drawn")).arg(percent(region.occludedShare));
    }
    return name.isEmpty() || share.isEmpty() ? name + share : name + QStringLiteral(" · ") + share;
}

} // namespace vestigo::ui_player
