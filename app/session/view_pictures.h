// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace vestigo::ui_shell {
class InstrumentWindow;
}

namespace vestigo::session {

/// The views that can be saved as pictures: "window", "plan", "causal", "timeline", "video", "why".
QStringList picturedViews();

/// Saves one view as its file's ending says: PNG in the pixels of the screen, SVG and PDF as it is painted
/// (a frame of video stays a picture in them). Whole or not at all.
Result<Done> saveViewPicture(ui_shell::InstrumentWindow& window, const QString& view, const QString& file);

/// The number or the text that Ctrl+C means: the cell of the list that has the focus, else the probability of
/// the selected terminal at the time cursor. Empty: there is none.
QString copiedText(const ui_shell::InstrumentWindow& window, const QString& terminal);

} // namespace vestigo::session
