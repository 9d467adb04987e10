// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/transport_bar.h"

#include "ui/common/theme.h"
#include "ui/player/transport_icons.h"

#include <QtCore/QEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolButton>

#include <array>
#include <cmath>

namespace vestigo::ui_player {

namespace {

constexpr std::array<double, 7> speeds{0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0};

int nearestSpeed(double speed) {
    int nearest = 0;
    for (int i = 1; i < static_cast<int>(speeds.size()); ++i) {
        const auto distance = [speed](int k) {
            return std::fabs(std::log(speeds[static_cast<std::size_t>(k)] / std::fabs(speed)));
        };
        nearest = distance(i) < distance(nearest) ? i : nearest;
    }
    return nearest;
}

} // namespace

TransportBar::TransportBar(QWidget* parent)
    : QWidget(parent) {
    stepBack_ = button("stepBack", tr("One frame back"), QStringLiteral(","));
    backward_ = button("playBackward", tr("Play backwards"), QStringLiteral("J"));
    play_ = button("playPause", tr("Play"), tr("Space"));
    stepForward_ = button("stepForward", tr("One frame on"), QStringLiteral("."));

    speed_ = new QComboBox(this);
    speed_->setObjectName(QStringLiteral("playSpeed"));
    speed_->setAccessibleName(tr("Speed"));
    speed_->setToolTip(tr("Speed of playing"));
    for (const double speed : speeds) {
        speed_->addItem(tr("%1×").arg(speed), speed);
    }
    time_ = new QLabel(this);
    time_->setObjectName(QStringLiteral("cursorTime"));
    time_->setAccessibleName(tr("Time of the cursor"));
    keysText_ = tr(", and . step a frame   J K L play   W all cameras   R raw picture");
    keys_ = new QLabel(this);
    keys_->setObjectName(QStringLiteral("playerKeys"));
    keys_->setForegroundRole(QPalette::PlaceholderText);
    keys_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    keys_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (QWidget* part :
         {static_cast<QWidget*>(stepBack_), static_cast<QWidget*>(backward_), static_cast<QWidget*>(play_),
          static_cast<QWidget*>(stepForward_), static_cast<QWidget*>(speed_)}) {
        row->addWidget(part);
    }
    row->addSpacing(8);
    row->addWidget(time_);
    row->addWidget(keys_, 1);

    connect(stepBack_, &QToolButton::clicked, this, [this] { Q_EMIT stepPressed(-1); });
    connect(stepForward_, &QToolButton::clicked, this, [this] { Q_EMIT stepPressed(1); });
    connect(backward_, &QToolButton::clicked, this, &TransportBar::playBackwardPressed);
    connect(play_, &QToolButton::clicked, this, &TransportBar::playPausePressed);
    connect(speed_, &QComboBox::activated, this,
            [this](int chosen) { Q_EMIT speedChosen(speed_->itemData(chosen).toDouble()); });
    setPlaying(false, 1.0);
}

QToolButton* TransportBar::button(const char* objectName, const QString& name, const QString& key) {
    auto* made = new QToolButton(this);
    made->setObjectName(QLatin1String(objectName));
    made->setAccessibleName(name);
    made->setToolTip(tr("%1 (%2)").arg(name, key));
    made->setIconSize({16, 16});
    made->setAutoRaise(true);
    return made;
}

void TransportBar::setPlaying(bool playing, double speed) {
    playing_ = playing;
    const QString name = playing ? tr("Pause") : tr("Play");
    play_->setAccessibleName(name);
    play_->setToolTip(tr("%1 (%2)").arg(name, tr("Space")));
    speed_->setCurrentIndex(nearestSpeed(speed));
    refreshIcons();
}

void TransportBar::setTimeText(const QString& text) {
    time_->setText(text);
}

void TransportBar::refreshIcons() {
    const QColor colour = ui_common::theme().text;
    const double ratio = devicePixelRatioF();
    stepBack_->setIcon(transportIcon(TransportShape::StepBack, colour, ratio));
    backward_->setIcon(transportIcon(TransportShape::PlayBackward, colour, ratio));
    play_->setIcon(transportIcon(playing_ ? TransportShape::Pause : TransportShape::Play, colour, ratio));
    stepForward_->setIcon(transportIcon(TransportShape::StepForward, colour, ratio));
}

/// The keys are said where they fit as a whole; the page of keys has them all.
void TransportBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const int room = width() - time_->geometry().right() - layout()->spacing();
    const bool fits = keys_->fontMetrics().horizontalAdvance(keysText_) <= room;
    keys_->setText(fits ? keysText_ : QString());
}

void TransportBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        refreshIcons();
    }
}

} // namespace vestigo::ui_player
