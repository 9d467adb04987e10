// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/render/page_painter.h"

#include "ui/report/render/compose.h"
#include "ui/report/render/figure_marks.h"

#include <QtGui/QPainter>

#include <algorithm>
#include <variant>

namespace vestigo::report_render {

namespace {

QRectF bodyRect() {
    return QRectF(sizes::marginLeft, sizes::marginTop, sizes::bodyWidth,
                  sizes::bodyBottom - sizes::marginTop);
}

QRectF footRect() {
    return QRectF(sizes::marginLeft, sizes::footRule, sizes::bodyWidth, 14 * pt);
}

PageStyle styleOf(const report::Document& document) {
    PageStyle style;
    style.frontline = document.role == report::Role::Frontline;
    if (style.frontline) { // read at arm's length, written on with a pen
        style.body = 10.0;
        style.tableText = 8.5;
        style.rowHeight = 20 * pt;
    }
    return style;
}

/// One sheet of a frontline document: what does not fit loses what may be left out, then gets smaller
/// figures, then smaller text.
std::vector<PlacedPage> sheet(const report::Document& document, const std::vector<report::Block>& blocks) {
    struct Step {
        double figures;
        bool leaveOut;
    };
    std::vector<PlacedPage> pages;
    static constexpr Step steps[] = {{1.0, false}, {0.85, false}, {1.0, true}, {0.85, true},
                                     {0.7, true},  {0.55, true},  {0.4, true}};
    for (const Step& step : steps) {
        PageStyle style = styleOf(document);
        style.figureScale = step.figures;
        style.leaveOut = step.leaveOut;
        if (step.figures < 0.65) {
            style.body = step.figures < 0.45 ? 8.0 : 9.0;
            style.tableText = step.figures < 0.45 ? 7.5 : 8.0;
            style.rowHeight = step.figures < 0.45 ? 0.0 : 16 * pt;
        }
        pages = placeOnPages(composeBlocks(blocks, sizes::bodyWidth, {document, style}), bodyRect());
        if (pages.size() <= 1) {
            break;
        }
    }
    return pages;
}

std::vector<PlacedPage> laidOut(const report::Document& document) {
    if (document.role != report::Role::Frontline) {
        return placeOnPages(composeBlocks(document.blocks, sizes::bodyWidth, {document, styleOf(document)}),
                            bodyRect());
    }
    std::vector<PlacedPage> pages;
    std::vector<report::Block> blocks;
    const auto add = [&] {
        std::vector<PlacedPage> more = sheet(document, blocks);
        std::move(more.begin(), more.end(), std::back_inserter(pages));
        blocks.clear();
    };
    for (const report::Block& block : document.blocks) {
        if (std::holds_alternative<report::PageBreak>(block)) {
            add();
        } else {
            blocks.push_back(block);
        }
    }
    add();
    return pages;
}

void paintFoot(QPainter& painter, const report::Document& document, std::size_t page, std::size_t pages) {
    const QFont font = printFont(sizes::small);
    const QString number = filled(document.words.pageOf, QString::number(page + 1), QString::number(pages));
    const qreal numberWidth = textWidth(number, font);
    const QRectF foot = footRect();
    painter.setPen(QPen(colours::rule, 0.6 * pt));
    painter.drawLine(foot.topLeft(), foot.topRight());
    painter.setFont(font);
    painter.setPen(colours::quiet);
    const qreal baseline = foot.top() + 11 * pt;
    painter.drawText(QPointF(foot.left(), baseline), elided(QString::fromStdString(document.foot), font,
                                                            foot.width() - numberWidth - 16 * pt));
    painter.drawText(QPointF(foot.right() - numberWidth, baseline), number);
}

} // namespace

struct PagePainter::Layout {
    explicit Layout(report::Document given)
        : document(std::move(given))
        , pages(laidOut(document)) {}
    const report::Document document; ///< the pages point into it
    const std::vector<PlacedPage> pages;
};

PagePainter::PagePainter(report::Document document)
    : layout_(std::make_unique<Layout>(std::move(document))) {}

PagePainter::~PagePainter() = default;
PagePainter::PagePainter(PagePainter&&) noexcept = default;
PagePainter& PagePainter::operator=(PagePainter&&) noexcept = default;

int PagePainter::pages() const {
    return static_cast<int>(layout_->pages.size());
}

QSizeF PagePainter::pageSize() {
    return QSizeF(sizes::pageWidth, sizes::pageHeight);
}

const report::Document& PagePainter::document() const {
    return layout_->document;
}

void PagePainter::paint(QPainter& painter, int page, const QSizeF& size) const {
    if (page < 0 || page >= pages() || size.isEmpty()) {
        return;
    }
    painter.save();
    painter.scale(size.width() / sizes::pageWidth, size.height() / sizes::pageHeight);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.fillRect(QRectF(QPointF(0.0, 0.0), pageSize()), Qt::white);
    for (const Placed& placed : layout_->pages[static_cast<std::size_t>(page)]) {
        if (placed.paint) {
            placed.paint(painter, placed.rect.topLeft());
        }
    }
    paintFoot(painter, layout_->document, static_cast<std::size_t>(page), layout_->pages.size());
    painter.restore();
}

std::vector<OutlineEntry> PagePainter::outline() const {
    std::vector<OutlineEntry> entries;
    for (std::size_t page = 0; page < layout_->pages.size(); ++page) {
        for (const Placed& placed : layout_->pages[page]) {
            if (!placed.outline.isEmpty()) {
                entries.push_back(
                    {placed.outline, placed.outlineLevel, static_cast<int>(page), placed.rect.top() / pt});
            }
        }
    }
    return entries;
}

std::vector<QRectF> PagePainter::boxes(int page) const {
    std::vector<QRectF> boxes;
    if (page < 0 || page >= pages()) {
        return boxes;
    }
    for (const Placed& placed : layout_->pages[static_cast<std::size_t>(page)]) {
        boxes.insert(boxes.end(), placed.parts.begin(), placed.parts.end());
    }
    boxes.push_back(footRect());
    return boxes;
}

} // namespace vestigo::report_render
