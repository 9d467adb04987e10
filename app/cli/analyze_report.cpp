// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/analyze_report.h"

#include "app/cli/offscreen.h"
#include "core/pipeline/report_run.h"
#include "ui/common/translator/qt_translator.h"
#include "ui/report/render/pdf_file.h"

namespace vestigo::cli {

int writePdfReport(const analysis::AnalysisPtr& analysis, const report::ReportOptions& options,
                   const std::string& file, Environment& environment) {
    const ui_common::QtTranslator translator(options.language);
    const auto document = pipeline::reportRun(analysis, options, translator, environment.cancel);
    if (!document.finished()) {
        return failureStatus(document);
    }
    const OffscreenApplication application;
    const auto done = report_render::writePdf(document.value(), file, environment.cancel);
    return done.finished() ? static_cast<int>(exitDone) : failureStatus(done);
}

} // namespace vestigo::cli
