// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QCoreApplication>
#include <QtCore/QString>
#include <QtGui/QColor>

namespace vestigo::ui_timeline {

/// A text of the lanes, marked with QT_TRANSLATE_NOOP("TimelineView", ...), in the user's language.
inline QString translated(const char* text) {
    return QCoreApplication::translate("TimelineView", text);
}

/// The colour with `alpha`, 0 to 1.
inline QColor faint(QColor colour, double alpha) {
    colour.setAlphaF(static_cast<float>(alpha));
    return colour;
}

} // namespace vestigo::ui_timeline
