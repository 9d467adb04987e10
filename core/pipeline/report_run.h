// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/report/build_report.h"

#include <filesystem>

namespace vestigo::pipeline {

/// Decodes the frames that a report shows (off the GUI thread) and builds the document. A recording that has
/// moved or changed since gives a document without pictures that says so.
Outcome<report::Document> reportRun(const analysis::AnalysisPtr& analysis,
                                    const report::ReportOptions& options, const Translator& translator,
                                    const CancelToken& cancel);

} // namespace vestigo::pipeline
