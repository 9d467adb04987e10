// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/evaluation/render/study_canvas.h"
#include "ui/evaluation/render/study_pictures.h"

#include <QtGui/QPen>
#include <QtGui/QPolygonF>
#include <algorithm>
#include <array>
#include <limits>

namespace vestigo::evaluation_render {

namespace {

using evaluation::Study;
using evaluation::StudyFigure;
using evaluation::StudyRow;
using evaluation::StudyStep;

constexpr double pictureWidth = 1320.0;
constexpr double namesWidth = 275.0;
constexpr double rowHeight = 27.0;
constexpr double gainHeight = 21.0;
constexpr double bandHead = 30.0;
constexpr double bandFoot = 34.0;
constexpr double panelGap = 40.0;
constexpr int panelsOfBand = 4;

/// Two bands of panels, most important first.
constexpr std::array<std::array<const char*, panelsOfBand>, 2> bands{
    {{{"step AUROC", "step AP", "step F1", "step accuracy"}},
     {{"event F1", "false alarms per terminal-hour", "root cause hit@1", "edge F1"}}}};

/// Where the gains of a figure stand.
constexpr std::array<std::pair<const char*, double>, 3> gainColumns{
    {{"step AUROC", 250.0}, {"step AP", 530.0}, {"step F1", 810.0}}};
constexpr double verdictColumn = 1090.0;

const StudyFigure& figureOf(const char* name) {
    const auto& all = evaluation::studyFigures();
    return *std::find_if(all.begin(), all.end(),
                         [name](const StudyFigure& one) { return std::string(one.name) == name; });
}

Axis axisOf(const Study& study, const StudyFigure& figure) {
    std::vector<double> values;
    for (const StudyRow& row : study.rows) {
        if (const auto* metric = evaluation::findMetric(row.metrics, figure.name)) {
            for (const auto& value : {metric->value, metric->low, metric->high}) {
                if (value) {
                    values.push_back(*value);
                }
            }
        }
        if (const auto paper = evaluation::paperValue(row.name, figure)) {
            values.push_back(*paper);
        }
    }
    return Axis::around(values, 5, figure.moreIsBetter ? 1.0 : std::numeric_limits<double>::max());
}

/// Each with the name of its row.
std::vector<std::pair<std::string, const StudyStep*>> stepsOf(const Study& study) {
    std::vector<std::pair<std::string, const StudyStep*>> steps;
    for (const StudyRow& row : study.rows) {
        if (row.step) {
            steps.emplace_back(row.name, &*row.step);
        }
        for (const StudyStep& rival : row.rivals) {
            steps.emplace_back(row.name, &rival);
        }
    }
    return steps;
}

class TablePainter {
public:
    TablePainter(const Study& study, const Translator& translator)
        : study_(study)
        , steps_(stepsOf(study))
        , canvas_(pictureWidth, StudyCanvas::headHeight + 2.0 * bandHeight() + 20.0 + gainsHeight() + 60.0,
                  study, translator,
                  VESTIGO_TEXT("Study", "VG-MS-ST-GAT, Table 1 on our data: what each module adds")) {}

    QImage picture() {
        double top = StudyCanvas::headHeight;
        for (const auto& band : bands) {
            paintBand(band, top);
            top += bandHeight() + 10.0;
        }
        paintGains(top);
        canvas_.foot(canvas_.text(VESTIGO_TEXT(
            "Study", "Bars: 95 % bootstrap intervals over recordings; differences are paired by recording. "
                     "Hollow: the paper's value, on its own data, which are not public.")));
        canvas_.foot(canvas_.text(VESTIGO_TEXT(
            "Study",
            "Earned: the interval of the gain of AUC-ROC or of average precision lies above zero, and "
            "that of neither below.")));
        return canvas_.image();
    }

private:
    double bandHeight() const {
        return bandHead + rowHeight * static_cast<double>(study_.rows.size()) + bandFoot;
    }
    double gainsHeight() const { return 30.0 + gainHeight * static_cast<double>(steps_.size()); }

    void paintNames(QPainter& painter, double top) const {
        for (std::size_t i = 0; i < study_.rows.size(); ++i) {
            const double y = top + bandHead + rowHeight * (static_cast<double>(i) + 0.5);
            painter.setPen(colours::text);
            painter.setFont(studyFont(12.5, true));
            painter.drawText(QRectF(StudyCanvas::margin, y - 10.0, 60.0, 20.0), Qt::AlignVCenter,
                             QString::fromStdString(study_.rows[i].name));
            painter.setFont(studyFont(11.5));
            painter.setPen(colours::quiet);
            painter.drawText(QRectF(StudyCanvas::margin + 58.0, y - 10.0, namesWidth - 58.0, 20.0),
                             Qt::AlignVCenter, canvas_.text(study_.rows[i].title));
        }
    }

