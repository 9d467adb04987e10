// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/script/script_runner.h"
#include "app/session/session.h"
#include "ui/commands/command_registry.h"
#include "ui/common/style.h"
#include "ui/common/translator/qt_translator.h"
#include "ui/shell/instrument_window.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>
#include <QtCore/QTimer>
#include <QtWidgets/QApplication>

#include <cstdio>
#include <memory>

namespace {

using namespace vestigo;

struct Options {
    QString language;
    QString project;
    QString script;
    QString recording;
    bool dark = false;
    bool analyse = false;
};

/// Ends the program itself where only help or the version is asked for, or an option is unknown.
Options readOptions(const QCoreApplication& application) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Finds what was abnormal in a recording of industrial terminals, and shows why."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption language(QStringLiteral("lang"), QStringLiteral("Language: en or zh_CN."),
                                      QStringLiteral("language"));
    const QCommandLineOption dark(QStringLiteral("dark"), QStringLiteral("Begin with the dark theme."));
    const QCommandLineOption analyse(QStringLiteral("analyse"),
                                     QStringLiteral("Analyse the recording at once."));
    const QCommandLineOption project(
        QStringLiteral("project"), QStringLiteral("Keep analyses in this file instead of your own project."),
        QStringLiteral("file"));
    const QCommandLineOption script(
        QStringLiteral("script"),
        QStringLiteral("Run the commands of this file, one a line; preferences are neither read nor kept."),
        QStringLiteral("file"));
    parser.addOptions({language, dark, analyse, project, script});
    parser.addPositionalArgument(QStringLiteral("RECORDING"), QStringLiteral("Folder with recording.json."),
                                 QStringLiteral("[RECORDING]"));
    parser.process(application);
    return {parser.value(language), parser.value(project),
            parser.value(script),   parser.positionalArguments().value(0),
            parser.isSet(dark),     parser.isSet(analyse)};
}

QString languageOf(const Options& options, const session::Preferences& preferences) {
    if (!options.language.isEmpty()) {
        return options.language;
    }
    if (!options.script.isEmpty()) {
        return QStringLiteral("en");
    }
    const QString chosen = preferences.value(QStringLiteral("language")).toString();
    if (!chosen.isEmpty()) {
        return chosen;
    }
    return QLocale::system().language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

/// The project that is kept for the user who has chosen none.
std::filesystem::path databaseOf(const Options& options, const session::Preferences& preferences) {
    if (!options.project.isEmpty()) {
        return options.project.toStdString();
    }
    const QString chosen = preferences.value(QStringLiteral("project")).toString();
    if (!chosen.isEmpty() && QFileInfo::exists(chosen)) {
        return chosen.toStdString();
    }
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return QDir().mkpath(folder)
               ? std::filesystem::path((folder + QStringLiteral("/project.vestigo")).toStdString())
               : std::filesystem::path();
}

/// What is answered in the terminal needs no display.
void answerInTerminal(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const QByteArray argument(argv[i]);
        for (const char* asked : {"-h", "--help", "--help-all", "-v", "--version"}) {
            if (argument == asked) {
                readOptions(QCoreApplication(argc, argv));
            }
        }
    }
}

void endWith(const QString& problem) {
    std::fprintf(stderr, "%s\n", qPrintable(problem));
    QCoreApplication::exit(1);
}

/// The script's runner, started; null: it cannot be read, and the application ends.
std::unique_ptr<script::ScriptRunner> startScript(const QString& file, ui_commands::CommandRegistry& commands,
                                                  session::Session& session) {
    auto lines = script::readScript(file, commands);
    if (!lines) {
        const QString problem = QString::fromStdString(lines.error().oneLine(ui_common::QtTranslator()));
        QTimer::singleShot(0, [problem] { endWith(problem); });
        return nullptr;
    }
    auto runner = std::make_unique<script::ScriptRunner>(commands, file, lines.take());
    QObject::connect(runner.get(), &script::ScriptRunner::failed, &endWith);
    QObject::connect(&session, &session::Session::failed, runner.get(), &script::ScriptRunner::fail);
    runner->start();
    return runner;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication::setApplicationName(QStringLiteral("vestigo"));
    QCoreApplication::setApplicationVersion(QStringLiteral(VESTIGO_VERSION));
    answerInTerminal(argc, argv);
    QApplication application(argc, argv);
    const Options options = readOptions(application);
    const bool remembered = options.script.isEmpty();
    const session::Preferences preferences(remembered);
    const bool bySystem = preferences.value(QStringLiteral("theme")).toString() == QLatin1String("system");
    const bool dark = options.dark || (bySystem ? ui_common::systemIsDark()
                                                : preferences.value(QStringLiteral("dark")).toBool());
    ui_common::applyLook(dark ? ui_common::darkTheme() : ui_common::lightTheme());
    ui_commands::CommandRegistry commands;
    ui_shell::InstrumentWindow window(commands);
    session::Session session(window, commands,
                             {databaseOf(options, preferences), languageOf(options, preferences), remembered,
                              pipeline::ModelLibrary::userFolder()});
    window.show();
    if (!options.recording.isEmpty()) {
        if (options.analyse) {
            QObject::connect(&session, &session::Session::recordingOpened, &session,
                             &session::Session::analyse, Qt::QueuedConnection);
        }
        session.openRecording(options.recording);
    }
    std::unique_ptr<script::ScriptRunner> runner;
    if (!options.script.isEmpty()) {
        runner = startScript(options.script, commands, session);
    }
    return QApplication::exec();
}
