// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/incident_facts.h"

namespace vestigo::report {

/// Summary, incident by incident with course, cause, evidence and tests, all terminals, facts of the run.
void writeExpert(const ReportContext& context, std::vector<Block>& blocks);

/// The pages of one incident.
void writeExpertIncident(const ReportContext& context, std::size_t index, std::vector<Block>& blocks);

/// Every ordered pair that was tested or could not be, accepted ones first.
Table pairTable(const ReportContext& context, const analysis::Incident& incident);

/// What was tested in this incident and what was not, with the verdict of each.
Table testTable(const ReportContext& context, const analysis::Incident& incident);

} // namespace vestigo::report
