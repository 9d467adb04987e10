// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/command_adder.h"
#include "app/session/demo.h"
#include "app/session/window_picture.h"
#include "ui/common/error_text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QThreadPool>
#include <QtCore/QTimer>
#include <QtWidgets/QFileDialog>

#include <memory>

namespace vestigo::session {

namespace {

using Result = CommandAdder::Result;

QString words(const char* text) {
    return QCoreApplication::translate("Commands", text);
}

/// "FILE [frontline|expert] [en|zh_CN]", the last two in any order.
Result exportTo(Session& session, const QStringList& arguments) {
    report::Role role = session.role();
    QString language = session.language();
    for (const QString& word : arguments.mid(1)) {
        if (word == QLatin1String("frontline")) {
            role = report::Role::Frontline;
        } else if (word == QLatin1String("expert")) {
            role = report::Role::Expert;
        } else if (Language::isKnown(word)) {
            language = word;
        } else {
            return {words(QT_TRANSLATE_NOOP("Commands", "\"%1\" is neither a role nor a language."))
                        .arg(word.left(60)),
                    {}};
        }
    }
    session.exportReport(arguments.front(), role, language);
    return {};
}

Result savePicture(ui_shell::InstrumentWindow& window, const QStringList& arguments) {
    QString file = arguments.value(0);
    if (file.isEmpty()) {
        file = QFileDialog::getSaveFileName(&window, words(QT_TRANSLATE_NOOP("Commands", "Save the window")),
                                            QDir::home().filePath(QStringLiteral("vestigo.png")),
                                            words(QT_TRANSLATE_NOOP("Commands", "Pictures (*.png)")));
    }
    if (file.isEmpty()) {
        return {};
    }
    const auto saved = saveWindowPicture(window, arguments.value(1), file);
    return {saved ? QString() : ui_common::errorLine(saved.error()), {}};
}

/// Idle for a few turns of the event loop: what was asked of the views is painted then.
Result waitUntilReady(Session& session) {
    auto quiet = std::make_shared<int>(0);
    constexpr int turns = 5;
    return {{}, [&session, quiet] {
                const bool idle = session.isIdle() && QThreadPool::globalInstance()->activeThreadCount() == 0;
                *quiet = idle ? *quiet + 1 : 0;
                return *quiet >= turns;
            }};
}

Result waitFor(Session& session, const QString& wanted) {
    if (wanted.isEmpty() || wanted == QLatin1String("ready")) {
        return waitUntilReady(session);
    }
    bool isNumber = false;
    const double seconds = wanted.toDouble(&isNumber);
    if (!isNumber || !(seconds >= 0.0 && seconds <= 3600.0)) {
        return {words(QT_TRANSLATE_NOOP("Commands", "Wait for \"ready\" or for seconds up to 3600.")), {}};
    }
    auto timer = std::make_shared<QElapsedTimer>();
    timer->start();
    return {{}, [timer, seconds] { return static_cast<double>(timer->elapsed()) >= seconds * 1000.0; }};
}

} // namespace

void addFileCommands(CommandAdder a) {
    Session& session = a.session;
    ui_shell::InstrumentWindow& window = a.window;
    a.addLine("open", QT_TRANSLATE_NOOP("Commands", "&Open recording…"), "[FOLDER]", {QKeySequence::Open},
              [&session, &window](const QStringList& arguments) {
                  if (arguments.isEmpty()) {
                      window.askForRecording();
                  } else {
                      session.openRecording(arguments.front());
                  }
                  return Result{};
              });
    a.add(
        "open-demo", QT_TRANSLATE_NOOP("Commands", "Open the &demonstration"), {},
        [&session] { session.openRecording(demoRecording()); },
        [] {
            return demoRecording().isEmpty()
                       ? words(QT_TRANSLATE_NOOP("Commands", "The demonstration is not installed."))
                       : QString();
        });
    a.add(
        "report", QT_TRANSLATE_NOOP("Commands", "&Report…"), {Qt::CTRL | Qt::Key_E},
        [&session] { session.showReport(); }, a.analysis());
    a.addLine(
        "export", QT_TRANSLATE_NOOP("Commands", "E&xport the report as PDF…"),
        "[FILE] [frontline|expert] [en|zh_CN]", {Qt::CTRL | Qt::SHIFT | Qt::Key_E},
        [&session, &window](const QStringList& arguments) {
            if (!arguments.isEmpty()) {
                return exportTo(session, arguments);
            }
            const QString file = QFileDialog::getSaveFileName(
                &window, words(QT_TRANSLATE_NOOP("Commands", "Export the report")),
                QDir::home().filePath(QStringLiteral("report.pdf")),
                words(QT_TRANSLATE_NOOP("Commands", "PDF files (*.pdf)")));
            return file.isEmpty() ? Result{} : exportTo(session, {file});
        },
        a.analysis());
    a.addLine("screenshot", QT_TRANSLATE_NOOP("Commands", "&Save a picture of the window…"),
              "[FILE] [report|evaluation]", {},
              [&window](const QStringList& arguments) { return savePicture(window, arguments); });
    a.add("quit", QT_TRANSLATE_NOOP("Commands", "&Quit"), {QKeySequence::Quit}, [&window] {
        // Not from within the menu that asks for it.
        QTimer::singleShot(0, &window, [&window] {
            if (window.close()) { // unless something asks first
                QCoreApplication::quit();
            }
        });
    });
}

void addScriptCommands(CommandAdder a) {
    Session& session = a.session;
    ui_shell::InstrumentWindow& window = a.window;
    a.addLine(
        "wait", QT_TRANSLATE_NOOP("Commands", "Wait"), "[ready|SECONDS]", {},
        [&session](const QStringList& arguments) { return waitFor(session, arguments.value(0)); }, {}, {},
        true);
    a.addLine(
        "size", QT_TRANSLATE_NOOP("Commands", "Size of the window"), "WIDTH HEIGHT", {},
        [&window](const QStringList& arguments) {
            const int width = arguments.value(0).toInt();
            const int height = arguments.value(1).toInt();
            if (width < 400 || height < 300 || width > 16000 || height > 16000) {
                return Result{words(QT_TRANSLATE_NOOP("Commands", "A size is two numbers of pixels.")), {}};
            }
            window.resize(width, height);
            return Result{};
        },
        {}, {}, true);
}

} // namespace vestigo::session
