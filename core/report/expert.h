// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/extent.h"

namespace vestigo::report {

/// Summary, incident by incident with course, cause, evidence and tests, all terminals, facts of the run.
void writeExpert(const ReportContext& context, std::vector<Block>& blocks);

/// The pages of one incident.
void writeExpertIncident(const ReportContext& context, std::size_t index, const Extent& extent,
                         std::vector<Block>& blocks);

/// The ordered pairs that were tested or could not be: the accepted ones, then at most `most` others, those
/// nearest to being accepted first.
Table pairTable(const ReportContext& context, const analysis::Incident& incident, std::size_t most);

/// What was tested in this incident and what was not, with the verdict of each.
Table testTable(const ReportContext& context, const analysis::Incident& incident);

} // namespace vestigo::report
