// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/series_bench.h"
#include "tests/support/big_analysis.h"
#include "ui/common/theme.h"
#include "ui/timeline/series_provider.h"
#include "ui/timeline/timeline_canvas.h"
#include "ui/timeline/timeline_view.h"

#include <QtCore/QElapsedTimer>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <time.h>

namespace vestigo::bench {

namespace {

using namespace ui_timeline;

/// Answers from a thread of its own, as the application's does.
class Provider final : public SeriesProvider {
public:
    explicit Provider(std::shared_ptr<const timeline::SeriesFile> opened)
        : file_(std::move(opened))
        , thread_([this] { work(); }) {}
    ~Provider() override {
        post({});
        thread_.join();
    }
    void openTerminal(const QString& terminal) override {
        SeriesTable table;
        table.terminal = terminal;
        table.usualStep = file_->usualStep();
        table.rows = file_->rows();
        for (std::size_t c = 0; c < file_->columns().size(); ++c) {
            table.columns.push_back({QString::fromStdString(file_->columns()[c]), {}, file_->extent(c)});
        }
        QMetaObject::invokeMethod(
            this, [this, table] { Q_EMIT tableReady(table); }, Qt::QueuedConnection);
    }
    void requestWindows(const WindowRequest& request) override {
        post([this, request] {
            const Stopwatch watch;
            auto answer = std::make_shared<WindowAnswer>();
            answer->request = request;
            for (const QString& column : request.columns) {
                answer->windows.push_back(file_->window(*file_->columnOf(column.toStdString()), request.range,
                                                        request.cellSeconds));
            }
            const double took = watch.milliseconds();
            QMetaObject::invokeMethod(
                this,
                [this, answer, took] {
                    answers.push_back(took);
                    Q_EMIT windowsReady(answer);
                },
                Qt::QueuedConnection);
        });
    }
    void requestValues(const ValueRequest& request) override {
        post([this, request] {
            auto answer = std::make_shared<ValueAnswer>();
            answer->request = request;
            for (const QString& column : request.columns) {
                for (const double t : request.times) {
                    answer->values.push_back(file_->at(*file_->columnOf(column.toStdString()), t));
                }
            }
            QMetaObject::invokeMethod(
                this, [this, answer] { Q_EMIT valuesReady(answer); }, Qt::QueuedConnection);
        });
    }
    std::vector<double> answers; ///< how long each took the worker, ms

private:
    void post(std::function<void()> task) {
        {
            const std::lock_guard<std::mutex> lock(mutex_);
            tasks_.push_back(std::move(task));
        }
        wake_.notify_all();
    }
    void work() {
        while (true) {
            std::unique_lock<std::mutex> lock(mutex_);
            wake_.wait(lock, [this] { return !tasks_.empty(); });
            const auto task = tasks_.front();
            tasks_.erase(tasks_.begin());
            lock.unlock();
            if (!task) {
                return;
            }
            task();
        }
    }

    std::shared_ptr<const timeline::SeriesFile> file_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::vector<std::function<void()>> tasks_;
    std::thread thread_;
};

void print(const char* what, std::vector<double> times) {
    std::sort(times.begin(), times.end());
    const auto at = [&times](double share) {
        return times.empty() ? 0.0
                             : times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
    };
    std::printf("%-34s %5zu  p50 %6.2f  p95 %6.2f  max %6.2f ms\n", what, times.size(), at(0.5), at(0.95),
                at(1.0));
}

/// What the calling thread has computed so far, ms; tells the work apart from waiting for a busy machine.
double threadMilliseconds() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// How long frames took, on the clock and of the GUI thread's own computing.
struct Frames {
    std::vector<double> clock;
    std::vector<double> computing;

    void print(const std::string& what) const {
        bench::print((what + ", clock").c_str(), clock);
        bench::print((what + ", computing").c_str(), computing);
    }
};

class Session {
public:
    Session(TimelineView& view, Provider& provider)
        : view_(view)
        , provider_(provider)
        , canvas_(view.findChild<TimelineCanvas*>()) {}

