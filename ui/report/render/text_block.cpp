// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/render/text_block.h"

#include <QtGui/QPainter>
#include <QtGui/QTextOption>

#include <algorithm>

namespace vestigo::report_render {

namespace {

constexpr qsizetype mostCharacters = 20000; // of one paragraph: what is longer is no text

QTextOption wrapping() {
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LeftToRight);
    return option;
}

} // namespace

TextBlock::TextBlock(const QString& text, const QFont& font, qreal width, int mostLines)
    : step_(lineHeight(font)) {
    if (text.isEmpty()) {
        return;
    }
    layout_ = std::make_shared<QTextLayout>(text.left(mostCharacters), font);
    breakLines(width);
    if (mostLines > 0 && layout_->lineCount() > mostLines) {
        const int begin = layout_->lineAt(mostLines - 1).textStart();
        const QString whole = layout_->text();
        const QString last = elided(whole.mid(begin), font, width - 0.1 * font.pixelSize());
        layout_ = std::make_shared<QTextLayout>(whole.left(begin) + last, font);
        breakLines(width);
    }
}

TextBlock::TextBlock(const std::vector<report::Span>& spans, qreal points, qreal width)
    : step_(lineHeight(printFont(points))) {
    QString text;
    QList<QTextLayout::FormatRange> formats;
    for (const report::Span& span : spans) {
        const QString piece = QString::fromStdString(span.text).left(mostCharacters - text.size());
        if (span.bold && !piece.isEmpty()) {
            QTextCharFormat format;
            format.setFont(printFont(points, true));
            formats.append({static_cast<int>(text.size()), static_cast<int>(piece.size()), format});
        }
        text += piece;
    }
    if (text.isEmpty()) {
        return;
    }
    layout_ = std::make_shared<QTextLayout>(text, printFont(points));
    layout_->setFormats(formats);
    breakLines(width);
}

void TextBlock::breakLines(qreal width) {
    layout_->setTextOption(wrapping());
    layout_->setCacheEnabled(true);
    layout_->beginLayout();
    for (int i = 0;; ++i) {
        QTextLine line = layout_->createLine();
        if (!line.isValid()) {
            break;
        }
        line.setLineWidth(std::max<qreal>(width, pt));
        // Lines of mixed fonts would else stand unevenly: the baseline follows the step, not the tallest
        // glyph.
        line.setPosition(QPointF(0.0, step_ * i + 0.76 * step_ - line.ascent()));
    }
    layout_->endLayout();
}

qreal TextBlock::widest() const {
    qreal widest = 0.0;
    for (int i = 0; i < lines(); ++i) {
        widest = std::max(widest, layout_->lineAt(i).naturalTextWidth());
    }
    return widest;
}

void TextBlock::draw(QPainter& painter, const QPointF& topLeft, const QColor& colour) const {
    if (layout_) {
        painter.setPen(colour);
        layout_->draw(&painter, topLeft);
    }
}

void TextBlock::drawLine(QPainter& painter, int line, const QPointF& topLeft, const QColor& colour) const {
    painter.setPen(colour);
    layout_->lineAt(line).draw(&painter, topLeft - QPointF(0.0, step_ * line));
}

} // namespace vestigo::report_render
