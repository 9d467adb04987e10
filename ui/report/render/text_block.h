// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "ui/report/render/page_style.h"

#include <QtCore/QPointF>
#include <QtCore/QString>
#include <QtGui/QColor>
#include <QtGui/QTextLayout>

#include <memory>
#include <vector>

class QPainter;

namespace vestigo::report_render {

/// Text broken into lines of one width, by the rules of its script; words longer than a line break where they
/// must.
class TextBlock {
public:
    TextBlock() = default;
    /// `mostLines` 0: all; else the rest is cut with an ellipsis.
    TextBlock(const QString& text, const QFont& font, qreal width, int mostLines = 0);
    TextBlock(const std::vector<report::Span>& spans, qreal points, qreal width);

    int lines() const { return layout_ ? layout_->lineCount() : 0; }
    qreal lineStep() const { return step_; }
    qreal height() const { return step_ * lines(); }
    qreal widest() const;
    void draw(QPainter& painter, const QPointF& topLeft, const QColor& colour) const;
    void drawLine(QPainter& painter, int line, const QPointF& topLeft, const QColor& colour) const;

private:
    void breakLines(qreal width);
    std::shared_ptr<QTextLayout> layout_;
    qreal step_ = 0.0;
};

} // namespace vestigo::report_render
