// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/layer_bar.h"

#include "ui/player/layer_chooser.h"
#include "ui/player/scale_bar.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QSlider>
#include <QtWidgets/QToolButton>

namespace vestigo::ui_player {

LayerBar::LayerBar(QWidget* parent)
    : QWidget(parent)
    , toggles_(new QWidget(parent)) {
    heat_ =
        layerButton("heatLayer", tr("Heat"), tr("Where the picture differs from its usual look (H)"), true);
    boxes_ = layerButton("boxLayer", tr("Boxes"), tr("The places that the evidence names (B)"), true);
    regions_ =
        layerButton("regionLayer", tr("Regions"), tr("What people have drawn in the picture (G)"), false);
    regions_->hide();
    raw_ = layerButton("rawPicture", tr("Raw picture"),
                       tr("The picture as the camera saw it, nothing over it (R)"), false);
    prepared_ = new LayerChooser(toggles_);
    connect(prepared_, &LayerChooser::layerChosen, this, &LayerBar::setPrepared);
    connect(prepared_, &LayerChooser::rawChosen, this, &LayerBar::setRaw);

    opacity_ = new QSlider(Qt::Horizontal, this);
    opacity_->setObjectName(QStringLiteral("heatOpacity"));
    opacity_->setAccessibleName(tr("Opacity of heat map and regions"));
    opacity_->setRange(0, 100);
    opacity_->setPageStep(10);
    opacity_->setMinimumWidth(48);
    opacity_->setMaximumWidth(96);
    percent_ = new QLabel(this);
    percent_->setMinimumWidth(percent_->fontMetrics().horizontalAdvance(QStringLiteral("100 %")));
    auto* opacityLabel = new QLabel(tr("Opacity"), this);
    opacityLabel->setBuddy(opacity_);
    scale_ = new ScaleBar(this);

    auto* buttons = new QHBoxLayout(toggles_);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(4);
    for (QToolButton* button : {heat_, boxes_, regions_, raw_}) {
        buttons->addWidget(button);
    }
    buttons->addWidget(prepared_);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(opacityLabel);
    row->addWidget(opacity_);
    row->addWidget(percent_);
    row->addSpacing(8);
    row->addWidget(new QLabel(tr("Change"), this));
    row->addWidget(scale_);

    connect(opacity_, &QSlider::valueChanged, this, &LayerBar::readOpacity);
    opacity_->setValue(60);
}

QToolButton* LayerBar::layerButton(const char* objectName, const QString& text, const QString& tip,
                                   bool checked) {
    auto* button = new QToolButton(toggles_);
    button->setObjectName(QLatin1String(objectName));
    button->setText(checked ? QStringLiteral("✓ ") + text : text);
    button->setAccessibleName(text);
    button->setToolTip(tip);
    button->setCheckable(true);
    button->setChecked(checked);
    connect(button, &QToolButton::toggled, this, [this, button, text](bool on) {
        button->setText(on ? QStringLiteral("✓ ") + text : text); // never by colour alone
        readButtons();
    });
    return button;
}

void LayerBar::readButtons() {
    look_.heat = heat_->isChecked();
    look_.boxes = boxes_->isChecked();
    look_.regions = regions_->isChecked();
    look_.raw = raw_->isChecked();
    heat_->setEnabled(!look_.raw && look_.prepared == PreparedLayer::None);
    boxes_->setEnabled(!look_.raw);
    regions_->setEnabled(!look_.raw);
    prepared_->setRaw(look_.raw);
    setNarrow(narrow_);
    opacity_->setEnabled(look_.showsHeat() || look_.showsRegions());
    Q_EMIT lookChanged(look_);
}

void LayerBar::readOpacity(int percent) {
    look_.opacity = percent / 100.0;
    percent_->setText(tr("%1 %").arg(percent));
    Q_EMIT lookChanged(look_);
}

void LayerBar::setRaw(bool raw) {
    raw_->setChecked(raw);
}

void LayerBar::setPrepared(PreparedLayer layer) {
    look_.prepared = layer;
    prepared_->setLayer(layer);
    if (layer != PreparedLayer::None && raw_->isChecked()) {
        raw_->setChecked(false); // reads the buttons
    } else {
        readButtons();
    }
}

void LayerBar::toggleHeat() {
    heat_->toggle();
}

void LayerBar::toggleBoxes() {
    boxes_->toggle();
}

void LayerBar::toggleRegions() {
    if (!regions_->isHidden()) {
        regions_->toggle();
    }
}

void LayerBar::setHasRegions(bool any) {
    regions_->setVisible(any);
}

void LayerBar::setNarrow(bool narrow) {
    narrow_ = narrow;
    raw_->setVisible(!narrow_ || look_.raw);
}

int LayerBar::fullWidth() const {
    const int more = raw_->isHidden() ? raw_->sizeHint().width() + toggles_->layout()->spacing() : 0;
    return toggles_->sizeHint().width() + more;
}

void LayerBar::setScale(const std::optional<HeatScale>& scale) {
    scale_->setScale(scale);
}

} // namespace vestigo::ui_player
