// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/demo.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>

namespace vestigo::session {

QString demoRecording() {
    const QDir program(QCoreApplication::applicationDirPath());
    for (const char* place : {"../share/vestigo/demo/recording", "../../../resources/demo/recording",
                              "../../../../resources/demo/recording"}) {
        const QString folder = QDir::cleanPath(program.filePath(QLatin1String(place)));
        if (QFileInfo::exists(folder + QStringLiteral("/recording.json"))) {
            return folder;
        }
    }
    return {};
}

} // namespace vestigo::session
