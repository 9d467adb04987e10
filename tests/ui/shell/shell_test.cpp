// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_warnings.h"
#include "ui/shell/check_list.h"
#include "ui/shell/feature_row.h"
#include "ui/shell/message_banner.h"
#include "ui/shell/panel.h"
#include "ui/shell/panel_area.h"
#include "ui/shell/start_page.h"

#include "ui/commands/command_registry.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>

#include <map>

using namespace vestigo;
using namespace vestigo::ui_shell;

namespace {

/// The panels, empty.
std::unique_ptr<PanelArea> shownArea(WindowMode mode) {
    auto area = std::make_unique<PanelArea>();
    area->resize(1400, 800);
    const auto panel = [&](const char* name) {
        return new Panel(QLatin1String(name), QLatin1String(name), new QWidget, area.get());
    };
    PanelArea::Panels panels;
    panels.plan = panel("plan");
    panels.terminals = panel("terminals");
    panels.incidents = panel("incidents");
    panels.video = panel("video");
    panels.timeline = panel("timeline");
    panels.why = panel("why");
    panels.logs = panel("logs");
    area->setPanels(panels, mode);
    area->show();
    return area;
}

QStringList visibleOf(const PanelArea& area) {
    QStringList names;
    for (const Panel* panel : area.panels().all()) {
        if (!panel->isHidden()) {
            names += panel->objectName();
        }
    }
    return names;
}

/// All but the logs, which wait until somebody asks for them.
QStringList shownAtFirst() {
    QStringList names = PanelArea::names();
    names.removeOne(QStringLiteral("logs"));
    return names;
}

} // namespace

class ShellTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { testing::QtWarnings::watch(); }
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }

    void whereWhatWhyFromLeftToRight() {
        const auto area = shownArea(WindowMode::Expert);
        QCOMPARE(visibleOf(*area), shownAtFirst());
        QTRY_VERIFY(area->find("plan")->x() < area->find("video")->x());
        QVERIFY(area->find("video")->x() < area->find("why")->x());
        QVERIFY(area->find("video")->y() < area->find("timeline")->y());
        QVERIFY(area->find("video")->width() > area->find("why")->width());
        QVERIFY(area->find("another") == nullptr);
    }

    void eachModeKeepsItsOwnArrangement() {
        const auto area = shownArea(WindowMode::Expert);
        area->find("plan")->hide();
        area->setMode(WindowMode::Frontline);
        QCOMPARE(visibleOf(*area), QStringList({"plan", "incidents", "video", "why"}));
        area->find("incidents")->hide();
        area->setMode(WindowMode::Expert);
        QCOMPARE(visibleOf(*area), QStringList({"terminals", "incidents", "video", "timeline", "why"}));
        area->setMode(WindowMode::Frontline);
        QCOMPARE(visibleOf(*area), QStringList({"plan", "video", "why"}));
        area->reset();
        QCOMPARE(visibleOf(*area), QStringList({"plan", "incidents", "video", "why"}));
    }

    void arrangementsComeBackInAnotherWindow() {
        const auto first = shownArea(WindowMode::Expert);
        first->find("timeline")->hide();
        first->setMode(WindowMode::Frontline);
        first->find("plan")->hide();
        const auto second = shownArea(WindowMode::Frontline);
        second->setArrangements(first->arrangements());
        QCOMPARE(visibleOf(*second), QStringList({"incidents", "video", "why"}));
        second->setMode(WindowMode::Expert);
        QVERIFY(!visibleOf(*second).contains("timeline"));
        QVERIFY(visibleOf(*second).contains("plan"));
    }

    void bytesOfSomethingElseChangeNothing() {
        const auto area = shownArea(WindowMode::Expert);
        QVERIFY(!area->setArrangement("nonsense"));
        QVERIFY(!area->setArrangement({}));
        QCOMPARE(visibleOf(*area), shownAtFirst());
    }

    void aMessageSaysWhatWhereAndWhatToDo() {
        MessageBanner banner;
        QVERIFY(banner.isHidden());
        banner.showError("The file does not exist", "/r/<b>x</b>", "Check the name");
        QVERIFY(!banner.isHidden());
        QCOMPARE(banner.text(),
                 QStringLiteral("The file does not exist\n/r/<b>x</b>\nWhat to do: Check the name"));
        QTest::mouseClick(banner.findChild<QPushButton*>("closeMessage"), Qt::LeftButton);
        QVERIFY(banner.isHidden());
        banner.showNotice("Written");
        QCOMPARE(banner.text(), QStringLiteral("Written"));
    }

    /// What lies behind another panel's tab is shown for Qt, but nobody sees it: Tab passes it by.
    void tabDoesNotReachAPanelBehindAnothersTab() {
        const auto area = shownArea(WindowMode::Expert);
        std::map<QString, QPushButton*> buttons;
        for (Panel* panel : area->panels().all()) {
            auto* button = new QPushButton(panel->objectName(), panel->content());
            button->show();
            buttons[panel->objectName()] = button;
        }
        QVERIFY(QTest::qWaitForWindowActive(area.get()));
        const auto reached = [&area] {
            QStringList names;
            for (int i = 0; i < 20; ++i) {
                QTest::keyClick(area.get(), Qt::Key_Tab);
                if (const auto* button = qobject_cast<QPushButton*>(QApplication::focusWidget())) {
                    names += button->text();
                }
            }
            names.removeDuplicates();
            return names;
        };
        area->panels().logs->show();
        area->panels().timeline->comeForward();
        QTRY_VERIFY(!buttons["logs"]->isEnabled());
        QVERIFY(reached().contains("timeline"));
        QVERIFY(!reached().contains("logs"));
        area->panels().logs->comeForward();
        QVERIFY(buttons["logs"]->isEnabled());
        QTRY_VERIFY(!buttons["timeline"]->isEnabled());
        QVERIFY(reached().contains("logs"));
        QVERIFY(!reached().contains("timeline"));
    }

    /// Its buttons stand beside a short text however wide the window is, and a long text breaks before it
    /// gets hard to read.
    void theMessageIsReadableAtAnyWidth_data() {
        QTest::addColumn<int>("width");
        QTest::newRow("1280") << 1280;
        QTest::newRow("2560") << 2560;
    }
    void theMessageIsReadableAtAnyWidth() {
        QFETCH(int, width);
        MessageBanner banner;
        banner.resize(width, 80);
        banner.showUndo("Taken off the list", "Undo");
        const auto* text = banner.findChild<QLabel*>();
        const auto* undo = banner.findChild<QPushButton*>("undoMessage");
        const auto* close = banner.findChild<QPushButton*>("closeMessage");
        QTRY_VERIFY(undo->x() > 0 && undo->x() - text->geometry().right() < 30);
        QVERIFY(close->x() - undo->geometry().right() < 30);
        QVERIFY(text->width() >= text->fontMetrics().horizontalAdvance(text->text()));
        banner.showError(QString("What happened, in many words. ").repeated(20), "/a/file", "Do this");
        QTRY_VERIFY(text->width() > 600 && text->width() <= 900);
        QVERIFY(close->geometry().right() < banner.width());
        QVERIFY(text->height() >= 4 * text->fontMetrics().height());
    }

    /// Names come from files that nobody trusts.
    void whatToCheckShowsNamesAsTheyAre() {
        CheckList list;
        list.setChecks({{"a", "<img src=x>", "look & see"}, {"b\"", "Press", "wiring"}});
        auto* first = list.findChild<QLabel*>("check1");
        QVERIFY(first->text().contains("&lt;img src=x&gt;"));
        QVERIFY(first->text().contains("look &amp; see"));
        QSignalSpy requested(&list, &CheckList::terminalRequested);
        Q_EMIT list.findChild<QLabel*>("check2")->linkActivated("check:2");
        QCOMPARE(requested.front().front().toString(), QStringLiteral("b\""));
        list.setChecks({});
        QVERIFY(list.findChild<QLabel*>("check1") == nullptr);
    }

    void recentRecordingsOpenAtAClick() {
        ui_commands::CommandRegistry registry;
        StartPage page(registry);
        page.show();
        auto* list = page.findChild<QListWidget*>("recentList");
        QVERIFY(!list->isVisible());
        page.setRecent({{"/r/one", "one", "line 8"}, {"/r/two", "two", ""}});
        QVERIFY(list->isVisible());
        QCOMPARE(list->item(0)->text(), QStringLiteral("one · line 8\n/r/one"));
        QSignalSpy opened(&page, &StartPage::openRequested);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(1)).center());
        QCOMPARE(opened.front().front().toString(), QStringLiteral("/r/two"));
    }

    void valuesWithTheirUnitAndWhatIsUsual() {
        analysis::FeatureWeight feature;
        feature.name = "temperature_c";
        feature.unit = "degC";
        QCOMPARE(valuesInWords(feature), QString());
        feature.here = 36.0;
        QCOMPARE(valuesInWords(feature), QStringLiteral("36 °C"));
        feature.usual = 37.0;
        feature.usualSpread = 0.8;
        QCOMPARE(valuesInWords(feature), QStringLiteral("36 °C (usually 37 ± 0.8)"));
        feature.here = 2914.0;
        QCOMPARE(valuesInWords(feature), QStringLiteral("2910 °C (usually 37 ± 0.8)"));
    }
};

QTEST_MAIN(ShellTest)
#include "shell_test.moc"
