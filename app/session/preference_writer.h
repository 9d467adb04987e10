// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QVariant>

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace vestigo::session {

/// Writes preferences in a thread of its own, all that wait in one go; the file is replaced as a whole
/// (QSettings does so). Going away writes what waits.
class PreferenceWriter {
public:
    PreferenceWriter();
    ~PreferenceWriter();
    PreferenceWriter(const PreferenceWriter&) = delete;
    PreferenceWriter& operator=(const PreferenceWriter&) = delete;

    /// An invalid value removes the key.
    void write(const QString& key, const QVariant& value);

private:
    void work();

    std::mutex mutex_;
    std::condition_variable wake_;
    std::map<QString, QVariant> waiting_; ///< of one key only the newest counts
    bool stop_ = false;
    std::thread thread_;
};

} // namespace vestigo::session
