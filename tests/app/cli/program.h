// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QProcess>
#include <QtCore/QStringList>
#include <QtTest/QtTest>
#include <filesystem>

namespace vestigo::cli_test {

/// How vestigo-cli ended.
struct Ended {
    int status = -1; ///< -1: crashed, or did not end within a minute
    QByteArray out;
    QByteArray err;
};

/// Runs the built vestigo-cli as a whole process; `environment` as NAME=VALUE is added to ours.
Ended run(const QStringList& arguments, const QStringList& environment = {});

/// The program, not started yet.
QString programPath();

QString text(const std::filesystem::path& path);

/// Content of every file below a folder, with names and times of change: equal when nothing was touched.
QByteArray snapshot(const std::filesystem::path& folder);

/// Lines of standard error without those of progress.
QList<QByteArray> errorLines(const Ended& ended);

} // namespace vestigo::cli_test
