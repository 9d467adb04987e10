// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/layer_chooser.h"

#include <QtGui/QAction>
#include <QtGui/QActionGroup>
#include <QtWidgets/QMenu>

namespace vestigo::ui_player {

LayerChooser::LayerChooser(QWidget* parent)
    : QToolButton(parent)
    , group_(new QActionGroup(this)) {
    setObjectName(QStringLiteral("preparedLayer"));
    setPopupMode(QToolButton::InstantPopup);
    setToolTip(
        tr("What the visual path makes of the picture, over it (keys 0 to 6). Among all cameras: of the "
           "selected terminal's. The heat map rests meanwhile."));
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("preparedMenu"));
    for (const PreparedLayer layer : preparedLayers) {
        const auto number = static_cast<int>(layer);
        QAction* action = menu->addAction(layerName(layer) + QLatin1Char('\t') + QString::number(number));
        action->setObjectName(QStringLiteral("layer-") + layerWord(layer));
        action->setCheckable(true);
        action->setData(number);
        group_->addAction(action);
    }
    // Its button gives way where there is little room.
    menu->addSeparator();
    raw_ = menu->addAction(tr("Raw picture") + QStringLiteral("\tR"));
    raw_->setObjectName(QStringLiteral("layer-raw"));
    raw_->setCheckable(true);
    connect(raw_, &QAction::triggered, this, &LayerChooser::rawChosen);
    setMenu(menu);
    connect(group_, &QActionGroup::triggered, this, [this](const QAction* action) {
        const auto chosen = static_cast<PreparedLayer>(action->data().toInt());
        setLayer(chosen);
        Q_EMIT layerChosen(chosen);
    });
    showLayer();
}

void LayerChooser::setLayer(PreparedLayer layer) {
    layer_ = layer;
    showLayer();
}

void LayerChooser::setRaw(bool raw) {
    raw_->setChecked(raw);
}

void LayerChooser::showLayer() {
    const bool none = layer_ == PreparedLayer::None;
    setText(none ? tr("Prepared") : QStringLiteral("✓ ") + layerName(layer_));
    setAccessibleName(tr("Prepared picture: %1").arg(layerName(layer_)));
    setProperty("active", !none);
    for (QAction* action : group_->actions()) {
        action->setChecked(action->data().toInt() == static_cast<int>(layer_));
    }
}

} // namespace vestigo::ui_player
