// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/series_file.h"
#include "ui/timeline/series_provider.h"

#include <QtCore/QMetaObject>

#include <memory>

namespace vestigo::ui_timeline {

/// Answers from a real series file, each time after the event loop has gone round; remembers what was asked.
class FileProvider final : public SeriesProvider {
public:
    explicit FileProvider(std::shared_ptr<const timeline::SeriesFile> rows)
        : file(std::move(rows)) {}

    void openTerminal(const QString& terminal) override {
        opened += terminal;
        QMetaObject::invokeMethod(
            this,
            [this, terminal] {
                if (!failure.isEmpty()) {
                    Q_EMIT failed(terminal, failure);
                    return;
                }
                Q_EMIT tableReady(table(terminal));
                if (events) {
                    Q_EMIT eventsReady(events);
                }
            },
            Qt::QueuedConnection);
    }
    void requestWindows(const WindowRequest& request) override {
        windowRequests.push_back(request);
        if (!silent) {
            QMetaObject::invokeMethod(
                this, [this, request] { Q_EMIT windowsReady(windows(request)); }, Qt::QueuedConnection);
        }
    }
    void requestValues(const ValueRequest& request) override {
        ++valueRequests;
        QMetaObject::invokeMethod(
            this, [this, request] { Q_EMIT valuesReady(values(request)); }, Qt::QueuedConnection);
    }

    SeriesTable table(const QString& terminal) const {
        SeriesTable made;
        made.terminal = terminal;
        made.usualStep = file->usualStep();
        made.rows = file->rows();
        for (std::size_t c = 0; c < file->columns().size(); ++c) {
            const QString name = QString::fromStdString(file->columns()[c]);
            made.columns.push_back({name, QStringLiteral("bar"), file->extent(c)});
        }
        return made;
    }
    std::shared_ptr<const WindowAnswer> windows(const WindowRequest& request) const {
        auto answer = std::make_shared<WindowAnswer>();
        answer->request = request;
        for (const QString& column : request.columns) {
            answer->windows.push_back(
                file->window(*file->columnOf(column.toStdString()), request.range, request.cellSeconds));
        }
        return answer;
    }
    std::shared_ptr<const ValueAnswer> values(const ValueRequest& request) const {
        auto answer = std::make_shared<ValueAnswer>();
        answer->request = request;
        for (const QString& column : request.columns) {
            for (const double t : request.times) {
                answer->values.push_back(file->at(*file->columnOf(column.toStdString()), t));
            }
        }
        return answer;
    }

    std::shared_ptr<const timeline::SeriesFile> file;
    std::shared_ptr<const TerminalEvents> events;
    QString failure;
    bool silent = false;
    QStringList opened;
    std::vector<WindowRequest> windowRequests;
    int valueRequests = 0;
};

} // namespace vestigo::ui_timeline
