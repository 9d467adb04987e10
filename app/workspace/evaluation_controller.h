// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_runner.h"
#include "ui/evaluation/evaluation_page.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

namespace vestigo::workspace {

/// Evaluates models on data sets: shows the page and does its work in a job; saves results and opens them
/// again.
class EvaluationController : public QObject {
    Q_OBJECT
public:
    explicit EvaluationController(QWidget* window, QObject* parent = nullptr);

    /// Opens the page, or brings the open one forward.
    void open();
    /// Opens the page and evaluates.
    void evaluate(const ui_evaluation::EvaluationWishes& wishes);
    void openFile(const QString& file);
    void save(const QString& file);
    /// How key regions are found, as in the preferences.
    void setDetector(const QString& detector) { detector_ = detector; }
    ui_evaluation::EvaluationPage* page() const { return page_; }
    bool isRunning() const { return jobs_->isRunning(); }

Q_SIGNALS:
    /// A recording is to be shown at a moment of a terminal; no terminal: as it opens.
    void recordingRequested(const QString& folder, const QString& terminal, double seconds);

private:
    void start(const ui_evaluation::EvaluationWishes& wishes);
    void openMistake(const QString& datasetFolder, const QString& path, const QString& terminal,
                     double seconds);

    QWidget* window_;
    jobs::JobRunner* jobs_;
    QPointer<ui_evaluation::EvaluationPage> page_;
    QString detector_;
};

} // namespace vestigo::workspace
