// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gui/gui_watchdog.h"

#include "tests/support/gui/thread_sampler.h"

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QEvent>
#include <QtCore/QMetaEnum>
#include <QtCore/QThread>

#include <array>
#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

namespace vestigo::testing {

namespace {

using Clock = std::chrono::steady_clock;

double msBetween(Clock::time_point from, Clock::time_point to) {
    return std::chrono::duration<double, std::milli>(to - from).count();
}

/// For how long the calling thread has waited for a processor since it began.
class RunQueue {
public:
    RunQueue()
        : file_(open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC)) {}
    ~RunQueue() {
        if (file_ >= 0) {
            close(file_);
        }
    }
    RunQueue(const RunQueue&) = delete;
    RunQueue& operator=(const RunQueue&) = delete;

    double waitedMs() const {
        std::array<char, 96> text{};
        if (file_ < 0 || pread(file_, text.data(), text.size() - 1, 0) <= 0) {
            return 0.0;
        }
        char* at = nullptr;
        std::strtoull(text.data(), &at, 10); // time on a processor
        return static_cast<double>(std::strtoull(at, nullptr, 10)) / 1e6;
    }

private:
    int file_;
};

QString eventName(QEvent::Type type) {
    const char* const key = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    return key != nullptr ? QString(key) : QString("event %1").arg(type);
}

} // namespace

/// A block is made of pieces: stretches in which the thread delivers events without a look at the input.
/// awake() and aboutToBlock() of the dispatcher are such looks.
class WatchedApplication::Meter {
public:
    struct Delivery {
        QEvent::Type type = QEvent::None;
        const char* className = "";
        QString objectName;

        QString text() const {
            const QString name = objectName.isEmpty() ? QString() : QString(" '%1'").arg(objectName);
            return QString("%1 -> %2%3").arg(eventName(type), QString(className), name);
        }
    };

    bool busy() const { return busy_; }
    int depth = 0; ///< of deliveries

    void open() {
        busy_ = true;
        begin_ = Clock::now();
        // Deliveries that follow each other at once are one block: a click would wait for all of them.
        const double gap = msBetween(lastEnd_, begin_);
        if (!inBlock_ || (gap > 2.0 && gap - (runQueue_.waitedMs() - waitedAtEnd_) > 2.0)) {
            startBlock();
        }
        sampler_.begin(blockMs_);
    }

    void close(const QString& place) {
        lastEnd_ = Clock::now();
        waitedAtEnd_ = runQueue_.waitedMs();
        busy_ = false;
        sampler_.pause();
        const double piece = msBetween(begin_, lastEnd_);
        blockMs_ += piece;
        if (piece >= longestPieceMs_) {
            longestPieceMs_ = piece;
            place_ = place;
        }
        ++pieces_;
        if (blockMs_ > longest_.wallMs || blockMs_ > 5.0) {
            note();
        }
    }

    /// The dispatcher looks at the input: what is pending now would be taken.
    void lookAtInput(bool goesOn) {
        if (busy_) {
            close("a nested event loop in " + current.text());
        }
        endBlock();
        if (goesOn && depth > 0) {
            open(); // back in the handler that opened the nested loop, perhaps
        }
    }

    void reset(int sampleAfterMs) {
        endBlock();
        longest_ = GuiBlock();
        sampler_.setPatience(sampleAfterMs);
    }

    const GuiBlock& longest() {
        if (!busy_) {
            endBlock();
        }
        return longest_;
    }

    Delivery current;

private:
    void startBlock() {
        endBlock();
        inBlock_ = true;
        blockMs_ = 0.0;
        longestPieceMs_ = 0.0;
        pieces_ = 0;
        waitedBefore_ = runQueue_.waitedMs();
    }

    void endBlock() {
        if (inBlock_) {
            inBlock_ = false;
            const QString backtrace = sampler_.take();
            if (isLongest_) {
                longest_.backtrace = backtrace;
            }
            isLongest_ = false;
        }
    }

    void note() {
        const double own = std::max(0.0, blockMs_ - (waitedAtEnd_ - waitedBefore_));
        if (own > longest_.ownMs) {
            longest_.wallMs = blockMs_;
            longest_.ownMs = own;
            longest_.place =
                place_ +
                (pieces_ > 1 ? QString(", the longest of %1 events in a row").arg(pieces_) : QString());
            isLongest_ = true;
        }
    }

    RunQueue runQueue_;
    ThreadSampler sampler_;
    GuiBlock longest_;
    bool busy_ = false;
    bool inBlock_ = false;
    bool isLongest_ = false;
    Clock::time_point begin_;
    Clock::time_point lastEnd_;
    double blockMs_ = 0.0;
    double longestPieceMs_ = 0.0;
    double waitedBefore_ = 0.0;
    double waitedAtEnd_ = 0.0;
    int pieces_ = 0;
    QString place_;
};

WatchedApplication::WatchedApplication(int& argc, char** argv)
    : QApplication(argc, argv)
    , meter_(std::make_unique<Meter>()) {
    auto* const dispatcher = QAbstractEventDispatcher::instance();
    connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this] { meter_->lookAtInput(true); });
    connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this,
            [this] { meter_->lookAtInput(false); });
}

WatchedApplication::~WatchedApplication() {
    QAbstractEventDispatcher::instance()->disconnect(this);
}

bool WatchedApplication::notify(QObject* receiver, QEvent* event) {
    if (!meter_ || QThread::currentThread() != thread()) {
        return QApplication::notify(receiver, event);
    }
    const Meter::Delivery delivery = {event->type(), receiver->metaObject()->className(),
                                      receiver->objectName()};
    const Meter::Delivery outer = meter_->current;
    const bool opens = !meter_->busy();
    if (opens) {
        meter_->open();
    }
    meter_->current = delivery;
    ++meter_->depth;
    const bool accepted = QApplication::notify(receiver, event);
    --meter_->depth;
    meter_->current = outer;
    if (meter_->busy() && (opens || meter_->depth == 0)) {
        meter_->close(delivery.text());
    }
    return accepted;
}

GuiWatchdog::GuiWatchdog(int sampleAfterMs) {
    auto* const application = dynamic_cast<WatchedApplication*>(QCoreApplication::instance());
    Q_ASSERT_X(application != nullptr, "GuiWatchdog", "the program needs VESTIGO_WATCHED_MAIN");
    application->meter_->reset(sampleAfterMs);
}

GuiBlock GuiWatchdog::longest() const {
    return dynamic_cast<WatchedApplication&>(*QCoreApplication::instance()).meter_->longest();
}

QString GuiWatchdog::report() const {
    const GuiBlock block = longest();
    const QString line =
        QString("The GUI thread's longest block: %1 ms (%2 ms with other programs' time) in %3")
            .arg(block.ownMs, 0, 'f', 1)
            .arg(block.wallMs, 0, 'f', 1)
            .arg(block.place.isEmpty() ? QString("nothing") : block.place);
    return block.backtrace.isEmpty() ? line : line + "\n  seen from inside:\n" + block.backtrace;
}

void GuiWatchdog::run(const QString& name, const std::function<void()>& work) {
    auto& meter = *dynamic_cast<WatchedApplication&>(*QCoreApplication::instance()).meter_;
    meter.open();
    ++meter.depth;
    work();
    --meter.depth;
    if (meter.busy()) {
        meter.close(name);
    }
}

} // namespace vestigo::testing
