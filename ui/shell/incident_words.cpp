// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/incident_words.h"

#include "ui/common/incident_members.h"
#include "ui/common/site_clock.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

namespace vestigo::ui_shell {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("IncidentWords", text);
}

const analysis::Episode* firstEpisode(const analysis::Incident& incident, const std::string& terminal) {
    for (const analysis::Episode& episode : incident.episodes) {
        if (episode.terminal == terminal) {
            return &episode;
        }
    }
    return nullptr;
}

} // namespace

QString incidentInWords(const analysis::Analysis& analysis, const analysis::Incident& incident) {
    const ui_common::SiteClock clock(analysis.startedAt);
    const std::string first = incident.path.empty() ? std::string() : incident.path.front();
    const analysis::Episode* root = firstEpisode(incident, first);
    if (root == nullptr) {
        return {};
    }
    QString text = words(QT_TRANSLATE_NOOP("IncidentWords", "%1 has been abnormal since %2."))
                       .arg(ui_common::terminalName(analysis, first), clock.clock(root->range.start, 1));
    QStringList followers;
    for (std::size_t i = 1; i < incident.path.size(); ++i) {
        if (const analysis::Episode* episode = firstEpisode(incident, incident.path[i])) {
            followers.append(words(QT_TRANSLATE_NOOP("IncidentWords", "%1 at %2"))
                                 .arg(ui_common::terminalName(analysis, incident.path[i]),
                                      clock.clock(episode->range.start, 1)));
        }
    }
    if (!followers.isEmpty()) {
        text +=
            QStringLiteral(" ") + words(QT_TRANSLATE_NOOP("IncidentWords", "Also abnormal: %1."))
                                      .arg(followers.join(words(QT_TRANSLATE_NOOP("IncidentWords", ", "))));
    }
    return text;
}

} // namespace vestigo::ui_shell
