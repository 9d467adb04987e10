// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"

#include "app/session/alarm_keeper.h"
#include "app/session/offset_keeper.h"
#include "app/session/opened_recording.h"
#include "app/session/palette_source.h"
#include "app/session/recording_facts.h"
#include "app/session/session_commands.h"
#include "app/session/timeline_files.h"
#include "app/workspace/evaluation_controller.h"
#include "app/workspace/import_controller.h"
#include "app/workspace/log_controller.h"
#include "app/workspace/plant_controller.h"
#include "app/workspace/project_controller.h"
#include "app/workspace/workspace.h"
#include "core/base/engine_module.h"
#include "core/models/model_api.h"
#include "core/pipeline/analyze_run.h"
#include "core/pipeline/clock_offsets.h"
#include "ui/commands/command_registry.h"
#include "ui/common/error_text.h"
#include "ui/common/style.h"
#include "ui/preferences/preferences_dialog.h"
#include "ui/report/report_preview.h"
#include "ui/shell/instrument_window.h"
#include "ui/timeline/timeline_view.h"

#include <QtCore/QTimer>
#include <QtWidgets/QApplication>

#include <utility>

namespace vestigo::session {

namespace {

using analysis::AnalysisPtr;
using recordings::Recording;

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

} // namespace

Session::Session(ui_shell::InstrumentWindow& window, ui_commands::CommandRegistry& commands,
                 const SessionOptions& options, QObject* parent)
    : QObject(parent)
    , window_(window)
    , commands_(commands)
    , database_(options.database)
    , models_(options.models)
    , preferences_(options.remembered)
    , frames_(new FrameSource(this))
    , prepared_(new PreparedSource(this))
    , series_(new SeriesSource(this))
    , alarms_(new AlarmKeeper(options.database, this))
    , clocks_(new OffsetKeeper(options.database, this))
    , jobs_(new jobs::JobRunner(this))
    , reports_(new jobs::JobRunner(this, false))
    , workspace_(new workspace::Workspace(&window, this)) {
    language_.set(options.language);
    addCommands(commands, *this, window);
    window.setPaletteSource([this](const QString& text) { return paletteFinds(*this, text); });
    window.setFrameProvider(frames_);
    window.setPreparedProvider(prepared_);
    window.setSeriesProvider(series_);
    window.setEngines(engineChoices());
    window.setRecent(preferences_.recent());
    window.setLayoutNames(preferences_.layoutNames());
    window.build();
    workspace_->logs().setView(window.logs());
    restorePreferences();
    useAdoptedEngine();
    applyCache();
    prepared_->setDetector(choices().detector);
    workspace_->evaluations().setDetector(choices().detector);
    applyShifts();
    connectWindow();
    commands.refresh();
}

Session::~Session() {
    window_.setFrameProvider(nullptr);
    window_.setPreparedProvider(nullptr);
    window_.setSeriesProvider(nullptr);
}

void Session::connectWindow() {
    using Window = ui_shell::InstrumentWindow;
    connect(&window_, &Window::openRequested, this, &Session::openRecording);
    connectWorkspace();
    connect(&window_, &Window::timeRequested, this, &Session::selectTime);
    connect(&window_, &Window::terminalRequested, this, &Session::selectTerminal);
    connect(&window_, &Window::memberRequested, this, &Session::selectMember);
    connect(&window_, &Window::incidentRequested, this, &Session::selectIncident);
    connectClocks();
    connect(&window_, &Window::rangeSelected, this, [this](double start, double end) {
        selectRange(timeline::TimeRange{start, end});
    });
    connect(&window_, &Window::rangeCleared, this, [this] { selectRange(std::nullopt); });
    connect(&window_, &Window::lanesChanged, this, &Session::keepLanes);
    connect(&window_, &Window::seriesExportRequested, this,
            [this](const ui_timeline::SeriesExport& wish) { askForSeriesFile(*this, window_, wish); });
    connect(&window_, &Window::timelinePictureRequested, this, [this] { askForTimelinePicture(window_); });
    connect(&window_, &Window::closing, this, [this] {
        keepPreferences();
        if (preview_) {
            preview_->close();
        }
    });
    connect(&commands_, &ui_commands::CommandRegistry::refused, &window_, &Window::showNotice);
    connect(&commands_, &ui_commands::CommandRegistry::argumentNeeded, &window_,
            [this](const QString& id) { window_.openPalette(id + QLatin1Char(' ')); });
    connect(jobs_, &jobs::JobRunner::runningChanged, this, [this](bool running) {
        window_.setRunning(running);
        commands_.refresh();
    });
    connect(alarms_, &AlarmKeeper::changed, this, &Session::showAlarms);
    connect(alarms_, &AlarmKeeper::failed, this, &Session::showFailure);
    connect(jobs_, &jobs::JobRunner::progressed, &window_, &Window::setProgress);
}

void Session::connectWorkspace() {
    using Window = ui_shell::InstrumentWindow;
    connect(&window_, &Window::importRequested, &workspace_->imports(), &workspace::ImportController::open);
    connect(&workspace_->imports(), &workspace::ImportController::imported, this, &Session::openRecording);
    connect(&workspace_->plants(), &workspace::PlantController::drawn, this, &Session::openRecording);
    connect(&workspace_->evaluations(), &workspace::EvaluationController::recordingRequested, this,
            &Session::openRecordingAt);
    using Project = workspace::ProjectController;
    workspace_->project().setDatabase(database_);
    connect(&workspace_->project(), &Project::openRequested, this, &Session::openRecording);
    connect(&workspace_->project(), &Project::failed, this, &Session::showFailure);
    connect(&workspace_->project(), &Project::removed, this, &Session::keepRemoval);
    connect(&workspace_->project(), &Project::undoRequested, this,
            [this] { commands_.trigger(QStringLiteral("undo")); });
    connect(&workspace_->project(), &Project::databaseChosen, this, [this](const QString& file) {
        undo_.clear(); // of another project
        database_ = file.toStdString();
        alarms_->setDatabase(database_);
        clocks_->setDatabase(database_);
        preferences_.setValue(QStringLiteral("project"), file);
        if (recording_) {
            openRecording(QString::fromStdString(recording_->folder.string())); // as this project knows it
        }
    });
    connect(&workspace_->logs(), &workspace::LogController::failed, this, &Session::showFailure);
    connect(&workspace_->logs(), &workspace::LogController::hitsChanged, this,
            [this] { window_.timeline()->setHits(workspace_->logs().found()); });
    connect(&workspace_->logs(), &workspace::LogController::exported, this,
            [this](const QString& file) { window_.showNotice(tr("Saved: %1").arg(file)); });
}

void Session::restorePreferences() {
    if (preferences_.value(QStringLiteral("frontline")).toBool()) {
        window_.setMode(ui_shell::WindowMode::Frontline);
    }
    const QByteArray place = preferences_.value(QStringLiteral("geometry")).toByteArray();
    if (!place.isEmpty()) {
        window_.restoreGeometry(place);
    }
    const QVariantList kept = preferences_.value(QStringLiteral("arrangements")).toList();
    if (kept.size() == 2) {
        window_.panels()->setArrangements({kept[0].toByteArray(), kept[1].toByteArray()});
    }
}

void Session::keepPreferences() {
    preferences_.setValue(QStringLiteral("frontline"), window_.mode() == ui_shell::WindowMode::Frontline);
    preferences_.setValue(QStringLiteral("geometry"), window_.saveGeometry());
    const ui_shell::PanelArea::Arrangements kept = window_.panels()->arrangements();
    preferences_.setValue(QStringLiteral("arrangements"), QVariantList{kept[0], kept[1]});
}

void Session::setLanguage(const QString& language) {
    preferences_.setValue(QStringLiteral("language"), language);
    if (language == language_.name()) {
        return;
    }
    // The command may have come from a menu that goes away with this.
    QTimer::singleShot(0, this, [this, language] {
        const bool said = !window_.message().isEmpty();
        language_.set(language);
        window_.setEngines(engineChoices());
        window_.build();
        workspace_->logs().setView(window_.logs());
        showBrief();
        if (said && failure_) {
            showFailure(*failure_);
        }
        if (preview_) {
            preview_->close();
        }
    });
}

double Session::duration() const {
    return recording_ ? recording_->durationSeconds : 0.0;
}

std::optional<SiteTime> Session::startedAt() const {
    return recording_ ? recording_->startedAt : std::nullopt;
}

bool Session::isIdle() const {
    return !jobs_->isRunning() && !reports_->isRunning() && frames_->isIdle() && prepared_->isIdle() &&
           alarms_->isIdle() && clocks_->isIdle() && series_->isIdle() && workspace_->isIdle();
}

void Session::showFailure(const Error& error) {
    failure_ = error;
    const ui_common::ErrorText text = ui_common::errorText(error);
    window_.showError(text.what, text.where, text.remedy);
    Q_EMIT failed(ui_common::errorLine(error));
}

void Session::openRecording(const QString& path) {
    ++run_;
    jobs_->start([this, file = std::filesystem::path(path.toStdString()),
                  database = database_](const CancelToken& cancel, ProgressSink& progress) -> jobs::Ending {
        Progress opening;
        opening.stage = VESTIGO_TEXT("Progress", "Checking the recording");
        progress.report(opening);
        if (auto ready = loadEngineModule(); !ready) { // here, so that the window's thread finds it loaded
            return [this, error = ready.error()] { showFailure(error); };
        }
        auto recording = recordings::openRecording(file);
        if (!recording) {
            return [this, error = recording.error()] { showFailure(error); };
        }
        const OpenedRecording opened =
            lookUp(database, std::make_shared<const Recording>(recording.take()), cancel);
        auto facts = std::make_shared<const ui_shell::RecordingFacts>(factsOf(*opened.recording));
        if (cancel.cancelled()) {
            return [this] { window_.showNotice(tr("Cancelled. Nothing was opened.")); };
        }
        return [this, opened, facts] {
            preferences_.addRecent({facts->path, facts->id, facts->site});
            window_.setRecent(preferences_.recent());
            auto byItsClocks = std::make_shared<Recording>(*opened.recording);
            pipeline::shiftStreams(*byItsClocks, opened.offsets);
            recording_ = std::move(byItsClocks);
            frames_->setRecording(recording_); // before the views ask for its first frames
            prepared_->setRecording(recording_);
            window_.setRecording(*facts);
            recordingReady(opened);
        };
    });
}

void Session::recordingReady(const OpenedRecording& opened) {
    clocks_->setRecording(opened.recording, opened.sha256, opened.offsets);
    tellClocks();
    workspace_->logs().setRecording(recording_);
    series_->setRecording(recording_, indexFolderFor(database_, recording_->folder));
    window_.setSeriesProvider(series_);
    analysis_.reset();
    alarms_->setAnalysis(nullptr);
    incident_.clear();
    terminal_ =
        recording_->terminals.empty() ? QString() : QString::fromStdString(recording_->terminals.front().id);
    selectTime(0.0);
    selectRange(std::nullopt);
    undo_.forgetRecording();
    workspace_->project().refresh(); // it stands in the list from now on
    if (preview_) {
        preview_->close(); // it shows another recording
    }
    if (opened.stored) {
        analysisReady(opened.stored);
    }
    commands_.refresh();
    Q_EMIT recordingOpened();
    goToDestination();
}

void Session::analyse() {
    if (!recording_ || jobs_->isRunning()) {
        return;
    }
    pipeline::AnalyzeRequest request;
    request.recording = recording_->folder;
    request.engine = window_.engine().toStdString();
    request.causal = window_.live();
    request.detector = choices().detector.toStdString();
    request.database = database_;
    request.offsets = database_.empty() ? clocks_->inForce() : analysis::ClockOffsets();
    const int run = ++run_;
    jobs_->start([this, request, run, library = models_](const CancelToken& cancel,
                                                         ProgressSink& progress) mutable -> jobs::Ending {
        const auto model = pipeline::modelInUse({}, request.engine, library);
        if (!model) {
            return [this, error = model.error()] { showFailure(error); };
        }
        request.model = model->file;
        const auto partial = [this, run](const pipeline::PartialResult& part) {
            QMetaObject::invokeMethod(
                this, [this, run, soFar = part.soFar] { partReady(soFar, run); }, Qt::QueuedConnection);
        };
        auto outcome = pipeline::AnalyzeRun(request).run(cancel, progress, partial);
        if (outcome.finished()) {
            return [this, analysis = outcome.take()] { analysisReady(analysis); };
        }
        // What was shown of it goes again; what was known before comes back.
        if (outcome.failed()) {
            return [this, error = outcome.error()] {
                window_.setAnalysis(analysis_);
                showAlarms();
                showFailure(error);
            };
        }
        return [this] {
            window_.setAnalysis(analysis_);
            showAlarms();
            window_.showNotice(tr("Cancelled. What was finished is kept."));
        };
    });
}

void Session::cancel() {
    jobs_->cancel();
    reports_->cancel();
}

/// Scores show while the causes are still being tested.
void Session::partReady(const AnalysisPtr& part, int run) {
    if (run == run_ && jobs_->isRunning() && part) {
        window_.setAnalysis(part);
    }
}

void Session::analysisReady(const AnalysisPtr& analysis) {
    analysis_ = analysis;
    window_.setAnalysis(analysis);
    alarms_->setAnalysis(analysis);
    incident_.clear();
    if (!analysis->incidents.empty()) {
        selectIncident(QString::fromStdString(analysis->incidents.front().id));
    }
    commands_.refresh();
    workspace_->project().refresh();
    Q_EMIT analysed();
}

} // namespace vestigo::session
