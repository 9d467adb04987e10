// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"
#include "ui/common/theme.h"
#include "ui/common/translator/qt_translator.h"
#include "ui/shell/instrument_window.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QDir>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QApplication>

namespace {

QString languageOf(const QCommandLineParser& arguments) {
    if (arguments.isSet(QStringLiteral("lang"))) {
        return arguments.value(QStringLiteral("lang"));
    }
    const QString chosen = QSettings().value(QStringLiteral("language")).toString();
    if (!chosen.isEmpty()) {
        return chosen;
    }
    return QLocale::system().language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

/// The project that is kept for the user who has chosen none.
std::filesystem::path defaultDatabase() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return QDir().mkpath(folder)
               ? std::filesystem::path((folder + QStringLiteral("/project.vestigo")).toStdString())
               : std::filesystem::path();
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("vestigo"));
    QApplication::setApplicationVersion(QStringLiteral(VESTIGO_VERSION));
    QCommandLineParser arguments;
    arguments.addHelpOption();
    arguments.addVersionOption();
    arguments.addOption({QStringLiteral("lang"), QStringLiteral("en or zh_CN"), QStringLiteral("language")});
    arguments.addOption({QStringLiteral("dark"), QStringLiteral("begin with the dark theme")});
    arguments.addOption({QStringLiteral("analyse"), QStringLiteral("analyse the recording at once")});
    arguments.addPositionalArgument(QStringLiteral("RECORDING"),
                                    QStringLiteral("folder with recording.json"));
    arguments.process(application);
    const auto translation = vestigo::ui_common::loadTranslation(languageOf(arguments).toStdString());
    if (translation) {
        QApplication::installTranslator(translation.get());
    }
    vestigo::ui_common::setTheme(arguments.isSet(QStringLiteral("dark")) ? vestigo::ui_common::darkTheme()
                                                                         : vestigo::ui_common::lightTheme());
    vestigo::ui_shell::InstrumentWindow window;
    vestigo::session::Session session(window, defaultDatabase());
    QObject::connect(&window, &vestigo::ui_shell::InstrumentWindow::languageRequested, &window,
                     [&window](const QString& language) {
                         QSettings().setValue(QStringLiteral("language"), language);
                         window.showNotice(QCoreApplication::translate(
                             "Main", "The language changes when Vestigo is started again."));
                     });
    window.show();
    const QStringList paths = arguments.positionalArguments();
    if (!paths.isEmpty()) {
        session.openRecording(paths.front());
    }
    if (arguments.isSet(QStringLiteral("analyse"))) {
        QObject::connect(&session, &vestigo::session::Session::recordingOpened, &session,
                         &vestigo::session::Session::analyse);
    }
    return QApplication::exec();
}
