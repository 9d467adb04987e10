// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever hears the window instead of seeing it: each control of the window and of its dialogs has a name
// that is spoken, and Tab leads to it.
#include "tests/app/session/application_probe.h"

#include <QtGui/QAccessible>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QAbstractSlider>
#include <QtWidgets/QAbstractSpinBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTabBar>

using namespace vestigo;

namespace {

/// Parts of Qt's own controls, reached through the control that they belong to.
bool isPart(const QWidget& widget) {
    const QWidget* parent = widget.parentWidget();
    return qobject_cast<const QScrollBar*>(&widget) != nullptr ||
           qobject_cast<const QHeaderView*>(&widget) != nullptr ||
           qobject_cast<const QMenuBar*>(&widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(parent) != nullptr ||
           qobject_cast<const QComboBox*>(parent) != nullptr ||
           qobject_cast<const QLineEdit*>(parent) != nullptr ||
           qobject_cast<const QTabBar*>(parent) != nullptr ||
           qobject_cast<const QMenuBar*>(parent) != nullptr ||
           QLatin1String(widget.metaObject()->className()) == QLatin1String("QTableCornerButton") ||
           // The palette's list follows the arrow keys of its field.
           widget.objectName() == QLatin1String("paletteList") ||
           widget.objectName().startsWith(QLatin1String("qt_"));
}

bool isControl(const QWidget& widget) {
    return qobject_cast<const QAbstractButton*>(&widget) != nullptr ||
           qobject_cast<const QAbstractItemView*>(&widget) != nullptr ||
           qobject_cast<const QAbstractSlider*>(&widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr ||
           qobject_cast<const QComboBox*>(&widget) != nullptr ||
           qobject_cast<const QLineEdit*>(&widget) != nullptr;
}

QString described(const QWidget& widget) {
    QString path;
    for (const QWidget* each = &widget; each != nullptr; each = each->parentWidget()) {
        path.prepend(QLatin1Char('/') + QLatin1String(each->metaObject()->className()) + QLatin1Char('#') +
                     each->objectName());
    }
    return path;
}

/// What is wrong, a line each.
QStringList faults(const QWidget& top) {
    QStringList list;
    for (QWidget* widget : top.findChildren<QWidget*>()) {
        const bool takesFocus = (widget->focusPolicy() & Qt::TabFocus) != 0;
        const bool isShown = widget->isVisibleTo(&top) && widget->isEnabledTo(&top);
        if (!isShown || isPart(*widget) || (!isControl(*widget) && !takesFocus) || widget->focusProxy()) {
            continue;
        }
        const QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
        if (spoken == nullptr || spoken->text(QAccessible::Name).trimmed().isEmpty()) {
            list.append(QStringLiteral("no name: ") + described(*widget));
        }
        if (!takesFocus) {
            list.append(QStringLiteral("not by Tab: ") + described(*widget));
        }
    }
    return list;
}

} // namespace

class ScreenReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWindowBeforeAndAfterAnAnalysis() {
        testing::ApplicationProbe probe;
        report(faults(*probe.window));
        QVERIFY(probe.open(probe.example()));
        QVERIFY(probe.run("panel-logs"));
        QVERIFY(probe.analyse());
        report(faults(*probe.window));
    }

    void everyDialog_data() {
        QTest::addColumn<QString>("command");
        for (const char* command :
             {"import", "project", "preferences", "help", "palette", "keys", "about", "report"}) {
            QTest::newRow(command) << QString(QLatin1String(command));
        }
    }
    void everyDialog() {
        QFETCH(QString, command);
        testing::ApplicationProbe probe;
        if (command == QLatin1String("report")) {
            QVERIFY(probe.open(probe.example()));
            QVERIFY(probe.analyse());
        }
        QVERIFY(probe.commands.run(command).problem.isEmpty());
        QVERIFY(probe.waitUntilIdle());
        int dialogs = 0;
        for (QWidget* top : QApplication::topLevelWidgets()) {
            if (top->isVisible()) {
                report(faults(*top));
                ++dialogs;
            }
        }
        QVERIFY(dialogs > 0);
        for (QDialog* dialog : probe.window->findChildren<QDialog*>()) {
            dialog->reject();
        }
    }

private:
    static void report(const QStringList& found) {
        QVERIFY2(found.isEmpty(), qPrintable(QLatin1Char('\n') + found.join(QLatin1Char('\n'))));
    }
};

QTEST_MAIN(ScreenReaderTest)
#include "screen_reader_test.moc"
