// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/incident_facts.h"

namespace vestigo::report {

/// The hash of the result file as it would be without its timings, which differ from run to run. Empty for
/// results so large that a report has no time for it.
std::string resultHash(const analysis::Analysis& analysis);

/// Every setting that decides the result, by what it means, with its unit and the name it has in files.
Table settingTable(const ReportContext& context);

/// From the recording to this report: what happened to it when, by what, and the hash that proves it.
Table custodyTable(const ReportContext& context);

} // namespace vestigo::report
