// SPDX-License-Identifier: GPL-3.0-or-later
// F1 opens the page of the panel that has the focus, in the window's language.
#include "app/workspace/workspace.h"
#include "tests/app/session/application_probe.h"
#include "ui/help/help_window.h"
#include "ui/shell/panel_area.h"

#include <QtWidgets/QDialog>
#include <QtWidgets/QTextBrowser>

using namespace vestigo;

class HelpWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { testing::QtWarnings::watch(); }
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }

    void f1OpensThePageOfTheFocusedPanel() {
        testing::ApplicationProbe probe;
        QVERIFY(probe.open(probe.example()));
        QApplication::setActiveWindow(probe.window.get());
        for (const QString& panel : ui_shell::PanelArea::names()) {
            QApplication::setActiveWindow(probe.window.get());
            QVERIFY(probe.window->showPanel(panel));
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_F1);
            const ui_help::HelpWindow* help = probe.session->workspace().help();
            QVERIFY2(help != nullptr, qPrintable(panel));
            QCOMPARE(help->page(), panel);
        }
        QVERIFY(probe.waitUntilIdle());
    }

    /// A dialog holds the window's keys; F1 works in it all the same, and the help can be used beside it.
    void f1OpensThePageOfADialog_data() {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("page");
        QTest::newRow("import") << QStringLiteral("import") << QStringLiteral("import");
        QTest::newRow("project") << QStringLiteral("project") << QStringLiteral("project");
        QTest::newRow("preferences") << QStringLiteral("preferences") << QStringLiteral("preferences");
        QTest::newRow("shelve") << QStringLiteral("shelve") << QStringLiteral("alarms");
        QTest::newRow("alarm-load") << QStringLiteral("alarm-load") << QStringLiteral("alarms");
    }
    void f1OpensThePageOfADialog() {
        QFETCH(QString, command);
        QFETCH(QString, page);
        testing::ApplicationProbe probe;
        if (page == QLatin1String("alarms")) {
            QVERIFY(probe.open(probe.example()));
            QVERIFY(probe.analyse());
        }
        QVERIFY(probe.commands.run(command).problem.isEmpty());
        QVERIFY(probe.waitUntilIdle());
        QDialog* dialog = nullptr;
        for (QDialog* one : probe.window->findChildren<QDialog*>()) {
            dialog = one->isVisible() ? one : dialog;
        }
        QVERIFY(dialog != nullptr);
        QWidget* field = dialog->focusWidget() != nullptr ? dialog->focusWidget() : dialog;
        QTest::keyClick(field, Qt::Key_F1);
        ui_help::HelpWindow* help = probe.session->workspace().help();
        QVERIFY(help != nullptr && help->isVisible());
        QCOMPARE(help->page(), page);
        if (dialog->isModal()) {
            QCOMPARE(help->parentWidget(), dialog); // else the dialog would hold it, too
        }
        help->close();
        dialog->reject();
    }

    void theHelpSpeaksTheWindowsLanguage() {
        testing::ApplicationProbe probe;
        QVERIFY(probe.run("help", {"logs"}));
        QVERIFY(probe.run("language", {"zh_CN"}));
        QTest::qWait(50);
        QVERIFY(probe.run("help", {"logs"}));
        const auto* text =
            probe.session->workspace().help()->findChild<QTextBrowser*>(QStringLiteral("helpText"));
        QVERIFY(text->toPlainText().contains(QStringLiteral("日志")));
        QVERIFY(probe.run("language", {"en"}));
        QTest::qWait(50);
    }
};

QTEST_MAIN(HelpWindowTest)
#include "help_window_test.moc"
