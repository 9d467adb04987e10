// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/picture.h"

#include <QtGui/QImage>

namespace vestigo::ui_player {

/// The picture's pixels as an image that shares and keeps them; null when its sizes do not fit its bytes.
QImage imageOf(const timeline::Picture& picture);

} // namespace vestigo::ui_player
