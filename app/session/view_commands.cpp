// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/command_adder.h"
#include "ui/common/theme.h"
#include "ui/timeline/timeline_view.h"

#include <QtCore/QCoreApplication>

namespace vestigo::session {

namespace {

using Result = CommandAdder::Result;
using ui_shell::WindowMode;

QString words(const char* text) {
    return QCoreApplication::translate("Commands", text);
}

void addModes(CommandAdder& a) {
    ui_shell::InstrumentWindow& window = a.window;
    a.add(
        "frontline", QT_TRANSLATE_NOOP("Commands", "&Frontline: what to do"), {Qt::CTRL | Qt::Key_F},
        [&window] { window.setMode(WindowMode::Frontline); }, {},
        [&window] { return window.mode() == WindowMode::Frontline; });
    a.add(
        "expert", QT_TRANSLATE_NOOP("Commands", "&Expert: everything"), {Qt::CTRL | Qt::SHIFT | Qt::Key_F},
        [&window] { window.setMode(WindowMode::Expert); }, {},
        [&window] { return window.mode() == WindowMode::Expert; });
}

void addPanels(CommandAdder& a) {
    ui_shell::InstrumentWindow& window = a.window;
    const auto panel = [&](const char* id, const char* title, Qt::Key key) {
        const QString name = QString(QLatin1String(id)).mid(6);
        a.add(
            id, title, {QKeyCombination(Qt::ControlModifier, key)},
            [&window, name] { window.showPanel(name); }, a.recording());
    };
    panel("panel-plan", QT_TRANSLATE_NOOP("Commands", "Show the site &plan"), Qt::Key_1);
    panel("panel-terminals", QT_TRANSLATE_NOOP("Commands", "Show the &terminals"), Qt::Key_2);
    panel("panel-incidents", QT_TRANSLATE_NOOP("Commands", "Show the &incidents"), Qt::Key_3);
    panel("panel-video", QT_TRANSLATE_NOOP("Commands", "Show the &video"), Qt::Key_4);
    panel("panel-timeline", QT_TRANSLATE_NOOP("Commands", "Show the time&line"), Qt::Key_5);
    panel("panel-why", QT_TRANSLATE_NOOP("Commands", "Show the &why"), Qt::Key_6);
    panel("panel-logs", QT_TRANSLATE_NOOP("Commands", "Show the l&ogs"), Qt::Key_7);
    a.addLine("hide-panel", QT_TRANSLATE_NOOP("Commands", "Put a panel away"), "NAME", {},
              [&window](const QStringList& arguments) {
                  if (!window.hidePanel(arguments.front())) {
                      return Result{words(QT_TRANSLATE_NOOP("Commands", "The panels are %1."))
                                        .arg(ui_shell::PanelArea::names().join(QStringLiteral(", "))),
                                    {}};
                  }
                  return Result{};
              });
}

void addLayouts(CommandAdder& a) {
    Session& session = a.session;
    ui_shell::InstrumentWindow& window = a.window;
    a.addLine("layout", QT_TRANSLATE_NOOP("Commands", "Take a layout"), "NAME", {},
              [&session, &window](const QStringList& arguments) {
                  const QByteArray bytes = session.preferences().layout(arguments.front());
                  if (!window.panels()->setArrangement(bytes)) {
                      return Result{words(QT_TRANSLATE_NOOP("Commands", "There is no layout \"%1\"."))
                                        .arg(arguments.front().left(60)),
                                    {}};
                  }
                  return Result{};
              });
    a.addLine("layout-save", QT_TRANSLATE_NOOP("Commands", "&Keep this layout as…"), "NAME", {},
              [&session, &window](const QStringList& arguments) {
                  session.preferences().saveLayout(arguments.front(), window.panels()->arrangement());
                  window.setLayoutNames(session.preferences().layoutNames());
                  return Result{};
              });
    a.add("layout-reset", QT_TRANSLATE_NOOP("Commands", "&First layout again"), {Qt::CTRL | Qt::Key_0},
          [&window] { window.panels()->reset(); });
}

} // namespace

void addViewCommands(CommandAdder a) {
    Session& session = a.session;
    ui_shell::InstrumentWindow& window = a.window;
    addModes(a);
    addPanels(a);
    addLayouts(a);
    a.add(
        "fit", QT_TRANSLATE_NOOP("Commands", "Whole recordin&g in the timeline"), {Qt::Key_F},
        [&window] { window.timeline()->fit(); }, a.recording());
    a.add(
        "zoom-incident", QT_TRANSLATE_NOOP("Commands", "Incident in the time&line"), {Qt::Key_Z},
        [&window] { window.timeline()->zoomToIncident(); }, a.incident());
    a.add(
        "dark", QT_TRANSLATE_NOOP("Commands", "&Dark"), {Qt::CTRL | Qt::Key_D},
        [&session] { session.setDark(!ui_common::theme().dark); }, {},
        [] { return ui_common::theme().dark; });
    a.addLine("theme", QT_TRANSLATE_NOOP("Commands", "Theme"), "light|dark", {},
              [&session](const QStringList& arguments) {
                  const bool dark = arguments.front() == QLatin1String("dark");
                  if (!dark && arguments.front() != QLatin1String("light")) {
                      return Result{words(QT_TRANSLATE_NOOP("Commands", "A theme is light or dark.")), {}};
                  }
                  session.setDark(dark);
                  return Result{};
              });
    a.add(
        "english", "English", {}, [&session] { session.setLanguage(QStringLiteral("en")); }, {},
        [&session] { return session.language() == QLatin1String("en"); });
    a.add(
        "chinese", "简体中文", {}, [&session] { session.setLanguage(QStringLiteral("zh_CN")); }, {},
        [&session] { return session.language() == QLatin1String("zh_CN"); });
    a.addLine("language", QT_TRANSLATE_NOOP("Commands", "Language"), "en|zh_CN", {},
              [&session](const QStringList& arguments) {
                  if (!Language::isKnown(arguments.front())) {
                      return Result{words(QT_TRANSLATE_NOOP("Commands", "A language is en or zh_CN.")), {}};
                  }
                  session.setLanguage(arguments.front());
                  return Result{};
              });
}

void addHelpCommands(CommandAdder a) {
    ui_shell::InstrumentWindow& window = a.window;
    a.addLine("palette", QT_TRANSLATE_NOOP("Commands", "Search or run a &command…"), "[TEXT]",
              {Qt::CTRL | Qt::Key_K}, [&window](const QStringList& arguments) {
                  window.openPalette(arguments.join(QLatin1Char(' ')));
                  return Result{};
              });
    a.add("keys", QT_TRANSLATE_NOOP("Commands", "All &keys"), {Qt::Key_Question},
          [&window] { window.openKeys(); });
    a.add("about", QT_TRANSLATE_NOOP("Commands", "&About Vestigo"), {}, [&window] { window.showAbout(); });
}

} // namespace vestigo::session
