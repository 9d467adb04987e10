// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <QtCore/QString>

namespace vestigo::ui_shell {

/// An incident in plain words: who first, who followed, how long, and how sure the root is.
QString incidentInWords(const analysis::Analysis& analysis, const analysis::Incident& incident);

} // namespace vestigo::ui_shell
