// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/start_field.h"

#include <QtCore/QDateTime>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>

#include <cstdlib>

namespace vestigo::ui_import {

namespace {

QString zoneText(int minutes) {
    return QStringLiteral("%1%2:%3")
        .arg(minutes < 0 ? QLatin1Char('-') : QLatin1Char('+'))
        .arg(std::abs(minutes) / 60, 2, 10, QLatin1Char('0'))
        .arg(std::abs(minutes) % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

StartField::StartField(QWidget* parent)
    : QWidget(parent)
    , clock_(new QLineEdit(this))
    , zone_(new QComboBox(this)) {
    clock_->setObjectName(QStringLiteral("importStart"));
    clock_->setAccessibleName(tr("Start of the recording, date and time"));
    clock_->setPlaceholderText(QStringLiteral("2024-05-17 09:32:00"));
    zone_->setObjectName(QStringLiteral("importZone"));
    zone_->setAccessibleName(tr("Time zone of the site"));
    for (int minutes = -12 * 60; minutes <= 14 * 60; minutes += 30) {
        zone_->addItem(zoneText(minutes), minutes);
    }
    showZone(QDateTime::currentDateTime().offsetFromUtc() / 60);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(clock_, 1);
    row->addWidget(zone_);
    setFocusProxy(clock_);
    connect(clock_, &QLineEdit::textEdited, this, [this] {
        edited_ = true;
        Q_EMIT changed();
    });
    connect(zone_, &QComboBox::activated, this, [this] {
        if (!edited_) {
            showMoment();
        }
        Q_EMIT changed();
    });
}

void StartField::offer(const std::optional<SiteTime>& moment) {
    const bool isFirst = !offered_.has_value();
    offered_ = moment;
    if (edited_) {
        return;
    }
    // Times that say no zone of their own come as UTC: the zone of this computer is the better guess.
    if (moment && isFirst && moment->offsetMinutes != 0) {
        showZone(moment->offsetMinutes);
    }
    showMoment();
    Q_EMIT changed();
}

int StartField::zoneMinutes() const {
    return zone_->currentData().toInt();
}

void StartField::showZone(int minutes) {
    if (zone_->findData(minutes) < 0) {
        zone_->addItem(zoneText(minutes), minutes);
    }
    zone_->setCurrentIndex(zone_->findData(minutes));
}

void StartField::showMoment() {
    if (!offered_) {
        clock_->clear();
        return;
    }
    const SiteTime local{offered_->unixSeconds, zoneMinutes()};
    QString text = QString::fromStdString(formatTimestamp(local));
    text.chop(text.endsWith(QLatin1Char('Z')) ? 1 : 6); // the zone stands in its own field
    clock_->setText(text.replace(QLatin1Char('T'), QLatin1Char(' ')));
}

QString StartField::text() const {
    QString text = clock_->text().trimmed();
    if (text.isEmpty()) {
        return {};
    }
    if (parseTimestamp(text.toStdString())) {
        return text; // with a zone of its own
    }
    if (text.count(QLatin1Char(':')) == 1) {
        text += QStringLiteral(":00");
    }
    return text.replace(QLatin1Char(' '), QLatin1Char('T')) + zoneText(zoneMinutes());
}

} // namespace vestigo::ui_import
