// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gui/thread_sampler.h"

#include <QtCore/QStringList>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cxxabi.h>
#include <dlfcn.h>
#include <execinfo.h>

namespace vestigo::testing {

namespace {

constexpr int deepest = 48;

// Written by the signal handler on the watched thread, read by that same thread afterwards.
std::array<void*, deepest> frames;
std::atomic<int> frameCount{0};

void takeBacktrace(int) {
    if (frameCount.load() == 0) {
        frameCount.store(backtrace(frames.data(), deepest));
    }
}

qint64 nowNs() {
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

QString nameOf(void* address) {
    Dl_info info;
    if (dladdr(address, &info) == 0 || info.dli_sname == nullptr) {
        const char* const file = info.dli_fname != nullptr ? info.dli_fname : "?";
        return QString("%1+0x%2").arg(QString(file)).arg(reinterpret_cast<quintptr>(address), 0, 16);
    }
    int status = 0;
    char* const readable = abi::__cxa_demangle(info.dli_sname, nullptr, nullptr, &status);
    const QString name = status == 0 ? QString(readable) : QString(info.dli_sname);
    std::free(readable);
    return name;
}

} // namespace

ThreadSampler::ThreadSampler()
    : watched_(pthread_self()) {
    std::array<void*, 1> first{};
    backtrace(first.data(), 1); // loads what it needs now, not inside of the handler
    struct sigaction action {};
    action.sa_handler = &takeBacktrace;
    action.sa_flags = SA_RESTART;
    sigaction(SIGRTMIN + 3, &action, nullptr);
    thread_ = std::thread([this] { watch(); });
}

ThreadSampler::~ThreadSampler() {
    quit_ = true;
    thread_.join();
    std::signal(SIGRTMIN + 3, SIG_IGN);
}

void ThreadSampler::begin(double alreadyMs) {
    busySince_ = nowNs() - static_cast<qint64>(alreadyMs * 1e6);
}

QString ThreadSampler::take() {
    const int count = frameCount;
    QStringList lines;
    for (int i = 2; i < count; ++i) { // without the handler itself and the kernel's way into it
        lines += "    " + nameOf(frames[static_cast<std::size_t>(i)]);
    }
    frameCount = 0;
    return lines.join('\n');
}

void ThreadSampler::watch() {
    qint64 sampled = 0;
    while (!quit_) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        const qint64 since = busySince_;
        if (since != 0 && since != sampled && nowNs() - since > qint64{patienceMs_} * 1'000'000) {
            sampled = since;
            pthread_kill(watched_, SIGRTMIN + 3);
        }
    }
}

} // namespace vestigo::testing
