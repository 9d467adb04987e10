// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/render/compose.h"
#include "ui/report/render/text_block.h"

#include <QtGui/QPainter>

#include <algorithm>
#include <cmath>

namespace vestigo::report_render {

namespace {

constexpr qreal gap = 6 * pt;       // between columns
constexpr qreal padding = 2.6 * pt; // above and below the text of a row
constexpr int mostLines = 12;       // of a cell: what is longer is cut with an ellipsis
constexpr std::size_t mostColumns = 24;

struct Columns {
    std::vector<qreal> left;
    std::vector<qreal> width;
};

/// By the given shares; where there are none, all alike.
Columns columnsOf(const report::Table& table, std::size_t count, qreal width) {
    std::vector<qreal> shares(count, 1.0);
    for (std::size_t i = 0; i < count && table.widths.size() == count; ++i) {
        shares[i] = std::isfinite(table.widths[i]) && table.widths[i] > 0.0 ? table.widths[i] : 0.01;
    }
    qreal sum = 0.0;
    for (const qreal share : shares) {
        sum += share;
    }
    Columns columns;
    const qreal room = width - gap * static_cast<qreal>(count - 1);
    qreal x = 0.0;
    for (const qreal share : shares) {
        columns.left.push_back(x);
        columns.width.push_back(room * share / sum);
        x += columns.width.back() + gap;
    }
    return columns;
}

struct RowText {
    std::vector<TextBlock> cells;
    std::vector<QColor> colours;
    qreal height = 0.0;
};

RowText rowText(const std::vector<report::Cell>& cells, const Columns& columns, qreal points) {
    RowText row;
    for (std::size_t i = 0; i < columns.width.size() && i < cells.size(); ++i) {
        const report::Cell& cell = cells[i];
        row.cells.emplace_back(QString::fromStdString(cell.text), printFont(points, cell.strong),
                               columns.width[i], mostLines);
        row.colours.push_back(cell.quiet ? colours::quiet : colours::text);
        row.height = std::max(row.height, row.cells.back().height());
    }
    row.height = std::max(row.height, lineHeight(printFont(points)));
    return row;
}

Paint paintRow(const RowText& row, const Columns& columns, qreal width, qreal height) {
    return [=](QPainter& painter, const QPointF& at) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            row.cells[i].draw(painter, at + QPointF(columns.left[i], padding), row.colours[i]);
        }
        painter.setPen(QPen(colours::rule, 0.5 * pt, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(at + QPointF(0.0, height), at + QPointF(width, height));
    };
}

Fragment rowFragment(const RowText& row, const Columns& columns, qreal width, qreal least) {
    Fragment fragment;
    fragment.width = width;
    fragment.height = std::max(row.height + 2 * padding, least);
    fragment.paint = paintRow(row, columns, width, fragment.height);
    return fragment;
}

/// No row alone at the foot of a page below its head, nor at the top of one.
void keepEndsTogether(std::vector<Fragment>& fragments) {
    const std::size_t rows = fragments.size() - 1;
    for (std::size_t row = 1; row < std::min<std::size_t>(rows, 3); ++row) {
        fragments[row].keepWithNext = true;
    }
    if (rows > 1) {
        fragments[rows - 1].keepWithNext = true;
    }
}

} // namespace

std::vector<Fragment> composeTable(const report::Table& table, qreal width, const ComposeContext& context) {
    std::vector<Fragment> fragments;
    const std::size_t count = std::min(table.head.size(), mostColumns);
    if (count == 0 || table.rows.empty()) {
        return fragments;
    }
    const Columns columns = columnsOf(table, count, width);
    std::vector<report::Cell> head;
    for (const std::string& text : table.head) {
        head.push_back({text, true, false});
    }
    Fragment top = rowFragment(rowText(head, columns, context.style.tableText), columns, width, 0.0);
    auto repeated = std::make_shared<RepeatedHead>();
    repeated->height = top.height;
    repeated->paint = top.paint;
    top.before = 3 * pt;
    top.keepWithNext = true;
    fragments.push_back(std::move(top));
    for (const std::vector<report::Cell>& cells : table.rows) {
        fragments.push_back(rowFragment(rowText(cells, columns, context.style.tableText), columns, width,
                                        context.style.rowHeight));
        fragments.back().head = repeated;
    }
    keepEndsTogether(fragments);
    fragments.back().after = 7 * pt;
    addCaption(fragments, table.caption, width);
    return fragments;
}

} // namespace vestigo::report_render
