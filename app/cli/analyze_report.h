// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/analysis/analysis.h"
#include "core/report/build_report.h"

#include <string>

namespace vestigo::cli {

/// Writes the PDF. Fonts need QtGui; it is started on its offscreen platform, so no display is needed.
int writePdfReport(const analysis::AnalysisPtr& analysis, const report::ReportOptions& options,
                   const std::string& file, Environment& environment);

} // namespace vestigo::cli
