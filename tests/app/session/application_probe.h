// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"
#include "tests/support/qt_warnings.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"
#include "ui/commands/command_registry.h"
#include "ui/common/style.h"
#include "ui/player/player_view.h"
#include "ui/shell/instrument_window.h"
#include "ui/timeline/timeline_view.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QListView>

#include <memory>

namespace vestigo::testing {

constexpr int longestWaitMs = 120000; ///< a loaded machine is slow; a hang is longer still

/// The whole application as main() makes it, on a project of its own and with preferences that are forgotten.
class ApplicationProbe {
public:
    ApplicationProbe() {
        ui_common::applyLook(ui_common::lightTheme());
        window = std::make_unique<ui_shell::InstrumentWindow>(commands);
        session::SessionOptions options;
        options.database = folder / "project.vestigo";
        options.remembered = false;
        options.models = folder / "models";
        session = std::make_unique<session::Session>(*window, commands, options);
        offeredFirst = window->engine();
        window->setEngine(QStringLiteral("kmeans")); // quick; tests of another engine choose it
        window->resize(1400, 900);
        window->show();
    }

    QString example() const {
        const auto path = folder / "example";
        if (!std::filesystem::exists(path)) {
            writeExampleRecording(path);
        }
        return QString::fromStdString(path.string());
    }

    template <class Widget>
    Widget* find(const char* name) const {
        return window->findChild<Widget*>(QLatin1String(name));
    }

    bool waitUntilIdle() const {
        return QTest::qWaitFor([this] { return session->isIdle(); }, longestWaitMs);
    }

    /// Opens it and waits for it.
    bool open(const QString& path) {
        const ui_commands::CommandResult result = commands.run(QStringLiteral("open"), {path});
        return result.problem.isEmpty() && waitUntilIdle() && session->hasRecording();
    }

    bool analyse() {
        const ui_commands::CommandResult result = commands.run(QStringLiteral("analyse"));
        return result.problem.isEmpty() && waitUntilIdle() && session->analysis() != nullptr;
    }

    bool run(const char* command, const QStringList& arguments = {}) {
        return commands.run(QLatin1String(command), arguments).problem.isEmpty();
    }

    /// Every view stands at the session's time.
    bool allAtOneTime() const {
        return qAbs(window->player()->time() - session->time()) < 1e-9 &&
               qAbs(window->timeline()->time() - session->time()) < 1e-9;
    }

    TemporaryFolder folder;
    ui_commands::CommandRegistry commands;
    std::unique_ptr<ui_shell::InstrumentWindow> window;
    std::unique_ptr<session::Session> session; ///< goes before the window
    QString offeredFirst;                      ///< the engine, before a test chooses
};

inline QString demoFolder() {
    return QStringLiteral(VESTIGO_SOURCE_DIR "/resources/demo/recording");
}

/// A click on a row of a list.
inline void clickRow(QListView* list, int row) {
    const QRect place = list->visualRect(list->model()->index(row, 0));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, place.center());
}

} // namespace vestigo::testing
