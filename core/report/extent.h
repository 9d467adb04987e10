// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/incident_facts.h"

#include <cstddef>
#include <vector>

namespace vestigo::report {

/// How much a report shows, so that one of a week with a thousand incidents can still be read. What is left
/// out is counted in the report, with the place where it is to be found.
struct Extent {
    std::vector<std::size_t> inFull; ///< incidents with pages of their own, by time
    std::vector<std::size_t> listed; ///< incidents with a row in the summary, by time; holds all of `inFull`
    std::size_t detailed = 24;       ///< terminals of one incident with a part of their own
    std::size_t rows = 400;          ///< of the further terminals of one incident
    std::size_t pairs = 100;         ///< tested pairs of one incident, beside those that are supported
};

/// Incidents with most terminals come first, then those with the highest probability, then the longest.
Extent extentOf(const analysis::Analysis& analysis);

/// "1,702 further incidents are not shown here ..."; empty: all are.
std::string leftOutOf(const ReportContext& context, std::size_t shown);

} // namespace vestigo::report
