// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/evaluation/study.h"

#include <QtCore/QRectF>
#include <QtCore/QString>
#include <QtGui/QColor>
#include <QtGui/QFont>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <functional>
#include <vector>

namespace vestigo::evaluation_render {

namespace colours {
const QColor text(0x2b, 0x2f, 0x33);
const QColor quiet(0x5f, 0x66, 0x6c);
const QColor rule(0xdd, 0xe0, 0xe2);
const QColor strongRule(0x9a, 0xa1, 0xa7);
const QColor warning(0x9c, 0x2a, 0x1f);
const QColor main(0x2f, 0x4b, 0x8f);
const QColor good(0x2e, 0x6b, 0x3f);
} // namespace colours

/// A value axis: where a value lies, and where ticks are.
class Axis {
public:
    /// From `low` to `high`, widened to whole ticks of which there are at most `mostTicks`.
    Axis(double low, double high, int mostTicks);
    /// From the least to the greatest of `values` with some room; 0 to 1 where there are none. `atMost`: no
    /// value lies above it.
    static Axis around(const std::vector<double>& values, int mostTicks, double atMost);

    double share(double value) const { return (value - low_) / (high_ - low_); }
    const std::vector<double>& ticks() const { return ticks_; }
    QString label(double tick) const;

private:
    double low_;
    double high_;
    int decimals_ = 0;
    std::vector<double> ticks_;
};

/// A white picture of twice the pixels of its units, with a head, a stamp where data are synthetic, and a
/// foot.
class StudyCanvas {
public:
    StudyCanvas(double width, double height, const evaluation::Study& study, const Translator& translator,
                const Text& title);

    QImage image() const { return image_; }
    /// Calls `paint` with a painter in units of the picture.
    void paint(const std::function<void(QPainter&)>& paint);
    /// A line at the bottom, the first one lowest.
    void foot(const QString& line);
    QString text(const Text& text) const;

    static constexpr double headHeight = 78.0;
    static constexpr double margin = 28.0;

private:
    void head(const Text& title);

    const evaluation::Study& study_;
    const Translator& translator_;
    double width_;
    double footY_;
    QImage image_;
};

QFont studyFont(double pixels, bool bold = false);
/// "0.937"; nothing: "n/a".
QString figureText(const std::optional<double>& value, int decimals = 3);
/// "+0.012 (-0.003 .. 0.027)".
QString differenceText(const evaluation::Difference& difference);

/// A mark for each row, told apart by colour and by shape.
QColor colourOf(std::size_t index);
void paintMark(QPainter& painter, QPointF place, std::size_t index, double size);
/// A bar from low to high with ends, along x or y.
void paintInterval(QPainter& painter, QPointF low, QPointF high, const QColor& colour);

} // namespace vestigo::evaluation_render
