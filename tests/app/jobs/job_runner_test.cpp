// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/job_runner.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

using namespace vestigo;
using jobs::Ending;
using jobs::JobRunner;

namespace {

constexpr int slow = 600; // ms

/// Something that a job holds and that takes its time to go.
std::shared_ptr<int> slowToGo(std::atomic<bool>* gone = nullptr) {
    return {new int(0), [gone](const int* value) {
                std::this_thread::sleep_for(std::chrono::milliseconds(slow));
                delete value;
                if (gone != nullptr) {
                    *gone = true;
                }
            }};
}

} // namespace

class JobRunnerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// On a busy machine the thread of a job, which yields, lives on for a while after its ending was queued.
    void theWindowDoesNotWaitForAThreadThatIsSlowToGo() {
        JobRunner runner;
        qint64 longestGap = 0;
        QElapsedTimer sinceTick;
        QTimer tick;
        tick.callOnTimeout([&] { longestGap = std::max(longestGap, sinceTick.restart()); });
        tick.start(5);
        sinceTick.start();
        bool ended = false;
        runner.start([held = slowToGo(), &ended](const CancelToken&, ProgressSink&) -> Ending {
            return [&ended] { ended = true; };
        });
        QVERIFY(QTest::qWaitFor([&] { return ended; }));
        QVERIFY(!runner.isRunning());
        QTest::qWait(slow);
        QVERIFY2(longestGap < slow / 2, qPrintable(QString::number(longestGap)));
    }

    /// Whatever a job holds is gone when the runner is: nothing of it may use what goes afterwards.
    void theRunnerGoesAfterItsThreads() {
        std::atomic<bool> gone{false};
        {
            JobRunner runner;
            bool ended = false;
            runner.start([held = slowToGo(&gone), &ended](const CancelToken&, ProgressSink&) -> Ending {
                return [&ended] { ended = true; };
            });
            QVERIFY(QTest::qWaitFor([&] { return ended; }));
        }
        QVERIFY(gone);
    }

    void aJobThatWasReplacedEndsUnheard() {
        JobRunner runner;
        QSignalSpy changes(&runner, &JobRunner::runningChanged);
        QStringList heard;
        std::atomic<bool> cancelled{false};
        runner.start([&](const CancelToken& cancel, ProgressSink&) -> Ending {
            while (!cancel.cancelled()) {
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
            cancelled = true;
            return [&heard] { heard.append(QStringLiteral("old")); };
        });
        runner.start([&](const CancelToken&, ProgressSink&) -> Ending {
            return [&heard] { heard.append(QStringLiteral("new")); };
        });
        QVERIFY(QTest::qWaitFor([&] { return !runner.isRunning() && cancelled; }));
        QTest::qWait(20);
        QCOMPARE(heard, QStringList{QStringLiteral("new")});
        QCOMPARE(changes.size(), 2);
    }

    void jobsFollowEachOther() {
        JobRunner runner;
        int ended = 0;
        for (int i = 0; i < 20; ++i) {
            runner.start(
                [&ended](const CancelToken&, ProgressSink&) -> Ending { return [&ended] { ++ended; }; });
            QVERIFY(QTest::qWaitFor([&] { return !runner.isRunning(); }));
        }
        QCOMPARE(ended, 20);
    }
};

QTEST_GUILESS_MAIN(JobRunnerTest)
#include "job_runner_test.moc"
