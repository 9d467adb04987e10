// SPDX-License-Identifier: GPL-3.0-or-later
// Accept, type in and take back corrections of streams' clocks.
#include "app/session/command_adder.h"
#include "app/session/offset_keeper.h"

#include <QtCore/QCoreApplication>

#include <cmath>

namespace vestigo::session {

namespace {

using Result = CommandAdder::Result;
using analysis::ClockOffset;
using analysis::OffsetAction;

QString words(const char* text) {
    return QCoreApplication::translate("Commands", text);
}

/// A script waits until it is written.
Result say(Session& session, const ClockOffset& line) {
    session.correctClock(line);
    return {{}, [&session] { return session.clocks().isIdle(); }};
}

bool isOf(const std::string& terminal, const std::string& stream, const QStringList& arguments) {
    return (arguments.empty() || arguments[0].toStdString() == terminal) &&
           (arguments.size() < 2 || arguments[1].toStdString() == stream);
}

/// "[TERMINAL] [STREAM] [NAME]": the offer that is named, else the first one of the terminal that is
/// selected, else the first of all.
Result acceptOffer(Session& session, const QStringList& arguments) {
    const analysis::OffsetOffer* found = nullptr;
    const auto& applied = session.analysis()->appliedOffsets;
    for (const analysis::OffsetOffer& offer : session.analysis()->offsets) {
        const double made = analysis::offsetOf(applied, offer.terminal, offer.stream);
        const double now = analysis::offsetOf(session.clocks().inForce(), offer.terminal, offer.stream);
        if (!isOf(offer.terminal, offer.stream, arguments) || made != now) {
            continue; // of an analysis by another clock than holds now
        }
        const bool here = offer.terminal == session.terminal().toStdString();
        if (found == nullptr || (here && found->terminal != offer.terminal)) {
            found = &offer;
        }
    }
    if (found == nullptr) {
        return {words(QT_TRANSLATE_NOOP("Commands", "No clock offset is offered there.")), {}};
    }
    return say(session, {found->terminal, found->stream,
                         analysis::offsetOf(applied, found->terminal, found->stream) + found->offsetSeconds,
                         OffsetAction::Accepted, arguments.value(2).toStdString(), 0.0});
}

/// "TERMINAL STREAM SECONDS [NAME]"
Result typeOffset(Session& session, const QStringList& arguments) {
    const QString terminal = arguments.value(0);
    const QString stream = arguments.value(1);
    if (session.recording()->findStream(terminal.toStdString(), stream.toStdString()) == nullptr) {
        return {words(QT_TRANSLATE_NOOP("Commands", "There is no stream \"%1\" of \"%2\"."))
                    .arg(stream.left(60), terminal.left(60)),
                {}};
    }
    bool isNumber = false;
    const double seconds = arguments.value(2).toDouble(&isNumber);
    if (!isNumber || !std::isfinite(seconds) || std::fabs(seconds) > analysis::longestClockOffset) {
        return {words(QT_TRANSLATE_NOOP("Commands", "A clock offset is a number of seconds within a year.")),
                {}};
    }
    return say(session, {terminal.toStdString(), stream.toStdString(), seconds,
                         seconds == 0.0 ? OffsetAction::TakenBack : OffsetAction::Typed,
                         arguments.value(3).toStdString(), 0.0});
}

/// "[TERMINAL] [STREAM] [NAME]", found as for an offer.
Result takeBackOffset(Session& session, const QStringList& arguments) {
    const ClockOffset* found = nullptr;
    for (const ClockOffset& one : session.clocks().inForce()) {
        const bool here = one.terminal == session.terminal().toStdString();
        if (isOf(one.terminal, one.stream, arguments) &&
            (found == nullptr || (here && found->terminal != one.terminal))) {
            found = &one;
        }
    }
    if (found == nullptr) {
        return {words(QT_TRANSLATE_NOOP("Commands", "No clock is corrected there.")), {}};
    }
    return say(session, {found->terminal, found->stream, 0.0, OffsetAction::TakenBack,
                         arguments.value(2).toStdString(), 0.0});
}

} // namespace

void addOffsetCommands(CommandAdder a) {
    Session& session = a.session;
    a.addLine(
        "accept-offset", QT_TRANSLATE_NOOP("Commands", "Apply the &estimated clock offset"),
        "[TERMINAL] [STREAM] [NAME]", {},
        [&session](const QStringList& arguments) { return acceptOffer(session, arguments); }, a.analysis());
    a.addLine(
        "set-offset", QT_TRANSLATE_NOOP("Commands", "Se&t a clock offset…"), "TERMINAL STREAM SECONDS [NAME]",
        {}, [&session](const QStringList& arguments) { return typeOffset(session, arguments); },
        a.recording());
    a.addLine(
        "take-back-offset", QT_TRANSLATE_NOOP("Commands", "Ta&ke back a clock offset"),
        "[TERMINAL] [STREAM] [NAME]", {},
        [&session](const QStringList& arguments) { return takeBackOffset(session, arguments); },
        [&session, some = a.recording()] {
            const QString problem = some();
            return problem.isEmpty() && session.clocks().inForce().empty()
                       ? words(QT_TRANSLATE_NOOP("Commands", "No clock is corrected there."))
                       : problem;
        });
}

} // namespace vestigo::session
