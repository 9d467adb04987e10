// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/program.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>

namespace vestigo::cli_test {

QString programPath() {
    return QStringLiteral(VESTIGO_BINARY_DIR "/bin/vestigo-cli");
}

QString text(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

Ended run(const QStringList& arguments, const QStringList& environment) {
    QProcess process;
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    for (const QString& variable : environment) {
        variables.insert(variable.section('=', 0, 0), variable.section('=', 1));
    }
    process.setProcessEnvironment(variables);
    process.start(programPath(), arguments);
    process.closeWriteChannel();
    Ended ended;
    constexpr int longest = 60000;
    if (process.waitForFinished(longest) && process.exitStatus() == QProcess::NormalExit) {
        ended.status = process.exitCode();
    }
    ended.out = process.readAllStandardOutput();
    ended.err = process.readAllStandardError();
    return ended;
}

QByteArray snapshot(const std::filesystem::path& folder) {
    QByteArray all;
    QDirIterator files(text(folder), QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                       QDirIterator::Subdirectories);
    QStringList names;
    while (files.hasNext()) {
        names << files.next();
    }
    names.sort();
    for (const QString& name : names) {
        const QFileInfo facts(name);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        QFile file(name);
        if (facts.isFile() && file.open(QIODevice::ReadOnly)) {
            hash.addData(&file);
        }
        all += name.toUtf8() + ' ' + QByteArray::number(facts.lastModified().toMSecsSinceEpoch()) + ' ' +
               hash.result().toHex() + '\n';
    }
    return all;
}

QList<QByteArray> errorLines(const Ended& ended) {
    QList<QByteArray> lines;
    for (const QByteArray& line : ended.err.split('\n')) {
        if (line.startsWith("vestigo-cli: ")) {
            lines << line;
        }
    }
    return lines;
}

} // namespace vestigo::cli_test
