// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/start_page.h"

#include <QtCore/QString>
#include <QtCore/QVariant>

#include <map>
#include <vector>

namespace vestigo::session {

/// What the user chose and where they were, kept from one start to the next. Not remembered (for scripts and
/// tests): begins empty and is forgotten.
class Preferences {
public:
    explicit Preferences(bool remembered);

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
    bool remembered_;
    std::map<QString, QVariant> own_;
};

} // namespace vestigo::session
