// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/command_adder.h"
#include "app/session/view_pictures.h"
#include "app/workspace/evaluation_controller.h"
#include "app/workspace/import_controller.h"
#include "app/workspace/log_controller.h"
#include "app/workspace/plant_controller.h"
#include "app/workspace/project_controller.h"
#include "app/workspace/workspace.h"
#include "ui/common/error_text.h"
#include "ui/logs/log_view.h"
#include "ui/shell/panel.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>

namespace vestigo::session {

namespace {

using Result = CommandAdder::Result;

QString words(const char* text) {
    return QCoreApplication::translate("Commands", text);
}

Result exportLog(workspace::Workspace& work, ui_shell::InstrumentWindow& window,
                 const QStringList& arguments) {
    if (!window.logs()->hits()) {
        return {words(QT_TRANSLATE_NOOP("Commands", "Show the logs first.")), {}};
    }
    const QString file =
        !arguments.isEmpty()
            ? arguments.front()
            : QFileDialog::getSaveFileName(&window,
                                           words(QT_TRANSLATE_NOOP("Commands", "Save the log entries found")),
                                           QDir::home().filePath(QStringLiteral("logs.csv")),
                                           words(QT_TRANSLATE_NOOP("Commands", "Tables (*.csv)")));
    if (!file.isEmpty()) {
        work.logs().exportTo(file);
    }
    return {};
}

Result savePicture(ui_shell::InstrumentWindow& window, const QStringList& arguments) {
    const QString& view = arguments.front();
    if (!picturedViews().contains(view)) {
        return {words(QT_TRANSLATE_NOOP("Commands", "The views are %1."))
                    .arg(picturedViews().join(QStringLiteral(", "))),
                {}};
    }
    const QString file = arguments.size() > 1
                             ? arguments[1]
                             : QFileDialog::getSaveFileName(
                                   &window, words(QT_TRANSLATE_NOOP("Commands", "Save a picture")),
                                   QDir::home().filePath(view + QStringLiteral(".png")),
                                   words(QT_TRANSLATE_NOOP("Commands", "Pictures (*.png *.svg *.pdf)")));
    if (file.isEmpty()) {
        return {};
    }
    const auto saved = saveViewPicture(window, view, file);
    if (saved) {
        window.showNotice(words(QT_TRANSLATE_NOOP("Commands", "Saved: %1")).arg(file));
    }
    return {saved ? QString() : ui_common::errorLine(saved.error()), {}};
}

/// The page of the panel that has the focus.
QString focusedPage() {
    for (const QWidget* each = QApplication::focusWidget(); each != nullptr; each = each->parentWidget()) {
        if (const auto* panel = qobject_cast<const ui_shell::Panel*>(each)) {
            return panel->objectName();
        }
    }
    return QStringLiteral("index");
}

} // namespace

void addPictureCommands(CommandAdder a) {
    Session& session = a.session;
    ui_shell::InstrumentWindow& window = a.window;
    a.addLine(
        "save-picture", QT_TRANSLATE_NOOP("Commands", "Save a picture of a &view…"), "VIEW [FILE]", {},
        [&window](const QStringList& arguments) { return savePicture(window, arguments); }, a.recording());
    a.add(
        "copy", QT_TRANSLATE_NOOP("Commands", "&Copy the value"), {QKeySequence::Copy},
        [&session, &window] {
            const QString text = copiedText(window, session.terminal());
            if (!text.isEmpty()) {
                QApplication::clipboard()->setText(text);
            }
            window.showNotice(text.isEmpty()
                                  ? words(QT_TRANSLATE_NOOP("Commands", "There is no value at the cursor."))
                                  : words(QT_TRANSLATE_NOOP("Commands", "Copied: %1")).arg(text.left(80)));
        },
        a.recording());
}

void addHelpPageCommands(CommandAdder a) {
    Session& session = a.session;
    a.addLine("help", QT_TRANSLATE_NOOP("Commands", "&Help on this panel"), "[PAGE]", {Qt::Key_F1},
              [&session](const QStringList& arguments) {
                  const QString page = arguments.isEmpty() ? focusedPage() : arguments.front();
                  session.workspace().showHelp(page, session.language());
                  return Result{};
              });
}

void addUndoCommands(CommandAdder a) {
    Session& session = a.session;
    ui_shell::InstrumentWindow& window = a.window;
    a.add(
        "undo", QT_TRANSLATE_NOOP("Commands", "&Undo"), {Qt::CTRL | Qt::Key_Z},
        [&session, &window] {
            window.showNotice(
                words(QT_TRANSLATE_NOOP("Commands", "Taken back: %1")).arg(session.undoList().undo()));
        },
        [&session] {
            return session.undoList().canUndo()
                       ? QString()
                       : words(QT_TRANSLATE_NOOP("Commands", "There is nothing to take back."));
        });
    a.add(
        "redo", QT_TRANSLATE_NOOP("Commands", "&Redo"), {Qt::CTRL | Qt::SHIFT | Qt::Key_Z},
        [&session, &window] {
            window.showNotice(
                words(QT_TRANSLATE_NOOP("Commands", "Done again: %1")).arg(session.undoList().redo()));
        },
        [&session] {
            return session.undoList().canRedo()
                       ? QString()
                       : words(QT_TRANSLATE_NOOP("Commands", "There is nothing to do again."));
        });
}

namespace {

/// "[DATASET [SPLIT [MODEL|ENGINE]]] [causal]"
Result evaluate(workspace::EvaluationController& evaluations, QStringList arguments) {
    ui_evaluation::EvaluationWishes wishes;
    wishes.causal = arguments.removeAll(QStringLiteral("causal")) > 0;
    if (arguments.isEmpty()) {
        evaluations.open();
        return {};
    }
    wishes.dataset = arguments.front();
    wishes.split = arguments.value(1, QStringLiteral("test"));
    if (!QStringList{QStringLiteral("train"), QStringLiteral("val"), QStringLiteral("test")}.contains(
            wishes.split)) {
        return {words(QT_TRANSLATE_NOOP("Commands", "A split is train, val or test.")), {}};
    }
    const QString measured = arguments.value(2, QStringLiteral("kmeans"));
    (QFileInfo::exists(measured) ? wishes.model : wishes.engine) = measured;
    evaluations.evaluate(wishes);
    return {};
}

void addEvaluationCommands(CommandAdder a) {
    workspace::EvaluationController& evaluations = a.session.workspace().evaluations();
    a.addLine("evaluation", QT_TRANSLATE_NOOP("Commands", "E&valuation of models…"),
              "[DATASET] [SPLIT] [MODEL] [causal]", {Qt::CTRL | Qt::SHIFT | Qt::Key_V},
              [&evaluations](const QStringList& arguments) { return evaluate(evaluations, arguments); });
    a.addLine(
        "evaluation-part", QT_TRANSLATE_NOOP("Commands", "Part of the evaluation"), "PART", {},
        [&evaluations](const QStringList& arguments) {
            evaluations.open();
            return Result{evaluations.page()->showPart(arguments.front())
                              ? QString()
                              : words(QT_TRANSLATE_NOOP("Commands", "The parts are overview, figures, "
                                                                    "confusion, types and mistakes.")),
                          {}};
        },
        {}, {}, true);
    a.addLine("open-evaluation", QT_TRANSLATE_NOOP("Commands", "Open an e&valuation…"), "FILE", {},
              [&evaluations](const QStringList& arguments) {
                  evaluations.openFile(arguments.front());
                  return Result{};
              });
}

} // namespace

void addWorkspaceCommands(CommandAdder a) {
    workspace::Workspace& work = a.session.workspace();
    ui_shell::InstrumentWindow& window = a.window;
    a.addLine("import", QT_TRANSLATE_NOOP("Commands", "&Import files…"), "[FILE…]", {Qt::CTRL | Qt::Key_I},
              [&work](const QStringList& arguments) {
                  work.imports().open(arguments);
                  return Result{};
              });
    a.add("new-plant", QT_TRANSLATE_NOOP("Commands", "New &synthetic plant…"), {},
          [&work] { work.plants().open(); });
    addEvaluationCommands(a);
    a.add("project", QT_TRANSLATE_NOOP("Commands", "&Project…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_O},
          [&work] { work.project().open(); });
    a.addLine("new-project", QT_TRANSLATE_NOOP("Commands", "Ne&w project…"), "FILE", {},
              [&work](const QStringList& arguments) {
                  work.project().makeProject(arguments.front());
                  return Result{};
              });
    a.addLine("open-project", QT_TRANSLATE_NOOP("Commands", "Open a pro&ject…"), "FILE", {},
              [&work](const QStringList& arguments) {
                  work.project().openProject(arguments.front());
                  return Result{};
              });
    a.addLine(
        "find-in-logs", QT_TRANSLATE_NOOP("Commands", "&Find in the logs"), "[TEXT]",
        {Qt::CTRL | Qt::SHIFT | Qt::Key_L},
        [&window](const QStringList& arguments) {
            window.showPanel(QStringLiteral("logs"));
            if (!arguments.isEmpty()) {
                window.logs()->setText(arguments.join(QLatin1Char(' ')));
            }
            return Result{};
        },
        a.recording());
    const auto walk = [&session = a.session](int direction) {
        return [&session, direction](const QStringList&) { return Result{session.walkHits(direction), {}}; };
    };
    a.addLine("next-hit", QT_TRANSLATE_NOOP("Commands", "Next entry found in the logs"), "", {Qt::Key_F3},
              walk(1), a.recording());
    a.addLine("previous-hit", QT_TRANSLATE_NOOP("Commands", "Entry found in the logs before"), "",
              {Qt::SHIFT | Qt::Key_F3}, walk(-1), a.recording());
    a.addLine(
        "export-log", QT_TRANSLATE_NOOP("Commands", "Save the &log entries found as CSV…"), "[FILE]", {},
        [&work, &window](const QStringList& arguments) { return exportLog(work, window, arguments); },
        a.recording());
}

} // namespace vestigo::session
