// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QString>
#include <QStringList>

namespace vestigo::testing {

/// The sources below some top folders: path from the root -> text.
inline QMap<QString, QString> sourcesOf(const QStringList& folders) {
    const QDir root(VESTIGO_SOURCE_DIR);
    QMap<QString, QString> sources;
    for (const QString& folder : folders) {
        QDirIterator it(root.filePath(folder), {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly)) {
                sources[root.relativeFilePath(file.fileName())] = QString::fromUtf8(file.readAll());
            }
        }
    }
    return sources;
}

} // namespace vestigo::testing
