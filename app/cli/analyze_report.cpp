// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/analyze_report.h"

#include "core/pipeline/report_run.h"
#include "ui/common/translator/qt_translator.h"
#include "ui/report/render/pdf_file.h"

#include <QtGui/QGuiApplication>

#include <cstdio>

namespace vestigo::cli {

namespace {

/// Fonts need none of the session's folders: that a server has none is not worth a line. The rest is told.
void tellFromQt(QtMsgType, const QMessageLogContext&, const QString& message) {
    if (!message.startsWith(QLatin1String("QStandardPaths"))) {
        std::fprintf(stderr, "vestigo-cli: %s\n", singleLine(message.toStdString()).c_str());
    }
}

} // namespace

int writePdfReport(const analysis::AnalysisPtr& analysis, const report::ReportOptions& options,
                   const std::string& file, Environment& environment) {
    const ui_common::QtTranslator translator(options.language);
    const auto document = pipeline::reportRun(analysis, options, translator, environment.cancel);
    if (!document.finished()) {
        return failureStatus(document);
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler(tellFromQt);
    int count = 1;
    char name[] = "vestigo-cli";
    char* arguments[] = {name, nullptr};
    const QGuiApplication application(count, arguments);
    const auto done = report_render::writePdf(document.value(), file, environment.cancel);
    return done.finished() ? static_cast<int>(exitDone) : failureStatus(done);
}

} // namespace vestigo::cli
