// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/page_canvas.h"

#include "ui/common/theme.h"

#include <QtGui/QPaintEvent>
#include <QtGui/QPainter>

#include <algorithm>
#include <utility>

namespace vestigo::ui_report {

namespace {

constexpr int gap = 16; ///< around pages
constexpr double pageWidthPoints = 595.28;
constexpr double pageHeightPoints = 841.89;
constexpr double smallestScale = 0.4;
constexpr double largestScale = 4.0;

} // namespace

PageCanvas::PageCanvas(QWidget* parent)
    : QWidget(parent) {
    resizeToPages();
}

void PageCanvas::setDocument(report::Document document) {
    painter_.emplace(std::move(document));
    resizeToPages();
    update();
}

int PageCanvas::pages() const {
    return painter_ ? painter_->pages() : 0;
}

void PageCanvas::setScale(double pixelsPerPoint) {
    scale_ = std::clamp(pixelsPerPoint, smallestScale, largestScale);
    resizeToPages();
    update();
}

double PageCanvas::scaleForWidth(int width) {
    return std::clamp((width - 2 * gap) / pageWidthPoints, smallestScale, largestScale);
}

QRect PageCanvas::pageRect(int page) const {
    const int pageWidth = qRound(pageWidthPoints * scale_);
    const int pageHeight = qRound(pageHeightPoints * scale_);
    return QRect(std::max(gap, (width() - pageWidth) / 2), gap + page * (pageHeight + gap), pageWidth,
                 pageHeight);
}

int PageCanvas::pageAt(int y) const {
    return std::clamp((y - gap) / (pageRect(0).height() + gap), 0, std::max(0, pages() - 1));
}

void PageCanvas::paintPage(QPainter& painter, int page, const QSizeF& size) const {
    if (painter_) {
        painter_->paint(painter, page, size);
    }
}

void PageCanvas::resizeToPages() {
    setMinimumSize(pageRect(0).width() + 2 * gap, pageRect(std::max(0, pages() - 1)).bottom() + 1 + gap);
}

void PageCanvas::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.fillRect(event->rect(), ui_common::theme().ground);
    for (int page = 0; page < pages(); ++page) {
        const QRect rect = pageRect(page);
        if (!rect.intersects(event->rect())) {
            continue;
        }
        painter.save();
        painter.setClipRect(rect.intersected(event->rect()));
        painter.translate(rect.topLeft());
        painter_->paint(painter, page, QSizeF(rect.size()));
        painter.restore();
        painter.setPen(ui_common::theme().rule);
        painter.drawRect(rect.adjusted(-1, -1, 0, 0));
    }
}

} // namespace vestigo::ui_report
