// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/elided_label.h"

#include "ui/common/theme.h"

#include <QtGui/QPainter>

namespace vestigo::ui_common {

ElidedLabel::ElidedLabel(QWidget* parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&themeNotice(), &ThemeNotice::themeChanged, this, qOverload<>(&QWidget::update));
}

void ElidedLabel::setText(const QString& text) {
    if (text != text_) {
        text_ = text;
        setAccessibleName(text);
        refreshToolTip();
        updateGeometry();
        update();
    }
}

void ElidedLabel::setQuiet(bool quiet) {
    quiet_ = quiet;
    update();
}

void ElidedLabel::setAlignment(Qt::Alignment alignment) {
    alignment_ = alignment;
    update();
}

QSize ElidedLabel::sizeHint() const {
    return {fontMetrics().horizontalAdvance(text_) + 2, fontMetrics().height() + 2};
}

QSize ElidedLabel::minimumSizeHint() const {
    return {0, fontMetrics().height() + 2};
}

void ElidedLabel::refreshToolTip() {
    const bool whole = fontMetrics().horizontalAdvance(text_) <= width();
    setToolTip(whole ? QString() : QStringLiteral("<qt>%1</qt>").arg(text_.toHtmlEscaped()));
}

void ElidedLabel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    refreshToolTip();
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(quiet_ ? theme().quietText : theme().text);
    painter.drawText(rect(), static_cast<int>(alignment_ | Qt::AlignVCenter),
                     fontMetrics().elidedText(text_, Qt::ElideRight, width()));
}

} // namespace vestigo::ui_common
