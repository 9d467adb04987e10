// SPDX-License-Identifier: GPL-3.0-or-later
// The report: shown, and written.
#include "app/session/alarm_keeper.h"
#include "app/session/session.h"
#include "core/pipeline/alarm_history.h"
#include "core/pipeline/report_run.h"
#include "ui/common/error_text.h"
#include "ui/common/translator/qt_translator.h"
#include "ui/report/render/pdf_file.h"
#include "ui/report/report_preview.h"
#include "ui/shell/instrument_window.h"

namespace vestigo::session {

namespace {

/// The document with what people have said about the incidents up to now.
Outcome<report::Document> documentOf(const std::filesystem::path& database,
                                     const analysis::AnalysisPtr& analysis, report::ReportOptions options,
                                     double now, const Translator& translator, const CancelToken& cancel) {
    auto states = pipeline::alarmStatesOf(database, *analysis, now);
    if (!states) {
        return states.error();
    }
    options.alarms = states.take();
    return pipeline::reportRun(analysis, options, translator, cancel);
}

} // namespace

ui_report::ReportPreview* Session::preview() const {
    return preview_;
}

report::Role Session::role() const {
    if (reportRole_) {
        return *reportRole_;
    }
    return window_.mode() == ui_shell::WindowMode::Frontline ? report::Role::Frontline : report::Role::Expert;
}

void Session::showReport() {
    if (!analysis_) {
        return;
    }
    if (!preview_) {
        reportRole_.reset();
        reportLanguage_.clear();
        preview_ = new ui_report::ReportPreview(&window_);
        preview_->setObjectName(QStringLiteral("reportPreview"));
        preview_->setAttribute(Qt::WA_DeleteOnClose);
        connect(preview_, &ui_report::ReportPreview::roleChosen, this, [this](report::Role role) {
            reportRole_ = role;
            makeReport();
        });
        connect(preview_, &ui_report::ReportPreview::languageChosen, this, [this](const QString& language) {
            reportLanguage_ = language;
            makeReport();
        });
        connect(preview_, &ui_report::ReportPreview::exported, this, &Session::exported);
    }
    preview_->show();
    preview_->raise();
    makeReport();
}

void Session::makeReport() {
    preview_->setBusy();
    report::ReportOptions options;
    options.role = role();
    options.language = (reportLanguage_.isEmpty() ? language() : reportLanguage_).toStdString();
    reports_->start([this, options, analysis = analysis_, database = database_,
                     now = alarms_->now()](const CancelToken& cancel, ProgressSink&) -> jobs::Ending {
        const ui_common::QtTranslator translator(options.language);
        auto document = documentOf(database, analysis, options, now, translator, cancel);
        if (document.failed()) {
            return [this, error = document.error()] {
                if (preview_) {
                    preview_->setProblem(ui_common::errorLine(error));
                }
            };
        }
        if (document.cancelled()) {
            return {};
        }
        return [this, made = std::make_shared<report::Document>(document.take())] {
            if (preview_) {
                preview_->setDocument(*made);
            }
        };
    });
}

void Session::exportReport(const QString& file, report::Role role, const QString& language) {
    if (!analysis_) {
        return;
    }
    report::ReportOptions options;
    options.role = role;
    options.language = language.toStdString();
    reports_->start([this, options, file, analysis = analysis_, database = database_,
                     now = alarms_->now()](const CancelToken& cancel, ProgressSink&) -> jobs::Ending {
        const ui_common::QtTranslator translator(options.language);
        auto document = documentOf(database, analysis, options, now, translator, cancel);
        Outcome<Done> written = Cancelled{};
        if (document.failed()) {
            written = document.error();
        } else if (document.finished()) {
            written = report_render::writePdf(document.value(), file.toStdString(), cancel);
        }
        if (written.failed()) {
            return [this, error = written.error()] { showFailure(error); };
        }
        if (written.cancelled()) {
            return [this] { window_.showNotice(tr("Cancelled. No report was written.")); };
        }
        return [this, file] {
            window_.showNotice(tr("Report written: %1").arg(file));
            Q_EMIT exported(file);
        };
    });
}

} // namespace vestigo::session
