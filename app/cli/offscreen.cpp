// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/offscreen.h"

#include "core/base/error.h"

#include <QtGui/QGuiApplication>

#include <cstdio>

namespace vestigo::cli {

namespace {

/// Fonts need none of the session's folders: that a server has none is not worth a line. The rest is told.
void tellFromQt(QtMsgType, const QMessageLogContext&, const QString& message) {
    if (!message.startsWith(QLatin1String("QStandardPaths"))) {
        std::fprintf(stderr, "vestigo-cli: %s\n", singleLine(message.toStdString()).c_str());
    }
}

} // namespace

OffscreenApplication::OffscreenApplication() {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler(tellFromQt);
    application_ = std::make_unique<QGuiApplication>(count_, arguments_);
}

OffscreenApplication::~OffscreenApplication() = default;

} // namespace vestigo::cli
