// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/evaluation/render/study_canvas.h"

#include <QtCore/QPointF>
#include <QtGui/QPainterPath>
#include <QtGui/QPen>
#include <QtGui/QPolygonF>
#include <algorithm>
#include <array>
#include <cmath>

namespace vestigo::evaluation_render {

namespace {

constexpr double pixelsPerUnit = 2.0;

/// The least of 1, 2 and 5 times a power of ten that is not below `value`.
double wholeStep(double value) {
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= value * (1.0 - 1e-9)) {
            return factor * power;
        }
    }
    return 10.0 * power;
}

} // namespace

Axis::Axis(double low, double high, int mostTicks)
    : low_(low)
    , high_(high > low ? high : low + 1.0) {
    const double step = wholeStep((high_ - low_) / std::max(1, mostTicks - 1));
    low_ = std::floor(low_ / step + 1e-9) * step;
    high_ = std::ceil(high_ / step - 1e-9) * step;
    decimals_ = std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
    const auto count = static_cast<int>(std::lround((high_ - low_) / step));
    for (int i = 0; i <= count; ++i) {
        ticks_.push_back(low_ + step * i);
    }
}

Axis Axis::around(const std::vector<double>& values, int mostTicks, double atMost) {
    if (values.empty()) {
        return {0.0, 1.0, mostTicks};
    }
    const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
    constexpr double narrowest = 0.1; // values that are all but equal shall look so
    const double room = std::max(0.04 * (*greatest - *least), 0.5 * (narrowest - (*greatest - *least)));
    return {std::max(0.0, *least - room), std::min(std::max(atMost, *greatest), *greatest + room), mostTicks};
}

QString Axis::label(double tick) const {
    return QString::number(tick, 'f', decimals_);
}

StudyCanvas::StudyCanvas(double width, double height, const evaluation::Study& study,
                         const Translator& translator, const Text& title)
    : study_(study)
    , translator_(translator)
    , width_(width)
    , footY_(height - 14.0)
    , image_(static_cast<int>(width * pixelsPerUnit), static_cast<int>(height * pixelsPerUnit),
             QImage::Format_RGB32) {
    image_.fill(Qt::white);
    head(title);
}

QString StudyCanvas::text(const Text& text) const {
    return QString::fromStdString(translator_.translate(text));
}

void StudyCanvas::paint(const std::function<void(QPainter&)>& paint) {
    QPainter painter(&image_);
    painter.scale(pixelsPerUnit, pixelsPerUnit);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter);
}

void StudyCanvas::head(const Text& title) {
    paint([&](QPainter& painter) {
        painter.setPen(colours::text);
        painter.setFont(studyFont(19.0, true));
        painter.drawText(QPointF(margin, 34.0), text(title));
        const Text way = study_.facts.causal
                             ? VESTIGO_TEXT("Study", "causal: each step knows only what had happened by then")
                             : VESTIGO_TEXT("Study", "after the event");
        const QString counts =
            text(VESTIGO_TEXT("Study", "%1, split %2, %3; %4 recordings, %5 anomalies, seed %6"))
                .arg(QString::fromStdString(singleLine(study_.facts.datasetName, 60)),
                     QString::fromStdString(study_.facts.split), text(way))
                .arg(study_.recordings)
                .arg(study_.anomalies)
                .arg(study_.seed);
        painter.setPen(colours::quiet);
        painter.setFont(studyFont(12.5));
        painter.drawText(QPointF(margin, 55.0), counts);
        if (!study_.facts.synthetic) {
            return;
        }
        const QString stamp = text(VESTIGO_TEXT("Study", "Synthetic data"));
        painter.setFont(studyFont(15.0, true));
        const double width = QFontMetricsF(painter.font()).horizontalAdvance(stamp) + 24.0;
        const QRectF box(width_ - margin - width, 17.0, width, 27.0);
        painter.setPen(QPen(colours::warning, 1.6));
        painter.drawRect(box);
        painter.drawText(box, Qt::AlignCenter, stamp);
    });
}

void StudyCanvas::foot(const QString& line) {
    paint([&](QPainter& painter) {
        painter.setPen(colours::quiet);
        painter.setFont(studyFont(11.5));
        const QFontMetricsF metrics(painter.font());
        painter.drawText(QPointF(margin, footY_),
                         metrics.elidedText(line, Qt::ElideRight, width_ - 2.0 * margin));
    });
    footY_ -= 16.0;
}

QFont studyFont(double pixels, bool bold) {
    QFont font;
    font.setFamilies({QStringLiteral("Roboto"), QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK SC"),
                      QStringLiteral("DejaVu Sans")});
    font.setPixelSize(static_cast<int>(std::lround(pixels)));
    font.setWeight(bold ? QFont::Bold : QFont::Normal);
    return font;
}

QString figureText(const std::optional<double>& value, int decimals) {
    if (!value) {
        return QStringLiteral("n/a");
    }
    const double unit = std::pow(10.0, -decimals);
    const double rounded = std::round(*value / unit) * unit;
    return QString::number(rounded == 0.0 ? 0.0 : rounded, 'f', decimals); // no "-0.000"
}

QString differenceText(const evaluation::Difference& difference) {
    if (!difference.value) {
        return QStringLiteral("n/a");
    }
    QString text = figureText(difference.value);
    if (!text.startsWith(QLatin1Char('-'))) {
        text.prepend(QLatin1Char('+'));
    }
    if (difference.low && difference.high) {
        text += QStringLiteral(" (%1 .. %2)").arg(figureText(difference.low), figureText(difference.high));
    }
    return text;
}

QColor colourOf(std::size_t index) {
    static const std::array<QColor, 8> all{QColor(0x2f, 0x4b, 0x8f), QColor(0xb5, 0x5a, 0x12),
                                           QColor(0x2e, 0x6b, 0x3f), QColor(0x8a, 0x3b, 0x7c),
                                           QColor(0x5f, 0x66, 0x6c), QColor(0x9c, 0x2a, 0x1f),
                                           QColor(0x1c, 0x7c, 0x8c), QColor(0x7d, 0x6b, 0x14)};
    return all[index % all.size()];
}

void paintMark(QPainter& painter, QPointF place, std::size_t index, double size) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colourOf(index));
    switch (index % 3) {
    case 0:
        painter.drawEllipse(place, size, size);
        break;
    case 1:
        painter.drawRect(QRectF(place.x() - size * 0.9, place.y() - size * 0.9, size * 1.8, size * 1.8));
        break;
    default:
        painter.drawPolygon(
            QPolygonF({place + QPointF(0.0, -size * 1.15), place + QPointF(size * 1.1, size * 0.85),
                       place + QPointF(-size * 1.1, size * 0.85)}));
    }
    painter.setBrush(Qt::NoBrush);
}

void paintInterval(QPainter& painter, QPointF low, QPointF high, const QColor& colour) {
    painter.setPen(QPen(colour, 1.6));
    painter.drawLine(low, high);
    const bool level = std::abs(low.y() - high.y()) < 1e-6;
    const QPointF end = level ? QPointF(0.0, 3.5) : QPointF(3.5, 0.0);
    painter.drawLine(low - end, low + end);
    painter.drawLine(high - end, high + end);
}

} // namespace vestigo::evaluation_render
