// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/window_picture.h"

#include <QtCore/QSaveFile>
#include <QtGui/QPixmap>
#include <QtWidgets/QWidget>

namespace vestigo::session {

namespace {

constexpr int smallest = 0; ///< Qt's "quality" of a PNG: how little it is compressed

Error problem(ErrorCode code, const QString& file, const Text& message) {
    Error error;
    error.code = code;
    error.file = file.toStdString();
    error.message = message;
    return error;
}

} // namespace

Result<Done> saveWindowPicture(QWidget& window, const QString& part, const QString& file) {
    QWidget* shown = &window;
    if (!part.isEmpty()) {
        const QString name = part == QLatin1String("report")       ? QStringLiteral("reportPreview")
                             : part == QLatin1String("evaluation") ? QStringLiteral("evaluationPage")
                                                                   : QString();
        shown = name.isEmpty() ? nullptr : window.findChild<QWidget*>(name);
    }
    if (shown == nullptr) {
        return problem(ErrorCode::Usage, file, VESTIGO_TEXT("Error", "there is no such window to picture"));
    }
    QSaveFile out(file);
    const bool written =
        out.open(QIODevice::WriteOnly) && shown->grab().save(&out, "PNG", smallest) && out.commit();
    if (!written) {
        return problem(ErrorCode::FileUnwritable, file, VESTIGO_TEXT("Error", "cannot be written"));
    }
    return Done{};
}

} // namespace vestigo::session
