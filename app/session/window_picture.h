// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QString>

class QWidget;

namespace vestigo::session {

/// Saves what the window shows as a PNG file, whole or not at all. `part`: empty for the window itself,
/// "report" for the preview of the report, "evaluation" for the Evaluation page.
Result<Done> saveWindowPicture(QWidget& window, const QString& part, const QString& file);

} // namespace vestigo::session
