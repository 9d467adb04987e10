// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_warnings.h"

#include <QtCore/QMutex>
#include <QtCore/QMutexLocker>
#include <QtCore/qlogging.h>

namespace vestigo::testing {

namespace {

QMutex mutex;
QtMessageHandler before = nullptr;

QStringList& collected() {
    static QStringList texts;
    return texts;
}

void collect(QtMsgType type, const QMessageLogContext& context, const QString& text) {
    // The screenless platform says this of windows and popups; it is no fault of theirs.
    const bool platform = text.contains(QLatin1String("This plugin does not support"));
    if (type != QtDebugMsg && type != QtInfoMsg && !platform) {
        const QMutexLocker lock(&mutex);
        collected() += text;
    }
    if (before != nullptr) {
        before(type, context, text);
    }
}

} // namespace

void QtWarnings::watch() {
    if (before == nullptr) {
        before = qInstallMessageHandler(&collect);
    }
}

QStringList QtWarnings::take() {
    const QMutexLocker lock(&mutex);
    QStringList texts;
    texts.swap(collected());
    return texts;
}

} // namespace vestigo::testing
