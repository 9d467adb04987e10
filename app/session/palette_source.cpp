// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/palette_source.h"

#include "app/session/session.h"
#include "app/session/time_words.h"
#include "ui/common/incident_members.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace vestigo::session {

namespace {

using ui_commands::PaletteEntry;

QString words(const char* text) {
    return QCoreApplication::translate("Palette", text);
}

bool holds(const QString& text, const QString& typed) {
    const QStringList parts = typed.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::all_of(parts.begin(), parts.end(),
                       [&](const QString& part) { return text.contains(part, Qt::CaseInsensitive); });
}

void addTime(const Session& session, const QString& text, std::vector<PaletteEntry>& found) {
    const ui_common::SiteClock clock(session.startedAt());
    const auto time = timeFromWords(text, clock, session.time());
    if (session.hasRecording() && time && *time >= 0.0 && *time <= session.duration()) {
        found.push_back({words(QT_TRANSLATE_NOOP("Palette", "Go to %1")).arg(clock.clock(*time, 1)),
                         words(QT_TRANSLATE_NOOP("Palette", "time")),
                         QStringLiteral("seek"),
                         {QString::number(*time, 'f', 3)},
                         true});
    }
}

void addTerminals(const Session& session, const QString& text, std::vector<PaletteEntry>& found) {
    if (!session.hasRecording()) {
        return;
    }
    for (const recordings::Terminal& terminal : session.recording()->terminals) {
        const QString id = QString::fromStdString(terminal.id);
        const QString title = QStringLiteral("%1 (%2)").arg(QString::fromStdString(terminal.name), id);
        if (holds(title, text)) {
            found.push_back({title,
                             words(QT_TRANSLATE_NOOP("Palette", "terminal")),
                             QStringLiteral("terminal"),
                             {id},
                             true});
        }
    }
}

void addIncidents(const Session& session, const QString& text, std::vector<PaletteEntry>& found) {
    if (!session.analysis()) {
        return;
    }
    const ui_common::SiteClock clock(session.startedAt());
    int number = 0;
    for (const analysis::Incident& incident : session.analysis()->incidents) {
        const QString title =
            words(QT_TRANSLATE_NOOP("Palette", "Incident %1 · %2 · %3"))
                .arg(++number)
                .arg(clock.clock(incident.range.start, 0),
                     incident.path.empty()
                         ? QString()
                         : ui_common::terminalName(*session.analysis(), incident.path.front()));
        if (holds(title, text)) {
            found.push_back({title,
                             words(QT_TRANSLATE_NOOP("Palette", "incident")),
                             QStringLiteral("incident"),
                             {QString::fromStdString(incident.id)},
                             true});
        }
    }
}

} // namespace

std::vector<PaletteEntry> paletteFinds(Session& session, const QString& text) {
    std::vector<PaletteEntry> found;
    addTime(session, text, found);
    addIncidents(session, text, found);
    addTerminals(session, text, found);
    for (const ui_shell::RecentRecording& recent : session.preferences().recent()) {
        if (holds(recent.name + QLatin1Char(' ') + recent.site + QLatin1Char(' ') + recent.path, text)) {
            found.push_back({recent.name + QStringLiteral("   ") + recent.path,
                             words(QT_TRANSLATE_NOOP("Palette", "recent recording")),
                             QStringLiteral("open"),
                             {recent.path},
                             true});
        }
    }
    for (const QString& name : session.preferences().layoutNames()) {
        if (holds(name, text)) {
            found.push_back({name,
                             words(QT_TRANSLATE_NOOP("Palette", "layout")),
                             QStringLiteral("layout"),
                             {name},
                             true});
        }
    }
    return found;
}

} // namespace vestigo::session
