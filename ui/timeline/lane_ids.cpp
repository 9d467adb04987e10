// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lane_ids.h"

#include "ui/common/feature_names.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace vestigo::ui_timeline {

QString laneName(const QString& id) {
    const std::array<std::pair<QString, const char*>, 8> names{{
        {lane::probability, QT_TRANSLATE_NOOP("TimelineView", "Probability")},
        {lane::attention, QT_TRANSLATE_NOOP("TimelineView", "Attention")},
        {lane::instructions, QT_TRANSLATE_NOOP("TimelineView", "Instructions")},
        {lane::mode, QT_TRANSLATE_NOOP("TimelineView", "Mode")},
        {lane::heat, QT_TRANSLATE_NOOP("TimelineView", "Change in the picture")},
        {lane::cameras, QT_TRANSLATE_NOOP("TimelineView", "Cameras")},
        {lane::annotations, QT_TRANSLATE_NOOP("TimelineView", "Annotations")},
        {lane::activities, QT_TRANSLATE_NOOP("TimelineView", "Activities")},
    }};
    const auto* found =
        std::find_if(names.begin(), names.end(), [&id](const auto& one) { return one.first == id; });
    return found == names.end() ? ui_common::featureName(id.toStdString())
                                : QCoreApplication::translate("TimelineView", found->second);
}

QStringList featuresAmong(const QStringList& lanes) {
    QStringList features;
    std::copy_if(lanes.begin(), lanes.end(), std::back_inserter(features), isFeatureLane);
    return features;
}

QStringList withFeatures(const QStringList& lanes, const QStringList& features) {
    QStringList all;
    bool placed = false;
    for (const QString& id : lanes) {
        if (!isFeatureLane(id)) {
            all += id;
        } else if (!placed) {
            all += features;
            placed = true;
        }
    }
    if (placed) {
        return all;
    }
    // Where there were none: below what the engine says, above what was logged.
    const auto place = std::max(all.indexOf(lane::probability), all.indexOf(lane::attention)) + 1;
    return all.mid(0, place) + features + all.mid(place);
}

} // namespace vestigo::ui_timeline
