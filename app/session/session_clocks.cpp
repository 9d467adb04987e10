// SPDX-License-Identifier: GPL-3.0-or-later
// Corrections of streams' clocks: said, kept, shown.
#include "app/session/alarm_keeper.h"
#include "app/session/offset_keeper.h"
#include "app/session/session.h"
#include "core/pipeline/clock_offsets.h"
#include "ui/commands/command_registry.h"
#include "ui/player/stream_view.h"
#include "ui/shell/alarm_dialogs.h"
#include "ui/shell/instrument_window.h"

#include <cmath>

namespace vestigo::session {

namespace {

using analysis::ClockOffset;
using analysis::OffsetAction;

/// What is in effect for a stream, as a line that says so again.
ClockOffset lineOf(const analysis::ClockOffsets& inForce, const ClockOffset& of) {
    for (const ClockOffset& one : inForce) {
        if (one.terminal == of.terminal && one.stream == of.stream) {
            return one;
        }
    }
    return {of.terminal, of.stream, 0.0, OffsetAction::TakenBack, {}, 0.0};
}

} // namespace

void Session::connectClocks() {
    using Window = ui_shell::InstrumentWindow;
    connect(clocks_, &OffsetKeeper::changed, this, &Session::showClocks);
    connect(clocks_, &OffsetKeeper::failed, this, &Session::showFailure);
    connect(&window_, &Window::offsetAccepted, this,
            [this](const QString& terminal, const QString& stream, double seconds) {
                correctClock(
                    {terminal.toStdString(), stream.toStdString(), seconds, OffsetAction::Accepted, {}, 0.0});
            });
    connect(&window_, &Window::offsetTakenBack, this, [this](const QString& terminal, const QString& stream) {
        correctClock({terminal.toStdString(), stream.toStdString(), 0.0, OffsetAction::TakenBack, {}, 0.0});
    });
}

QString Session::clockName(const ClockOffset& offset) const {
    const recordings::Terminal* terminal = recording_ ? recording_->findTerminal(offset.terminal) : nullptr;
    const QString name = QString::fromStdString(terminal != nullptr ? terminal->name : offset.terminal);
    return name + QStringLiteral(" · ") +
           ui_player::StreamView::streamName(QString::fromStdString(offset.stream));
}

QString Session::secondsText(double seconds) const {
    return tr("%1 s").arg((seconds < 0.0 ? QStringLiteral("−") : QStringLiteral("+")) +
                          QString::number(std::fabs(seconds), 'f', 2));
}

void Session::correctClock(const ClockOffset& wish) {
    if (!recording_) {
        return;
    }
    ClockOffset line = wish;
    if (line.person.empty()) {
        line.person = preferences_.value(QStringLiteral("person")).toString().toStdString();
    }
    if (line.person.empty()) {
        askWhoCorrects(line);
        return;
    }
    line.at = alarms_->now();
    const ClockOffset before = lineOf(clocks_->inForce(), line);
    clocks_->add(line, [this, line, before] {
        const auto say = [this](ClockOffset again, const std::string& person) {
            return [this, again = std::move(again), person]() mutable {
                again.person = person;
                again.at = alarms_->now();
                clocks_->add(again);
            };
        };
        undo_.push(
            {tr("clock of %1").arg(clockName(line)), say(before, line.person), say(line, line.person)});
        window_.showUndoNotice(line.action == OffsetAction::TakenBack
                                   ? tr("The times of %1 are as recorded again.").arg(clockName(line))
                                   : tr("The clock of %1 is corrected by %2. The recording stays as it is; "
                                        "the next analysis uses the correction.")
                                         .arg(clockName(line), secondsText(line.seconds)));
    });
}

/// Whoever corrects evidence says who they are, once.
void Session::askWhoCorrects(const ClockOffset& line) {
    auto* dialog = new ui_shell::PersonDialog(
        {tr("Correct a clock"),
         tr("The times of %1 are shown and analysed by another clock. Your name and the time are kept in the "
            "project and stand in the report.")
             .arg(clockName(line)),
         {},
         line.action == OffsetAction::TakenBack ? tr("Take back") : tr("Apply"),
         false},
        {}, &window_);
    dialog->setObjectName(QStringLiteral("personDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, line] {
        preferences_.setValue(QStringLiteral("person"), dialog->person());
        ClockOffset named = line;
        named.person = dialog->person().toStdString();
        correctClock(named);
    });
    dialog->open();
}

/// The recording by the clocks that hold, for every view; only what has changed is told.
void Session::showClocks() {
    const std::shared_ptr<const recordings::Recording> before = recording_;
    auto shifted = std::make_shared<recordings::Recording>(*clocks_->recording());
    pipeline::shiftStreams(*shifted, clocks_->inForce());
    recording_ = shifted;
    bool tables = false;
    bool videos = false;
    for (std::size_t i = 0; i < shifted->terminals.size(); ++i) {
        for (std::size_t k = 0; k < shifted->terminals[i].streams.size(); ++k) {
            const recordings::Stream& stream = shifted->terminals[i].streams[k];
            if (stream.offsetSeconds == before->terminals[i].streams[k].offsetSeconds) {
                continue;
            }
            tables = tables || stream.kind == recordings::StreamKind::Table;
            if (stream.kind == recordings::StreamKind::Video) {
                videos = true;
                frames_->setOffset(QString::fromStdString(shifted->terminals[i].id),
                                   QString::fromStdString(stream.name), stream.offsetSeconds);
            }
        }
    }
    if (videos) {
        prepared_->setRecording(recording_); // before the views ask anew
    }
    if (tables) { // their index is by the clock; it is made anew
        series_->setRecording(recording_, indexFolderFor(database_, recording_->folder));
        window_.setSeriesProvider(series_);
    }
    tellClocks();
}

/// Offsets and notes of the videos, and what the player offers.
void Session::tellClocks() {
    for (const recordings::Terminal& terminal : recording_->terminals) {
        for (const recordings::Stream& stream : terminal.streams) {
            const double seconds = analysis::offsetOf(clocks_->inForce(), terminal.id, stream.name);
            if (stream.kind == recordings::StreamKind::Video) {
                window_.setStreamOffset(
                    QString::fromStdString(terminal.id), QString::fromStdString(stream.name),
                    stream.offsetSeconds,
                    seconds == 0.0 ? QString() : tr("clock corrected by %1").arg(secondsText(seconds)));
            }
        }
    }
    window_.setClockOffsets(clocks_->inForce());
    commands_.refresh();
}

} // namespace vestigo::session
