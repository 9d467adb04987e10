// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/feature_row.h"

#include "ui/common/copy_menu.h"
#include "ui/common/feature_names.h"
#include "ui/common/theme.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QFontMetrics>
#include <QtGui/QPainter>

#include <algorithm>
#include <cmath>

namespace vestigo::ui_shell {

namespace {

/// Three figures that mean something: no more are known. "2910", not "2.91e+03", as far as people read it.
QString shortNumber(double value) {
    const QString text = QString::number(value, 'g', 3);
    const double size = std::fabs(value);
    return size >= 1000.0 && size < 1e7 ? QString::number(text.toDouble(), 'f', 0) : text;
}

} // namespace

QString valuesInWords(const analysis::FeatureWeight& feature) {
    if (!feature.here) {
        return {};
    }
    const QString unit =
        feature.unit.empty() ? QString() : QStringLiteral(" ") + ui_common::unitText(feature.unit);
    const QString here = shortNumber(*feature.here) + unit;
    if (!feature.usual) {
        return here;
    }
    const QString usual =
        feature.usualSpread
            ? QStringLiteral("%1 ± %2").arg(shortNumber(*feature.usual), shortNumber(*feature.usualSpread))
            : shortNumber(*feature.usual);
    return QCoreApplication::translate("FeatureRow", "%1 (usually %2)").arg(here, usual);
}

FeatureRow::FeatureRow(const analysis::FeatureWeight& feature, QWidget* parent)
    : QWidget(parent)
    , name_(ui_common::featureName(feature.name))
    , values_(valuesInWords(feature))
    , weight_(feature.weight) {
    setToolTip(QStringLiteral("%1\n%2").arg(QString::fromStdString(feature.name), values_));
    setAccessibleName(tr("%1: share %2 %, %3").arg(name_).arg(weight_ * 100.0, 0, 'f', 0).arg(values_));
    setMinimumHeight(38);
    setFocusPolicy(Qt::StrongFocus);
    here_ = feature.here ? QString::number(*feature.here, 'g', 6) : QString();
    usual_ = feature.usual ? QString::number(*feature.usual, 'g', 6) : QString();
    setProperty(ui_common::copyProperty, copied());
}

QString FeatureRow::copied() const {
    return QStringList{name_, here_, usual_, QString::number(weight_, 'f', 3)}.join(QLatin1Char('\t'));
}

void FeatureRow::contextMenuEvent(QContextMenuEvent* event) {
    ui_common::showCopyMenu(*this, event->globalPos(),
                            {{tr("Copy the value"), here_},
                             {tr("Copy the usual value"), usual_},
                             {tr("Copy the share"), QString::number(weight_, 'f', 3)},
                             {tr("Copy the row"), copied()}});
}

void FeatureRow::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void FeatureRow::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

QSize FeatureRow::sizeHint() const {
    return {200, 38};
}

void FeatureRow::paintEvent(QPaintEvent*) {
    const ui_common::Theme& hues = ui_common::theme();
    QPainter painter(this);
    painter.setFont(ui_common::sizedFont(font(), ui_common::textPixels));
    const int valueWidth = 44;
    const int barLeft = width() / 2;
    const QRect name(0, 0, barLeft - 8, 20);
    painter.setPen(hues.text);
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(name_, Qt::ElideRight, name.width()));
    const QRect bar(barLeft, 6, width() - barLeft - valueWidth, 8);
    painter.fillRect(bar, hues.rule);
    painter.fillRect(QRect(bar.left(), bar.top(),
                           static_cast<int>(bar.width() * std::clamp(weight_, 0.0, 1.0)), bar.height()),
                     hues.attention);
    painter.setPen(hues.quietText);
    painter.drawText(QRect(width() - valueWidth, 0, valueWidth, 20), Qt::AlignRight | Qt::AlignVCenter,
                     QString::number(weight_, 'f', 2));
    painter.setFont(ui_common::sizedFont(font(), ui_common::smallTextPixels));
    painter.drawText(QRect(0, 20, width(), 16), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(values_, Qt::ElideRight, width()));
    if (hasFocus()) {
        painter.setPen(QPen(hues.selection, 1.0));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

} // namespace vestigo::ui_shell
