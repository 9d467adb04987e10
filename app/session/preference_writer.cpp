// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/preference_writer.h"

#include <QtCore/QSettings>

#include <utility>

namespace vestigo::session {

namespace {

void writeAll(const std::map<QString, QVariant>& values) {
    QSettings settings(QStringLiteral("vestigo"), QStringLiteral("vestigo"));
    for (const auto& [key, value] : values) {
        if (value.isValid()) {
            settings.setValue(key, value);
        } else {
            settings.remove(key);
        }
    }
    settings.sync();
}

} // namespace

PreferenceWriter::PreferenceWriter()
    : thread_([this] { work(); }) {}

PreferenceWriter::~PreferenceWriter() {
    {
        const std::lock_guard<std::mutex> lock(mutex_);
        stop_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void PreferenceWriter::write(const QString& key, const QVariant& value) {
    {
        const std::lock_guard<std::mutex> lock(mutex_);
        waiting_[key] = value;
    }
    wake_.notify_all();
}

void PreferenceWriter::work() {
    while (true) {
        std::map<QString, QVariant> now;
        {
            std::unique_lock<std::mutex> lock(mutex_);
            wake_.wait(lock, [this] { return stop_ || !waiting_.empty(); });
            if (waiting_.empty()) {
                return;
            }
            std::swap(now, waiting_);
        }
        writeAll(now);
    }
}

} // namespace vestigo::session
