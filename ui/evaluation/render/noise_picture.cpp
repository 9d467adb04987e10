// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/evaluation/render/study_canvas.h"
#include "ui/evaluation/render/study_pictures.h"

#include <QtGui/QPen>
#include <algorithm>
#include <array>

namespace vestigo::evaluation_render {

namespace {

using evaluation::NoiseCurve;
using evaluation::NoisePoint;
using evaluation::Study;

constexpr double pictureWidth = 1160.0;
constexpr double panelHeight = 300.0;
constexpr double panelGap = 66.0;

struct Panel {
    const char* figure;
    Text title;
};

const std::array<Panel, 3>& panels() {
    static const std::array<Panel, 3> all{{{"step accuracy", VESTIGO_TEXT("Study", "Accuracy of steps")},
                                           {"step F1", VESTIGO_TEXT("Study", "F1 of steps")},
                                           {"step AUROC", VESTIGO_TEXT("Study", "AUC-ROC of steps")}}};
    return all;
}

Axis valuesOf(const Study& study, const char* figure) {
    std::vector<double> values;
    for (const NoiseCurve& curve : study.noise) {
        for (const NoisePoint& point : curve.points) {
            const auto* metric = evaluation::findMetric(point.metrics, figure);
            for (const auto& value : metric == nullptr ? std::array<std::optional<double>, 3>{}
                                                       : std::array<std::optional<double>, 3>{
                                                             metric->value, metric->low, metric->high}) {
                if (value) {
                    values.push_back(*value);
                }
            }
        }
    }
    return Axis::around(values, 6, 1.0);
}

Axis sigmasOf(const Study& study) {
    double most = 0.1;
    for (const NoiseCurve& curve : study.noise) {
        most = std::max(most, curve.points.empty() ? 0.0 : curve.points.back().sigma);
    }
    return {0.0, most, 5};
}

void paintAxes(QPainter& painter, const QRectF& area, const Axis& sigmas, const Axis& values,
               const QString& title, const QString& below) {
    painter.setPen(colours::text);
    painter.setFont(studyFont(13.0, true));
    painter.drawText(QPointF(area.left(), area.top() - 10.0), title);
    painter.setFont(studyFont(11.0));
    for (const double tick : values.ticks()) {
        const double y = area.bottom() - values.share(tick) * area.height();
        painter.setPen(QPen(colours::rule, 1.0));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(colours::quiet);
        painter.drawText(QRectF(area.left() - 56.0, y - 8.0, 48.0, 16.0), Qt::AlignRight | Qt::AlignVCenter,
                         values.label(tick));
    }
    for (const double tick : sigmas.ticks()) {
        const double x = area.left() + sigmas.share(tick) * area.width();
        painter.setPen(QPen(colours::strongRule, 1.0));
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 4.0));
        painter.setPen(colours::quiet);
        painter.drawText(QRectF(x - 30.0, area.bottom() + 6.0, 60.0, 15.0), Qt::AlignHCenter,
                         sigmas.label(tick));
    }
    painter.setPen(QPen(colours::strongRule, 1.0));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    painter.setPen(colours::text);
    painter.drawText(QRectF(area.left(), area.bottom() + 24.0, area.width(), 16.0), Qt::AlignHCenter, below);
}

void paintCurve(QPainter& painter, const QRectF& area, const Axis& sigmas, const Axis& values,
                const NoiseCurve& curve, const char* figure, std::size_t index, double aside) {
    QPolygonF line;
    for (const NoisePoint& point : curve.points) {
        const auto* metric = evaluation::findMetric(point.metrics, figure);
        if (metric == nullptr || !metric->value) {
            continue;
        }
        const double x = area.left() + sigmas.share(point.sigma) * area.width() + aside;
        const auto at = [&](double value) {
            return QPointF(x, area.bottom() - values.share(value) * area.height());
        };
        if (metric->low && metric->high) {
            QColor faint = colourOf(index);
            faint.setAlphaF(0.6F);
            paintInterval(painter, at(*metric->low), at(*metric->high), faint);
        }
        line << at(*metric->value);
    }
    painter.setPen(QPen(colourOf(index), 1.8));
    painter.drawPolyline(line);
    for (const QPointF& place : line) {
        paintMark(painter, place, index, 4.3);
    }
}

QString dropText(const StudyCanvas& canvas, const NoiseCurve& curve) {
    const NoisePoint& last = curve.points.back();
    if (!last.accuracyDrop || !last.accuracyDrop->value) {
        return QString::fromStdString(curve.row);
    }
    return canvas.text(VESTIGO_TEXT("Study", "%1: accuracy falls by %2 at \u03c3 = %3"))
        .arg(QString::fromStdString(curve.row), differenceText(*last.accuracyDrop).remove('+'),
             QString::number(last.sigma));
}

} // namespace

QImage noisePicture(const Study& study, const Translator& translator) {
    const double legendTop = StudyCanvas::headHeight + 40.0 + panelHeight + 58.0;
    const double legendHeight = 20.0 * static_cast<double>(study.noise.size());
    StudyCanvas canvas(pictureWidth, legendTop + legendHeight + 62.0, study, translator,
                       VESTIGO_TEXT("Study", "VG-MS-ST-GAT, Figure 5 on our data: Gaussian noise"));
    const Axis sigmas = sigmasOf(study);
    const double left = StudyCanvas::margin + 40.0;
    const double width = (pictureWidth - left - StudyCanvas::margin - 2.0 * panelGap) / 3.0;
    canvas.paint([&](QPainter& painter) {
        for (std::size_t i = 0; i < panels().size(); ++i) {
            const Panel& panel = panels()[i];
            const QRectF area(left + static_cast<double>(i) * (width + panelGap),
                              StudyCanvas::headHeight + 40.0, width, panelHeight);
            const Axis values = valuesOf(study, panel.figure);
            paintAxes(painter, area, sigmas, values, canvas.text(panel.title),
                      canvas.text(VESTIGO_TEXT("Study", "\u03c3, strength of the noise")));
            for (std::size_t k = 0; k < study.noise.size(); ++k) {
                const double aside =
                    4.0 * (static_cast<double>(k) - 0.5 * static_cast<double>(study.noise.size() - 1));
                paintCurve(painter, area, sigmas, values, study.noise[k], panel.figure, k, aside);
            }
        }
        painter.setFont(studyFont(12.5));
        for (std::size_t k = 0; k < study.noise.size(); ++k) {
            const double y = legendTop + 20.0 * static_cast<double>(k);
            painter.setPen(QPen(colourOf(k), 1.8));
            painter.drawLine(QPointF(left - 12.0, y), QPointF(left + 12.0, y));
            paintMark(painter, QPointF(left, y), k, 4.3);
            painter.setPen(colours::text);
            painter.drawText(QPointF(left + 22.0, y + 4.5), dropText(canvas, study.noise[k]));
        }
    });
    canvas.foot(canvas.text(VESTIGO_TEXT(
        "Study", "Bars: 95 % bootstrap intervals over recordings. The paper's model falls by 0.039 at "
                 "\u03c3 = 0.3, on its own data and images.")));
    canvas.foot(
        canvas.text(VESTIGO_TEXT("Study", "Noise on every pixel of every camera, in parts of full scale, and "
                                          "on the columns of tables and logs, "
                                          "in units of their usual spread at the plant; none in training.")));
    return canvas.image();
}

} // namespace vestigo::evaluation_render
