// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/player/heat_overlay.h"

#include <QtWidgets/QWidget>

#include <optional>

namespace vestigo::ui_player {

/// The colour scale of the heat map with its ends in numbers; the part that is drawn transparent stays empty.
class ScaleBar : public QWidget {
    Q_OBJECT
public:
    explicit ScaleBar(QWidget* parent = nullptr);
    void setScale(const std::optional<HeatScale>& scale);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<HeatScale> scale_;
};

} // namespace vestigo::ui_player
