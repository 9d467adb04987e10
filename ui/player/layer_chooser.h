// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/player/prepared_layer.h"

#include <QtWidgets/QToolButton>

class QActionGroup;

namespace vestigo::ui_player {

/// Which stage of the visual path lies over the picture: a button that says it, with a menu of all.
class LayerChooser : public QToolButton {
    Q_OBJECT
public:
    explicit LayerChooser(QWidget* parent = nullptr);

    PreparedLayer layer() const { return layer_; }
    void setLayer(PreparedLayer layer);
    /// Whether the menu says that the raw picture is shown.
    void setRaw(bool raw);

Q_SIGNALS:
    void layerChosen(vestigo::ui_player::PreparedLayer layer);
    void rawChosen(bool raw);

private:
    void showLayer();

    PreparedLayer layer_ = PreparedLayer::None;
    QActionGroup* group_ = nullptr;
    QAction* raw_ = nullptr;
};

} // namespace vestigo::ui_player
