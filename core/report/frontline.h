// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/incident_facts.h"

namespace vestigo::report {

/// One page an incident, for someone who was not there and needs no statistics.
void writeFrontline(const ReportContext& context, std::vector<Block>& blocks);

/// One page that says that nothing was abnormal, and what was looked at. For both roles.
void writeNothingFound(const ReportContext& context, std::vector<Block>& blocks);

/// What happened in an incident, in words.
Paragraph incidentInWords(const ReportContext& context, std::size_t index);

/// Site plan and causal graph side by side; the graph alone where no place is known.
Block whereAndHow(const ReportContext& context, std::size_t index);

/// Sentences that hold for the whole run: synthetic data, fitted without a model, clocks that seem off,
/// unusable parts.
std::vector<Span> runReservations(const ReportContext& context);

} // namespace vestigo::report
