// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_pages.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtGui/QTextDocument>

#include <algorithm>

/// Outside of every namespace, as Q_INIT_RESOURCE demands: a static library's resources are linked only when
/// somebody asks for them.
static void linkHelpPages() {
    Q_INIT_RESOURCE(vestigo_help);
}

namespace vestigo::ui_help {

QStringList pageNames() {
    return {QStringLiteral("index"),       QStringLiteral("plan"),         QStringLiteral("terminals"),
            QStringLiteral("incidents"),   QStringLiteral("video"),        QStringLiteral("timeline"),
            QStringLiteral("why"),         QStringLiteral("logs"),         QStringLiteral("report"),
            QStringLiteral("import"),      QStringLiteral("project"),      QStringLiteral("files"),
            QStringLiteral("keys"),        QStringLiteral("command-line"), QStringLiteral("alarms"),
            QStringLiteral("preferences"), QStringLiteral("synthetic"),    QStringLiteral("training"),
            QStringLiteral("evaluation")};
}

QUrl pageUrl(const QString& language, const QString& page) {
    linkHelpPages();
    const QString known = language == QLatin1String("zh_CN") ? language : QStringLiteral("en");
    return QUrl(QStringLiteral("qrc:/help/%1/%2.html").arg(known, page));
}

QString pageHtml(const QString& language, const QString& page) {
    QFile file(QLatin1Char(':') + pageUrl(language, page).path());
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString pageTitle(const QString& language, const QString& page) {
    static const QRegularExpression title(QStringLiteral("<title>(.*)</title>"));
    return title.match(pageHtml(language, page)).captured(1);
}

QStringList findPages(const QString& language, const QString& words) {
    const QStringList wanted = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QStringList found;
    for (const QString& page : pageNames()) {
        QTextDocument document;
        document.setHtml(pageHtml(language, page));
        const QString text = document.toPlainText();
        const bool holdsAll = std::all_of(wanted.begin(), wanted.end(), [&text](const QString& word) {
            return text.contains(word, Qt::CaseInsensitive);
        });
        if (holdsAll) {
            found.append(page);
        }
    }
    return found;
}

} // namespace vestigo::ui_help
