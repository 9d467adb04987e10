// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_runner.h"
#include "core/recordings/loose_file.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QStringList>

#include <deque>

class QWidget;

namespace vestigo::ui_import {
class ImportDialog;
}

namespace vestigo::workspace {

/// Makes recordings of loose files: shows the dialog and does its work in jobs.
class ImportController : public QObject {
    Q_OBJECT
public:
    explicit ImportController(QWidget* window, QObject* parent = nullptr);

    /// Opens the dialog, or brings the open one forward, with these files added.
    void open(const QStringList& files);
    ui_import::ImportDialog* dialog() const;
    bool isRunning() const { return jobs_->isRunning() || !waiting_.isEmpty() || !remaps_.empty(); }

Q_SIGNALS:
    /// A recording was made in this folder.
    void imported(const QString& folder);

private:
    void inspect(const QStringList& files);
    void inspectNext();
    void remap(const recordings::LooseFile& file, const recordings::TableMapping& mapping);
    void remapNext();
    void estimate(const recordings::ImportRequest& request);
    void import(const recordings::ImportRequest& request);
    void stop();

    QWidget* window_;
    jobs::JobRunner* jobs_;
    QPointer<ui_import::ImportDialog> dialog_;
    /// A table that is to be looked at under another mapping.
    struct Remap {
        recordings::LooseFile file;
        recordings::TableMapping mapping;
    };

    std::deque<Remap> remaps_;
    QStringList waiting_; ///< files that were not looked at yet
};

} // namespace vestigo::workspace
