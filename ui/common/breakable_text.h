// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace vestigo::ui_common {

/// The text with places to break inside of words that are longer than a panel is wide, as ids and file names
/// may be (zero-width spaces; nothing is seen of them). Other words stay as they are.
QString breakable(const QString& text);

} // namespace vestigo::ui_common
