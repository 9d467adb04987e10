// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace vestigo::ui_timeline {

/// Lanes of the selected terminal are named by text: a feature by its column, the others by these words. They
/// are kept in settings and scripts, so they never change.
namespace lane {
inline const QString probability = QStringLiteral("@probability");
inline const QString attention = QStringLiteral("@attention");
inline const QString instructions = QStringLiteral("@instructions");
inline const QString mode = QStringLiteral("@mode");
inline const QString cameras = QStringLiteral("@cameras");
inline const QString heat = QStringLiteral("@heat");
inline const QString annotations = QStringLiteral("@annotations");
inline const QString activities = QStringLiteral("@activities");
} // namespace lane

inline bool isFeatureLane(const QString& id) {
    return !id.startsWith(QLatin1Char('@'));
}

/// The column that tells the mode of operation (spec/recording.md): 0 automatic, 1 manual, 2 maintenance.
inline const QString modeColumn = QStringLiteral("control_mode");

/// A lane's name for people.
QString laneName(const QString& id);

/// The features among the lanes, in their order.
QStringList featuresAmong(const QStringList& lanes);

/// `lanes` with its features replaced by others, at the place of the first one.
QStringList withFeatures(const QStringList& lanes, const QStringList& features);

} // namespace vestigo::ui_timeline
