// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gui/gui_watchdog.h"

#include <QtCore/QTimer>
#include <QtTest/QTest>
#include <QtWidgets/QDialog>
#include <QtWidgets/QPushButton>

#include <chrono>
#include <cmath>
#include <thread>

using vestigo::testing::GuiWatchdog;

// Not inlined, so that a backtrace can name it.
__attribute__((noinline)) double spinFor(int milliseconds) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    double value = 1.0;
    while (std::chrono::steady_clock::now() < end) {
        value = std::sqrt(value + 1.0);
    }
    return value;
}

/// The watchdog says how long the GUI thread was blocked and by what, and is not fooled by waiting.
class GuiWatchdogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWorkInAHandler() {
        QPushButton button;
        button.setObjectName("analyse");
        connect(&button, &QPushButton::clicked, &button, [] { spinFor(150); });
        GuiWatchdog watchdog;
        QTest::mouseClick(&button, Qt::LeftButton);
        QVERIFY2(watchdog.longest().wallMs >= 150.0, qPrintable(watchdog.report()));
        QVERIFY(watchdog.longest().place.contains("MouseButtonRelease -> QPushButton 'analyse'"));
        QVERIFY2(watchdog.report().contains("spinFor"), qPrintable(watchdog.report()));
    }

    void findsABlockThatUsesNoProcessor() {
        QTimer::singleShot(0, this, [] { std::this_thread::sleep_for(std::chrono::milliseconds(120)); });
        GuiWatchdog watchdog;
        QTest::qWait(200);
        QVERIFY2(watchdog.longest().ownMs >= 115.0, qPrintable(watchdog.report()));
        QVERIFY2(!watchdog.longest().backtrace.isEmpty(), qPrintable(watchdog.report()));
    }

    void addsUpEventsInARow() {
        for (int i = 0; i < 20; ++i) {
            QMetaObject::invokeMethod(
                this, [] { spinFor(6); }, Qt::QueuedConnection);
        }
        GuiWatchdog watchdog;
        QCoreApplication::processEvents();
        QVERIFY2(watchdog.longest().wallMs >= 100.0, qPrintable(watchdog.report()));
    }

    void doesNotCountIdleTimeOrTheTestItself() {
        GuiWatchdog watchdog;
        QTest::qWait(150);
        spinFor(150); // the test's own work
        QTest::qWait(50);
        QVERIFY2(watchdog.longest().ownMs < 100.0, qPrintable(watchdog.report()));
    }

    void doesNotCountADialogThatIsOpen() {
        QDialog dialog;
        QTimer::singleShot(0, &dialog, [&] {
            QTimer::singleShot(250, &dialog, &QDialog::accept);
            dialog.exec();
            spinFor(120); // this is
        });
        GuiWatchdog watchdog;
        QTRY_VERIFY(dialog.result() == QDialog::Accepted);
        QTest::qWait(50);
        QVERIFY2(watchdog.longest().wallMs >= 115.0, qPrintable(watchdog.report()));
        QVERIFY2(watchdog.longest().ownMs < 220.0, qPrintable(watchdog.report()));
    }

    void countsWhatTheTestCallsThroughIt() {
        GuiWatchdog watchdog;
        watchdog.run("open the recording", [] { spinFor(80); });
        QVERIFY2(watchdog.longest().wallMs >= 80.0, qPrintable(watchdog.report()));
        QCOMPARE(watchdog.longest().place, QString("open the recording"));
    }

    void forgetsWhatWasBefore() {
        GuiWatchdog before;
        before.run("before", [] { spinFor(60); });
        const GuiWatchdog watchdog;
        QVERIFY(watchdog.longest().wallMs < 1.0);
    }
};

VESTIGO_WATCHED_MAIN(GuiWatchdogTest)
#include "gui_watchdog_test.moc"
