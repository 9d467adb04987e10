// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/view_keys.h"

#include <QtCore/QCoreApplication>

namespace vestigo::ui_shell {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("ViewKeys", text);
}

} // namespace

std::vector<ui_commands::ViewKey> viewKeys() {
    const QString timeline = words(QT_TRANSLATE_NOOP("ViewKeys", "In the timeline"));
    const QString graph = words(QT_TRANSLATE_NOOP("ViewKeys", "In the causal graph and the site plan"));
    const QString report = words(QT_TRANSLATE_NOOP("ViewKeys", "In the report"));
    return {
        {timeline, QStringLiteral("← →"),
         words(QT_TRANSLATE_NOOP("ViewKeys", "A step back and forward; with Shift ten"))},
        {timeline, QStringLiteral("↑ ↓"),
         words(QT_TRANSLATE_NOOP("ViewKeys", "The terminal above and below"))},
        {timeline, QStringLiteral("Home End"),
         words(QT_TRANSLATE_NOOP("ViewKeys", "To the start and the end"))},
        {timeline, QStringLiteral("+ −"), words(QT_TRANSLATE_NOOP("ViewKeys", "Zoom in and out"))},
        {timeline, QStringLiteral("Esc"), words(QT_TRANSLATE_NOOP("ViewKeys", "Clear the selected range"))},
        {graph, QStringLiteral("← → Tab"), words(QT_TRANSLATE_NOOP("ViewKeys", "Walk from one to the next"))},
        {graph, QStringLiteral("Enter"),
         words(QT_TRANSLATE_NOOP("ViewKeys", "Select it and go to its time"))},
        {report, QStringLiteral("Page Up, Page Down"), words(QT_TRANSLATE_NOOP("ViewKeys", "Page by page"))},
        {report, QStringLiteral("Ctrl+S"), words(QT_TRANSLATE_NOOP("ViewKeys", "Export as PDF"))},
    };
}

} // namespace vestigo::ui_shell
