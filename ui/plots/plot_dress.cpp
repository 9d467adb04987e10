// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plot_dress.h"

#include "ui/common/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace vestigo::ui_plots {

namespace {

constexpr int pixelsOfANumberAcross = 40;
constexpr int pixelsOfANumberUp = 26;
constexpr int mostNumbers = 5;
constexpr int legendLine = 22;

/// Numbers of passes: there is none between two of them.
class CountTicker final : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange& range) override {
        return std::max(1.0, std::ceil(QCPAxisTicker::getTickStep(range)));
    }
};

int numbersIn(int pixels, int each) {
    return std::clamp(pixels / each, 2, mostNumbers);
}

} // namespace

void setUpPlot(QCustomPlot& plot, PlotAxes axes) {
    QLocale plain = QLocale::c(); // numbers look the same in every language, as in the tables beside
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    plot.setLocale(plain);
    plot.setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    plot.setAutoAddPlottableToLegend(false);
    plot.setSelectionTolerance(12);             // pixels from the pointer to a line
    plot.setPlottingHint(QCP::phFastPolylines); // one long smooth line costs Qt the square of its points
    // The widget's ground shows through, and what the wheel does not do here it does to the page around.
    plot.setAttribute(Qt::WA_OpaquePaintEvent, false);
    plot.setAttribute(Qt::WA_NoMousePropagation, false);
    plot.setBackground(QBrush(Qt::NoBrush));
    plot.setFocusPolicy(Qt::NoFocus);
    if (axes == PlotAxes::Counts) {
        plot.xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new CountTicker));
    }
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis}) {
        axis->setSubTicks(false);
        axis->setTickLength(0, 3);
        axis->setTickLabelPadding(2);
        axis->setLabelPadding(1);
        axis->setNumberFormat(QStringLiteral("gb"));
    }
    // A frame: it also lies over the hair that QCustomPlot's way round the outside of its axes leaves at the
    // edge.
    for (QCPAxis* axis : {plot.xAxis2, plot.yAxis2}) {
        axis->setTicks(false);
        axis->setTickLabels(false);
        axis->setVisible(true);
    }
    plot.legend->setMargins(QMargins(0, 0, 0, 0));
    plot.legend->setBorderPen(Qt::NoPen);
    plot.legend->setBrush(Qt::NoBrush);
    plot.legend->setRowSpacing(2);
    plot.legend->setIconTextPadding(6);
    plot.legend->setVisible(true);
}

void dressPlot(QCustomPlot& plot, const QFont& font) {
    const ui_common::Theme& theme = ui_common::theme();
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis, plot.xAxis2, plot.yAxis2}) {
        axis->setBasePen(QPen(theme.rule));
        axis->setTickPen(QPen(theme.rule));
        axis->setTickLabelColor(theme.quietText);
        axis->setLabelColor(theme.quietText);
        axis->setTickLabelFont(font);
        axis->setLabelFont(font);
        axis->grid()->setPen(QPen(theme.rule));
        axis->grid()->setZeroLinePen(QPen(theme.rule));
    }
    const QFontMetrics metrics(font);
    plot.legend->setFont(font);
    plot.legend->setIconSize(legendLine, metrics.height()); // else the line is not level with its name
    plot.legend->setTextColor(theme.text);
    for (int i = 0; i < plot.legend->itemCount(); ++i) {
        plot.legend->item(i)->setFont(font);
        plot.legend->item(i)->setTextColor(theme.text);
    }
    // Half of the last number reaches beyond the axis; and to zoom must not move the axis by every digit
    // more.
    const int number = metrics.horizontalAdvance(QStringLiteral("0.000"));
    plot.axisRect()->setMinimumMargins(
        QMargins(number + 8, metrics.height() / 2 + 1, number / 2 + 1, metrics.height()));
}

void setTickCounts(QCustomPlot& plot, PlotAxes axes, const QSize& size) {
    const int across = numbersIn(size.width(), pixelsOfANumberAcross);
    const int up = numbersIn(size.height(), pixelsOfANumberUp);
    plot.xAxis->ticker()->setTickCount(axes == PlotAxes::UnitSquare ? std::min(across, up) : across);
    plot.yAxis->ticker()->setTickCount(axes == PlotAxes::UnitSquare ? std::min(across, up) : up);
}

QColor colourOf(LineHue hue) {
    const ui_common::Theme& theme = ui_common::theme();
    switch (hue) {
    case LineHue::Attention:
        return theme.attention;
    case LineHue::Quiet:
        return theme.quietText;
    case LineHue::Text:
        break;
    }
    return theme.text;
}

QPen penOf(const PlotLine& line) {
    QPen pen(colourOf(line.hue), line.silent ? 1.2 : 1.6);
    pen.setStyle(line.dashed ? Qt::DashLine : Qt::SolidLine);
    pen.setCapStyle(line.dashed ? Qt::FlatCap : Qt::RoundCap); // what is drawn in pieces has no notches
    return pen;
}

} // namespace vestigo::ui_plots
