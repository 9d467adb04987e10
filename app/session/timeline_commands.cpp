// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/command_adder.h"
#include "app/session/time_words.h"
#include "app/session/timeline_files.h"
#include "ui/common/error_text.h"
#include "ui/timeline/timeline_view.h"

#include <QtCore/QCoreApplication>

namespace vestigo::session {

namespace {

using Result = CommandAdder::Result;

QString words(const char* text) {
    return QCoreApplication::translate("Commands", text);
}

Result noTime(const QString& wanted) {
    return {words(QT_TRANSLATE_NOOP("Commands", "\"%1\" is no time; write 12.5 or 06:25:06."))
                .arg(wanted.left(60)),
            {}};
}

/// Two times, from and to; a wrong one is answered by name.
Result withRange(Session& session, const QStringList& arguments,
                 const std::function<void(double, double)>& act) {
    const ui_common::SiteClock clock(session.startedAt());
    const auto start = timeFromWords(arguments.value(0), clock, session.time());
    const auto end = timeFromWords(arguments.value(1), clock, session.time());
    if (!start || !end) {
        return noTime(start ? arguments.value(1) : arguments.value(0));
    }
    act(std::min(*start, *end), std::max(*start, *end));
    return {};
}

void addCursors(CommandAdder& a) {
    Session& session = a.session;
    ui_shell::InstrumentWindow& window = a.window;
    a.addLine(
        "select-range", QT_TRANSLATE_NOOP("Commands", "Select a stretch of time"), "FROM TO", {},
        [&session](const QStringList& arguments) {
            return withRange(session, arguments, [&session](double start, double end) {
                session.selectRange(timeline::TimeRange{start, end});
            });
        },
        a.recording());
    a.add(
        "clear-range", QT_TRANSLATE_NOOP("Commands", "Clear the selected stretch of time"), {},
        [&session] { session.selectRange(std::nullopt); },
        [&session] {
            return session.range() ? QString()
                                   : words(QT_TRANSLATE_NOOP("Commands", "No stretch of time is selected."));
        });
    a.addLine(
        "show-range", QT_TRANSLATE_NOOP("Commands", "Zoom the timeline to a stretch of time"), "FROM TO", {},
        [&session, &window](const QStringList& arguments) {
            return withRange(session, arguments, [&window](double start, double end) {
                window.timeline()->setVisibleRange(start, end);
            });
        },
        a.recording());
    a.addLine(
        "second-cursor", QT_TRANSLATE_NOOP("Commands", "Second cu&rsor here"), "[TIME|off]", {},
        [&session, &window](const QStringList& arguments) {
            if (arguments.value(0) == QLatin1String("off")) {
                window.timeline()->clearMark();
                return Result{};
            }
            const ui_common::SiteClock clock(session.startedAt());
            const auto t = arguments.isEmpty() ? std::optional<double>(session.time())
                                               : timeFromWords(arguments.front(), clock, session.time());
            if (!t) {
                return noTime(arguments.front());
            }
            window.timeline()->setMark(*t);
            return Result{};
        },
        a.recording());
}

} // namespace

void addTimelineCommands(CommandAdder a) {
    Session& session = a.session;
    ui_shell::InstrumentWindow& window = a.window;
    addCursors(a);
    a.addLine(
        "lanes", QT_TRANSLATE_NOOP("Commands", "Lanes of the timeline…"), "[LANE]…", {Qt::CTRL | Qt::Key_L},
        [&window](const QStringList& arguments) {
            if (arguments.isEmpty()) {
                window.timeline()->chooseLanes();
            } else {
                window.timeline()->changeLanes(arguments);
            }
            return Result{};
        },
        a.recording());
    a.addLine(
        "export-series", QT_TRANSLATE_NOOP("Commands", "Export series as &CSV…"), "[FILE]", {},
        [&session, &window](const QStringList& arguments) {
            if (arguments.isEmpty()) {
                window.timeline()->requestExport();
            } else {
                session.exportSeries(window.timeline()->seriesExport(), arguments.front());
            }
            return Result{};
        },
        a.recording());
    a.addLine(
        "save-timeline", QT_TRANSLATE_NOOP("Commands", "Save a picture of the timeline…"), "[FILE]", {},
        [&window](const QStringList& arguments) {
            if (arguments.isEmpty()) {
                window.timeline()->requestPicture();
                return Result{};
            }
            const auto saved = saveTimelinePicture(*window.timeline(), arguments.front());
            return Result{saved ? QString() : ui_common::errorLine(saved.error()), {}};
        },
        a.recording());
}

} // namespace vestigo::session
