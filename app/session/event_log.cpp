// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/event_log.h"

#include "core/labels/annotations.h"
#include "core/recordings/logs.h"
#include "core/report/vocabulary.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <numeric>

namespace vestigo::session {

namespace {

using ui_timeline::TerminalEvents;

/// The log may be out of order; drawing needs it in order.
void sortInstructions(TerminalEvents& events) {
    if (std::is_sorted(events.instructions.begin(), events.instructions.end())) {
        return;
    }
    std::vector<std::size_t> order(events.instructions.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&events](std::size_t a, std::size_t b) {
        return events.instructions[a] < events.instructions[b];
    });
    std::vector<double> times;
    std::vector<bool> failed;
    for (const std::size_t i : order) {
        times.push_back(events.instructions[i]);
        failed.push_back(events.failed[i]);
    }
    events.instructions = std::move(times);
    events.failed = std::move(failed);
}

QString plainWords(const std::string& word) {
    QString text = QString::fromStdString(word).simplified().left(80);
    return text.replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString anomalyWords(const std::string& type) {
    const auto known = report::anomalyText(type);
    return known ? QCoreApplication::translate(known->context, known->source) : plainWords(type);
}

} // namespace

void EventLog::read(std::shared_ptr<const recordings::Recording> recording, const CancelToken& cancel) {
    recording_ = std::move(recording);
    events_.clear();
    for (const recordings::Terminal& terminal : recording_->terminals) {
        auto events = std::make_shared<TerminalEvents>();
        events->terminal = QString::fromStdString(terminal.id);
        events_[terminal.id] = std::move(events);
    }
    readInstructionLog(cancel);
    readAnnotationFile();
    if (cancel.cancelled()) {
        recording_.reset();
    }
}

void EventLog::readInstructionLog(const CancelToken& cancel) {
    if (!recording_->instructions || !recording_->instructions->exists) {
        return;
    }
    std::size_t count = 0;
    const auto visit = [this, &count](const recordings::InstructionEvent& event) {
        const auto found = events_.find(event.terminal);
        if (found != events_.end()) {
            found->second->instructions.push_back(event.t);
            found->second->failed.push_back(event.error);
            ++count;
        }
        return count < mostInstructions;
    };
    // A log that breaks off gives what came before; its error was told when the recording was opened.
    [[maybe_unused]] const auto read = recordings::readInstructions(*recording_, visit, cancel);
    for (auto& [terminal, events] : events_) {
        sortInstructions(*events);
        events->more = count >= mostInstructions;
    }
}

void EventLog::readAnnotationFile() {
    if (!recording_->annotations || !recording_->annotations->exists) {
        return;
    }
    const auto annotations = labels::readAnnotations(recording_->annotations->path);
    if (!annotations) {
        return;
    }
    const auto eventsOf = [this](const std::string& terminal) {
        const auto found = events_.find(terminal);
        return found == events_.end() ? nullptr : found->second.get();
    };
    for (const labels::Anomaly& anomaly : annotations->anomalies) {
        if (auto* events = eventsOf(anomaly.terminal)) {
            events->annotations.push_back({anomaly.range, anomalyWords(anomaly.type)});
        }
    }
    for (const labels::Activity& activity : annotations->activities) {
        if (auto* events = eventsOf(activity.terminal)) {
            events->activities.push_back({activity.range, plainWords(activity.type)});
        }
    }
    const auto earlier = [](const auto& a, const auto& b) { return a.range.start < b.range.start; };
    for (auto& [terminal, events] : events_) {
        std::stable_sort(events->annotations.begin(), events->annotations.end(), earlier);
        std::stable_sort(events->activities.begin(), events->activities.end(), earlier);
    }
}

std::shared_ptr<const TerminalEvents> EventLog::of(const QString& terminal) const {
    const auto found = events_.find(terminal.toStdString());
    return found == events_.end() ? nullptr : found->second;
}

} // namespace vestigo::session
