// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/base/text.h"
#include "core/report/document.h"

#include <string>
#include <vector>

namespace vestigo::report {

class Wording;

/// One thing to look at before all others.
struct Check {
    std::string terminal; ///< id
    std::string where;    ///< "Process sensor (sn-01)"
    std::string what;     ///< "wiring, connector, replaced part; ..."
};

/// An incident in the words of the frontline sheet, for those who show it elsewhere.
struct IncidentBrief {
    std::vector<Span> story;   ///< what happened
    std::vector<Check> checks; ///< in the order of the chain, at most four
};

/// The brief of `analysis->incidents[incident]`, which must exist, in the translator's language.
IncidentBrief incidentBrief(const analysis::AnalysisPtr& analysis, std::size_t incident,
                            const Translator& translator);

/// What to check first in an incident.
std::vector<Check> checksOf(const analysis::Incident& incident, const Wording& wording);

} // namespace vestigo::report
