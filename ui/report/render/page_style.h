// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QRectF>
#include <QtCore/QString>
#include <QtGui/QColor>
#include <QtGui/QFont>

namespace vestigo::report_render {

/// One point of print in units of the layout.
constexpr qreal pt = 4.0;

namespace colours {
// The hues of the window in its light form (window.md), on white ground.
const QColor text(0x2b, 0x2f, 0x33);
const QColor quiet(0x5f, 0x66, 0x6c);
const QColor rule(0xcd, 0xd1, 0xd4);
const QColor strongRule(0x9a, 0xa1, 0xa7);
const QColor abnormal(0x9c, 0x2a, 0x1f);
const QColor attention(0x2f, 0x4b, 0x8f);
const QColor supported(0x2e, 0x6b, 0x3f);
const QColor normal(0xa9, 0xaf, 0xb4);
} // namespace colours

namespace sizes {
constexpr qreal pageWidth = 595.28 * pt;
constexpr qreal pageHeight = 841.89 * pt;
constexpr qreal marginLeft = 40 * pt;
constexpr qreal marginTop = 42 * pt;
constexpr qreal bodyWidth = pageWidth - 2 * marginLeft;
constexpr qreal bodyBottom = 788 * pt;
constexpr qreal footRule = 800 * pt;
constexpr qreal small = 7.5; // points
constexpr qreal table = 8.0;
constexpr qreal figure = 7.5;
} // namespace sizes

/// What a document's role decides.
struct PageStyle {
    bool frontline = false;
    qreal body = 9.0;        ///< points
    qreal tableText = 8.0;   ///< points
    qreal rowHeight = 0.0;   ///< least height of a table's row
    bool leaveOut = false;   ///< blocks that stand only where there is room
    qreal figureScale = 1.0; ///< figures are made smaller so that a frontline sheet stays one page
};

/// Print font of `points` points. Glyphs are taken one by one (no ligatures, no contextual forms), so that
/// the text of the PDF is the text that was written; the figures of the first family are all of one width.
QFont printFont(qreal points, bool bold = false);

/// One line that fits `width`, else cut with an ellipsis.
QString elided(const QString& text, const QFont& font, qreal width);
qreal textWidth(const QString& text, const QFont& font);
qreal lineHeight(const QFont& font);

} // namespace vestigo::report_render
