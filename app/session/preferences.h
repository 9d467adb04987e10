// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/start_page.h"

#include <QtCore/QString>
#include <QtCore/QVariant>

#include <map>
#include <memory>
#include <vector>

namespace vestigo::session {

class PreferenceWriter;

/// What the user chose and where they were, kept from one start to the next. What is set holds at once and is
/// written by a thread of its own: the disk may be slow, and the window must not wait for it. Going away
/// waits until everything is written. Not remembered (for scripts and tests): begins empty and is forgotten.
class Preferences {
public:
    explicit Preferences(bool remembered);
    ~Preferences();
    Preferences(const Preferences&) = delete;
    Preferences& operator=(const Preferences&) = delete;

    QVariant value(const QString& key) const;
    void setValue(const QString& key, const QVariant& value);
    void remove(const QString& key);

    /// Newest first, at most ten.
    std::vector<ui_shell::RecentRecording> recent() const;
    void addRecent(const ui_shell::RecentRecording& recording);

    /// Named arrangements of the panels.
    QStringList layoutNames() const;
    QByteArray layout(const QString& name) const;
    void saveLayout(const QString& name, const QByteArray& bytes);

private:
    void keep(const QString& key, const QVariant& value);

    bool remembered_;
    std::map<QString, QVariant> own_; ///< what was set since the start; invalid: removed
    std::unique_ptr<PreferenceWriter> writer_;
};

} // namespace vestigo::session
