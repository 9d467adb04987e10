// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/report/render/page_style.h"

#include <QtCore/QPointF>
#include <QtCore/QRectF>
#include <QtCore/QString>

#include <functional>
#include <memory>
#include <vector>

class QPainter;

namespace vestigo::report_render {

using Paint = std::function<void(QPainter&, const QPointF& topLeft)>;

/// What is painted again where a table goes on after a page break.
struct RepeatedHead {
    qreal height = 0.0;
    Paint paint;
};

/// The smallest part of a page: a line of text, a row, a figure. It is never broken.
struct Fragment {
    qreal height = 0.0;
    qreal width = 0.0;
    qreal before = 0.0; ///< least distance to what stands above; none at the top of a page
    qreal after = 0.0;
    bool keepWithNext = false;
    bool newPage = false;      ///< begins a page
    bool newPageIfLow = false; ///< begins a page where less than half of the page is left
    bool atBottom = false;     ///< stands at the foot of its page
    std::shared_ptr<const RepeatedHead> head;
    Paint paint;
    QString outline; ///< a heading's text, for the outline of the file; empty: it is none
    int outlineLevel = 1;
    std::vector<QRectF> parts; ///< where its parts stand, from its top left; empty: it is one
};

/// A fragment at its place.
struct Placed {
    QRectF rect;
    Paint paint;
    std::vector<QRectF> parts; ///< on the page
    QString outline;
    int outlineLevel = 1;
};

using PlacedPage = std::vector<Placed>;

/// Fills pages with fragments from top to bottom. At least one page.
std::vector<PlacedPage> placeOnPages(const std::vector<Fragment>& fragments, const QRectF& body);

/// Height of fragments that stand below each other without a break.
qreal stackedHeight(const std::vector<Fragment>& fragments);
/// Where each of them begins.
std::vector<qreal> stackedTops(const std::vector<Fragment>& fragments);

} // namespace vestigo::report_render
