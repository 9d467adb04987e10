// SPDX-License-Identifier: GPL-3.0-or-later
// By the keyboard alone: Tab is pressed through the window and through every dialog; each stop has a name
// that is spoken and shows that it has the focus.
#include "tests/app/session/application_probe.h"

#include <QtGui/QAccessible>
#include <QtWidgets/QAbstractScrollArea>
#include <QtWidgets/QDialog>
#include <QtWidgets/QFocusFrame>

using namespace vestigo;

namespace {

constexpr int mostStops = 300;

QString described(const QWidget& widget) {
    return QStringLiteral("%1#%2 in %3")
        .arg(QLatin1String(widget.metaObject()->className()), widget.objectName(),
             widget.parentWidget() == nullptr ? QString() : widget.parentWidget()->objectName());
}

QImage pictureOf(QWidget& top, const QWidget& part) {
    const QRect place(part.mapTo(&top, QPoint(0, 0)), part.size());
    return top.grab(place.adjusted(-4, -4, 4, 4).intersected(top.rect())).toImage();
}

/// The same place looks otherwise without the focus.
bool showsItsFocus(QWidget& top, QWidget& stop) {
    const QImage with = pictureOf(top, stop);
    stop.clearFocus();
    const QImage without = pictureOf(top, stop);
    stop.setFocus(Qt::TabFocusReason);
    return with != without;
}

QString nameOf(QWidget& widget) {
    const QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&widget);
    return spoken == nullptr ? QString() : spoken->text(QAccessible::Name).trimmed();
}

/// Presses Tab until it comes round; what is wrong, a line each.
QStringList walk(QWidget& top, int& stops) {
    QApplication::setActiveWindow(&top);
    QStringList faults;
    QList<QWidget*> seen;
    for (int press = 0; press < mostStops; ++press) {
        QWidget* before = QApplication::focusWidget();
        QTest::keyClick(before != nullptr && before->window() == &top ? before : &top, Qt::Key_Tab);
        QWidget* stop = QApplication::focusWidget();
        if (stop == nullptr || stop->window() != &top) {
            faults += QStringLiteral("Tab leads out of the window");
            break;
        }
        if (!seen.isEmpty() && stop == seen.front()) {
            break;
        }
        if (seen.contains(stop)) {
            continue; // a view that has stops within itself, as the causal graph
        }
        seen += stop;
        if (nameOf(*stop).isEmpty()) {
            faults += QStringLiteral("no name: ") + described(*stop);
        }
        // Qt keeps a panel that lies behind another one's tab beyond the window's edge.
        const bool behind = !top.rect().intersects(QRect(stop->mapTo(&top, QPoint(0, 0)), stop->size()));
        if (!behind && !showsItsFocus(top, *stop)) {
            faults += QStringLiteral("no focus to be seen: ") + described(*stop);
        }
    }
    stops = static_cast<int>(seen.size());
    return faults;
}

} // namespace

class TabStopsTest : public QObject {
    Q_OBJECT

    static void report(const QStringList& faults) {
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
    }

private Q_SLOTS:
    void theWindow() {
        testing::ApplicationProbe probe;
        int stops = 0;
        report(walk(*probe.window, stops)); // the start page
        QVERIFY(stops > 0);
        QVERIFY(probe.open(probe.example()));
        QVERIFY(probe.analyse());
        for (const QFocusFrame* ring : probe.window->findChildren<QFocusFrame*>()) {
            QVERIFY(ring->widget() != nullptr || !ring->isVisible()); // around nothing there is no ring
        }
        for (const char* panel : {"panel-logs", "panel-timeline"}) { // one lies behind the other's tab
            QVERIFY(probe.run(panel));
            QVERIFY(probe.waitUntilIdle());
            report(walk(*probe.window, stops));
            QVERIFY2(stops > 15, qPrintable(QString::number(stops)));
        }
    }

    void everyDialog_data() {
        QTest::addColumn<QString>("command");
        for (const char* command :
             {"import", "project", "preferences", "help", "report", "acknowledge", "shelve", "alarm-load"}) {
            QTest::newRow(command) << QString(QLatin1String(command));
        }
    }
    void everyDialog() {
        QFETCH(QString, command);
        testing::ApplicationProbe probe;
        const bool alarm = command == QLatin1String("acknowledge"); // needs an incident
        QVERIFY(probe.open(alarm ? testing::demoFolder() : probe.example()));
        QVERIFY(probe.analyse());
        QVERIFY2(probe.commands.run(command).problem.isEmpty(), qPrintable(command));
        QVERIFY(probe.waitUntilIdle());
        int dialogs = 0;
        for (QDialog* dialog : probe.window->findChildren<QDialog*>()) {
            if (dialog->isVisible()) {
                int stops = 0;
                report(walk(*dialog, stops));
                QVERIFY(stops > 0);
                ++dialogs;
            }
        }
        QVERIFY(dialogs > 0);
        for (QDialog* dialog : probe.window->findChildren<QDialog*>()) {
            dialog->reject();
        }
    }
};

QTEST_MAIN(TabStopsTest)
#include "tab_stops_test.moc"
