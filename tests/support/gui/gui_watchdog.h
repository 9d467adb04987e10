// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtWidgets/QApplication>

#include <functional>
#include <memory>

namespace vestigo::testing {

/// The longest time for which the GUI thread could take no event.
struct GuiBlock {
    double wallMs = 0.0;
    double ownMs = 0.0; ///< the same without the time for which the kernel ran other programs instead
    QString place;      ///< "Timer -> vestigo::ui::Player 'player'", with the longest of its events
    QString backtrace;  ///< of the GUI thread while it was blocked; empty when it was quicker than a sample
};

/// The application object of tests that measure: QApplication whose notify() times every event's delivery.
/// Nested event loops (dialogs, menus) are told apart from the handler that opened them; events that are
/// delivered one after another without a look at the input count as one block.
class WatchedApplication final : public QApplication {
public:
    WatchedApplication(int& argc, char** argv);
    ~WatchedApplication() override;
    WatchedApplication(const WatchedApplication&) = delete;
    WatchedApplication& operator=(const WatchedApplication&) = delete;

    bool notify(QObject* receiver, QEvent* event) override;

private:
    friend class GuiWatchdog;
    class Meter;
    std::unique_ptr<Meter> meter_;
};

/// Measures the GUI thread from its making on. What the test itself does between two event loops is not
/// counted, except through run(). Needs VESTIGO_WATCHED_MAIN. An example:
///
///     GuiWatchdog watchdog;
///     QTest::mouseClick(analyse, Qt::LeftButton);
///     QTRY_VERIFY_WITH_TIMEOUT(finished(), 30000);
///     QVERIFY2(watchdog.longest().ownMs < 50.0, qPrintable(watchdog.report()));
class GuiWatchdog {
public:
    /// Forgets what was measured before. Blocks longer than `sampleAfterMs` get a backtrace.
    explicit GuiWatchdog(int sampleAfterMs = 40);

    GuiBlock longest() const;
    /// One line, and the backtrace if there is one.
    QString report() const;

    /// Counts work that the test calls directly, as if an event had called it.
    void run(const QString& name, const std::function<void()>& work);
};

} // namespace vestigo::testing

/// main() of a Qt Test program whose application is watched.
#define VESTIGO_WATCHED_MAIN(TestObject)                                                                     \
    int main(int argc, char** argv) {                                                                        \
        vestigo::testing::WatchedApplication application(argc, argv);                                        \
        TestObject object;                                                                                   \
        QTEST_SET_MAIN_SOURCE_PATH                                                                           \
        return QTest::qExec(&object, argc, argv);                                                            \
    }
