// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/camera_names.h"

#include <QtCore/QCoreApplication>

#include <array>

namespace vestigo::ui_common {

namespace {

constexpr std::array<const char*, timeline::cameraConditions.size()> conditionNames{
    QT_TRANSLATE_NOOP("Report", "covered"), QT_TRANSLATE_NOOP("Report", "frozen picture"),
    QT_TRANSLATE_NOOP("Report", "blurred"), QT_TRANSLATE_NOOP("Report", "displaced"),
    QT_TRANSLATE_NOOP("Report", "dark"),    QT_TRANSLATE_NOOP("Report", "dazzled")};

} // namespace

QString cameraStateText(const std::string& stream, const timeline::CameraState& state) {
    const char* name = conditionNames[static_cast<std::size_t>(state.condition)];
    QString condition = QCoreApplication::translate("Report", name);
    if (state.maintenance) {
        condition = QCoreApplication::translate("Report", "%1 (in maintenance)").arg(condition);
    }
    return QCoreApplication::translate("CameraNames", "%1: %2")
        .arg(QString::fromStdString(stream), condition);
}

} // namespace vestigo::ui_common
