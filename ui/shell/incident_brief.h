// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <vector>

namespace vestigo::ui_shell {

/// One thing to look at before all others.
struct CheckLine {
    QString terminal; ///< id
    QString where;
    QString what;
};

/// The selected incident as it is told to someone who needs no statistics. Plain texts but for the story.
struct IncidentBrief {
    QString story; ///< rich text, everything from files escaped
    std::vector<CheckLine> checks;
};

} // namespace vestigo::ui_shell
