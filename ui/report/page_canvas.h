// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/report/render/page_painter.h"

#include <QtWidgets/QWidget>

#include <optional>

namespace vestigo::ui_report {

/// The pages of a document below each other, as they will be printed. Paints what is in sight only.
class PageCanvas : public QWidget {
    Q_OBJECT
public:
    explicit PageCanvas(QWidget* parent = nullptr);

    void setDocument(report::Document document);
    /// Empty before the first document.
    int pages() const;
    /// Screen pixels to a point of print.
    void setScale(double pixelsPerPoint);
    double scale() const { return scale_; }
    /// The scale at which a page is so wide.
    static double scaleForWidth(int width);
    QRect pageRect(int page) const;
    /// The page that stands at that height.
    int pageAt(int y) const;

    /// The page as it is printed, on a painter of any resolution.
    void paintPage(QPainter& painter, int page, const QSizeF& size) const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void resizeToPages();

    std::optional<report_render::PagePainter> painter_;
    double scale_ = 1.0;
};

} // namespace vestigo::ui_report
