// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/base/text.h"

#include <string>

namespace vestigo::report {

/// Which side of the usual a feature lay on.
enum class Side { Unknown, Above, Below };

Side sideOf(const analysis::FeatureWeight& feature);

/// What a terminal did, after its name: "ran at high load". Columns that are not of the contract get a
/// sentence with a place for their name (%1).
Text symptomText(const std::string& column, Side side);

/// Whether the figures of the feature say something to someone who knows the machine, not the program.
bool hasPlainFigures(const std::string& column);

} // namespace vestigo::report
