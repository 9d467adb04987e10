// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"
#include "ui/shell/incident_brief.h"

#include <QtWidgets/QWidget>

class QVBoxLayout;

namespace vestigo::ui_shell {

/// What to check first, numbered; a terminal's name is a link to it.
class CheckList : public QWidget {
    Q_OBJECT
public:
    explicit CheckList(QWidget* parent = nullptr);

    void setTextPixels(int pixels);
    void setChecks(const std::vector<CheckLine>& checks);

Q_SIGNALS:
    void terminalRequested(const QString& terminal);

private:
    void rebuild();

    std::vector<CheckLine> checks_;
    QVBoxLayout* rows_;
    int pixels_ = ui_common::textPixels;
};

} // namespace vestigo::ui_shell