    /// One frame: what the GUI thread does from the wish to the picture, and for answers that have come.
    void frame(const timeline::TimeRange& visible, Frames& frames) {
        QElapsedTimer timer;
        timer.start();
        const double before = threadMilliseconds();
        view_.setVisibleRange(visible.start, visible.end);
        QApplication::processEvents();
        canvas_->viewport()->repaint();
        const double took = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        frames.clock.push_back(took);
        frames.computing.push_back(threadMilliseconds() - before);
        std::this_thread::sleep_for(
            std::chrono::microseconds(std::max(0, static_cast<int>(16000 - took * 1000))));
    }
    void zooms() {
        Frames frames;
        const timeline::TimeRange whole = canvas_->whole();
        for (int round = 0; round < 3; ++round) {
            const double anchor = whole.length() * (0.2 + 0.3 * round);
            for (double length = whole.length(); length > 0.3; length *= 0.93) {
                frame({anchor - 0.4 * length, anchor + 0.6 * length}, frames);
            }
            for (double length = 0.3; length < whole.length(); length /= 0.93) {
                frame({anchor - 0.4 * length, anchor + 0.6 * length}, frames);
            }
        }
        frames.print("zoom");
    }
    void pans(const char* what, double length) {
        Frames frames;
        double start = canvas_->whole().length() * 0.1;
        for (int i = 0; i < 300; ++i) {
            start += 0.03 * length;
            frame({start, start + length}, frames);
        }
        frames.print(what);
    }
    void settled(double length) {
        Frames frames;
        frame({1000.0, 1000.0 + length}, frames);
        const Stopwatch watch;
        provider_.answers.clear();
        frame({40000.0, 40000.0 + length}, frames);
        while (provider_.answers.empty() && watch.milliseconds() < 5000.0) {
            QApplication::processEvents();
        }
        std::printf("a jump over %8.1f s: exact after %.1f ms\n", length, watch.milliseconds());
    }

private:
    TimelineView& view_;
    Provider& provider_;
    TimelineCanvas* canvas_;
};

} // namespace

int measurePainting(int argc, char** argv, const std::shared_ptr<const timeline::SeriesFile>& file) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    ui_common::setTheme(ui_common::lightTheme());
    Provider provider(file);
    TimelineView view;
    view.resize(1920, 760);
    const Stopwatch watch;
    view.setSeriesProvider(&provider);
    view.setAnalysis(testing::bigAnalysis(6, file->range().end));
    view.setIncident(QStringLiteral("i1"));
    view.setTerminal(QStringLiteral("t002"));
    QStringList features;
    for (std::size_t c = 0; c < std::min<std::size_t>(8, file->columns().size()); ++c) {
        features += QString::fromStdString(file->columns()[c * file->columns().size() / 8]);
    }
    view.setFeatures(features);
    view.show();
    while (provider.answers.empty() && watch.milliseconds() < 30000.0) {
        QApplication::processEvents();
    }
    view.grab();
    std::printf("first picture of all of it, %d lanes of rows: %.0f ms, resident %.0f MiB\n",
                static_cast<int>(features.size()), watch.milliseconds(), memoryMiB("VmRSS"));
    view.grab().save(QStringLiteral("series_bench.png"));
    Session session(view, provider);
    session.zooms();
    session.pans("pan over an hour", 3600.0);
    session.pans("pan over ten minutes", 600.0);
    session.pans("pan over ten seconds", 10.0);
    print("an answer, in the worker", provider.answers);
    for (const double length : {36000.0, 3600.0, 60.0, 2.0}) {
        session.settled(length);
    }
    std::printf("resident %.0f MiB, most %.0f MiB\n", memoryMiB("VmRSS"), memoryMiB("VmHWM"));
    return 0;
}

} // namespace vestigo::bench
