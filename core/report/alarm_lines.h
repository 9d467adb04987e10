// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/incident_facts.h"

namespace vestigo::report {

/// "2026-11-26 19:02 UTC": a moment of the reader's clock. Empty where it is none.
std::string momentText(double unixSeconds);

/// Who acknowledged or shelved what concerns this recording, also what was taken back, has expired or could
/// not be matched, and the load of alarms. Nothing where the report was made without a project.
void writeAlarms(const ReportContext& context, std::vector<Block>& blocks);

/// The same of one incident in one plain line; no spans where the report was made without a project.
Paragraph alarmLine(const ReportContext& context, std::size_t index);

} // namespace vestigo::report
