// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_runner.h"

#include <QtCore/QPointer>

namespace vestigo::workspace {

/// Tells a dialog, while there is one, when a job begins and ends. `dialog` is a member of `owner`.
template <class Dialog>
void tellRunning(jobs::JobRunner* jobs, QObject* owner, const QPointer<Dialog>& dialog) {
    QObject::connect(jobs, &jobs::JobRunner::runningChanged, owner, [&dialog](bool running) {
        if (dialog) {
            dialog->setRunning(running);
        }
    });
}

/// And how far it has come.
template <class Dialog>
void tellProgress(jobs::JobRunner* jobs, QObject* owner, const QPointer<Dialog>& dialog) {
    QObject::connect(jobs, &jobs::JobRunner::progressed, owner,
                     [&dialog](const QString& stage, const QString& item, double overall) {
                         if (dialog) {
                             dialog->setProgress(stage, item, overall);
                         }
                     });
}

} // namespace vestigo::workspace
