// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/session/application_probe.h"
#include "ui/commands/command_palette.h"
#include "ui/commands/keys_page.h"
#include "ui/common/theme.h"
#include "ui/report/report_preview.h"
#include "ui/shell/panel.h"

#include <QtCore/QFile>
#include <QtGui/QAction>
#include <QtGui/QScreen>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QPushButton>

using namespace vestigo;
using testing::ApplicationProbe;
using testing::QtWarnings;

/// Languages, themes, modes, layouts, the palette and the report, on one analysed recording.
class WindowTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ApplicationProbe> app_;

    void type(const QString& text) const {
        auto* input = app_->find<QLineEdit>("paletteInput");
        input->clear();
        QTest::keyClicks(input, text);
    }

    QStringList menuTitles() const {
        QStringList titles;
        for (const QAction* action : app_->window->menuBar()->actions()) {
            titles += action->text();
        }
        return titles;
    }

private Q_SLOTS:
    void initTestCase() {
        QtWarnings::watch();
        app_ = std::make_unique<ApplicationProbe>();
        QVERIFY(app_->open(testing::demoFolder()));
        QVERIFY(app_->analyse());
    }
    void cleanup() {
        QVERIFY(app_->waitUntilIdle());
        QCOMPARE(QtWarnings::take(), QStringList());
    }
    void cleanupTestCase() { app_.reset(); }

    void anotherLanguageAtOnceAndNothingIsLost() {
        QVERIFY(app_->run("incident", {"2"}));
        QVERIFY(app_->run("seek", {"40"}));
        const QString incident = app_->session->incident();
        const QString english = app_->find<QLabel>("incidentInWords")->text();
        app_->commands.action(QStringLiteral("chinese"))->trigger();
        QTRY_COMPARE(app_->find<QPushButton>("analyse")->text(), QStringLiteral("分析"));
        QVERIFY(menuTitles().join(' ').contains("文件"));
        QCOMPARE(app_->window->panels()->find("terminals")->windowTitle(), QStringLiteral("终端"));
        QVERIFY(app_->find<QLabel>("incidentInWords")->text() != english);
        QCOMPARE(app_->session->incident(), incident);
        QCOMPARE(app_->session->time(), 40.0);
        QVERIFY(app_->allAtOneTime());
        QCOMPARE(app_->window->timeline()->incident(), incident);
        QVERIFY(app_->run("language", {"en"}));
        QTRY_COMPARE(app_->find<QPushButton>("analyse")->text(), QStringLiteral("Analyse"));
        QCOMPARE(app_->find<QLabel>("incidentInWords")->text(), english);
    }

    void theErrorIsSaidAgainInTheOtherLanguage() {
        QVERIFY(app_->run("open", {"/nowhere/at/all"}));
        QVERIFY(app_->waitUntilIdle());
        const QString english = app_->window->message();
        QVERIFY(english.contains("/nowhere/at/all"));
        QVERIFY(app_->run("language", {"zh_CN"}));
        QTRY_VERIFY(app_->window->message() != english);
        QVERIFY(app_->window->message().contains("/nowhere/at/all"));
        QVERIFY(app_->run("language", {"en"}));
        QTRY_COMPARE(app_->window->message(), english);
    }

    void darkAndLight() {
        QVERIFY(app_->run("theme", {"dark"}));
        QVERIFY(ui_common::theme().dark);
        QVERIFY(app_->find<QLabel>("alarmLoad")->text().contains(ui_common::darkTheme().selection.name()));
        QVERIFY(app_->commands.action(QStringLiteral("dark"))->isChecked());
        QVERIFY(app_->run("dark"));
        QVERIFY(!ui_common::theme().dark);
        QVERIFY(!app_->run("theme", {"pink"}));
    }

    /// No view may make or delete widgets while the style goes over all of them.
    void theThemeChangesInEveryModeAndLanguage() {
        for (const char* mode : {"frontline", "expert"}) {
            for (const char* language : {"zh_CN", "en"}) {
                QVERIFY(app_->run(mode));
                QVERIFY(app_->run("report"));
                QVERIFY(app_->run("language", {language}));
                QVERIFY(app_->waitUntilIdle());
                QTest::qWait(50);
                QVERIFY(app_->run("theme", {"dark"}));
                QTest::qWait(20);
                QVERIFY(app_->run("theme", {"light"}));
            }
        }
        QTRY_COMPARE(app_->find<QPushButton>("analyse")->text(), QStringLiteral("Analyse"));
        if (app_->session->preview() != nullptr) {
            app_->session->preview()->close();
        }
        QTRY_VERIFY(app_->session->preview() == nullptr);
        app_->window->activateWindow(); // no window manager does it here
        QVERIFY(QTest::qWaitForWindowActive(app_->window.get()));
    }

    void frontlineShowsWhatNeedsNoStatistics() {
        QTest::mouseClick(app_->find<QPushButton>("frontline"), Qt::LeftButton);
        QVERIFY(app_->find<QPushButton>("frontline")->isChecked());
        QVERIFY(!app_->find<QPushButton>("expert")->isChecked());
        QVERIFY(!app_->find<QWidget>("timeline")->isVisible());
        QVERIFY(!app_->find<QWidget>("terminalList")->isVisible());
        QVERIFY(!app_->find<QWidget>("engines")->isVisible());
        QVERIFY(!app_->find<QWidget>("causalView")->isVisible());
        for (const char* shown : {"sitePlan", "incidentList", "player", "incidentInWords", "checkFirst"}) {
            QTRY_VERIFY2(app_->find<QWidget>(shown)->isVisible(), shown);
        }
        QTest::mouseClick(app_->find<QPushButton>("expert"), Qt::LeftButton);
        QTRY_VERIFY(app_->find<QWidget>("timeline")->isVisible());
        QTRY_VERIFY(app_->find<QWidget>("causalView")->isVisible());
    }

    void layoutsAreKeptByNameAndReset() {
        ui_shell::PanelArea* area = app_->window->panels();
        QVERIFY(app_->run("hide-panel", {"plan"}));
        QTRY_VERIFY(!area->find("plan")->isVisible());
        QVERIFY(app_->run("layout-save", {"no plan"}));
        QVERIFY(app_->run("layout-reset"));
        QTRY_VERIFY(area->find("plan")->isVisible());
        QVERIFY(app_->run("layout", {"no plan"}));
        QTRY_VERIFY(!area->find("plan")->isVisible());
        QVERIFY(!app_->run("layout", {"another"}));
        QVERIFY(app_->run("panel-plan"));
        QTRY_VERIFY(area->find("plan")->isVisible());
        QVERIFY(!app_->run("hide-panel", {"nothing"}));
        QVERIFY(app_->run("layout-reset"));
    }

    void thePaletteFindsAndRuns() {
        QTest::keyClick(app_->window.get(), Qt::Key_K, Qt::ControlModifier);
        auto* palette = app_->find<QWidget>("commandPalette");
        QVERIFY(palette->isVisible());
        auto* list = app_->find<QListWidget>("paletteList");
        type("pack rob");
        QVERIFY(list->count() > 0);
        bool found = false;
        for (int i = 0; i < list->count() && !found; ++i) {
            found = list->item(i)->text() == QLatin1String("Pack robot (robot-02)");
            if (found) {
                list->setCurrentRow(i);
            }
        }
        QVERIFY(found);
        QTest::keyClick(app_->find<QLineEdit>("paletteInput"), Qt::Key_Return);
        QVERIFY(!palette->isVisible());
        QCOMPARE(app_->session->terminal(), QStringLiteral("robot-02"));
    }

    void thePaletteGoesToATimeOfTheSite() {
        QTest::keyClick(app_->window.get(), Qt::Key_K, Qt::ControlModifier);
        type("09:32:41.5");
        QTest::keyClick(app_->find<QLineEdit>("paletteInput"), Qt::Key_Return);
        QCOMPARE(app_->session->time(), 41.5);
    }

    void thePaletteAsksForWhatACommandNeeds() {
        QTest::keyClick(app_->window.get(), Qt::Key_G, Qt::ControlModifier);
        auto* input = app_->find<QLineEdit>("paletteInput");
        QCOMPARE(input->text(), QStringLiteral("seek "));
        QTest::keyClicks(input, "12.5");
        QTest::keyClick(input, Qt::Key_Return);
        QCOMPARE(app_->session->time(), 12.5);
        QTest::keyClick(app_->window.get(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClick(input, Qt::Key_Escape);
        QVERIFY(!app_->find<QWidget>("commandPalette")->isVisible());
    }

    void aPageOfAllKeys() {
        QTest::keyClick(app_->window.get(), Qt::Key_Question);
        auto* page = app_->find<ui_commands::KeysPage>("keysPage");
        QVERIFY(page != nullptr && page->isVisible());
        QStringList texts;
        for (const QLabel* label : page->findChildren<QLabel*>()) {
            texts += label->text();
        }
        for (const char* key : {"Space", "J", "K", "L", ", (comma)", "N", "P", "C", "E", "Ctrl+K", "?"}) {
            QVERIFY2(texts.contains(QLatin1String(key)), key);
        }
        QTest::mouseClick(app_->find<QPushButton>("closeKeys"), Qt::LeftButton);
        QTRY_VERIFY(app_->find<QWidget>("keysPage") == nullptr);
    }

    /// Everything can be reached without a mouse: by a key, or by name in the palette.
    void everyCommandIsInThePaletteAndNoKeyIsTwice() {
        QStringList keys;
        for (const ui_commands::Command& command : app_->commands.commands()) {
            const auto found = ui_commands::paletteEntries(app_->commands, {}, command.id);
            const bool listed = std::any_of(found.begin(), found.end(),
                                            [&](const auto& entry) { return entry.command == command.id; });
            QVERIFY2(listed != command.scriptsOnly, qPrintable(command.id));
            for (const QKeySequence& key : command.keys) {
                QVERIFY2(!keys.contains(key.toString()), qPrintable(key.toString()));
                keys += key.toString();
            }
        }
    }

    void theReportIsShownAndExported() {
        QTest::mouseClick(app_->find<QPushButton>("report"), Qt::LeftButton);
        QVERIFY(app_->session->preview() != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(app_->session->preview()->pages() > 1, testing::longestWaitMs);
        QCOMPARE(app_->session->preview()->role(), report::Role::Expert);
        const QString file = QString::fromStdString((app_->folder / "shown.pdf").string());
        QSignalSpy exported(app_->session.get(), &session::Session::exported);
        app_->session->preview()->exportTo(file);
        QTRY_COMPARE_WITH_TIMEOUT(exported.count(), 1, testing::longestWaitMs);
        QFile pdf(file);
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        QVERIFY(pdf.read(5) == "%PDF-");
        app_->session->preview()->close();
        QTRY_VERIFY(app_->session->preview() == nullptr);
    }

    void theReportIsExportedByCommand() {
        const QString file = QString::fromStdString((app_->folder / "sheet.pdf").string());
        QSignalSpy exported(app_->session.get(), &session::Session::exported);
        QVERIFY(app_->run("export", {file, "frontline", "zh_CN"}));
        QVERIFY(app_->waitUntilIdle());
        QCOMPARE(exported.count(), 1);
        QVERIFY(QFile::exists(file));
        QVERIFY(app_->window->message().contains(file));
        QVERIFY(!app_->run("export", {file, "manager"}));
    }

    void aReportThatCannotBeWrittenSaysWhere() {
        QSignalSpy failed(app_->session.get(), &session::Session::failed);
        QVERIFY(app_->run("export", {"/nowhere/report.pdf"}));
        QVERIFY(app_->waitUntilIdle());
        QCOMPARE(failed.count(), 1);
        QVERIFY(app_->window->message().contains("/nowhere/report.pdf"));
    }

    void lanesAreTakenBackAndDoneAgain() {
        const QStringList before = app_->window->timeline()->lanes();
        QVERIFY(before.size() >= 2);
        QStringList wanted = before;
        wanted.move(0, 1);
        QVERIFY(app_->run("lanes", wanted));
        QCOMPARE(app_->window->timeline()->lanes(), wanted);
        app_->window->activateWindow(); // no window manager does it here
        QVERIFY(QTest::qWaitForWindowActive(app_->window.get()));
        QTest::keyClick(app_->window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(app_->window->timeline()->lanes(), before);
        QTest::keyClick(app_->window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(app_->window->timeline()->lanes(), wanted);
        QVERIFY(app_->run("undo"));
        QVERIFY(!app_->run("undo")); // says that there is nothing more
    }

    void aPictureOfTheWindow() {
        const QString file = QString::fromStdString((app_->folder / "window.png").string());
        QVERIFY(app_->run("screenshot", {file}));
        QImage picture(file);
        QCOMPARE(picture.size(), app_->window->size() * app_->window->devicePixelRatio());
        QVERIFY(!app_->run("screenshot", {"/nowhere/window.png"}));
        QVERIFY(!app_->run("screenshot", {file, "report"})); // none is open
    }

    void fitsASmallScreen() {
        app_->window->resize(1280, 720);
        QTest::qWait(50);
        QCOMPARE(app_->window->size(), QSize(1280, 720));
        app_->window->resize(1400, 900);
    }

    void beginsNoLargerThanTheScreen() {
        ui_commands::CommandRegistry commands;
        const ui_shell::InstrumentWindow fresh(commands);
        const QSize room = fresh.screen()->availableSize();
        QVERIFY2(fresh.width() <= room.width() && fresh.height() < room.height(),
                 "the title bar needs room too");
    }
};

QTEST_MAIN(WindowTest)
#include "window_test.moc"
