// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "ui/report/render/pdf_outline.h"

#include <QtCore/QRectF>
#include <QtCore/QSizeF>

#include <memory>
#include <vector>

class QPainter;

namespace vestigo::report_render {

/// Lays a document out on A4 pages and paints them: on the screen, into a PDF, onto paper, always the same.
/// Needs a QGuiApplication for its fonts. Made once, then immutable; paint from the thread that made it.
class PagePainter {
public:
    explicit PagePainter(report::Document document);
    ~PagePainter();
    PagePainter(PagePainter&&) noexcept;
    PagePainter& operator=(PagePainter&&) noexcept;

    /// At least one.
    int pages() const;
    /// Paints page 0 .. pages()-1 on white ground so that it fills `size` (units of the painter).
    void paint(QPainter& painter, int page, const QSizeF& size) const;

    /// A4 upright, in the unit of the layout (a quarter of a point).
    static QSizeF pageSize();
    static constexpr int unitsPerInch = 288;
    /// Where the parts of a page stand, foot included, in units of the layout: for tests that nothing
    /// overlaps.
    std::vector<QRectF> boxes(int page) const;

    /// Titles and sections with their places.
    std::vector<OutlineEntry> outline() const;

    const report::Document& document() const;

private:
    struct Layout;
    std::unique_ptr<Layout> layout_;
};

} // namespace vestigo::report_render
