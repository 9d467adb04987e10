// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QProxyStyle>

class QStyleOptionViewItem;

namespace vestigo::ui_common {

/// The quiet look over Fusion: flat, one rule around what can be pressed, no gradient, no shadow. It asks
/// theme() at each painting, so a change of theme is a new palette and one repaint. An application-wide style
/// sheet would be matched anew against every widget of the window, which holds it for a tenth of a second.
class InstrumentStyle : public QProxyStyle {
public:
    InstrumentStyle();

    void polish(QWidget* widget) override;
    using QProxyStyle::polish;

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                           const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option,
                         const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returned) const override;

private:
    /// Of an entry in a list of our own.
    QSize entrySize(const QStyleOptionViewItem& entry, const QSize& contents, const QWidget* widget) const;
};

} // namespace vestigo::ui_common
