// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/render/page_style.h"

#include <QtCore/QStringList>
#include <QtCore/QtMath>
#include <QtGui/QFontMetricsF>

namespace vestigo::report_render {

QFont printFont(qreal points, bool bold) {
    QFont font;
    font.setFamilies({QStringLiteral("Roboto"), QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK SC"),
                      QStringLiteral("DejaVu Sans")});
    font.setPixelSize(qRound(points * pt));
    font.setWeight(bold ? QFont::Bold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::StyleStrategy(QFont::PreferNoShaping | QFont::PreferAntialias));
    font.setKerning(false);
    return font;
}

QString elided(const QString& text, const QFont& font, qreal width) {
    const QFontMetricsF metrics(font);
    if (metrics.horizontalAdvance(text) <= width) {
        return text;
    }
    return metrics.elidedText(text, Qt::ElideRight, width);
}

qreal textWidth(const QString& text, const QFont& font) {
    return QFontMetricsF(font).horizontalAdvance(text);
}

qreal lineHeight(const QFont& font) {
    return font.pixelSize() * 1.36;
}

} // namespace vestigo::report_render
