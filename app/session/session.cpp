// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"

#include "app/session/recording_facts.h"
#include "core/models/model_api.h"
#include "core/pipeline/analyze_run.h"
#include "core/pipeline/report_run.h"
#include "core/store/project_store.h"
#include "ui/common/translator/qt_translator.h"
#include "ui/report/report_preview.h"
#include "ui/shell/instrument_window.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>
#include <utility>

namespace vestigo::session {

namespace {

using analysis::AnalysisPtr;
using recordings::Recording;
using RecordingPtr = std::shared_ptr<const Recording>;

std::vector<ui_shell::EngineChoice> engineChoices() {
    std::vector<ui_shell::EngineChoice> choices;
    for (const models::EngineInfo& engine : models::engines()) {
        choices.push_back(
            {QString::fromStdString(engine.name),
             QCoreApplication::translate(engine.title.context, engine.title.source),
             QCoreApplication::translate(engine.description.context, engine.description.source)});
    }
    return choices;
}

/// The newest finished analysis of this very content, if the project has one.
AnalysisPtr storedAnalysis(const std::filesystem::path& database, const Recording& recording,
                           const CancelToken& cancel) {
    std::error_code failure;
    if (database.empty() || !std::filesystem::exists(database, failure)) {
        return nullptr;
    }
    auto store = store::ProjectStore::open(database);
    auto hash = recordings::hashRecording(recording, cancel);
    if (!store || !hash.finished()) {
        return nullptr;
    }
    const auto run = store.value()->newestRun(hash.value());
    if (!run || !run->has_value()) {
        return nullptr;
    }
    auto analysis = store.value()->analysisOf(**run);
    if (!analysis || !analysis->has_value()) {
        return nullptr;
    }
    analysis::Analysis found = std::move(*analysis.value());
    found.recordingPath = recording.folder.string();
    return std::make_shared<const analysis::Analysis>(std::move(found));
}

} // namespace

Session::Session(ui_shell::InstrumentWindow& window, std::filesystem::path database, QObject* parent)
    : QObject(parent)
    , window_(window)
    , database_(std::move(database))
    , frames_(new FrameSource(this))
    , jobs_(new jobs::JobRunner(this))
    , reports_(new jobs::JobRunner(this))
    , reportLanguage_(QStringLiteral("en")) {
    window.setFrameProvider(frames_);
    window.setEngines(engineChoices());
    using Window = ui_shell::InstrumentWindow;
    connect(&window, &Window::openRequested, this, &Session::openRecording);
    connect(&window, &Window::analyseRequested, this, &Session::analyse);
    connect(&window, &Window::cancelRequested, jobs_, &jobs::JobRunner::cancel);
    connect(&window, &Window::reportRequested, this, &Session::showReport);
    connect(&window, &Window::timeRequested, this, &Session::selectTime);
    connect(&window, &Window::terminalRequested, this, &Session::selectTerminal);
    connect(&window, &Window::incidentRequested, this, &Session::selectIncident);
    connect(&window, &Window::causeRequested, this, [this] { walkChain(-1); });
    connect(&window, &Window::effectRequested, this, [this] { walkChain(1); });
    connect(jobs_, &jobs::JobRunner::runningChanged, &window, &Window::setRunning);
    connect(jobs_, &jobs::JobRunner::progressed, &window, &Window::setProgress);
}

void Session::showFailure(const Error& error) {
    const ui_common::QtTranslator translator;
    QString where = QString::fromStdString(error.file);
    if (!error.place.empty()) {
        where += (where.isEmpty() ? QString() : QStringLiteral(": ")) + QString::fromStdString(error.place);
    }
    window_.showError(QString::fromStdString(error.messageText(translator)), where,
                      QString::fromStdString(error.remedyText(translator)));
    Q_EMIT failed(QString::fromStdString(error.oneLine(translator)));
}

void Session::openRecording(const QString& path) {
    jobs_->start([this, file = std::filesystem::path(path.toStdString()),
                  database = database_](const CancelToken& cancel, ProgressSink& progress) -> jobs::Ending {
        Progress opening;
        opening.stage = VESTIGO_TEXT("Progress", "Checking the recording");
        progress.report(opening);
        auto recording = recordings::openRecording(file);
        if (!recording) {
            return [this, error = recording.error()] { showFailure(error); };
        }
        const auto opened = std::make_shared<const Recording>(recording.take());
        const AnalysisPtr stored = storedAnalysis(database, *opened, cancel);
        auto facts = std::make_shared<const ui_shell::RecordingFacts>(factsOf(*opened));
        return [this, opened, stored, facts] {
            window_.setRecording(*facts);
            recordingReady(opened, stored);
        };
    });
}

void Session::recordingReady(RecordingPtr recording, const AnalysisPtr& stored) {
    recording_ = std::move(recording);
    frames_->setRecording(recording_);
    analysis_.reset();
    incident_.clear();
    terminal_ =
        recording_->terminals.empty() ? QString() : QString::fromStdString(recording_->terminals.front().id);
    selectTime(0.0);
    if (stored) {
        analysisReady(stored);
    }
    Q_EMIT recordingOpened();
}

void Session::analyse() {
    if (!recording_ || jobs_->isRunning()) {
        return;
    }
    pipeline::AnalyzeRequest request;
    request.recording = recording_->folder;
    request.engine = window_.engine().toStdString();
    request.causal = window_.causal();
    request.database = database_;
    jobs_->start([this, request](const CancelToken& cancel, ProgressSink& progress) -> jobs::Ending {
        auto outcome = pipeline::AnalyzeRun(request).run(cancel, progress);
        if (outcome.failed()) {
            return [this, error = outcome.error()] { showFailure(error); };
        }
        if (outcome.cancelled()) {
            return [this] { window_.showNotice(tr("Cancelled. What was finished is kept.")); };
        }
        return [this, analysis = outcome.take()] { analysisReady(analysis); };
    });
}

void Session::analysisReady(const AnalysisPtr& analysis) {
    analysis_ = analysis;
    window_.setAnalysis(analysis);
    if (!analysis->incidents.empty()) {
        selectIncident(QString::fromStdString(analysis->incidents.front().id));
    }
    Q_EMIT analysed();
}

void Session::selectTime(double seconds) {
    const double end = recording_ ? recording_->durationSeconds : 0.0;
    time_ = std::clamp(seconds, 0.0, end);
    window_.setTime(time_);
}

void Session::selectTerminal(const QString& terminal) {
    terminal_ = terminal;
    window_.setTerminal(terminal);
}

void Session::selectIncident(const QString& incident) {
    if (!analysis_) {
        return;
    }
    for (const analysis::Incident& one : analysis_->incidents) {
        if (QString::fromStdString(one.id) == incident) {
            incident_ = incident;
            window_.setIncident(incident);
            if (!one.path.empty()) {
                selectTerminal(QString::fromStdString(one.path.front()));
            }
            selectTime(one.range.start);
        }
    }
}

void Session::walkChain(int direction) {
    if (!analysis_) {
        return;
    }
    for (const analysis::Incident& one : analysis_->incidents) {
        if (QString::fromStdString(one.id) != incident_) {
            continue;
        }
        const std::string here = terminal_.toStdString();
        std::string next;
        for (const analysis::CausalEdge& edge : one.causalEdges) {
            if (next.empty() && (direction < 0 ? edge.to : edge.from) == here) {
                next = direction < 0 ? edge.from : edge.to;
            }
        }
        const auto place = std::find(one.path.begin(), one.path.end(), here);
        if (next.empty() && place != one.path.end()) {
            const auto wanted = (place - one.path.begin()) + direction;
            if (wanted >= 0 && wanted < static_cast<std::ptrdiff_t>(one.path.size())) {
                next = one.path[static_cast<std::size_t>(wanted)];
            }
        }
        for (const analysis::Episode& episode : one.episodes) {
            if (!next.empty() && episode.terminal == next) {
                selectTerminal(QString::fromStdString(next));
                selectTime(episode.range.start);
                return;
            }
        }
    }
}

void Session::showReport() {
    if (!analysis_) {
        return;
    }
    if (!preview_) {
        preview_ = new ui_report::ReportPreview(&window_);
        preview_->setAttribute(Qt::WA_DeleteOnClose);
        connect(preview_, &ui_report::ReportPreview::roleChosen, this, [this](report::Role role) {
            role_ = role;
            makeReport();
        });
        connect(preview_, &ui_report::ReportPreview::languageChosen, this, [this](const QString& language) {
            reportLanguage_ = language;
            makeReport();
        });
    }
    preview_->show();
    preview_->raise();
    makeReport();
}

void Session::makeReport() {
    preview_->setBusy();
    report::ReportOptions options;
    options.role = role_;
    options.language = reportLanguage_.toStdString();
    reports_->start([this, options, analysis = analysis_](const CancelToken& cancel,
                                                          ProgressSink&) -> jobs::Ending {
        const ui_common::QtTranslator translator(options.language);
        auto document = pipeline::reportRun(analysis, options, translator, cancel);
        if (document.failed()) {
            return [this, error = document.error()] {
                if (preview_) {
                    preview_->setProblem(QString::fromStdString(error.oneLine(ui_common::QtTranslator())));
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

} // namespace vestigo::session
