// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QtWidgets/QWidget>

#include <optional>

class QComboBox;
class QLineEdit;

namespace vestigo::ui_import {

/// When the recording began: date and time on the site's clock, and the zone of that clock.
class StartField : public QWidget {
    Q_OBJECT
public:
    explicit StartField(QWidget* parent = nullptr);

    /// The moment that the files tell; shown until the user writes another. Another zone shows the same
    /// moment by another clock then.
    void offer(const std::optional<SiteTime>& moment);
    /// RFC 3339; empty: none is given. What cannot be read is handed out as it is written.
    QString text() const;

Q_SIGNALS:
    void changed();

private:
    int zoneMinutes() const;
    void showZone(int minutes);
    void showMoment();

    QLineEdit* clock_;
    QComboBox* zone_;
    std::optional<SiteTime> offered_;
    bool edited_ = false;
};

} // namespace vestigo::ui_import
