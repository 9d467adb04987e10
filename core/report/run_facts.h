// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/incident_facts.h"

namespace vestigo::report {

/// All terminals with what was scored; `most` rows, the abnormal ones first (0: all).
Table terminalTable(const ReportContext& context, std::size_t most);

/// How the engine of the run made its probabilities, in one sentence that follows others.
std::string howScored(const ReportContext& context);

/// Sections for what could not be used, clocks that seem off, the facts of the run and the chain of custody.
void writeRunFacts(const ReportContext& context, std::vector<Block>& blocks);

} // namespace vestigo::report
