// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QString>

namespace vestigo::ui_common {

/// An Error in the user's language, part by part; empty parts are left out by who shows them.
struct ErrorText {
    QString what;   ///< a sentence
    QString where;  ///< file and place in it
    QString remedy; ///< what to do about it
};

ErrorText errorText(const Error& error);

/// The same in one line, for narrow places.
QString errorLine(const Error& error);

} // namespace vestigo::ui_common