    void paintBand(const std::array<const char*, panelsOfBand>& figures, double top) {
        canvas_.paint([&](QPainter& painter) {
            paintNames(painter, top);
            const double left = StudyCanvas::margin + namesWidth;
            const double width =
                (pictureWidth - StudyCanvas::margin - left - panelGap * (panelsOfBand - 1)) / panelsOfBand;
            for (int i = 0; i < panelsOfBand; ++i) {
                const QRectF area(left + i * (width + panelGap), top + bandHead, width,
                                  rowHeight * static_cast<double>(study_.rows.size()));
                paintPanel(painter, figureOf(figures[static_cast<std::size_t>(i)]), area);
            }
        });
    }

    void paintPanel(QPainter& painter, const StudyFigure& figure, const QRectF& area) const {
        const Axis axis = axisOf(study_, figure);
        painter.setPen(colours::text);
        painter.setFont(studyFont(12.5, true));
        painter.drawText(QPointF(area.left(), area.top() - 9.0), canvas_.text(figure.title));
        painter.setFont(studyFont(10.5));
        for (const double tick : axis.ticks()) {
            const double x = area.left() + axis.share(tick) * area.width();
            painter.setPen(QPen(colours::rule, 1.0));
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
            painter.setPen(colours::quiet);
            painter.drawText(QRectF(x - 30.0, area.bottom() + 4.0, 60.0, 14.0), Qt::AlignHCenter,
                             axis.label(tick));
        }
        for (std::size_t i = 0; i < study_.rows.size(); ++i) {
            paintRow(painter, study_.rows[i], figure, axis, area,
                     area.top() + rowHeight * (static_cast<double>(i) + 0.5));
        }
    }

    static void paintRow(QPainter& painter, const StudyRow& row, const StudyFigure& figure, const Axis& axis,
                         const QRectF& area, double y) {
        const auto at = [&](double value) {
            return QPointF(area.left() + axis.share(value) * area.width(), y);
        };
        if (const auto paper = evaluation::paperValue(row.name, figure)) {
            painter.setPen(QPen(colours::strongRule, 1.3));
            const QPointF place = at(*paper);
            painter.drawPolygon(QPolygonF({place + QPointF(0, -5), place + QPointF(5, 0),
                                           place + QPointF(0, 5), place + QPointF(-5, 0)}));
        }
        const auto* metric = evaluation::findMetric(row.metrics, figure.name);
        if (metric == nullptr || !metric->value) {
            painter.setPen(colours::quiet);
            painter.setFont(studyFont(10.5));
            painter.drawText(QRectF(area.left() + 4.0, y - 8.0, 40.0, 16.0), Qt::AlignVCenter,
                             QStringLiteral("n/a"));
            return;
        }
        const QColor colour = evaluation::isInPaper(row.name) ? colours::main : colours::quiet;
        if (metric->low && metric->high) {
            paintInterval(painter, at(*metric->low), at(*metric->high), colour);
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(at(*metric->value), 4.3, 4.3);
        painter.setBrush(Qt::NoBrush);
    }

    /// What each row gains on the row before, and the last one on the simpler engines.
    void paintGains(double top) {
        canvas_.paint([&](QPainter& painter) {
            painter.setFont(studyFont(12.5, true));
            painter.setPen(colours::text);
            painter.drawText(QPointF(StudyCanvas::margin, top + 8.0),
                             canvas_.text(VESTIGO_TEXT("Study", "Gain of a row on another")));
            for (const auto& [name, x] : gainColumns) {
                painter.drawText(QPointF(x, top + 8.0), canvas_.text(figureOf(name).title));
            }
            painter.drawText(QPointF(verdictColumn, top + 8.0),
                             canvas_.text(VESTIGO_TEXT("Study", "Earned")));
            painter.setFont(studyFont(12.0));
            double y = top + 30.0;
            for (const auto& [row, step] : steps_) {
                paintGain(painter, row, *step, y);
                y += gainHeight;
            }
        });
    }

    void paintGain(QPainter& painter, const std::string& row, const StudyStep& step, double y) const {
        painter.setPen(colours::text);
        painter.drawText(QPointF(StudyCanvas::margin, y), QString::fromStdString(row) +
                                                              QStringLiteral(" \u2212 ") +
                                                              QString::fromStdString(step.against));
        for (const auto& [name, x] : gainColumns) {
            for (const evaluation::Difference& one : step.differences) {
                if (one.name == name) {
                    painter.drawText(QPointF(x, y), differenceText(one));
                }
            }
        }
        static const std::array<std::pair<Text, QColor>, 3> verdicts{
            {{VESTIGO_TEXT("Study", "yes"), colours::good},
             {VESTIGO_TEXT("Study", "no"), colours::warning},
             {VESTIGO_TEXT("Study", "cannot be told"), colours::quiet}}};
        const auto& [text, colour] = verdicts[static_cast<std::size_t>(step.earned)];
        painter.setPen(colour);
        painter.drawText(QPointF(verdictColumn, y), canvas_.text(text));
    }

    const Study& study_;
    std::vector<std::pair<std::string, const StudyStep*>> steps_; ///< whose, and the step
    StudyCanvas canvas_;
};

} // namespace

QImage tablePicture(const Study& study, const Translator& translator) {
    return TablePainter(study, translator).picture();
}

} // namespace vestigo::evaluation_render
