// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtWidgets/QWidget>

#include <vector>

class QListWidget;

namespace vestigo::ui_commands {
class CommandRegistry;
}

namespace vestigo::ui_shell {

/// A recording that was open before.
struct RecentRecording {
    QString path;
    QString name; ///< the recording's id
    QString site; ///< may be empty
};

/// What stands in the window before a recording is open: what to do, and the recordings that were open
/// before.
class StartPage : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(ui_commands::CommandRegistry& commands, QWidget* parent = nullptr);

    void setRecent(const std::vector<RecentRecording>& recent);

Q_SIGNALS:
    void openRequested(const QString& path);

private:
    QListWidget* list_;
    QWidget* recent_;
};

} // namespace vestigo::ui_shell
