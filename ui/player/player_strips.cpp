// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/player_strips.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>

#include <cmath>

namespace vestigo::ui_player {

namespace {

/// Sooner than this nobody needs to be told.
constexpr qint64 quietMs = 700;

QHBoxLayout* rowOf(QWidget* widget) {
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    return row;
}

QLabel* makeText(QWidget* parent, const char* name) {
    auto* text = new QLabel(parent);
    text->setObjectName(QLatin1String(name));
    text->setTextFormat(Qt::PlainText);
    text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    return text;
}

} // namespace

IndexStrip::IndexStrip(QWidget* parent)
    : QWidget(parent) {
    setObjectName(QStringLiteral("indexStrip"));
    text_ = makeText(this, "indexText");
    bar_ = new QProgressBar(this);
    bar_->setObjectName(QStringLiteral("indexProgress"));
    bar_->setAccessibleName(tr("Progress of reading frame times"));
    bar_->setRange(0, 1000);
    bar_->setTextVisible(false);
    bar_->setMaximumWidth(160);
    button_ = new QPushButton(this);
    button_->setObjectName(QStringLiteral("indexButton"));
    auto* row = rowOf(this);
    row->addWidget(text_, 1);
    row->addWidget(bar_);
    row->addWidget(button_);
    connect(button_, &QPushButton::clicked, this, [this] {
        if (stopped_) {
            Q_EMIT resumeRequested();
        } else {
            Q_EMIT stopRequested();
        }
    });
    clear();
}

void IndexStrip::clear() {
    since_.start();
    hide();
}

void IndexStrip::setState(int done, int total, double fraction, bool stopped) {
    stopped_ = stopped;
    if (done >= total) {
        clear();
        return;
    }
    const int left = total - done;
    const QString cameras = left == 1 ? tr("1 camera") : tr("%1 cameras").arg(left);
    text_->setText(stopped
                       ? tr("The frame times of %1 are not read: these videos cannot be shown.").arg(cameras)
                       : tr("Reading the frame times of %1…").arg(cameras));
    bar_->setVisible(!stopped);
    bar_->setValue(static_cast<int>(1000.0 * (done + fraction) / total));
    button_->setText(stopped ? tr("Read frame times") : tr("Stop"));
    button_->setAccessibleName(stopped ? tr("Read frame times") : tr("Stop reading frame times"));
    setVisible(stopped || since_.elapsed() > quietMs);
}

OfferStrip::OfferStrip(QWidget* parent)
    : QWidget(parent) {
    setObjectName(QStringLiteral("offerStrip"));
    text_ = makeText(this, "offerText");
    text_->setWordWrap(true); // nothing of it may be cut: it is what is decided on
    rowOf(this)->addWidget(text_, 1);
    apply_ = addButton("offerApply", tr("Apply"), tr("Apply the estimated offset"), &OfferStrip::accepted);
    leave_ = addButton("offerLeave", tr("Leave it"), tr("Leave the offset as it is"), &OfferStrip::dismissed);
    again_ = addButton("offerAnalyse", tr("Analyse again"), tr("Analyse again by the clocks as they are now"),
                       &OfferStrip::analysisWanted);
    back_ = addButton("offerTakeBack", tr("Take back"), tr("Take back the accepted offset"),
                      &OfferStrip::takenBack);
    hide();
}

QPushButton* OfferStrip::addButton(const char* name, const QString& text, const QString& purpose,
                                   void (OfferStrip::*clicked)()) {
    auto* button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(purpose);
    layout()->addWidget(button);
    connect(button, &QPushButton::clicked, this, clicked);
    return button;
}

QString OfferStrip::textOf(const ShownOffer& offer) const {
    const QString seconds = QString::number(std::fabs(offer.seconds), 'f', 2);
    const QString sign = offer.seconds < 0.0 ? QStringLiteral("−") : QStringLiteral("+");
    switch (offer.kind) {
    case OfferKind::Accepted:
        return tr("The clock of %1 is corrected by %2 s. The analysis was made without that.")
            .arg(offer.camera, sign + seconds);
    case OfferKind::TakenBack:
        return tr("The clock of %1 is as recorded. The analysis was made with %2 s.")
            .arg(offer.camera, sign + seconds);
    case OfferKind::Offered:
        break;
    }
    const QString pattern = offer.seconds > 0.0
                                ? tr("The clock of %1 seems to run %2 s early (confidence %3).")
                                : tr("The clock of %1 seems to run %2 s late (confidence %3).");
    return pattern.arg(offer.camera, seconds, QString::number(offer.confidence, 'f', 2));
}

void OfferStrip::setOffer(const std::optional<ShownOffer>& offer) {
    offer_ = offer;
    setVisible(offer.has_value());
    if (!offer) {
        return;
    }
    const bool offered = offer->kind == OfferKind::Offered;
    apply_->setVisible(offered);
    leave_->setVisible(offered);
    again_->setVisible(!offered);
    back_->setVisible(offer->kind == OfferKind::Accepted);
    text_->setText(textOf(*offer));
    text_->setToolTip(offered
                          ? tr("Estimated from the movement in the picture and the terminal's own signals. "
                               "Nothing is changed until you apply it.")
                          : text_->text());
}

} // namespace vestigo::ui_player
