// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_runner.h"
#include "app/session/frame_source.h"
#include "core/analysis/analysis.h"
#include "core/report/document.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QString>

#include <filesystem>
#include <memory>

namespace vestigo::ui_report {
class ReportPreview;
}
namespace vestigo::ui_shell {
class InstrumentWindow;
}

namespace vestigo::session {

/// What is open, and the one time cursor; wires the window to the jobs. Everything slow runs in jobs.
class Session : public QObject {
    Q_OBJECT
public:
    /// `database`: where analyses are kept, so that a killed run goes on; empty: nowhere.
    Session(ui_shell::InstrumentWindow& window, std::filesystem::path database, QObject* parent = nullptr);

    void openRecording(const QString& path);
    void analyse();
    void showReport();

    const analysis::AnalysisPtr& analysis() const { return analysis_; }
    double time() const { return time_; }
    QString terminal() const { return terminal_; }
    QString incident() const { return incident_; }

    void selectTime(double seconds);
    void selectTerminal(const QString& terminal);
    /// Selects its root and seeks to its beginning.
    void selectIncident(const QString& incident);
    /// Along the causal edges (else along the order in time): -1 to the cause, +1 to the effect.
    void walkChain(int direction);

Q_SIGNALS:
    void recordingOpened();
    void analysed();
    void failed(const QString& line);

private:
    void showFailure(const Error& error);
    void recordingReady(std::shared_ptr<const recordings::Recording> recording,
                        const analysis::AnalysisPtr& stored);
    void analysisReady(const analysis::AnalysisPtr& analysis);
    void makeReport();

    ui_shell::InstrumentWindow& window_;
    std::filesystem::path database_;
    FrameSource* frames_;
    jobs::JobRunner* jobs_;    ///< opening and analysing
    jobs::JobRunner* reports_; ///< documents
    std::shared_ptr<const recordings::Recording> recording_;
    analysis::AnalysisPtr analysis_;
    QString terminal_;
    QString incident_;
    double time_ = 0.0;
    QPointer<ui_report::ReportPreview> preview_;
    report::Role role_ = report::Role::Frontline;
    QString reportLanguage_;
};

} // namespace vestigo::session
